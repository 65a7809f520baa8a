package meetings

import (
	"testing"
	"time"

	"plaza/internal/record"
	"plaza/internal/schema"
)

func at(s string) schema.Moment {
	t, err := time.Parse("2006-01-02 15:04", s)
	if err != nil {
		panic(err)
	}
	return schema.MomentOf(t)
}

func day(s string) schema.Date { d, _ := schema.ParseDate(s); return d }

func rules(today string) Rules {
	return For(&record.Site{Timezone: "America/Denver", Meetings: &record.Deadlines{AgendaHours: 72, MinutesDays: 10}}, day(today))
}

func meeting(status, start, posted string) *record.Meeting {
	m := &record.Meeting{Status: status, Start: at(start)}
	if posted != "" {
		m.Agenda = &record.Agenda{PostedAt: at(posted)}
	}
	return m
}

// 71 hours before brings a notice, 72 none, on both weekends on which the
// clocks change: there the clock on the wall tells an hour more or less.
func TestAgendaLead(t *testing.T) {
	r := rules("2026-12-01")
	for _, x := range []struct {
		start, posted string
		hours         float64
		late          bool
	}{
		{"2026-06-11 17:30", "2026-06-08 17:30", 72, false},
		{"2026-06-11 17:30", "2026-06-08 18:30", 71, true},
		{"2026-06-11 17:30", "2026-06-08 17:31", 71 + 59.0/60, true},
		{"2026-03-09 17:30", "2026-03-06 17:30", 71, true},  // spring: the night of the 8th is short
		{"2026-03-09 17:30", "2026-03-06 16:30", 72, false}, //
		{"2026-11-02 17:30", "2026-10-30 18:30", 72, false}, // autumn: the night of the 1st is long
		{"2026-11-02 17:30", "2026-10-30 19:30", 71, true},
	} {
		m := meeting("held", x.start, x.posted)
		lead, ok := r.AgendaLead(m)
		if !ok || lead.Hours() != x.hours || r.AgendaLate(m) != x.late {
			t.Errorf("posted %s for %s: %v hours, late %v", x.posted, x.start, lead.Hours(), r.AgendaLate(m))
		}
	}
	if r.AgendaLate(meeting("held", "2026-06-11 17:30", "")) {
		t.Error("an agenda that nobody posted is called late")
	}
}

func TestMinutesDue(t *testing.T) {
	m := meeting("held", "2026-03-12 17:30", "")
	if due := rules("2026-03-27").MinutesDue(m); due != day("2026-03-26") {
		t.Errorf("due on %s", due)
	}
	for today, late := range map[string]bool{"2026-03-26": false, "2026-03-27": true} {
		if rules(today).MinutesLate(m) != late {
			t.Errorf("on %s late is %v", today, !late)
		}
	}
	m.Minutes = &record.Minutes{DraftOn: day("2026-03-26")}
	if rules("2027-01-01").MinutesLate(m) {
		t.Error("a draft on its last day is called late")
	}
	m.Minutes.DraftOn = day("2026-03-27")
	if !rules("2027-01-01").MinutesLate(m) {
		t.Error("a draft a day too late is not noticed")
	}
}

func TestState(t *testing.T) {
	m := meeting("scheduled", "2026-12-17 17:30", "")
	for today, want := range map[string]State{"2026-12-16": Upcoming, "2026-12-17": UnderWay, "2026-12-18": Unreported} {
		if got := rules(today).State(m); got != want {
			t.Errorf("on %s: %s, want %s", today, got, want)
		}
	}
	m.Comment = &record.Comment{Deadline: at("2026-12-15 12:00")}
	for today, want := range map[string]State{"2026-12-15": Commenting, "2026-12-16": Upcoming} {
		if got := rules(today).State(m); got != want {
			t.Errorf("on %s: %s, want %s", today, got, want)
		}
	}
}

func TestCount(t *testing.T) {
	made := meeting("held", "2026-02-12 17:30", "2026-02-01 09:00")
	made.Example = true
	all := []*record.Meeting{
		meeting("held", "2025-12-11 17:30", "2025-12-05 09:00"),
		meeting("held", "2026-01-08 17:30", "2026-01-08 09:00"),
		made,
		meeting("cancelled", "2026-03-12 17:30", ""),
		meeting("held", "2026-04-09 17:30", "2026-04-01 09:00"),
		meeting("scheduled", "2026-06-11 17:30", ""),
	}
	got := rules("2026-05-20").Count(all)
	if got.Held != 3 || got.AgendaOnTime != 2 || got.MinutesDue != 3 || got.MinutesOnTime != 0 || got.ToCome != 1 || got.Cancelled != 1 {
		t.Errorf("counted %+v", got)
	}
	if len(got.Gaps) != 2 || got.Gaps[0].String() != "2026-02" || got.Gaps[1].String() != "2026-03" {
		t.Errorf("months without a meeting: %v", got.Gaps)
	}
	if g := rules("2026-05-20").Gaps(nil); g != nil {
		t.Errorf("a body that never met has gaps %v", g)
	}
}

func TestTimeline(t *testing.T) {
	first, second, third := meeting("held", "2026-01-08 17:30", ""), meeting("held", "2026-02-12 17:30", ""), meeting("held", "2026-03-12 17:30", "")
	first.Items = []record.AgendaItem{{Key: "1", Matter: "drones", Outcome: "deferred", Tools: []string{"skydio"}}, {Key: "2", Matter: "other"}}
	second.Items = []record.AgendaItem{{Key: "4", Matter: "drones", Outcome: "deferred"}}
	third.Items = []record.AgendaItem{{Key: "2", Matter: "drones", Outcome: "adopted", Tools: []string{"skydio"}}}
	got := Timeline([]*record.Meeting{third, first, second}, "drones")
	if len(got) != 3 || got[0].Item.Outcome != "deferred" || got[1].Item.Key != "4" || got[2].Item.Outcome != "adopted" {
		t.Errorf("the matter went %v", got)
	}
	if got := Touching([]*record.Meeting{first, second, third}, "tool", "skydio"); len(got) != 2 || got[0].Meeting != third {
		t.Errorf("the tool is named in %v", got)
	}
}
