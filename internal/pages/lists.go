package pages

import (
	"cmp"
	"slices"
	"strconv"

	"plaza/internal/find"
	"plaza/internal/graph"
	"plaza/internal/locale"
	"plaza/internal/oversight"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/view"
)

// PageSize is how many tools one page of a list shows.
const PageSize = 200

// ToolList is a list of tools: all of them, or those of one department,
// status, category, service area or vendor.
type ToolList struct {
	view.Frame
	Intro   []view.Words
	Facts   []view.Row
	Total   string
	Once    view.Link // on the overview: what counts as one, where it is explained
	Facets  []Facet   // ways to narrow the list, on the overview
	Tools   []ToolEntry
	Pages   []view.Link // other pages of a long list; the current has no address
	Within  []view.Link // parts of a department
	Missing string      // said when there are no tools
	Filter  *Filter     // on the overview
	Ways    []view.Link // to other pages over all tools, on the overview
}

// Facet is one way to sort tools: by department, by stage ...
type Facet struct {
	Heading view.Link
	Values  []view.Link
}

// ToolEntry is one tool in a list.
type ToolEntry struct {
	view.Link
	Summary    view.Words
	By         []view.Link
	Status     view.Link
	Members    string
	Unanswered string
	Marks      []FilterMark
	Example    string // says that the tool is made up
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

// ToolsOf counts the tools listed under a record, for the plan.
func ToolsOf(s *graph.Site, kind, id string) int {
	return len(listed(graph.LinkingIn[record.Tool](s, toolField(kind), id)))
}

// listed leaves out members whose group stands in the same list: they are
// shown on its page.
func listed(tools []*record.Tool) []*record.Tool {
	groups := map[string]bool{}
	for _, t := range tools {
		if t.Form == "family" {
			groups[t.ID] = true
		}
	}
	return slices.DeleteFunc(tools, func(t *record.Tool) bool { return groups[t.Family] })
}

// under returns the tools listed under a record.
func under(c *view.Context, kind, id string) []*record.Tool {
	return graph.Once(c.R, "under/"+kind+"/"+id, func(r *graph.Reader) []*record.Tool {
		return listed(graph.Linking[record.Tool](r, toolField(kind), id))
	})
}

// BuildTools builds page n, from 1, of the overview.
func BuildTools(c *view.Context, n string) ToolList {
	var all []*record.Tool
	for _, t := range graph.Each[record.Tool](c.R) {
		if !t.InGroup() {
			all = append(all, t)
		}
	}
	p := ToolList{Intro: []view.Words{view.Plain(c.W.List.Intro)}, Total: total(c, counted(all)), Once: view.Link{Href: c.Href("numbers.html"), Label: view.Plain(c.W.List.Once)}}
	if n == "1" {
		for _, f := range facetKinds {
			p.Facets = append(p.Facets, facet(c, f.kind, f.path))
		}
		w := &c.W.Find
		p.Ways = []view.Link{
			c.Crumb(find.ListPath(1), w.AToZ), c.Crumb(find.SearchPath, w.Search.Title), c.Crumb("numbers.html", w.Numbers.Title),
			c.Crumb("compare.html", w.Compare.Title), c.Crumb("register.html", w.Register.Title),
		}
		p.Ways = append(p.Ways, oversight.Ways(c)...)
	}
	p.Filter = newFilter(c)
	list(c, &p, all, n, "tools")
	p.Filter.offer(c)
	p.Filter.Part = len(p.Pages) > 0
	p.Frame = c.Frame(view.Plain(numbered(c.W, c.W.Nav.Tools, n)), view.Plain(c.W.List.Intro), nil)
	p.Forms = []view.Form{linked(c, "data/register.jsonld")}
	p.Scripts = []string{c.Script("site.js")}
	return p
}

// total says how many tools the register counts, in words where it is none.
func total(c *view.Context, n int) string {
	if n == 0 {
		return c.W.List.NoneYet
	}
	return c.W.Count.Tools.For(n)
}

// counted counts the tools that are not examples: examples are shown, never
// counted.
func counted(tools []*record.Tool) int {
	n := 0
	for _, t := range tools {
		if !t.Example {
			n++
		}
	}
	return n
}

// numbered adds the number of a further page to a heading.
func numbered(w *locale.Words, heading, n string) string {
	if n == "1" {
		return heading
	}
	return w.List.PageOf.With("Heading", heading, "Number", n)
}

// list fills in page n of the tools, sorted as the language sorts.
func list(c *view.Context, p *ToolList, tools []*record.Tool, n, base string) {
	tools = graph.Once(c.R, "list/"+base, func(r *graph.Reader) []*record.Tool {
		rank := r.Rank("tool")
		return slices.SortedFunc(slices.Values(tools), func(a, b *record.Tool) int { return cmp.Compare(rank(a.ID), rank(b.ID)) })
	})
	at, _ := strconv.Atoi(n)
	from := min((at-1)*PageSize, len(tools))
	shown := tools[from:min(from+PageSize, len(tools))]
	p.Tools = make([]ToolEntry, 0, len(shown))
	for _, t := range shown {
		e := entry(c, t)
		if p.Filter != nil {
			e.Marks = p.Filter.marks(c, t)
		}
		p.Tools = append(p.Tools, e)
	}
	for i := 1; (i-1)*PageSize < len(tools) && len(tools) > PageSize; i++ {
		l := view.Link{Label: view.Plain(strconv.Itoa(i))}
		if i != at {
			l.Href = c.Href(ListPath(base, i))
		}
		p.Pages = append(p.Pages, l)
	}
	if len(tools) == 0 && p.Once.Href == "" { // the overview says it in place of their number
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

func entry(c *view.Context, t *record.Tool) ToolEntry {
	e := ToolEntry{Link: view.Link{Href: c.To("tool", t.ID), Label: c.Text(t.Name)}, Summary: c.Text(t.Summary)}
	for _, d := range t.Departments {
		e.By = append(e.By, view.Link{Href: c.To("department", d), Label: c.Name("department", d)})
	}
	if t.Lifecycle != "" {
		e.Status = view.Link{Href: c.To("status", t.Lifecycle), Label: c.Name("status", t.Lifecycle)}
	}
	if t.Form == "family" {
		e.Members = c.W.Count.Products.For(graph.Count[record.Tool](c.R, "family", t.ID))
	}
	if open := len(graph.Open(t)); open > 0 {
		e.Unanswered = c.W.Count.Questions.For(open)
	}
	if t.Example {
		e.Example = c.W.Example.Label
	}
	return e
}

// facet lists the records of one kind with the number of their tools. Those
// that are made up are not among the ways into the register.
func facet(c *view.Context, kind, path string) Facet {
	k := c.R.Catalog().Kind(kind)
	f := Facet{Heading: c.Crumb(path, c.L.Label("kinds."+kind))}
	recs := slices.DeleteFunc(slices.Clone(c.R.Records(kind)), func(r schema.Record) bool { return r.Meta().Example })
	for _, rec := range recs {
		id := rec.Meta().ID
		f.Values = append(f.Values, view.Link{Href: c.Href(k.Path(id)), Label: c.Name(kind, id), Count: counted(under(c, kind, id))})
	}
	inOrder(c, f.Values, recs)
	return f
}

// inOrder sorts links to records by the records' own order where they have
// one, else as the language sorts their names.
func inOrder(c *view.Context, links []view.Link, recs []schema.Record) {
	rank := map[string]int64{}
	for i, r := range recs {
		switch x := r.(type) {
		case *record.Status:
			rank[links[i].Href] = x.Order
		case *record.Category:
			rank[links[i].Href] = x.Order
		}
	}
	slices.SortStableFunc(links, func(a, b view.Link) int {
		return cmp.Or(cmp.Compare(rank[a.Href], rank[b.Href]), c.L.Compare(a.Label.Text, b.Label.Text))
	})
}

// TopTools counts the tools the overview lists: all but members of families.
func TopTools(s *graph.Site) int {
	n := 0
	for _, t := range graph.All[record.Tool](s) {
		if !t.InGroup() {
			n++
		}
	}
	return n
}
