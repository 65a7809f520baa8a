// Package find is how readers get from a word of their own to the page that
// has the answer: the A to Z, which is plain pages, and the index that the
// search reads.
//
// Both hold the same records and the same everyday words. A tool has no such
// words itself. It gets them from the glossary, by links that editors wrote:
// from the terms its techniques name, and from terms and synonyms whose tools
// name it. Nothing is guessed from a tool's text.
//
// Example records stand in neither: what is made up must not be found as if it
// were real.
//
// Tests: internal/whole/find_test.go walks the published site as a reader without scripts.
package find

import (
	"slices"

	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/view"
)

// words are the everyday words of a site and the tools they lead to.
type words struct {
	ofTool map[string][]schema.Text // by the tool's id
	tools  map[string][]string      // ids of tools, by the term's id or its id and the synonym's key
}

// everyday reads the glossary's words.
func everyday(r *graph.Reader) words {
	return graph.Once(r, "everyday", func(r *graph.Reader) words {
		w := words{map[string][]schema.Text{}, map[string][]string{}}
		for _, t := range graph.Each[record.Term](r) {
			if t.Example {
				continue
			}
			own := real(r, t.Tools)
			for _, tool := range graph.Linking[record.Tool](r, "techniques", t.ID) {
				if !tool.Example && !slices.Contains(own, tool.ID) {
					own = append(own, tool.ID)
				}
			}
			all := slices.Clone(own)
			w.give(own, t.Name, t.Short)
			for _, s := range t.Synonyms {
				to := own
				if len(s.Tools) > 0 {
					to = real(r, s.Tools)
				}
				w.give(to, s.Word)
				w.tools[t.ID+"/"+s.Key] = to
				all = append(all, to...)
			}
			w.tools[t.ID] = distinct(all)
		}
		return w
	})
}

func (w words) give(tools []string, words ...schema.Text) {
	for _, id := range tools {
		for _, t := range words {
			if !t.IsZero() {
				w.ofTool[id] = append(w.ofTool[id], t)
			}
		}
	}
}

// said returns texts as the page's language says them. A text of no record is
// the same in all.
func said(r *graph.Reader, texts []schema.Text) []string {
	var out []string
	for _, t := range texts {
		if t.Of == nil {
			out = append(out, t.Value)
		} else {
			out = append(out, r.Peek(t))
		}
	}
	return out
}

// elsewhere returns texts as the site's other languages say them: readers
// search in the words they think in.
func elsewhere(r *graph.Reader, texts []schema.Text) []string {
	var out []string
	for _, l := range r.Languages() {
		for _, t := range texts {
			if l == r.Locale || t.Of == nil {
				continue
			}
			if l.Index == 0 {
				out = append(out, t.Value)
			} else if tr, state := r.Translated(t, l.Tag); state != schema.Missing {
				out = append(out, tr.Value)
			}
		}
	}
	return out
}

// real keeps the tools that are no examples.
func real(r *graph.Reader, ids []string) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
		rec := r.Record("tool", id)
		return rec == nil || rec.Meta().Example
	})
}

// distinct drops repeated texts, and those that are to be left out, and keeps
// the order of the others.
func distinct(all []string, out ...string) []string {
	seen := map[string]bool{}
	for _, s := range out {
		seen[s] = true
	}
	return slices.DeleteFunc(all, func(s string) bool {
		again := seen[s]
		seen[s] = true
		return again
	})
}

// Words returns what tells the everyday words that lead to a tool, in the
// page's language as far as they are translated. A page asks for it once.
func Words(c *view.Context) func(tool string) []string {
	w := everyday(c.R)
	return func(tool string) []string { return said(c.R, w.ofTool[tool]) }
}

// Form is the field for a search, with the words its script needs. Without a
// script it leads to the page of the search, which leads to the A to Z.
type Form struct {
	Action string
	Index  string // of the search, for the script
	AToZ   view.Link
}

// NewForm returns the form as a page links to it.
func NewForm(c *view.Context) Form {
	return Form{c.Href(SearchPath), c.Href(IndexPath), c.Crumb(ListPath(1), c.W.Find.Search.AToZ)}
}
