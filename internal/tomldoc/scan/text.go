package scan

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"plaza/internal/unseen"
)

// text scans a value between the quote marks c, on one line or on several, and
// looks at what follows it without a blank: a quote mark inside a text ends it
// too early, and that shows here.
func (s *scanner) text(c byte, depth int) bool {
	open := s.i
	long := s.byteAt(open+1) == c && s.byteAt(open+2) == c
	if long && !s.longText(c) || !long && !s.quoted(c) {
		return false
	}
	switch next := s.byteAt(s.i); {
	case s.i == len(s.b) || isBlank(next) || strings.IndexByte("\n#,]}", next) >= 0:
		return true
	case isOddSpace(s.runeAt(s.i)):
		return true
	}
	switch odd, size := s.lastOddQuote(open, s.i); {
	case odd >= 0:
		s.find("toml/curly-quote", odd, size, "quote", string(s.b[odd:odd+size]), "straight", string(c))
	case c == '\'':
		s.find("toml/apostrophe", s.i-1, 1)
	default:
		s.find("toml/quote-inside", s.i-1, 1)
	}
	s.lost = depth > 0
	return false
}

// quoted scans a text between single quote marks of either kind.
func (s *scanner) quoted(c byte) bool {
	open := s.i
	ahead := s.b[open+1 : min(open+1+200, len(s.b))] // nearly every text ends in here
	if n := bytes.IndexByte(ahead, c); n >= 0 && bytes.IndexByte(ahead[:n], '\n') < 0 && bytes.IndexByte(ahead[:n], '\\') < 0 {
		s.i = open + n + 2
		return true
	}
	for j := open + 1; j < len(s.b); j++ {
		switch s.b[j] {
		case c:
			s.i = j + 1
			return true
		case '\n':
			return s.neverClosed(open, 1)
		case '\\':
			if c == '"' {
				j = s.escape(j)
			}
		}
	}
	return s.neverClosed(open, 1)
}

// longText scans a text between three quote marks.
func (s *scanner) longText(c byte) bool {
	open := s.i
	for j := open + 3; j < len(s.b); j++ {
		switch s.b[j] {
		case c:
			run := 1
			for s.byteAt(j+run) == c && j+run < len(s.b) {
				run++
			}
			if run > 5 {
				s.find("toml/too-many-quotes", j, run, "count", count(run))
			}
			if run >= 3 {
				s.i = j + run
				return true
			}
			j += run - 1
		case '\\':
			if c == '"' {
				j = s.escapeOrLineEnd(j)
			}
		}
	}
	s.again += len(s.b) - open
	return s.neverClosed(open, 3)
}

// neverClosed reports a text without its closing quote marks. Where a
// typographic one stands in the line, that one was meant to close it.
func (s *scanner) neverClosed(open, marks int) bool {
	quote := string(s.b[open : open+marks])
	end := open + s.width(open)
	if at, size := s.lastOddQuote(open, end); at >= 0 && marks == 1 {
		s.find("toml/curly-quote", at, size, "quote", string(s.b[at:at+size]), "straight", quote)
	} else {
		s.find("toml/no-closing-quote", open, end-open, "quote", quote)
	}
	s.i, s.lost = s.lineEnd(open), true
	return false
}

// escape checks the backslash at j and what it stands for, and returns the
// last byte that belongs to it.
func (s *scanner) escape(j int) int {
	switch s.byteAt(j + 1) {
	case '"', '\\', 'n', 't':
		return j + 1
	case 'b':
		return s.character('\b', j, 2)
	case 'f':
		return s.character('\f', j, 2)
	case 'r':
		s.returns = true
		return s.character('\r', j, 2)
	case 'u':
		return s.codePoint(j, 4)
	case 'U':
		return s.codePoint(j, 8)
	}
	if c := s.byteAt(j + 1); c == '\n' || c == '\r' || j+1 == len(s.b) {
		return s.badEscape(j, 1)
	}
	return s.badEscape(j, 1+utf8.RuneLen(s.runeAt(j+1)))
}

// escapeOrLineEnd does the same in a text of several lines, where a backslash
// at the end of a line joins it to the next.
func (s *scanner) escapeOrLineEnd(j int) int {
	end := j + 1
	for end < len(s.b) && isBlank(s.b[end]) {
		end++
	}
	if end < len(s.b) && s.b[end] == '\n' {
		return end
	}
	s.again += end - j
	return s.escape(j)
}

