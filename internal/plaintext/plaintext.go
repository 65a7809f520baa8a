// Package plaintext makes the plain-text twin of a finished page: what stands
// in its <main>, and where the page comes from, for people who read with
// simple programs, and for print.
//
// It reads the HTML and not the page's model, so that each kind of page has a
// twin the day it is made, and a notice that the page shows cannot be missing
// from it. Headings are underlined, tables become "label: value", links are
// numbered with their addresses at the end, words that went are [-so-] and new
// ones [+so+], and lines hold 72 columns: a
// character of Chinese takes two of them, a combining mark none.
//
// What serves only a browser is left out: forms, scripts, drawings (each has a
// table beside it).
package plaintext

import (
	"bytes"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Columns is how wide a line may be.
const Columns = 72

// Of returns the twin of a page that stands at the absolute address.
func Of(page []byte, address string) ([]byte, error) {
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return nil, fmt.Errorf("read the page: %w", err)
	}
	base, err := url.Parse(address)
	if err != nil {
		return nil, fmt.Errorf("read the page's address: %w", err)
	}
	t := &text{base: base}
	var out []string
	for n := range doc.Descendants() {
		if n.Data == "main" || n.Data == "section" && has(n, "class", "origin") {
			out = apart(out, t.block(n, Columns))
		}
	}
	out = append(out, "", strings.Repeat("-", Columns), address)
	for i, a := range t.addresses {
		out = append(out, fmt.Sprintf("[%d] %s", i+1, a))
	}
	return []byte(strings.Join(out, "\n") + "\n"), nil
}

type text struct {
	base      *url.URL
	addresses []string
}

var skipped = []string{"script", "style", "template", "svg", "form", "button", "dialog", "noscript"}

var blocks = []string{"address", "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "figure",
	"footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "ul"}

// block returns an element's content as lines: what stands in it by itself is
// wrapped, the blocks in it follow with an empty line between.
func (t *text) block(n *html.Node, width int) []string {
	var out []string
	var run strings.Builder
	flush := func() {
		out = apart(out, wrap(run.String(), width))
		run.Reset()
	}
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode && slices.Contains(blocks, c.Data) {
			flush()
			if !hidden(c) {
				out = join(out, t.element(c, width), c)
			}
			continue
		}
		t.inline(&run, c)
	}
	flush()
	return out
}

// join puts blocks one after the other. Items of a list stay together.
func join(out, more []string, n *html.Node) []string {
	if n.Data == "li" || n.Data == "dd" || n.Data == "dt" || n.Data == "div" && n.Parent.Data == "dl" {
		return append(out, more...)
	}
	return apart(out, more)
}

func apart(out, more []string) []string {
	if len(out) > 0 && len(more) > 0 {
		out = append(out, "")
	}
	return append(out, more...)
}

var underlines = map[string]string{"h1": "=", "h2": "-", "h3": "~"}

// element returns one block by its kind.
func (t *text) element(n *html.Node, width int) []string {
	switch n.Data {
	case "h1", "h2", "h3":
		lines := t.block(n, width)
		long := 0
		for _, l := range lines {
			long = max(long, columns(l))
		}
		return append(lines, strings.Repeat(underlines[n.Data], long))
	case "li":
		mark := "- "
		if n.Parent.Data == "ol" {
			mark = fmt.Sprintf("%d. ", number(n))
		}
		return hang(mark, t.block(n, width-len(mark)))
	case "dd":
		return hang("    ", t.block(n, width-4))
	case "blockquote":
		return indent("> ", t.block(n, width-2))
	case "pre":
		var b strings.Builder
		for c := range n.Descendants() {
			if c.Type == html.TextNode {
				b.WriteString(c.Data)
			}
		}
		return indent("    ", strings.Split(strings.TrimRight(b.String(), "\n"), "\n"))
	case "hr":
		return []string{"* * *"}
	case "table":
		return t.table(n, width)
	}
	return t.block(n, width)
}

// inline writes running text; spaces are put in order when it is wrapped.
func (t *text) inline(run *strings.Builder, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		run.WriteString(n.Data)
	case n.Type != html.ElementNode || slices.Contains(skipped, n.Data) || hidden(n):
	case n.Data == "br":
		run.WriteByte(lineBreak)
	case n.Data == "img":
		run.WriteString(attr(n, "alt"))
	case n.Data == "del" || n.Data == "ins":
		var words strings.Builder
		for c := range n.ChildNodes() {
			t.inline(&words, c)
		}
		sign := map[string]string{"del": "-", "ins": "+"}[n.Data]
		run.WriteString("[" + sign + strings.TrimSpace(words.String()) + sign + "]")
	default:
		for c := range n.ChildNodes() {
			t.inline(run, c)
		}
		if n.Data == "a" {
			if i := t.link(attr(n, "href")); i > 0 {
				fmt.Fprintf(run, "\u00a0[%d]", i)
			}
		}
	}
}

// link numbers an address; a place on the page itself has none.
func (t *text) link(href string) int {
	if href == "" || href[0] == '#' {
		return 0
	}
	u, err := t.base.Parse(href)
	if err != nil {
		return 0
	}
	full := u.String()
	i := slices.Index(t.addresses, full)
	if i < 0 {
		t.addresses = append(t.addresses, full)
		return len(t.addresses)
	}
	return i + 1
}

// number is an item's place in its list.
func number(li *html.Node) int {
	n := 1
	for s := li.PrevSibling; s != nil; s = s.PrevSibling {
		if s.Data == "li" {
			n++
		}
	}
	return n
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key, value string) bool {
	return n.Type == html.ElementNode && slices.Contains(strings.Fields(attr(n, key)), value)
}

func hidden(n *html.Node) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "hidden" })
}
