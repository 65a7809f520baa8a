package link

import (
	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/schema"
)

// checkEarly reports what records tell of a day ahead as if it were over. A
// date that says so itself is found by its declaration (checkDates); here stand
// the texts and links that say it without a date of their own.
func checkEarly(l *linker) {
	for _, m := range graph.All[record.Meeting](l.site) {
		l.tooEarly(m)
	}
	for _, x := range graph.All[record.PublicEvent](l.site) {
		if l.ahead(x.Start.Date) && !x.Outcomes.IsZero() {
			l.early(x, x.Start.Date, "outcomes")
		}
	}
	for _, x := range graph.All[record.Opening](l.site) {
		if l.ahead(x.Closes) && !x.Result.IsZero() {
			l.early(x, x.Closes, "result")
		}
	}
	for _, x := range graph.All[record.Case](l.site) {
		for i, at := range x.HeardAt {
			l.earlyAt(x, at.Meeting, "heard_at", i, "meeting")
		}
	}
	for _, t := range graph.All[record.Tool](l.site) {
		if m := t.Matrix; m != nil && m.Official != nil && m.Official.Motion != nil {
			l.earlyAt(t, m.Official.Motion.Meeting, "matrix", "official", "motion", "meeting")
		}
		for i := range t.Pilots {
			l.earlyPilot(t, i)
		}
	}
}

// early reports a field that tells what came of a day ahead.
func (l *linker) early(r schema.Record, day schema.Date, path ...any) {
	l.add("record/told-ahead", r.Meta().At(path...), "field", dotted(path), "day", day.String(), "today", l.opt.Today.String())
}

// earlyAt reports a link to what a meeting that is still to come decided.
func (l *linker) earlyAt(r schema.Record, meeting string, path ...any) {
	if m, ok := l.site.Record("meeting", meeting).(*record.Meeting); ok && l.ahead(m.Start.Date) {
		l.early(r, m.Start.Date, path...)
	}
}

// earlyPilot reports what a pilot that has not begun is said to have shown.
func (l *linker) earlyPilot(t *record.Tool, i int) {
	p := &t.Pilots[i]
	if p.Item != nil && !p.Open() {
		l.earlyAt(t, p.Item.Meeting, "pilots", i, "item", "meeting")
	}
	if !l.ahead(p.Start) {
		return
	}
	if !p.Open() {
		l.early(t, p.Start, "pilots", i, "decision")
	}
	for _, x := range []struct {
		field string
		text  schema.Text
	}{{"effect_on_operations", p.Operations}, {"effect_on_staff", p.Staff}, {"effect_on_community", p.Community}, {"changes_made", p.Changes}, {"lessons", p.Lessons}} {
		if !x.text.IsZero() {
			l.early(t, p.Start, "pilots", i, x.field)
		}
	}
	for j, m := range p.Metrics {
		if !m.Result.IsZero() {
			l.early(t, p.Start, "pilots", i, "success_metrics", j, "result")
		}
	}
}

// tooEarly reports what a record tells of a meeting that is still to come as if
// it were over: that it was held, who attended, decisions, minutes, recordings.
func (l *linker) tooEarly(m *record.Meeting) {
	day := m.Start.Date
	if !l.ahead(day) {
		return
	}
	if m.Status == "held" || m.Status == "no-quorum" {
		l.add("meeting/held-in-future", m.At("status"), "status", m.Status, "day", day.String(), "today", l.opt.Today.String())
		return
	}
	early := func(path ...any) {
		l.add("meeting/told-before-held", m.At(path...), "field", dotted(path), "day", day.String(), "today", l.opt.Today.String())
	}
	if m.Attendance != nil {
		early("attendance")
	}
	if m.Quorum != "" {
		early("quorum")
	}
	if m.Minutes != nil {
		early("minutes")
	}
	for i, item := range m.Items {
		if !item.Decision.IsZero() {
			early("items", i, "decision")
		}
		for j := range item.Motions {
			early("items", i, "motions", j, "result")
		}
	}
	for i := range m.Actions {
		early("actions", i, "what")
	}
	for i, x := range m.Media {
		if x.Form != "slides" {
			early("media", i, "kind")
		}
	}
}
