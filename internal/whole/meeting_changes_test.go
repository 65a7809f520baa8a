package whole

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	ical "github.com/arran4/golang-ical"
	"github.com/mmcdole/gofeed"

	"plaza/internal/build"
	"plaza/internal/schema"
	"plaza/internal/sitetest"
)

const planned = `+++
title  = "Regular meeting"
body   = "tech-board"
kind   = "regular"
status = "scheduled"
start  = 2026-12-10T17:30:00
end    = 2026-12-10T19:30:00
place  = "Old Town Library"
online = "https://video.example.org/a"
phone  = "505-555-0111"

[comment]
how      = "Speak at the meeting."
deadline = 2026-12-09T12:00:00
+++
`

// published is a site in a repository with a meeting that was announced on
// May 1, 2026.
func published(t *testing.T) *repository {
	src := sitetest.Small.Sources(t)
	src.Put("content/meetings/december.md", planned)
	return newRepository(t, src)
}

// event reads a calendar with a parser that is not the project's own.
func event(t *testing.T, s *sitetest.Site, path string) *ical.VEvent {
	t.Helper()
	c, err := ical.ParseCalendar(bytes.NewReader(s.Files[path]))
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	if len(c.Events()) != 1 {
		t.Fatalf("%s has %d events", path, len(c.Events()))
	}
	return c.Events()[0]
}

func property(e *ical.VEvent, name string) string {
	if p := e.GetProperty(ical.ComponentProperty(name)); p != nil {
		return p.Value
	}
	return ""
}

// feed reads a feed with a parser that is not the project's own.
func feed(t *testing.T, s *sitetest.Site, path string) *gofeed.Feed {
	t.Helper()
	f, err := gofeed.NewParser().Parse(bytes.NewReader(s.Files[path]))
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	if f.FeedType != "atom" {
		t.Fatalf("%s is read as %s", path, f.FeedType)
	}
	return f
}

// told returns the entry of May 2, 2026 about the meeting.
func told(t *testing.T, s *sitetest.Site, path string) *gofeed.Item {
	t.Helper()
	for _, item := range feed(t, s, path).Items {
		if item.UpdatedParsed.Equal(time.Date(2026, 5, 2, 12, 0, 0, 0, time.UTC)) && strings.Contains(item.Link, "meetings/december.html") {
			return item
		}
	}
	t.Fatalf("%s says nothing of May 2:\n%s", path, s.Files[path])
	return nil
}

