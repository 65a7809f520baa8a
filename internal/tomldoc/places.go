package tomldoc

import (
	"github.com/pelletier/go-toml/v2/unstable"

	"plaza/internal/tomldoc/scan"
)

// node is one name, value or item of the document, with its place.
type node struct {
	above   *node
	name    span // as written, with quote marks; of a group, in its heading
	value   span // as written; of a group, its heading
	written bool // a value is written after an equals sign or in a list
	form    form
	names   map[string]*node
	order   []string
	items   []*node
}

// form tells how a name came to be, which decides what may follow.
type form int

const (
	implied form = iota // a group known from the names below it
	headed              // a group under a heading [a]
	dotted              // a group made by a name with dots
	listed              // a list of groups under headings [[a]]
	valued              // a value, a list or a group after an equals sign
)

// clash is a name that cannot stand beside an earlier one.
type clash struct {
	code      string
	name      string
	at, first span
}

// at returns the node at path, or the last one on the way to it.
func (d *Doc) at(path []any) (n *node, exact bool) {
	d.once.Do(func() { d.root, d.unfit = index(d.b) })
	n = d.root
	for _, step := range path {
		var next *node
		switch step := step.(type) {
		case string:
			next = n.names[step]
		case int:
			if step >= 0 && step < len(n.items) {
				next = n.items[step]
			}
		}
		if next == nil {
			return n, false
		}
		n = next
	}
	return n, true
}

// index finds the places of all that b holds. b keeps the limits. Should the
// library refuse b or meet a bug of its own, the places up to there remain.
func index(b []byte) (root *node, clashes []clash) {
	x := indexer{b: b, root: &node{form: headed}}
	x.at = x.root
	defer func() {
		_ = recover()
		root, clashes = x.root, x.clashes
	}()
	x.parser.Reset(b)
	for x.parser.NextExpression() {
		switch e := x.parser.Expression(); e.Kind {
		case unstable.Table, unstable.ArrayTable:
			x.heading(e)
		case unstable.KeyValue:
			x.pair(x.at, e)
		}
	}
	return x.root, x.clashes
}

// indexer builds the tree of places.
type indexer struct {
	b       []byte
	parser  unstable.Parser
	root    *node
	at      *node // the group of the last heading
	clashes []clash
}

// child returns the node under n that a part of a name leads to.
func (x *indexer) child(n *node, part *unstable.Node, f form) (c *node, isNew bool) {
	if n.form == listed && len(n.items) > 0 {
		n = n.items[len(n.items)-1]
	}
	name := string(part.Data)
	if c = n.names[name]; c != nil {
		return c, false
	}
	if n.names == nil {
		n.names = map[string]*node{}
	}
	c = &node{above: n, name: place(part), form: f}
	n.names[name] = c
	n.order = append(n.order, name)
	return c, true
}

// heading enters a heading [a.b] or [[a.b]].
func (x *indexer) heading(e *unstable.Node) {
	parts := x.parts(e)
	whole := x.brackets(parts)
	n := x.root
	for _, part := range parts[:len(parts)-1] {
		c, isNew := x.child(n, part, implied)
		if isNew {
			c.value = whole
		} else if c.form == valued {
			x.clash("toml/two-kinds", parts, c)
		}
		n = c
	}
	last := parts[len(parts)-1]
	if e.Kind == unstable.ArrayTable {
		c, isNew := x.child(n, last, listed)
		if isNew {
			c.value = whole
		} else if c.form != listed {
			x.clash("toml/two-kinds", parts, c)
		}
		x.at = &node{above: c, name: place(last), value: whole, form: headed}
		c.items = append(c.items, x.at)
		return
	}
	c, isNew := x.child(n, last, headed)
	x.at = c
	if isNew || c.form == implied {
		c.name, c.value, c.form = place(last), whole, headed
		return
	}
	code := "toml/two-kinds"
	if c.form == headed || c.form == dotted {
		code = "toml/duplicate-heading"
	}
	x.clash(code, parts, c)
	x.at = &node{above: c, form: headed} // its names are not given twice as well
}

