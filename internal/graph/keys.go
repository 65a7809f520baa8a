package graph

import (
	"maps"
	"slices"

	"plaza/internal/schema"
)

// Keys returns what was read, sorted, each key once. A page in a translated
// language that read a record read its overlay too, be there one or not.
func (r *Reader) Keys() []string {
	keys := map[string]bool{}
	r.addKeys(keys)
	return slices.Sorted(maps.Keys(keys))
}

func (r *Reader) addKeys(keys map[string]bool) {
	record := func(h *schema.Head) {
		keys[h.Ref()] = true
		if r.Locale.Index > 0 {
			keys[h.Ref()+"."+r.Locale.Tag] = true
		}
	}
	for _, k := range r.keys {
		keys[k] = true
	}
	for _, h := range r.read {
		record(h)
	}
	for _, kind := range r.kinds {
		keys[kind+"/*"] = true
		for _, rec := range r.site.records[kind] {
			record(rec.Meta())
		}
	}
	for _, by := range r.shared {
		by.addKeys(keys)
	}
}
