package scan

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// pair scans a name, an equals sign and a value, of a statement (depth 0) or
// inside the brackets that stand depth deep.
func (s *scanner) pair(depth int) bool {
	start := s.i
	parts := s.name()
	if parts == 0 {
		if !s.bad {
			s.oddName()
		}
		return false
	}
	s.nested = s.nested || parts > 1
	end := s.i
	s.blanks()
	if s.byteAt(s.i) != '=' {
		s.noEquals(start, end)
		return false
	}
	s.i++
	s.blanks()
	switch c := s.byteAt(s.i); {
	case s.i == len(s.b) || c == '\n' || c == '#' || depth > 0 && (c == ',' || c == '}'):
		s.find("toml/no-value", start, s.i-start, "name", s.trimmed(start, end))
		return depth > 0 && (c == ',' || c == '}')
	}
	return s.value(depth)
}

// name scans the name of a field or heading, with its dots. Where no name
// begins it returns 0 and leaves it to the caller to say so; else it returns
// the number of parts.
func (s *scanner) name() (parts int) {
	start := s.i
	for s.part() {
		parts++
		end := s.i
		if s.blanks(); s.byteAt(s.i) != '.' {
			s.i = end
			return s.countName(start, parts)
		}
		s.i++
		s.blanks()
	}
	return 0
}

// countName holds the limits of names, and returns parts.
func (s *scanner) countName(start, parts int) int {
	if parts > MaxParts {
		s.find("toml/name-too-deep", start, s.i-start, "count", count(parts), "limit", count(MaxParts))
	}
	if s.names++; s.names > MaxNames {
		s.stop("toml/too-many-names", start, s.i-start, "limit", count(MaxNames))
		return 0
	}
	return parts
}

// part scans one part of a name.
func (s *scanner) part() bool {
	start := s.i
	switch c := s.byteAt(s.i); {
	case c == '"' || c == '\'':
		if !s.quoted(c) {
			return false
		}
	default:
		for s.i < len(s.b) && isBare(s.b[s.i]) {
			s.i++
		}
		if s.i == start {
			return false
		}
	}
	if s.i-start > MaxName {
		s.find("toml/name-too-long", start, s.i-start, "size", count(s.i-start), "limit", count(MaxName))
	}
	return true
}

// oddName reports what stands where a name should begin.
func (s *scanner) oddName() {
	at := s.i
	if s.oddSpace() || s.oddQuote() {
		return
	}
	line := s.b[at : at+s.width(at)]
	switch equals := bytes.IndexByte(line, '='); {
	case equals == 0 && s.marker(at, at+len(line)) != 0:
		s.find("toml/merge-marker", at, len(line))
	case equals == 0:
		s.find("toml/no-name", at, 1)
	case len(line) > 0 && (line[0] == ']' || line[0] == '}'):
		s.find("toml/stray-bracket", at, 1, "bracket", string(line[0]))
	case bytes.HasPrefix(line, []byte("//")) || bytes.HasPrefix(line, []byte("/*")) || len(line) > 0 && line[0] == ';':
		s.find("toml/remark", at, len(line))
	case bytes.HasPrefix(line, []byte("* ")) || bytes.HasPrefix(line, []byte("•")):
		s.find("toml/no-field", at, len(line))
	case equals > 0 && nameLike(line[:equals]):
		s.oddLetters(at, at+equals)
	default:
		s.find("toml/syntax", at, len(line))
	}
}

// noEquals reports what stands after a name where an equals sign should be.
func (s *scanner) noEquals(start, end int) {
	at := s.i
	if s.oddSpace() {
		return
	}
	line := s.b[start:s.lineEnd(at)]
	equals := bytes.IndexByte(line, '=')
	name := s.trimmed(start, end)
	switch {
	case name[0] == '"' || name[0] == '\'' || name == "-":
		s.find("toml/no-field", start, s.width(start))
	case s.byteAt(at) == ':':
		s.find("toml/colon", start, at+1-start, "name", name)
	case equals > 0 && nameLike(line[:equals]):
		s.oddLetters(start, start+equals)
	default:
		s.find("toml/no-equals", start, end-start, "name", name)
	}
}

// oddLetters reports a name with spaces, accents or signs in it.
func (s *scanner) oddLetters(start, end int) {
	name := s.trimmed(start, end)
	s.find("toml/name-letters", start, len(name), "name", name, "plain", plainName(name))
}

// nameLike reports whether b could be meant as a name: a few words.
func nameLike(b []byte) bool {
	return len(b) <= MaxName && len(bytes.Fields(b)) <= 5 && !bytes.ContainsAny(b, "\"'#[]{},:")
}

// plainName writes a name in the letters a name may have.
func plainName(name string) string {
	plain := strings.Map(func(r rune) rune {
		switch {
		case r < utf8.RuneSelf && isBare(byte(r)) || r == '.':
			return r
		case unicode.IsSpace(r):
			return '_'
		}
		return -1
	}, norm.NFD.String(name))
	if strings.Trim(plain, "_-.") == "" {
		return "the_name"
	}
	return plain
}

// heading scans a heading in single or double square brackets.
func (s *scanner) heading() {
	start, brackets := s.i, 1
	if s.i++; s.byteAt(s.i) == '[' {
		s.i, brackets = s.i+1, 2
	}
	s.blanks()
	name := s.i
	parts := s.name()
	if parts == 0 {
		s.badHeading(start)
		return
	}
	s.order(name, parts)
	s.blanks()
	for range brackets {
		if s.byteAt(s.i) != ']' {
			s.badHeading(start)
			return
		}
		s.i++
	}
	if s.byteAt(s.i) == ']' {
		s.badHeading(start)
		return
	}
	s.rest("toml/after-heading")
}

// order notices a heading that comes after a longer one which implied it, as
// [a] after [a.b.c]. A name under it can then clash with the part that the
// longer one implied, b, and the decoder lets that pass. It is enough to be
// right when it says nothing: what it notices is looked at closely.
func (s *scanner) order(at, parts int) {
	end := at
	for isBare(s.byteAt(end)) {
		end++
	}
	first := s.b[at:end] // empty when it stands between quote marks
	sum := byte(0)
	for _, c := range first {
		sum = sum*31 + c
	}
	bit := uint64(1) << (sum % 64)
	if len(first) == 0 || s.implied&bit != 0 && parts < s.deepest {
		s.nested = true
	}
	if parts > 2 || parts > 1 && !bytes.Equal(first, s.single) {
		s.implied |= bit
		s.deepest = max(s.deepest, parts)
	}
	if parts == 1 {
		s.single = first
	}
}

// badHeading reports a heading as a whole, unless what is wrong with it has
// been said.
func (s *scanner) badHeading(start int) {
	if !s.bad && !s.oddSpace() && !s.oddQuote() {
		line := s.b[start:s.lineEnd(start)]
		if remark := bytes.IndexByte(line, '#'); remark > 0 {
			line = line[:remark]
		}
		s.find("toml/heading", start, len(bytes.TrimRight(line, " \t\r")))
	}
}
