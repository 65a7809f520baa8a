// Package engage holds the pages on taking part: chances to be heard before a
// decision, events, and the training of staff and residents.
//
// Laws:
//
//  1. Whether something is open is worked out from its days and the day of the
//     build; nobody writes it.
//  2. No number of a small group of people is shown, and none from which one
//     could be worked out. Package link stops a build whose files hold one.
//  3. Examples are counted only where nothing real is there to count, and the
//     page says so.
//
// Tests: internal/whole/engage_test.go reads the pages of every state.
package engage

import (
	"cmp"
	"maps"
	"slices"

	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/view"
)

// Addresses of the lists.
const (
	TakePartPath = "take-part.html"
	TrainingPath = "training.html"
)

// TakePart is the page of openings and events.
type TakePart struct {
	view.Frame
	Open, Coming, Closed []Opened
	Events, Past         []Event
	Reached              *Reached
	Ways                 []view.Link
}

// Opened is an opening in a list.
type Opened struct {
	view.Link
	State, Decision string
	Summary         view.Words
	Result          view.Words
}

// Event is one event.
type Event struct {
	ID      string
	Title   view.Words
	State   string
	When    string
	Summary view.Words
	Rows    []view.Row
}

// Reached is how many people came to past events, by language.
type Reached struct {
	Sum  string
	Note string // that it counts examples
	Rows []ReachedRow
}

// ReachedRow is the events in one language.
type ReachedRow struct{ Language, Events, People string }

// BuildTakePart builds the page.
func BuildTakePart(c *view.Context, _ string) TakePart {
	var p TakePart
	w, today := &c.W.Engage, c.R.Today()
	all := graph.Each[record.Opening](c.R)
	slices.SortStableFunc(all, func(a, b *record.Opening) int { return cmp.Or(a.Closes.Compare(b.Closes), cmp.Compare(a.ID, b.ID)) })
	for _, o := range all {
		x := Opened{Link: c.RecordLink("opening", o.ID), State: c.OpeningState(o), Decision: decision(c, o), Summary: c.Text(o.Summary)}
		switch {
		case o.OpenOn(today):
			p.Open = append(p.Open, x)
		case today.Compare(o.Opens) < 0:
			p.Coming = append(p.Coming, x)
		default:
			x.Result = c.Text(o.Result)
			p.Closed = append([]Opened{x}, p.Closed...)
		}
	}
	events := graph.Each[record.PublicEvent](c.R)
	slices.SortStableFunc(events, func(a, b *record.PublicEvent) int {
		return cmp.Or(a.Start.Compare(b.Start), cmp.Compare(a.ID, b.ID))
	})
	for _, x := range events {
		if x.Start.Date.Compare(today) >= 0 {
			p.Events = append(p.Events, event(c, x))
		} else {
			p.Past = append([]Event{event(c, x)}, p.Past...)
		}
	}
	p.Reached = reached(c, events)
	p.Ways = []view.Link{c.Crumb("heard.html", c.W.Loop.Menu), c.Crumb(TrainingPath, w.Training.Title), c.Crumb("meetings.html", c.W.Board.Meetings)}
	if len(c.R.Records("body")) == 0 {
		p.Ways = p.Ways[:2]
	}
	p.Frame = c.Frame(view.Plain(w.Menu), view.Plain(w.Text), nil)
	return p
}

// decision says when and by whom it is decided, in one line: the name of who
// decides may be in another language, so then the day stands alone.
func decision(c *view.Context, o *record.Opening) string {
	who := c.Text(o.Decider)
	if who.Lang != "" {
		return c.L.Label("field.opening.decision_on") + ": " + c.Date(o.DecisionOn)
	}
	return c.W.Engage.Decision.With("Date", c.Date(o.DecisionOn), "Who", who.Text)
}

func event(c *view.Context, x *record.PublicEvent) Event {
	w := &c.W.Engage
	e := Event{ID: "event-" + x.ID, Title: c.Text(x.Title), When: c.Moment(x.Start), Summary: c.Text(x.Summary), State: c.L.Label("enum.event.status." + x.Status)}
	if x.Status == "planned" && x.Start.Date.Compare(c.R.Today()) < 0 {
		e.State = w.EventDone
	}
	e.Rows = c.Fields(x, "reason", "kind", "for", "end", "place", "online", "languages")
	if x.Status == "planned" {
		e.Rows = append(e.Rows, c.Fields(x, "access", "cost", "register_url")...)
	}
	e.Rows = append(e.Rows, c.Fields(x, "course", "partners", "opening", "tools", "clauses")...)
	if r := x.Reached; r != nil {
		e.Rows = append(e.Rows, view.Fact(c.L.Label("field.event.reached.people"), people(c, r.People)))
		e.Rows = append(e.Rows, c.Inside(x, "reached", *r, "languages", "communities")...)
	}
	e.Rows = append(e.Rows, c.Fields(x, "outcomes")...)
	for i := range e.Rows {
		e.Rows[i].ID = "" // several events share the page
	}
	return e
}

