package docket_test

import (
	"strings"
	"testing"

	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/source"
)

// An item tells who moved and seconded, how each voted and what came of it,
// and leads to tools and clauses; in Spanish too.
func TestItemsAreWhole(t *testing.T) {
	read := published(t, false)
	for page, wants := range map[string][]string{
		"meetings/example-2026-06-11.html": {"Example: 311 assistant", "2.4 Write down each use", "Moved by Member, seat 3", "Seconded by Member, seat 5", "Yes Member, seat 1", "No Member, seat 4",
			"Stood aside Member, seat 7", "Adopted", "Packet for the item on signs"},
		"es/meetings/example-2026-06-11.html": {"Letreros donde la Ciudad usa IA", "Prueba del asistente del 311", "Integrante, puesto 3"},
		"tools/example-311-assistant.html":    {"Trial of the 311 assistant"},
		"documents.html":                      {"Packet for the item on signs", "Published June 8, 2026", "Language Spanish", "Format PDF", "184,320", "60303ae22b998861", "The pictures have no words"},
		"es/documents.html":                   {"Expediente del punto sobre los letreros", "Idioma español", "Las imágenes no tienen texto"},
	} {
		got := read(page)
		for _, want := range wants {
			if !strings.Contains(got, want) {
				t.Errorf("%s does not say %q", page, want)
			}
		}
	}
}

// Four members for and three against: "rejected" is a mistake, "adopted" is
// none.
func TestFourToThree(t *testing.T) {
	for result, mistakes := range map[string]int{"adopted": 0, "rejected": 1} {
		text := `+++
title  = "Regular meeting"
body   = "board"
kind   = "regular"
status = "held"
start  = 2026-06-11T17:30:00

[[items]]
key   = "signs"
title = "Signs"
kind  = "action"

[[items.motions]]
key    = "vote"
text   = "To put up signs."
mover  = "seat-1"
yes    = ["seat-1", "seat-2", "seat-3", "seat-4"]
no     = ["seat-5", "seat-6", "seat-7"]
result = "` + result + `"
+++
`
		_, found := schema.Decode(record.Kinds().Kind("meeting"), "june", source.New("content/meetings/june.md", []byte(text)))
		n := 0
		for _, d := range found {
			if d.Code == "meeting/result-not-votes" {
				n++
			} else {
				t.Errorf("%s: %s", d.Code, d.Says)
			}
		}
		if n != mistakes {
			t.Errorf("4 to 3 called %s: %d mistakes, want %d", result, n, mistakes)
		}
	}
}
