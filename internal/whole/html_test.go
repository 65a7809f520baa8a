package whole

import (
	"strings"

	"golang.org/x/net/html"
)

// attr returns an attribute's value, "" when it is not there.
func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// all returns the elements below n that fit.
func all(n *html.Node, fits func(*html.Node) bool) []*html.Node {
	var out []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && fits(d) {
			out = append(out, d)
		}
	}
	return out
}

func element(name string) func(*html.Node) bool {
	return func(n *html.Node) bool { return n.Data == name }
}

// text is the text below n as it is written, with single spaces.
func text(n *html.Node) string { return strings.Join(strings.Fields(joined(n, "")), " ") }

// words is the text below n, with a space between elements.
func words(n *html.Node) string { return strings.Join(strings.Fields(joined(n, " ")), " ") }

func joined(n *html.Node, between string) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data + between)
		}
	}
	return b.String()
}
