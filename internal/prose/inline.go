package prose

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"plaza/internal/prose/address"
	"plaza/internal/prose/markdown"
)

func (w *writer) inlines(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; {
		if t, ok := n.(*ast.Text); ok {
			n = w.run(t)
			continue
		}
		w.inline(n)
		n = n.NextSibling()
	}
}

func (w *writer) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Emphasis:
		w.marked([...]string{1: "em", 2: "strong"}[n.Level], n)
	case *extast.Strikethrough:
		w.marked("del", n)
	case *ast.CodeSpan:
		w.codeSpan(n)
	case *ast.Link:
		w.link(n)
	case *ast.AutoLink:
		w.autoLink(n)
	case *ast.Image:
		w.report("prose/image", w.start(n), max(w.textEnd(n)+1-w.start(n), 3))
	case *ast.RawHTML:
		s := n.Segments.At(0)
		w.rawHTML(s.Start, max(len(bytes.TrimRight(w.src[s.Start:s.Stop], "\r\n")), 1))
	case *extast.FootnoteLink:
		w.call(n)
	case *extast.FootnoteBacklink:
		w.backlink(n)
	default:
		panic(fmt.Sprintf("prose: no way to write words of kind %s", n.Kind()))
	}
}

// run writes words without marks, over as many lines as they take, and returns
// what follows them. A term may begin on one line and end on the next.
func (w *writer) run(n *ast.Text) ast.Node {
	var b strings.Builder
	for {
		w.unknownCall(n)
		b.WriteString(w.plain(n.Segment))
		after, more := n.NextSibling().(*ast.Text)
		switch {
		case n.HardLineBreak():
			w.running(b.String())
			w.tag("<br>\n")
			w.part("\n")
			return n.NextSibling()
		case n.SoftLineBreak():
			b.WriteString("\n")
		}
		if !more {
			w.running(b.String())
			return n.NextSibling()
		}
		n = after
	}
}

// marked writes n between tags, unless marks stand too deep in marks.
func (w *writer) marked(name string, n ast.Node) {
	w.nesting++
	defer func() { w.nesting-- }()
	if w.nesting > markdown.MaxDepth {
		if w.nesting == markdown.MaxDepth+1 {
			w.report("prose/too-deep", w.start(n), 1, "limit", strconv.Itoa(markdown.MaxDepth))
		}
		w.inlines(n)
		return
	}
	w.tag("<" + name + ">")
	w.inlines(n)
	w.tag("</" + name + ">")
}

func (w *writer) codeSpan(n *ast.CodeSpan) {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		s := c.(*ast.Text).Segment
		b.Write(s.Value(w.src))
	}
	code := strings.ReplaceAll(strings.ReplaceAll(b.String(), "\r\n", " "), "\n", " ")
	if w.inCell {
		code = strings.ReplaceAll(code, `\|`, "|")
	}
	w.tag("<code>")
	w.words(code)
	w.tag("</code>")
}

// vague are words that say nothing to a reader who hears a list of links.
var vague = regexp.MustCompile(`^(click|click-here|here|read-more|more|learn-more|see-more|details|this|this-page|this-link|link|page|website|` +
	`haga-clic|haga-clic-aqui|clic-aqui|pulse-aqui|presione-aqui|aqui|leer-mas|lea-mas|mas|mas-informacion|ver-mas|vea-mas|detalles|esta-pagina|este-enlace|enlace|pagina|sitio-web)$`)

func (w *writer) link(n *ast.Link) {
	a := address.Read(n.Destination)
	off, found := w.offset(n.Destination)
	length := len(n.Destination)
	if !found {
		off, length = w.start(n), max(w.textEnd(n)+1-w.start(n), 2)
	}
	if n.Reference != nil {
		w.used[util.ToLinkReference(n.Reference.Value)] = true
	} else { // a definition is judged once, where it stands
		w.judge(a, off, length)
		w.title(n.Title, n, off+length)
	}
	words := max(w.textEnd(n)+1-w.start(n), 2)
	if !w.hasWords(n) {
		w.report("prose/link-no-text", w.start(n), words)
		a.Kind = address.Refused
	}
	before := w.text.Len()
	closed := w.open(a)
	w.inlines(n)
	closed()
	text := strings.ReplaceAll(w.since(before), "\n", " ")
	if a.Kind != address.Refused {
		w.doc.links = append(w.doc.links, Link{Dest: a.Dest, Text: text, Pos: w.at(off, length)})
		if vague.MatchString(address.Fold(text)) {
			w.report("prose/link-vague", w.start(n), words, "value", text)
		}
	}
}

