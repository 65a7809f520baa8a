package view

import (
	"slices"
	"strings"

	"plaza/internal/gloss"
	"plaza/internal/graph"
	"plaza/internal/prose"
	"plaza/internal/record"
	"plaza/internal/schema"
)

// This file links the terms of the glossary where texts use them: at their
// first use on a page, in running text only. The glossary itself and texts
// that are not in the page's language have no such links.

// glossary returns the page's language's matcher of terms. A page asks for it
// at each of its texts, so it is looked up once.
func (c *Context) glossary() *gloss.Matcher {
	if c.matcher != nil {
		return c.matcher
	}
	c.matcher = graph.Once(c.R, "terms", func(r *graph.Reader) *gloss.Matcher {
		var entries []gloss.Entry
		for _, t := range graph.Each[record.Term](r) {
			if t.Unmarked || t.Example {
				continue
			}
			e := gloss.Entry{ID: t.ID, Forms: []string{r.Peek(t.Name)}}
			if !t.Short.IsZero() {
				e.Forms = append(e.Forms, r.Peek(t.Short))
			}
			for _, s := range t.Synonyms {
				if s.Mark {
					e.Forms = append(e.Forms, r.Peek(s.Word))
				}
			}
			entries = append(entries, e)
		}
		return gloss.New(entries, r.Locale.Endings)
	})
	return c.matcher
}

// quiet reports whether a text has no links to the glossary.
func (c *Context) quiet(t schema.Text) bool {
	if c.Path == glossaryPath || strings.HasPrefix(c.Path, "glossary/") || t.IsZero() {
		return true
	}
	field, _, _ := strings.Cut(t.Path, ".")
	return slices.Contains(t.Of.Unmarked, field)
}

// mark notes that the page links to a term, and reports whether it did not
// before.
func (c *Context) mark(term string) bool {
	if c.marked[term] {
		return false
	}
	if c.marked == nil {
		c.marked = map[string]bool{}
	}
	c.marked[term] = true
	return true
}

// Explained returns a record's text as Text does, with a link to the glossary
// at the first use of each term on the page. Builders ask for the texts of a
// page in the order in which it shows them.
func (c *Context) Explained(t schema.Text) Words {
	w := c.Text(t)
	if w.Lang != "" || c.quiet(t) {
		return w
	}
	at := 0
	for _, m := range c.glossary().Find(w.Text) {
		if !c.mark(m.ID) {
			continue
		}
		if m.From > at {
			w.Parts = append(w.Parts, Part{Text: w.Text[at:m.From]})
		}
		w.Parts = append(w.Parts, Part{w.Text[m.From:m.To], c.To("term", m.ID)})
		at = m.To
	}
	if w.Parts != nil && at < len(w.Text) {
		w.Parts = append(w.Parts, Part{Text: w.Text[at:]})
	}
	return w
}

// terms is Explained for Markdown.
func (c *Context) terms(t schema.Text, lang string) func(string) []prose.Term {
	if lang != "" || c.quiet(t) {
		return nil
	}
	m := c.glossary()
	return func(s string) []prose.Term {
		var out []prose.Term
		for _, x := range m.Find(s) {
			if c.mark(x.ID) {
				out = append(out, prose.Term{From: x.From, To: x.To, Href: c.To("term", x.ID)})
			}
		}
		return out
	}
}
