package workflows

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// node is a value in a YAML file: a text, a list or a mapping.
type node struct {
	line    int
	text    string
	comment string // behind the text
	items   []*node
	keys    []string
	values  map[string]*node
}

func (n *node) get(key string) *node {
	if n == nil {
		return nil
	}
	return n.values[key]
}

// str is the text at key, "" where there is none.
func (n *node) str(key string) string {
	if v := n.get(key); v != nil {
		return v.text
	}
	return ""
}

// each calls visit for n and all below it, with the name of the key each
// stands under.
func (n *node) each(key string, visit func(key string, n *node)) {
	visit(key, n)
	for _, item := range n.items {
		item.each(key, visit)
	}
	for _, k := range n.keys {
		n.values[k].each(k, visit)
	}
}

type line struct {
	number, indent int
	text           string
}

type reader struct {
	lines []line
	raw   []string
	at    int
}

// read reads the plain part of YAML: mappings with simple keys, lists of "- "
// items, texts on one line, blocks after "|". Anchors, tags, documents, long
// flow forms, escapes and repeated keys are refused.
func read(src string) (n *node, err error) {
	defer func() {
		if r := recover(); r != nil {
			n, err = nil, fmt.Errorf("%v", r)
		}
	}()
	r := &reader{raw: strings.Split(src, "\n")}
	for i, raw := range r.raw {
		text := strings.TrimLeft(raw, " ")
		l := line{i + 1, len(raw) - len(text), text}
		if strings.ContainsFunc(raw, func(c rune) bool { return !unicode.IsPrint(c) }) {
			r.refuse(l, "holds a character that cannot be seen") // some end a line for other readers
		}
		r.lines = append(r.lines, l)
	}
	n = r.block(0)
	if l, ok := r.peek(); ok {
		r.refuse(l, "stands too far to the left or right")
	}
	return n, nil
}

func (r *reader) refuse(l line, why string) {
	panic(fmt.Sprintf("line %d: %q %s", l.number, l.text, why))
}

// peek returns the next line that is not empty and not a comment.
func (r *reader) peek() (line, bool) {
	for ; r.at < len(r.lines); r.at++ {
		l := r.lines[r.at]
		if l.text == "" || l.text[0] == '#' {
			continue
		}
		return l, true
	}
	return line{}, false
}

// block reads the mapping or list at exactly this indent.
func (r *reader) block(indent int) *node {
	first, ok := r.peek()
	if !ok || first.indent != indent {
		r.refuse(first, "does not stand where a value is expected")
	}
	n := &node{line: first.number}
	list := strings.HasPrefix(first.text, "- ")
	for {
		l, ok := r.peek()
		if !ok || l.indent < indent {
			return n
		}
		if l.indent > indent || strings.HasPrefix(l.text, "- ") != list {
			r.refuse(l, "stands too far to the left or right")
		}
		if list {
			n.items = append(n.items, r.item(l))
		} else {
			r.pair(n, l)
		}
	}
}

// item reads what stands behind "- ", as if the two characters were blank.
func (r *reader) item(l line) *node {
	rest := l.text[2:]
	if key.MatchString(rest) {
		r.lines[r.at] = line{l.number, l.indent + 2, rest}
		return r.block(l.indent + 2)
	}
	r.at++
	return r.scalar(l, rest)
}

