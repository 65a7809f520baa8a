package changes

import (
	"slices"
	"strconv"
	"strings"

	"plaza/internal/graph"
	"plaza/internal/schema"
	"plaza/internal/view"
)

// Because returns the changes of records that name ref, such as
// "theme:more-languages", as their reason, the newest first. Each leads to its
// place on the record's own page, where the way back stands. example tells
// whether what ref names is one: what was made up changes no real record.
func Because(c *view.Context, ref string, example bool) []Entry {
	var out []Entry
	for _, x := range reasons(c.R)[ref] {
		if h := x.of; !h.Example || example {
			out = append(out, because(c, h, h.Changes[x.at]))
		}
	}
	return out
}

// place is an entry of a record's own list of changes.
type place struct {
	of *schema.Head
	at int
}

// reasons lists the entries of all records by what they name as their reason,
// the newest first.
func reasons(r *graph.Reader) map[string][]place {
	return graph.Once(r, "reasons", func(r *graph.Reader) map[string][]place {
		out := map[string][]place{}
		for _, k := range r.Catalog().Kinds {
			for _, rec := range r.Records(k.Name) {
				h := rec.Meta()
				for i, x := range h.Changes {
					if strings.Contains(x.Ref, ":") && k.Address != "" {
						out[x.Ref] = append(out[x.Ref], place{h, i})
					}
				}
			}
		}
		for _, list := range out {
			slices.SortStableFunc(list, func(a, b place) int { return b.of.Changes[b.at].On.Compare(a.of.Changes[a.at].On) })
		}
		return out
	})
}

// because tells of one such change: as the repository remembers it, else as
// the record's own list does.
func because(c *view.Context, h *schema.Head, x schema.Change) Entry {
	log, state := c.R.LogOf(h.Ref())
	at := slices.IndexFunc(log, func(ch *graph.Change) bool {
		return slices.ContainsFunc(ch.Reasons, func(r schema.Change) bool { return r.Key == x.Key })
	})
	var e Entry
	anchor := "history"
	switch {
	case at >= 0:
		e = entry(c, log[at])
		if at < most {
			anchor = "change-" + strconv.Itoa(len(log)-at)
		}
	case state == graph.NoLog:
		anchor = "change-" + x.Key
		fallthrough
	default:
		e = told(c, h, x)
	}
	link := c.RecordLink(h.Kind.Name, h.ID)
	if !strings.Contains(link.Href, "#") { // it has a page of its own, with its history
		link.Href += "#" + anchor
	}
	e.Records = []view.Link{link}
	return e
}
