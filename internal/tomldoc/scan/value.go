package scan

// value scans one value that stands inside depth brackets.
func (s *scanner) value(depth int) bool {
	for s.oddSpace() {
		s.blanks()
	}
	switch c := s.byteAt(s.i); {
	case c == '"' || c == '\'':
		return s.text(c, depth)
	case c == '[':
		return s.list(depth)
	case c == '{':
		return s.group(depth)
	case s.oddText(depth):
		return true
	}
	return s.word(depth)
}

// enter checks that a bracket does not stand too deep, and goes past it.
func (s *scanner) enter(depth int) bool {
	if depth == MaxDepth {
		return s.stop("toml/too-deep", s.i, 1, "limit", count(MaxDepth))
	}
	s.i++
	return true
}

// list scans what stands between square brackets.
func (s *scanner) list(depth int) bool {
	open := s.i
	if !s.enter(depth) {
		return false
	}
	end := -1 // of the item that no comma has followed yet
	for {
		s.gap()
		switch c := s.byteAt(s.i); {
		case s.i == len(s.b) || s.endsEarly(c):
			s.find("toml/list-not-closed", open, s.width(open))
			return false
		case c == ']':
			s.i++
			return true
		case c == ',':
			if end < 0 {
				s.find("toml/extra-comma", s.i, 1)
			}
			s.i++
			end = -1
		case end >= 0 && s.oddSpace():
		default:
			if end >= 0 {
				s.find("toml/no-comma", end, 1)
			}
			if !s.value(depth + 1) {
				s.lost = true
				return false
			}
			end = s.i
		}
	}
}

// endsEarly reports whether a list without a closing bracket ends before the
// byte c at hand, because a statement begins here. It then goes back to the
// beginning of the line, where the next statement is scanned from.
func (s *scanner) endsEarly(c byte) bool {
	if !isBare(c) && c != '[' {
		return false
	}
	line := s.i
	for line > 0 && isBlank(s.b[line-1]) {
		line--
	}
	s.again += s.i - line
	if line == 0 || s.b[line-1] != '\n' || !s.beginsStatement(line) {
		return false
	}
	s.i, s.early = line, true
	return true
}

// closesNext reports whether the next thing on the lines below goes on with
// the group at hand.
func (s *scanner) closesNext() bool {
	at := s.i
	s.gap()
	c := s.byteAt(s.i)
	s.again += s.i - at
	s.i = at
	return c == ',' || c == '}'
}

// group scans what stands between curly brackets: names and values, all on
// one line, without a comma after the last.
func (s *scanner) group(depth int) bool {
	open := s.i
	if !s.enter(depth) {
		return false
	}
	s.nested = true
	comma, end := -1, -1 // the last comma, and the pair after it
	for lines := false; ; {
		s.blanks()
		if c := s.byteAt(s.i); !lines && (c == '\n' || c == '#') {
			lines = true
			if end < 0 || s.closesNext() {
				s.find("toml/group-lines", open, s.width(open))
			}
		}
		line := s.i
		s.gap()
		switch c := s.byteAt(s.i); {
		case s.i == len(s.b) || lines && end >= 0 && c != ',' && c != '}':
			if s.i = line; !s.bad {
				s.find("toml/group-not-closed", open, s.width(open))
			}
			return false
		case c == '}':
			if comma >= 0 && end < 0 {
				s.find("toml/group-comma", comma, 1)
			}
			s.i++
			return true
		case c == ',':
			if end < 0 {
				s.find("toml/extra-comma", s.i, 1)
			} else {
				comma, end = s.i, -1
			}
			s.i++
		case end >= 0 && s.oddSpace():
		default:
			if end >= 0 {
				s.find("toml/no-comma", end, 1)
			}
			if !s.pair(depth + 1) {
				s.lost = true
				return false
			}
			end = s.i
		}
	}
}
