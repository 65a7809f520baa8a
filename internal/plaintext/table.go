package plaintext

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// table writes each row as lines of "label: value", the labels from the
// table's head. A row's own heading stands first.
func (t *text) table(n *html.Node, width int) []string {
	var out []string
	var heads []string
	for c := range n.Descendants() {
		switch c.Data {
		case "caption":
			out = apart(out, t.block(c, width))
		case "tr":
			cells := cellsOf(c)
			if c.Parent.Data == "thead" {
				heads = nil
				for _, x := range cells {
					heads = append(heads, strings.Join(t.block(x, width), " "))
				}
				continue
			}
			out = apart(out, t.row(cells, heads, width))
		}
	}
	return out
}

func cellsOf(tr *html.Node) []*html.Node {
	var out []*html.Node
	for c := range tr.ChildNodes() {
		if c.Data == "td" || c.Data == "th" {
			out = append(out, c)
		}
	}
	return out
}

func (t *text) row(cells []*html.Node, heads []string, width int) []string {
	var out []string
	for i, c := range cells {
		lines := t.block(c, width-2)
		if len(lines) == 0 {
			continue
		}
		if i < len(heads) && heads[i] != "" {
			lines = label(heads[i], lines, width-2)
		}
		if len(out) > 0 {
			lines = indent("  ", lines)
		}
		out = append(out, lines...)
	}
	return out
}

// label puts a label before a value: on one line where both find room.
func label(name string, lines []string, width int) []string {
	if len(lines) == 1 || !slices.Contains(lines, "") {
		return wrap(name+": "+strings.Join(lines, " "), width)
	}
	return append([]string{name + ":"}, indent("  ", lines)...)
}
