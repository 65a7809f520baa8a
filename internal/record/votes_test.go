package record_test

import (
	"testing"

	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/source"
)

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
