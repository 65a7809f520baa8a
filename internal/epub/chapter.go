package epub

import (
	"bytes"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// binder turns pages into chapters.
type binder struct {
	file map[string]string          // chapter by address of its page
	ids  map[string]map[string]bool // places of each chapter
}

func (b Book) chapters() ([]string, error) {
	x := binder{map[string]string{}, map[string]map[string]bool{}}
	mains := make([]*html.Node, len(b.Chapters))
	for i, c := range b.Chapters {
		doc, err := html.Parse(bytes.NewReader(c.HTML))
		if err != nil {
			return nil, fmt.Errorf("read the page %s: %w", c.Address, err)
		}
		ids := map[string]bool{}
		for n := range doc.Descendants() {
			if n.Data == "main" {
				mains[i] = n
				places(n, ids)
				break
			}
		}
		if mains[i] == nil {
			return nil, fmt.Errorf("the page %s has no <main>", c.Address)
		}
		x.file[c.Address], x.ids[c.Address] = chapterName(i), ids
	}
	out := make([]string, len(mains))
	for i, main := range mains {
		base, err := url.Parse(b.Chapters[i].Address)
		if err != nil {
			return nil, fmt.Errorf("read an address: %w", err)
		}
		var s strings.Builder
		s.WriteString(b.head(b.Chapters[i].Title))
		for c := range main.ChildNodes() {
			x.write(&s, c, base)
		}
		s.WriteString("\n</body>\n</html>\n")
		out[i] = s.String()
	}
	return out, nil
}

// left out of a book: what serves only a browser, and the ways through the
// site.
var leftOut = []string{"script", "style", "template", "form", "nav", "svg", "img", "button", "dialog", "noscript", "input", "select"}

// renamed are elements that readers of books show badly.
var renamed = map[string]string{"details": "section", "summary": "p", "search": "div"}

var kept = []string{"id", "lang", "dir", "title", "scope", "colspan", "rowspan", "start", "translate", "datetime", "cite"}

var void = []string{"br", "hr", "wbr", "col"}

func drops(n *html.Node) bool {
	return slices.Contains(leftOut, n.Data) || slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "hidden" })
}

// places gathers the ids that the chapter will have.
func places(n *html.Node, ids map[string]bool) {
	for c := range n.ChildNodes() {
		if c.Type != html.ElementNode || drops(c) {
			continue
		}
		for _, a := range c.Attr {
			if a.Key == "id" {
				ids[a.Val] = true
			}
		}
		places(c, ids)
	}
}

func (x binder) write(s *strings.Builder, n *html.Node, base *url.URL) {
	if n.Type == html.TextNode {
		s.WriteString(escape(n.Data))
		return
	}
	if n.Type != html.ElementNode || drops(n) {
		return
	}
	tag := n.Data
	if to := renamed[tag]; to != "" {
		tag = to
	}
	href := ""
	if tag == "a" {
		if href = x.link(n, base); href == "" {
			tag = "span"
		}
	}
	s.WriteString("<" + tag)
	if href != "" {
		fmt.Fprintf(s, ` href="%s"`, escape(href))
	}
	for _, a := range n.Attr {
		if slices.Contains(kept, a.Key) && (a.Key != "id" || a.Val != "") {
			fmt.Fprintf(s, ` %s="%s"`, a.Key, escape(a.Val))
			if a.Key == "lang" {
				fmt.Fprintf(s, ` xml:lang="%s"`, escape(a.Val))
			}
		}
	}
	if slices.Contains(void, tag) {
		s.WriteString("/>")
		return
	}
	s.WriteString(">")
	for c := range n.ChildNodes() {
		x.write(s, c, base)
	}
	s.WriteString("</" + tag + ">")
}

// link leads to a place of the book, else to the site; "" where there is no
// such place in the book.
func (x binder) link(n *html.Node, base *url.URL) string {
	i := slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "href" })
	if i < 0 {
		return ""
	}
	u, err := base.Parse(n.Attr[i].Val)
	if err != nil {
		return ""
	}
	frag := u.Fragment
	u.Fragment = ""
	page := u.String()
	file, inside := x.file[page]
	switch {
	case !inside:
		u.Fragment = frag
		return u.String()
	case frag != "" && x.ids[page][frag]:
		return file + "#" + url.PathEscape(frag)
	case page == base.String():
		return ""
	}
	return file
}
