package pages

import (
	"slices"
	"strings"

	"plaza/internal/find"
	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/view"
)

// Filter is a form that narrows the list on its page. A script shows it and
// does the work; without one the pages of each department, stage and so on
// stand in its place.
type Filter struct {
	Selects []FilterSelect
	Part    bool // the list goes on on other pages
	words   func(tool string) []string
}

// FilterSelect is one field of the form.
type FilterSelect struct {
	Name, Label string
	Options     []FilterOption
	used        map[string]bool
}

// FilterOption is one value of it.
type FilterOption struct {
	Value string
	Label view.Words
}

// FilterMark is what a tool in the list is sorted under, parted by spaces.
type FilterMark struct{ Name, Value string }

// newFilter returns a filter by the first four ways to sort tools.
func newFilter(c *view.Context) *Filter {
	f := &Filter{words: find.Words(c)}
	for _, k := range facetKinds[:4] {
		f.Selects = append(f.Selects, FilterSelect{Name: k.kind, Label: c.L.Label("kind." + k.kind), used: map[string]bool{}})
	}
	return f
}

// marks returns what t is sorted under, and remembers the values.
func (f *Filter) marks(c *view.Context, t *record.Tool) []FilterMark {
	var out []FilterMark
	for _, s := range f.Selects {
		ids := sortedUnder(c, t, s.Name)
		for _, id := range ids {
			s.used[id] = true
		}
		if len(ids) > 0 {
			out = append(out, FilterMark{s.Name, strings.Join(ids, " ")})
		}
	}
	if words := f.words(t.ID); len(words) > 0 {
		out = append(out, FilterMark{"words", strings.Join(words, " ")})
	}
	return out
}

// sortedUnder returns the ids of one kind a tool is sorted under. A tool of an
// office is one of its department's too.
func sortedUnder(c *view.Context, t *record.Tool, kind string) []string {
	switch kind {
	case "status":
		if t.Lifecycle == "" {
			return nil
		}
		return []string{t.Lifecycle}
	case "category":
		return t.Categories
	case "service-area":
		return t.ServiceAreas
	}
	ids := slices.Clone(t.Departments)
	for i := 0; i < len(ids); i++ {
		d := graph.One[record.Department](c.R, ids[i])
		if d.Parent != "" && !slices.Contains(ids, d.Parent) {
			ids = append(ids, d.Parent)
		}
	}
	return ids
}

// offer lists the values that tools on the page have.
func (f *Filter) offer(c *view.Context) {
	for i := range f.Selects {
		s := &f.Selects[i]
		recs := slices.DeleteFunc(slices.Clone(c.R.Records(s.Name)), func(r schema.Record) bool { return !s.used[r.Meta().ID] })
		var links []view.Link
		for _, r := range recs {
			links = append(links, view.Link{Href: r.Meta().ID, Label: c.Name(s.Name, r.Meta().ID)})
		}
		inOrder(c, links, recs)
		for _, l := range links {
			s.Options = append(s.Options, FilterOption{l.Href, l.Label})
		}
	}
	f.Selects = slices.DeleteFunc(f.Selects, func(s FilterSelect) bool { return len(s.Options) == 0 })
}
