package digest

import (
	"strings"
	"testing"
)

// A translation stays current when an editor saves its source with other line
// ends, blanks at their ends or another form of an accent.
func TestTextKnowsNoLineEnds(t *testing.T) {
	const text = "First line.\n\n- a camión\n- b"
	want := Text(text)
	for _, same := range []string{
		strings.ReplaceAll(text, "\n", "\r\n"), strings.ReplaceAll(text, "\n", "\r"), text + "\n", "\n\n" + text + " \r\n",
		strings.ReplaceAll(text, "\n", " \t\r\n"), strings.ReplaceAll(text, "ó", "o\u0301"),
	} {
		if Text(same) != want {
			t.Errorf("%q counts as another text", same)
		}
	}
	for _, other := range []string{"First line.\n- a camión\n- b", strings.ReplaceAll(text, "\n", " "), "first line.\n\n- a camión\n- b"} {
		if Text(other) == want {
			t.Errorf("%q counts as the same text", other)
		}
	}
}
