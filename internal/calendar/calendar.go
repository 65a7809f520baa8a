// Package calendar writes the meetings of public bodies as iCalendar (RFC
// 5545, RFC 7986), for the calendars of residents: one file for all meetings
// and one for each, in every language. Sample meetings are in none: in
// somebody's calendar nothing would mark them.
//
// An event keeps its UID for good. Its times are in UTC, so a file needs no
// table of time zones (docs/decisions/0030). SEQUENCE rises with each change of
// the time, place, status or link that the history of the record holds, and
// LAST-MODIFIED is the day of the last change: never that of the build.
//
// Tests: internal/whole/calendar_test.go.
package calendar

import (
	"net/url"
	"slices"

	"plaza/internal/docket"
	"plaza/internal/graph"
	"plaza/internal/locale"
	"plaza/internal/meetings"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/zone"
)

// Texts gives a text in a language, or in the source's, and says which.
type Texts func(*locale.Locale, schema.Text) (string, *locale.Locale)

// maker writes the calendars of one site.
type maker struct {
	Site    *graph.Site
	city    *record.Site
	host    string
	shown   Texts
	address func(string) string
	stamp   schema.Date // of an event of which no day is known
}

// Write hands over every file. address makes an absolute address.
func Write(site *graph.Site, shown Texts, address func(string) string, put func(path string, body []byte)) {
	var all []*record.Meeting
	for _, m := range meetings.Sorted(graph.All[record.Meeting](site)) {
		if !m.Example {
			all = append(all, m)
		}
	}
	if len(all) == 0 {
		return
	}
	in := maker{Site: site, city: site.Record("site", "site").(*record.Site), shown: shown, address: address}
	if u, err := url.Parse(in.city.BaseURL); err == nil {
		in.host = u.Hostname()
	}
	in.stamp = earlier(site.LastChange(), site.Today)
	for _, l := range site.Locales.All {
		put(l.Prefix+docket.CalendarPath(""), in.calendar(l, all))
		for _, m := range all {
			put(l.Prefix+docket.CalendarPath(m.ID), in.calendar(l, []*record.Meeting{m}))
		}
	}
}

func (in maker) calendar(l *locale.Locale, all []*record.Meeting) []byte {
	place, _ := zone.Load(in.city.Timezone)
	var w ics
	w.line("BEGIN", "VCALENDAR")
	w.line("VERSION", "2.0")
	w.line("PRODID", "-//Plaza//Plaza//EN")
	w.line("METHOD", "PUBLISH")
	w.line("X-WR-CALNAME", icsText.Replace(l.Words.Board.Meetings))
	for _, m := range all {
		in.event(&w, l, place, m)
	}
	w.line("END", "VCALENDAR")
	return w.Bytes()
}

// stamps returns how often the announced event has changed, and the day of the
// last change. Both depend on the records and their history alone.
func (in maker) stamps(m *record.Meeting) (sequence int, last schema.Date) {
	last = slices.MaxFunc(told(m), schema.Date.Compare)
	sequence = ownChanges(m)
	if n, day, whole := docket.Announced(in.Site, m.Ref()); whole {
		sequence += n
		last = slices.MaxFunc([]schema.Date{last, day}, schema.Date.Compare)
	} else if m.Status == "cancelled" || m.Status == "moved" {
		sequence++
	}
	if last.IsZero() {
		last = in.stamp
	}
	return sequence, earlier(last, in.Site.Today)
}

// told are the days on which the record says that something happened to the
// meeting's announcement.
func told(m *record.Meeting) []schema.Date {
	days := []schema.Date{m.CreatedOn}
	for _, c := range m.Changes {
		days = append(days, c.On)
	}
	if m.Notice != nil {
		days = append(days, m.Notice.PostedAt.Date)
	}
	if m.Agenda != nil {
		days = append(days, m.Agenda.PostedAt.Date)
		for _, r := range m.Agenda.Revised {
			days = append(days, r.At.Date)
		}
	}
	return days
}

// ownChanges counts what the record itself says of changes since the meeting
// was announced. It only grows, as records keep their changes.
func ownChanges(m *record.Meeting) int {
	n := 0
	for _, c := range m.Changes {
		if c.Kind != "added" {
			n++
		}
	}
	if m.Agenda != nil {
		n += len(m.Agenda.Revised)
	}
	return n
}

func earlier(a, b schema.Date) schema.Date {
	return slices.MinFunc([]schema.Date{a, b}, schema.Date.Compare)
}
