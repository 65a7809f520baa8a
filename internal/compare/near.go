package compare

import (
	"bytes"
	"slices"

	"plaza/internal/check"
	"plaza/internal/schema"
	"plaza/internal/source"
)

// A comparison of two states of a large site reads only what the change can
// reach. Kinds of few records are read whole. Of a kind with more than
// fewRecords, it reads the records that changed, those that a changed file
// names, and those that name a changed record: an id stands in a file as its
// letters, so no file has to be parsed to find out.

const (
	fewRecords = 200
	// manyChanged is where looking for neighbours would cost more than reading
	// all.
	manyChanged = 50
)

type neighbours struct {
	catalog       *schema.Catalog
	changed       []string
	before, after map[string]*source.File
}

// near returns the paths to read, and those of the records that are left
// unread. A nil map stands for all.
func (n neighbours) near(whole bool) (keep map[string]bool, unread []string) {
	large := n.large()
	if whole || len(large) == 0 || len(n.changed) > manyChanged {
		return nil, nil
	}
	var ids []string             // of the records that changed
	touched := map[string]bool{} // "kind/id" to be read
	named := map[string]bool{}   // words of the changed files
	keep = map[string]bool{}
	for _, p := range n.changed {
		place, ok := n.place(p)
		if !ok && place.Words != "" {
			return nil, nil // every page has them
		}
		if ok {
			ids = append(ids, place.ID)
			touched[place.Kind.Name+"/"+place.ID] = true
		}
		for _, f := range []*source.File{n.before[p], n.after[p]} {
			if f != nil {
				names(f.Bytes, named)
			}
		}
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	for p, f := range n.after {
		place, ok := n.place(p)
		if !ok || !large[place.Kind] {
			keep[p] = true
		} else if named[place.ID] || slices.ContainsFunc(ids, func(id string) bool { return bytes.Contains(f.Bytes, []byte(id)) }) {
			touched[place.Kind.Name+"/"+place.ID] = true
		}
	}
	for p := range n.before {
		if place, ok := n.place(p); !ok || !large[place.Kind] {
			keep[p] = true
		}
	}
	for _, files := range []map[string]*source.File{n.after, n.before} {
		for p := range files {
			if place, ok := n.place(p); ok && large[place.Kind] {
				if touched[place.Kind.Name+"/"+place.ID] {
					keep[p] = true
				} else if place.Locale == "" {
					unread = append(unread, p)
				}
			}
		}
	}
	slices.Sort(unread)
	return keep, slices.Compact(unread)
}

// large names the kinds of many records.
func (n neighbours) large() map[*schema.Kind]bool {
	count := map[*schema.Kind]int{}
	for p := range n.after {
		if place, ok := n.place(p); ok && place.Locale == "" {
			count[place.Kind]++
		}
	}
	out := map[*schema.Kind]bool{}
	for k, records := range count {
		if records > fewRecords {
			out[k] = true
		}
	}
	return out
}

// place is that of a record or overlay.
func (n neighbours) place(p string) (check.Place, bool) {
	place, bad := check.PlaceOf(n.catalog, p)
	return place, bad == nil && place.Kind != nil
}

// names adds the runs of letters, digits and hyphens that could be ids.
func names(b []byte, out map[string]bool) {
	start := 0
	for i := 0; i <= len(b); i++ {
		if i < len(b) && (b[i] >= 'a' && b[i] <= 'z' || b[i] >= '0' && b[i] <= '9' || b[i] == '-') {
			continue
		}
		if i > start {
			out[string(b[start:i])] = true
		}
		start = i + 1
	}
}
