package view

import (
	"reflect"
	"slices"
	"strings"

	"plaza/internal/record"
	"plaza/internal/schema"
)

// Row is a labelled value.
type Row struct {
	ID    string // anchor, where the row has an address of its own
	Label string
	Value Value
}

// Value is a finished value of any shape: a text, a link, a list, or rows.
// Rows may stand below a text; Answer tells why there is no value.
type Value struct {
	Text   Words
	Href   string // of Text
	Items  []Value
	Rows   []Row
	Answer *Answer
}

// Empty reports whether there is nothing to show.
func (v Value) Empty() bool {
	return v.Text.Text == "" && len(v.Items) == 0 && len(v.Rows) == 0 && v.Answer == nil
}

// Answer is shown in place of a value that is not there.
type Answer struct {
	Kind      string // not-answered, withheld, not-applicable
	Label     string
	Sentences []Sentence
	Words     Words // a note
}

// Fields returns a row for each named field of a record that holds a value or
// says why it holds none.
func (c *Context) Fields(r schema.Record, names ...string) []Row {
	return c.fields(r, names, func(schema.Answer) bool { return true })
}

// Answered returns the same without the questions that nobody has answered
// yet: the page of a tool gathers those in one place instead of saying so
// twenty times.
func (c *Context) Answered(r schema.Record, names ...string) []Row {
	return c.fields(r, names, func(a schema.Answer) bool { return a.Kind != schema.IsNotAnswered })
}

func (c *Context) fields(r schema.Record, names []string, show func(schema.Answer) bool) []Row {
	h := r.Meta()
	v := reflect.ValueOf(r).Elem()
	rows := c.rows[:0] // most fields of most records say nothing
	for _, name := range names {
		f, a := h.Kind.Field(name), h.Answer(name)
		if !show(a) {
			continue
		}
		var value Value
		if a.Kind != schema.Value {
			value.Answer = c.answer(a)
		} else {
			value = c.value(f, f.Get(v))
		}
		if value.Empty() {
			continue
		}
		rows = append(rows, Row{ID: Anchor(name), Label: c.L.Label(f.Label()), Value: value})
	}
	c.rows = rows
	if len(rows) == 0 {
		return nil
	}
	return slices.Clone(rows)
}

// Inside returns such rows for an item of a list of the record; list may be
// dotted, "items.motions". They have no addresses of their own.
func (c *Context) Inside(r schema.Record, list string, item any, names ...string) []Row {
	fields := r.Meta().Kind.Fields
	for name := range strings.SplitSeq(list, ".") {
		i := slices.IndexFunc(fields, func(f *schema.Field) bool { return f.Name == name })
		fields = fields[i].Fields
	}
	var rows []Row
	for _, name := range names {
		f := fields[slices.IndexFunc(fields, func(f *schema.Field) bool { return f.Name == name })]
		if x := c.value(f, f.Get(reflect.ValueOf(item))); !x.Empty() {
			rows = append(rows, Row{Label: c.L.Label(f.Label()), Value: x})
		}
	}
	return rows
}

// dated adds its day to the name of a meeting, in the name's own language.
func (c *Context) dated(name Words, day schema.Date) Words {
	l := c.LocaleOf(name)
	name.Text = l.Words.Board.Named.With("Title", name.Text, "Date", Date(l, day))
	return name
}

// Anchor is the address of a field's row on the page of its record.
func Anchor(field string) string { return strings.ReplaceAll(field, "_", "-") }

// answer says in words why a field has no value.
func (c *Context) answer(a schema.Answer) *Answer {
	w := &c.W.Answer
	switch a.Kind {
	case schema.IsWithheld:
		x := a.Withheld
		out := &Answer{Kind: "withheld", Label: w.Withheld, Words: c.Text(x.Note)}
		out.Sentences = []Sentence{
			Say(w.WithheldBasis, "Basis", c.Text(x.Basis)),
			Say(w.WithheldBy, "Who", c.Text(x.DecidedBy), "Date", c.Date(x.On)),
			Say(w.WithheldReview, "Date", Plain(c.Date(x.ReviewOn))),
		}
		if x.Clause != "" {
			out.Sentences = append(out.Sentences, NewSentence("", "", c.RecordLink("clause", x.Clause)))
		}
		return out
	case schema.IsNotApplicable:
		return &Answer{Kind: "not-applicable", Label: w.NotApplicable,
			Sentences: []Sentence{Say(w.NotApplicableWhy, "Why", c.Text(a.NotApplicable.Why))}}
	}
	return &Answer{
		Kind: "not-answered", Label: w.NotAnswered,
		Sentences: []Sentence{Say(w.Since, "Date", Plain(c.Date(a.NotAnswered.Since))), c.AskedOf(a.NotAnswered.AskedOf)},
	}
}

