package oversight

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"plaza/internal/graph"
	"plaza/internal/ledger"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/view"
)

// List is a page of tools sorted by how they are governed.
type List struct {
	view.Frame
	AsOf   string
	Groups []Group
	Pages  []view.Link // of a long list; the current has no address
	Others []view.Link // the other lists
}

// Group is tools under one heading. None is said when there are none.
type Group struct {
	ID, Heading string
	Text        view.Words
	Items       []Item
	None        string
	all         []entry // of which a page has some
}

// entry is an item that is made when a page shows it.
type entry struct {
	on   schema.Date
	make func() Item
}

// Item is one tool, or one thing about it.
type Item struct {
	view.Link
	Example string // says that it is made up
	Rows    []view.Row
}

// reviewsPath is the address of the list that changes with the day alone.
const reviewsPath = "reviews.html"

// lists is every such page: its name, address and builder.
var lists = []struct {
	path  string
	title func(*view.Context) (title, text string)
	build func(*view.Context) []Group
}{
	{"authorized.html", func(c *view.Context) (string, string) {
		return c.W.Oversight.Lists.Authorized, c.W.Oversight.Lists.AuthorizedText
	}, authorizedList},
	{"planned.html", func(c *view.Context) (string, string) {
		return c.W.Oversight.Lists.Planned, c.W.Oversight.Lists.PlannedText
	}, plannedList},
	{"not-presented.html", func(c *view.Context) (string, string) {
		return c.W.Oversight.Lists.Presented, c.W.Oversight.Lists.PresentedText
	}, notPresentedList},
	{reviewsPath, func(c *view.Context) (string, string) {
		return c.W.Oversight.Lists.Reviews, c.W.Oversight.Lists.ReviewsText
	}, reviewsList},
}

// ListLinks links to the lists.
func ListLinks(c *view.Context) []view.Link {
	var out []view.Link
	for _, l := range lists {
		title, _ := l.title(c)
		out = append(out, c.Crumb(l.path, title))
	}
	return out
}

// BuildList builds a page of a list, "planned.html/2".
func BuildList(c *view.Context, id string) List {
	var p List
	path, number, _ := strings.Cut(id, "/")
	at, _ := strconv.Atoi(number)
	if path == reviewsPath {
		p.AsOf = c.W.Oversight.Lists.AsOf.With("Date", c.Date(c.R.Today()))
	}
	var title, text string
	for _, l := range lists {
		name, about := l.title(c)
		if l.path == path {
			groups := l.build(c)
			title, text, p.Groups = name, about, cut(groups, at)
			for n := 1; (n-1)*ListSize < size(groups) && size(groups) > ListSize; n++ {
				page := view.Link{Label: view.Plain(strconv.Itoa(n))}
				if n != at {
					page.Href = c.Href(listPath(path, n))
				}
				p.Pages = append(p.Pages, page)
			}
			if at > 1 {
				title = c.W.List.PageOf.With("Heading", title, "Number", number)
			}
			continue
		}
		p.Others = append(p.Others, c.Crumb(l.path, name))
	}
	p.Frame = c.Frame(view.Plain(title), view.Plain(text), []view.Link{c.Crumb("tools.html", c.W.Nav.Tools)})
	return p
}

// shown returns the tools, examples too, whose stage is in a phase.
func shown(c *view.Context, phase string) []*record.Tool {
	var out []*record.Tool
	for _, t := range graph.Each[record.Tool](c.R) {
		if s := graph.One[record.Status](c.R, t.Lifecycle); s != nil && s.Phase == phase && !t.InGroup() {
			out = append(out, t)
		}
	}
	rank := c.R.Rank("tool")
	slices.SortFunc(out, func(a, b *record.Tool) int { return cmp.Compare(rank(a.ID), rank(b.ID)) })
	return out
}

func item(c *view.Context, t *record.Tool, rows func() []view.Row) entry {
	return entry{make: func() Item {
		x := Item{Link: c.RecordLink("tool", t.ID), Rows: rows()}
		for i := range x.Rows {
			x.Rows[i].ID = "" // many tools share the page
		}
		if t.Example {
			x.Example = c.W.Example.Label
		}
		return x
	}}
}

// fields gives the rows of some fields of a tool.
func fields(c *view.Context, t *record.Tool, names ...string) func() []view.Row {
	return func() []view.Row { return c.Fields(t, names...) }
}

func authorizedList(c *view.Context) []Group {
	w := &c.W.Oversight.Lists
	yes := Group{ID: "authorized", Heading: w.Authorized, None: w.AuthorizedNone}
	no := Group{ID: "not-authorized", Heading: w.Unapproved}
	for _, phase := range []string{"live", "before"} {
		for _, t := range shown(c, phase) {
			a := t.Authorization
			switch {
			case a != nil && (a.State == "approved" || a.State == "approved-with-conditions"):
				yes.all = append(yes.all, item(c, t, func() []view.Row {
					rows := c.Fields(t, "departments", "authorization")
					if !a.Until.IsZero() && a.Until.Compare(c.R.Today()) < 0 {
						rows = append(rows, view.Row{Label: w.Late, Value: view.Value{Text: view.Plain(w.Ended.With("Date", c.Date(a.Until)))}})
					}
					return rows
				}))
			case phase == "live":
				no.all = append(no.all, item(c, t, fields(c, t, "departments")))
			}
		}
	}
	return []Group{yes, no}
}