// open writes the start of a link to a, and returns what writes its end. A
// link that is refused, or stands in another, is words only.
func (w *writer) open(a address.Address) (closed func()) {
	if w.inLink {
		return func() {}
	}
	end := func() { w.tag("</a>") }
	switch a.Kind {
	case address.Reference:
		w.hole(piece{hole: holeLink, dest: a.Dest})
		end = func() { w.hole(piece{hole: holeLinkE}) }
	case address.Place:
		w.tag(`<a href="`)
		w.hole(piece{hole: holePlace, dest: a.Dest[1:]})
		w.tag(`">`)
	case address.Outside:
		w.tag(`<a href="` + escape(a.Href()) + rel(a) + `">`)
	default:
		return func() {}
	}
	w.inLink = true
	return func() { w.inLink = false; end() }
}

// rel marks what leads to another site.
func rel(a address.Address) string {
	if a.OnWeb() {
		return `" rel="external`
	}
	return ""
}

func (w *writer) judge(a address.Address, off, n int) {
	if a.Kind == address.Refused {
		w.report(a.Code, off, n, a.Args...)
	}
}

// title reports the title of a link or definition n, whose address ends at
// off: only readers with a mouse would find it.
func (w *writer) title(t []byte, n ast.Node, off int) {
	if len(bytes.TrimSpace(t)) == 0 {
		return
	}
	length := len(t)
	if i := bytes.Index(w.src[off:], t); i >= 0 {
		off += i
	} else { // it goes over lines of a quote or list
		off, length = w.start(n), 1
	}
	w.report("prose/link-title", off, length, "value", markdown.Unmark(t))
}

// autoLink writes an address in angle brackets.
func (w *writer) autoLink(n *ast.AutoLink) {
	label := n.Label(w.src)
	off, ok := w.offset(label)
	if !ok {
		off = w.start(n)
	}
	dest := label
	if n.AutoLinkType == ast.AutoLinkEmail && !bytes.HasPrefix(bytes.ToLower(label), []byte("mailto:")) {
		dest = append([]byte("mailto:"), label...)
	}
	a := address.Read(dest)
	w.judge(a, off, len(label))
	switch {
	case a.Kind == address.Reference:
		w.report("prose/link-no-text", off, len(label))
		return
	case w.inLink:
		w.report("prose/link-nested", off, len(label))
	case a.Kind != address.Refused:
		w.doc.links = append(w.doc.links, Link{Dest: a.Dest, Text: string(label), Pos: w.at(off, len(label))})
	}
	if a.Kind != address.Refused {
		closed := w.open(a)
		w.words(string(label))
		closed()
	}
}

// definition judges "[name]: address" where it stands.
func (w *writer) definition(n *ast.LinkReferenceDefinition) {
	off, ok := w.offset(n.Destination)
	length := len(n.Destination)
	if !ok {
		off, length = w.start(n), w.rest(w.start(n))
	}
	w.judge(address.Read(n.Destination), off, length)
	w.title(n.Title, n, off+length)
	w.definitions = append(w.definitions, n)
}

// unusedDefinitions reports the addresses and footnotes that nothing uses. A
// name given twice is one of them: only the first is ever used.
func (w *writer) unusedDefinitions(root ast.Node) {
	for _, n := range w.definitions {
		name := util.ToLinkReference(n.Label)
		if !w.used[name] {
			off := w.start(n)
			w.report("prose/definition-unused", off, w.rest(off), "value", string(n.Label))
		}
		w.used[name] = false
	}
	for _, n := range markdown.IdleFootnotes(root) {
		w.report("prose/footnote-unused", w.start(n), w.rest(w.start(n)), "value", string(n.Ref))
	}
}

// hasWords reports whether a reader would find anything to read in n.
func (w *writer) hasWords(n ast.Node) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			if strings.TrimSpace(markdown.Unmark(c.Segment.Value(w.src))) != "" {
				return true
			}
		case *ast.AutoLink:
			return true
		case *ast.Image:
		default:
			if w.hasWords(c) {
				return true
			}
		}
	}
	return false
}

// textEnd returns where the words of a link end, which is where its "]" is.
func (w *writer) textEnd(n ast.Node) int {
	end := w.start(n) + 1
	for c := n.LastChild(); c != nil; c = c.LastChild() {
		switch c := c.(type) {
		case *ast.Text:
			return max(end, c.Segment.Stop)
		case *ast.AutoLink:
			return max(end, w.start(c)+len(c.Label(w.src))+2)
		}
	}
	return end
}
