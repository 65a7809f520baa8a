package view

import (
	"fmt"
	"sort"

	"plaza/internal/graph"
	"plaza/internal/locale"
	"plaza/internal/record"
)

// The glossary of a long policy would not reach a slow telephone in one go, so
// it is cut into pages of equal length, in the order of the page's language.
// The first page has a place for every term: those explained on a later page
// stand there with a link, so that glossary.html#<id> leads to a term in every
// language, for ever.

// GlossarySize is how many terms one page of the glossary explains at most.
const GlossarySize = 45

const glossaryPath = "glossary.html"

// GlossaryPath is the address of page n of the glossary, from 1.
func GlossaryPath(n int) string {
	if n == 1 {
		return glossaryPath
	}
	return fmt.Sprintf("glossary/page--%d.html", n)
}

// GlossaryPages returns how many pages the glossary has, the same in every
// language.
func GlossaryPages(terms int) int { return max(1, (terms+GlossarySize-1)/GlossarySize) }

// TermOrder is the terms as a language sorts them.
type TermOrder struct {
	IDs    []string
	Names  []string
	starts []int // of each page
	page   map[string]int
}

// Page returns the page that explains a term, from 1.
func (o *TermOrder) Page(id string) int { return o.page[id] }

// Terms returns the order of the page's language.
func (c *Context) Terms() *TermOrder {
	return graph.Once(c.R, "glossary", func(r *graph.Reader) *TermOrder {
		type named struct{ id, name string }
		var all []named
		for _, t := range graph.Each[record.Term](r) {
			all = append(all, named{t.ID, r.Peek(t.Name)})
		}
		locale.SortBy(r.Locale, all, func(t named) string { return t.name })
		o := &TermOrder{page: map[string]int{}}
		of := GlossaryPages(len(all))
		for n := range of {
			o.starts = append(o.starts, len(all)*n/of)
		}
		for i, t := range all {
			o.IDs, o.Names = append(o.IDs, t.id), append(o.Names, t.name)
			o.page[t.id] = sort.SearchInts(o.starts, i+1)
		}
		return o
	})
}

// termPath is the address of the place that explains a term.
func (c *Context) termPath(id string) string {
	return GlossaryPath(max(1, c.Terms().Page(id))) + "#" + id
}
