package docket

import (
	"slices"
	"strconv"

	"plaza/internal/graph"
	"plaza/internal/meetings"
	"plaza/internal/record"
	"plaza/internal/view"
)

// Decisions is the list of what was decided, the newest first.
type Decisions struct {
	view.Frame
	Items []Step
}

// BuildDecisions builds the list.
func BuildDecisions(c *view.Context, _ string) Decisions {
	var p Decisions
	for _, m := range slices.Backward(meetings.Sorted(graph.Each[record.Meeting](c.R))) {
		for i := range m.Items {
			if !m.Items[i].Decision.IsZero() {
				p.Items = append(p.Items, step(c, meetings.Step{Meeting: m, Item: &m.Items[i]}))
			}
		}
	}
	p.Frame = c.Frame(view.Plain(c.W.Board.Decisions), view.Plain(c.W.Board.DecisionsText), crumbs(c))
	return p
}

// Actions is the list of what is to be done, open ones first.
type Actions struct {
	view.Frame
	Items []Action
}

// BuildActions builds the list.
func BuildActions(c *view.Context, _ string) Actions {
	var p Actions
	r := rules(c)
	for _, m := range slices.Backward(meetings.Sorted(graph.Each[record.Meeting](c.R))) {
		for i := range m.Actions {
			p.Items = append(p.Items, action(c, r, m, i))
		}
	}
	slices.SortStableFunc(p.Items, func(a, b Action) int {
		switch {
		case a.open == b.open:
			return 0
		case a.open:
			return -1
		}
		return 1
	})
	p.Frame = c.Frame(view.Plain(c.W.Board.Actions), view.Plain(c.W.Board.ActionsText), crumbs(c))
	return p
}

// Matter is the way of one question from meeting to meeting.
type Matter struct {
	view.Frame
	Summary view.Words
	Rows    []view.Row
	Course  string // "Put off twice. Adopted"
	Steps   []Step
	Voices  []view.Link // what people said about it
}

// BuildMatter builds the page of the matter with this id.
func BuildMatter(c *view.Context, id string) Matter {
	x := graph.One[record.Matter](c.R, id)
	p := Matter{Summary: c.Text(x.Summary), Rows: c.Fields(x, "tools", "clauses", "principles", "council_files")}
	deferred := 0
	for _, s := range meetings.Timeline(graph.Linking[record.Meeting](c.R, "items", id), id) {
		st := step(c, s)
		p.Steps = append(p.Steps, st)
		if s.Item.Outcome == "deferred" {
			deferred++
		}
	}
	if deferred > 0 {
		p.Course = c.W.Board.Deferred.For(deferred) + ". "
	}
	if n := len(p.Steps); n > 0 && p.Steps[n-1].Outcome != "" && deferred < n {
		p.Course += p.Steps[n-1].Outcome + "."
	}
	p.Voices = c.Voices("matter", id, x.Example)
	p.Frame = c.Frame(c.Text(x.Title), p.Summary, crumbs(c), &x.Head)
	return p
}

// Member is the page of one member.
type Member struct {
	view.Frame
	Rows     []view.Row
	Attended string
	Votes    []Vote
}

// Vote is how the member voted on one motion.
type Vote struct {
	view.Link // to the item
	When      string
	Vote      string
	Motion    view.Words
}

// BuildMember builds the page of the member with this id.
func BuildMember(c *view.Context, id string) Member {
	x := graph.One[record.Member](c.R, id)
	p := Member{Rows: c.Fields(x, "terms")}
	there, all := 0, 0
	for _, m := range slices.Backward(meetings.Sorted(graph.Each[record.Meeting](c.R))) {
		if m.Attendance != nil && x.On(m.Body, m.Start.Date) {
			all++
			if slices.Contains(m.Attendance.Present, id) || slices.Contains(m.Attendance.Remote, id) {
				there++
			}
		}
		for i := range m.Items {
			for _, mo := range m.Items[i].Motions {
				for _, v := range mo.Votes() {
					if v.Member == id {
						link := view.Link{Href: itemHref(c, m, &m.Items[i]), Label: c.Text(m.Items[i].Title)}
						p.Votes = append(p.Votes, Vote{link, c.Date(m.Start.Date), c.L.Label("field.meeting.items.motions." + v.Vote), c.Text(mo.Text)})
					}
				}
			}
		}
	}
	p.Attended = c.W.Board.Attended.With("There", strconv.Itoa(there), "All", strconv.Itoa(all))
	name := c.Text(x.Name)
	p.Frame = c.Frame(name, view.Plain(p.Attended), crumbs(c), &x.Head)
	return p
}
