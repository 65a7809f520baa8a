package tidy

import (
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"plaza/internal/diag"
	"plaza/internal/schema"
	"plaza/internal/source"
	"plaza/internal/tomldoc"
)

// Mark begins the comment lines that the program writes for those who fill a
// file in, and takes away again when they did.
const Mark = "#> "

// Change is what to change in a file. All else stays, comments with it, but for
// those that begin with Mark.
type Change struct {
	Set   []Set
	Notes []Note
	Body  *string // the text below the facts of a Markdown file
}

// Set gives the name at Path a value, written as in TOML (Quote, a date).
type Set struct {
	Path  []string
	Value string
}

// Note puts marked lines at the end of a table. The lines come without Mark.
type Note struct {
	Table []string
	Lines []string
}

// Rewrite returns the bytes of a file with the change made, in their one form.
// A file that is not there yet has no bytes. With diagnostics there are none:
// the file must be mended first.
func Rewrite(k *schema.Kind, overlay bool, f *source.File, ch Change) ([]byte, []diag.Diagnostic, error) {
	if len(f.Bytes) == 0 && k.Markdown {
		f = source.New(f.Path, []byte("+++\n+++\n"))
	}
	b := f.Bytes
	from, to, body := 0, len(b), len(b)
	if k.Markdown {
		var ok bool
		if from, to, body, ok = schema.FrontMatter(b); !ok {
			return nil, []diag.Diagnostic{diag.New("record/front-matter", f.Pos(0, len(b)))}, nil
		}
	}
	if doc, ds := tomldoc.Parse(f, from, to); doc == nil || diag.HasErrors(ds) {
		return nil, ds, nil
	}
	root, comments := read(b[from:to])
	comments = slices.DeleteFunc(comments, marked)
	root.unmark()
	for _, s := range ch.Set {
		root.set(s.Path, &value{text: s.Value})
	}
	for _, n := range ch.Notes {
		t := root
		for _, name := range n.Table {
			t = t.child(name)
		}
		t.headed = true
		for _, line := range n.Lines {
			line = strings.TrimRight(Mark+line, " ")
			t.tail = append(t.tail, line)
			comments = append(comments, line)
		}
	}
	root.sort(orderOf(k, overlay))
	facts := write(root)
	tail := b[body:]
	if ch.Body != nil {
		tail = []byte("\n" + strings.TrimSpace(*ch.Body) + "\n")
	}
	out := slices.Concat(b[:from], facts, b[to:body], tail)
	after, ds := tomldoc.Parse(source.New(f.Path, out), from, from+len(facts))
	if after == nil || diag.HasErrors(ds) {
		return nil, ds, nil
	}
	if _, kept := read(facts); !slices.Equal(slices.Sorted(slices.Values(comments)), kept) {
		return nil, nil, errLost
	}
	return out, nil, nil
}

func marked(line string) bool { return strings.HasPrefix(line, strings.TrimSpace(Mark)) }

// unmark takes away all marked lines, and headings that held nothing else.
func (t *table) unmark() {
	t.header, t.above, t.tail = without(t.header), without(t.above), without(t.tail)
	for _, p := range t.pairs {
		p.above = without(p.above)
	}
	for _, c := range t.children {
		c.unmark()
	}
	t.children = slices.DeleteFunc(t.children, func(c *table) bool {
		return !c.listed && len(c.pairs)+len(c.children)+len(c.above)+len(trimBlank(c.tail)) == 0 && c.beside == ""
	})
}

func without(lines []string) []string {
	if !slices.ContainsFunc(lines, marked) {
		return lines
	}
	left := slices.DeleteFunc(slices.Clone(lines), marked)
	return slices.CompactFunc(left, func(a, b string) bool { return a == "" && b == "" })
}

// set gives the name at path below t a value, where it stands or where it
// would be looked for.
func (t *table) set(path []string, v *value) {
	if put(&t.pairs, path, v) {
		return
	}
	if len(path) == 1 {
		t.pairs = append(t.pairs, &pair{name: path, value: v})
		return
	}
	c := t.child(path[0])
	if len(path) == 2 {
		c.headed = true
	}
	c.set(path[1:], v)
}

// put does it among names and their values: of a name with dots, or a group in
// curly brackets, only these can hold more of the same.
func put(pairs *[]*pair, path []string, v *value) bool {
	for _, p := range *pairs {
		n := len(p.name)
		switch {
		case p.name[0] != path[0]:
		case slices.Equal(p.name, path):
			p.value = v
			return true
		case n < len(path) && slices.Equal(p.name, path[:n]) && p.value.group:
			if !put(&p.value.pairs, path[n:], v) {
				p.value.pairs = append(p.value.pairs, &pair{name: path[n:], value: v})
			}
			return true
		}
	}
	for _, p := range *pairs {
		if p.name[0] == path[0] && len(p.name) > 1 {
			*pairs = append(*pairs, &pair{name: path, value: v})
			return true
		}
	}
	return false
}

// Quote writes a text as a value.
func Quote(s string) string {
	if strings.Contains(s, "\n") {
		s = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\r\n", "\n").Replace(s)
		return "\"\"\"\n" + s + "\"\"\""
	}
	return spell(unstable.String, quote(s), s)
}
