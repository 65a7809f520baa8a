package overview

import (
	"cmp"
	"slices"
	"strconv"

	"plaza/internal/graph"
	"plaza/internal/pages"
	"plaza/internal/record"
	"plaza/internal/resident"
	"plaza/internal/view"
)

// PageSize is how many tools stand on one page of the register.
const PageSize = 100

// Register is every tool whole, one below the other.
type Register struct {
	view.Frame
	Total []string
	Tools []Whole
	Pages []view.Link // of a long register; the current has no address
}

// Whole is one tool with everything its page shows.
type Whole struct {
	view.Link
	ID     string
	OpenID string // anchor of the questions that are not answered
	pages.Tool
}

// Tools counts the tools of the register, for the plan.
func Tools(s *graph.Site) int {
	n := 0
	for _, t := range graph.All[record.Tool](s) {
		if !t.Example {
			n++
		}
	}
	return n
}

// ListPath is the address of page n, from 1.
func ListPath(n int) string { return pages.ListPath("register", n) }

// BuildRegister builds page n, from 1.
func BuildRegister(c *view.Context, n string) Register {
	all := graph.Once(c.R, "register", func(r *graph.Reader) []*record.Tool {
		all := tools(r)
		rank := r.Rank("tool")
		slices.SortFunc(all, func(a, b *record.Tool) int { return cmp.Compare(rank(a.ID), rank(b.ID)) })
		return all
	})
	at, _ := strconv.Atoi(n)
	top := 0
	for _, t := range all {
		if t.Counts() {
			top++
		}
	}
	p := Register{Total: []string{c.W.Count.Tools.For(top), c.W.Count.Products.For(len(all) - top)}}
	from := min((at-1)*PageSize, len(all))
	shown := all[from:min(from+PageSize, len(all))]
	p.Tools = make([]Whole, 0, len(shown))
	for _, t := range shown {
		x := Whole{c.RecordLink("tool", t.ID), t.ID, "open-" + t.ID, pages.Whole(c, t)}
		x.Facts = unnamed(x.Facts)
		for i := range x.Sections {
			x.Sections[i].Rows = unnamed(x.Sections[i].Rows)
		}
		x.Questions = together(x.Questions, x.OpenID)
		p.Tools = append(p.Tools, x)
	}
	for i := 1; (i-1)*PageSize < len(all) && len(all) > PageSize; i++ {
		l := view.Link{Label: view.Plain(strconv.Itoa(i))}
		if i != at {
			l.Href = c.Href(ListPath(i))
		}
		p.Pages = append(p.Pages, l)
	}
	w := &c.W.Find.Register
	heading := w.Title
	if at > 1 {
		heading = c.W.List.PageOf.With("Heading", heading, "Number", n)
	}
	p.Frame = c.Frame(view.Plain(heading), view.Plain(w.Text), []view.Link{c.Crumb("tools.html", c.W.Nav.Tools)})
	return p
}

// unnamed drops the addresses of rows: many tools share the page.
func unnamed(rows []view.Row) []view.Row {
	for i := range rows {
		rows[i].ID = ""
	}
	return rows
}

// together fits the questions to a page of many tools: without addresses of
// their own, without the rules that hold for all, and each with the way to
// its own tool's open questions.
func together(list []resident.Question, open string) []resident.Question {
	var out []resident.Question
	for _, q := range list {
		q.ID, q.General, q.More = "", nil, unnamed(q.More)
		if q.Open != nil {
			l := *q.Open
			l.Href = "#" + open
			q.Open = &l
		}
		if q.Main != nil || q.More != nil || q.Open != nil {
			out = append(out, q)
		}
	}
	return out
}
