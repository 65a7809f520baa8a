package changes

import (
	"cmp"
	"maps"
	"slices"

	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/view"
)

// Path is the address of the page of all changes.
const Path = "changes.html"

// Page is all that changed in the register, the newest first.
type Page struct {
	view.Frame
	State       string
	Marks       string // how changes of texts are marked
	Corrections []Entry
	Days        []Day
	More        string // says how many older ones are not shown
	Years       []Year
	File        view.Link
	Commit      string
	Since       string
}

// Day is the changes of one day.
type Day struct {
	Date    string
	Entries []Entry
}

// Year is what one year did to the list of tools.
type Year struct {
	Year                            string
	Added, Removed, Stage, Category string
}

// shown is how many changes the page shows: more would be slow on an old
// telephone. The data file holds all.
const shown = 40

// alike is how many records must have changed in the same way, in one commit,
// to be told together.
const alike = 4

// Build builds the page.
func Build(c *view.Context, _ string) Page {
	log, w := c.R.Log(), &c.W.Changes
	p := Page{State: stateOf(c, log.State), Marks: c.W.Official.Marks, Corrections: corrections(c), Years: years(c, log)}
	told := 0
	list := public(log)
	for i := 0; i < len(list) && told < shown; {
		n := run(list[i:])
		e := entry(c, list[i])
		if n >= alike {
			together(c, &e, list[i:i+n])
		} else {
			n = 1
		}
		if d := len(p.Days); d == 0 || p.Days[d-1].Date != e.Date {
			p.Days = append(p.Days, Day{Date: e.Date})
		}
		day := &p.Days[len(p.Days)-1]
		day.Entries = append(day.Entries, e)
		i, told = i+n, told+1
		if i < len(list) && told == shown {
			p.More = w.More.For(len(list) - i)
		}
	}
	if log.State != graph.NoLog {
		p.File = view.Link{Href: c.File("data/changes.json"), Label: view.Plain(w.File)}
		p.Commit = log.Commit
		p.Since = w.Since.With("Date", c.Date(log.Since))
	}
	p.Frame = c.Frame(view.Plain(w.Heading), view.Plain(w.Intro), nil)
	return p
}

// public leaves out what has no page of its own to be seen on.
func public(log *graph.Log) []*graph.Change {
	var out []*graph.Change
	for i := range log.Changes {
		if log.Changes[i].Kind.Address != "" {
			out = append(out, &log.Changes[i])
		}
	}
	return out
}

// run counts the changes at the head of the list that are of one commit and
// kind, and did the same.
func run(list []*graph.Change) int {
	n := 1
	for n < len(list) && same(list[0], list[n]) {
		n++
	}
	return n
}

func same(a, b *graph.Change) bool {
	return a.Commit == b.Commit && a.Kind == b.Kind && a.What == b.What &&
		slices.EqualFunc(a.Edits, b.Edits, func(x, y graph.Edit) bool { return x.Field == y.Field })
}

// together tells of many records in one entry: which fields changed, and in
// how many.
func together(c *view.Context, e *Entry, list []*graph.Change) {
	e.Records = nil
	e.Count = c.W.Changes.Many.With("Number", c.L.Number(int64(len(list))), "Kind", c.L.Label("kinds."+list[0].Kind.Name))
	e.Reasons = nil
	for i := range e.Edits {
		e.Edits[i] = Edit{Label: e.Edits[i].Label}
	}
	e.Edits = slices.CompactFunc(e.Edits, func(a, b Edit) bool { return a.Label == b.Label })
}

// corrections are the entries that editors marked so, apart from other edits.
// They stand in the records and need no repository.
func corrections(c *view.Context) []Entry {
	type one struct {
		h *schema.Head
		x schema.Change
	}
	var all []one
	for _, k := range c.R.Catalog().Kinds {
		for _, rec := range c.R.Records(k.Name) {
			for _, x := range rec.Meta().Changes {
				if x.Kind == "correction" && k.Address != "" {
					all = append(all, one{rec.Meta(), x})
				}
			}
		}
	}
	slices.SortStableFunc(all, func(a, b one) int { return b.x.On.Compare(a.x.On) })
	var out []Entry
	for _, o := range all[:min(len(all), shown)] {
		e := Entry{Date: c.Date(o.x.On), Records: []view.Link{c.RecordLink(o.h.Kind.Name, o.h.ID)}, Reasons: []Reason{reason(c, o.h.Kind, o.x)}}
		e.What = e.Reasons[0].Kind
		if o.h.Example {
			e.Example = c.W.Example.Label
		}
		out = append(out, e)
	}
	return out
}

// years counts, for each year that the log reaches, what happened to tools. A
// product of a group is none by itself, here as in all other counts.
func years(c *view.Context, log *graph.Log) []Year {
	type counts struct{ added, removed, stage, category int64 }
	of := map[int]*counts{}
	for _, ch := range log.Changes {
		if ch.Kind.Name != "tool" {
			continue
		}
		if rec := c.R.Record("tool", ch.ID); rec != nil && !rec.(*record.Tool).Counts() {
			continue
		}
		n := of[ch.On.Year]
		if n == nil {
			n = &counts{}
			of[ch.On.Year] = n
		}
		switch ch.What {
		case graph.Added:
			n.added++
		case graph.Removed:
			n.removed++
		}
		for _, e := range ch.Edits {
			switch e.Top.Name {
			case "lifecycle":
				n.stage++
			case "category":
				n.category++
			}
		}
	}
	var out []Year
	for _, y := range slices.SortedFunc(maps.Keys(of), func(a, b int) int { return cmp.Compare(b, a) }) {
		n := of[y]
		out = append(out, Year{c.Date(schema.Date{Year: y}), c.L.Number(n.added), c.L.Number(n.removed), c.L.Number(n.stage), c.L.Number(n.category)})
	}
	return out
}