var key = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9_-]*):( |$)`)

func (r *reader) pair(n *node, l line) {
	m := key.FindStringSubmatch(l.text)
	if m == nil {
		r.refuse(l, "is not a plain key with a colon")
	}
	name := m[1]
	if n.values[name] != nil {
		r.refuse(l, "repeats a key")
	}
	r.at++
	if n.values == nil {
		n.values = map[string]*node{}
	}
	n.keys = append(n.keys, name)
	switch rest := strings.TrimLeft(l.text[len(m[0]):], " "); {
	case rest == "|":
		n.values[name] = r.literal(l)
	case rest == "" || rest[0] == '#':
		n.values[name] = r.below(l)
	default:
		n.values[name] = r.scalar(l, rest)
	}
}

// below reads the value on the lines after a key, or nothing.
func (r *reader) below(l line) *node {
	if next, ok := r.peek(); ok && next.indent > l.indent {
		return r.block(next.indent)
	}
	return &node{line: l.number}
}

// literal reads the lines of a "|" block.
func (r *reader) literal(l line) *node {
	n := &node{line: l.number}
	for ; r.at < len(r.lines); r.at++ {
		if next := r.lines[r.at]; next.text != "" && next.indent <= l.indent {
			break
		}
		n.text += r.raw[r.at] + "\n"
	}
	return n
}

var (
	plain  = regexp.MustCompile(`^[A-Za-z0-9./$(¿][^#"'{}\[\]&*!|>%@]*$`)
	expr   = regexp.MustCompile(`^[A-Za-z0-9 -]*\$\{\{ [A-Za-z_.]+ \}\}[A-Za-z0-9 -]*$`)
	quoted = regexp.MustCompile(`^"([^"\\]*)"$`)
	flow   = regexp.MustCompile(`^\[("?[A-Za-z0-9*_/-]+"?)(, "?[A-Za-z0-9*_/-]+"?)*\]$`)
	action = regexp.MustCompile(`^[A-Za-z0-9_./-]+@[A-Za-z0-9_.-]+$`)
	test   = regexp.MustCompile(`^(github\.ref == 'refs/heads/[a-z]+'|github\.event\.workflow_run\.event == '[a-z_]+')$`)
)

func (r *reader) scalar(l line, s string) *node {
	n := &node{line: l.number}
	if i := strings.Index(s, " #"); i >= 0 && !strings.HasSuffix(s, `"`) {
		s, n.comment = strings.TrimRight(s[:i], " "), strings.TrimSpace(s[i+2:])
	}
	switch {
	case quoted.MatchString(s):
		n.text = quoted.FindStringSubmatch(s)[1]
	case flow.MatchString(s):
		for item := range strings.SplitSeq(s[1:len(s)-1], ", ") {
			n.items = append(n.items, &node{line: l.number, text: strings.Trim(item, `"`)})
		}
	case plain.MatchString(s) && !strings.Contains(s, ": ") && !strings.HasSuffix(s, ":"),
		expr.MatchString(s), action.MatchString(s), test.MatchString(s):
		n.text = s
	default:
		r.refuse(l, "is not a plain text; put it in double quotes, without \\ inside")
	}
	return n
}

func TestReaderReads(t *testing.T) {
	n, err := read("# head\na: b # why\nlist:\n  - one\n  - k: v\n    l: [x, \"y\"]\nempty:\nscript: |\n  # kept\n  echo ${{ x }}\n\nlast: \"- quoted: #1\"\n")
	if err != nil {
		t.Fatal(err)
	}
	list := n.get("list").items
	got := []string{n.str("a"), n.get("a").comment, list[0].text, list[1].str("k"), list[1].get("l").items[1].text, n.str("script"), n.str("last")}
	want := []string{"b", "why", "one", "v", "y", "  # kept\n  echo ${{ x }}\n\n", "- quoted: #1"}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("value %d is %q, want %q", i, got[i], want[i])
		}
	}
}

func TestReaderRefuses(t *testing.T) {
	for name, src := range map[string]string{
		"tab":             "a:\n\tb: c\n",
		"anchor":          "a: &x b\n",
		"alias":           "a: *x\n",
		"merge":           "<<: x\n",
		"tag":             "a: !!str b\n",
		"document":        "---\na: b\n",
		"folded":          "a: >\n  b\n",
		"block with sign": "a: |-\n  b\n",
		"flow mapping":    "a: {b: c}\n",
		"long flow":       "a: [b,\n  c]\n",
		"quoted key":      "\"on\": push\n",
		"complex key":     "? a\n: b\n",
		"escape":          "a: \"\\u0070ull\"\n",
		"single quotes":   "a: 'b'\n",
		"repeated key":    "a: b\na: c\n",
		"two indents":     "a:\n  b: c\n    d: e\n",
		"text over lines": "a: b\n  c\n",
		"colon in text":   "a: b: c\n",
		"carriage return": "a: b\r\nc: d\r\n",
		"hidden line end": "a: b\u0085run: c\n",
		"hidden in block": "a: |\n  b\u2028run: c\n",
		"nothing":         "",
	} {
		if n, err := read(src); err == nil {
			t.Errorf("%s: %q was read as %+v", name, src, n)
		}
	}
}
