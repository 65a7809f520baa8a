package diag

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func shown(ds []Diagnostic, s Style) string {
	var b bytes.Buffer
	Print(&b, ds, s)
	return b.String()
}

func lines(text ...string) func(string, int) string {
	return func(_ string, n int) string {
		if n < 1 || n > len(text) {
			return ""
		}
		return text[n-1]
	}
}

var one = Diagnostic{Code: "record/listed-twice", Pos: Pos{"data/a.toml", 2, 5, 3}, Says: "says", Why: "Why.", Mend: "Mend."}

// TestPrint: the mark stands under what it means, whatever stands before it.
func TestPrint(t *testing.T) {
	for _, c := range []struct{ name, line, mark string }{
		{"plain", "a = bcd", "    ^^^"},
		{"behind a tab", "a\t= bcd", "       ^^^"},
		{"accents written as marks", "a\u0301a bcd", "   ^^^"},
		{"wide letters", "漢 = bcd", "     ^^^"},
		{"at the end of the line", "a = b", "    ^"},
		{"beyond the line", "a", " ^"},
	} {
		got := shown([]Diagnostic{one}, Style{Lines: lines("first", c.line)})
		want := "data/a.toml:2:5: error: says [record/listed-twice]\n\n  1 | first\n  2 | " + strings.ReplaceAll(c.line, "\t", "    ") + "\n    | " + c.mark +
			"\n\n  why   Why.\n  mend  Mend.\n  more  plaza explain record/listed-twice\n"
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestPlaces(t *testing.T) {
	for want, d := range map[string]Diagnostic{
		"site: ":             {},
		"city/a.toml: ":      {Pos: Pos{File: "a.toml"}},
		"city/a.toml:3:1: ":  {Pos: Pos{File: "a.toml", Line: 3, Col: 1}},
		"tools/a.html: ":     {Code: "page/no-title", Pos: Pos{File: "tools/a.html"}},
		"city/a.md:3:1: ":    {Code: "page/broken-fragment", Pos: Pos{File: "a.md", Line: 3, Col: 1}},
		"city/<U+001B>[2J: ": {Pos: Pos{File: "\x1b[2J"}},
	} {
		if got := shown([]Diagnostic{d}, Style{Prefix: "city/"}); !strings.HasPrefix(got, want+"error: ") {
			t.Errorf("want %q, got %q", want, got)
		}
	}
}

// TestColour: colour changes nothing but the colour.
func TestColour(t *testing.T) {
	warning := one
	warning.Severity = Warning
	notice := one
	notice.Severity, notice.File = Notice, "data/b.toml"
	ds := []Diagnostic{one, warning, notice}
	plain, colour := shown(ds, Style{Lines: lines("a", "b")}), shown(ds, Style{Lines: lines("a", "b"), Colour: true})
	if strings.Contains(plain, "\x1b") {
		t.Error("there is colour where none is wanted")
	}
	if !strings.Contains(colour, "\x1b[1;31merror") || !strings.Contains(colour, "\x1b[1;33mwarning") {
		t.Error("there is no colour")
	}
	if got := regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(colour, ""); got != plain {
		t.Errorf("colour changes the text (-plain +colour):\n%s", cmp.Diff(plain, got))
	}
}

// TestPrivateLinesAreNotRepeated: not by the finding itself, nor by another
// one on the line or the next.
func TestPrivateLinesAreNotRepeated(t *testing.T) {
	at := func(code string, line int) Diagnostic { return Diagnostic{Code: code, Pos: Pos{"a", line, 1, 1}} }
	got := shown([]Diagnostic{at("record/too-long", 1), at("safety/card-number", 1), at("record/too-long", 2)},
		Style{Lines: lines("4111 1111 pat@home", "7 dwarfs")})
	if strings.Contains(got, "4111") || strings.Contains(got, "pat@") || !strings.Contains(got, "**** **** pat*home") || !strings.Contains(got, "7 dwarfs") {
		t.Error(got)
	}
}

// TestManyFindings: what is printed stays readable, and says what it leaves
// out; errors are never left out for the sake of warnings.
func TestManyFindings(t *testing.T) {
	var ds []Diagnostic
	for file := range 300 {
		for line := range 50 {
			d := one
			d.Pos = Pos{fmt.Sprintf("data/%03d.toml", file), line + 1, 1, 1}
			d.Severity = Warning
			if file == 299 && line == 49 {
				d.Severity = Error
			}
			ds = append(ds, d)
		}
	}
	more := Diagnostic{Code: "prose/more", Severity: Notice, Pos: Pos{"data/299.toml", 60, 1, 1}}
	ds = append(ds, more)
	got := shown(ds, Style{})
	if n := strings.Count(got, "\n"); n > 2000 {
		t.Errorf("%d lines for %d findings", n, len(ds))
	}
	if n := strings.Count(got, ": warning: "); n != maxOfAll-1 {
		t.Errorf("%d warnings are shown", n)
	}
	if !strings.Contains(got, "data/299.toml:50:1: error: ") || !strings.Contains(got, "data/299.toml:60:1: notice: ") {
		t.Error("the error, or that there are more, is not shown")
	}
	sum := strings.Count(got, "plaza explain")
	for _, m := range regexp.MustCompile(`(\d+) more in`).FindAllStringSubmatch(got, -1) {
		n := 0
		fmt.Sscan(m[1], &n)
		sum += n
	}
	if sum != len(ds) {
		t.Errorf("%d findings are shown or counted, of %d", sum, len(ds))
	}
	var all []any
	var b bytes.Buffer
	if err := JSON(&b, ds, ""); err != nil || json.Unmarshal(b.Bytes(), &all) != nil || len(all) != len(ds) {
		t.Errorf("JSON holds %d of %d, %v", len(all), len(ds), err)
	}
	b.Reset()
	if GitHub(&b, ds, ""); strings.Count(b.String(), "\n") != len(ds) {
		t.Error("GitHub does not hold all")
	}
}

// TestGitHub: nothing in a finding can end an annotation or begin another.
func TestGitHub(t *testing.T) {
	var b bytes.Buffer
	GitHub(&b, []Diagnostic{
		{Code: "record/listed-twice", Pos: Pos{"a,b:c%\x1b.toml", 2, 5, 3}, Says: "100%, so\n::error::x", Why: "a\r", Mend: "b: c"},
		{Code: "page/no-title", Severity: Warning, Pos: Pos{File: "a.html"}, Says: "s", Why: "w", Mend: "m"},
		{Code: "site/no-site", Severity: Notice, Says: "s", Why: "w", Mend: "m"},
	}, "city/")
	want := "::error file=city/a%2Cb%3Ac%25<U+001B>.toml,line=2,col=5,endColumn=8,title=record/listed-twice::100%25, so%0A::error::x%0Aa%0D%0Ab: c\n" +
		"::warning title=page/no-title::a.html: s%0Aw%0Am\n" +
		"::notice title=site/no-site::s%0Aw%0Am\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTally(t *testing.T) {
	for want, ds := range map[string][]Diagnostic{
		"nothing to mend":              nil,
		"1 error":                      {{}},
		"2 errors, 1 warning":          {{}, {}, {Severity: Warning}},
		"1 error, 2 notices":           {{}, {Severity: Notice}, {Severity: Notice}},
		"2 warnings":                   {{Severity: Warning}, {Severity: Warning}},
		"1 error, 1 warning, 1 notice": {{Severity: Notice}, {Severity: Warning}, {}},
	} {
		if got := Tally(ds); got != want {
			t.Errorf("want %q, got %q", want, got)
		}
	}
}

// FuzzPrint: whatever an editor typed, and wherever the finding is, what is
// printed is plain text, one line for each line, and begins with the place.
func FuzzPrint(f *testing.F) {
	f.Add("police-investigatoin", "data/tools/a.toml", `departments = ["x"]`, 3, 5)
	f.Add("\x1b]0;owned\x07", "\x1b[2J", "a\tb\x1b[31m\r\n", 1, 2)
	f.Add("x", "a", strings.Repeat("x", 400), 380, 1)
	f.Add("\u202egnp.exe", "a\nb", "\u200b\u202e\xff\xfe", 400, -7)
	f.Fuzz(func(t *testing.T, value, file, line string, col, width int) {
		d := New("record/listed-twice", Pos{file, 2, max(col, 1), max(width, 1)}, "value", value, "field", "f")
		got := shown([]Diagnostic{d}, Style{Lines: lines("", strings.ReplaceAll(line, "\n", " "))})
		if !utf8.ValidString(got) {
			t.Fatalf("not text: %q", got)
		}
		for _, r := range got {
			if unseen(r) && r != '\n' {
				t.Fatalf("%U is printed: %q", r, got)
			}
		}
		if n := strings.Count(got, "\n"); n != 4 && n != 8 && n != 9 { // without the line, without the mark, whole
			t.Fatalf("%d lines: %q", n, got)
		}
		if !strings.Contains(got[:strings.IndexByte(got, '\n')], "[record/listed-twice]") && file != "" {
			t.Fatalf("the first line is %q", got)
		}
	})
}
