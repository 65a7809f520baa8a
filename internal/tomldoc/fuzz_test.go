package tomldoc

import (
	"bytes"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	third "github.com/pelletier/go-toml/v2"
	"pgregory.net/rapid"

	"plaza/internal/diag"
	"plaza/internal/source"
	"plaza/internal/tomldoc/scan"
)

// FuzzParse holds the laws of the package comment for any bytes.
func FuzzParse(f *testing.F) {
	for _, m := range mistakes {
		if len(m.text) < 500 {
			f.Add([]byte(m.text), 0, len(m.text))
		}
	}
	f.Add([]byte(record), 0, len(record))
	f.Add([]byte(sample), 0, len(sample))
	f.Add([]byte("+++\na = 1\n+++\n"), 4, 10)
	f.Add([]byte("a = {\nb = '''x''', }\n[[c]]\n[c.d]\n"), 0, 33)
	f.Fuzz(func(t *testing.T, b []byte, from, to int) { lawful(t, b, boundary(b, from), boundary(b, to)) })
}

// TestSoup does the same for documents made of the pieces of TOML in any
// order, which mutated bytes seldom are.
func TestSoup(t *testing.T) {
	pieces := rapid.SliceOfN(rapid.SampledFrom([]string{
		"a", "b", "c", "a.b", "a.b.c", "'a'", "\"b\"", ".", " = ", "=", " = ", " = 1\n", "\n", "\n", "\r\n", " ", ",", ", ", "#", " # x\n",
		"[", "]", "[[", "]]", "\n[a]\n", "\n[a.b]\n", "\n[[a]]\n", "\n[[a.b]]\n", "{", "}", "{}", "[]", "{ a = 1 }", "{ a.b = 1 }", "[1, 2]",
		"\"x\"", "'y'", "\"", "'", "\"\"\"", "'''", "\\", "\\u0041", "\\u200b", "\\e", "“", "”", "\u00a0", "ñ", "\u200d", "1", "1_0", "+", "-", "e5",
		"2026-01-02", "07:30:00", "T", "Z", "true", "nan", "tool", "<<<<<<<", "=======", ">>>>>>> x", "\n<<<<<<< y\n", "\n=======\n",
	}), 0, 40)
	rapid.Check(t, func(r *rapid.T) {
		b := []byte(strings.Join(pieces.Draw(r, "pieces"), ""))
		lawful(r, b, 0, len(b))
	})
}

// TestClashes makes documents of whole statements that often cannot stand
// beside each other, and asks a third reader whether they can.
func TestClashes(t *testing.T) {
	statements := rapid.SliceOfN(rapid.SampledFrom([]string{
		"a = 1\n", "b = 1\n", "c = 1\n", "a.b = 1\n", "a.b.c = 1\n", "b.c = 1\n", "a = {}\n", "a = []\n", "a = [{}]\n", "b = { c = 1 }\n",
		"a = { b.c = 1, b.d = 2 }\n", "a = { b = { c = 1 }, b.d = 2 }\n", "b = { a = 1, a = 2 }\n", "a.b = { c = 1 }\n", "c.d = [{ a.b = 1 }]\n",
		"[a]\n", "[b]\n", "[a.b]\n", "[a.b.c]\n", "[b.c]\n", "[[a]]\n", "[[b]]\n", "[[a.b]]\n", "[[a.b.c]]\n", "[a.c]\n", "[c]\n",
	}), 1, 8)
	rapid.Check(t, func(r *rapid.T) {
		b := []byte(strings.Join(statements.Draw(r, "statements"), ""))
		lawful(r, b, 0, len(b))
		var tree map[string]any
		err := third.Unmarshal(b, &tree)
		if doc, found := Parse(source.New("a.toml", b), 0, len(b)); (doc != nil) != (err == nil) {
			r.Fatalf("another reader says %v, we say %v", err, brief(found))
		}
	})
}

type fataler interface{ Fatalf(string, ...any) }

// lawful holds the laws for one document.
func lawful(t fataler, b []byte, from, to int) {
	file := source.New("a.toml", b)
	doc, found := Parse(file, from, to)
	inside(t, file, found)
	to = min(max(to, 0), len(b))
	from = min(max(from, 0), to)
	if doc == nil && !diag.HasErrors(found) {
		t.Fatalf("no document, and no error that says why")
	}
	if doc != nil {
		if bytes.HasPrefix(b[from:to], []byte("\ufeff")) {
			from += 3
		}
		if _, err := decode(b[from:to]); err != nil {
			t.Fatalf("read what the decoder refuses: %v", err)
		}
		samePlaces(t, doc, doc.Tree, nil)
		seen(t, doc.Tree, found)
	} else if to-from <= MaxSize && utf8.Valid(b[from:to]) {
		notTooStrict(t, b[from:to], found)
	}
	if to-from <= MaxSize && utf8.Valid(b[from:to]) {
		if r := scan.Document(file, from, to); r.Again > 8*(to-from)+100 {
			t.Fatalf("%d bytes were looked at again, of %d", r.Again, to-from)
		}
	}
}

// boundary moves i to the end of a character it stands inside of.
func boundary(b []byte, i int) int {
	for i > 0 && i < len(b) && !utf8.RuneStart(b[i]) {
		i++
	}
	return i
}

