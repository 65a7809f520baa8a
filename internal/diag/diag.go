// Package diag is how Plaza tells an editor what to mend.
//
// A Diagnostic names a place, says what is wrong there, why it matters and
// how to mend it. The sentences are not written where the mistake is found:
// the code that finds it names a code from the catalogue (texts_*.go) and
// hands over the words that fill it. So the sentences can be read, bettered
// and tested in one place.
//
// Laws:
//
//  1. Every mistake of a run is reported, once, in a stable order: by file,
//     line, column, code, sentence.
//  2. A place lies inside its file. Line and column count from one, in
//     characters. Line 0 means the file as a whole; an empty file name means
//     the site as a whole.
//  3. A sentence uses no words of a programmer. It is lower case at the start
//     so that "error: ..." reads well, and the mend tells what to type.
//  4. A code, once public, is not given another meaning.
//
// Each code has a planted mistake in test/mistakes/ with the exact output
// expected, and a page in docs/errors/ made from the two.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Severity says what a diagnostic does to a build.
type Severity int

const (
	Error   Severity = iota // stops publishing
	Warning                 // published, should be mended
	Notice                  // a fact worth knowing
)

// String returns the severity as editors and CI expect it.
func (s Severity) String() string { return [...]string{"error", "warning", "notice"}[s] }

// Pos is a place in a file of the site.
type Pos struct {
	File  string `json:"file"`
	Line  int    `json:"line"`
	Col   int    `json:"col"`
	Width int    `json:"width"` // characters to underline, at least 1 when Line is set
}

// Diagnostic is one finding, ready to show.
type Diagnostic struct {
	Code     string   `json:"code"`
	Severity Severity `json:"-"`
	Pos      `json:"pos"`
	Says     string `json:"says"`
	Why      string `json:"why"`
	Mend     string `json:"mend"`
}

// Text is one entry of the catalogue. Says, Why and Mend may name values in
// braces: "{value}" is replaced by the word given to New under that name.
type Text struct {
	Severity        Severity
	Says, Why, Mend string
}

// New makes a diagnostic from the catalogue. The arguments are names and
// values in turn. An unknown code, or a value missing from a sentence, is a
// bug of the program, not of the editor: it panics.
func New(code string, at Pos, args ...string) Diagnostic {
	t, ok := catalogue[code]
	if !ok {
		panic("diag: code " + code + " is not in the catalogue")
	}
	if len(args)%2 != 0 {
		panic("diag: " + code + ": names and values must come in pairs")
	}
	pairs := make([]string, 0, len(args))
	for i := 0; i < len(args); i += 2 {
		pairs = append(pairs, "{"+args[i]+"}", visible(args[i+1]))
	}
	fill := func(s string) string {
		for rest := s; ; {
			open := strings.IndexByte(rest, '{')
			if open < 0 {
				break
			}
			end := strings.IndexByte(rest[open:], '}') + open
			if !slices.Contains(pairs, rest[open:end+1]) {
				panic("diag: " + code + ": no value for " + rest[open:end+1])
			}
			rest = rest[end+1:]
		}
		return strings.NewReplacer(pairs...).Replace(s)
	}
	return Diagnostic{Code: code, Severity: t.Severity, Pos: at, Says: fill(t.Says), Why: fill(t.Why), Mend: fill(t.Mend)}
}

// visible writes characters that cannot be seen, or that turn the reading
// order, as U+XXXX, and cuts what is too long to read.
func visible(s string) string {
	var b strings.Builder
	n := 0
	for _, r := range s {
		if n++; n > 200 {
			b.WriteString("…")
			break
		}
		switch {
		case r == '\n':
			b.WriteString(" ")
		case unseen(r):
			fmt.Fprintf(&b, "<U+%04X>", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// unseen tells what a screen may not show, or may show as something else.
// Package unseen judges what a file may hold; this judges what is safe to
// print, and knows no neighbours.
func unseen(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7f && r <= 0x9f, r == 0xad, r == 0x34f, r == 0x61c, r == 0x115f, r == 0x1160,
		r == 0x17b4, r == 0x17b5, r >= 0x180b && r <= 0x180f, r >= 0x200b && r <= 0x200f, r >= 0x2028 && r <= 0x202e,
		r >= 0x2060 && r <= 0x206f, r == 0x3164, r >= 0xe000 && r <= 0xf8ff, r == 0xfeff, r == 0xffa0,
		r >= 0xfdd0 && r <= 0xfdef, r >= 0xfff0 && r <= 0xffff, r >= 0x1bca0 && r <= 0x1bca3, r >= 0x1d173 && r <= 0x1d17a,
		r >= 0xe0000, r&0xfffe == 0xfffe:
		return true
	}
	return false
}

// Codes returns every code of the catalogue, sorted.
func Codes() []string {
	codes := make([]string, 0, len(catalogue))
	for c := range catalogue {
		codes = append(codes, c)
	}
	slices.Sort(codes)
	return codes
}

// Lookup returns the catalogue's entry for code.
func Lookup(code string) (Text, bool) {
	t, ok := catalogue[code]
	return t, ok
}

// Sort puts diagnostics in their stable order and drops exact repeats.
func Sort(ds []Diagnostic) []Diagnostic {
	slices.SortFunc(ds, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col),
			cmp.Compare(a.Code, b.Code), cmp.Compare(a.Says, b.Says), cmp.Compare(a.Mend, b.Mend))
	})
	return slices.Compact(ds)
}

// HasErrors reports whether any of ds stops publishing.
func HasErrors(ds []Diagnostic) bool {
	return slices.ContainsFunc(ds, func(d Diagnostic) bool { return d.Severity == Error })
}
