package tidy

import (
	"bytes"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// table is one table of the document: the whole of it, or what stands below
// one heading.
type table struct {
	name     string
	headed   bool     // false of a table known only from the headings below it
	listed   bool     // its heading has double brackets
	above    []string // comments over the heading; "" is a blank line
	beside   string   // comment behind it
	pairs    []*pair
	tail     []string // comments after the last pair
	children []*table
	order    order

	directives, header []string // of the whole document: the head of the file
}

// pair is a name with its value.
type pair struct {
	name   []string
	value  *value
	above  []string
	beside string
}

// value is a value as it was written, or the parts of a list or group.
type value struct {
	text  string
	list  bool
	group bool
	items []item // of a list
	tail  []string
	pairs []*pair // of a group in curly brackets
}

type item struct {
	value  *value
	above  []string
	beside string
}

// reader makes tables of a document that is sound TOML.
type reader struct {
	b        []byte
	p        unstable.Parser
	comments []string // all, in the order of the document
	pending  []string // comments and blank lines since the last statement
	root     *table
	at       *table
	begun    bool

	directives []string // of the head of the file
}

// read returns the document's tables and its comments, sorted.
func read(b []byte) (*table, []string) {
	r := &reader{b: b, root: &table{headed: true}}
	r.at = r.root
	r.p.KeepComments = true
	r.p.Reset(b)
	for r.p.NextExpression() {
		e := r.p.Expression()
		if e.Kind == unstable.Comment {
			text := r.comment(e)
			if strings.HasPrefix(text, "#:") { // a directive for editors, such as "#:schema"
				r.directives = append(r.directives, text)
				continue
			}
			r.blank(offset(e))
			r.pending = append(r.pending, text)
			continue
		}
		key := e.Key()
		key.Next()
		start := r.lineOf(offset(key.Node()))
		r.blank(start)
		beside := ""
		if next := e.Next(); next != nil && next.Kind == unstable.Comment {
			beside = r.comment(next)
		}
		if e.Kind == unstable.KeyValue {
			r.lead(false)
			p := r.pair(e)
			p.above, p.beside = r.take(), beside
			r.at.pairs = append(r.at.pairs, p)
			continue
		}
		r.lead(true)
		r.at = r.heading(e)
		r.at.above, r.at.beside = trimBlank(r.take()), beside
	}
	if !r.begun {
		r.root.header = r.take()
	} else {
		r.at.tail = r.take()
	}
	r.root.directives = r.directives
	slices.Sort(r.comments)
	return r.root, r.comments
}

func offset(n *unstable.Node) int { return int(n.Raw.Offset) }

func (r *reader) comment(n *unstable.Node) string {
	text := strings.TrimRight(string(raw(r.b, n)), " \t\r")
	r.comments = append(r.comments, text)
	return text
}

// lineOf returns where the statement begins whose first name stands at i.
func (r *reader) lineOf(i int) int {
	for i > 0 && r.b[i-1] != '\n' {
		i--
	}
	return i
}

// blank notes that a line without text stands before the line of i.
func (r *reader) blank(i int) {
	above := bytes.TrimRight(r.b[:r.lineOf(i)], " \t\r\n")
	gap := r.b[len(above):i]
	if bytes.Count(gap, []byte("\n")) > 1 || len(above) == 0 && bytes.Contains(gap, []byte("\n")) {
		r.pending = append(r.pending, "")
	}
}

func (r *reader) take() []string {
	out := r.pending
	r.pending = nil
	return out
}

// lead gives what stands before a statement and does not touch it to what
// went before: to the table that ends, or to the head of the file.
func (r *reader) lead(heading bool) {
	cut := 0
	for i, line := range r.pending {
		if line == "" {
			cut = i + 1
		}
	}
	switch {
	case !r.begun:
		r.root.header, r.pending = r.pending[:cut:cut], r.pending[cut:]
	case heading:
		r.at.tail, r.pending = r.pending[:cut:cut], r.pending[cut:]
	}
	r.begun = true
}

// heading enters [a.b] or [[a.b]].
func (r *reader) heading(e *unstable.Node) *table {
	t := r.root
	names := nameOf(e)
	for _, name := range names[:len(names)-1] {
		t = t.child(name)
	}
	last := names[len(names)-1]
	if e.Kind == unstable.ArrayTable {
		c := &table{name: last, headed: true, listed: true}
		t.children = append(t.children, c)
		return c
	}
	c := t.child(last)
	c.headed = true
	return c
}

// child returns the last table of that name below t, or a new one.
func (t *table) child(name string) *table {
	for _, c := range slices.Backward(t.children) {
		if c.name == name {
			return c
		}
	}
	c := &table{name: name}
	t.children = append(t.children, c)
	return c
}

func nameOf(e *unstable.Node) []string {
	var out []string
	for it := e.Key(); it.Next(); {
		out = append(out, string(it.Node().Data))
	}
	return out
}

func (r *reader) pair(e *unstable.Node) *pair {
	return &pair{name: nameOf(e), value: r.value(e.Value())}
}

func (r *reader) value(n *unstable.Node) *value {
	switch n.Kind {
	case unstable.Array:
		v := &value{list: true}
		r.items(v, n)
		return v
	case unstable.InlineTable:
		v := &value{group: true}
		for it := n.Children(); it.Next(); {
			v.pairs = append(v.pairs, r.pair(it.Node()))
		}
		return v
	}
	return &value{text: spell(n.Kind, string(raw(r.b, n)), string(n.Data))}
}

// items reads a list. A comment on the line of an item stands beside it; on a
// line of its own it stands above the next.
func (r *reader) items(v *value, n *unstable.Node) {
	var above []string
	note := func(c *unstable.Node) {
		before := bytes.TrimRight(r.b[:offset(c)], " \t,")
		text := r.comment(c)
		if last := len(v.items) - 1; last >= 0 && len(above) == 0 && v.items[last].beside == "" && !bytes.HasSuffix(before, []byte("\n")) {
			v.items[last].beside = text
			return
		}
		above = append(above, text)
	}
	for it := n.Children(); it.Next(); {
		c := it.Node()
		if c.Kind != unstable.Comment {
			v.items = append(v.items, item{value: r.value(c), above: above})
			above = nil
			continue
		}
		note(c)
		for more := c.Children(); more.Next(); { // the rest of a run of comments
			note(more.Node())
		}
	}
	v.tail = above
}

// trimBlank takes blank lines off both ends.
func trimBlank(lines []string) []string {
	for len(lines) > 0 && lines[0] == "" {
		lines = lines[1:]
	}
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// raw returns the bytes of a node as they are written.
func raw(b []byte, n *unstable.Node) []byte {
	return b[n.Raw.Offset : n.Raw.Offset+n.Raw.Length]
}
