package schema

import (
	"bytes"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"plaza/internal/diag"
	"plaza/internal/prose"
	"plaza/internal/source"
	"plaza/internal/tomldoc"
)

// Checker is what a kind's own Check method is given.
type Checker struct {
	*decoder
	Head *Head
}

// Checked is implemented by kinds whose fields depend on each other. Check
// sees one record alone, as law 2 of the house plan wants; what needs other
// records is checked after linking.
type Checked interface{ Check(*Checker) }

// Report adds a diagnostic at the value at path.
func (c *Checker) Report(code string, path []any, args ...string) {
	c.add(diag.New(code, c.doc.Value(path...), args...))
}

// Sound reports whether nothing is wrong yet with the value at path itself.
func (c *Checker) Sound(path ...any) bool {
	at := c.doc.Value(path...)
	return !slices.ContainsFunc(c.out, func(d diag.Diagnostic) bool { return d.Code == "record/wrong-type" && d.Pos == at })
}

type decoder struct {
	kind *Kind
	head *Head
	doc  *tomldoc.Doc
	file *source.File
	out  []diag.Diagnostic
}

func (d *decoder) add(x diag.Diagnostic) { d.out = append(d.out, x) }

// open parses the file and, for Markdown kinds, parts the front matter from
// the body. body is the offset at which the body starts; later finds places
// once doc is gone.
func open(k *Kind, f *source.File) (doc *tomldoc.Doc, later *layout, body int, ds []diag.Diagnostic) {
	from, to, body := 0, len(f.Bytes), len(f.Bytes)
	if k.Markdown {
		var ok bool
		if from, to, body, ok = FrontMatter(f.Bytes); !ok {
			return nil, nil, 0, []diag.Diagnostic{diag.New("record/front-matter", f.Pos(0, len(f.Bytes)))}
		}
	}
	doc, ds = tomldoc.Parse(f, from, to)
	return doc, &layout{file: f, from: from, to: to}, body, ds
}

// fence stands above and below the facts of a Markdown file.
const fence = "+++"

// FrontMatter finds the TOML between the two fences of a Markdown file, and
// where the text below begins. A byte order mark before the first fence is a
// mistake of its own.
func FrontMatter(b []byte) (from, to, body int, ok bool) {
	line := func(at int) (string, int) {
		end := bytes.IndexByte(b[at:], '\n')
		if end < 0 {
			return strings.TrimRight(string(b[at:]), " \t\r"), len(b)
		}
		return strings.TrimRight(string(b[at:at+end]), " \t\r"), at + end + 1
	}
	first, next := line(len(b) - len(bytes.TrimPrefix(b, []byte("\ufeff"))))
	if first != fence {
		return 0, 0, 0, false
	}
	for at := next; at < len(b); {
		l, after := line(at)
		if l == fence {
			return next, at, after, true
		}
		at = after
	}
	return 0, 0, 0, false
}

// Decode reads one record. It returns nil only when the file could not be
// parsed at all; otherwise the record holds whatever was sound, so that later
// stages can still find more to report.
func Decode(k *Kind, id string, f *source.File) (Record, []diag.Diagnostic) {
	doc, later, body, ds := open(k, f)
	if doc == nil || diag.HasErrors(ds) {
		return nil, ds
	}
	v := reflect.New(k.typ)
	rec := v.Interface().(Record)
	head := rec.Meta()
	head.Kind, head.ID, head.File, head.doc, head.ref = k, id, f, later, k.Name+"/"+id
	d := &decoder{kind: k, head: head, doc: doc, file: f, out: ds}
	d.table(v.Elem(), k.Fields, doc.Tree, nil, "")
	d.body(v.Elem(), body)
	d.answers()
	if c, ok := rec.(Checked); ok {
		c.Check(&Checker{d, head})
	}
	return rec, d.out
}

func (d *decoder) body(v reflect.Value, from int) {
	for _, f := range d.kind.Fields {
		if !f.Body {
			continue
		}
		doc, ds := prose.Parse(d.file, from, len(d.file.Bytes))
		d.out = append(d.out, ds...)
		text := strings.TrimSpace(string(d.file.Bytes[from:]))
		if text == "" && f.Required {
			d.add(diag.New("record/empty-body", d.file.Pos(bytes.LastIndex(d.file.Bytes[:from], []byte(fence)), len(fence))))
		}
		v.FieldByIndex(f.index).Set(reflect.ValueOf(Prose{Text: Text{Value: text, Path: f.Name, Of: d.head}, Doc: doc}))
	}
}