// value makes a field's value finished, whatever its declared type.
func (c *Context) value(f *schema.Field, v reflect.Value) Value {
	switch f.Type {
	case schema.String:
		return c.word(f, v.String())
	case schema.Strings:
		if f.Format == "language" {
			return Value{Text: Plain(c.LanguageList(schema.As[[]string](v)))}
		}
		items := make([]Value, 0, v.Len())
		for i := range v.Len() {
			items = append(items, c.word(f, v.Index(i).String()))
		}
		if len(items) == 1 {
			return items[0]
		}
		return Value{Items: items}
	case schema.TextType:
		return Value{Text: c.Explained(schema.As[schema.Text](v))}
	case schema.MomentType:
		return Value{Text: Plain(c.Moment(schema.As[schema.Moment](v)))}
	case schema.DateType:
		return Value{Text: Plain(c.Date(schema.As[schema.Date](v)))}
	case schema.Int:
		if !f.Says(v) {
			return Value{}
		}
		return Value{Text: Plain(c.L.Number(schema.IntOf(v)))}
	case schema.Bool:
		if !f.Says(v) {
			return Value{}
		}
		return Value{Text: Plain(c.yesNo(schema.BoolOf(v)))}
	case schema.Table:
		if v.IsNil() {
			return Value{}
		}
		return c.table(f, v.Elem())
	case schema.Tables:
		items := make([]Value, 0, v.Len())
		for i := range v.Len() {
			items = append(items, c.table(f, v.Index(i)))
		}
		if len(items) == 1 {
			return items[0]
		}
		return Value{Items: items}
	}
	return Value{}
}

func (c *Context) yesNo(yes bool) string {
	if yes {
		return c.W.Tool.Yes
	}
	return c.W.Tool.No
}

func (c *Context) table(f *schema.Field, v reflect.Value) Value {
	switch v.Type() {
	case reflect.TypeFor[record.Cost]():
		return c.cost(f, schema.As[record.Cost](v))
	case reflect.TypeFor[record.ItemAt]():
		return c.itemAt(schema.As[record.ItemAt](v))
	}
	rows := make([]Row, 0, filled(f, v))
	for _, sub := range f.Fields {
		if sub.Name == "key" {
			continue
		}
		if x := c.value(sub, sub.Get(v)); !x.Empty() {
			rows = append(rows, Row{Label: c.L.Label(sub.Label()), Value: x})
		}
	}
	return Value{Rows: rows}
}

// filled counts the fields of a table that hold something.
func filled(f *schema.Field, v reflect.Value) int {
	n := 0
	for _, sub := range f.Fields {
		if sub.Name != "key" && !sub.Get(v).IsZero() {
			n++
		}
	}
	return n
}

// InSource marks a quotation from the source, which is never translated.
func (c *Context) InSource(s string) Words {
	if c.L.Index == 0 {
		return Plain(s)
	}
	src := c.R.Languages()[0]
	return Words{Text: s, Lang: src.Tag, Dir: src.Dir}
}

// word shows one string: a link to a record, an allowed value by its label,
// an address, or the string itself.
func (c *Context) word(f *schema.Field, s string) Value {
	switch {
	case s == "":
		return Value{}
	case f.Link != "":
		return c.link(f.Link, s)
	case len(f.OneOf) > 0:
		return Value{Text: Plain(c.L.Label(f.ValueLabel(s)))}
	case f.Format == "language":
		return Value{Text: Plain(c.L.LanguageName(s))}
	case f.Format == "url":
		return Value{Text: Proper(strings.TrimSuffix(strings.TrimPrefix(s, "https://"), "/")), Href: s}
	case f.Format == "email":
		return Value{Text: Proper(s), Href: "mailto:" + s}
	}
	return Value{Text: Proper(s)}
}

// link shows the record named by kind and id by its name.
func (c *Context) link(kind, id string) Value {
	return Value{Text: c.Name(kind, id), Href: c.To(kind, id)}
}

// Name returns what a record is called: a clause by its number as well.
func (c *Context) Name(kind, id string) Words {
	rec := c.R.Record(kind, id)
	if rec == nil {
		return Plain(id)
	}
	title, translatable := rec.Meta().Kind.TitleOf(rec)
	if !translatable {
		return Proper(title.Value)
	}
	name := c.Text(title)
	if m, ok := rec.(*record.Meeting); ok {
		return c.dated(name, m.Start.Date)
	}
	if clause, ok := rec.(*record.Clause); ok {
		name.Text = clause.Number + " " + name.Text
	}
	return name
}
