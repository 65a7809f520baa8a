// Package docket holds the pages of public bodies: the body itself, its
// meetings, members and matters, what was decided and what is to be done.
//
// Everything that is worked out (states, hours, days) comes from package
// meetings. A city without a body has none of these pages.
//
// Example meetings are shown among themselves only: the page of a real tool
// never shows an item that was made up.
//
// Tests: internal/whole/docket_test.go reads the pages of every state.
package docket

import (
	"slices"
	"strconv"

	"plaza/internal/graph"
	"plaza/internal/meetings"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/view"
)

// Addresses of the lists.
const (
	BoardPath     = "board.html"
	MeetingsPath  = "meetings.html"
	DecisionsPath = "decisions.html"
	ActionsPath   = "action-items.html"
)

// Entry is a meeting in a list, or a month without one.
type Entry struct {
	view.Link
	State string
	When  string
	Where view.Words
	Why   view.Words // it was not held
	Gap   string     // instead of all that
}

// Board is the page of the city's public bodies.
type Board struct {
	view.Frame
	Bodies   []Body
	Lists    []view.Link
	Calendar *view.Link
}

// Body is one of them.
type Body struct {
	ID        string
	Name      view.Words
	Summary   view.Words
	Rows      []view.Row
	Members   []view.Link
	Next      *Entry
	NextLinks []view.Row // how to take part in the next meeting
}

func rules(c *view.Context) meetings.Rules {
	return meetings.For(graph.Single[record.Site](c.R), c.R.Today())
}

// BuildBoard builds the page.
func BuildBoard(c *view.Context, _ string) Board {
	var p Board
	r := rules(c)
	all := meetings.Sorted(graph.Each[record.Meeting](c.R))
	members := graph.Each[record.Member](c.R)
	for _, b := range graph.Each[record.Body](c.R) {
		x := Body{ID: b.ID, Name: c.Text(b.Name), Summary: c.Text(b.Summary),
			Rows: c.Fields(b, "also_called", "parts", "clauses", "meets", "size", "quorum", "term", "appointment")}
		for i := range x.Rows {
			x.Rows[i].ID = "" // several bodies share the page
		}
		for _, m := range members {
			if m.On(b.ID, c.R.Today()) {
				x.Members = append(x.Members, view.Link{Href: c.To("member", m.ID), Label: c.Text(m.Name), Note: view.Plain(role(c, m, b.ID))})
			}
		}
		if i := slices.IndexFunc(all, func(m *record.Meeting) bool { return m.Body == b.ID && r.ToCome(m) }); i >= 0 {
			e := entry(c, r, all[i])
			x.Next, x.NextLinks = &e, c.Fields(all[i], "comment", "access")
		}
		p.Bodies = append(p.Bodies, x)
	}
	w := &c.W.Board
	p.Lists = []view.Link{c.Crumb(MeetingsPath, w.Meetings), c.Crumb(DecisionsPath, w.Decisions), c.Crumb(ActionsPath, w.Actions)}
	if slices.ContainsFunc(all, func(m *record.Meeting) bool { return !m.Example }) {
		l := c.Crumb(CalendarPath(""), w.CalendarAll)
		p.Calendar = &l
	}
	p.Frame = c.Frame(view.Plain(w.Menu), view.Plain(w.Intro), nil)
	return p
}

// role is what a member is in a body today beside a member.
func role(c *view.Context, m *record.Member, body string) string {
	for _, t := range m.Terms {
		if t.Body == body && t.Role != "member" && t.On(c.R.Today()) {
			return c.L.Label("enum.member.terms.role." + t.Role)
		}
	}
	return ""
}

// CalendarPath is the address of a meeting's calendar file; without an id that
// of all meetings.
func CalendarPath(id string) string {
	if id == "" {
		return "calendar/meetings.ics"
	}
	return "calendar/" + id + ".ics"
}

func entry(c *view.Context, r meetings.Rules, m *record.Meeting) Entry {
	return Entry{Link: c.RecordLink("meeting", m.ID), State: StateWord(c, r.State(m)), When: c.Moment(m.Start), Where: c.Text(m.Place), Why: c.Text(m.Reason)}
}

