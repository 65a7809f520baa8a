package scan

import (
	"bytes"

	"plaza/internal/tomldoc/bare"
)

// lines looks at whole lines: how long they are, and whether git left two
// versions of a part in the file. Of two versions the scan goes on with the
// first; the other, and the lines that mark them, are blanked, so that one open
// choice does not look like a dozen mistakes.
func (s *scanner) lines() {
	open, second := -1, -1 // where "<<<<<<<" stands, and where its second version begins
	for at := 0; at < len(s.b); {
		end := s.lineEnd(at)
		if end-at > MaxLine {
			s.stop("toml/line-too-long", at, 1, "size", count(end-at), "limit", count(MaxLine))
		}
		switch s.marker(at, end) {
		case '<':
			s.leftOver(open)
			open, second = at, -1
		case '|', '=':
			if open >= 0 && second < 0 {
				second = at
			}
		case '>':
			if open < 0 || second < 0 {
				s.leftOver(open)
				s.leftOver(at)
			} else {
				s.find("toml/merge-conflict", open, s.width(open), "last", count(s.pos(at, 1).Line))
				s.blankOut(open, s.lineEnd(open))
				s.blankOut(second, end)
			}
			open = -1
		}
		at = end + 1
	}
	s.leftOver(open)
}

// marker returns which of git's marker lines stands between at and end, or 0.
func (s *scanner) marker(at, end int) byte {
	c := s.byteAt(at)
	if c != '<' && c != '=' && c != '>' && c != '|' {
		return 0
	}
	line := bytes.TrimRight(s.b[at:end], "\r")
	const width = 7
	if len(line) < width || bytes.Count(line[:width], line[:1]) != width {
		return 0
	}
	if len(line) > width && (c == '=' || line[width] != ' ') {
		return 0
	}
	return c
}

// leftOver reports a marker line whose fellows are missing, and blanks it.
func (s *scanner) leftOver(at int) {
	if at >= 0 {
		s.find("toml/merge-marker", at, s.width(at))
		s.blankOut(at, s.lineEnd(at))
	}
}

// blankOut overwrites a part of the document with spaces, in a copy.
func (s *scanner) blankOut(from, to int) {
	if !s.copied {
		s.b, s.copied = bytes.Clone(s.b), true
	}
	blank(s.b[from:to])
}

func blank(b []byte) {
	for i, c := range b {
		if c != '\n' {
			b[i] = ' '
		}
	}
}

// readable returns the document as a decoder may see it: whole when nothing
// was found, else with every statement blanked that has a mistake. Under a
// heading that cannot be read nobody knows what a name belongs to, so from
// there on all is blanked.
func (s *scanner) readable() []byte {
	if len(s.unsound) == 0 {
		return s.b
	}
	b := bytes.Clone(s.b)
	for _, part := range s.unsound {
		blank(b[part.at : part.at+part.n])
	}
	if s.cut >= 0 {
		blank(b[s.cut:])
	}
	return b
}

// beginsStatement reports whether the line at i looks like the beginning of a
// statement: a plain name and an equals sign, or a heading. It is only asked
// after a mistake, or where a list should have an item.
func (s *scanner) beginsStatement(i int) bool {
	begin := i
	for i < len(s.b) && isBlank(s.b[i]) {
		i++
	}
	defer func() { s.again += i - begin }()
	brackets := 0
	for i < len(s.b) && s.b[i] == '[' && brackets < 2 {
		i, brackets = i+1, brackets+1
	}
	name := i
	for i < len(s.b) && (isBare(s.b[i]) || s.b[i] == '.') {
		i++
	}
	word := string(s.b[name:i])
	if word == "" {
		return false
	}
	for i < len(s.b) && isBlank(s.b[i]) {
		i++
	}
	if brackets == 0 {
		return s.byteAt(i) == '='
	}
	for range brackets {
		if s.byteAt(i) != ']' {
			return false
		}
		i++
	}
	for i < len(s.b) && isBlank(s.b[i]) {
		i++
	}
	// [1] and [true] on a line of their own may be items of a list.
	return bare.KindOf(word) == bare.None && (i == len(s.b) || s.b[i] == '\n' || s.b[i] == '#')
}