// Each change of a published meeting is an entry of the feed with what was and
// what is, in each language, and a higher number in the calendar.
func TestChangesOfMeetingsAreTold(t *testing.T) {
	for name, x := range map[string]struct {
		edits        [][2]string
		en, es, page []string
		title        string
		sequence     string
	}{
		"hour": {
			[][2]string{{"T17:30", "T18:45"}, {"T19:30", "T20:45"}},
			[]string{"5:30", "6:45", "7:30", "8:45"}, []string{"5:30", "6:45", "10 de diciembre"}, []string{"May 2, 2026: New time", "5:30", "6:45"}, "New time", "1",
		},
		"day": {
			[][2]string{{"2026-12-10T17", "2026-12-11T17"}, {"2026-12-10T19", "2026-12-11T19"}},
			[]string{"December 10", "December 11"}, []string{"10 de diciembre", "11 de diciembre"}, []string{"New date"}, "New date", "1",
		},
		"room": {
			[][2]string{{"Old Town Library", "City Hall"}},
			[]string{"Old Town Library", "City Hall"}, []string{"Old Town Library (en inglés)", "City Hall (en inglés)"}, []string{"New place", "Old Town Library", "City Hall"}, "New place", "1",
		},
		"link": {
			[][2]string{{"video.example.org/a", "video.example.org/b"}},
			[]string{"https://video.example.org/a", "https://video.example.org/b"}, []string{"https://video.example.org/a", "https://video.example.org/b"}, []string{"New link"}, "New link", "1",
		},
		"telephone": {
			[][2]string{{"505-555-0111", "505-555-0122"}},
			[]string{"505-555-0111", "505-555-0122"}, []string{"505-555-0111", "505-555-0122"}, []string{"New phone number"}, "New phone number", "1",
		},
		"telephone gone": {
			[][2]string{{"phone  = \"505-555-0111\"\n", ""}},
			[]string{"505-555-0111"}, []string{"505-555-0111"}, []string{"New phone number", "505-555-0111"}, "New phone number", "1",
		},
		"comment": {
			[][2]string{{"2026-12-09T12", "2026-12-08T12"}},
			[]string{"December 9", "December 8"}, []string{"9 de diciembre", "8 de diciembre"}, []string{"December 8"}, "New information on public comment", "0",
		},
		"canceled": {
			[][2]string{{`status = "scheduled"`, "status = \"cancelled\"\nreason = \"Snow.\""}},
			[]string{"Planned", "Cancelled", "Snow"}, []string{"Cancelada", "Snow (en inglés)"}, []string{"Snow."}, "Cancelled", "1",
		},
		"put off": {
			[][2]string{{`status = "scheduled"`, "status = \"moved\"\nmoved_to = \"february\"\nreason = \"Snow.\""}},
			[]string{"Moved", "Thursday, February 12, 2026, 5:30"}, []string{"12 de febrero de 2026"}, []string{"Snow."}, "Moved", "1",
		},
		"items": {
			[][2]string{{"+++\n", "+++\n"}, {"12:00:00\n+++", "12:00:00\n\n[[items]]\nkey = \"a\"\ntitle = \"A new camera\"\nkind = \"action\"\n+++"}},
			[]string{"A new camera"}, []string{"A new camera (en inglés)"}, []string{"A new camera"}, "Agenda changed", "0",
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := published(t)
			before := event(t, sitetest.Built(t, r.dir), "calendar/december.ics")
			if got := property(before, "SEQUENCE") + " " + property(before, "LAST-MODIFIED"); got != "0 20260501T120000Z" {
				t.Errorf("as announced: %s", got)
			}
			for _, e := range x.edits {
				if e[0] != e[1] {
					r.change("content/meetings/december.md", e[0], e[1])
				}
			}
			r.commit()
			s := sitetest.Built(t, r.dir)
			e := event(t, s, "calendar/december.ics")
			if got := property(e, "SEQUENCE") + " " + property(e, "LAST-MODIFIED"); got != x.sequence+" 20260502T120000Z" {
				t.Errorf("after the change: %s", got)
			}
			for path, wants := range map[string][]string{"feeds/meetings.xml": x.en, "feeds/all.xml": x.en, "es/feeds/meetings.xml": x.es} {
				item := told(t, s, path)
				for _, want := range wants {
					if !strings.Contains(item.Description, want) {
						t.Errorf("%s does not say %q: %s", path, want, item.Description)
					}
				}
			}
			if item := told(t, s, "feeds/meetings.xml"); !strings.HasSuffix(item.Title, ": "+x.title) || !strings.HasPrefix(item.Title, "Technology Board: Regular meeting, December 1") {
				t.Errorf("the entry is called %q", item.Title)
			}
			s.Says(t, "meetings/december.html", append([]string{"Changes to this meeting", "May 2, 2026"}, x.page...)...)
			for path, b := range sitetest.Built(t, r.dir).Files {
				if !bytes.Equal(b, s.Files[path]) {
					t.Errorf("%s is another when nothing has changed", path)
				}
			}
		})
	}
}

// The number of an event rises with each change, also with one that takes
// back an earlier one.
func TestSequenceRises(t *testing.T) {
	r := published(t)
	steps := [][2]string{{`"scheduled"`, "\"cancelled\"\nreason = \"Snow.\""}, {"\"cancelled\"\nreason = \"Snow.\"", `"scheduled"`}, {"T17:30", "T18:00"}, {"T18:00", "T17:30"}}
	for i, x := range steps {
		r.change("content/meetings/december.md", x[0], x[1])
		r.commit()
		e := event(t, sitetest.Built(t, r.dir), "calendar/december.ics")
		if got, want := property(e, "SEQUENCE"), string(rune('1'+i)); got != want {
			t.Errorf("after %d changes the number is %s", i+1, got)
		}
	}
}

