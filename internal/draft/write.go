package draft

import (
	"fmt"
	"slices"
	"strings"

	"plaza/internal/schema"
	"plaza/internal/tidy"
)

// anEntry stands for the key of an entry that nobody named.
const anEntry = "FIELD"

func isTable(f *schema.Field) bool { return f.Type == schema.Table || f.Type == schema.Tables }

// facts writes the file, or what stands between the fences of one.
func (w *writer) facts() {
	if w.Schema != "" && !w.Kind.Markdown {
		fmt.Fprintf(&w.b, "#:schema %s\n\n", w.Schema)
	}
	if l := w.Words; l != nil {
		w.remark(l.Words.New.Heading.With("Kind", l.Label("kind."+w.Kind.Name)))
		w.b.WriteByte('\n')
	}
	w.single(w.Kind.Written())
	var known []*schema.Field
	for _, f := range w.Kind.Written() {
		switch {
		case !isTable(f):
		case w.given(f.Name), f.Name == "not_answered" && w.unanswered() != nil:
			known = append(known, f)
		case !w.Brief || f.Required || f.Shown:
			w.table(f, true)
		}
	}
	for _, f := range known {
		if w.given(f.Name) {
			w.table(f, false)
		} else {
			w.notAnswered(f)
		}
	}
}

// single writes the fields of the record itself that hold one value.
func (w *writer) single(fields []*schema.Field) {
	for _, f := range fields {
		v := w.value(f.Name)
		switch {
		case isTable(f) || v == nil && w.Brief && !f.Required && !f.Shown:
		case f.Body:
			if l := w.Words; l != nil {
				w.remark(l.Words.New.Below.With("Label", l.Label(f.Label()), "Help", l.Label(f.Help())))
				w.b.WriteByte('\n')
			}
		default:
			w.explain(f)
			w.line(f, v)
			w.b.WriteByte('\n')
		}
	}
}

// line writes one field, as a remark if nothing is known of it.
func (w *writer) line(f *schema.Field, v *Value) {
	if v == nil {
		w.out(f.Name+" = "+sample(f), true)
		return
	}
	if v.kin != nil && w.Words != nil {
		w.remark(w.Words.Words.New.Alike.With("Records", strings.Join(v.kin, ", ")))
	}
	text, _ := Spell(f, v.Texts) // accept has looked at it
	w.out(f.Name+" = "+text, false)
}

func (w *writer) out(line string, remark bool) {
	if remark {
		line = "# " + line
	}
	w.b.WriteString(line + "\n")
}

func (w *writer) remark(text string) {
	for line := range strings.SplitSeq(text, "\n") {
		w.out(strings.TrimSpace(line), true)
	}
}

// table writes a table, or each entry of a list, as a remark if nothing is
// known of it.
func (w *writer) table(f *schema.Field, remark bool) {
	w.b.WriteByte('\n')
	w.explain(f)
	switch l := w.Words; {
	case l == nil:
	case f.Keyed:
		w.remark(l.Words.New.Field)
	case f.Type == schema.Tables:
		w.remark(l.Words.New.List)
	}
	w.entries(f, f.Name, f.Name, remark)
}

// entries writes a table or the entries of a list. at is the path of its
// heading, path that of the given values.
func (w *writer) entries(f *schema.Field, at, path string, remark bool) {
	if f.Type == schema.Table {
		w.out("["+at+"]", remark)
		w.inside(f.Fields, at, path, remark)
		return
	}
	keys := w.keys(path)
	if remark || len(keys) == 0 {
		keys = []string{anEntry}
	}
	if f.Keyed && len(f.Fields) == 2 { // a text alone stands for its table
		w.out("["+at+"]", remark)
	}
	for i, key := range keys {
		if i > 0 {
			w.b.WriteByte('\n')
		}
		w.entry(f, at, path, key, remark)
	}
}

func (w *writer) entry(f *schema.Field, at, path, key string, remark bool) {
	fields := f.Fields
	switch {
	case f.Keyed && len(fields) == 2:
		text := `"..."`
		if v := w.value(path + "." + key + "." + fields[1].Name); v != nil {
			text = tidy.Quote(v.Texts[0])
		}
		w.out(key+" = "+text, remark)
		return
	case f.Keyed:
		at += "." + key
		fields = fields[1:]
		w.out("["+at+"]", remark)
	default:
		w.out("[["+at+"]]", remark)
		if fields[0].Name == "key" {
			fields = fields[1:]
			name := key
			if remark {
				name = ""
			}
			line := "key = " + tidy.Quote(name)
			if hint := w.hint(f.Fields[0]); len(f.Fields[0].OneOf) > 0 {
				line += " # " + hint
			}
			w.out(line, remark)
		}
	}
	w.inside(fields, at, path+"."+key, remark)
}

// inside writes the fields of a table: those that are known, then those that
// are not, each with a short remark behind it, then the tables inside.
func (w *writer) inside(fields []*schema.Field, at, path string, remark bool) {
	known := func(f *schema.Field) bool { return !remark && w.given(path+"."+f.Name) }
	wanted := func(f *schema.Field) bool { return remark || !w.Brief || f.Required }
	for _, f := range fields {
		if !isTable(f) && known(f) {
			w.line(f, w.value(path+"."+f.Name))
		}
	}
	for _, f := range fields {
		if isTable(f) || known(f) || !wanted(f) {
			continue
		}
		line := f.Name + " = " + sample(f)
		if hint := w.hint(f); hint != "" {
			line += " # " + hint
		}
		w.out(line, true)
	}
	for _, f := range fields {
		if isTable(f) && (known(f) || wanted(f)) {
			w.b.WriteByte('\n')
			w.entries(f, at+"."+f.Name, path+"."+f.Name, !known(f))
		}
	}
}

// explain writes what a field is for and what may stand in it.
func (w *writer) explain(f *schema.Field) {
	l := w.Words
	if l == nil {
		return
	}
	w.remark(l.Label(f.Label()) + ": " + l.Label(f.Help()))
	var more []string
	if f.Shown {
		more = append(more, l.Words.New.Shown)
	}
	if f.Required {
		more = append(more, l.Words.New.Required)
	}
	if hint := w.hint(f); hint != "" {
		more = append(more, hint)
	}
	if len(more) > 0 {
		w.remark(strings.Join(more, " "))
	}
}

// unanswered lists the fields that residents always see and nobody gave.
func (w *writer) unanswered() []string {
	var out []string
	for _, f := range w.Kind.Own() {
		if f.Shown && !w.given(f.Name) && !slices.Contains(w.keys("withheld"), f.Name) && !slices.Contains(w.keys("not_applicable"), f.Name) {
			out = append(out, f.Name)
		}
	}
	return out
}

// notAnswered says of all of them that they are not known yet.
func (w *writer) notAnswered(f *schema.Field) {
	w.b.WriteByte('\n')
	w.explain(f)
	w.out("[[not_answered]]", false)
	w.out("since = "+w.Today.String(), false)
	of := w.AskedOf
	for _, name := range []string{"steward_dept", "departments"} {
		if v := w.value(name); v != nil && of == "" {
			of, _, _ = strings.Cut(v.Texts[0], ",")
		}
	}
	if of == "" {
		w.out(`asked_of = "" # `+w.hint(f.Fields[1]), true)
	} else {
		w.out("asked_of = "+tidy.Quote(of), false)
	}
	text, _ := Spell(f.Fields[2], w.unanswered())
	w.out("fields = "+text, false)
}
