package charset

import (
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"plaza/internal/form"
)

// looksWide reports whether a text that was declared as UTF-16 is that. Some
// clients declare it and send UTF-8.
func looksWide(b string) bool {
	return strings.HasPrefix(b, "\xff\xfe") || strings.HasPrefix(b, "\xfe\xff") || strings.Contains(b, "\x00") || !utf8.ValidString(b) && len(b)%2 == 0
}

// wide reads UTF-16. big is the declared order of bytes. A mark at the start
// outweighs it; without one so do zeros, which stand before the letters of
// Western languages in the big order and after them in the other.
func wide(b string, big bool) string {
	switch {
	case strings.HasPrefix(b, "\xff\xfe"):
		b, big = b[2:], false
	case strings.HasPrefix(b, "\xfe\xff"):
		b, big = b[2:], true
	default:
		zeros := [2]int{}
		for i := range len(b) {
			if b[i] == 0 {
				zeros[i%2]++
			}
		}
		if zeros[0] != zeros[1] {
			big = zeros[0] > zeros[1]
		}
	}
	unit := func(i int) rune {
		if i+1 >= len(b) {
			return -1
		}
		if big {
			return rune(b[i])<<8 | rune(b[i+1])
		}
		return rune(b[i+1])<<8 | rune(b[i])
	}
	var out strings.Builder
	for i := 0; i < len(b); i += 2 {
		switch r := unit(i); {
		case r < 0:
			out.WriteString(form.Hex(b[i]))
		case !utf16.IsSurrogate(r):
			out.WriteRune(r)
		default:
			if whole := utf16.DecodeRune(r, unit(i+2)); whole != utf8.RuneError {
				out.WriteRune(whole)
				i += 2
			} else {
				fmt.Fprintf(&out, `\u%04x`, r) // half of a letter
			}
		}
	}
	return out.String()
}

// pair reads a letter that was written as the two halves of UTF-16, each in
// three bytes, as old Java and databases do. n is 6, or 0 if there is none.
func pair(b string) (r rune, n int) {
	half := func(i int) rune {
		if len(b) < i+3 || b[i] != 0xed || b[i+1]&0xc0 != 0x80 || b[i+2]&0xc0 != 0x80 {
			return 0
		}
		return 0xd000 | rune(b[i+1]&0x3f)<<6 | rune(b[i+2]&0x3f)
	}
	if r = utf16.DecodeRune(half(0), half(3)); r == utf8.RuneError {
		return 0, 0
	}
	return r, 6
}
