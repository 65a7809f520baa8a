package build

import (
	"bytes"
	"fmt"

	"plaza/internal/epub"
	"plaza/internal/graph"
	"plaza/internal/pages"
	"plaza/internal/plan"
	"plaza/internal/record"
	"plaza/internal/view"
)

// book binds the policy in one language; nil if there is no policy.
func (m *maker) book(c *view.Context) ([]byte, error) {
	byOut := map[string]plan.Page{}
	for _, p := range m.Pages {
		byOut[p.Out] = p
	}
	site := graph.Single[record.Site](c.R)
	modified := c.R.LastChange()
	if modified.Day == 0 { // a book must name a day
		modified = m.Today
	}
	b := epub.Book{
		Address: m.Env.BaseURL + c.L.Prefix + view.BookPath, Lang: c.L.Tag, Dir: c.L.Dir, Title: c.Titled(view.Plain(c.W.Nav.Policy)).Text,
		Publisher: c.Text(site.City).Text, Contents: c.W.Formats.Contents, Modified: modified.String(),
	}
	for _, e := range outline(c) {
		p, ok := byOut[c.L.Prefix+e.path]
		if !ok {
			continue
		}
		var page bytes.Buffer
		if _, err := p.Render(&page, m.Env, m.Site); err != nil {
			return nil, err
		}
		b.Chapters = append(b.Chapters, epub.Chapter{Address: m.Env.BaseURL + view.Canonical(p.Out), Title: e.title, Level: e.level, HTML: page.Bytes()})
	}
	if len(b.Chapters) == 0 {
		return nil, nil
	}
	out, err := epub.Write(b)
	if err != nil {
		return nil, fmt.Errorf("bind the policy in %s: %w", c.L.Tag, err)
	}
	return out, nil
}

// entry is one page of the book: its address without the language, and its
// level, 1 for a clause below its part.
type entry struct {
	path, title string
	level       int
}

// outline lists the pages that make up the policy, in the order of reading.
func outline(c *view.Context) []entry {
	var out []entry
	kind := c.R.Catalog().Kind
	for _, part := range pages.Parts(c) {
		out = append(out, entry{kind("part").Path(part.ID), c.Text(part.Title).Text, 0})
		for _, cl := range pages.Clauses(c, part.ID) {
			out = append(out, entry{kind("clause").Path(cl.ID), c.Name("clause", cl.ID).Text, 1})
		}
	}
	if len(graph.Each[record.Principle](c.R)) > 0 {
		out = append(out, entry{"principles.html", c.L.Label("kinds.principle"), 0})
	}
	if terms := len(graph.Each[record.Term](c.R)); terms > 0 {
		for i := range view.GlossaryPages(terms) {
			out = append(out, entry{view.GlossaryPath(i + 1), c.W.Nav.Glossary, min(i, 1)})
		}
	}
	return out
}
