package graph

import (
	"slices"
	"strings"
	"sync"

	"plaza/internal/schema"
	"plaza/internal/schema/links"
)

// Citing returns the records that name the one of this kind and id, by any of
// their fields or in their Markdown, in order of kind, then id. Examples are
// left out.
func (r *Reader) Citing(kind, id string) []schema.Record {
	r.note("cites@" + kind + "/" + id)
	var out []schema.Record
	for _, ref := range r.site.cited()[kind+"/"+id] {
		k, i, _ := strings.Cut(ref, "/")
		out = append(out, r.record(k, i))
	}
	return out
}

// cited lists for each record, as "kind/id", those that name it. It is made
// on first use.
func (s *Site) cited() map[string][]string {
	make, _ := s.order.LoadOrStore("cited", sync.OnceValue(func() map[string][]string {
		out := map[string][]string{}
		for _, k := range s.Catalog.Kinds {
			for _, rec := range s.records[k.Name] {
				h := rec.Meta()
				if h.Example {
					continue
				}
				for _, to := range named(rec) {
					if to != h.Ref() && !slices.Contains(out[to], h.Ref()) {
						out[to] = append(out[to], h.Ref())
					}
				}
			}
		}
		return out
	}))
	return make.(func() map[string][]string)()
}

// named lists what a record names, as "kind/id".
func named(rec schema.Record) []string {
	var out []string
	for _, l := range links.Of(rec) {
		out = append(out, l.Kind+"/"+l.ID)
	}
	for _, p := range schema.Proses(rec) {
		for _, l := range p.Doc.Links() {
			if kind, id, ok := strings.Cut(l.Dest, ":"); ok {
				id, _, _ = strings.Cut(id, "#")
				out = append(out, kind+"/"+id)
			}
		}
	}
	return out
}
