// Package htmlcheck judges finished HTML as a browser would read it.
//
// It is the oracle of tests and shares no code with the packages that write
// HTML: it parses their output with golang.org/x/net/html and looks at what
// came out. Where package prose says what it writes, Inert says what may be
// there at all.
package htmlcheck

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// elements are those that running text is made of, and the attributes that
// each may carry beside those in everywhere.
var elements = map[string][]string{
	"a": {"href", "rel", "hreflang"}, "abbr": {"title"}, "bdi": nil, "blockquote": nil, "br": nil, "caption": nil,
	"cite": nil, "code": nil, "dd": nil, "del": nil, "div": nil, "dl": nil, "dt": nil, "em": nil,
	"h1": nil, "h2": nil, "h3": nil, "h4": nil, "h5": nil, "h6": nil, "hr": nil, "li": nil,
	"ol": {"start"}, "p": nil, "pre": nil, "section": nil, "span": nil, "strong": nil, "sup": nil,
	"table": nil, "tbody": nil, "td": nil, "th": {"scope"}, "thead": nil, "time": {"datetime"}, "tr": nil, "ul": nil,
}

var everywhere = []string{"aria-hidden", "aria-label", "aria-labelledby", "class", "dir", "id", "lang", "role", "tabindex"}

var schemes = []string{"https", "http", "mailto", "tel"}

// Inert returns what in markup, a fragment of a page's body, could run, load
// or send anything, change how the page looks, hide where a link leads, or
// break the page around it; each as a sentence, in order. None: it is inert.
//
// It finds every element and attribute that is not on the lists above (so
// scripts, styles, handlers, forms, frames, pictures and comments), links with
// a scheme that is not listed or without a scheme but to another site, ids
// that stand twice or hold white space, text that is not UTF-8, and markup
// that a browser would have to put right: its tree must hold exactly the
// elements written, each as deep as it was written.
func Inert(markup string) []string {
	var c checker
	if !utf8.ValidString(markup) {
		c.fault("text is not UTF-8")
	}
	written := c.written(markup)
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(markup), body)
	if err != nil {
		c.fault("cannot be parsed: %v", err)
	}
	for _, n := range nodes {
		c.node(n, 0)
	}
	if !slices.Equal(written, c.built) {
		c.fault("a browser would build other elements than are written")
	}
	return c.faults
}

type checker struct {
	faults []string
	built  []element // the elements of the tree, in order
	ids    map[string]bool
}

type element struct {
	name  string
	depth int
}

func (c *checker) fault(format string, args ...any) {
	c.faults = append(c.faults, fmt.Sprintf(format, args...))
}

// written returns the elements as their tags stand in the markup, which must
// close each other in order.
func (c *checker) written(markup string) (out []element) {
	var open []string
	t := html.NewTokenizer(strings.NewReader(markup))
	for {
		switch kind := t.Next(); kind {
		case html.ErrorToken:
			if len(open) > 0 {
				c.fault("<%s> is not closed", open[len(open)-1])
			}
			return out
		case html.StartTagToken, html.SelfClosingTagToken:
			b, _ := t.TagName()
			name := string(b)
			out = append(out, element{name, len(open)})
			if name != "br" && name != "hr" {
				open = append(open, name)
			}
		case html.EndTagToken:
			b, _ := t.TagName()
			if len(open) == 0 || open[len(open)-1] != string(b) {
				c.fault("</%s> closes nothing", b)
				continue
			}
			open = open[:len(open)-1]
		case html.CommentToken, html.DoctypeToken:
			c.fault("comment or doctype: %q", t.Raw())
		}
	}
}

func (c *checker) node(n *html.Node, depth int) {
	if n.Type == html.ElementNode {
		c.built = append(c.built, element{n.Data, depth})
		c.element(n)
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.node(child, depth+1)
	}
}

func (c *checker) element(n *html.Node) {
	allowed, known := elements[n.Data]
	if !known || n.Namespace != "" {
		c.fault("element <%s>", n.Data)
	}
	for _, a := range n.Attr {
		switch {
		case a.Namespace != "" || !slices.Contains(everywhere, a.Key) && !slices.Contains(allowed, a.Key):
			c.fault("attribute %s of <%s>", a.Key, n.Data)
		case a.Key == "href" && !leadsPlainly(a.Val):
			c.fault("link to %q", a.Val)
		case a.Key == "id":
			c.id(a.Val)
		}
	}
}

func (c *checker) id(id string) {
	if id == "" || strings.ContainsAny(id, " \t\n\r\f") {
		c.fault("id %q is empty or holds white space", id)
	}
	if c.ids[id] {
		c.fault("id %q stands twice", id)
	}
	if c.ids == nil {
		c.ids = map[string]bool{}
	}
	c.ids[id] = true
}

// leadsPlainly reads href as browsers do: they drop white space and control
// characters around it and line ends in it, and take a backslash for a slash.
func leadsPlainly(href string) bool {
	href = strings.TrimFunc(href, func(r rune) bool { return r <= ' ' })
	href = strings.NewReplacer("\t", "", "\n", "", "\r", "", `\`, "/").Replace(href)
	if strings.HasPrefix(href, "//") {
		return false
	}
	i := strings.IndexAny(href, ":/?#")
	if i < 0 || href[i] != ':' {
		return true
	}
	return slices.Contains(schemes, strings.ToLower(href[:i]))
}
