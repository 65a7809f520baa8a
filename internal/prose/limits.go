package prose

import (
	"bytes"
	"strconv"
)

// The limits. Each is far above what a text for readers needs and far below
// what could hold up a build: measured, no text within them takes longer than
// about a second.
const (
	maxBytes     = 512 << 10
	maxLine      = 16 << 10
	maxCells     = 20_000 // of all tables; the reader fills up short rows
	maxFootnotes = 1_000  // calls and notes
	maxMarks     = 4_000  // runs of * _ ~ in a paragraph: time by the square
	maxOutput    = 4 << 20
	maxFindings  = 500
)

// withinLimits looks once over the text, before the Markdown reader does, and
// reports whether it may be read. It also stops at what a merge left behind:
// such a text is two texts, and findings about it would mislead.
func (w *writer) withinLimits() bool {
	if len(w.src) > maxBytes {
		w.report("prose/too-large", maxBytes, 1, "limit", strconv.Itoa(maxBytes>>10)+" KiB")
		return false
	}
	var all tally
	for off := 0; off < len(w.src); {
		line := w.src[off:]
		if i := bytes.IndexByte(line, '\n'); i >= 0 {
			line = line[:i+1]
		}
		w.checkLine(off, bytes.TrimRight(line, "\r\n"), &all)
		off += len(line)
	}
	w.endParagraph(&all)
	return len(w.found) == 0
}

// tally counts over a text, and over the lines between two blank ones.
type tally struct {
	cells, footnotes int // of the text

	lines, columns, marks int // of the paragraph
	table                 int // where its widest table line is
}

func (w *writer) checkLine(off int, line []byte, t *tally) {
	if len(line) > maxLine {
		w.report("prose/line-too-long", off+maxLine, 1, "limit", strconv.Itoa(maxLine>>10)+" KiB")
	}
	if isConflict(line) {
		w.report("prose/conflict-marker", off, len(line), "value", string(line[:7]))
	}
	bare := bytes.TrimLeft(line, " \t>")
	if len(bare) == 0 {
		w.endParagraph(t)
		return
	}
	t.lines++
	if n := columns(bare); n > t.columns {
		t.columns, t.table = n, off
	}
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '[' && i+1 < len(line) && line[i+1] == '^':
			if t.footnotes++; t.footnotes == maxFootnotes+1 {
				w.report("prose/too-many-footnotes", off+i, 2, "limit", strconv.Itoa(maxFootnotes))
			}
		case (c == '*' || c == '_' || c == '~') && (i == 0 || line[i-1] != c):
			if t.marks++; t.marks == maxMarks+1 {
				w.report("prose/too-many-marks", off+i, 1, "limit", strconv.Itoa(maxMarks))
			}
		}
	}
}

func (w *writer) endParagraph(t *tally) {
	before := t.cells
	t.cells += t.lines * t.columns
	if before <= maxCells && t.cells > maxCells {
		w.report("prose/too-many-cells", t.table, 1, "limit", strconv.Itoa(maxCells))
	}
	t.lines, t.columns, t.marks = 0, 0, 0
}

// columns returns how many columns a table has below the line "|---|---|", or
// 0 for a line that is none.
func columns(line []byte) int {
	line = bytes.TrimSpace(line)
	if !bytes.Contains(line, []byte("|")) || !bytes.Contains(line, []byte("-")) || len(bytes.Trim(line, "-:| \t\v\f")) != 0 {
		return 0
	}
	return bytes.Count(bytes.Trim(line, "|"), []byte("|")) + 1
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
