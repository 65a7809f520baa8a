package loop

import (
	"cmp"
	"slices"

	"plaza/internal/docket"
	"plaza/internal/form"
	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/view"
)

// Complaints is the way of a complaint, and the cases there are.
type Complaints struct {
	view.Frame
	Route view.Words // who deals with it, as the form says
	Ways  []view.Link
	Path  []Stage
	Cases []Case
}

// Stage is one stage of the way.
type Stage struct{ Name, Text, Count string }

// Case is one complaint.
type Case struct {
	ID    string
	Title view.Words
	What  view.Words
	Stage string
	Open  string // since when it waits, of one that is not over
	Rows  []view.Row
	Steps []CaseStep
	Heard []docket.Step
}

// CaseStep is the day on which a case came to a stage.
type CaseStep struct {
	When, Stage string
	Note        view.Words
}

// BuildComplaints builds the page.
func BuildComplaints(c *view.Context, _ string) Complaints {
	w := &c.W.Loop.Cases
	var p Complaints
	if f := graph.One[form.Form](c.R, "feedback"); f != nil {
		for _, k := range f.Kinds {
			if k.Key == "complaint" {
				p.Route = c.Text(k.Route)
			}
		}
		p.Ways = []view.Link{{Href: c.Href(form.Path), Label: c.Text(f.Title)}}
	}
	all := graph.Each[record.Case](c.R)
	slices.SortStableFunc(all, func(a, b *record.Case) int {
		return cmp.Or(b.ReceivedOn.Compare(a.ReceivedOn), cmp.Compare(a.ID, b.ID))
	})
	at := map[string]int{}
	for _, x := range all {
		at[x.Stage]++
		p.Cases = append(p.Cases, newCase(c, x))
	}
	for _, s := range []struct{ stage, text string }{
		{"received", w.Received}, {"accepted", w.Accepted}, {"investigating", w.Looking}, {"heard", w.HeardStage}, {"closed", w.Closed}, {"not-accepted", w.NotAccepted},
	} {
		x := Stage{Name: c.L.Label("enum.case.stage." + s.stage), Text: s.text}
		if n := at[s.stage]; n > 0 {
			x.Count = c.W.Loop.Cases.Here.For(n)
		}
		p.Path = append(p.Path, x)
	}
	p.Frame = c.Frame(view.Plain(w.Title), view.Plain(w.Text), crumbs(c))
	return p
}

func newCase(c *view.Context, x *record.Case) Case {
	out := Case{ID: "case-" + x.ID, Title: c.Text(x.Title), What: c.Text(x.Summary), Stage: c.L.Label("enum.case.stage." + x.Stage),
		Rows: c.Fields(x, "received_on", "clauses", "tools", "result", "outcome", "corrective", "why_not", "closed_on"), Heard: docket.At(c, x.HeardAt)}
	for i := range out.Rows {
		out.Rows[i].ID = "" // several cases share the page
	}
	if !x.Over() {
		out.Open = c.W.Loop.Waiting.With("Days", c.W.Loop.Days.For(max(0, days(x.ReceivedOn, c.R.Today()))))
	}
	for _, s := range x.Steps {
		out.Steps = append(out.Steps, CaseStep{c.Date(s.On), c.L.Label("enum.case.steps.stage." + s.Stage), c.Text(s.Note)})
	}
	return out
}
