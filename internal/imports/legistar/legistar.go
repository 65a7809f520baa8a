// Package legistar turns meetings, as the web API of the calendar system
// Legistar serves them, into records: events become meetings, event items the
// items of their agendas, votes the votes on motions, roll calls the attendance.
// Public bodies and members that they name are made where the site has none.
//
// Laws: those of package table. What the file does not tell is not guessed: a
// meeting is "held" only where minutes, votes or a roll call say so, and an item has a
// motion only where the file names who moved it and the votes bear the result.
//
// Tests: legistar_test.go.
package legistar

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"plaza/internal/graph"
	"plaza/internal/imports/file"
	"plaza/internal/safety"
	"plaza/internal/schema"
)

const by = "plaza import legistar"

// Options are the inputs besides the file.
type Options struct {
	Site *graph.Site
	Name string // of the file
}

// Result is the records to write, by path, and what is to be told.
type Result struct {
	Files  map[string][]byte
	Report *Report
}

// Import makes the records of a file.
func Import(b []byte, opt Options) (Result, error) {
	r := newReport()
	h, err := read(b, r)
	if err != nil {
		return Result{}, err
	}
	m := &maker{Options: opt, heap: h, files: map[string][]byte{}, seats: map[string]map[string]string{}, names: map[string]string{}, bodies: map[string]string{}}
	for _, e := range h.events {
		m.event(e)
	}
	m.people()
	return Result{m.files, r}, nil
}

type maker struct {
	Options
	*heap
	files  map[string][]byte
	bodies map[string]string            // ids by folded name
	names  map[string]string            // of members, by id
	seats  map[string]map[string]string // the first day of a member at a body, by member and body
}

// get returns a field that has a place, and counts it.
func (m *maker) get(o object, key string) string {
	s := o.peek(key)
	if s == "" {
		return ""
	}
	m.report.used(key)
	if len(safety.Find(s, nil)) > 0 {
		m.report.refuse(key, "holds what looks like a protected number or a personal address")
		return ""
	}
	return s
}

// event makes a meeting.
func (m *maker) event(e object) {
	id := "legistar-" + m.get(e, "EventId")
	body := m.body(m.get(e, "EventBodyName"))
	start, ok := moment(m.get(e, "EventDate"), m.get(e, "EventTime"))
	if body == "" || !ok || !schema.ValidID(id) {
		m.report.refuse("EventId "+e.peek("EventId"), "has no body, day or time that can be read, so no record was made of it")
		return
	}
	items := m.items[e.peek("EventId")]
	slices.SortStableFunc(items, func(a, b object) int { return sequence(a) - sequence(b) })
	day := start[:10]
	there := m.roll(items, day)
	status := m.status(e, items, day, there)
	var t file.TOML
	t.WriteString("+++\n# The record of a meeting, from the city's calendar system.\n")
	t.Pair("title", file.Shorten(e.peek("EventBodyName"), 80))
	t.Pair("body", body)
	t.Pair("kind", m.form(e, day))
	t.Pair("status", status)
	fmt.Fprintf(&t, "start = %s\n", start)
	if s := m.get(e, "EventLocation"); s != "" {
		t.Pair("place", file.Shorten(s, 200))
	}
	if status == "cancelled" {
		t.Pair("reason", "The calendar of the city says that the meeting was cancelled. It gives no reason.")
	}
	if status == "held" {
		m.attendance(&t, there, body, day)
	} else if len(there.names) > 0 {
		m.report.refuse(day+", roll call", "the meeting is "+status+", so who was there has no place")
	}
	for i, item := range items {
		m.item(&t, item, i, status, body, day, there)
	}
	for _, key := range []string{"EventVideoPath", "EventMedia"} {
		if s := m.get(e, key); strings.HasPrefix(s, "https://") {
			t.WriteString("\n[[media]]\n")
			t.Pair("key", strings.ToLower(strings.TrimPrefix(key, "Event")))
			t.Pair("kind", "video")
			t.Pair("url", s)
			t.Pair("lang", m.Site.Locales.All[0].Tag)
			t.Pair("machine_made", "unknown")
		} else if s != "" {
			m.report.refuse(key, "is no https address: "+file.Shorten(s, 60))
		}
	}
	m.sources(&t, e)
	t.WriteString("+++\n")
	m.put("content/meetings/"+id+".md", "meeting", id, t.String())
	m.report.Meetings++
}

