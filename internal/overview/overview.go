// Package overview makes the pages that look at all tools at once: two of them
// side by side, all of them to print, and what can be counted.
//
// They say nothing that a tool's own page does not say, and take their rows
// from the same place (package pages). Example records are left out.
package overview

import (
	"plaza/internal/find"
	"plaza/internal/graph"
	"plaza/internal/pages"
	"plaza/internal/record"
	"plaza/internal/view"
)

// Compare sets two tools side by side. There are too many pairs to make a page
// of each, so a script fills in the rows from the two tools' own pages: the
// same words in the same language, with the same links. Without a script the
// page leads to the whole register.
type Compare struct {
	view.Frame
	Index    string          // of the search: its tools are the choice
	Sections []pages.Section // rows without values, in the order of a tool's page
	Register view.Link
}

// BuildCompare builds the page.
func BuildCompare(c *view.Context, _ string) Compare {
	w := &c.W.Find
	p := Compare{Index: c.Href(find.IndexPath), Sections: pages.Outline(c), Register: c.Crumb("register.html", w.Register.Title)}
	p.Frame = c.Frame(view.Plain(w.Compare.Title), view.Plain(w.Compare.Text), []view.Link{c.Crumb("tools.html", c.W.Nav.Tools)})
	p.Scripts = []string{c.Script("compare.js")}
	return p
}

// tools returns all tools but examples.
func tools(r *graph.Reader) []*record.Tool {
	var out []*record.Tool
	for _, t := range graph.Each[record.Tool](r) {
		if !t.Example {
			out = append(out, t)
		}
	}
	return out
}
