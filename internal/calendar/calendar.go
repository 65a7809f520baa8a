// Package calendar writes the meetings of public bodies as iCalendar (RFC
// 5545), for the calendars of residents.
package calendar

import (
	"bytes"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"plaza/internal/docket"
	"plaza/internal/graph"
	"plaza/internal/locale"
	"plaza/internal/meetings"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/zone"
)

// Calendars are iCalendar (RFC 5545): one file for all meetings and one for
// each, in every language. Example meetings are in none: in somebody's
// calendar nothing would mark them.
//
// An event keeps its UID for good. SEQUENCE grows with each change the record
// tells of, and DTSTAMP is the day of the last: never that of the build.

// maker writes the calendars of one site.
type maker struct {
	Site    *graph.Site
	shown   func(*locale.Locale, schema.Text) (string, *locale.Locale)
	address func(string) string
}

// Write hands over every file. shown gives a text in a language, or in the
// source's, and says which; address makes an absolute address.
func Write(site *graph.Site, shown func(*locale.Locale, schema.Text) (string, *locale.Locale), address func(string) string, put func(path string, body []byte)) {
	maker{site, shown, address}.write(put)
}

func (in maker) write(put func(path string, body []byte)) {
	site := in.Site.Record("site", "site").(*record.Site)
	var all []*record.Meeting
	for _, m := range meetings.Sorted(graph.All[record.Meeting](in.Site)) {
		if !m.Example {
			all = append(all, m)
		}
	}
	if len(all) == 0 {
		return
	}
	for _, l := range in.Site.Locales.All {
		put(l.Prefix+docket.CalendarPath(""), in.calendar(l, site, all))
		for _, m := range all {
			put(l.Prefix+docket.CalendarPath(m.ID), in.calendar(l, site, []*record.Meeting{m}))
		}
	}
}

// ics writes lines of iCalendar.
type ics struct{ bytes.Buffer }

// line writes one property, folded so that no line has more than 75 bytes and
// no letter is cut.
func (w *ics) line(name, value string) {
	s, room := name+":"+value, 75
	for len(s) > room {
		cut := room
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		w.WriteString(s[:cut] + "\r\n ")
		s, room = s[cut:], 74
	}
	w.WriteString(s + "\r\n")
}

var icsText = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

func (w *ics) text(name string, l *locale.Locale, s string) {
	if s != "" {
		w.line(name+";LANGUAGE="+l.Tag, icsText.Replace(s))
	}
}

const (
	icsLocal = "20060102T150405"
	icsUTC   = "20060102T150405Z"
)

func (in maker) calendar(l *locale.Locale, site *record.Site, all []*record.Meeting) []byte {
	place, _ := zone.Load(site.Timezone)
	var w ics
	w.line("BEGIN", "VCALENDAR")
	w.line("VERSION", "2.0")
	w.line("PRODID", "-//Plaza//Plaza//EN")
	w.line("METHOD", "PUBLISH")
	w.line("X-WR-CALNAME", icsText.Replace(l.Words.Board.Meetings))
	w.zone(site.Timezone, place, all)
	for _, m := range all {
		in.event(&w, l, site, place, m)
	}
	w.line("END", "VCALENDAR")
	return w.Bytes()
}

// zone writes when clocks change in the years of the meetings.
func (w *ics) zone(name string, place *time.Location, all []*record.Meeting) {
	first, last := all[0].Start.Date.Year, all[len(all)-1].Start.Date.Year
	from, to := time.Date(first, 1, 1, 0, 0, 0, 0, place), time.Date(last+1, 1, 1, 0, 0, 0, 0, place)
	w.line("BEGIN", "VTIMEZONE")
	w.line("TZID", name)
	for _, c := range zone.Changes(place, from, to) {
		part := "STANDARD"
		if c.Summer {
			part = "DAYLIGHT"
		}
		w.line("BEGIN", part)
		w.line("DTSTART", c.At.Add(time.Duration(c.From)*time.Second).Format(icsLocal))
		w.line("TZOFFSETFROM", offset(c.From))
		w.line("TZOFFSETTO", offset(c.To))
		w.line("TZNAME", c.Name)
		w.line("END", part)
	}
	w.line("END", "VTIMEZONE")
}

func offset(seconds int) string {
	return time.Date(2000, 1, 1, 0, 0, 0, 0, time.FixedZone("", seconds)).Format("-0700")
}

func (in maker) event(w *ics, l *locale.Locale, site *record.Site, place *time.Location, m *record.Meeting) {
	host := ""
	if u, err := url.Parse(site.BaseURL); err == nil {
		host = u.Hostname()
	}
	page := in.address(l.Prefix + m.Kind.Path(m.ID))
	stamp := lastChange(m).Time().Add(12 * time.Hour).Format(icsUTC)
	w.line("BEGIN", "VEVENT")
	w.line("UID", m.ID+"@"+host)
	w.line("DTSTAMP", stamp)
	w.line("LAST-MODIFIED", stamp)
	w.line("SEQUENCE", fmt.Sprint(changesOf(m)))
	w.line("DTSTART;TZID="+site.Timezone, m.Start.In(place).Format(icsLocal))
	if !m.End.IsZero() {
		w.line("DTEND;TZID="+site.Timezone, m.End.In(place).Format(icsLocal))
	}
	title, tongue := in.shown(l, m.Title)
	if body, ok := in.Site.Record("body", m.Body).(*record.Body); ok {
		name, spoken := in.shown(l, body.Name)
		if spoken == tongue {
			title = tongue.Words.List.Titled.With("Kind", name, "Name", title)
		}
	}
	w.text("SUMMARY", tongue, title)
	if !m.Place.IsZero() {
		where, tongue := in.shown(l, m.Place)
		w.text("LOCATION", tongue, where)
	} else if m.Online != "" {
		w.line("LOCATION", icsText.Replace(m.Online))
	}
	state := "CONFIRMED"
	about := page
	if m.Status == "cancelled" || m.Status == "moved" {
		state = "CANCELLED"
		about = l.Label("enum.meeting.status."+m.Status) + ". " + page
		if !m.Reason.IsZero() {
			reason, _ := in.shown(l, m.Reason)
			about = reason + "\n" + about
		}
	}
	w.line("DESCRIPTION", icsText.Replace(about))
	w.line("STATUS", state)
	w.line("URL", page)
	w.line("END", "VEVENT")
}

// dated are the days on which the record says something happened to it.
func dated(m *record.Meeting) []schema.Date {
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

// lastChange is the latest of those days; without one, the day of the meeting.
func lastChange(m *record.Meeting) schema.Date {
	last := slices.MaxFunc(dated(m), schema.Date.Compare)
	if last.IsZero() {
		return m.Start.Date
	}
	return last
}

// changesOf counts what changed since the meeting was announced. It only
// grows, as records keep their changes.
func changesOf(m *record.Meeting) int {
	n := 0
	for _, c := range m.Changes {
		if c.Kind != "added" {
			n++
		}
	}
	if m.Agenda != nil {
		n += len(m.Agenda.Revised)
	}
	if m.Status == "cancelled" || m.Status == "moved" {
		n++
	}
	return n
}