// codePoint checks an escape of so many hexadecimal digits.
func (s *scanner) codePoint(j, digits int) int {
	r := rune(0)
	for i := j + 2; i < j+2+digits; i++ {
		d := strings.IndexByte("0123456789abcdef", s.byteAt(i)|0x20)
		if d < 0 || i >= len(s.b) || r > utf8.MaxRune {
			return s.badEscape(j, 2)
		}
		r = r<<4 | rune(d)
	}
	if !utf8.ValidRune(r) {
		return s.badEscape(j, 2+digits)
	}
	return s.character(r, j, 2+digits)
}

// character asks whether r, written as n bytes at j, may be used at all.
func (s *scanner) character(r rune, j, n int) int {
	if len(s.unseen) < unseen.MaxFindings {
		if d, bad := unseen.Escaped(s.file, r, s.base+j, n); bad {
			s.unseen = append(s.unseen, d)
		}
	}
	return j + n - 1
}

// badEscape reports an escape and goes on right behind the backslash.
func (s *scanner) badEscape(j, n int) int {
	s.find("toml/backslash", j, n, "escape", string(s.b[j:j+n]))
	return j
}

// oddText scans a value that begins with a typographic quote mark, up to a
// quote mark of any kind after which the value could end.
func (s *scanner) oddText(depth int) bool {
	first := s.runeAt(s.i)
	if !isOddQuote(first) {
		return false
	}
	open := s.i
	for s.i += utf8.RuneLen(first); s.i < len(s.b) && s.b[s.i] != '\n'; {
		r, n := utf8.DecodeRune(s.b[s.i:])
		if depth > 0 && strings.ContainsRune(",]}", r) {
			break
		}
		s.i += n
		if (isOddQuote(r) || r == '"' || r == '\'') && s.couldEnd() {
			break
		}
	}
	text := bytes.TrimRight(s.b[open:s.i], " \t\r")
	s.find("toml/curly-quote", open, len(text), "quote", string(first), "straight", `"`)
	return true
}

// couldEnd reports whether a value could end here.
func (s *scanner) couldEnd() bool {
	i := s.i
	for i < len(s.b) && isBlank(s.b[i]) {
		i++
	}
	s.again += i - s.i
	return i == len(s.b) || strings.IndexByte("\n,]}#", s.b[i]) >= 0
}

// oddQuote reports a typographic quote mark at hand, and goes past it.
func (s *scanner) oddQuote() bool {
	r := s.runeAt(s.i)
	if !isOddQuote(r) {
		return false
	}
	s.find("toml/curly-quote", s.i, utf8.RuneLen(r), "quote", string(r), "straight", `"`)
	s.i += utf8.RuneLen(r)
	return true
}

// lastOddQuote returns the place and size of the last typographic quote mark
// in a range, or -1.
func (s *scanner) lastOddQuote(from, to int) (at, size int) {
	s.again += to - from
	at = -1
	for i := from; i < to; {
		r, n := utf8.DecodeRune(s.b[i:to])
		if isOddQuote(r) {
			at, size = i, n
		}
		i += n
	}
	return at, size
}

// oddSpace reports a row of spaces that are not the plain one, and goes past
// them.
func (s *scanner) oddSpace() bool {
	at := s.i
	first := s.runeAt(at)
	for r := first; isOddSpace(r); r = s.runeAt(s.i) {
		s.i += utf8.RuneLen(r)
	}
	if s.i > at {
		s.find("toml/odd-space", at, s.i-at, "char", unseen.Name(first))
	}
	return s.i > at
}

// runeAt returns the character at i, or 0 beyond the end.
func (s *scanner) runeAt(i int) rune {
	if i >= len(s.b) {
		return 0
	}
	r, _ := utf8.DecodeRune(s.b[i:])
	return r
}

func isOddQuote(r rune) bool {
	switch r {
	case '`', '´', '«', '»', '‹', '›', '′', '″', '＂', '＇':
		return true
	}
	return r >= '‘' && r <= '‟'
}

func isOddSpace(r rune) bool {
	return r == 0xa0 || r == 0x1680 || r >= 0x2000 && r <= 0x200a || r == 0x202f || r == 0x205f || r == 0x3000
}