// people is a number of people, or that they were few.
func people(c *view.Context, n int64) string {
	if least := graph.Single[record.Site](c.R).Least(); n > 0 && n < least {
		return c.W.Engage.Training.Fewer.With("Least", c.L.Number(least))
	}
	return c.L.Number(n)
}

// reached sums up the events that say who came. Nil: none does.
func reached(c *view.Context, all []*record.PublicEvent) *Reached {
	all = slices.DeleteFunc(slices.Clone(all), func(x *record.PublicEvent) bool { return x.Reached == nil })
	counted := slices.DeleteFunc(slices.Clone(all), func(x *record.PublicEvent) bool { return x.Example })
	out := &Reached{}
	if len(counted) == 0 {
		counted, out.Note = all, c.W.Loop.Clock.Made
	}
	if len(counted) == 0 {
		return nil
	}
	type sum struct{ events, people int64 }
	var total int64
	by := map[string]*sum{}
	for _, x := range counted {
		total += x.Reached.People
		for _, l := range x.Reached.Languages {
			if by[l] == nil {
				by[l] = &sum{}
			}
			by[l].events++
			by[l].people += x.Reached.People
		}
	}
	out.Sum = c.W.Engage.ReachedSum.With("People", people(c, total), "Events", c.L.Number(int64(len(counted))))
	tags := slices.SortedFunc(maps.Keys(by), func(a, b string) int {
		return cmp.Or(cmp.Compare(by[b].events, by[a].events), cmp.Compare(a, b))
	})
	for _, l := range tags {
		out.Rows = append(out.Rows, ReachedRow{c.L.LanguageName(l), c.L.Number(by[l].events), people(c, by[l].people)})
	}
	return out
}

// Opening is the page of one opening.
type Opening struct {
	view.Frame
	State    string
	Open     bool
	Summary  view.Words
	Decision string
	Before   string // how long before the decision it closes
	TakePart []view.Row
	About    []view.Row
	Result   view.Words
	Over     bool
	Ask      *view.Link  // to the form, while it is open
	Said     []view.Link // themes that came of it
	Events   []view.Link
}

// BuildOpening builds the page of the opening with this id.
func BuildOpening(c *view.Context, id string) Opening {
	o, w := graph.One[record.Opening](c.R, id), &c.W.Engage
	p := Opening{State: c.OpeningState(o), Open: o.OpenOn(c.R.Today()), Summary: c.Text(o.Summary), Result: c.Text(o.Result), Over: o.Closes.Compare(c.R.Today()) < 0}
	p.Decision = decision(c, o)
	if n := between(o.Closes, o.DecisionOn); n > 0 {
		p.Before = w.Before.With("Days", c.W.Loop.Days.For(n))
	}
	p.TakePart = append(c.Fields(o, "opens", "closes"), waysOf(c, o))
	p.TakePart = append(p.TakePart, c.Fields(o, "affected_first", "languages")...)
	if p.Open {
		p.Ask = c.AskLink("opening", id)
	}
	p.About = c.Fields(o, "decision_on", "decider", "meeting", "matter", "tools", "clauses", "documents")
	for _, t := range graph.Linking[record.Theme](c.R, "opening", id) {
		if !t.Example || o.Example {
			p.Said = append(p.Said, c.ThemeLink(t))
		}
	}
	for _, e := range graph.Linking[record.PublicEvent](c.R, "opening", id) {
		if !e.Example || o.Example {
			l := c.RecordLink("event", e.ID)
			l.Note = view.Plain(c.Moment(e.Start))
			p.Events = append(p.Events, l)
		}
	}
	p.Frame = c.Frame(c.Text(o.Title), p.Summary, []view.Link{c.Crumb(TakePartPath, w.Menu)}, &o.Head)
	p.Kicker = c.L.Label("kind.opening")
	return p
}

// waysOf lists the ways to take part: what to do, then where.
func waysOf(c *view.Context, o *record.Opening) view.Row {
	row := view.Row{Label: c.L.Label("field.opening.ways")}
	for _, w := range o.Ways {
		row.Value.Items = append(row.Value.Items, view.Value{Text: c.Text(w.How), Rows: c.Inside(o, "ways", w, "url", "email", "phone")})
	}
	return row
}

func between(from, to schema.Date) int { return int(to.Time().Sub(from.Time()).Hours() / 24) }
