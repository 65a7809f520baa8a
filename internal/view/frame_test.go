package view

import "testing"

// Only the index of a folder is shortened: a tool may be called "...-index".
func TestCanonical(t *testing.T) {
	for out, want := range map[string]string{
		"index.html": "", "es/index.html": "es/", "tools/nagane-index.html": "tools/nagane-index.html", "data.html": "data.html",
	} {
		if got := Canonical(out); got != want {
			t.Errorf("%s: got %q, want %q", out, got, want)
		}
	}
}
