package loop

import (
	"plaza/internal/changes"
	"plaza/internal/docket"
	"plaza/internal/graph"
	"plaza/internal/oversight"
	"plaza/internal/record"
	"plaza/internal/view"
)

// Theme is the page of one theme.
type Theme struct {
	view.Frame
	Heard    view.Words
	State    string
	Facts    []view.Row
	Answer   []view.Row
	Wait     string
	Over     bool
	Steps    []docket.Step // items of meetings, with their votes
	Changes  []changes.Entry
	Promises []oversight.Commitment
	Rows     []view.Row // where it came from, and what it is about
}

// BuildTheme builds the page of the theme with this id.
func BuildTheme(c *view.Context, id string) Theme {
	t, w := graph.One[record.Theme](c.R, id), &c.W.Loop
	p := Theme{Heard: c.Text(t.Heard), State: c.L.Label("enum.theme.state." + t.State), Facts: facts(c, t)}
	p.Answer = c.Fields(t, "response", "declined_why", "answered_on", "answered_in", "told_people")
	n, answered := waits(t, c.R.Today())
	p.Wait = w.Waiting.With("Days", w.Days.For(n))
	if answered {
		p.Wait = w.Waited.With("Days", w.Days.For(n))
	}
	limit := graph.Single[record.Site](c.R).AnswerDays.Value
	p.Over = limit > 0 && int64(n) > limit
	p.Steps = docket.At(c, t.Items)
	p.Changes = changes.Because(c, "theme:"+id, t.Example)
	for _, clause := range t.Clauses {
		p.Promises = append(p.Promises, oversight.Commitments(c, graph.One[record.Clause](c.R, clause))...)
	}
	p.Rows = c.Fields(t, "tools", "clauses", "matter", "opening", "event", "documents")
	p.Frame = c.Frame(c.Text(t.Title), p.Heard, crumbs(c), &t.Head)
	p.Kicker = kind(c, t)
	return p
}

// facts says how many wrote, in which way and in which language.
func facts(c *view.Context, t *record.Theme) []view.Row {
	rows := []view.Row{view.Fact(c.L.Label("field.theme.count"), c.W.Loop.Messages.For(int(t.Count)))}
	number := func(name string, n int64) view.Value {
		return view.Value{Text: view.Plain(c.W.Find.Numbers.Bar.With("Name", name, "Count", c.L.Number(n)))}
	}
	ways, languages := view.Row{Label: c.L.Label("field.theme.channels")}, view.Row{Label: c.L.Label("field.theme.languages")}
	for _, x := range t.Channels {
		ways.Value.Items = append(ways.Value.Items, number(c.L.Label("enum.theme.channels.channel."+x.Channel), x.Count))
	}
	for _, x := range t.Languages {
		languages.Value.Items = append(languages.Value.Items, number(c.L.LanguageName(x.Language), x.Count))
	}
	return append(append(rows, ways, languages), c.Fields(t, "first_on", "last_on")...)
}
