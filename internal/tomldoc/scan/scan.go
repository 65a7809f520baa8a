// Package scan walks once over the bytes of a TOML document and says what is
// wrong with it, in the words of package diag. It is the guard before the
// decoders of package tomldoc: it keeps the limits, names the slips of people
// who do not program, and refuses what is newer than TOML 1.0. It is not a
// decoder and keeps no value.
//
// Laws:
//
//  1. The walk goes forward. Bytes are looked at again only after a mistake,
//     or to tell a list without an end, and then a fixed number of times.
//  2. One slip is one finding. After it the walk goes on at the next line
//     that can be trusted.
//  3. A document without findings keeps the limits and has the form of TOML
//     1.0. That names are given once is left to the decoder.
//
// lines.go has what concerns whole lines, name.go names and headings, value.go
// lists and groups, text.go quoted text, word.go what stands without quotes.
// The tests are those of package tomldoc.
package scan

import (
	"bytes"
	"strconv"

	"plaza/internal/diag"
	"plaza/internal/source"
)

// Limits of a document. They keep a file reviewable, and keep every decoder
// away from shapes that would stop the program or hold it up for minutes.
const (
	MaxSize  = 512 << 10 // bytes in a document; package load holds records to less
	MaxLine  = 16 << 10  // bytes in a line
	MaxDepth = 32        // brackets inside brackets
	MaxParts = 8         // parts of a name with dots
	MaxName  = 256       // bytes in one part of a name
	MaxNames = 4096      // names and headings in a document

	// MaxFindings is the number of mistakes named in one run.
	MaxFindings = 100
)

// Report is what a walk found.
type Report struct {
	Mistakes []diag.Diagnostic // in the TOML; a document with any is not read
	Unseen   []diag.Diagnostic // characters that may not be used, written as escapes
	Stopped  bool              // a limit was passed: no decoder may see the document

	// Readable is the document as a decoder may see it: whole without
	// mistakes, else with every statement that has one overwritten by blanks,
	// so that places stay the same. It shares memory with the file.
	Readable []byte

	Times   bool // dates or times stand in the document
	Returns bool // line ends of Windows stand inside texts
	Nested  bool // names may clash in a way that the decoder lets pass
	Again   int  // bytes looked at more than once
}

// Document scans f.Bytes[from:to], which is valid UTF-8 inside the file.
func Document(f *source.File, from, to int) Report {
	if to-from > MaxSize {
		return Report{Stopped: true, Mistakes: []diag.Diagnostic{
			diag.New("toml/too-large", f.Pos(from, 1), "size", count(to-from), "limit", count(MaxSize))}}
	}
	s := scanner{file: f, base: from, b: f.Bytes[from:to:to], cut: -1}
	s.document()
	return Report{
		Mistakes: s.found, Unseen: s.unseen, Stopped: s.stopped, Readable: s.readable(),
		Times: s.times, Returns: s.returns, Nested: s.nested, Again: s.again,
	}
}

// scanner is one walk over a document.
//
// The methods that read return false when they lost their place; the statement
// then gives up and goes on at a later line. Whatever they find wrong, they
// leave i beyond the byte they were called for, so the walk always ends.
type scanner struct {
	file *source.File
	base int    // where the document begins in the file
	b    []byte // the document; a copy where lines.go blanked a version of git
	i    int    // the next byte to read

	found   []diag.Diagnostic
	unseen  []diag.Diagnostic
	more    span // the first mistake past MaxFindings
	names   int  // names and headings so far
	stopped bool

	bad     bool   // the statement at hand has a mistake
	lost    bool   // the statement lost its place inside a text or a list
	early   bool   // a list without an end stopped before a statement
	copied  bool   // b is a copy
	unsound []span // statements with a mistake
	cut     int    // where the first heading with a mistake stands, or -1

	implied uint64 // a bit for the first part of each heading that implies others
	deepest int    // the most parts of such a heading
	single  []byte // the last heading of one part

	times, returns, nested bool
	again                  int
}

// span is a part of the document.
type span struct{ at, n int }

