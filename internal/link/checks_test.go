package link

import (
	"slices"
	"strings"
	"testing"
)

// What counts as the same text is what lists of words would say.
func TestSameWords(t *testing.T) {
	texts := []string{"", " ", "a", "a b", " a\n b ", "ab", "a\u00a0b", "a b c", "á b", "a  b"}
	for _, a := range texts {
		for _, b := range texts {
			if got, want := sameWords(a, b), slices.Equal(strings.Fields(a), strings.Fields(b)); got != want {
				t.Errorf("%q and %q: %t", a, b, got)
			}
		}
	}
}
