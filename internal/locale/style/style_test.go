package style

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"plaza/internal/locale/cldr"
)

func TestValidDate(t *testing.T) {
	for pattern, want := range map[string]bool{
		"{day} de {month} de {year}": true, "{year}": true, "{year}-{month_number}-{day2}": true, "{month_alone} {year}": true,
		"": false, "{day}": false, "{dia} {year}": false, "{year": false, "year}": false, "{{year}}": false, "{year} }": false,
	} {
		if got := ValidDate(pattern); got != want {
			t.Errorf("ValidDate(%q) = %v", pattern, got)
		}
	}
}

func TestValidPair(t *testing.T) {
	for pattern, want := range map[string]bool{
		"{0} y {1}": true, "{0}, {1}": true, "{0} و{1}": true, "a{0}b{1}c": true,
		"": false, "{0}": false, "{1} y {0}": false, "{0}{1}": false, "{0} y {1} {2}": false, "{0} {x} {1}": false,
	} {
		if got := ValidPair(pattern); got != want {
			t.Errorf("ValidPair(%q) = %v", pattern, got)
		}
	}
}

func TestNewPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	newListing([4]string{"{0}", "", "", ""}, nil)
}

func FuzzOpening(f *testing.F) {
	for _, s := range []string{"", "Hijos", "¿Í", "\xff\xfe", strings.Repeat("á", 40), "ﬁ", "İstanbul"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := opening(s)
		if utf8.ValidString(s) && !utf8.ValidString(got) {
			t.Errorf("opening(%q) = %q", s, got)
		}
	})
}

// A file may give one pattern for both.
func TestOnePatternForDayAndMonth(t *testing.T) {
	facts, _ := cldr.Find("en")
	facts.Date, facts.Month = "{month} {year}", "{month} {year}"
	s := New(facts, nil)
	day := time.Date(2024, 10, 30, 0, 0, 0, 0, time.UTC)
	if s.Date(day) != "October 2024" || s.Month(day) != "October 2024" {
		t.Errorf("got %q and %q", s.Date(day), s.Month(day))
	}
}
