package prose

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"plaza/internal/prose/address"
	"plaza/internal/prose/markdown"
)

func (w *writer) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		w.block(n)
	}
}

// around writes the blocks of n between two tags.
func (w *writer) around(before string, n ast.Node, after string) {
	w.tag(before)
	w.blocks(n)
	w.tag(after)
}

func (w *writer) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		w.paragraph(n)
	case *ast.TextBlock:
		w.inlines(n)
		if n.NextSibling() != nil {
			w.tag("\n")
		}
		w.part("\n")
	case *ast.Heading:
		w.heading(n)
	case *ast.List:
		w.list(n)
	case *ast.ListItem:
		w.around("<li>", n, "</li>\n")
		w.part("\n")
	case *ast.Blockquote:
		if !w.alert(n) {
			w.quietly(func() { w.around("<blockquote>\n", n, "</blockquote>\n") })
		}
	case *ast.CodeBlock:
		off := n.Lines().At(0).Start
		w.report("prose/indented-code", off, w.rest(off))
		w.code(n)
	case *ast.FencedCodeBlock:
		w.code(n)
	case *ast.ThematicBreak:
		w.tag("<hr>\n")
	case *ast.HTMLBlock:
		off := n.Lines().At(0).Start
		w.rawHTML(off, w.rest(off))
	case *ast.LinkReferenceDefinition:
		w.definition(n)
	case *extast.Table:
		w.table(n)
	case *extast.DefinitionList:
		w.around("<dl>\n", n, "</dl>\n")
		w.part("\n\n")
	case *extast.DefinitionTerm:
		w.tag("<dt>")
		w.quietly(func() { w.inlines(n) })
		w.tag("</dt>\n")
		w.part("\n")
	case *extast.DefinitionDescription:
		w.around("<dd>", n, "</dd>\n")
		w.part("\n")
	case *extast.FootnoteList:
		w.footnotes(n)
	case *extast.FootnoteBacklink: // after a footnote that ends in no paragraph
		w.backlink(n)
	default:
		panic(fmt.Sprintf("prose: no way to write a block of kind %s", n.Kind()))
	}
}

func (w *writer) paragraph(n *ast.Paragraph) {
	w.brokenTable(n)
	w.tag("<p>")
	before := w.text.Len()
	w.inlines(n)
	w.tag("</p>\n")
	if n.Parent().Kind() == ast.KindDocument && w.doc.first == "" {
		w.doc.first = strings.ReplaceAll(w.since(before), "\n", " ")
	}
	w.part("\n\n")
}

func (w *writer) list(n *ast.List) {
	switch {
	case !n.IsOrdered():
		w.around("<ul>\n", n, "</ul>\n")
	case n.Start != 1:
		w.around(`<ol start="`+strconv.Itoa(n.Start)+"\">\n", n, "</ol>\n")
	default:
		w.around("<ol>\n", n, "</ol>\n")
	}
	w.part("\n\n")
}

func (w *writer) code(n ast.Node) {
	w.tag("<pre><code>")
	w.words(strings.TrimRight(string(n.Lines().Value(w.src)), "\r\n"))
	w.tag("</code></pre>\n")
	w.part("\n\n")
}

// rawHTML reports HTML in the text. A comment is told apart, for its writer
// wanted nobody to see it.
func (w *writer) rawHTML(off, n int) {
	code, value := "prose/raw-html", string(w.src[off:off+min(n, 60)])
	if strings.HasPrefix(value, "<!--") {
		code = "prose/comment"
	}
	w.report(code, off, n, "value", value)
}

// leftBraces is what is left of attributes that are no {#id} at the end.
var leftBraces = regexp.MustCompile(`\{\s*[#.:]|\{[^{}]*=`)

func (w *writer) heading(n *ast.Heading) {
	off := w.headingStart(n)
	id := w.explicitID(n)
	if !w.hasWords(n) {
		w.report("prose/heading-empty", off, w.rest(off))
		w.inlines(n) // which may have more to report
		return
	}
	id.heading = off
	w.part("\n\n")
	before, number := w.text.Len(), len(w.ids)
	w.hole(piece{hole: holeHeading, n: number})
	w.quietly(func() { w.inlines(n) })
	w.hole(piece{hole: holeHeadingE, n: number})
	words := strings.ReplaceAll(w.since(before), "\n", " ")
	if leftBraces.MatchString(words) {
		w.report("prose/attribute", off, w.rest(off), "example", "{#scope}")
	}
	w.levels(n.Level, off)
	w.doc.headings = append(w.doc.headings, Heading{Level: n.Level, Text: words})
	w.ids = append(w.ids, id)
	w.part("\n\n")
}

// headingStart returns where the marks of a heading begin, or its words when a
// line below them makes it one.
func (w *writer) headingStart(n *ast.Heading) int {
	off := w.start(n)
	before := bytes.TrimRight(w.src[:off], " \t")
	if words := bytes.TrimRight(before, "#"); len(words) < len(before) {
		return len(words)
	}
	return off
}

// levels reports headings that leave a step out, for readers who move by them.
func (w *writer) levels(level, off int) {
	if level == 1 {
		w.report("prose/heading-one", off, w.rest(off))
	}
	if n := len(w.doc.headings); n > 0 && level > w.doc.headings[n-1].Level+1 {
		before := w.doc.headings[n-1].Level
		w.report("prose/heading-skip", off, w.rest(off),
			"level", strconv.Itoa(level), "before", strconv.Itoa(before), "marks", strings.Repeat("#", before+1))
	}
}

// explicitID takes "{#id}" off the end of a heading.
func (w *writer) explicitID(n *ast.Heading) headingID {
	last, ok := n.LastChild().(*ast.Text)
	if !ok {
		return headingID{}
	}
	raw := bytes.TrimRight(w.src[last.Segment.Start:last.Segment.Stop], " \t\r\n")
	open := bytes.LastIndexByte(raw, '{')
	if open < 0 || markdown.Escaped(raw, open) || raw[len(raw)-1] != '}' {
		return headingID{}
	}
	off, braces := last.Segment.Start+open, raw[open:]
	inner := string(bytes.Trim(braces, "{}"))
	id := headingID{written: strings.TrimPrefix(inner, "#"), off: off, n: len(braces)}
	switch {
	case strings.HasPrefix(inner, "#") && len(id.written) <= address.MaxID && address.IsID(id.written):
	case strings.HasPrefix(inner, "#"):
		w.report("prose/id-form", off, len(braces), "value", id.written, "fixed", "{#"+address.Slug(id.written)+"}")
		id.written = ""
	case leftBraces.Match(braces):
		w.report("prose/attribute", off, len(braces), "example", "{#scope}")
		id.written = ""
	default:
		return headingID{}
	}
	stop := last.Segment.Start + len(bytes.TrimRight(raw[:open], " \t"))
	last.Segment = last.Segment.WithStop(stop)
	return id
}
