package mistakes

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"plaza/internal/diag"
	"plaza/internal/source"
	"plaza/internal/unseen"
)

const (
	facts = "+++\n"
	field = "name = \"Parks\"\n"
)

// hostile are files that no person writes. Each is named with a few findings
// of its own, and the site around it is checked as if it were not there.
var hostile = []struct {
	name, file, text string
	codes            []string
}{
	{"5 MB of brackets as a record", "data/departments/parks.toml", strings.Repeat("[", 5<<20), []string{"site/file-too-large"}},
	{"5 MB in place of a record that others name", "data/departments/water.toml", strings.Repeat("[", 5<<20), []string{"site/file-too-large"}},
	{"5 MB of brackets as a page", "content/pages/parks.md", strings.Repeat("[", 5<<20), []string{"site/file-too-large"}},
	{"5 MB of brackets as words", "i18n/es.toml", strings.Repeat("[", 5<<20), []string{"site/file-too-large"}},
	{"as many brackets as may be read", "data/departments/parks.toml", "a = " + strings.Repeat("[", 60<<10), []string{"toml/line-too-long"}},
	{"brackets on lines of their own", "data/departments/parks.toml", "a = " + strings.Repeat("[\n", 30<<10), []string{"toml/too-deep"}},
	{"brackets in the facts of a page", "content/pages/parks.md", facts + "a = " + strings.Repeat("[\n", 250<<10) + facts, []string{"toml/too-deep"}},
	{"brackets in a text", "content/pages/parks.md", facts + "title = \"P\"\nsummary = \"S\"\norder = 9\nmenu = \"none\"\n" + facts + strings.Repeat("[\n", 250<<10), nil},
	{"a name of 16 KB with dots, as a record", "data/departments/parks.toml", strings.Repeat("a.", 8<<10) + "a = 1\n", []string{"toml/line-too-long"}},
	{"a name of nearly 16 KB with dots", "data/departments/parks.toml", strings.Repeat("a.", 8<<10-8) + "a = 1\n", []string{"toml/name-too-deep"}},
	{"the same as a heading", "data/departments/parks.toml", "[" + strings.Repeat("a.", 8<<10-8) + "a]\n", []string{"toml/name-too-deep"}},
	{"the same as the facts of a page", "content/pages/parks.md", facts + strings.Repeat("a.", 8<<10-8) + "a = 1\n" + facts, []string{"toml/name-too-deep"}},
	{"the same as old addresses", "data/redirects.toml", strings.Repeat("a.", 8<<10-8) + "a = 1\n", []string{"toml/name-too-deep"}},
	{"quote marks without end", "data/departments/parks.toml", field + strings.Repeat("a = \"\"\"\n", 2000), []string{"toml/duplicate-name"}},
	{"a line that opens 8,000 lists", "content/pages/parks.md", facts + field + facts + strings.Repeat("+ ", 8000), []string{"prose/too-deep"}},
	{"nothing but line ends", "content/pages/parks.md", strings.Repeat("\n", 500<<10), []string{"record/front-matter"}},
	{"nothing but zero bytes", "data/departments/parks.toml", strings.Repeat("\x00", 60<<10), []string{"text/control"}},
	{"bytes of no text", "data/departments/parks.toml", strings.Repeat("\xff\xc0\x80", 20<<10), []string{"text/not-utf-8"}},
	{"an empty record", "data/departments/parks.toml", "", []string{"record/missing-field", "record/no-answer"}},
	{"an empty page", "content/pages/parks.md", "", []string{"record/front-matter"}},
	{"an empty list of old addresses", "data/redirects.toml", "", nil},
	{"an empty list of all addresses", "data/urls.lock", "", nil},
}

// TestHostileFiles: such a file is named by itself and hurts nothing else. Any
// other mistake of the site is still found, at its place.
func TestHostileFiles(t *testing.T) {
	s, free := baseSite(t), newDesks(t)
	const other = "data/categories/other.toml"
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			t.Parallel()
			s := maps.Clone(s)
			s[h.file], s[other] = []byte(h.text), []byte("name = \"Other\"\nmeaning = \"All else.\"\norder = 3\ncolour = \"red\"\n")
			l, ds := free.check(t, s)
			var codes, elsewhere []string
			for _, d := range ds {
				if d.File == h.file {
					codes = append(codes, d.Code)
				} else {
					elsewhere = append(elsewhere, fmt.Sprintf("%s:%d:%d %s", d.File, d.Line, d.Col, d.Code))
				}
			}
			slices.Sort(codes)
			for _, code := range h.codes {
				if !slices.Contains(codes, code) {
					t.Errorf("%s is not found in %s, but %q", code, h.file, slices.Compact(slices.Clone(codes)))
				}
			}
			if len(codes) > 150 || h.codes == nil && slices.ContainsFunc(ds, func(d diag.Diagnostic) bool { return d.File == h.file && d.Severity == diag.Error }) {
				t.Errorf("%d findings in %s: %q", len(codes), h.file, slices.Compact(codes))
			}
			if diff := cmp.Diff([]string{other + ":4:1 record/unknown-field"}, elsewhere); diff != "" {
				t.Errorf("findings in other files (-want +got):\n%s", diff)
			}
			if n := len(printed(l, ds)); n > 64<<10 {
				t.Errorf("%d bytes are printed", n)
			}
		})
	}
}

