// Package pages says what each page shows.
//
// A page family is a model, a struct of finished values (labels, dates,
// addresses, fragments of HTML), and the function that builds it from what the
// context's Reader gives. Models hold no records: a template cannot reach past
// them, so what a page depends on is what its builder read.
//
// To add a page: a file here with model and builder, a component in
// templates/, and a line in package plan.
package pages

import (
	"cmp"
	"slices"

	"plaza/internal/find"
	"plaza/internal/graph"
	"plaza/internal/oversight"
	"plaza/internal/record"
	"plaza/internal/view"
)

// Home is the first page.
type Home struct {
	view.Frame
	Tagline    view.Words
	Lead       string
	Search     find.Form
	Tools      string // "16 tools"
	Unanswered string
	Numbers    string     // address of the page that counts them
	Once       view.Link  // says what counts as one tool, and leads to the numbers
	Ask        *view.Link // how to ask; nil where the city has no form
	Facets     []Facet
	Policy     view.Link
	More       []IndexItem
	Happened   []view.Link // situations
}

// BuildHome builds the first page.
func BuildHome(c *view.Context, _ string) Home {
	site := graph.Single[record.Site](c.R)
	p := Home{Tagline: c.Text(site.Tagline), Lead: c.W.Home.Lead, Search: find.NewForm(c)}
	count := 0
	for _, t := range graph.Each[record.Tool](c.R) {
		if t.Counts() {
			count++
		}
	}
	p.Tools = total(c, count)
	p.Unanswered = c.W.Home.Whole.With("Questions", c.W.Count.Questions.For(c.R.OpenQuestions()))
	for _, f := range facetKinds {
		if f.kind == "department" || f.kind == "service-area" {
			p.Facets = append(p.Facets, used(facet(c, f.kind, f.path)))
		}
	}
	p.Numbers = c.Href("numbers.html") + "#open-questions"
	p.Once = view.Link{Href: c.Href("numbers.html"), Label: view.Plain(c.W.List.Once)}
	if site.AskPage != "" {
		x := graph.One[record.Page](c.R, site.AskPage)
		p.Ask = &view.Link{Href: c.To("page", x.ID), Label: c.Text(x.Title)}
	}
	p.Happened = oversight.SituationLinks(c)
	p.Policy = c.Crumb("policy.html", c.W.Nav.Policy)
	p.More = []IndexItem{
		{Link: c.Crumb("take-part.html", c.W.Engage.Menu), Text: view.Plain(c.W.Engage.Text)},
		{Link: c.Crumb("heard.html", c.W.Loop.Menu), Text: view.Plain(c.W.Loop.Text)},
	}
	own := graph.Each[record.Page](c.R)
	slices.SortStableFunc(own, func(a, b *record.Page) int { return cmp.Compare(a.Order, b.Order) })
	for _, x := range own {
		if x.Place != "none" {
			p.More = append(p.More, IndexItem{Link: view.Link{Href: c.To("page", x.ID), Label: c.Text(x.Title)}, Text: c.Text(x.Summary)})
		}
	}
	p.Frame = c.Frame(c.Text(site.Name), p.Tagline, nil, &site.Head)
	return p
}

// used keeps the values that have tools.
func used(f Facet) Facet {
	f.Values = slices.DeleteFunc(f.Values, func(l view.Link) bool { return l.Count == 0 })
	return f
}
