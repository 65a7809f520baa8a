package whole

import (
	"testing"

	"plaza/internal/build"
	"plaza/internal/schema"
	"plaza/internal/sitetest"
)

// small is the small site on a day, with some files put in place of its own.
func small(t *testing.T, today schema.Date, files map[string]string) *sitetest.Site {
	t.Helper()
	src := sitetest.Small.Sources(t)
	for name, text := range files {
		src.Put(name, text)
	}
	return src.Build(t, build.Options{Today: today})
}

// Whether an opening is open follows from the day of the build.
func TestOpening(t *testing.T) {
	coming := "title = \"May we?\"\nsummary = \"People say what they need.\"\nopens = 2026-12-01\ncloses = 2026-12-10\ndecision_on = 2026-12-11\ndecider = \"Tech Board\"\nlanguages = [\"en\"]\n\n[[ways]]\nkey = \"a\"\nhow = \"Write.\"\nphone = \"311\"\n"
	files := map[string]string{"data/openings/may-we.toml": coming}
	for _, tt := range []struct {
		day   schema.Date
		wants []string
	}{
		{schema.Date{Year: 2026, Month: 11, Day: 30}, []string{"The City asks for nothing today.", "Open later May we? Opens on December 1, 2026"}},
		{schema.Date{Year: 2026, Month: 12, Day: 1}, []string{"Open now May we? Open until December 10, 2026", "Decision: December 11, 2026. Who decides: Tech Board."}},
		{schema.Date{Year: 2026, Month: 12, Day: 10}, []string{"Open now May we?"}},
		{schema.Date{Year: 2026, Month: 12, Day: 11}, []string{"Closed May we? Closed on December 10, 2026"}},
	} {
		s := small(t, tt.day, files)
		s.Says(t, "take-part.html", tt.wants...)
		s.Says(t, "openings/may-we.html", "From the last day to the decision: 1 day.", "311")
		if tt.day.Day != 11 {
			continue
		}
		s.Says(t, "openings/keep-form-reader.html", "Closed on January 5, 2026", "Forms come back late Something was changed", "The City has not said yet what came of it.")
		s.Says(t, "es/openings/keep-form-reader.html", "Se cerró el 5 de enero de 2026", "La Ciudad aún no ha dicho en qué quedó.")
	}
}

// Past events tell who came; a small number of people is not told.
func TestEvents(t *testing.T) {
	few := "title = \"Small circle\"\nkind = \"review-session\"\nfor = \"public\"\nstatus = \"held\"\nsummary = \"A talk.\"\nstart = 2026-02-01T18:00:00\nlanguages = [\"vi\"]\ncost = \"free\"\n\n[reached]\npeople = 4\nlanguages = [\"vi\"]\ncommunities = \"Neighbors.\"\n"
	late := "title = \"Forgotten\"\nkind = \"forum\"\nfor = \"public\"\nstatus = \"planned\"\nsummary = \"A talk.\"\nstart = 2026-03-01T18:00:00\nlanguages = [\"en\"]\ncost = \"free\"\n"
	s := small(t, sitetest.Today, map[string]string{"data/events/small.toml": few, "data/events/late.toml": late})
	s.Says(t, "take-part.html", "Open day", "People who came 40", "The quarter near the river.", "People who came Fewer than 10", "People: 44. Events: 2.",
		"English 1 40", "Vietnamese 1 Fewer than 10", "The City has not said if it took place.")
	s.Says(t, "es/take-part.html", "vietnamita", "Menos de 10")
}

// Courses, steps and partners stand on one page; numbers that tell of few
// people are said in words.
func TestTraining(t *testing.T) {
	s := small(t, sitetest.Today, map[string]string{
		"data/courses/basics.toml":  "title = \"Basics\"\ntier = \"literacy\"\norder = 1\nstate = \"planned\"\nsummary = \"The first course.\"\n\n[[topics]]\nkey = \"a\"\ntext = \"What a machine learns\"\n\n[[not_answered]]\nsince = \"2025\"\nasked_of = \"water\"\nfields = [\"audience\", \"access\", \"languages\", \"materials\"]\n",
		"data/partners/school.toml": "name = \"River School\"\nsummary = \"It teaches.\"\nagreement = \"mou\"\nsince = 2026-01-05\n",
	})
	s.Says(t, "training.html", "Basics Planned The first course.", "What a machine learns", "For whom · Open to · Languages · Materials Not answered yet",
		"Phase 1 Steps done: 1 of 1", "Hold the first course Teach staff the basics. Done", "River School", "memorandum of understanding",
		"Water Department 60 40 All but fewer than 10 January 31, 2026", "A group of fewer than 10 people is not shown.")
	s.Says(t, "departments/water.html", "Number of missing agreements")
	empty := small(t, sitetest.Today, map[string]string{"data/milestones/first-course.toml": "example = true\ntitle = \"X\"\nphase = 1\norder = 1\nwhat = \"Y.\"\npart = \"governance\"\nstate = \"not-started\"\ndue = 2027-01-01\n"})
	empty.Says(t, "training.html", "No course has been published yet.", "No partner has been published yet.", "Steps done: 0 of 1", "Not begun")
}
