package markdown

import (
	"bytes"
	"strconv"
)

// The limits. Each is far above what a text for readers needs and far below
// what could hold up a build: measured, no text within them takes longer than
// about a second.
const (
	MaxBytes     = 512 << 10
	MaxLine      = 16 << 10
	MaxCells     = 20_000 // of all tables; the reader fills up short rows
	MaxFootnotes = 1_000  // calls and notes
	MaxMarks     = 4_000  // runs of * _ ~ in a paragraph: time by the square
)

// Report takes a finding about the n bytes at off of the text.
type Report func(code string, off, n int, args ...string)

// Check looks once over src, before it is read, and tells whether it may be.
// It also stops at what a merge left behind: such a text is two texts, and
// findings about it would mislead.
func Check(src []byte, report Report) bool {
	ok := true
	t := tally{report: func(code string, off, n int, args ...string) {
		ok = false
		report(code, off, n, args...)
	}}
	if len(src) > MaxBytes {
		t.report("prose/too-large", MaxBytes, 1, "limit", strconv.Itoa(MaxBytes>>10)+" KiB")
		return false
	}
	for off := 0; off < len(src); {
		line := src[off:]
		if i := bytes.IndexByte(line, '\n'); i >= 0 {
			line = line[:i+1]
		}
		t.line(off, bytes.TrimRight(line, "\r\n"))
		off += len(line)
	}
	t.endParagraph()
	return ok
}

// tally counts over a text, and over the lines between two blank ones.
type tally struct {
	report Report

	cells, footnotes int // of the text

	lines, columns, marks int // of the paragraph
	table                 int // where its widest table line is
}

func (t *tally) line(off int, line []byte) {
	if len(line) > MaxLine {
		t.report("prose/line-too-long", off+MaxLine, 1, "limit", strconv.Itoa(MaxLine>>10)+" KiB")
	}
	if isConflict(line) {
		t.report("prose/conflict-marker", off, len(line), "value", string(line[:7]))
	}
	bare := bytes.TrimLeft(line, " \t>")
	if len(bare) == 0 {
		t.endParagraph()
		return
	}
	t.lines++
	if n := Columns(bare); n > t.columns {
		t.columns, t.table = n, off
	}
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '[' && i+1 < len(line) && line[i+1] == '^':
			if t.footnotes++; t.footnotes == MaxFootnotes+1 {
				t.report("prose/too-many-footnotes", off+i, 2, "limit", strconv.Itoa(MaxFootnotes))
			}
		case (c == '*' || c == '_' || c == '~') && (i == 0 || line[i-1] != c):
			if t.marks++; t.marks == MaxMarks+1 {
				t.report("prose/too-many-marks", off+i, 1, "limit", strconv.Itoa(MaxMarks))
			}
		}
	}
}

func (t *tally) endParagraph() {
	before := t.cells
	t.cells += t.lines * t.columns
	if before <= MaxCells && t.cells > MaxCells {
		t.report("prose/too-many-cells", t.table, 1, "limit", strconv.Itoa(MaxCells))
	}
	t.lines, t.columns, t.marks = 0, 0, 0
}

// isConflict reports whether git wrote line between two versions of a text.
func isConflict(line []byte) bool {
	for _, c := range []byte("<|=>") {
		if len(line) >= 7 && bytes.Count(line[:7], []byte{c}) == 7 {
			return len(line) == 7 || c != '=' && line[7] == ' '
		}
	}
	return false
}