// StateWord says where a meeting stands.
func StateWord(c *view.Context, s meetings.State) string {
	w := &c.W.Board.State
	return map[meetings.State]string{
		meetings.Upcoming: w.Upcoming, meetings.Commenting: w.Commenting, meetings.UnderWay: w.UnderWay, meetings.Held: w.Held,
		meetings.NoQuorum: w.NoQuorum, meetings.Cancelled: w.Cancelled, meetings.Moved: w.Moved, meetings.Unreported: w.Unreported,
	}[s]
}

// Meetings is the list of all meetings.
type Meetings struct {
	view.Frame
	Coming, Past []Entry
	Calendar     *view.Link
}

// BuildMeetings builds the list: the next first, then the past from the
// latest, with the months that had none.
func BuildMeetings(c *view.Context, _ string) Meetings {
	var p Meetings
	r := rules(c)
	all := meetings.Sorted(graph.Each[record.Meeting](c.R))
	var gaps []schema.Date
	if slices.ContainsFunc(graph.Each[record.Body](c.R), func(b *record.Body) bool { return b.Meets == "monthly" }) {
		gaps = r.Gaps(all)
	}
	gap := func(after schema.Date) {
		for n := len(gaps); n > 0 && gaps[n-1].Compare(after) > 0; n-- {
			p.Past = append(p.Past, Entry{Gap: c.W.Board.Gap.With("Month", c.L.Month(gaps[n-1].Time()))})
			gaps = gaps[:n-1]
		}
	}
	for _, m := range all {
		if r.ToCome(m) {
			p.Coming = append(p.Coming, entry(c, r, m))
		}
	}
	for _, m := range slices.Backward(all) {
		if !r.ToCome(m) {
			gap(m.Start.Date)
			p.Past = append(p.Past, entry(c, r, m))
		}
		if !m.Example && p.Calendar == nil {
			l := c.Crumb(CalendarPath(""), c.W.Board.CalendarAll)
			p.Calendar = &l
		}
	}
	gap(schema.Date{})
	p.Frame = c.Frame(view.Plain(c.W.Board.Meetings), view.Plain(c.W.Board.MeetingsText), crumbs(c))
	return p
}

func crumbs(c *view.Context) []view.Link { return []view.Link{c.Crumb(BoardPath, c.W.Board.Menu)} }

// itemHref is the address of an item of a meeting.
func itemHref(c *view.Context, m *record.Meeting, item *record.AgendaItem) string {
	return c.To("meeting", m.ID) + "#item-" + item.Key
}

// Step is an item of a meeting among those of one matter, tool or clause.
type Step struct {
	view.Link // to the item
	When      string
	Outcome   string
	Decision  view.Words
	Tally     string
}

func step(c *view.Context, s meetings.Step) Step {
	x := Step{Link: view.Link{Href: itemHref(c, s.Meeting, s.Item), Label: c.Text(s.Item.Title)}, When: c.Date(s.Meeting.Start.Date), Decision: c.Text(s.Item.Decision)}
	if s.Item.Outcome != "" {
		x.Outcome = c.L.Label("enum.meeting.items.outcome." + s.Item.Outcome)
	}
	for _, m := range s.Item.Motions {
		if len(m.Yes)+len(m.No) > 0 {
			x.Tally = tally(c, m)
		}
	}
	return x
}

func tally(c *view.Context, m record.Motion) string {
	return c.W.Board.Tally.With("Yes", strconv.Itoa(len(m.Yes)), "No", strconv.Itoa(len(m.No)))
}

// About returns the items of meetings that name a tool or a clause, the newest
// first. example tells whether the record itself is one.
func About(c *view.Context, kind, id string, example bool) []Step {
	var out []Step
	linked := graph.Linking[record.Meeting](c.R, "items", id)
	for _, s := range meetings.Touching(linked, kind, id) {
		if s.Meeting.Example == example {
			out = append(out, step(c, s))
		}
	}
	return out
}

// At returns the named items of meetings, the newest first.
func At(c *view.Context, items []record.ItemAt) []Step {
	var found []meetings.Step
	for _, at := range items {
		m := graph.One[record.Meeting](c.R, at.Meeting)
		if m == nil {
			continue
		}
		if x := m.Item(at.Item); x != nil {
			found = append(found, meetings.Step{Meeting: m, Item: x})
		}
	}
	slices.SortStableFunc(found, func(a, b meetings.Step) int { return b.Meeting.Start.Compare(a.Meeting.Start) })
	var out []Step
	for _, s := range found {
		out = append(out, step(c, s))
	}
	return out
}