// inside holds that every place lies inside the file.
func inside(t fataler, f *source.File, found []diag.Diagnostic) {
	lines := bytes.Split(f.Bytes, []byte("\n"))
	for _, d := range found {
		if d.File != f.Path || d.Line < 1 || d.Line > len(lines) || d.Width < 1 {
			t.Fatalf("%s lies outside the file: %+v", d.Code, d.Pos)
		}
		n := utf8.RuneCount(lines[d.Line-1])
		if d.Col < 1 || d.Col > n+1 || d.Col+d.Width > max(n, d.Col)+1 {
			t.Fatalf("%s lies outside its line of %d: %+v", d.Code, n, d.Pos)
		}
	}
}

// samePlaces holds that the places agree with the tree: the same names and
// items, in order, and at each place the text of that very value.
func samePlaces(t fataler, doc *Doc, v any, path []any) {
	n, exact := doc.at(path)
	if !exact {
		t.Fatalf("%v has no place", path)
	}
	if offset, length, ok := doc.ValueRange(path...); ok {
		text := doc.File.Bytes[offset : offset+length]
		again, err := decode(slices.Concat([]byte("v = "), text))
		if err != nil {
			t.Fatalf("%v: the text at its place, %q, is no value: %v", path, text, err)
		}
		tidy(again)
		if !same(again["v"], v) {
			t.Fatalf("%v: the text at its place, %q, is %v, not %v", path, text, again["v"], v)
		}
	}
	switch v := v.(type) {
	case map[string]any:
		if len(n.order) != len(v) || len(n.items) > 0 {
			t.Fatalf("%v: the tree has %d names, the places %v", path, len(v), n.order)
		}
		if !slices.Equal(n.order, doc.Keys(path...)) {
			t.Fatalf("%v: %v and Keys are not the same", path, n.order)
		}
		for name, under := range v {
			sub := append(slices.Clone(path), name)
			samePlaces(t, doc, under, sub)
			sameName(t, doc, n.names[name], name)
		}
	case []any:
		items(t, doc, n, len(v), func(i int) any { return v[i] }, path)
	case []map[string]any:
		items(t, doc, n, len(v), func(i int) any { return v[i] }, path)
	default:
		if len(n.order)+len(n.items) > 0 || !n.written {
			t.Fatalf("%v: a single value has the place of a group", path)
		}
	}
}

func items(t fataler, doc *Doc, n *node, length int, item func(int) any, path []any) {
	if len(n.items) != length || len(n.order) > 0 {
		t.Fatalf("%v: the tree has %d items, the places %d", path, length, len(n.items))
	}
	for i := range length {
		samePlaces(t, doc, item(i), append(slices.Clone(path), i))
	}
}

// sameName holds that the text at the place of a name is that name.
func sameName(t fataler, doc *Doc, n *node, name string) {
	text := doc.b[n.name.at:n.name.end()]
	again, err := decode(slices.Concat(text, []byte(" = 1")))
	if _, ok := again[name]; err != nil || !ok {
		t.Fatalf("the text at the place of %q is %q", name, text)
	}
}

// same compares values; no number is not a number, but here it is the same.
func same(a, b any) bool {
	x, ok := a.(float64)
	if y, also := b.(float64); ok && also && math.IsNaN(x) && math.IsNaN(y) {
		return true
	}
	if l, ok := a.([]any); ok {
		m, ok := b.([]any)
		return ok && slices.EqualFunc(l, m, same)
	}
	if l, ok := a.(map[string]any); ok {
		m, ok := b.(map[string]any)
		if !ok || len(l) != len(m) {
			return false
		}
		for name := range l {
			if !same(l[name], m[name]) {
				return false
			}
		}
		return true
	}
	return reflect.DeepEqual(a, b)
}

// seen holds that what is read without a complaint hides nothing.
func seen(t fataler, v any, found []diag.Diagnostic) {
	if len(found) > 0 {
		return
	}
	switch v := v.(type) {
	case map[string]any:
		for name, under := range v {
			seen(t, name, nil)
			seen(t, under, nil)
		}
	case []map[string]any:
		for _, under := range v {
			seen(t, under, nil)
		}
	case []any:
		for _, under := range v {
			seen(t, under, nil)
		}
	case string:
		if i := strings.IndexAny(v, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200e\u200f\u2060\ufeff\x00\x07\x1b\x7f\r"); i >= 0 {
			t.Fatalf("%q hides a character and was let pass", v)
		}
	}
}

// stricter are the codes for what the decoder would read and we refuse: our
// limits, versions of git, syntax newer than TOML 1.0, and clashes of names that
// the decoder lets pass.
var stricter = []string{
	"toml/line-too-long", "toml/too-deep", "toml/name-too-deep", "toml/name-too-long", "toml/too-many-names",
	"toml/merge-conflict", "toml/merge-marker", "toml/group-lines", "toml/group-comma", "toml/time-form",
	"toml/two-kinds", "toml/duplicate-name", "toml/duplicate-heading", "text/utf-16",
}

// oddOffset is an offset from Greenwich that no clock shows.
var oddOffset = regexp.MustCompile(`[+-]24:|[+-][0-9]{2}:60`)

// notTooStrict holds that a document which the decoder reads is refused only
// for a reason of our own.
func notTooStrict(t fataler, b []byte, found []diag.Diagnostic) {
	if _, err := decode(b); err != nil {
		return
	}
	for _, d := range found {
		if slices.Contains(stricter, d.Code) || oddOffset.Match(b) || d.Code == "toml/backslash" && (bytes.Contains(b, []byte(`\e`)) || bytes.Contains(b, []byte(`\x`))) {
			return
		}
	}
	t.Fatalf("refused what the decoder reads: %v", brief(found))
}