func (m *maker) sources(t *file.TOML, e object) {
	for _, s := range []struct{ key, what string }{{"EventInSiteURL", "Page of the meeting"}, {"EventAgendaFile", "Agenda"}, {"EventMinutesFile", "Minutes"}} {
		if url := m.get(e, s.key); strings.HasPrefix(url, "https://") {
			t.WriteString("\n[[sources]]\n")
			t.Pair("url", url)
			t.Pair("locator", s.what)
		} else if url != "" {
			m.report.refuse(s.key, "is no https address: "+file.Shorten(url, 60))
		}
	}
	t.WriteString("\n[[sources]]\n")
	t.Pair("locator", file.Shorten(fmt.Sprintf("%s, event %s", m.Name, e.peek("EventId")), 120))
}

// status says what the file bears out.
func (m *maker) status(e object, items []object, day string, there attendance) string {
	agenda, minutes := strings.ToLower(m.get(e, "EventAgendaStatusName")), strings.ToLower(m.get(e, "EventMinutesStatusName"))
	d, _ := schema.ParseDate(day)
	past := d.Compare(m.Site.Today) <= 0
	met := slices.ContainsFunc(there.names, func(name string) bool { return !away(there.list[strings.ToLower(name)]) })
	voted := slices.ContainsFunc(items, func(i object) bool {
		return len(m.votes[i.peek("EventItemId")]) > 0 || i.peek("EventItemPassedFlagName") != ""
	})
	switch {
	case strings.Contains(agenda+minutes, "cancel"):
		return "cancelled"
	case past && (met || voted || e.peek("EventMinutesFile") != "" || strings.HasPrefix(minutes, "final")):
		return "held"
	}
	return "scheduled"
}

// forms are the words by which a kind of meeting is known. A "special
// committee" is no special meeting.
var forms = []struct {
	words *regexp.Regexp
	kind  string
}{
	{regexp.MustCompile(`(?i)\bemergency\b( \w+)? (meeting|session)\b|^emergency$`), "emergency"},
	{regexp.MustCompile(`(?i)\bspecial\b( \w+)? (meeting|session|hearing)\b|^special$`), "special"},
	{regexp.MustCompile(`(?i)\bworkshop\b|\b(study|work) session\b`), "workshop"},
	{regexp.MustCompile(`(?i)\breview session\b`), "review-session"},
	{regexp.MustCompile(`(?i)\bregular(ly scheduled)?\b( \w+)? (meeting|session)\b|^regular$`), "regular"},
}

// form is the kind of meeting. The calendar has no field for it, so the
// comment or the name of the body must tell; if they do not, that is told.
func (m *maker) form(e object, day string) string {
	for _, text := range []string{m.get(e, "EventComment"), e.peek("EventBodyName")} {
		for _, f := range forms {
			if f.words.MatchString(text) {
				return f.kind
			}
		}
	}
	m.report.Regular = append(m.report.Regular, day+", "+e.peek("EventBodyName"))
	return "regular"
}

// moment joins a day and a time of day: "2025-03-04T00:00:00" and "5:00 PM".
func moment(day, clock string) (string, bool) {
	d, err := time.Parse("2006-01-02", day[:min(10, len(day))])
	if err != nil {
		return "", false
	}
	for _, form := range []string{"3:04 PM", "3:04PM", "15:04", "3 PM"} {
		if t, err := time.Parse(form, strings.ToUpper(strings.ReplaceAll(clock, ".", ""))); err == nil {
			return d.Format("2006-01-02") + t.Format("T15:04:05"), true
		}
	}
	return "", false
}

// put keeps a record, unless a person wrote or changed it.
func (m *maker) put(path, kind, id, text string) {
	if r := m.Site.Record(kind, id); r != nil {
		if !file.Untouched(string(r.Meta().File.Bytes), by) {
			m.report.Kept = append(m.report.Kept, path)
			return
		}
	}
	m.files[path] = file.Sign(m.Site.Catalog, path, by, text)
}
