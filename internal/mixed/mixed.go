// Package mixed finds words written in letters of two alphabets that look
// alike: "Сlearview" with a Cyrillic С. No language writes so. A reader
// cannot see it, a search does not find it, and a reviewer is deceived.
package mixed

import (
	"unicode"
	"unicode/utf8"

	"plaza/internal/diag"
	"plaza/internal/source"
)

// MaxFindings is the number of words named in one text.
const MaxFindings = 20

// alike are the alphabets whose letters can pass for each other.
var alike = []struct {
	name  string
	table *unicode.RangeTable
}{
	{"Latin", unicode.Latin},
	{"Cyrillic", unicode.Cyrillic},
	{"Greek", unicode.Greek},
	{"Armenian", unicode.Armenian},
	{"Cherokee", unicode.Cherokee},
	{"Coptic", unicode.Coptic},
	{"Lisu", unicode.Lisu},
}

// Words returns an error for each word of f that mixes them. Whole words in
// another alphabet are fine, and so are a sign of measure (kΩ, µm) and a
// letter that stands alone.
func Words(f *source.File) []diag.Diagnostic {
	var out []diag.Diagnostic
	b := f.Bytes
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf && !isASCIILetter(b[i]) {
			i++
			continue
		}
		end, mixed, first, second := word(b[i:])
		if mixed {
			w := string(b[i : i+end])
			out = append(out, diag.New("text/mixed-alphabets", f.Pos(i, end), "word", w, "first", first, "second", second))
			if len(out) == MaxFindings {
				return out
			}
		}
		i += end
	}
	return out
}

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// word measures the run of letters and marks at the start of b, at least one
// character long, and tells whether it mixes alphabets.
func word(b []byte) (n int, mixed bool, first, second string) {
	for n < len(b) && isASCIILetter(b[n]) {
		first = "Latin"
		n++
	}
	if n == len(b) || n > 0 && b[n] < utf8.RuneSelf {
		return n, false, "", ""
	}
	for n < len(b) {
		r, size := utf8.DecodeRune(b[n:])
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
			return max(n, size), mixed, first, second
		}
		n += size
		switch s := alphabet(r); {
		case s == "" || s == first:
		case first == "":
			first = s
		case !mixed:
			mixed, second = true, s
		}
	}
	return n, mixed, first, second
}

// alphabet names the alphabet of a letter, if it is one of those that look
// alike. Micro and ohm are signs, though they are Greek letters too.
func alphabet(r rune) string {
	if r < utf8.RuneSelf {
		return "Latin"
	}
	if r == '\u00b5' || r == '\u03bc' || r == '\u03a9' || r == '\u2126' {
		return ""
	}
	for _, a := range alike {
		if unicode.Is(a.table, r) {
			return a.name
		}
	}
	return ""
}
