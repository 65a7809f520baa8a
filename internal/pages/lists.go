package pages

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/schema"
)

// PageSize is how many tools one page of a list shows.
const PageSize = 200

// ToolList is a list of tools: all of them, or those of one department,
// status, category, service area or vendor.
type ToolList struct {
	Frame
	Intro   []Words
	Facts   []Row
	Total   string
	Facets  []Facet // ways to narrow the list, on the overview
	Tools   []ToolEntry
	Pages   []Link // other pages of a long list; the current has no address
	Within  []Link // parts of a department
	Missing string // said when there are no tools
}

// Facet is one way to sort tools: by department, by stage ...
type Facet struct {
	Heading Link
	Values  []Link
}

// ToolEntry is one tool in a list.
type ToolEntry struct {
	Link
	Summary    Words
	By         []Link
	Status     Link
	Members    string
	Unanswered string
}

// facetKinds are the kinds that sort tools, in order, with the field of a
// tool that names them.
var facetKinds = []struct{ kind, field, path string }{
	{"department", "departments", "departments.html"},
	{"status", "lifecycle", "statuses.html"},
	{"category", "category", "categories.html"},
	{"service-area", "service_areas", "service-areas.html"},
	{"vendor", "vendor", "vendors.html"},
}

// toolField returns the field by which tools link to records of a kind.
func toolField(kind string) string {
	for _, f := range facetKinds {
		if f.kind == kind {
			return f.field
		}
	}
	panic("pages: tools are not sorted by " + kind)
}

// FacetKinds returns the kinds that sort tools.
func FacetKinds() []string {
	var out []string
	for _, f := range facetKinds {
		out = append(out, f.kind)
	}
	return out
}

// IndexPath is the address of the list of records of a kind that sorts tools.
func IndexPath(kind string) string {
	for _, f := range facetKinds {
		if f.kind == kind {
			return f.path
		}
	}
	panic("pages: no list of " + kind)
}

// ToolsOf counts the tools sorted under a record, for the plan.
func ToolsOf(s *graph.Site, kind, id string) int {
	return s.Linking("tool", toolField(kind), id)
}

// BuildTools builds page n, from 1, of the overview.
func BuildTools(c *Context, n string) ToolList {
	var all []*record.Tool
	for _, t := range graph.Each[record.Tool](c.R) {
		if t.Family == "" {
			all = append(all, t)
		}
	}
	p := ToolList{Intro: []Words{Plain(c.W.List.Intro)}, Total: c.W.Count.Tools.For(len(all))}
	if n == "1" {
		for _, f := range facetKinds {
			p.Facets = append(p.Facets, c.facet(f.kind, f.field, f.path))
		}
	}
	c.list(&p, all, n, "tools")
	p.Frame = c.Frame(Plain(c.numbered(c.W.Nav.Tools, n)), c.W.List.Intro, nil)
	return p
}

// numbered adds the number of a further page to a heading.
func (c *Context) numbered(heading, n string) string {
	if n == "1" {
		return heading
	}
	return c.W.List.PageOf.With("Heading", heading, "Number", n)
}

// list fills in page n of the tools, sorted as the language sorts.
func (c *Context) list(p *ToolList, tools []*record.Tool, n, base string) {
	names := make(map[*record.Tool]string, len(tools))
	for _, t := range tools {
		names[t] = c.R.Peek(t.Name)
	}
	slices.SortStableFunc(tools, func(a, b *record.Tool) int { return c.L.Compare(names[a], names[b]) })
	at, _ := strconv.Atoi(n)
	from := min((at-1)*PageSize, len(tools))
	for _, t := range tools[from:min(from+PageSize, len(tools))] {
		p.Tools = append(p.Tools, c.entry(t))
	}
	for i := 1; (i-1)*PageSize < len(tools) && len(tools) > PageSize; i++ {
		l := Link{Label: Plain(strconv.Itoa(i))}
		if i != at {
			l.Href = c.Href(ListPath(base, i))
		}
		p.Pages = append(p.Pages, l)
	}
	if len(tools) == 0 {
		p.Missing = c.W.List.None
	}
}

// ListPath is the address of page n of a list.
func ListPath(base string, n int) string {
	if n == 1 {
		return base + ".html"
	}
	return base + "/page--" + strconv.Itoa(n) + ".html"
}

func (c *Context) entry(t *record.Tool) ToolEntry {
	e := ToolEntry{Link: Link{Href: c.To("tool", t.ID), Label: c.Text(t.Name)}, Summary: c.Text(t.Summary)}
	for _, d := range t.Departments {
		e.By = append(e.By, Link{Href: c.To("department", d), Label: c.Name("department", d)})
	}
	if t.Lifecycle != "" {
		e.Status = Link{Href: c.To("status", t.Lifecycle), Label: c.Name("status", t.Lifecycle)}
	}
	if t.Form == "family" {
		e.Members = c.W.Count.Products.For(graph.Count[record.Tool](c.R, "family", t.ID))
	}
	open := 0
	for _, b := range t.NotAnswered {
		open += len(b.Fields)
	}
	if open > 0 {
		e.Unanswered = c.W.Count.Questions.For(open)
	}
	return e
}