// An event says how to attend, how to comment and until when, in each
// language; one that was put off names the new day and keeps its agenda.
func TestDescriptionOfEvents(t *testing.T) {
	src := sitetest.Small.Sources(t)
	december := strings.Replace(planned, "12:00:00\n+++", "12:00:00\n\n[[items]]\nkey = \"a\"\ntitle = \"A new camera\"\nkind = \"action\"\n+++", 1)
	src.Put("content/meetings/december.md", december)
	src.Put("content/meetings/november.md", strings.NewReplacer("2026-12-10", "2026-12-03", "2026-12-09", "2026-12-02",
		`"scheduled"`, "\"moved\"\nmoved_to = \"december\"\nreason = \"Snow.\"", `"505-555-0111"`, `"+1 (505) 555-0111"`).Replace(december))
	s := sitetest.Built(t, src.Folder(t))
	has := func(path, name string, wants ...string) {
		t.Helper()
		got := property(event(t, s, path), name)
		for _, want := range wants {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %s does not say %q: %s", path, name, want, got)
			}
		}
	}
	has("calendar/december.ics", "DTSTART", "20261211T003000Z")
	has("calendar/december.ics", "SUMMARY", "Technology Board: Regular meeting")
	has("calendar/december.ics", "LOCATION", "Old Town Library")
	has("calendar/december.ics", "STATUS", "CONFIRMED")
	has("calendar/december.ics", "URL", "https://ai.example.gov/meetings/december.html")
	has("calendar/december.ics", "CONFERENCE", "https://video.example.org/a")
	has("calendar/december.ics", "DESCRIPTION", "https://video.example.org/a", "505-555-0111", "Speak at the meeting.", "December 9, 2026", "meetings/december.html#items")
	has("es/calendar/december.ics", "SUMMARY", "Regular meeting (en inglés)")
	has("es/calendar/december.ics", "DESCRIPTION", "Speak at the meeting. (en inglés)", "9 de diciembre de 2026", "es/meetings/december.html#items")
	has("calendar/november.ics", "STATUS", "CANCELLED")
	has("calendar/november.ics", "DESCRIPTION", "December 10, 2026", "Snow.", "meetings/december.html", "meetings/november.html#items")
	has("es/calendar/november.ics", "DESCRIPTION", "10 de diciembre de 2026")
	if !bytes.Contains(bytes.ReplaceAll(s.Files["calendar/november.ics"], []byte("\r\n "), nil), []byte("FEATURE=PHONE;LABEL=\"By telephone\";LANGUAGE=en:tel:+15055550111\r\n")) {
		t.Errorf("the telephone cannot be called:\n%s", s.Files["calendar/november.ics"])
	}
}

// Without the whole history nothing is told of changes, the feed says so, and
// the numbers stay the same from one copy to the next.
func TestChangesOfMeetingsWithoutHistory(t *testing.T) {
	r := published(t)
	r.change("content/meetings/december.md", "T17:30", "T18:45")
	r.commit()
	r.change("content/meetings/december.md", "Old Town Library", "City Hall")
	r.commit()
	var last []byte
	for _, depth := range []string{"1", "2", "none"} {
		dir := t.TempDir()
		if depth == "none" {
			r.git("clone", "-q", r.dir, dir)
			if err := os.RemoveAll(filepath.Join(dir, ".git")); err != nil {
				t.Fatal(err)
			}
		} else {
			r.git("clone", "-q", "--depth", depth, "file://"+r.dir, dir)
		}
		s := sitetest.Built(t, dir)
		if b := s.Files["calendar/december.ics"]; last != nil && !bytes.Equal(b, last) {
			t.Errorf("depth %s: another calendar:\n%s", depth, b)
		} else {
			last = b
		}
		f := feed(t, s, "feeds/meetings.xml")
		if !strings.Contains(f.Description, "This copy of the site was made with") {
			t.Errorf("depth %s: the feed says only %q", depth, f.Description)
		}
		for _, item := range f.Items {
			if strings.Contains(item.GUID, "/commit/") {
				t.Errorf("depth %s: the feed has %s", depth, item.GUID)
			}
		}
		s.Silent(t, "meetings/december.html", "Changes to this meeting")
	}
}

// Every calendar and feed of the City's site can be read by programs that the
// project did not write, and no date in them lies ahead of the build.
func TestForeignReaders(t *testing.T) {
	today := schema.Date{Year: 2026, Month: 11, Day: 29}
	s := sitetest.RealCity.Sources(t).Build(t, build.Options{Today: today})
	end := today.Time().AddDate(0, 0, 1)
	calendars, feeds := 0, 0
	for path := range s.Files {
		switch {
		case strings.HasSuffix(path, ".ics"):
			c, err := ical.ParseCalendar(bytes.NewReader(s.Files[path]))
			if err != nil {
				t.Errorf("%s: %v", path, err)
				continue
			}
			for _, e := range c.Events() {
				calendars++
				for _, name := range []string{"DTSTAMP", "LAST-MODIFIED"} {
					if at, err := time.Parse("20060102T150405Z", property(e, name)); err != nil || !at.Before(end) {
						t.Errorf("%s: %s is %s", path, name, property(e, name))
					}
				}
			}
		case strings.Contains(path, "feeds/"):
			for _, item := range feed(t, s, path).Items {
				feeds++
				if item.UpdatedParsed == nil || !item.UpdatedParsed.Before(end) || item.GUID == "" || item.Title == "" {
					t.Errorf("%s has the entry %+v", path, item)
				}
			}
		}
	}
	if calendars < 20 || feeds < 20 {
		t.Errorf("only %d events and %d entries were read", calendars, feeds)
	}
}
