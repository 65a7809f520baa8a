package prose

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"plaza/internal/diag"
	"plaza/internal/prose/address"
	"plaza/internal/prose/markdown"
	"plaza/internal/source"
)

// A writer walks the tree of one text and writes its Doc.
type writer struct {
	f    *source.File
	from int
	src  []byte // the text; offsets count from its start

	doc   *Doc
	found []diag.Diagnostic
	ids   []headingID // of doc.headings

	definitions []*ast.LinkReferenceDefinition
	used        map[string]bool // their names, in links

	html strings.Builder // finished HTML since the last hole
	full bool            // maxOutput is reached
	text strings.Builder
	gap  string // what parts the next word from the last

	tables  int
	nesting int  // of emphasis
	inLink  bool // no link may start
	quiet   int  // in so many headings and quotations: terms are not marked
	inCell  bool // "\|" is "|", in code too
}

func newWriter(f *source.File, from, to int) *writer {
	from = min(max(from, 0), len(f.Bytes))
	to = min(max(to, from), len(f.Bytes))
	return &writer{f: f, from: from, src: f.Bytes[from:to:to], doc: &Doc{}, used: map[string]bool{}}
}

func (w *writer) finish() *Doc {
	if w.full {
		w.report("prose/too-much-output", 0, 1, "limit", "4 MiB")
		return &Doc{}
	}
	w.hole(piece{})
	w.doc.text = w.text.String()
	return w.doc
}

// tag writes markup of this package's own.
func (w *writer) tag(s string) {
	if w.full = w.full || w.doc.size+len(s) > maxOutput; w.full {
		return
	}
	w.doc.size += len(s)
	w.html.WriteString(s)
}

// hole ends the finished HTML with a hole.
func (w *writer) hole(p piece) {
	p.html = w.html.String()
	w.html.Reset()
	w.doc.pieces = append(w.doc.pieces, p)
}

// words writes what the editor wrote, to the HTML and to the plain text.
func (w *writer) words(s string) {
	w.tag(escape(s))
	if s == "" {
		return
	}
	if w.text.Len() > 0 {
		w.text.WriteString(w.gap)
	}
	w.gap = ""
	w.text.WriteString(clean(s))
}

// running writes words in which terms may be marked, where the words stand in
// no link, heading or quotation.
func (w *writer) running(s string) {
	if w.inLink || w.quiet > 0 || s == "" {
		w.words(s)
		return
	}
	text := w.html.Len()
	before := w.doc.size
	w.words(s)
	if w.full || w.doc.size == before {
		return
	}
	html := w.html.String()
	w.html.Reset()
	w.doc.pieces = append(w.doc.pieces, piece{html: html[:text], hole: holeText, dest: html[text:]})
}

// quietly writes without marking terms.
func (w *writer) quietly(write func()) {
	w.quiet++
	write()
	w.quiet--
}

// part asks for a gap before the next words; the greatest asked for wins.
func (w *writer) part(gap string) {
	if len(gap) > len(w.gap) || w.gap == "\t" {
		w.gap = gap
	}
}

// since returns the words written after the plain text had length n.
func (w *writer) since(n int) string { return strings.TrimSpace(w.text.String()[n:]) }

// plain turns a stretch of the source into the characters that it stands for.
func (w *writer) plain(s text.Segment) string {
	raw := s.Value(w.src)
	if bytes.IndexByte(raw, '\\') < 0 && bytes.IndexByte(raw, '&') < 0 {
		return string(raw)
	}
	w.hiddenCodes(s)
	return markdown.Unmark(raw)
}

// hiddenCodes reports codes such as "&#x202e;" that stand for a character
// which nobody sees. Those typed as they are, are found by another check.
func (w *writer) hiddenCodes(s text.Segment) {
	for _, c := range markdown.Codes(w.src[s.Start:s.Stop]) {
		if strings.ContainsFunc(c.Means, address.Hidden) {
			w.report("prose/hidden-character", s.Start+c.Off, len(c.Written), "value", c.Written)
		}
	}
}

// offset returns where part begins in the text, if it is a stretch of it and
// not a copy: a stretch of a slice reaches as far as the slice's capacity.
func (w *writer) offset(part []byte) (int, bool) {
	off := cap(w.src) - cap(part)
	if len(part) == 0 || off < 0 || off+len(part) > len(w.src) || &w.src[off] != &part[0] {
		return 0, false
	}
	return off, true
}

// lineEnd returns where the line around off ends, without white space.
func (w *writer) lineEnd(off int) int {
	line := w.src[off:]
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	return off + len(bytes.TrimRight(line, " \t\r"))
}

// rest returns the length of the line from off to its end, at least 1.
func (w *writer) rest(off int) int { return max(w.lineEnd(off)-off, 1) }

// start returns where n stands, or what it stands in. Behind a tab the reader
// counts the columns that the tab fills, so this may be some characters late.
func (w *writer) start(n ast.Node) int {
	for ; n != nil; n = n.Parent() {
		if n.Pos() >= 0 {
			return min(n.Pos(), len(w.src))
		}
	}
	return 0
}