// facet lists the records of one kind with the number of their tools.
func (c *Context) facet(kind, field, path string) Facet {
	k := c.R.Catalog().Kind(kind)
	f := Facet{Heading: c.Crumb(path, c.L.Label("kinds."+kind))}
	for _, rec := range c.R.Records(kind) {
		id := rec.Meta().ID
		f.Values = append(f.Values, Link{Href: c.Href(k.Path(id)), Label: c.Name(kind, id), Count: graph.Count[record.Tool](c.R, field, id)})
	}
	c.inOrder(f.Values, c.R.Records(kind))
	return f
}

// inOrder sorts links to records by the records' own order where they have
// one, else as the language sorts their names.
func (c *Context) inOrder(links []Link, recs []schema.Record) {
	rank := map[string]int64{}
	for i, r := range recs {
		switch x := r.(type) {
		case *record.Status:
			rank[links[i].Href] = x.Order
		case *record.Category:
			rank[links[i].Href] = x.Order
		}
	}
	slices.SortStableFunc(links, func(a, b Link) int {
		return cmp.Or(cmp.Compare(rank[a.Href], rank[b.Href]), c.L.Compare(a.Label.Text, b.Label.Text))
	})
}

// Index is a page that lists the records of one kind.
type Index struct {
	Frame
	Intro string
	Total string
	Items []IndexItem
}

// IndexItem is one record of an Index.
type IndexItem struct {
	Link
	Text  Words
	Tools string
}

// BuildIndex builds the list of departments, statuses and so on.
func BuildIndex(c *Context, kind string) Index {
	var p Index
	recs := c.R.Records(kind)
	var links []Link
	texts := map[string]Words{}
	for _, rec := range recs {
		l := Link{Href: c.To(kind, rec.Meta().ID), Label: c.Name(kind, rec.Meta().ID), Count: graph.Count[record.Tool](c.R, toolField(kind), rec.Meta().ID)}
		texts[l.Href] = c.about(rec)
		links = append(links, l)
	}
	c.inOrder(links, recs)
	for _, l := range links {
		p.Items = append(p.Items, IndexItem{l, texts[l.Href], c.W.Count.Tools.For(l.Count)})
	}
	heading := c.L.Label("kinds." + kind)
	p.Intro = c.W.List.By.With("Kind", heading)
	p.Frame = c.Frame(Plain(heading), p.Intro, []Link{c.Crumb("tools.html", c.W.Nav.Tools)})
	return p
}

// about returns the sentence that says what a record is.
func (c *Context) about(rec schema.Record) Words {
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
	return Words{}
}

// BuildFacet builds page n of the tools of one department, status and so on.
// which is "kind/id" or "kind/id/n".
func BuildFacet(c *Context, which string) ToolList {
	parts := strings.Split(which, "/")
	kind, id, n := parts[0], parts[1], parts[2]
	rec := c.R.Record(kind, id)
	p := ToolList{}
	if about := c.about(rec); about.Text != "" {
		p.Intro = []Words{about}
	}
	tools := graph.Linking[record.Tool](c.R, toolField(kind), id)
	p.Total = c.W.Count.Tools.For(len(tools))
	switch x := rec.(type) {
	case *record.Department:
		p.Facts = c.Fields(x, "acronym", "parent", "ai_contact", "statement")
		for _, d := range graph.Linking[record.Department](c.R, "parent", id) {
			p.Within = append(p.Within, Link{Href: c.To(kind, d.ID), Label: c.Text(d.Name), Count: graph.Count[record.Tool](c.R, "departments", d.ID)})
		}
	case *record.Vendor:
		p.Facts = c.Fields(x, "website", "factsheet", "answers_on_bias")
	}
	k := c.R.Catalog().Kind(kind)
	c.list(&p, tools, n, strings.TrimSuffix(k.Path(id), ".html"))
	name := c.Name(kind, id)
	name.Text = c.numbered(name.Text, n)
	description := c.W.List.Of.With("Name", name.Text)
	p.Frame = c.Frame(name, description, []Link{c.Crumb("tools.html", c.W.Nav.Tools), c.Crumb(IndexPath(kind), c.L.Label("kinds."+kind))}, rec.Meta())
	p.Kicker = c.L.Label("kind." + kind)
	p.Title = c.title(c.W.List.Titled.With("Kind", p.Kicker, "Name", name.Text))
	return p
}

// TopTools counts the tools the overview lists: all but members of families.
func TopTools(s *graph.Site) int {
	n := 0
	for _, t := range graph.All[record.Tool](s) {
		if t.Family == "" {
			n++
		}
	}
	return n
}
