package plaintext

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// lineBreak stands in running text for an intended end of line.
const lineBreak = '\v'

// wrap breaks running text into lines of at most so many columns. Between
// wide characters, which are written without spaces, a line may end anywhere
// but before a closing sign. A word longer than a line stands alone.
func wrap(s string, room int) []string {
	var out []string
	for part := range strings.SplitSeq(s, string(lineBreak)) {
		line, used := "", 0
		for _, word := range strings.FieldsFunc(part, space) {
			for i, piece := range pieces(word) {
				gap := 0
				if i == 0 && used > 0 {
					gap = 1
				}
				wide := columns(piece)
				if used > 0 && used+gap+wide > room {
					out = append(out, line)
					line, used, gap = "", 0, 0
				}
				line += strings.Repeat(" ", gap) + piece
				used += gap + wide
			}
		}
		if line != "" {
			out = append(out, line)
		}
	}
	return out
}

// space is where a line may end. A no-break space is none.
func space(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' }

// pieces parts a word where a line may end inside it.
func pieces(word string) []string {
	var out []string
	start := 0
	before := ' '
	for i, r := range word {
		open := unicode.In(before, unicode.Ps, unicode.Pi)
		shut := unicode.In(r, unicode.Pe, unicode.Pf, unicode.Po, unicode.M, unicode.Lm)
		if i > start && (wide(before) || wide(r)) && !open && !shut {
			out = append(out, word[start:i])
			start = i
		}
		before = r
	}
	return append(out, word[start:])
}

func wide(r rune) bool {
	k := width.LookupRune(r).Kind()
	return k == width.EastAsianWide || k == width.EastAsianFullwidth
}

// columns is how much room a text takes on a screen of fixed width.
func columns(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case wide(r):
			n += 2
		default:
			n++
		}
	}
	return n
}

// hang puts a mark before the first line and sets the others in.
func hang(mark string, lines []string) []string {
	out := indent(strings.Repeat(" ", len(mark)), lines)
	if len(out) > 0 {
		out[0] = mark + lines[0]
	}
	return out
}

func indent(by string, lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		if l != "" || strings.TrimSpace(by) != "" {
			l = strings.TrimRight(by+l, " ")
		}
		out[i] = l
	}
	return out
}
