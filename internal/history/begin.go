package history

import (
	"slices"
	"strings"

	"plaza/internal/record"
)

// A city that starts from the repository of another one keeps its commits, but
// not its past. The log begins where the other city's data/site.toml went: the
// two are told apart by name and address together, so that a city that moves
// to another address, or spells its name in another way, keeps its log.

// beginning returns the commits of this city. old are the files that another
// city had left when they begin, by path.
func (b *builder) beginning(all []Commit) (own []Commit, old map[string]bool) {
	at := b.founded(all)
	if at < 0 {
		return all, nil
	}
	old = map[string]bool{}
	for _, c := range slices.Backward(all[at+1:]) {
		for _, f := range c.Files {
			if f.After != "" {
				old[f.Path] = true
			} else {
				delete(old, f.Path)
			}
		}
	}
	return all[:at+1], old
}

// founded returns the index of the first commit of this city, -1 if the
// repository tells of no other.
func (b *builder) founded(all []Commit) int {
	var is *record.Site
	for i, c := range all {
		for _, f := range c.Files {
			p, ok := b.place(f.Path)
			if !ok || p.Kind.Name != "site" || p.Locale != "" {
				continue
			}
			if is == nil && f.After != "" {
				is, _ = b.record(p, f.Path, f.After).(*record.Site)
			}
			was, _ := b.record(p, f.Path, f.Before).(*record.Site)
			if is == nil || was == nil || was.BaseURL == is.BaseURL || sameCity(was.City.Value, is.City.Value) {
				continue
			}
			if f.After == "" {
				return i - 1 // it went: what comes after is this city's
			}
			return i
		}
	}
	return -1
}

// sameCity compares the names of two cities: "City of Springfield" is
// "Springfield".
func sameCity(a, b string) bool {
	x, y := cityWords(a), cityWords(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	for _, w := range x {
		if !slices.Contains(y, w) {
			return false
		}
	}
	return true
}

func cityWords(s string) []string {
	return slices.DeleteFunc(strings.Fields(strings.ToLower(s)), func(w string) bool {
		return slices.Contains([]string{"the", "city", "town", "village", "county", "of", "ciudad", "condado", "de", "la", "el"}, w)
	})
}
