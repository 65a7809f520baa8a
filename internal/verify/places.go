package verify

import (
	"hash/maphash"
	"iter"
)

// places compares the places that links lead to with those that pages have. A
// place is "page#id". A large site has hundreds of thousands of either, so
// they are known by their hashes; the names are kept, once each, of those that
// links lead to.
type places struct {
	seed  maphash.Seed
	led   map[uint64]int32 // places that links lead to, and their numbers
	names []byte           // of those, one after the other in order of their numbers
	ends  []int32          // of each in names
	links []link
	had   [][]uint64 // places that pages have
}

// link is one from a page to a place, both by number.
type link struct{ page, place int32 }

func newPlaces() places { return places{seed: maphash.MakeSeed(), led: map[uint64]int32{}} }

// hashes returns those of the places that a page has. It may be called from
// many goroutines.
func (p *places) hashes(page string, ids [][]byte) []uint64 {
	var room [256]byte
	name := append(append(room[:0], page...), '#')
	out := make([]uint64, len(ids))
	for i, id := range ids {
		out[i] = maphash.Bytes(p.seed, append(name, id...))
	}
	return out
}

// have notes places that pages have.
func (p *places) have(hashes []uint64) { p.had = append(p.had, hashes) }

// lead notes a link from a page, by number, to a place.
func (p *places) lead(page int, place []byte) {
	h := maphash.Bytes(p.seed, place)
	n, known := p.led[h]
	if !known {
		n = int32(len(p.led))
		p.led[h] = n
		p.names = append(p.names, place...)
		p.ends = append(p.ends, int32(len(p.names)))
	}
	p.links = append(p.links, link{int32(page), n})
}

// lost returns the links that lead to no place: the page's number and the
// place.
func (p *places) lost() iter.Seq2[int, string] {
	found := make([]bool, len(p.led))
	for _, hashes := range p.had {
		for _, h := range hashes {
			if n, led := p.led[h]; led {
				found[n] = true
			}
		}
	}
	return func(yield func(int, string) bool) {
		for _, l := range p.links {
			if !found[l.place] && !yield(int(l.page), p.name(l.place)) {
				return
			}
		}
	}
}

// name returns the place with this number.
func (p *places) name(n int32) string {
	from := int32(0)
	if n > 0 {
		from = p.ends[n-1]
	}
	return string(p.names[from:p.ends[n]])
}
