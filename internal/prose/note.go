package prose

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"plaza/internal/diag"
	"plaza/internal/prose/markdown"
)

// alertNames are the alerts, at the place of their word.
var alertNames = []string{wordNote: "note", wordTip: "tip", wordImportant: "important", wordWarning: "warning", wordCaution: "caution"}

var alertMark = regexp.MustCompile(`^\[!(\pL+)\][ \t]*(.*)$`)

// alert writes a quote whose first line is "[!NOTE]" or the like, and reports
// whether it did.
func (w *writer) alert(n *ast.Blockquote) bool {
	para, ok := n.FirstChild().(*ast.Paragraph)
	if !ok {
		return false
	}
	line := para.Lines().At(0)
	m := alertMark.FindStringSubmatch(string(bytes.TrimRight(w.src[line.Start:line.Stop], " \t\r\n")))
	if m == nil {
		return false
	}
	name := strings.ToLower(m[1])
	kind := slices.Index(alertNames, name)
	switch {
	case kind < 0:
		w.report("prose/alert-unknown", line.Start, len(m[1])+3, "value", m[1], "mend", diag.DidYouMean(m[1], shouted(alertNames)))
		return false
	case m[2] != "":
		w.report("prose/alert-form", line.Start, w.rest(line.Start), "value", m[1])
		return false
	}
	w.dropFirstLine(para, line.Stop)
	if para.FirstChild() == nil && para.NextSibling() == nil {
		w.report("prose/alert-form", line.Start, w.rest(line.Start), "value", m[1])
	}
	w.tag(`<div class="alert alert--` + name + `"><p class="alert__label"`)
	w.hole(piece{hole: holeLang})
	w.tag(">")
	w.hole(piece{hole: holeWord, n: kind})
	w.tag("</p>\n")
	if para.FirstChild() == nil {
		n.RemoveChild(n, para)
	}
	w.around("", n, "</div>\n")
	return true
}

// dropFirstLine takes away what the reader made of the line that ends at stop.
func (w *writer) dropFirstLine(para *ast.Paragraph, stop int) {
	for n := para.FirstChild(); n != nil; {
		after := n.NextSibling()
		if w.start(n) < stop {
			para.RemoveChild(para, n)
		}
		n = after
	}
}

func shouted(names []string) (out []string) {
	for _, n := range names {
		out = append(out, strings.ToUpper(n))
	}
	return out
}

// Ids of footnotes: "note--1" is the first note, "call--1" the first call of
// it and "call--1-2" the second.

func callID(index, ref int) string {
	id := "call--" + strconv.Itoa(index)
	if ref > 0 {
		id += "-" + strconv.Itoa(ref+1)
	}
	return id
}

// jump writes a link to an id of this package's own, with a label that is read
// out: a word and a number. The caller has begun the tag before it.
func (w *writer) jump(to, role string, label word, number, shown string) {
	w.tag(`<a href="#`)
	w.hole(piece{hole: holePrefix})
	w.tag(to + `" role="` + role + `" aria-label="`)
	w.hole(piece{hole: holeWord, n: int(label)})
	w.tag(" " + number + `"`)
	w.hole(piece{hole: holeLang})
	w.tag(">" + shown + "</a>")
}

func (w *writer) call(n *extast.FootnoteLink) {
	if w.inLink {
		w.report("prose/link-nested", w.start(n), 2)
		return
	}
	number := strconv.Itoa(n.Index)
	w.tag(`<sup id="`)
	w.hole(piece{hole: holePrefix})
	w.tag(callID(n.Index, n.RefIndex) + `">`)
	w.jump("note--"+number, "doc-noteref", wordFootnote, number, number)
	w.tag("</sup>")
}

func (w *writer) backlink(n *extast.FootnoteBacklink) {
	number := strconv.Itoa(n.Index)
	if n.RefIndex > 0 {
		number += "-" + strconv.Itoa(n.RefIndex+1)
	}
	w.tag(" ")
	w.jump(callID(n.Index, n.RefIndex), "doc-backlink", wordBack, number, "↑")
}

func (w *writer) footnotes(n *extast.FootnoteList) {
	w.tag(`<section class="footnotes" role="doc-endnotes" aria-label="`)
	w.hole(piece{hole: holeWord, n: int(wordFootnotes)})
	w.tag("\">\n<ol>\n")
	for note := n.FirstChild(); note != nil; note = note.NextSibling() {
		w.tag(`<li id="`)
		w.hole(piece{hole: holePrefix})
		w.tag("note--" + strconv.Itoa(note.(*extast.Footnote).Index) + "\">\n")
		w.blocks(note)
		w.tag("</li>\n")
		w.part("\n\n")
	}
	w.tag("</ol>\n</section>\n")
}

var callMark = regexp.MustCompile(`^\[\^([^\[\]\r\n]{1,80})\]`)

// unknownCall reports "[^name]" where no footnote has that name: the reader
// leaves it in the text as it is.
func (w *writer) unknownCall(n *ast.Text) {
	for i := n.Segment.Start; i < n.Segment.Stop; i++ {
		if w.src[i] != '[' || markdown.Escaped(w.src, i) {
			continue
		}
		if m := callMark.FindSubmatch(w.src[i:]); m != nil {
			w.report("prose/footnote-unknown", i, len(m[0]), "value", string(m[1]))
		}
	}
}
