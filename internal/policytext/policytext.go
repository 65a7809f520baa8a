// Package policytext reads the text export of a printed policy: a document
// that was laid out for paper and then saved as plain text.
//
// Such an export has no marks for what is a heading, a clause or a table; a
// reader tells them by their shape. So does this package, by rules that stand
// in lines.go, each one small enough to be wrong in a way that shows:
//
//   - what comes before the table of contents, and the table itself, is Noise
//   - a line in capitals is a Heading; so is a short line alone without a
//     closing mark, and a number with a short line ("2. Harm and bias")
//   - "4.2 Words" is a Clause
//   - a line with a tab is a Row of a table
//   - "- Words" is an Item, and so is "1. Words" in a list; what follows
//     without an empty line belongs to it
//   - "Term - words" is a Definition, when each word of the term begins with
//     a capital
//   - all else is a Paragraph
//
// A page break can fall into a sentence. A piece that begins with a small
// letter, after one that has no closing mark, is joined to it, and the join
// is noted.
//
// Laws: each line that is not empty belongs to exactly one Block or is Noise.
// Words are never changed, but for the joins and a backslash before a mark.
// The package knows no city and no language: parts of a document are told
// apart by who calls.
package policytext

import "strings"

// Kind is what a block of the document is.
type Kind int

const (
	Paragraph  Kind = iota
	Heading         // Number is set for "2. Harm and bias"
	Clause          // Number is "4.2"
	Definition      // Term is the word explained
	Item            // of a list; Depth counts from 0, Number is set in counted lists
	Row             // of a table; Cells are set
)

// String names the kind for reports.
func (k Kind) String() string {
	return [...]string{"paragraph", "heading", "clause", "definition", "list item", "table row"}[k]
}

// Block is one piece of the document with its place in the export.
type Block struct {
	Kind     Kind
	Text     string // without number, mark or term
	Number   string
	Term     string
	Cells    []string
	Depth    int
	From, To int // first and last line, from 1
}

// Piece is a run of lines that is no part of the text.
type Piece struct {
	Why      string // "cover" or "contents"
	From, To int
}

// Join is a sentence that was cut by a page break.
type Join struct {
	Line         int // of the second half
	Before, With string
}

// Document is a read export.
type Document struct {
	Lines  int
	Blocks []Block
	Noise  []Piece
	Joins  []Join
}

// Parse reads an export. It never fails: what it cannot tell is a Paragraph.
func Parse(text string) *Document {
	text = strings.TrimPrefix(text, "\ufeff")
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n").Replace(text)
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	d := &Document{Lines: len(lines)}
	p := &parser{Document: d, lines: lines}
	for i := p.front(); i < len(lines); {
		i = p.block(i)
	}
	return d
}

// Covered reports for each line, from 1, whether a block or noise has it; a
// test holds the first law with it.
func (d *Document) Covered() []bool {
	out := make([]bool, d.Lines+1)
	mark := func(from, to int) {
		for i := from; i <= to; i++ {
			out[i] = true
		}
	}
	for _, b := range d.Blocks {
		mark(b.From, b.To)
	}
	for _, n := range d.Noise {
		mark(n.From, n.To)
	}
	return out
}
