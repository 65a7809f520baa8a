package scan

import (
	"strings"
	"unicode/utf8"

	"plaza/internal/tomldoc/bare"
)

// word scans a value that stands without quote marks: a number, a date, a
// time, true or false. Anything else is a slip, and is named by what it looks
// like.
func (s *scanner) word(depth int) bool {
	start := s.i
	s.toWordEnd(depth)
	word := s.b[start:s.i]
	if len(word) == len("2026-03-12") && word[4] == '-' && s.byteAt(s.i) == ' ' && isDigit(s.byteAt(s.i+1)) {
		s.i++ // a date and a time with a space between
		s.toWordEnd(depth)
		word = s.b[start:s.i]
	}
	switch bare.KindOf(string(word)) {
	case bare.Plain:
		if depth == 0 && isDigit(word[0]) && s.byteAt(s.i) == ' ' && isDigit(s.byteAt(s.i+1)) {
			break // 12 000
		}
		return true
	case bare.Time:
		s.times = true
		return true
	}
	return s.badWord(start, depth)
}

func (s *scanner) toWordEnd(depth int) {
	for s.i < len(s.b) && !endsWord(s.b[s.i], depth) && (s.b[s.i] < utf8.RuneSelf || !isOddSpace(s.runeAt(s.i))) {
		s.i++
	}
}

// endsWord reports whether c ends a word. A comma ends one only inside
// brackets: elsewhere it belongs to the slip, as in 1,000.
func endsWord(c byte, depth int) bool {
	switch c {
	case ' ', '\t', '\r', '\n', '#':
		return true
	case ',', ']', '}':
		return depth > 0
	}
	return false
}

// badWord reports the word that begins at start, up to the end of the value.
func (s *scanner) badWord(start, depth int) bool {
	end := start
	for end < len(s.b) && s.b[end] != '\n' && s.b[end] != '#' && (depth == 0 || !endsWord(s.b[end], depth) || isBlank(s.b[end])) {
		end++
	}
	s.again += end - start
	s.i = end
	text := s.trimmed(start, end)
	if text == "" {
		s.find("toml/syntax", start, 1)
		return false
	}
	if rest := strings.TrimRight(text, ",;"); depth == 0 && rest != text && bare.KindOf(rest) != bare.None {
		s.find("toml/after-value", start+len(rest), len(text)-len(rest), "text", text[len(rest):])
		return true
	}
	slip := bare.Slip{Code: "toml/bare-word"}
	if len(s.found) < MaxFindings { // else find only counts it
		slip = bare.Judge(text)
	}
	s.find(slip.Code, start, len(text), append(slip.Args, "text", text)...)
	return true
}
