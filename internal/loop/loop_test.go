package loop_test

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

// site is the small site of the planted mistakes, in a folder of its own, with
// some files put in place of its own.
func site(t *testing.T, files map[string]string) func(string) string {
	t.Helper()
	dir := t.TempDir()
	for from, to := range map[string]string{"../../test/mistakes/base": "", "../../i18n": "i18n"} {
		if err := os.CopyFS(filepath.Join(dir, to), os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return published(t, dir, false)
}

func published(t *testing.T, dir string, release bool) func(string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	_, res, err := build.Publish(context.Background(), build.Options{Dir: dir, Today: schema.Date{Year: 2026, Month: 11, Day: 27}, Release: release, NoTwins: true}, out)
	if err != nil {
		t.Fatal(err)
	}
	return func(page string) string {
		b, err := os.ReadFile(filepath.Join(out, page))
		if err != nil {
			for _, d := range res.Diags {
				t.Logf("%s: %s", d.File, d.Says)
			}
			t.Fatalf("%s is not there", page)
		}
		text := regexp.MustCompile(`<[^>]*>`).ReplaceAllString(string(b), " ")
		return strings.Join(strings.Fields(strings.ReplaceAll(text, "&#39;", "'")), " ")
	}
}

func says(t *testing.T, read func(string) string, page string, wants ...string) {
	t.Helper()
	got := read(page)
	for _, want := range wants {
		if !strings.Contains(got, want) {
			t.Errorf("%s does not say %q:\n%s", page, want, got)
		}
	}
}

// A theme tells what was heard and done, the item with its vote, and the
// promise it is about; the item leads back.
func TestTheme(t *testing.T) {
	read := site(t, nil)
	says(t, read, "heard/slow-forms.html", "Several people waited for weeks", "By the form on this site: 3", "English: 4", "Spanish: 1",
		"The tool stays, and staff now look at each form", "Time until the answer: 30 days.", "Votes: 2 yes, 1 no", "Should the City keep Form Reader?")
	says(t, read, "es/heard/slow-forms.html", "inglés: 4", "español: 1", "Tiempo hasta la respuesta: 30 días.", "inglés y español", "Votos: 2 a favor, 1 en contra")
	says(t, read, "meetings/january.html", "What people said about this Forms come back late")
	says(t, read, "tools/form-reader.html", "Forms come back late", "Should the City keep Form Reader?")
	says(t, read, "heard.html", "Forms come back late Something was changed Complaint · 5 messages", "Complaint 1 30 days 0 None", "The City has set no limit.", "No numbers from the form")
}

// The clock knows the city's own limit, and what waits beyond it.
func TestClock(t *testing.T) {
	base, err := os.ReadFile("../../test/mistakes/base/data/site.toml")
	if err != nil {
		t.Fatal(err)
	}
	waiting := func(id, first, rest string) string {
		return "title = \"" + id + "\"\nheard = \"People ask.\"\nkind = \"question\"\ncount = 1\nfirst_on = " + first + "\n" + rest +
			"\n[[channels]]\nchannel = \"form\"\ncount = 1\n[[languages]]\nlanguage = \"en\"\ncount = 1\n"
	}
	answered := func(on string) string { return "state = \"answered\"\nresponse = \"Yes.\"\nanswered_on = " + on + "\n" }
	read := site(t, map[string]string{
		"data/site.toml":         "answer_days = 30\n" + string(base),
		"data/themes/old.toml":   waiting("Old", "2026-10-18", "state = \"received\""),
		"data/themes/new.toml":   waiting("New", "2026-11-20", "state = \"under-review\""),
		"data/themes/one.toml":   waiting("One", "2026-01-01", answered("2026-01-03")),
		"data/themes/two.toml":   waiting("Two", "2026-01-01", answered("2026-01-08")),
		"data/themes/three.toml": waiting("Three", "2026-01-01", answered("2026-03-02")),
		"data/themes/fake.toml":  "example = true\n" + waiting("Fake", "2020-01-01", "state = \"received\""),
	})
	says(t, read, "heard.html", "The City's own limit: 30 days.", "Question 3 7 days 2 40 days This is longer than the City's own limit.")
	says(t, read, "heard/old.html", "Waiting so far: 40 days. This is longer than the City's own limit.", "The City has not answered yet.")
	if strings.Contains(read("heard/new.html"), "longer than the City's own limit") {
		t.Error("a week is called longer than 30 days")
	}
}

// The numbers that the form's handler writes are on the page, with what was
// too small to be shown alone.
func TestCounts(t *testing.T) {
	read := site(t, map[string]string{"data/feedback-counts.toml": `# Made by "feedback counts".
made_by = "feedback counts"
least = 5
weeks_held_back = 2

[[counts]]
week = "2026-W09"
count = 6

[[counts]]
week = "2026-W11"
kind = "question"
language = "es"
record = "tools/form-reader"
count = 9

[[counts]]
week = "2026-W11"
kind = "question"
language = "en"
count = 5
`})
	says(t, read, "heard.html", "20 messages, from week 9 of 2026 to week 11 of 2026.", "A number below 5 is never shown alone.", "Weeks with too few messages to show: 2.",
		"question 14", "Spanish 9", "English 5", "Form reader 9", "Any other, or not told 11", "week 11 of 2026 14")
	says(t, read, "es/heard.html", "20 mensajes, desde la semana 9 de 2026 hasta la semana 11 de 2026.", "español 9")
}

// Complaints show their stages and their outcome.
func TestComplaints(t *testing.T) {
	read := site(t, nil)
	says(t, read, "complaints.html", "Case 2026-1 Closed", "The rule was not broken", "The office was asked in time.", "January 14, 2026: Accepted", "Here now: 1 complaint")
	says(t, read, "policy/1-1.html", "Case 2026-1")
}

// A city's own examples show every state; a release has pages that read well
// without them.
func TestExamplesAndRelease(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the city's whole site twice")
	}
	read := published(t, "../..", false)
	says(t, read, "heard.html", "Something was changed", "Answered", "Not done, with the reason", "Before the Board", "Under review", "Received", "These numbers come from made-up examples.")
	says(t, read, "es/heard.html", "Se cambió algo", "Respondido", "Ante el Consejo", "Estos números salen de ejemplos inventados.")
	says(t, read, "es/complaints.html", "Caso 2026-1 Cerrada", "No se cumplió la regla", "En esta etapa: 1 queja")
	if strings.Contains(read("policy/2-4.html"), "The help desk answers only in English") {
		t.Error("a real clause shows a theme that was made up")
	}
	read = published(t, "../..", true)
	says(t, read, "heard.html", "Nothing has been published here yet.", "There is nothing to count yet.")
	says(t, read, "es/complaints.html", "Aún no se ha publicado ninguna queja.")
}
