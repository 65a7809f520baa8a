package docket

import (
	"slices"
	"strings"

	"plaza/internal/changes"
	"plaza/internal/graph"
	"plaza/internal/locale"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/view"
)

// Change is what one commit changed of a published meeting.
type Change struct {
	On     schema.Date
	Commit string   // short hash
	What   []string // "New time", "Canceled", the most important first
	Turns  []Turn   // what residents must know: before and after
}

// Between stands between the words of Change.What.
const Between = " · "

// Turn is one value before and after; either may be empty.
type Turn struct {
	Label         string
	Before, After []view.Words
}

// announced are the fields that say when, where and how people can attend, in
// the order in which a change of them is told.
var announced = []string{"status", "moved_to", "start", "end", "place", "online", "phone", "reason", "title", "body", "kind", "comment", "access"}

// renumbered are those of them whose change a calendar must take note of.
var renumbered = []string{"status", "moved_to", "start", "end", "place", "online", "phone", "title", "body"}

// Announced says how often the time, place, status or link of a meeting has
// changed since its record was published, and on which day its announcement
// last changed. known is false unless the whole history is at hand: counting a
// part of it would give another number with each copy of the repository.
func Announced(site *graph.Site, ref string) (count int, last schema.Date, known bool) {
	log := site.Log()
	if log.State != graph.WholeLog {
		return 0, schema.Date{}, false
	}
	for _, ch := range log.Of(ref) {
		switch {
		case ch.What == graph.Added && last.IsZero():
			last = ch.On
		case ch.What != graph.Edited:
			continue
		}
		if touches(ch, renumbered) {
			count++
		}
		if last.IsZero() && (touches(ch, announced) || touches(ch, []string{"agenda", "items"})) {
			last = ch.On
		}
	}
	return count, last, true
}

func touches(ch *graph.Change, fields []string) bool {
	return slices.ContainsFunc(ch.Edits, func(e graph.Edit) bool { return slices.Contains(fields, e.Top.Name) })
}

// Changes returns what commits changed of a meeting, the newest first. It is
// empty unless the whole history is at hand. What the record itself tells with
// a day (notice and agenda posted, agenda revised, minutes) is left out.
func Changes(c *view.Context, m *record.Meeting) []Change {
	log, state := c.R.LogOf(m.Ref())
	if state != graph.WholeLog {
		return nil
	}
	var out []Change
	for _, ch := range log {
		if ch.What != graph.Edited {
			continue
		}
		x := Change{On: ch.On, Commit: ch.Commit}
		edits := slices.DeleteFunc(slices.Clone(ch.Edits), func(e graph.Edit) bool { return selfTold(ch, e) })
		slices.SortStableFunc(edits, func(a, b graph.Edit) int { return place(a) - place(b) })
		for _, e := range edits {
			if what := whatChanged(c, e); what != "" && !slices.Contains(x.What, what) {
				x.What = append(x.What, what)
			}
			if t, ok := turn(c, e); ok {
				x.Turns = append(x.Turns, t)
			}
		}
		if details := c.W.Board.Change.Details; len(x.What) > 1 {
			x.What = slices.DeleteFunc(x.What, func(what string) bool { return what == details })
		}
		if len(x.What) > 0 {
			out = append(out, x)
		}
	}
	return out
}

// place orders edits: what the announcement says first.
func place(e graph.Edit) int {
	if i := slices.Index(announced, e.Top.Name); i >= 0 {
		return i
	}
	return len(announced)
}

// selfTold reports whether the record tells of an edit with a day of its own,
// so that it would be told twice.
func selfTold(ch *graph.Change, e graph.Edit) bool {
	dated := func(paths ...string) bool {
		return slices.ContainsFunc(ch.Edits, func(o graph.Edit) bool {
			return len(o.Before) == 0 && slices.ContainsFunc(paths, func(p string) bool { return strings.HasPrefix(o.Path, p) })
		})
	}
	switch e.Top.Name {
	case "notice", "minutes":
		return len(e.After) > 0
	case "agenda":
		return len(e.Before) == 0
	case "items":
		return dated("agenda.posted_at", "agenda.revised.")
	case "text":
		return dated("minutes.")
	}
	return false
}

