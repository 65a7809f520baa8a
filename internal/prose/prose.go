// Package prose turns the Markdown that City staff write into HTML that can
// do no harm, and tells them in words what it cannot take.
//
// Parse reads a text once. It returns a Doc, which holds finished HTML with
// holes in it, and every finding about the text. Render fills the holes: the
// address behind "tool:clearview-ai", the page's word for "Warning", the level
// at which headings begin. So one text is parsed once and shown on many pages
// at the price of joining strings, and many goroutines may render one Doc.
//
// Read are CommonMark, tables, strikethrough, footnotes, definition lists and
// alerts ("> [!NOTE]"). Not read are raw HTML, pictures, task lists, attributes
// other than a heading's {#id}, and bare web addresses.
//
// Laws:
//
//  1. Nothing is dropped in silence. What is left out of the page, would be
//     unsafe in it or shut somebody out is a diagnostic with its place.
//  2. Every tag in the output is written in this package; every letter that an
//     editor wrote passes html.EscapeString on its way out. There is no path
//     around the two, so the output can only hold what block.go, inline.go,
//     table.go and note.go know how to write.
//  3. A link leaves this package only when package address has named its kind: a
//     reference that Options.Link resolves, a "#place" on the page, or an
//     https:, http:, mailto: or tel: address in a form with one meaning. The
//     list says what may pass, not what may not.
//  4. Ids are made of a-z, 0-9 and single hyphens and are unique in their text.
//     Ids made by this package (of footnotes, or with a Prefix) hold a double
//     hyphen, which no heading can have, so the two never meet.
//  5. Work and output are bounded before the Markdown reader starts and while
//     it reads (package markdown), and while HTML is written (maxOutput).
//  6. A Doc never changes after Parse.
//
// HTML is the only type whose text templates print as it is. Its field is not
// exported, so no other package can make one from a string.
//
// Tests: prose_test.go shows what is written for what; mistakes_test.go plants
// each mistake; hostile_test.go holds the attacks and limits_test.go the texts
// that would hold up a build; fuzz_test.go holds all laws against any bytes,
// with package htmlcheck and goldmark's own writer as judges.
package prose

import (
	"strconv"

	"plaza/internal/diag"
	"plaza/internal/prose/address"
	"plaza/internal/prose/markdown"
	"plaza/internal/source"
)

const (
	maxOutput   = 4 << 20 // bytes of HTML
	maxFindings = 500
)

// Heading is one heading of a text, for a table of contents.
type Heading struct {
	Level int    // as written: 2 for "##"
	ID    string // without any Options.Prefix
	Text  string
}

// Link is one link that a text keeps.
type Link struct {
	Dest string // "tool:clearview-ai", "clause:6-7#scope", "#scope" or an address
	Text string // the words a reader clicks
	Pos  diag.Pos
}

// Doc is a parsed text. The zero Doc is an empty text.
type Doc struct {
	pieces     []piece
	headings   []Heading
	ids        map[string]bool // of the headings
	shallowest int             // level of the shallowest heading
	links      []Link
	text       string
	first      string
	size       int // bytes of HTML outside the holes
}

// Headings returns the headings in order. The caller does not change them.
func (d *Doc) Headings() []Heading { return d.headings }

// Reference takes a link's destination apart: "clause:6-7#scope" is the kind
// "clause", the id "6-7" and the place "scope". It is not ok for addresses
// and for places on the same page.
func (l Link) Reference() (kind, id, place string, ok bool) { return address.Split(l.Dest) }

// Links returns the links in order. The caller does not change them.
func (d *Doc) Links() []Link { return d.links }

// Text returns the words of the text without any marks: blocks are parted by
// blank lines, list items and table rows by line ends, cells by tabs.
func (d *Doc) Text() string { return d.text }

// FirstParagraph returns the words of the first paragraph that stands in no
// list, quote or alert.
func (d *Doc) FirstParagraph() string { return d.first }

// Parse reads f.Bytes[from:to] as Markdown. The Doc is never nil; when a limit
// is broken it is empty. Findings have their place in f and come in the order
// in which they were met.
func Parse(f *source.File, from, to int) (*Doc, []diag.Diagnostic) {
	w := newWriter(f, from, to)
	if !markdown.Check(w.src, w.report) {
		return &Doc{}, w.found
	}
	if !w.survive(w.read) {
		return &Doc{}, w.found
	}
	return w.finish(), w.found
}

func (w *writer) read() {
	root, deep := markdown.Read(w.src)
	if deep >= 0 {
		w.report("prose/too-deep", deep, 1, "limit", strconv.Itoa(markdown.MaxDepth))
	}
	w.blocks(root)
	w.unusedDefinitions(root)
	w.nameHeadings()
}

// survive runs read and reports whether it came to its end. The Markdown
// reader is not ours and meets any bytes at all: should it fail on some, then
// that one text is at fault and is named, and all others are still built.
func (w *writer) survive(read func()) (ok bool) {
	defer func() {
		if r := recover(); r != nil {
			w.report("prose/unreadable", 0, 1)
		}
	}()
	read()
	return true
}

// at returns the place of n bytes at offset off of the text.
func (w *writer) at(off, n int) diag.Pos { return w.f.Pos(w.from+off, n) }

// report notes a finding about the n bytes at off. After maxFindings it notes
// once that there are more, as an error: what was not counted may be one.
func (w *writer) report(code string, off, n int, args ...string) {
	switch {
	case len(w.found) < maxFindings:
		w.found = append(w.found, diag.New(code, w.at(off, n), args...))
	case len(w.found) == maxFindings:
		w.found = append(w.found, diag.New("prose/more", w.at(off, n), "limit", strconv.Itoa(maxFindings)))
	}
}
