package docket_test

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"plaza/internal/build"
	"plaza/internal/schema"
)

// published builds the repository's own site, whose example records hold
// every state of a meeting.
func published(t *testing.T, release bool) func(string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	_, _, err := build.Publish(context.Background(), build.Options{Dir: "../..", Today: schema.Date{Year: 2026, Month: 11, Day: 25}, Release: release, NoTwins: true}, out)
	if err != nil {
		t.Fatal(err)
	}
	return func(page string) string {
		b, err := os.ReadFile(filepath.Join(out, page))
		if err != nil {
			return ""
		}
		return strings.Join(strings.Fields(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(string(b), " ")), " ")
	}
}

func TestStates(t *testing.T) {
	read := published(t, false)
	for page, wants := range map[string][]string{
		"meetings/example-2026-01-08.html": {"this agenda was posted 71 hours before", "a draft of the minutes was due by January 22, 2026"},
		"meetings/example-2026-06-11.html": {"Posted 72 hours before the meeting.", "Votes: 4 yes, 3 no", "This is a draft.", "A machine made this."},
		"meetings/example-2026-02-12.html": {"Cancelled", "Snow closed the building."},
		"meetings/example-2026-03-12.html": {"Moved to another day", "Special meeting, March 19, 2026"},
		"meetings/example-2026-03-19.html": {"takes the place of Regular meeting, March 12, 2026", "left out seat 4"},
		"meetings/example-2026-05-14.html": {"Too few members came"},
		"meetings/example-2026-12-17.html": {"To come, comments open", "Comments are taken until"},
		"meetings.html":                    {"No meeting was held in April 2026.", "No meeting was held in October 2026."},
		"matters/example-signs.html":       {"Put off 2 times. Adopted."},
		"es/matters/example-signs.html":    {"Se aplazó 2 veces. Aprobado."},
		"members/example-seat-4.html":      {"There at 5 of 6 meetings", "No"},
		"decisions.html":                   {"Each counter where staff use AI gets a sign"},
		"es/decisions.html":                {"Cada ventanilla donde el personal usa IA tendrá un letrero"},
		"action-items.html":                {"This is overdue.", "Put up the signs."},
	} {
		got := read(page)
		for _, want := range wants {
			if !strings.Contains(got, want) {
				t.Errorf("%s does not say %q", page, want)
			}
		}
	}
	if strings.Contains(read("meetings/example-2026-06-11.html"), "Notice: this agenda") {
		t.Error("an agenda of 72 hours is called late")
	}
	if strings.Contains(read("policy/2-4.html"), "Signs where") {
		t.Error("a real clause shows an item that was made up")
	}
	if read("calendar/meetings.ics") != "" {
		t.Error("meetings that were made up stand in a calendar")
	}
}

func TestReleaseWithoutExamples(t *testing.T) {
	read := published(t, true)
	for page, want := range map[string]string{
		"board.html": "No coming meeting has been published.", "meetings.html": "No meeting has been published yet.",
		"decisions.html": "No decision has been published yet.", "es/action-items.html": "Todavía no se ha publicado ninguna tarea.",
	} {
		if !strings.Contains(read(page), want) {
			t.Errorf("%s does not say %q", page, want)
		}
	}
	if read("meetings/example-2026-06-11.html") != "" {
		t.Error("a release holds an example")
	}
}
