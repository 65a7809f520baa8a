package pages

import (
	"slices"
	"strings"

	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/view"
)

// Index is a page that lists the records of one kind.
type Index struct {
	view.Frame
	Intro string
	Total string
	Items []IndexItem
}

// IndexItem is one record of an Index.
type IndexItem struct {
	view.Link
	Text  view.Words
	Tools string
}

// BuildIndex builds the list of departments, statuses and so on.
func BuildIndex(c *view.Context, kind string) Index {
	var p Index
	recs := c.R.Records(kind)
	var links []view.Link
	texts := map[string]view.Words{}
	for _, rec := range recs {
		l := view.Link{Href: c.To(kind, rec.Meta().ID), Label: c.Name(kind, rec.Meta().ID), Count: counted(under(c, kind, rec.Meta().ID))}
		texts[l.Href] = about(c, rec)
		links = append(links, l)
	}
	inOrder(c, links, recs)
	for _, l := range links {
		p.Items = append(p.Items, IndexItem{l, texts[l.Href], c.W.Count.Tools.For(l.Count)})
	}
	heading := c.L.Label("kinds." + kind)
	p.Intro = c.W.List.By.With("Kind", heading)
	p.Frame = c.Frame(view.Plain(heading), view.Plain(p.Intro), []view.Link{c.Crumb("tools.html", c.W.Nav.Tools)})
	return p
}

// about returns the sentence that says what a record is.
func about(c *view.Context, rec schema.Record) view.Words {
	switch x := rec.(type) {
	case *record.Department:
		return c.Text(x.Summary)
	case *record.Vendor:
		return c.Text(x.Summary)
	case *record.Status:
		return c.Text(x.Meaning)
	case *record.Category:
		return c.Text(x.Meaning)
	case *record.ServiceArea:
		return c.Text(x.Meaning)
	}
	return view.Words{}
}

// BuildFacet builds page n of the tools of one department, status and so on.
// which is "kind/id" or "kind/id/n".
func BuildFacet(c *view.Context, which string) ToolList {
	parts := strings.Split(which, "/")
	kind, id, n := parts[0], parts[1], parts[2]
	rec := c.R.Record(kind, id)
	p := ToolList{}
	if about := about(c, rec); about.Text != "" {
		p.Intro = []view.Words{about}
	}
	tools := under(c, kind, id)
	p.Total = c.W.Count.Tools.For(counted(tools))
	switch x := rec.(type) {
	case *record.Department:
		p.Facts = c.Fields(x, "acronym", "parent", "ai_contact", "statement", "training")
		for _, d := range graph.Linking[record.Department](c.R, "parent", id) {
			p.Within = append(p.Within, view.Link{Href: c.To(kind, d.ID), Label: c.Text(d.Name), Count: counted(under(c, "department", d.ID))})
		}
	case *record.Vendor:
		p.Facts = c.Fields(x, "website", "factsheet", "answers_on_bias")
	}
	k := c.R.Catalog().Kind(kind)
	list(c, &p, tools, n, strings.TrimSuffix(k.Path(id), ".html"))
	name := c.Name(kind, id)
	l := c.LocaleOf(name)
	name.Text = numbered(l.Words, name.Text, n)
	description, title := name, name
	description.Text = l.Words.List.Of.With("Name", name.Text)
	title.Text = l.Words.List.Titled.With("Kind", l.Label("kind."+kind), "Name", name.Text)
	p.Frame = c.Frame(name, description, []view.Link{c.Crumb("tools.html", c.W.Nav.Tools), c.Crumb(IndexPath(kind), c.L.Label("kinds."+kind))}, rec.Meta())
	p.Kicker = c.L.Label("kind." + kind)
	p.Title = c.Titled(title)
	return p
}

// Some is how many tools a page names that is not about tools.
const Some = 50

// someTools links to the tools whose field names id, examples left out: the
// first of them, and when there are more, how many there are in all.
func someTools(c *view.Context, field, id string) (links []view.Link, more string) {
	all := slices.DeleteFunc(graph.Linking[record.Tool](c.R, field, id), func(t *record.Tool) bool { return t.Example })
	n := len(all)
	if n > Some {
		more = c.W.Count.Tools.For(n)
	}
	for _, t := range all[:min(n, Some)] {
		links = append(links, c.RecordLink("tool", t.ID))
	}
	return links, more
}
