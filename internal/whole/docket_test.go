package whole

import (
	"testing"

	"plaza/internal/sitetest"
)

// The City's example records hold every state of a meeting.
func TestStates(t *testing.T) {
	s := sitetest.City.Site(t)
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
		s.Says(t, page, wants...)
	}
	s.Silent(t, "meetings/example-2026-06-11.html", "Notice: this agenda") // 72 hours are not late
	s.Silent(t, "policy/2-4.html", "Signs where")                          // a real clause, and an item that was made up
	if s.Files["calendar/meetings.ics"] != nil {
		t.Error("meetings that were made up stand in a calendar")
	}
}

func TestReleaseWithoutExamples(t *testing.T) {
	s := sitetest.City.Release(t)
	for page, want := range map[string]string{
		"board.html": "No coming meeting has been published.", "meetings.html": "No meeting has been published yet.",
		"decisions.html": "No decision has been published yet.", "es/action-items.html": "Todavía no se ha publicado ninguna tarea.",
	} {
		s.Says(t, page, want)
	}
	if s.Files["meetings/example-2026-06-11.html"] != nil {
		t.Error("a release holds an example")
	}
}

// An item tells who moved and seconded, how each voted and what came of it,
// and leads to tools and clauses; in Spanish too.
func TestItemsAreWhole(t *testing.T) {
	s := sitetest.City.Site(t)
	for page, wants := range map[string][]string{
		"meetings/example-2026-06-11.html": {"Example: 311 assistant", "2.4 Write down each use", "Moved by Member, seat 3", "Seconded by Member, seat 5", "Yes Member, seat 1", "No Member, seat 4",
			"Stood aside Member, seat 7", "Adopted", "Packet for the item on signs"},
		"es/meetings/example-2026-06-11.html": {"Letreros donde la Ciudad usa IA", "Prueba del asistente del 311", "Integrante, puesto 3"},
		"tools/example-311-assistant.html":    {"Trial of the 311 assistant"},
		"documents.html":                      {"Packet for the item on signs", "Published June 8, 2026", "Language Spanish", "Format PDF", "184,320", "60303ae22b998861", "The pictures have no words"},
		"es/documents.html":                   {"Expediente del punto sobre los letreros", "Idioma español", "Las imágenes no tienen texto"},
	} {
		s.Says(t, page, wants...)
	}
}