func plannedList(c *view.Context) []Group {
	w := &c.W.Oversight.Lists
	var out []Group
	all := graph.Each[record.Status](c.R)
	slices.SortStableFunc(all, func(a, b *record.Status) int { return cmp.Compare(a.Order, b.Order) })
	before := shown(c, "before")
	for _, s := range all {
		if s.Phase != "before" {
			continue
		}
		g := Group{ID: s.ID, Heading: c.Text(s.Name).Text, Text: c.Text(s.Meaning), None: c.W.List.None}
		for _, t := range before {
			if t.Lifecycle == s.ID {
				g.all = append(g.all, item(c, t, fields(c, t, "departments", "summary", "screening")))
			}
		}
		out = append(out, g)
	}
	trials := Group{ID: "trials", Heading: w.Trials, None: c.W.List.None}
	for _, t := range shown(c, "live") {
		if slices.ContainsFunc(t.Pilots, func(p record.Pilot) bool { return p.Open() }) {
			trials.all = append(trials.all, item(c, t, fields(c, t, "departments", "summary")))
		}
	}
	out = append(out, trials)
	if len(ledger.InPhase(c.R, "before")) == 0 {
		out = append([]Group{{ID: "none", Heading: w.Planned, None: w.PlannedNone}}, out...)
	}
	return out
}

func notPresentedList(c *view.Context) []Group {
	w := &c.W.Oversight.Lists
	g := Group{ID: "not-presented", Heading: w.Presented, None: w.PresentedNone}
	excused := Group{ID: "not-required", Heading: w.NotRequired, None: c.W.List.None}
	for _, t := range shown(c, "live") {
		switch {
		case ledger.Presented(t):
		case t.Board != nil && t.Board.Presented == "not-required":
			excused.all = append(excused.all, item(c, t, fields(c, t, "departments", "board")))
		case t.Board != nil:
			g.all = append(g.all, item(c, t, fields(c, t, "departments", "board")))
		default:
			g.all = append(g.all, item(c, t, func() []view.Row {
				return append(c.Fields(t, "departments"), view.Row{Label: c.L.Label("field.tool.board"), Value: view.Value{Text: view.Plain(w.NotStated)}})
			}))
		}
	}
	return []Group{g, excused}
}

// reviewsList sorts every day on which something has to be looked at again.
func reviewsList(c *view.Context) []Group {
	w := &c.W.Oversight.Lists
	late := Group{ID: "late", Heading: w.Late, None: w.NothingLate}
	coming := Group{ID: "coming", Heading: w.Coming, None: w.NothingComing}
	without := Group{ID: "no-date", Heading: w.NoDate, None: c.W.List.None}
	add := func(t *record.Tool, what string, on schema.Date) {
		x := item(c, t, func() []view.Row {
			return []view.Row{{Label: what, Value: view.Value{Text: view.Plain(c.Date(on))}}}
		})
		x.on = on
		if on.Compare(c.R.Today()) < 0 {
			late.all = append(late.all, x)
		} else {
			coming.all = append(coming.all, x)
		}
	}
	for _, t := range append(shown(c, "live"), shown(c, "before")...) {
		dated := false
		for _, a := range t.Assessments {
			if !a.NextDue.IsZero() {
				dated = true
				add(t, label(c, a.Of, "assessments", "kind"), a.NextDue)
			}
		}
		if !t.ReviewDue.IsZero() {
			add(t, w.RecordCheck, t.ReviewDue)
		}
		if s := graph.One[record.Status](c.R, t.Lifecycle); !dated && s.Phase == "live" {
			without.all = append(without.all, item(c, t, fields(c, t)))
		}
	}
	for _, g := range []*Group{&late, &coming} {
		slices.SortStableFunc(g.all, func(a, b entry) int { return a.on.Compare(b.on) })
	}
	return []Group{late, coming, without}
}

// Ways links to all pages on how tools are governed, and to the situations.
func Ways(c *view.Context) []view.Link {
	out := append([]view.Link{c.Crumb(SituationsPath, c.W.Oversight.Situations.Title)}, ListLinks(c)...)
	out = append(out, c.Crumb(LedgerPath, c.W.Oversight.Ledger.Title))
	if graph.Single[record.Site](c.R).Matrix != nil {
		out = append(out, c.Crumb(MatrixPath, c.W.Oversight.Matrix.Title), c.Crumb(WhatIfPath, c.W.Oversight.Matrix.WhatIf))
	}
	return out
}
