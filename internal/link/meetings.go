package link

import (
	"plaza/internal/graph"
	"plaza/internal/record"
)

// checkMeetings holds what meetings owe the calendar and each other.
func checkMeetings(l *linker) {
	for _, m := range graph.All[record.Meeting](l.site) {
		l.tooEarly(m)
		if x := m.Minutes; x != nil && x.ApprovedAt != "" {
			if by, _ := l.site.Record("meeting", x.ApprovedAt).(*record.Meeting); by != nil && (by.Start.Compare(m.Start) <= 0 || by.Status != "held") {
				l.add("meeting/approved-too-early", m.At("minutes", "approved_at"), "meeting", x.ApprovedAt)
			}
		}
		for i, item := range m.Items {
			if to, _ := l.site.Record("meeting", item.DeferredTo).(*record.Meeting); to != nil && to.Start.Compare(m.Start) <= 0 {
				l.add("meeting/deferred-back", m.At("items", i, "deferred_to"), "meeting", item.DeferredTo)
			}
		}
		l.voters(m)
	}
}

// tooEarly reports what a record tells of a meeting that is still to come as if
// it were over: that it was held, who attended, votes, minutes.
func (l *linker) tooEarly(m *record.Meeting) {
	day := m.Start.Date
	if !l.ahead(day) {
		return
	}
	if m.Status == "held" || m.Status == "no-quorum" {
		l.add("meeting/held-in-future", m.At("status"), "status", m.Status, "day", day.String(), "today", l.opt.Today.String())
		return
	}
	early := func(field string, path ...any) {
		l.add("meeting/told-before-held", m.At(path...), "field", field, "day", day.String(), "today", l.opt.Today.String())
	}
	if m.Attendance != nil {
		early("attendance", "attendance")
	}
	if m.Quorum != "" {
		early("quorum", "quorum")
	}
	if m.Minutes != nil {
		early("minutes", "minutes")
	}
	for i, item := range m.Items {
		for j, x := range item.Motions {
			if len(x.Votes()) > 0 {
				early("motions", "items", i, "motions", j, "result")
			}
		}
	}
}

// voters reports members named at a meeting on whose day they held no seat,
// and votes of those who were not there.
func (l *linker) voters(m *record.Meeting) {
	away := map[string]bool{}
	seated := func(id string, path ...any) {
		x, _ := l.site.Record("member", id).(*record.Member)
		switch {
		case x != nil && !x.On(m.Body, m.Start.Date):
			l.add("meeting/not-a-member", m.At(path...), "member", id, "day", m.Start.Date.String())
		case away[id]:
			l.add("meeting/voted-while-away", m.At(path...), "member", id)
		}
	}
	if a := m.Attendance; a != nil {
		for _, list := range []struct {
			name string
			ids  []string
		}{{"present", a.Present}, {"remote", a.Remote}, {"excused", a.Excused}, {"absent", a.Absent}} {
			for i, id := range list.ids {
				seated(id, "attendance", list.name, i)
				away[id] = away[id] || list.name == "excused" || list.name == "absent"
			}
		}
	}
	for i, item := range m.Items {
		for j, x := range item.Motions {
			at := []any{"items", i, "motions", j}
			seated(x.Mover, append(at, "mover")...)
			if x.Seconder != "" {
				seated(x.Seconder, append(at, "seconder")...)
			}
			for _, v := range x.Votes() {
				seated(v.Member, append(at[:4:4], v.Vote, v.At)...)
			}
		}
	}
}
