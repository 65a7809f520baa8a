package prose

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"plaza/internal/prose/markdown"
)

// table writes a table in a region that scrolls by itself and takes the focus,
// so that a wide table can be read on a telephone and with the keyboard alone.
// The first cell of a row is its header: staff put there what the row is about.
func (w *writer) table(n *extast.Table) {
	w.tables++
	w.tag(`<div class="table-scroll" tabindex="0" role="region" aria-label="`)
	w.hole(piece{hole: holeWord, n: int(wordTable)})
	w.tag(" " + strconv.Itoa(w.tables) + w.under() + "\">\n<table>\n")
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		_, head := row.(*extast.TableHeader)
		if head {
			w.tag("<thead>\n")
		} else {
			w.lostCells(row, len(n.Alignments))
		}
		w.tag("<tr>")
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			w.cell(cell.(*extast.TableCell), head)
		}
		w.tag("</tr>\n")
		w.part("\n")
		if head {
			w.tag("</thead>\n<tbody>\n")
		}
	}
	w.tag("</tbody>\n</table>\n</div>\n")
	w.part("\n\n")
}

// under returns the heading that a table stands under, to name it by.
func (w *writer) under() string {
	n := len(w.doc.headings)
	if n == 0 {
		return ""
	}
	name := []rune(w.doc.headings[n-1].Text)
	return ": " + escape(string(name[:min(len(name), 80)]))
}

func (w *writer) cell(n *extast.TableCell, head bool) {
	name, attributes := "td", ""
	first := n.PreviousSibling() == nil
	switch filled := w.hasWords(n); {
	case head && filled:
		name, attributes = "th", ` scope="col"`
	case head && !first:
		w.report("prose/table-header", w.start(n), 1)
	case first && filled:
		name, attributes = "th", ` scope="row"`
	}
	switch n.Alignment {
	case extast.AlignRight:
		attributes += ` class="align-right"`
	case extast.AlignCenter:
		attributes += ` class="align-center"`
	}
	w.tag("<" + name + attributes + ">")
	w.inCell = true
	if name == "th" {
		w.quietly(func() { w.inlines(n) })
	} else {
		w.inlines(n)
	}
	w.inCell = false
	w.tag("</" + name + ">")
	w.part("\t")
}

// lostCells reports cells beyond the last column, which the reader drops.
func (w *writer) lostCells(row ast.Node, columns int) {
	line := w.src[row.Pos():w.lineEnd(row.Pos())]
	if off, n := markdown.Beyond(line, columns); n > 0 {
		w.report("prose/table-cells", row.Pos()+off, n, "value", string(line[off:off+n]))
	}
}

// brokenTable reports a paragraph in which somebody drew a table that the
// reader does not take for one.
func (w *writer) brokenTable(n *ast.Paragraph) {
	for i := 1; i < n.Lines().Len(); i++ {
		s := n.Lines().At(i)
		if markdown.Columns(w.src[s.Start:s.Stop]) > 0 {
			w.report("prose/table-broken", s.Start, w.rest(s.Start))
			return
		}
	}
}
