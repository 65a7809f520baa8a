package whole

import (
	"strings"
	"testing"

	"plaza/internal/build"
	"plaza/internal/sitetest"
)

// calendars returns those of the small site after an edit of its meetings.
func calendars(t *testing.T, edit ...string) map[string]string {
	t.Helper()
	src := sitetest.Small.Sources(t)
	for _, id := range []string{"january", "february"} {
		name := "content/meetings/" + id + ".md"
		src.Put(name, strings.NewReplacer(edit...).Replace(src.Text(t, name)))
	}
	s, files := src.Build(t, build.Options{}), map[string]string{}
	for _, path := range []string{"calendar/meetings.ics", "calendar/february.ics", "es/calendar/february.ics"} {
		if files[path] = string(s.Files[path]); files[path] == "" {
			t.Fatalf("there is no %s", path)
		}
	}
	return files
}

// The files keep the form of RFC 5545: lines end in CR LF, none has more than
// 75 bytes, each BEGIN has its END, each event what it must have.
func TestFormOfCalendars(t *testing.T) {
	for path, text := range calendars(t, `"Regular meeting"`, `"A meeting; with signs, and an ñ in a name that is long enough to fold lines"`) {
		var open []string
		seen := map[string]int{}
		lines := strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n")
		for _, l := range lines {
			if len(l) > 75 || strings.Contains(l, "\n") || strings.ToValidUTF8(l, "") != l {
				t.Errorf("%s: the line %q", path, l)
			}
		}
		for _, l := range strings.Split(strings.ReplaceAll(text, "\r\n ", ""), "\r\n") {
			name, value, _ := strings.Cut(l, ":")
			name, _, _ = strings.Cut(name, ";")
			seen[name]++
			switch name {
			case "BEGIN":
				open = append(open, value)
			case "END":
				if n := len(open); n == 0 || open[n-1] != value {
					t.Fatalf("%s: END:%s closes %v", path, value, open)
				}
				open = open[:len(open)-1]
			}
		}
		if len(open) > 0 || seen["UID"] == 0 || seen["UID"] != seen["DTSTAMP"] || seen["UID"] != seen["SEQUENCE"] {
			t.Errorf("%s: open %v, %v", path, open, seen)
		}
		if !strings.Contains(text, "DTSTART:20260213T003000Z\r\n") {
			t.Errorf("%s does not give the time in UTC", path)
		}
		if !strings.Contains(strings.ReplaceAll(text, "\r\n ", ""), `A meeting\; with signs\, and an ñ`) {
			t.Errorf("%s: signs of the format are not marked as text", path)
		}
	}
}

// A cancelled meeting keeps its name and says so, with a higher number.
func TestCancelledInCalendars(t *testing.T) {
	before := calendars(t)["calendar/february.ics"]
	after := calendars(t, "\"held\"\nstart  = 2026-02-12", "\"cancelled\"\nreason = \"Snow.\"\nstart  = 2026-12-10",
		"\"approved\"", "\"draft\"", "approved_at = \"february\"\n", "")["calendar/february.ics"]
	const uid = "UID:february@ai.example.gov\r\n"
	if !strings.Contains(before, uid) || !strings.Contains(before, "SEQUENCE:0\r\n") || !strings.Contains(before, "STATUS:CONFIRMED\r\n") {
		t.Errorf("before:\n%s", before)
	}
	if !strings.Contains(after, uid) || !strings.Contains(after, "SEQUENCE:1\r\n") || !strings.Contains(after, "STATUS:CANCELLED\r\n") {
		t.Errorf("after:\n%s", after)
	}
}
