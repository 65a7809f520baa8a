package engage

import (
	"cmp"
	"slices"
	"strings"

	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/view"
)

// Training is the page of courses, the plan's phases, partners, and how far
// the departments have come.
type Training struct {
	view.Frame
	Courses     []Entry
	Phases      []Phase
	Open        []view.Row // what nobody has answered about the steps, said once
	Partners    []Entry
	Departments []Department
	Least       string
	Columns     [5]string

	PartnersHeading string
}

// Entry is one course, step or partner.
type Entry struct {
	ID    string
	Title view.Words
	Kind  string
	Text  view.Words
	Rows  []view.Row
	Links []view.Link
}

// Phase is one phase of the plan.
type Phase struct {
	Heading, Done string
	Steps         []Step
}

// Step is one step of a phase.
type Step struct {
	ID    string
	Title view.Words
	Text  view.Words
	State string // or that nobody has said
	Rows  []view.Row
	Links []view.Link
}

// Department is the numbers of one department.
type Department struct {
	view.Link
	Staff, Trained, Signed, AsOf string
	Note                         view.Words
}

// BuildTraining builds the page.
func BuildTraining(c *view.Context, _ string) Training {
	var p Training
	w := &c.W.Engage.Training
	courses := graph.Each[record.Course](c.R)
	slices.SortStableFunc(courses, func(a, b *record.Course) int { return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.ID, b.ID)) })
	for _, x := range courses {
		p.Courses = append(p.Courses, course(c, x))
	}
	p.phases(c)
	for _, x := range graph.Each[record.Partner](c.R) {
		e := Entry{ID: "partner-" + x.ID, Title: view.Proper(x.Name), Text: c.Text(x.Summary), Rows: unnamed(c.Fields(x, "agreement", "since", "document", "website", "parts"))}
		for _, k := range graph.Linking[record.Course](c.R, "partners", x.ID) {
			e.Links = append(e.Links, c.RecordLink("course", k.ID))
		}
		p.Partners = append(p.Partners, e)
	}
	for _, d := range graph.Each[record.Department](c.R) {
		if d.Training != nil {
			p.Departments = append(p.Departments, department(c, d))
		}
	}
	slices.SortStableFunc(p.Departments, func(a, b Department) int { return c.L.Compare(a.Label.Text, b.Label.Text) })
	p.PartnersHeading = c.L.Label("kinds.partner")
	p.Columns = [5]string{c.L.Label("kind.department")}
	for i, f := range []string{"staff", "trained", "agreements_signed", "as_of"} {
		p.Columns[i+1] = c.L.Label("field.department.training." + f)
	}
	p.Least = w.DepartmentsText.With("Least", c.L.Number(graph.Single[record.Site](c.R).Least()))
	p.Frame = c.Frame(view.Plain(w.Title), view.Plain(w.Text), []view.Link{c.Crumb(TakePartPath, c.W.Engage.Menu)})
	return p
}

// unnamed takes the anchors from rows of records that share a page.
func unnamed(rows []view.Row) []view.Row {
	for i := range rows {
		rows[i].ID = ""
	}
	return rows
}

func course(c *view.Context, x *record.Course) Entry {
	e := Entry{ID: "course-" + x.ID, Title: c.Text(x.Title), Text: c.Text(x.Summary), Kind: c.L.Label("enum.course.state." + x.State)}
	topics := view.Row{Label: c.L.Label("field.course.topics")}
	for _, t := range x.Topics {
		topics.Value.Items = append(topics.Value.Items, view.Value{Text: c.Text(t.Text)})
	}
	e.Rows = append(c.Fields(x, "tier"), topics)
	e.Rows = append(e.Rows, c.Answered(x, "audience", "access", "languages", "materials", "version", "version_on", "partners", "part", "clauses")...)
	e.Rows = unnamed(append(e.Rows, open(c, x)...))
	for _, ev := range graph.Linking[record.PublicEvent](c.R, "course", x.ID) {
		if !ev.Example || x.Example {
			e.Links = append(e.Links, c.RecordLink("event", ev.ID))
		}
	}
	return e
}

// open gathers the questions about a record that nobody has answered, in one
// row: five rows that say the same would hide what is known.
func open(c *view.Context, x schema.Record) []view.Row {
	var out []view.Row
	for _, b := range x.Meta().NotAnswered {
		var names []string
		for _, f := range b.Fields {
			names = append(names, c.L.Label(x.Meta().Kind.Field(f).Label()))
		}
		rows := c.Fields(x, b.Fields[0])
		rows[0].Label = strings.Join(names, " · ")
		out = append(out, rows[0])
	}
	return out
}

// phases lists the steps by phase. Where nobody has answered how far one is, or
// by when it is due, the step says so in a word, and who owes the answer is
// said once below.
func (p *Training) phases(c *view.Context) {
	w := &c.W.Engage.Training
	all := graph.Each[record.PlanStep](c.R)
	slices.SortStableFunc(all, func(a, b *record.PlanStep) int {
		return cmp.Or(cmp.Compare(a.Phase, b.Phase), cmp.Compare(a.Order, b.Order), cmp.Compare(a.ID, b.ID))
	})
	done := 0
	for i, x := range all {
		if i == 0 || x.Phase != all[i-1].Phase {
			p.Phases, done = append(p.Phases, Phase{Heading: w.Phase.With("Number", c.L.Number(x.Phase))}), 0
		}
		ph := &p.Phases[len(p.Phases)-1]
		e := Step{ID: "step-" + x.ID, Title: c.Text(x.Title), Text: c.Text(x.What), Rows: c.Answered(x, "due", "done_on", "documents")}
		e.Rows = unnamed(e.Rows)
		if x.State != "" {
			e.State = c.L.Label("enum.milestone.state." + x.State)
		} else {
			e.State = c.W.Answer.NotAnswered
		}
		if x.Commitment != "" {
			e.Links = []view.Link{{Href: c.To("part", x.Part) + "#" + x.Commitment, Label: view.Plain(w.Promise + " " + strings.ToUpper(x.Commitment))}}
		} else {
			e.Links = []view.Link{c.RecordLink("part", x.Part)}
		}
		ph.Steps = append(ph.Steps, e)
		if x.State == "done" {
			done++
		}
		ph.Done = w.PhaseDone.With("Done", c.L.Number(int64(done)), "Total", c.L.Number(int64(len(ph.Steps))))
		if len(p.Open) == 0 && len(x.NotAnswered) > 0 {
			p.Open = unnamed(open(c, x))
		}
	}
}

// department says how far its training is. A number that is kept back is said
// in words.
func department(c *view.Context, d *record.Department) Department {
	t, w := d.Training, &c.W.Engage.Training
	least := c.L.Number(graph.Single[record.Site](c.R).Least())
	cell := func(n schema.Maybe[int64], few, butFew string) string {
		switch {
		case slices.Contains(t.Fewer, few):
			return w.Fewer.With("Least", least)
		case butFew != "" && slices.Contains(t.Fewer, butFew):
			return w.AllBut.With("Least", least)
		case !n.Said:
			return w.NotPublished
		}
		return c.L.Number(n.Value)
	}
	return Department{
		Link: c.RecordLink("department", d.ID), AsOf: c.Date(t.AsOf), Note: c.Text(t.Note),
		Staff: cell(t.Staff, "staff", ""), Trained: cell(t.Trained, "trained", "untrained"), Signed: cell(t.Signed, "signed", "unsigned"),
	}
}