// TestTenThousandMistakes: a run that finds that many can still be read, and
// a program can still read all of them.
func TestTenThousandMistakes(t *testing.T) {
	s := baseSite(t)
	var wrong strings.Builder
	for i := range 100 {
		fmt.Fprintf(&wrong, "field_%d = \"x\"\n", i)
	}
	for i := range 100 {
		s[fmt.Sprintf("data/terms/term-%02d.toml", i)] = []byte(wrong.String())
	}
	l, ds := check(t, write(t, s, nil), 0)
	if len(ds) < 10_000 {
		t.Fatalf("only %d findings", len(ds))
	}
	text := printed(l, ds)
	if n := strings.Count(text, "\n"); n > 2200 {
		t.Errorf("%d lines are printed", n)
	}
	if !strings.Contains(text, "data/terms/term-00.toml: 83 more in this file") || !strings.HasSuffix(text, "more in other files are not shown. Mend these first, or see all of them with --format json.\n") {
		t.Errorf("it does not say how many more there are:\n%s", text[max(0, len(text)-600):])
	}
	var b bytes.Buffer
	var all []struct{ File, Code string }
	must(t, diag.JSON(&b, ds, ""))
	must(t, json.Unmarshal(b.Bytes(), &all))
	if len(all) != len(ds) {
		t.Errorf("JSON holds %d of %d", len(all), len(ds))
	}
}

// TestNothingUnseenIsPrinted: what a file may not hold because nobody can see
// it is made visible wherever a message or its excerpt repeats it.
func TestNothingUnseenIsPrinted(t *testing.T) {
	refused := 0
	for r := range rune(utf8.MaxRune + 1) {
		if !utf8.ValidRune(r) {
			continue
		}
		line := "a" + string(r) + "b"
		if r == '\n' || r == '\t' || unseen.Unseen(source.New("a", []byte(line)), 0, len(line)) == nil {
			continue
		}
		refused++
		if refused > 5000 && refused%50 != 0 {
			continue // the many for private use are alike
		}
		d := diag.New("record/listed-twice", diag.Pos{File: "data/" + line, Line: 1, Col: 1, Width: 3}, "value", line, "field", line)
		var b bytes.Buffer
		diag.Print(&b, []diag.Diagnostic{d}, diag.Style{Lines: func(string, int) string { return line }})
		// The marks that only choose how a symbol is drawn may be shown: behind
		// a symbol they may also stand in files.
		if strings.ContainsRune(b.String(), r) && (r < 0xfe00 || r > 0xfe0f) {
			t.Errorf("%U is printed as it is", r)
		}
	}
	if refused < 1000 {
		t.Errorf("only %d characters were tried", refused)
	}
}

// TestNamesOfFiles: whatever a file is called, its name cannot make a message
// look like another.
func TestNamesOfFiles(t *testing.T) {
	s := baseSite(t)
	for _, name := range []string{"a\nb.toml", "\x1b[2Jparks.toml", "park\u202elmot.toml", "%0Aparks,x:y.toml", " .toml", "PARKS.TOML"} {
		s["data/departments/"+name] = []byte(field)
	}
	l, ds := check(t, write(t, s, nil), 0)
	if len(ds) != 6 {
		t.Errorf("%d findings for 6 files", len(ds))
	}
	for _, line := range strings.Split(printed(l, ds), "\n") {
		if strings.ContainsFunc(line, func(r rune) bool { return r < 0x20 || r == 0x202e }) {
			t.Errorf("%q", line)
		}
	}
	var b bytes.Buffer
	diag.GitHub(&b, ds, "")
	if n := strings.Count(b.String(), "\n"); n != len(ds) || strings.ContainsAny(b.String(), "\x1b\r") {
		t.Errorf("%d lines for %d findings:\n%q", n, len(ds), b.String())
	}
}