// pair enters a name and its value under the group n.
func (x *indexer) pair(n *node, e *unstable.Node) {
	parts := x.parts(e)
	for _, part := range parts[:len(parts)-1] {
		c, isNew := x.child(n, part, dotted)
		switch {
		case isNew:
		case c.form == implied:
			c.form = dotted
		case c.form != dotted:
			x.clash("toml/two-kinds", parts, c)
			return
		}
		n = c
	}
	last := parts[len(parts)-1]
	c, isNew := x.child(n, last, valued)
	if !isNew {
		code := "toml/duplicate-name"
		if c.form != valued {
			code = "toml/two-kinds"
		}
		x.clash(code, parts, c)
		return
	}
	from := x.skip(place(last).end(), " \t")
	from = x.skip(from+len("="), " \t")
	x.fill(c, e.Value(), from)
	for up := c.above; up.form == dotted && up.value.n == 0; up = up.above {
		up.value = c.value
	}
}

// fill enters the value e, which begins at from, into n, and returns where it
// ends. The library tells the place of texts, numbers and the like; brackets
// are found by going over what can stand between two items.
func (x *indexer) fill(n *node, e *unstable.Node, from int) (end int) {
	n.form, n.written = valued, true
	switch e.Kind {
	case unstable.Array:
		end = from + 1
		for it := e.Children(); it.Next(); {
			c := &node{above: n}
			n.items = append(n.items, c)
			end = x.fill(c, it.Node(), x.between(end))
		}
		end = x.between(end) + 1
	case unstable.InlineTable:
		end = from + 1
		for it := e.Children(); it.Next(); {
			x.pair(n, it.Node())
			end = place(it.Node()).end()
		}
		end = x.between(end) + 1
	default:
		end = place(e).end()
	}
	n.value = span{from, end - from}
	return end
}

// between skips what can stand between two items of a list or group.
func (x *indexer) between(i int) int {
	for {
		i = x.skip(i, " \t\r\n,")
		if i == len(x.b) || x.b[i] != '#' {
			return i
		}
		for i < len(x.b) && x.b[i] != '\n' {
			i++
		}
	}
}

// skip returns the first place from i on that holds none of the given bytes.
func (x *indexer) skip(i int, bytes string) int {
	for i < len(x.b) {
		found := false
		for j := range len(bytes) {
			found = found || x.b[i] == bytes[j]
		}
		if !found {
			break
		}
		i++
	}
	return i
}

// parts returns the parts of the name of a pair or heading.
func (x *indexer) parts(e *unstable.Node) []*unstable.Node {
	parts := make([]*unstable.Node, 0, scan.MaxParts)
	for it := e.Key(); it.Next(); {
		parts = append(parts, it.Node())
	}
	return parts
}

// brackets returns the place of a heading, with its brackets.
func (x *indexer) brackets(parts []*unstable.Node) span {
	from, to := place(parts[0]).at, x.skip(place(parts[len(parts)-1]).end(), " \t]")
	for from > 0 && x.b[from-1] != '\n' {
		from--
	}
	from = x.skip(from, " \t")
	for to > from && x.b[to-1] != ']' {
		to--
	}
	return span{from, to - from}
}

// clash notes that the name of parts cannot stand beside first.
func (x *indexer) clash(code string, parts []*unstable.Node, first *node) {
	at := span{place(parts[0]).at, place(parts[len(parts)-1]).end() - place(parts[0]).at}
	x.clashes = append(x.clashes, clash{code: code, name: string(x.b[at.at : at.at+at.n]), at: at, first: first.name})
}

// span is a part of the document.
type span struct{ at, n int }

func place(n *unstable.Node) span { return span{int(n.Raw.Offset), int(n.Raw.Length)} }

func (s span) end() int { return s.at + s.n }
