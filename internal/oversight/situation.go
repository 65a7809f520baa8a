package oversight

import (
	"cmp"
	"slices"

	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/view"
)

// SituationsPath is the address of the list of situations.
const SituationsPath = "situations.html"

// Situations lists what may happen to a resident.
type Situations struct {
	view.Frame
	Items []SituationEntry
}

// SituationEntry is one of them.
type SituationEntry struct {
	view.Link
	Tools   string
	Example string
}

// BuildSituations builds the list.
func BuildSituations(c *view.Context, _ string) Situations {
	w := &c.W.Oversight.Situations
	var p Situations
	for _, s := range situations(c) {
		e := SituationEntry{Link: c.RecordLink("situation", s.ID), Tools: c.W.Count.Tools.For(len(s.Tools))}
		if s.Example {
			e.Example = c.W.Example.Label
		}
		p.Items = append(p.Items, e)
	}
	p.Frame = c.Frame(view.Plain(w.Title), view.Plain(w.Text), []view.Link{c.Crumb("tools.html", c.W.Nav.Tools)})
	return p
}

func situations(c *view.Context) []*record.Situation {
	all := graph.Each[record.Situation](c.R)
	slices.SortStableFunc(all, func(a, b *record.Situation) int { return cmp.Compare(a.Order, b.Order) })
	return all
}

// SituationLinks links to every situation that is no example.
func SituationLinks(c *view.Context) []view.Link {
	var out []view.Link
	for _, s := range situations(c) {
		if !s.Example {
			out = append(out, c.RecordLink("situation", s.ID))
		}
	}
	return out
}

// Situation is the page of one.
type Situation struct {
	view.Frame
	Text   view.Words
	Tools  []Concern
	Ask    view.Words
	Others []view.Link
}

// Concern is a tool that may play a part.
type Concern struct {
	view.Link
	How    view.Words
	Status view.Link
	OptOut []view.Row
}

// BuildSituation builds the page of the situation with this id.
func BuildSituation(c *view.Context, id string) Situation {
	w := &c.W.Oversight.Situations
	s := graph.One[record.Situation](c.R, id)
	p := Situation{Text: c.Text(s.Text), Ask: c.Text(s.Ask)}
	for _, x := range s.Tools {
		t := graph.One[record.Tool](c.R, x.Tool)
		e := Concern{Link: c.RecordLink("tool", x.Tool), How: c.Text(x.How)}
		if t.Lifecycle != "" {
			e.Status = c.RecordLink("status", t.Lifecycle)
		}
		e.OptOut = c.Fields(t, "opt_out")
		for i := range e.OptOut {
			e.OptOut[i].ID = ""
		}
		p.Tools = append(p.Tools, e)
	}
	for _, o := range situations(c) {
		if o.ID != id && (!o.Example || s.Example) {
			p.Others = append(p.Others, c.RecordLink("situation", o.ID))
		}
	}
	p.Frame = c.Frame(c.Text(s.Title), view.Plain(w.Text), []view.Link{c.Crumb(SituationsPath, w.Title)}, &s.Head)
	return p
}

// Gaps lists the questions a department has not answered.
type Gaps struct {
	view.Frame
	Answered string
	Tools    []Gap
	None     string
	Owing    string // checks that are missing or late
}

// Gap is the open questions on one tool.
type Gap struct {
	view.Link
	Questions []view.Link
}

// GapsPath is the address of a department's page.
func GapsPath(department string) string { return "departments/" + department + "/missing.html" }

// WithTools lists the departments that have tools, for the plan.
func WithTools(s *graph.Site) []string {
	var out []string
	for _, d := range graph.All[record.Department](s) {
		tools := graph.LinkingIn[record.Tool](s, "departments", d.ID)
		if !d.Example && slices.ContainsFunc(tools, func(t *record.Tool) bool { return !t.Example }) {
			out = append(out, d.ID)
		}
	}
	return out
}

// BuildGaps builds the page of one department.
func BuildGaps(c *view.Context, id string) Gaps {
	w := &c.W.Oversight.Gaps
	d := graph.One[record.Department](c.R, id)
	p := Gaps{None: w.None}
	done, open, missing, owed := 0, 0, 0, 0
	for _, t := range graph.Linking[record.Tool](c.R, "departments", id) {
		if !t.Counts() {
			continue
		}
		g := Gap{Link: c.RecordLink("tool", t.ID)}
		for _, f := range t.Kind.Fields {
			if f.Shown && t.Answer(f.Name).Kind != schema.IsNotAnswered {
				done++
			}
		}
		for _, q := range graph.Open(t) { // questions that are not put to every tool, too
			href := g.Href
			if q.Said {
				done--
			} else {
				href += "#open-" + view.Anchor(q.Field.Name)
			}
			g.Questions = append(g.Questions, view.Link{Href: href, Label: view.Plain(c.L.Label(q.Field.Label()))})
		}
		open += len(g.Questions)
		m, n := Owing(c, t)
		missing, owed = missing+m, owed+n
		if len(g.Questions) > 0 {
			p.Tools = append(p.Tools, g)
		}
	}
	n := func(i int) string { return c.L.Number(int64(i)) }
	p.Answered = w.Answered.With("Done", n(done), "Total", n(done+open))
	if graph.Single[record.Site](c.R).Matrix != nil {
		p.Owing = w.Figure.With("Name", w.With, "Count", w.Of.With("Count", n(missing), "Total", n(owed)))
	}
	name := c.Text(d.Name)
	heading := name
	heading.Text = c.LocaleOf(name).Words.Oversight.Gaps.Title.With("Name", name.Text)
	p.Frame = c.Frame(heading, view.Plain(w.Text), []view.Link{c.Crumb("numbers.html", c.W.Find.Numbers.Title), c.RecordLink("department", id)})
	return p
}
