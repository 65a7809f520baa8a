package record

import (
	"slices"
	"strconv"

	"plaza/internal/schema"
)

// Theme is what several people told the city about the same thing, what the
// city did about it, and why. It is never one person's message.
//
// The way from a theme to a changed record is written once, in that record: an
// entry of its change list names the theme as its reason, ref =
// "theme:<id>". The page of the theme finds it there.
type Theme struct {
	schema.Head
	Title       schema.Text `plaza:"title,title,required,max=80"`
	Heard       schema.Text `plaza:"heard,required,max=600"`
	Form        string      `plaza:"kind,required,oneof=question|suggestion|error|complaint|praise"`
	Count       int64       `plaza:"count,required"`
	Channels    []Channel   `plaza:"channels,required"`
	Languages   []Spoken    `plaza:"languages,required"`
	FirstOn     schema.Date `plaza:"first_on,required,past"`
	LastOn      schema.Date `plaza:"last_on,past"`
	Tools       []string    `plaza:"tools,link=tool"`
	Clauses     []string    `plaza:"clauses,link=clause"`
	Matter      string      `plaza:"matter,link=matter"`
	Items       []ItemAt    `plaza:"items,as=item-at"`
	Opening     string      `plaza:"opening,link=opening"`
	Event       string      `plaza:"event,link=event"`
	Documents   []string    `plaza:"documents,link=document"`
	State       string      `plaza:"state,required,oneof=received|under-review|at-board|answered|acted|declined"`
	Response    schema.Text `plaza:"response,max=1200"`
	DeclinedWhy schema.Text `plaza:"declined_why,max=600"`
	AnsweredOn  schema.Date `plaza:"answered_on,past"`
	AnsweredIn  []string    `plaza:"answered_in,format=language"`
	Told        string      `plaza:"told_people,oneof=yes|no|unknown"`
}

// Channel is how many of a theme's messages came in one way.
type Channel struct {
	Channel string `plaza:"channel,required,oneof=form|meeting|mail|phone|event"`
	Count   int64  `plaza:"count,required"`
}

// Spoken is how many of a theme's messages were in one language.
type Spoken struct {
	Language string `plaza:"language,required,max=12,format=language"`
	Count    int64  `plaza:"count,required"`
}

// ItemAt names an item of a meeting's agenda.
type ItemAt struct {
	Meeting string `plaza:"meeting,required,link=meeting"`
	Item    string `plaza:"item,required,max=40"`
}

// Closed reports whether the city has said its last word on the theme.
func (t *Theme) Closed() bool {
	return t.State == "answered" || t.State == "acted" || t.State == "declined"
}

// Check holds what one theme's fields owe each other.
func (t *Theme) Check(c *schema.Checker) {
	if t.Closed() && (t.Response.IsZero() && t.DeclinedWhy.IsZero() || t.AnsweredOn.IsZero()) {
		c.Report("theme/no-answer", []any{"state"}, "state", t.State)
	}
	if t.State == "declined" && t.DeclinedWhy.IsZero() {
		c.Report("theme/declined-without-why", []any{"state"})
	}
	if !t.AnsweredOn.IsZero() && t.AnsweredOn.Compare(t.FirstOn) < 0 {
		c.Report("theme/answered-first", []any{"answered_on"}, "first", t.FirstOn.String())
	}
	var byWay, byLanguage int64
	for _, x := range t.Channels {
		byWay += x.Count
	}
	for _, x := range t.Languages {
		byLanguage += x.Count
	}
	for _, sum := range []struct {
		field string
		n     int64
	}{{"channels", byWay}, {"languages", byLanguage}} {
		if sum.n != t.Count && sum.n > 0 {
			c.Report("theme/not-the-sum", []any{"count"}, "field", sum.field, "sum", strconv.FormatInt(sum.n, 10), "count", strconv.FormatInt(t.Count, 10))
		}
	}
	for _, x := range t.Languages {
		if t.Closed() && len(t.AnsweredIn) > 0 && !slices.Contains(t.AnsweredIn, x.Language) {
			c.Report("theme/not-in-their-language", []any{"answered_in"}, "language", x.Language)
		}
	}
}

// Case is one complaint about a broken rule, on its way to the public body
// that hears it. It names no person: neither who complained nor who is meant.
type Case struct {
	schema.Head
	Title      schema.Text `plaza:"title,title,required,max=80"`
	Summary    schema.Text `plaza:"summary,required,max=400"`
	ReceivedOn schema.Date `plaza:"received_on,required,past"`
	Clauses    []string    `plaza:"clauses,required,link=clause"`
	Tools      []string    `plaza:"tools,link=tool"`
	Stage      string      `plaza:"stage,required,oneof=received|accepted|investigating|heard|closed|not-accepted"`
	Steps      []CaseStep  `plaza:"steps"`
	HeardAt    []ItemAt    `plaza:"heard_at,as=item-at"`
	Result     string      `plaza:"result,oneof=rule-broken|partly|not-broken|settled|withdrawn"`
	Outcome    schema.Text `plaza:"outcome,max=600"`
	Corrective schema.Text `plaza:"corrective,max=600"`
	WhyNot     schema.Text `plaza:"why_not,max=400"`
	ClosedOn   schema.Date `plaza:"closed_on,past"`
}

// CaseStep is the day on which a case came to a stage.
type CaseStep struct {
	Key   string      `plaza:"key,required"`
	Stage string      `plaza:"stage,required,oneof=received|accepted|investigating|heard|closed|not-accepted"`
	On    schema.Date `plaza:"on,required,past"`
	Note  schema.Text `plaza:"note,max=400"`
}

// Over reports whether nothing more will happen to the case.
func (x *Case) Over() bool { return x.Stage == "closed" || x.Stage == "not-accepted" }

// Check holds what one case's fields owe each other.
func (x *Case) Check(c *schema.Checker) {
	switch {
	case x.Stage == "closed" && (x.Outcome.IsZero() || x.Result == "" || x.ClosedOn.IsZero()):
		c.Report("case/no-outcome", []any{"stage"})
	case x.Stage == "not-accepted" && x.WhyNot.IsZero():
		c.Report("case/no-reason", []any{"stage"})
	case x.Stage == "heard" && len(x.HeardAt) == 0:
		c.Report("case/heard-nowhere", []any{"stage"})
	}
	last := x.ReceivedOn
	for i, s := range x.Steps {
		if s.On.Compare(last) < 0 {
			c.Report("case/out-of-order", []any{"steps", i, "on"}, "day", s.On.String(), "before", last.String())
		}
		last = s.On
	}
}
