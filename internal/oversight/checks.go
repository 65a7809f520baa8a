package oversight

import (
	"plaza/internal/graph"
	"plaza/internal/ledger"
	"plaza/internal/matrix"
	"plaza/internal/record"
	"plaza/internal/view"
)

// Checks is what a tool's page says of its risk and of what it owes.
type Checks struct {
	Case      *Case
	Unclear   bool // whether one can opt out
	Official  view.Sentence
	Motion    *view.Link // to the item where the Board voted
	Screening []Answer
	Eligible  string
	Duties    []Duty
	Count     string
	More      bool // further duties depend on a category nobody decided on
	About     view.Link
}

// Answer is one of the four questions with its answer and reason.
type Answer struct {
	Question, Answer string
	Why              view.Words
}

// Duty is a check a tool owes.
type Duty struct {
	ID, Name, State string
	Class           string // of the state
	By              view.Link
	Paper           *view.Link
	Why             view.Words
}

// NewChecks tells of a tool; nil where the city has no matrix and the record
// holds nothing on it, or where a tool is only a member of a group.
func NewChecks(c *view.Context, t *record.Tool) *Checks {
	m := graph.Single[record.Site](c.R).Matrix
	if m == nil || t.InGroup() {
		return nil
	}
	w := &c.W.Oversight.Checks
	p := &Checks{About: c.Crumb(MatrixPath, c.W.Oversight.Matrix.Title)}
	p.Official = view.NewSentence(w.NoOfficial, "", view.Link{})
	if f := ledger.Facts(t); f.Known() {
		x := newCase(c, f)
		p.Case, p.Unclear = &x, f.OptOut == matrix.Unclear
	}
	if t.Matrix != nil && t.Matrix.Official != nil {
		o := t.Matrix.Official
		p.Official = view.Say(w.OfficialBy, "Who", c.Text(o.ByRole), "Category", category(c, o.Category), "Date", c.Date(o.On))
		if o.Motion != nil {
			p.Motion = motion(c, *o.Motion)
		}
	}
	p.screening(c, t.Screening)
	missing := 0
	rule := ledger.Ruling(c.R)
	all := ledger.Duties(t, c.R.Today(), rule)
	for _, s := range all {
		d := duty(c, m, s)
		if owed(s) {
			missing++
		}
		p.Duties = append(p.Duties, d)
	}
	p.Count = w.Count.With("Count", c.L.Number(int64(missing)), "Total", c.L.Number(int64(len(all))))
	p.More = ledger.Category(t, rule) == ""
	return p
}

// motion links to an item of a meeting by its title.
func motion(c *view.Context, at record.ItemAt) *view.Link {
	m := graph.One[record.Meeting](c.R, at.Meeting)
	l := c.RecordLink("meeting", at.Meeting)
	l.Href += "#item-" + at.Item
	if x := m.Item(at.Item); x != nil {
		l.Note = l.Label
		l.Label = c.Text(x.Title)
	}
	return &l
}

// owed reports whether a duty is missing or late. What is optional is not.
func owed(s matrix.Standing) bool {
	return !s.Optional && (s.State == matrix.Missing || s.State == matrix.Overdue || s.State == matrix.Started)
}

func duty(c *view.Context, m *record.Ruling, s matrix.Standing) Duty {
	w := &c.W.Oversight.Checks
	d := Duty{ID: s.Kind, Name: dutyName(c, s.Duty), Class: string(s.State), By: view.Link{Href: c.Href(MatrixPath), Label: view.Plain(c.W.Oversight.Matrix.Title)}}
	switch {
	case s.From == matrix.NewTools && m.Assess != "":
		d.By = c.RecordLink("clause", m.Assess)
	case s.From == matrix.Repeat && m.Repeat != "":
		d.By = c.RecordLink("clause", m.Repeat)
	}
	switch s.State {
	case matrix.Done:
		d.State = w.Done.With("Date", c.Date(s.On))
	case matrix.Due:
		d.State = w.Due.With("Date", c.Date(s.On))
	case matrix.Overdue:
		d.State = w.Overdue.With("Date", c.Date(s.On))
	case matrix.Started:
		d.State = w.Started
	case matrix.NotRequired:
		d.State = w.NotRequired
	default:
		d.State = w.Missing
	}
	if s.By != nil {
		d.Why = c.Text(s.By.Why)
		if s.By.Document != "" {
			l := c.RecordLink("document", s.By.Document)
			d.Paper = &l
		}
	}
	return d
}

func (p *Checks) screening(c *view.Context, s *record.Screening) {
	if s == nil {
		return
	}
	w := &c.W.Oversight.Checks
	answer := func(field, value string, why view.Words) {
		p.Screening = append(p.Screening, Answer{c.L.Label("field.tool.screening." + field), label(c, value, "screening", field), why})
	}
	answer("purpose", s.Purpose, c.Text(s.PurposeWhy))
	answer("data", s.Data, c.Text(s.DataWhy))
	answer("compliance", s.Compliance, c.Text(s.ComplianceWhy))
	answer("oversight", s.Oversight, c.Text(s.OversightWhy))
	p.Eligible = w.NotScreened
	all := []string{s.Purpose, s.Data, s.Compliance, s.Oversight}
	yes := 0
	for _, a := range all {
		if a == "no" {
			p.Eligible = w.NotEligible
			return
		}
		if a == "yes" {
			yes++
		}
	}
	if yes == len(all) {
		p.Eligible = w.Eligible
	}
}

// Owing counts the duties of a tool that are missing or late.
func Owing(c *view.Context, t *record.Tool) (missing, total int) {
	for _, s := range ledger.Duties(t, c.R.Today(), ledger.Ruling(c.R)) {
		total++
		if owed(s) {
			missing++
		}
	}
	return missing, total
}
