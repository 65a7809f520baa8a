package whole

import (
	"bytes"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"plaza/internal/build"
	"plaza/internal/schema"
	"plaza/internal/sitetest"
)

// TestNotesAreExact changes one file at a time. Every page that comes out
// otherwise must have noted that it read the file: nobody declares what a
// page depends on, so the notes must be complete. And they must not be mere
// caution: a page that has no business with the file does not note it.
// Two files, all of the cases with PLAZA_SLOW=1.
func TestNotesAreExact(t *testing.T) {
	cases := []struct{ file, old, new, key, stranger string }{
		{"data/tools/miro.toml", "summary", "problem = \"A new text.\"\nsummary", "tool/miro", "tools/autocad.html"},
		{"data/departments/planning.es.toml", "Planificación", "Planes", "department/planning.es", "es/tools/clearview-ai.html"},
		{"data/statuses/in-use.toml", "In use", "Running", "status/in-use", "policy/1-3.html"},
		{"data/vendors/miro.toml", "Miro", "Miro, Inc.", "vendor/miro", "tools/autocad.html"},
		{"data/terms/bias.toml", "plain_note", "abbreviation = \"B.\"\nplain_note", "term/bias", ""},
		{"content/policy/4-2.md", "## ", "## Yes, ", "clause/4-2", "vendors/miro.html"},
		{"content/pages/about.md", "## ", "## Yes, ", "page/about", ""},
		{"data/site.toml", "AI in Albuquerque", "AI here", "site/site", ""},
	}
	if os.Getenv("PLAZA_SLOW") == "" {
		cases = cases[:2]
	}
	was := sitetest.City.Site(t).Files
	for _, c := range cases {
		t.Run(c.file, func(t *testing.T) {
			src := sitetest.City.Sources(t)
			changed := strings.Replace(src.Text(t, c.file), c.old, c.new, 1)
			if changed == src.Text(t, c.file) {
				t.Fatalf("%s does not hold %q", c.file, c.old)
			}
			src.Put(c.file, changed)
			l := src.Build(t, build.Options{})
			is := l.Files
			seen := 0
			for _, p := range l.Pages {
				reader, err := p.Render(io.Discard, l.Env, l.Site)
				if err != nil {
					t.Fatal(err)
				}
				noted := slices.Contains(reader.Keys(), c.key)
				if !bytes.Equal(was[p.Out], is[p.Out]) {
					seen++
					if !noted {
						t.Errorf("%s changed, but did not note %s", p.Out, c.key)
					}
				}
				if noted && p.Out == c.stranger {
					t.Errorf("%s has no business with %s", p.Out, c.key)
				}
			}
			if seen == 0 {
				t.Error("no page changed: the case shows nothing")
			}
		})
	}
}

// dated are the pages that say as of which day they hold, their twins in plain
// text, and what holds or sums up all files.
var dated = []string{
	"reviews.html", "es/reviews.html", "reviews.txt", "es/reviews.txt",
	"data/build.json", "sha256sums.txt", "site.zip", "site-sha256.txt",
}

// TestTodayIsAnInput: the clock matters only where no day is given. Examples
// are made to have days that pass; a release has none of them.
func TestTodayIsAnInput(t *testing.T) {
	if os.Getenv("PLAZA_SLOW") == "" {
		t.Skip("makes two releases: PLAZA_SLOW=1")
	}
	src := sitetest.City.Sources(t)
	a := src.Build(t, build.Options{Release: true, NoTwins: true, Today: schema.Date{Year: 2026, Month: 11, Day: 29}}).Files
	b := src.Build(t, build.Options{Release: true, NoTwins: true, Today: schema.Date{Year: 2031, Month: 12, Day: 31}}).Files
	for path, was := range a {
		if !bytes.Equal(was, b[path]) && !slices.Contains(dated, strings.TrimSuffix(strings.TrimSuffix(path, ".br"), ".gz")) {
			t.Errorf("%s depends on the day, but no record has a date that passes", path)
		}
	}
}
