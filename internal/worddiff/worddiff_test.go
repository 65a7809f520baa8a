package worddiff

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestWords(t *testing.T) {
	got := Words("the responsible and sustainable use of AI", "the responsible use  of tools")
	want := []Span{{Same, "the responsible"}, {Gone, "and sustainable"}, {Same, "use of"}, {Gone, "AI"}, {New, "tools"}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if s := Shared("one two three four", "one two four"); s != 0.75 {
		t.Errorf("three of four words are shared, not %v", s)
	}
}

// Whatever the texts are, both can be read out of the spans, and no two
// neighbours are of one kind.
func TestBothTextsComeBack(t *testing.T) {
	text := rapid.Map(rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", "ñ", "—"}), 0, 12), func(w []string) string { return strings.Join(w, " ") })
	rapid.Check(t, func(t *rapid.T) {
		a, b := text.Draw(t, "a"), text.Draw(t, "b")
		var before, after []string
		spans := Words(a, b)
		for i, s := range spans {
			if i > 0 && spans[i-1].Op == s.Op || s.Text == "" {
				t.Fatalf("%v has spans that should be one", spans)
			}
			if s.Op != New {
				before = append(before, s.Text)
			}
			if s.Op != Gone {
				after = append(after, s.Text)
			}
		}
		if strings.Join(before, " ") != a || strings.Join(after, " ") != b {
			t.Fatalf("%q and %q became %v", a, b, spans)
		}
		if a == b && len(spans) > 1 {
			t.Fatalf("equal texts differ: %v", spans)
		}
	})
}

func TestLongTextsAreReplacedWhole(t *testing.T) {
	a, b := strings.Repeat("x y ", 1500), strings.Repeat("y z ", 1500)
	if got := Words(a, b); len(got) > 3 {
		t.Errorf("%d spans", len(got))
	}
}
