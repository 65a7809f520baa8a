// Package meetings works out what the records of meetings do not say
// themselves: the state of a meeting on a day, how long before it the agenda
// was posted, when its minutes are due, which months had none.
//
// For other packages (the ledger of commitments, the numbers):
//
//	rules := meetings.For(site, today)       // *record.Site and the day of the build
//	t := rules.Count(all)                    // []*record.Meeting; examples are left out
//	t.AgendaOnTime, t.Held                   // "agenda posted in time for 2 of 3 meetings"
//	t.MinutesOnTime, t.MinutesDue            // drafts in time, of those that were due by today
//	t.Gaps                                   // months without a meeting, as schema.Date
//	rules.AgendaLate(m), rules.MinutesLate(m), rules.State(m), rules.MinutesDue(m)
//	meetings.Timeline(all, matter)           // every item of one matter, oldest first
//	meetings.Touching(all, "tool", id)       // every item that names a tool, clause, principle's matter ...
//
// All is worked out from records and the day: nothing here is ever typed, so
// nothing can be raised by hand. The rules are those of data/site.toml under
// [meetings]; where the city gives none, nothing is late.
//
// Working days are Monday to Friday. The program knows no holidays, so a day
// it counts on is the earliest one possible.
//
// Tests: meetings_test.go, with both weekends on which clocks change.
package meetings

import (
	"cmp"
	"math"
	"slices"
	"time"

	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/zone"
)

// Rules are what a city holds its bodies to, on one day.
type Rules struct {
	Zone        *time.Location
	AgendaHours int64 // 0: no rule
	MinutesDays int64 // 0: no rule
	Today       schema.Date
}

// For returns the rules of a city on a day.
func For(site *record.Site, today schema.Date) Rules {
	r := Rules{Today: today}
	r.Zone, _ = zone.Load(site.Timezone)
	if d := site.Meetings; d != nil {
		r.AgendaHours, r.MinutesDays = d.AgendaHours, d.MinutesDays
	}
	return r
}

// State is where a meeting stands on the day of the build. The build knows the
// day and no hour.
type State string

const (
	Upcoming   State = "upcoming"
	Commenting State = "comment-open" // to come, and comments are still taken
	UnderWay   State = "today"
	Held       State = "held"
	NoQuorum   State = "no-quorum"
	Cancelled  State = "cancelled"
	Moved      State = "moved"
	Unreported State = "unreported" // the day is over and no record says what became of it
)

// State returns where the meeting stands.
func (r Rules) State(m *record.Meeting) State {
	if m.Status != "scheduled" {
		return State(m.Status)
	}
	switch cmp.Compare(m.Start.Date.Compare(r.Today), 0) {
	case -1:
		return Unreported
	case 0:
		return UnderWay
	}
	if m.Comment != nil && (m.Comment.Deadline.IsZero() || m.Comment.Deadline.Date.Compare(r.Today) >= 0) {
		return Commenting
	}
	return Upcoming
}

// ToCome reports whether the meeting is still ahead, today included.
func (r Rules) ToCome(m *record.Meeting) bool {
	s := r.State(m)
	return s == Upcoming || s == Commenting || s == UnderWay
}

// AgendaLead returns how long before the meeting its agenda was posted. It is
// real time: where clocks change in between, an hour more or less than they
// show. ok is false where no agenda was posted.
func (r Rules) AgendaLead(m *record.Meeting) (lead time.Duration, ok bool) {
	if m.Agenda == nil || m.Agenda.PostedAt.IsZero() {
		return 0, false
	}
	return m.Start.In(r.Zone).Sub(m.Agenda.PostedAt.In(r.Zone)), true
}

// AgendaLate reports whether the agenda was posted, but too late.
func (r Rules) AgendaLate(m *record.Meeting) bool {
	lead, ok := r.AgendaLead(m)
	hours := min(r.AgendaHours, int64(math.MaxInt64/time.Hour)) // a larger number would turn around
	return ok && lead < time.Duration(hours)*time.Hour
}

// MinutesDue returns the last working day for a draft of the minutes; it is
// zero where the meeting was not held or the city has no rule.
func (r Rules) MinutesDue(m *record.Meeting) schema.Date {
	if m.Status != "held" || r.MinutesDays == 0 {
		return schema.Date{}
	}
	return workingDays(m.Start.Date, r.MinutesDays)
}

// last is the last day that a record can name.
var last = schema.Date{Year: 9999, Month: 12, Day: 31}

