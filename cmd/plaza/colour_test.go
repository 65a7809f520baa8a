package main

import "testing"

func TestColour(t *testing.T) {
	for _, c := range []struct {
		terminal        bool
		no, force, term string
		want            bool
		what            string
	}{
		{true, "", "", "xterm", true, "a terminal"},
		{false, "", "", "xterm", false, "a file"},
		{true, "", "", "dumb", false, "a terminal without colours"},
		{true, "1", "", "xterm", false, "NO_COLOR"},
		{false, "", "1", "dumb", true, "CLICOLOR_FORCE"},
		{false, "", "0", "xterm", false, "CLICOLOR_FORCE=0"},
		{true, "1", "1", "xterm", false, "NO_COLOR beside CLICOLOR_FORCE"},
	} {
		env := map[string]string{"NO_COLOR": c.no, "CLICOLOR_FORCE": c.force, "TERM": c.term}
		if got := colour(func(name string) string { return env[name] }, c.terminal); got != c.want {
			t.Errorf("%s: %v", c.what, got)
		}
	}
}
