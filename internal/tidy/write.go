package tidy

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2/unstable"
)

// longest is the length of a line, in characters, above which a list is
// written with a line for each item. Texts are longer than that; they have no
// place to break.
const longest = 240

const indent = "  "

type writer struct {
	b      bytes.Buffer
	tailed bool // a comment that belongs to no heading was written last
}

// write returns the document.
func write(root *table) []byte {
	w := &writer{}
	if header := head(root); len(header) > 0 {
		w.lines(header)
		if len(root.pairs) > 0 {
			w.b.WriteByte('\n')
		}
	}
	w.body(root, "")
	return w.b.Bytes()
}

// head returns the lines at the head of the file. What does not touch the
// first name belongs to them, also if another name was the first before.
func head(root *table) []string {
	header := root.header
	if len(root.pairs) > 0 {
		first := root.pairs[0]
		cut := 0
		for i, line := range first.above {
			if line == "" {
				cut = i + 1
			}
		}
		header = slices.Concat(header, []string{""}, first.above[:cut])
		first.above = first.above[cut:]
	}
	header = slices.CompactFunc(header, func(a, b string) bool { return a == "" && b == "" })
	return append(root.directives, trimBlank(header)...)
}

func (w *writer) lines(lines []string) {
	for _, l := range lines {
		w.b.WriteString(l + "\n")
	}
}

// table writes a table with its heading, and all below it.
func (w *writer) table(t *table, path string) {
	if path != "" {
		path += "."
	}
	path += name(t.name)
	if t.headed {
		if w.b.Len() > 0 && (!t.order.tight || len(t.above) > 0 || w.tailed) {
			w.b.WriteByte('\n')
		}
		w.tailed = false
		w.lines(t.above)
		if t.listed {
			w.b.WriteString("[[" + path + "]]")
		} else {
			w.b.WriteString("[" + path + "]")
		}
		w.comment(t.beside)
	}
	w.body(t, path)
}

func (w *writer) body(t *table, path string) {
	w.pairs(t.pairs, t.order.loose)
	tail := t.tail
	if len(t.pairs) == 0 {
		tail = trimBlank(tail)
	}
	for len(tail) > 0 && tail[len(tail)-1] == "" {
		tail = tail[:len(tail)-1]
	}
	w.lines(tail)
	w.tailed = len(tail) > 0
	for _, c := range t.children {
		w.table(c, path)
	}
}

func (w *writer) comment(text string) {
	if text != "" {
		w.b.WriteString(" " + text)
	}
	w.b.WriteByte('\n')
}

// pairs writes names and values. Those without a comment or blank line
// between them have their equals signs below each other.
func (w *writer) pairs(pairs []*pair, loose bool) {
	for from := 0; from < len(pairs); {
		to, width := from, 0
		for to < len(pairs) && (to == from || len(pairs[to].above) == 0) {
			width = max(width, utf8.RuneCountInString(path(pairs[to].name)))
			to++
		}
		if loose {
			width = 0
		}
		for i, p := range pairs[from:to] {
			above := p.above
			if from+i == 0 {
				for len(above) > 0 && above[0] == "" {
					above = above[1:]
				}
			}
			w.lines(above)
			left := path(p.name)
			left += strings.Repeat(" ", max(0, width-utf8.RuneCountInString(left))) + " = "
			w.b.WriteString(left + p.value.write("", utf8.RuneCountInString(left)))
			w.comment(p.beside)
		}
		from = to
	}
}

// write returns the value. at is the width of what stands before it on its
// line, margin what stands before its closing bracket.
func (v *value) write(margin string, at int) string {
	switch {
	case v.group && v.commented(): // in a list: curly brackets hold no comment themselves
		parts := make([]string, len(v.pairs))
		for i, p := range v.pairs {
			parts[i] = path(p.name) + " = " + p.value.write(margin, 0)
		}
		return "{ " + strings.Join(parts, ", ") + " }"
	case v.group:
		return v.flat()
	case !v.list:
		return v.text
	case !v.commented() && at+utf8.RuneCountInString(v.flat()) <= longest:
		return v.flat()
	}
	var b strings.Builder
	b.WriteString("[\n")
	inner := margin + indent
	for _, i := range v.items {
		for _, c := range i.above {
			b.WriteString(inner + c + "\n")
		}
		b.WriteString(inner + i.value.write(inner, len(inner)) + ",")
		if i.beside != "" {
			b.WriteString(" " + i.beside)
		}
		b.WriteByte('\n')
	}
	for _, c := range v.tail {
		b.WriteString(inner + c + "\n")
	}
	return b.String() + margin + "]"
}

// commented reports whether comments stand inside the list.
func (v *value) commented() bool {
	if len(v.tail) > 0 {
		return true
	}
	for _, i := range v.items {
		if len(i.above) > 0 || i.beside != "" || i.value.commented() {
			return true
		}
	}
	for _, p := range v.pairs {
		if p.value.commented() {
			return true
		}
	}
	return false
}

// flat returns the value on one line.
func (v *value) flat() string {
	var parts []string
	switch {
	case v.list:
		for _, i := range v.items {
			parts = append(parts, i.value.flat())
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case v.group && len(v.pairs) == 0:
		return "{}"
	case v.group:
		for _, p := range v.pairs {
			parts = append(parts, path(p.name)+" = "+p.value.flat())
		}
		return "{ " + strings.Join(parts, ", ") + " }"
	}
	return v.text
}

func path(names []string) string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = name(n)
	}
	return strings.Join(out, ".")
}

var bare = regexp.MustCompile(`^[A-Za-z0-9_-]+$`)

// name returns one part of a name, in quotes if it needs them.
func name(s string) string {
	if bare.MatchString(s) {
		return s
	}
	return quote(s)
}

// quote writes a text in double quotes. (strconv knows escapes that TOML does
// not have.)
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String() + `"`
}

// spaced is a moment with something else than a T before its time.
var spaced = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}[ t]`)

// spell writes a single value: texts on one line in double quotes, or in
// single ones where they hold double quotes or backslashes; what has escapes
// for other characters, or several lines, as it was.
func spell(kind unstable.Kind, raw, data string) string {
	switch kind {
	case unstable.String:
		if strings.HasPrefix(raw, `"""`) || strings.HasPrefix(raw, `'''`) {
			return raw
		}
		escapes := raw[0] == '"' && strings.Contains(strings.NewReplacer(`\\`, "", `\"`, "").Replace(raw), `\`)
		switch {
		case escapes:
			return raw
		case !strings.ContainsAny(data, `"\`):
			return `"` + data + `"`
		case !strings.Contains(data, "'"):
			return "'" + data + "'"
		}
		return quote(data)
	case unstable.LocalDateTime, unstable.DateTime:
		if spaced.MatchString(raw) {
			return raw[:len("2026-03-12")] + "T" + raw[len("2026-03-12 "):]
		}
	}
	return raw
}