// document scans all of it.
func (s *scanner) document() {
	s.lines()
	for s.i < len(s.b) && !s.stopped {
		s.statement()
	}
	if s.more.n > 0 {
		s.found = append(s.found, diag.New("toml/more", s.pos(s.more.at, s.more.n), "limit", count(MaxFindings)))
	}
}

// statement scans what begins on the line at hand: nothing, a remark, a
// heading or a name with its value.
func (s *scanner) statement() {
	s.blanks()
	start := s.i
	s.bad, s.lost, s.early = false, false, false
	switch c := s.byteAt(s.i); {
	case s.i == len(s.b):
		return
	case c == '\n':
		s.i++
		return
	case c == '#':
		s.toLineEnd()
		return
	case c == '[':
		if s.heading(); s.bad && s.cut < 0 {
			s.cut = start
		}
	default:
		if s.pair(0) {
			s.rest("toml/after-value")
		}
	}
	if s.bad {
		s.resume()
		s.unsound = append(s.unsound, span{start, s.i - start})
	}
}

// resume goes to the line where scanning goes on after a mistake. A text or
// list without an end swallowed what follows, so the next line that looks like
// a statement is taken to be one.
func (s *scanner) resume() {
	if s.early {
		return
	}
	s.toLineEnd()
	for s.lost && s.i < len(s.b) && !s.beginsStatement(s.i+1) {
		s.i = s.lineEnd(s.i + 1)
	}
}

// rest scans what may follow a value or a heading: a remark, or nothing. Of
// anything else it says code.
func (s *scanner) rest(code string) {
	s.blanks()
	at := s.i
	switch c := s.byteAt(at); {
	case at == len(s.b) || c == '\n':
	case c == '#':
		s.toLineEnd()
	case s.oddSpace():
	default:
		s.toLineEnd()
		s.find(code, at, s.i-at, "text", s.trimmed(at, s.i))
	}
}

// find notes a mistake of n bytes at a place in the document.
func (s *scanner) find(code string, at, n int, args ...string) {
	s.bad = true
	if len(s.found) < MaxFindings {
		s.found = append(s.found, diag.New(code, s.pos(at, n), args...))
	} else if s.more.n == 0 {
		s.more = span{at, max(n, 1)}
	}
}

// stop notes a limit that was passed, and ends the scan.
func (s *scanner) stop(code string, at, n int, args ...string) bool {
	s.find(code, at, n, args...)
	s.i, s.stopped = len(s.b), true
	return false
}

func (s *scanner) pos(at, n int) diag.Pos {
	return s.file.Pos(s.base+at, min(n, len(s.b)-at))
}

// byteAt returns the byte at i, or 0 beyond the end.
func (s *scanner) byteAt(i int) byte {
	if i < len(s.b) {
		return s.b[i]
	}
	return 0
}

// blanks skips spaces and tabs, and the half of a Windows line end. A carriage
// return anywhere else has been refused by package unseen.
func (s *scanner) blanks() {
	for s.i < len(s.b) && isBlank(s.b[s.i]) {
		s.i++
	}
}

// gap skips blanks, line ends and remarks, as they may stand inside a list.
func (s *scanner) gap() {
	for s.i < len(s.b) {
		switch c := s.b[s.i]; {
		case isBlank(c) || c == '\n':
			s.i++
		case c == '#':
			s.toLineEnd()
		default:
			return
		}
	}
}

func (s *scanner) toLineEnd() { s.i = s.lineEnd(s.i) }

// lineEnd returns where the line that holds i ends.
func (s *scanner) lineEnd(i int) int {
	if n := bytes.IndexByte(s.b[i:], '\n'); n >= 0 {
		return i + n
	}
	return len(s.b)
}

// width returns the length of what stands from i to the end of its line.
func (s *scanner) width(i int) int {
	return len(bytes.TrimRight(s.b[i:s.lineEnd(i)], " \t\r"))
}

// trimmed returns the text of a range without blanks around it.
func (s *scanner) trimmed(from, to int) string {
	return string(bytes.Trim(s.b[from:to], " \t\r"))
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' }

func isBare(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-'
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func count(n int) string { return strconv.Itoa(n) }
