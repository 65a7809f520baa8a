package link

import (
	"time"

	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/schema/dates"
	"plaza/internal/zone"
)

// checkDates holds the dates of all records and translations to what their
// fields say of them: one that says that something happened does not lie ahead
// of the day of the build, and a time of day is one that the city's clocks show.
// The fields declare it (tags past and plan of package schema), so a new field
// is checked as well.
func checkDates(l *linker) {
	site := l.site.Record("site", "site").(*record.Site)
	place, ok := zone.Load(site.Timezone)
	if !ok && site.Timezone != "" {
		l.add("site/time-zone", site.At("timezone"), "zone", site.Timezone)
	}
	l.each(func(r schema.Record) {
		for _, d := range dates.Of(r) {
			day := d.Day
			if !d.Moment.IsZero() {
				day = schema.MomentOf(d.Moment.In(place)).Date
				l.moment(r.Meta(), d, place)
			}
			if d.Field.Past && l.ahead(day) {
				l.add("record/date-ahead", r.Meta().At(d.Path...), "field", d.Field.Name, "date", day.String(), "today", l.opt.Today.String())
			}
		}
		l.madeAhead(r)
	})
}

// ahead reports whether a day, month or year begins after the day of the build.
func (l *linker) ahead(d schema.Date) bool { return d.Compare(l.opt.Today) > 0 }

// madeAhead reports translations of a record that say that they were made on
// a day ahead.
func (l *linker) madeAhead(r schema.Record) {
	h := r.Meta()
	for _, loc := range l.site.Locales.All[1:] {
		o := l.site.Overlay(h.Kind.Name, h.ID, loc.Tag)
		if o == nil {
			continue
		}
		for _, made := range o.MadeOn() {
			if l.ahead(made.On) {
				l.add("record/date-ahead", made.At(), "field", "on", "date", made.On.String(), "today", l.opt.Today.String())
			}
		}
	}
}

// moment reports a time that no clock of the city shows, or shows twice, and
// one with an offset that is not the city's on that day.
func (l *linker) moment(h *schema.Head, d dates.Date, place *time.Location) {
	m := d.Moment
	at := func(code string, args ...string) {
		l.add(code, h.At(d.Path...), append([]string{"time", m.String(), "zone", place.String()}, args...)...)
	}
	switch shown := m.Shown(place); {
	case m.Fixed && shown == 0:
		l.offset(at, m, place)
	case shown == 0:
		at("meeting/no-such-time")
	case shown > 1:
		at("meeting/time-twice", "first", m.Offsets(place)[0], "second", m.Offsets(place)[1])
	}
}

// offset says what may be meant by a time whose offset is not the city's: what
// the clocks show at that moment, and, where they show it, the same time
// without the offset.
func (l *linker) offset(at func(code string, args ...string), m schema.Moment, place *time.Location) {
	moment := m.In(place)
	local := schema.MomentOf(moment)
	shows := local.String()
	if local.Shown(place) > 1 {
		shows += moment.Format("-07:00")
	}
	meant := shows + " if the offset is right"
	switch plain := m.Local(); plain.Shown(place) {
	case 0:
	case 1:
		meant = plain.String() + " if that is the time on the city's clocks, or " + meant
	default:
		meant = plain.String() + plain.Offsets(place)[0] + " or " + plain.Offsets(place)[1] + " if that is the time on the city's clocks, or " + meant
	}
	at("record/offset", "local", shows, "meant", meant)
}
