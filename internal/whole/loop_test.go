package whole

import (
	"testing"

	"plaza/internal/schema"
	"plaza/internal/sitetest"
)

// day is the day of the tests about waiting.
var day = schema.Date{Year: 2026, Month: 11, Day: 27}

// A theme tells what was heard and done, the item with its vote, and the
// promise it is about; the item leads back.
func TestTheme(t *testing.T) {
	s := sitetest.Small.Site(t)
	s.Says(t, "heard/slow-forms.html", "Several people waited for weeks", "By the form on this site: 3", "English: 4", "Spanish: 1",
		"The tool stays, and staff now look at each form", "Time until the answer: 30 days.", "Votes: 2 yes, 1 no", "Should the City keep Form Reader?")
	s.Says(t, "es/heard/slow-forms.html", "inglés: 4", "español: 1", "Tiempo hasta la respuesta: 30 días.", "inglés y español", "Votos: 2 a favor, 1 en contra")
	s.Says(t, "meetings/january.html", "What people said about this Forms come back late")
	s.Says(t, "tools/form-reader.html", "Forms come back late", "Should the City keep Form Reader?")
	s.Says(t, "heard.html", "Forms come back late Something was changed Complaint · 5 messages", "Complaint 1 30 days 0 None", "The City has set no limit.", "No numbers from the form")
}

// The clock knows the city's own limit, and what waits beyond it.
func TestClock(t *testing.T) {
	base := sitetest.Small.Sources(t).Text(t, "data/site.toml")
	waiting := func(id, first, rest string) string {
		return "title = \"" + id + "\"\nheard = \"People ask.\"\nkind = \"question\"\ncount = 1\nfirst_on = " + first + "\n" + rest +
			"\n[[channels]]\nchannel = \"form\"\ncount = 1\n[[languages]]\nlanguage = \"en\"\ncount = 1\n"
	}
	answered := func(on string) string { return "state = \"answered\"\nresponse = \"Yes.\"\nanswered_on = " + on + "\n" }
	s := small(t, day, map[string]string{
		"data/site.toml":         "answer_days = 30\n" + base,
		"data/themes/old.toml":   waiting("Old", "2026-10-18", "state = \"received\""),
		"data/themes/new.toml":   waiting("New", "2026-11-20", "state = \"under-review\""),
		"data/themes/one.toml":   waiting("One", "2026-01-01", answered("2026-01-03")),
		"data/themes/two.toml":   waiting("Two", "2026-01-01", answered("2026-01-08")),
		"data/themes/three.toml": waiting("Three", "2026-01-01", answered("2026-03-02")),
		"data/themes/fake.toml":  "example = true\n" + waiting("Fake", "2020-01-01", "state = \"received\""),
	})
	s.Says(t, "heard.html", "The City's own limit: 30 days.", "Question 3 7 days 2 40 days This is longer than the City's own limit.")
	s.Says(t, "heard/old.html", "Waiting so far: 40 days. This is longer than the City's own limit.", "The City has not answered yet.")
	s.Silent(t, "heard/new.html", "longer than the City's own limit") // a week
}

// The numbers that the form's handler writes are on the page, with what was
// too small to be shown alone.
func TestCounts(t *testing.T) {
	s := small(t, day, map[string]string{"data/feedback-counts.toml": `# Made by "feedback counts".
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
	s.Says(t, "heard.html", "20 messages, from week 9 of 2026 to week 11 of 2026.", "A number below 5 is never shown alone.", "Weeks with too few messages to show: 2.",
		"question 14", "Spanish 9", "English 5", "Form reader 9", "Any other, or not told 11", "week 11 of 2026 14")
	s.Says(t, "es/heard.html", "20 mensajes, desde la semana 9 de 2026 hasta la semana 11 de 2026.", "español 9")
}

// Complaints show their stages and their outcome.
func TestComplaints(t *testing.T) {
	s := sitetest.Small.Site(t)
	s.Says(t, "complaints.html", "Case 2026-1 Closed", "The rule was not broken", "The office was asked in time.", "January 14, 2026: Accepted", "Here now: 1 complaint")
	s.Says(t, "policy/1-1.html", "Case 2026-1")
}

// A city's own examples show every state; a release has pages that read well
// without them.
func TestExamplesAndRelease(t *testing.T) {
	s := sitetest.City.Site(t)
	s.Says(t, "heard.html", "Something was changed", "Answered", "Not done, with the reason", "Before the Board", "Under review", "Received", "These numbers come from made-up examples.")
	s.Says(t, "es/heard.html", "Se cambió algo", "Respondido", "Ante el Consejo", "Estos números salen de ejemplos inventados.")
	s.Says(t, "es/complaints.html", "Caso 2026-1 Cerrada", "No se cumplió la regla", "En esta etapa: 1 queja")
	s.Silent(t, "policy/2-4.html", "The help desk answers only in English") // a real clause, and a theme that was made up
	s = sitetest.City.Release(t)
	s.Says(t, "heard.html", "Nothing has been published here yet.", "There is nothing to count yet.")
	s.Says(t, "es/complaints.html", "Aún no se ha publicado ninguna queja.")
}
