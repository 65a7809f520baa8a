// Package loop holds the pages that close the loop between residents and the
// city: what people said, what the city did or did not do and why, how long
// they waited, and what became of complaints.
//
// A theme's page shows the whole way from a word to a change: the items of
// meetings where it was spoken of, with the votes; what changed in records
// because of it, before and after; and the promises of the clauses it is
// about. The pages at the end of each step lead back.
//
// Laws:
//
//  1. A theme gathers what several people said. No page here shows one
//     person's message.
//  2. Examples are counted only where nothing real is there to count, and the
//     page says so.
//
// Tests: in internal/whole, loop_test.go reads the pages and walk_test.go walks
// from each theme to the changed field and back.
package loop

import (
	"cmp"
	"slices"

	"plaza/internal/form"
	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/view"
)

// Addresses of the lists.
const (
	HeardPath      = "heard.html"
	ComplaintsPath = "complaints.html"
)

// Heard is the page of all themes.
type Heard struct {
	view.Frame
	Ways   []view.Link
	Themes []Item
	Clock  Clock
	Counts *Counts
}

// Item is a theme in a list.
type Item struct {
	view.Link
	State    string
	Kind     string
	Messages string
	Heard    view.Words
	Answer   view.Words
}

// states in which a theme can be, in the order of the page: first what came of
// something.
var states = []string{"acted", "answered", "declined", "at-board", "under-review", "received"}

// BuildHeard builds the page.
func BuildHeard(c *view.Context, _ string) Heard {
	p := Heard{Ways: ways(c)}
	all := themes(c)
	for _, s := range states {
		for _, t := range all {
			if t.State == s {
				p.Themes = append(p.Themes, item(c, t))
			}
		}
	}
	p.Clock, p.Counts = clock(c, all), counts(c)
	p.Frame = c.Frame(view.Plain(c.W.Loop.Menu), view.Plain(c.W.Loop.Text), nil)
	return p
}

// themes returns all themes, the latest first.
func themes(c *view.Context) []*record.Theme {
	all := graph.Each[record.Theme](c.R)
	slices.SortStableFunc(all, func(a, b *record.Theme) int { return cmp.Or(b.FirstOn.Compare(a.FirstOn), cmp.Compare(a.ID, b.ID)) })
	return all
}

// ways are the pages on which people can say something.
func ways(c *view.Context) []view.Link {
	var out []view.Link
	if f := graph.One[form.Form](c.R, "feedback"); f != nil {
		out = append(out, view.Link{Href: c.Href(form.Path), Label: c.Text(f.Title)})
	}
	return append(out, c.Crumb("take-part.html", c.W.Engage.Menu), c.Crumb(ComplaintsPath, c.W.Loop.Cases.Title))
}

func item(c *view.Context, t *record.Theme) Item {
	x := Item{Link: c.RecordLink("theme", t.ID), State: c.L.Label("enum.theme.state." + t.State), Kind: kind(c, t), Messages: c.W.Loop.Messages.For(int(t.Count)), Heard: c.Text(t.Heard)}
	switch {
	case t.State == "declined":
		x.Answer = c.Text(t.DeclinedWhy)
	case !t.Response.IsZero():
		x.Answer = c.Text(t.Response)
	}
	return x
}

func kind(c *view.Context, t *record.Theme) string { return c.L.Label("enum.theme.kind." + t.Form) }

func crumbs(c *view.Context) []view.Link { return []view.Link{c.Crumb(HeardPath, c.W.Loop.Menu)} }