// workingDays returns the day that is n working days after another, and no day
// after the last. Whole weeks are not walked through: n is a number in a file
// and may be of any size.
func workingDays(from schema.Date, n int64) schema.Date {
	if n > 5*53*9999 {
		return last
	}
	day := from.Time()
	if n > 5 {
		weeks := (n - 1) / 5 // the last week is walked, because it may end on a weekend
		day, n = day.AddDate(0, 0, int(7*weeks)), n-5*weeks
	}
	for n > 0 {
		day = day.AddDate(0, 0, 1)
		if w := day.Weekday(); w != time.Saturday && w != time.Sunday {
			n--
		}
	}
	if day.Year() > last.Year {
		return last
	}
	return schema.MomentOf(day).Date
}

// MinutesLate reports whether a draft came after its day, or has not come and
// the day is over.
func (r Rules) MinutesLate(m *record.Meeting) bool {
	due := r.MinutesDue(m)
	if due.IsZero() {
		return false
	}
	if m.Minutes == nil {
		return r.Today.Compare(due) > 0
	}
	return m.Minutes.DraftOn.Compare(due) > 0
}

// Sorted returns the meetings by their time, the first to come first.
func Sorted(all []*record.Meeting) []*record.Meeting {
	out := slices.Clone(all)
	slices.SortFunc(out, func(a, b *record.Meeting) int {
		return cmp.Or(a.Start.Compare(b.Start), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// Gaps returns the months between the first meeting held and today in which
// none was held, as years with a month. The month of today is not over.
func (r Rules) Gaps(all []*record.Meeting) []schema.Date {
	held := map[schema.Date]bool{}
	month := r.Today
	for _, m := range all {
		if m.Status == "held" {
			at := schema.Date{Year: m.Start.Date.Year, Month: m.Start.Date.Month}
			held[at] = true
			if at.Compare(month) < 0 {
				month = at
			}
		}
	}
	var out []schema.Date
	if len(held) == 0 {
		return nil
	}
	this := schema.Date{Year: r.Today.Year, Month: r.Today.Month}
	for at := (schema.Date{Year: month.Year, Month: month.Month}); at.Compare(this) < 0; {
		if !held[at] {
			out = append(out, at)
		}
		if at.Month++; at.Month > 12 {
			at.Year, at.Month = at.Year+1, 1
		}
	}
	return out
}

// Tally counts real meetings; examples are never counted.
type Tally struct {
	Held, AgendaOnTime        int
	MinutesDue, MinutesOnTime int // of meetings whose day for minutes is over, or whose draft is there
	Cancelled, ToCome         int
	Gaps                      []schema.Date
}

// Count counts the meetings that are no examples.
func (r Rules) Count(all []*record.Meeting) Tally {
	var t Tally
	var own []*record.Meeting
	for _, m := range all {
		if m.Example {
			continue
		}
		own = append(own, m)
		switch {
		case r.ToCome(m):
			t.ToCome++
		case m.Status == "cancelled":
			t.Cancelled++
		case m.Status == "held":
			t.Held++
			if _, posted := r.AgendaLead(m); posted && !r.AgendaLate(m) {
				t.AgendaOnTime++
			}
			if due := r.MinutesDue(m); !due.IsZero() && (m.Minutes != nil || r.Today.Compare(due) > 0) {
				t.MinutesDue++
				if !r.MinutesLate(m) {
					t.MinutesOnTime++
				}
			}
		}
	}
	t.Gaps = r.Gaps(own)
	return t
}

// Step is one item of one meeting.
type Step struct {
	Meeting *record.Meeting
	Item    *record.AgendaItem
}

// Timeline returns every item of a matter, the oldest first.
func Timeline(all []*record.Meeting, matter string) []Step {
	return steps(all, func(i *record.AgendaItem) bool { return i.Matter == matter })
}

// Touching returns every item that names the tool, clause or document, the
// newest first.
func Touching(all []*record.Meeting, kind, id string) []Step {
	out := steps(all, func(i *record.AgendaItem) bool {
		switch kind {
		case "tool":
			return slices.Contains(i.Tools, id)
		case "clause":
			return slices.Contains(i.Clauses, id)
		}
		return slices.Contains(i.Documents, id)
	})
	slices.Reverse(out)
	return out
}

func steps(all []*record.Meeting, wanted func(*record.AgendaItem) bool) []Step {
	var out []Step
	for _, m := range Sorted(all) {
		for i := range m.Items {
			if wanted(&m.Items[i]) {
				out = append(out, Step{m, &m.Items[i]})
			}
		}
	}
	return out
}