// table fills v from one TOML table. path is the place in the file, dotted
// the path by which overlays name the texts inside.
func (d *decoder) table(v reflect.Value, fields []*Field, tree map[string]any, path []any, dotted string) {
	known := 0
	for _, f := range fields {
		if f.Body {
			continue
		}
		x, ok := tree[f.Name]
		if !ok {
			if f.Required {
				d.add(diag.New("record/missing-field", d.doc.Value(path...), "field", f.Name, "where", d.where(path), "line", f.sample()))
			}
			continue
		}
		known++
		d.value(v.FieldByIndex(f.index), f, x, append(slices.Clone(path), f.Name), joinPath(dotted, f.Name))
	}
	if known == len(tree) {
		return
	}
	names := make([]string, 0, len(fields))
	for _, f := range fields {
		if !f.Body {
			names = append(names, f.Name)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(tree)) {
		if !slices.Contains(names, key) {
			at := d.doc.Key(append(slices.Clone(path), key)...)
			d.add(diag.New("record/unknown-field", at, "field", key, "where", d.where(path), "suggest", diag.DidYouMean(key, names)))
		}
	}
}

func (d *decoder) value(v reflect.Value, f *Field, x any, path []any, dotted string) {
	if d.hollow(f, x, path) {
		return
	}
	switch f.Type {
	case String:
		if s, ok := d.str(f, x, path); ok {
			v.SetString(s)
		}
	case TextType:
		if s, ok := d.str(f, x, path); ok {
			v.Set(reflect.ValueOf(Text{Value: s, Path: dotted, Of: d.head}))
		}
	case Strings:
		list, ok := x.([]any)
		if !ok {
			d.wrongType(f, x, path, "a list of texts in square brackets, such as [\"one\", \"two\"]")
			return
		}
		out := make([]string, 0, len(list))
		for i, item := range list {
			at := append(slices.Clone(path), i)
			if s, ok := d.str(f, item, at); ok {
				if slices.Contains(out, s) {
					d.add(diag.New("record/listed-twice", d.doc.Value(at...), "value", s, "field", f.Name))
					continue
				}
				out = append(out, s)
			}
		}
		v.Set(reflect.ValueOf(out))
	case Bool:
		if b, ok := x.(bool); ok {
			say(v, b)
		} else {
			d.wrongType(f, x, path, "true or false, without quotes")
		}
	case Int:
		if n, ok := x.(int64); ok {
			say(v, n)
		} else {
			d.wrongType(f, x, path, "a whole number, without quotes, point or comma")
		}
	case DateType:
		d.date(v, f, x, path)
	case MomentType:
		d.moment(v, f, x, path)
	case Table:
		t, ok := x.(map[string]any)
		if !ok {
			d.wrongType(f, x, path, "a table: a line ["+f.Name+"] with its fields below")
			return
		}
		v.Set(reflect.New(f.elem))
		d.table(v.Elem(), f.Fields, t, path, dotted)
	case Tables:
		d.tables(v, f, x, path, dotted)
	case ProseType:
		d.wrongType(f, x, path, "Markdown below the front matter")
	}
}

func (d *decoder) str(f *Field, x any, path []any) (string, bool) {
	s, ok := x.(string)
	if !ok {
		d.wrongType(f, x, path, "a text in quotes")
		return "", false
	}
	at := func() diag.Pos { return d.doc.Value(path...) }
	trimmed := strings.TrimSpace(s)
	switch {
	case trimmed == "":
		d.add(diag.New("record/empty-text", at(), "field", f.Name))
		return "", false
	case f.Max > 0 && utf8.RuneCountInString(s) > f.Max:
		d.add(diag.New("record/too-long", at(), "field", f.Name, "max", strconv.Itoa(f.Max), "length", strconv.Itoa(utf8.RuneCountInString(s))))
	case len(f.OneOf) > 0 && !slices.Contains(f.OneOf, s):
		d.add(diag.New("record/unknown-value", at(), "value", s, "field", f.Name, "suggest", diag.DidYouMean(s, f.OneOf)))
		return "", false
	case f.Link != "" && !ValidID(s):
		d.add(diag.New("record/id-form", at(), "id", s))
		return "", false
	case f.Format == "url" && !validURL(s):
		d.add(diag.New("record/url-form", at(), "value", s, "field", f.Name))
		return "", false
	case f.Format == "email" && !validEmail(s):
		d.add(diag.New("record/email-form", at(), "value", s, "field", f.Name))
		return "", false
	case strings.Contains(trimmed, "\t"):
		d.add(diag.New("record/tab", d.file.Narrow(at(), '\t'), "field", f.Name))
	case f.Type == TextType && marked(trimmed) != "":
		mark := marked(trimmed)
		first, _ := utf8.DecodeRuneInString(mark)
		d.add(diag.New("record/markdown", d.file.Narrow(at(), first), "field", f.Name, "mark", mark))
	}
	return trimmed, true
}

func (d *decoder) date(v reflect.Value, f *Field, x any, path []any) {
	date, ok := Date{}, false
	switch x := x.(type) {
	case time.Time:
		if x.Location().String() != "date-local" {
			d.wrongType(f, x, path, "a date without a time, such as 2026-03-12")
			return
		}
		date, ok = ParseDate(x.Format(time.DateOnly))
	case string:
		date, ok = ParseDate(x)
	case int64: // a year, or a date without its hyphens
	default:
		d.wrongType(f, x, path, "a date such as 2026-03-12")
		return
	}
	if !ok {
		d.add(diag.New("record/date-form", d.doc.Value(path...), "value", written(x), "field", f.Name))
		return
	}
	v.Set(reflect.ValueOf(date))
}
