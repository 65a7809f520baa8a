package matrix

import (
	"slices"
	"time"

	"plaza/internal/record"
	"plaza/internal/schema"
)

// Source says what asks for a duty.
type Source int

const (
	Table    Source = iota // the matrix, for one category
	NewTools               // the clause on new tools: a risk assessment
	Repeat                 // the clause on checking all tools again
)

// Duty is one check or paper that is asked for.
type Duty struct {
	Kind     string // of assessment
	Optional bool
	Months   int // between two times; 0: once
	From     Source
}

// Duties returns what the matrix asks for in a category. "Further review as
// needed", in the high row, cannot be ticked off and is not among them.
func Duties(category string) []Duty {
	switch category {
	case Low:
		return []Duty{{Kind: "internal-documentation"}, {Kind: "monitoring", Optional: true}}
	case Medium:
		return []Duty{{Kind: "ai-review"}, {Kind: "aia-form"}, {Kind: "ai-factsheet"}, {Kind: "internal-approval"},
			{Kind: "targeted-engagement"}, {Kind: "monitoring", Months: 12}}
	case High:
		return []Duty{{Kind: "full-ai-review"}, {Kind: "aia-form"}, {Kind: "ai-factsheet"}, {Kind: "data-usage-protocol"},
			{Kind: "public-engagement"}, {Kind: "monitoring", Months: 12}}
	}
	return nil
}

// Always returns what the numbered clauses ask for, whatever the category.
func Always() []Duty {
	return []Duty{{Kind: "dti-risk", From: NewTools}, {Kind: "monitoring", From: Repeat}}
}

// State is how a duty stands.
type State string

const (
	Done        State = "done"
	Started     State = "started"
	Missing     State = "missing"
	Due         State = "due"     // done, and due again on a day to come
	Overdue     State = "overdue" // done, and due again since a day gone by
	NotRequired State = "not-required"
)

// Standing is a duty with how it stands for one tool.
type Standing struct {
	Duty
	State State
	On    schema.Date        // done on; of Due and Overdue, the day it is due again
	By    *record.Assessment // what says so; nil: nothing
}

// Stand compares a duty with the assessments on record. today is the day of
// the build.
func (d Duty) Stand(all []record.Assessment, today schema.Date) Standing {
	s := Standing{Duty: d, State: Missing}
	for i := range all {
		a := &all[i]
		if !d.covers(a) {
			continue
		}
		next := Standing{Duty: d, By: a}
		switch {
		case a.Status == "done":
			next.State, next.On = Done, a.DoneOn
			if due := d.again(a); !due.IsZero() {
				next.State, next.On = Due, due
				if due.Compare(today) < 0 {
					next.State = Overdue
				}
			}
		case a.Status == "in-progress":
			next.State = Started
		case a.Status == "not-required" || a.Status == "waived":
			next.State = NotRequired
		default:
			continue
		}
		if s.By == nil || weight(next) > weight(s) || weight(next) == weight(s) && a.DoneOn.Compare(s.By.DoneOn) > 0 {
			s = next
		}
	}
	return s
}

// weight orders what two records say of one duty: what is done counts most.
func weight(s Standing) int {
	return slices.Index([]State{Missing, NotRequired, Started, Overdue, Done, Due}, s.State)
}

// covers reports whether an assessment answers the duty. The clause on
// checking again asks for no paper by name: any repeated check will do.
func (d Duty) covers(a *record.Assessment) bool {
	if d.From == Repeat {
		return a.Of == "monitoring" || a.Phase == "periodic" || a.Phase == "post"
	}
	return a.Of == d.Kind
}

// again is the day the duty is due again after a.
func (d Duty) again(a *record.Assessment) schema.Date {
	if !a.NextDue.IsZero() {
		return a.NextDue
	}
	if d.Months == 0 || a.DoneOn.IsZero() {
		return schema.Date{}
	}
	return AddMonths(a.DoneOn, d.Months)
}

// AddMonths returns the day n months later; a day the later month does not
// have becomes its last.
func AddMonths(d schema.Date, n int) schema.Date {
	t := d.Time()
	first := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return schema.Date{Year: first.Year(), Month: int(first.Month()), Day: min(t.Day(), last)}
}
