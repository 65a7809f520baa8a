package unseen

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// judge returns the code of the sentence that refuses r between the texts
// before and after, or "" when r may stand there.
func judge(r rune, before, after []byte) string {
	switch {
	case r == '\t' || r == '\n':
		return ""
	case r == '\r':
		if len(after) > 0 && after[0] == '\n' {
			return "" // a line end of Windows
		}
		return "text/control"
	case r < 0x20 || r >= 0x7f && r <= 0x9f:
		return "text/control"
	case r < 0xad:
		return ""
	case turning(r):
		return "text/direction"
	case r == zwnj || r == zwj:
		if joins(r, before, after) {
			return ""
		}
		return "text/no-width"
	case r == 0xfe0e || r == 0xfe0f:
		if draws(before, after) {
			return ""
		}
		return "text/no-width"
	case widthless(r):
		return "text/no-width"
	case r == utf8.RuneError:
		return "text/lost-letter"
	case meaningless(r):
		return "text/no-meaning"
	}
	return ""
}

// Seen returns s without what a reader cannot see: control characters other
// than tab and line end, marks of direction, letters without width and code
// points without a meaning. Joiners that the spelling needs stay, and so does
// the replacement character, which is seen.
func Seen(s string) string {
	in, out := []byte(strings.ToValidUTF8(s, "\ufffd")), make([]byte, 0, len(s))
	for len(in) > 0 {
		r, n := utf8.DecodeRune(in)
		if code := judge(r, out, in[n:]); code == "" || code == "text/lost-letter" {
			out = append(out, in[:n]...)
		}
		in = in[n:]
	}
	return string(out)
}

// turning tells the marks that change the direction in which a line is read.
func turning(r rune) bool {
	return r == 0x61c || r == 0x200e || r == 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

// widthless tells characters that take no room on the screen and are neither
// accents on a letter nor the joiners judged above.
func widthless(r rune) bool {
	switch {
	case r == 0xad, r == 0x34f, r == 0x115f, r == 0x1160, r == 0x17b4, r == 0x17b5,
		r >= 0x180b && r <= 0x180f, r == 0x200b, r >= 0x2060 && r <= 0x206f, r == 0x3164,
		r >= 0xfe00 && r <= 0xfe0f, r == 0xfeff, r == 0xffa0,
		r >= 0x1bca0 && r <= 0x1bca3, r >= 0x1d173 && r <= 0x1d17a, r >= 0xe0000 && r <= 0xe0fff:
		return true
	}
	return false
}

// meaningless tells code points that stand for nothing outside the program
// they were copied from, and the two that end a line without showing it.
func meaningless(r rune) bool {
	switch {
	case r == 0x2028, r == 0x2029, r >= 0xfff0 && r <= 0xfffc,
		r >= 0xe000 && r <= 0xf8ff, r >= 0xf0000, // private use, planes 15 and 16
		r >= 0xfdd0 && r <= 0xfdef, r&0xfffe == 0xfffe:
		return true
	}
	return false
}

const zwnj, zwj = 0x200c, 0x200d

// joiningScripts are those whose spelling needs the joiners.
var joiningScripts = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Mongolian, unicode.Nko, unicode.Devanagari, unicode.Bengali,
	unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada,
	unicode.Malayalam, unicode.Sinhala, unicode.Khmer, unicode.Myanmar, unicode.Tibetan,
}

// joins reports whether the joiner r is needed between its neighbours.
func joins(r rune, before, after []byte) bool {
	left := lastLetter(before)
	right, _ := utf8.DecodeRune(after)
	for _, script := range joiningScripts {
		if unicode.Is(script, left) {
			return unicode.Is(script, right) && (unicode.IsLetter(right) || unicode.IsMark(right))
		}
	}
	return r == zwj && picture(left) && picture(right)
}

// lastLetter returns the character at the end of b, going back over a few
// accents that belong to no script of their own.
func lastLetter(b []byte) rune {
	for range 4 {
		r, n := utf8.DecodeLastRune(b)
		if !unicode.Is(unicode.Inherited, r) || r == zwj || r == zwnj {
			return r
		}
		b = b[:len(b)-n]
	}
	return 0
}

// picture tells symbols that emoji sequences are built from. The character for
// none, which is a symbol too, stands for the ends of a text.
func picture(r rune) bool {
	return r != utf8.RuneError && unicode.Is(unicode.So, r) || r >= 0x1f3fb && r <= 0x1f3ff
}

// draws reports whether a mark that chooses between text and picture may
// stand here: after a symbol, or in a keycap such as 1 + U+FE0F + U+20E3.
func draws(before, after []byte) bool {
	left, _ := utf8.DecodeLastRune(before)
	right, _ := utf8.DecodeRune(after)
	if left >= '0' && left <= '9' || left == '#' || left == '*' {
		return right == 0x20e3
	}
	return left > 0x7f && left != utf8.RuneError && (unicode.IsSymbol(left) || unicode.Is(unicode.Po, left))
}

// names are what the commoner ones are called.
var names = map[rune]string{
	0x00: "null", 0x07: "bell", 0x08: "backspace", 0x0b: "vertical tab", 0x0c: "form feed",
	0x0d: "carriage return", 0x1b: "escape", 0x7f: "delete", 0xad: "soft hyphen",
	0x61c: "Arabic letter mark", 0x200b: "zero-width space", zwnj: "zero-width non-joiner", zwj: "zero-width joiner",
	0x200e: "left-to-right mark", 0x200f: "right-to-left mark", 0x2028: "line separator", 0x2029: "paragraph separator",
	0x202a: "left-to-right embedding", 0x202b: "right-to-left embedding", 0x202c: "pop directional formatting",
	0x202d: "left-to-right override", 0x202e: "right-to-left override", 0x2060: "word joiner",
	0x2066: "left-to-right isolate", 0x2067: "right-to-left isolate", 0x2068: "first strong isolate",
	0x2069: "pop directional isolate", 0xfeff: "zero-width no-break space", 0xfffc: "object replacement",
	0xfffd: "replacement character", 0xf0b7: "bullet of a word processor",
}

// Name returns how a sentence calls r: its code point, and its name when that
// is common enough to be looked up.
func Name(r rune) string {
	s := "U+" + hex(r, 4)
	if name := names[r]; name != "" {
		s += " (" + name + ")"
	}
	return s
}

// hex writes r in capital hexadecimal digits, at least n of them.
func hex(r rune, n int) string {
	s := strings.ToUpper(strconv.FormatInt(int64(r), 16))
	return strings.Repeat("0", max(0, n-len(s))) + s
}
