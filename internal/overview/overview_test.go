package overview

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plaza/internal/locale"
	"plaza/internal/source"
	"plaza/internal/view"
)

func TestLabelsBreakBetweenWords(t *testing.T) {
	long := strings.Repeat("x", lineLength+5)
	for in, want := range map[string][]string{
		"":                               {""},
		"Planning: 3":                    {"Planning: 3"},
		"One two three four five six: 7": {"One two three four five", "six: 7"},
		"Albuquerque Police Department, Investigation: 12": {"Albuquerque Police", "Department,", "Investigation: 12"},
		"a " + long + ": 1": {"a", long + ":", "1"},
	} {
		if diff := cmp.Diff(want, lines(in)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", in, diff)
		}
	}
}

func TestTailIsSummedUp(t *testing.T) {
	rows := make([]int, 40)
	for i := range rows {
		rows[i] = 100 - i
	}
	sum := func(rest []int) int {
		n := 0
		for _, x := range rest {
			n += x
		}
		return n
	}
	if got := grouped(rows, sum); len(got) != MaxRows || got[0] != 100 || got[MaxRows-2] != 90 || sum(got) != sum(rows) {
		t.Errorf("%v", got)
	}
	if rows[MaxRows-1] != 89 {
		t.Error("the rows themselves were changed")
	}
	if got := grouped(rows[:MaxRows], sum); !cmp.Equal(got, rows[:MaxRows]) {
		t.Errorf("%v", got)
	}
}

// Bars begin where the language begins to write, their parts side by side.
func TestBarsInBothDirections(t *testing.T) {
	for dir, want := range map[string]string{
		"ltr": "start 0 | 0 0.00% 50.00%, 2 50.00% 25.00% | end 100.00%",
		"rtl": "start 100% | 0 50.00% 50.00%, 2 25.00% 25.00% | end 100.00%",
	} {
		c := context(t, dir)
		ch := newChart(c, "x", "X")
		ch.longest = 8
		ch.add(c, view.Plain("Planning"), 4, 0, 2)
		ch.add(c, view.Plain("Police"), 8)
		var parts []string
		for _, p := range ch.Bars[0].Parts {
			parts = append(parts, fmt.Sprint(p.Kind, " ", p.X, " ", p.Width))
		}
		got := ch.Bars[0].Anchor + " " + ch.Bars[0].X + " | " + strings.Join(parts, ", ") + " | end " + ch.Bars[1].Parts[0].Width
		if got != want {
			t.Errorf("%s: %s, want %s", dir, got, want)
		}
	}
}

// context is the context of a page with the shipped English words, running in
// either direction.
func context(t *testing.T, dir string) *view.Context {
	t.Helper()
	b, err := os.ReadFile("../../i18n/en.toml")
	if err != nil {
		t.Fatal(err)
	}
	set, _ := locale.Load([]string{"en"}, map[string]*source.File{"en": source.New("i18n/en.toml", b)}, nil)
	l := *set.All[0]
	l.Dir = dir
	return &view.Context{L: &l, W: l.Words}
}
