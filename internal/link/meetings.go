package link

import (
	"plaza/internal/graph"
	"plaza/internal/record"
)

// checkMeetings holds what meetings owe the calendar and each other.
func checkMeetings(l *linker) {
	for _, m := range graph.All[record.Meeting](l.site) {
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