// whatChanged says in a few words what an edit did.
func whatChanged(c *view.Context, e graph.Edit) string {
	w := &c.W.Board.Change
	switch e.Top.Name {
	case "status":
		if first(e.After) == "scheduled" {
			return w.Restored
		}
		return c.L.Label("enum.meeting.status." + first(e.After))
	case "start", "end":
		if day(e.Before) != day(e.After) && day(e.Before) != "" && day(e.After) != "" {
			return w.Date
		}
		return w.Time
	case "place":
		return w.Place
	case "online":
		return w.Link
	case "phone":
		return w.Phone
	case "comment":
		return w.Comment
	case "access":
		return w.Access
	case "moved_to", "reason", "title", "body", "kind":
		return w.Details
	case "agenda", "items":
		if strings.Contains(e.Path, ".outcome") || strings.Contains(e.Path, ".decision") || strings.Contains(e.Path, ".motions.") {
			return w.Decisions
		}
		return w.Agenda
	case "notice":
		return w.Notice
	case "minutes", "text":
		return w.Minutes
	}
	return w.Record
}

// turn shows an edit before and after. Of the agenda it shows the titles of
// items; long texts, votes and the like are on the meeting's page.
func turn(c *view.Context, e graph.Edit) (Turn, bool) {
	title := e.Top.Name == "items" && e.Path == e.Within+"title"
	if !title && !slices.Contains(announced, e.Top.Name) {
		return Turn{}, false
	}
	t := Turn{Label: c.L.Label(e.Field.Label())}
	switch {
	case title:
		t.Label = c.W.Board.Change.Item
	case e.Field != e.Top:
		t.Label = c.W.List.Titled.With("Kind", c.L.Label(e.Top.Label()), "Name", t.Label)
	}
	if e.Top.Name == "moved_to" {
		t.Before, t.After = starts(c, e.Before), starts(c, e.After)
	} else {
		t.Before, t.After = changes.Values(c, e)
	}
	return t, true
}

// starts are the times of the meetings with these ids.
func starts(c *view.Context, ids []string) []view.Words {
	var out []view.Words
	for _, id := range ids {
		if m := graph.One[record.Meeting](c.R, id); m != nil {
			out = append(out, view.Plain(c.Moment(m.Start)))
		} else {
			out = append(out, view.Proper(id))
		}
	}
	return out
}

func first(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return values[0]
}

// day is the date of a moment as a file has it.
func day(values []string) string {
	d, _, _ := strings.Cut(first(values), "T")
	return d
}

// Sentence says a turn in l as a text without marks, for feeds; source is the
// language of what is not translated.
func (t Turn) Sentence(l, source *locale.Locale) string {
	w := &l.Words.Board.Change
	flat := func(values []view.Words) string {
		var out []string
		for _, v := range values {
			text := strings.TrimSuffix(v.Text, ".") // it stands inside a sentence
			if v.Lang != "" {
				text = InLanguage(l, text, source)
			}
			out = append(out, text)
		}
		return l.List(out)
	}
	switch before, after := flat(t.Before), flat(t.After); {
	case before == "":
		return w.New.With("What", t.Label, "After", after)
	case after == "":
		return w.Gone.With("What", t.Label, "Before", before)
	default:
		return w.Turn.With("What", t.Label, "Before", before, "After", after)
	}
}

// InLanguage returns a text that stands among words of l, marked in words if
// it is in another language: calendars and feeds can mark no part of a text.
func InLanguage(l *locale.Locale, text string, spoken *locale.Locale) string {
	if text == "" || spoken == l {
		return text
	}
	return l.Words.Board.InLanguage.With("Text", text, "Language", l.LanguageName(spoken.Tag))
}
