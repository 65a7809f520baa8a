package export

import (
	"fmt"
	"reflect"

	"plaza/internal/export/ordered"
	"plaza/internal/locale"
	"plaza/internal/schema"
)

// recordsJSON writes each tool beside its page, all tools, and the whole
// register. Example records are left out: an invented record must not travel.
func recordsJSON(in Input, put func(File)) error {
	register := ordered.Writer{}
	var one []byte           // a tool's own file
	register.Grow(in.size()) // a buffer that grows on its way holds all twice
	register.Open('{')
	for _, k := range in.Site.Catalog.Kinds {
		register.Name(k.Name)
		start := register.Len()
		register.Open('[')
		for _, r := range in.Site.Records(k.Name) {
			if r.Meta().Example {
				continue
			}
			register.Next()
			from := register.Len()
			in.record(&register, r)
			if k.Name == "tool" {
				one = append(ordered.Dedent(one[:0], register.Bytes()[from:], register.Depth()), '\n')
				put(File{"data/tools/" + r.Meta().ID + ".json", one})
			}
		}
		register.Close(']')
		if k.Name == "tool" {
			// The list stands as deep there as it does here.
			register.Framed(start, "{\n  \"tools\": ", "\n}\n", func(b []byte) { put(File{"data/tools.json", b}) })
		}
	}
	register.Close('}')
	register.WriteByte('\n')
	if register.Err() != nil {
		return fmt.Errorf("write the register as JSON: %w", register.Err())
	}
	put(File{"data/register.json", register.Bytes()})
	return nil
}

// size guesses how long the register will be as JSON: names of fields and
// languages come to the records' own texts.
func (in Input) size() int {
	n := 0
	for _, k := range in.Site.Catalog.Kinds {
		for _, r := range in.Site.Records(k.Name) {
			n += 3 * r.Meta().File.Size
		}
	}
	return n
}

// record writes one record: its id and address, then its fields.
func (in Input) record(w *ordered.Writer, r schema.Record) {
	h := r.Meta()
	w.Open('{')
	w.Name("id")
	w.Text(h.ID)
	if h.Kind.Address != "" {
		w.Name("url")
		w.Text(in.BaseURL + h.Kind.Path(h.ID))
	}
	in.members(w, h.Kind.Fields, reflect.ValueOf(r).Elem())
	w.Close('}')
}

// members writes the fields that hold something for the public.
func (in Input) members(w *ordered.Writer, fields []*schema.Field, v reflect.Value) {
	for _, f := range fields {
		x := f.Get(v)
		if !f.Says(x) || f.Desk {
			continue
		}
		w.Name(f.Name)
		in.value(w, f, x)
	}
}

func (in Input) value(w *ordered.Writer, f *schema.Field, v reflect.Value) {
	switch f.Type {
	case schema.TextType:
		in.text(w, schema.As[schema.Text](v))
	case schema.ProseType:
		in.text(w, schema.As[schema.Prose](v).Text)
	case schema.MomentType:
		w.Text(schema.As[schema.Moment](v).String())
	case schema.DateType:
		w.Text(schema.As[schema.Date](v).String())
	case schema.Table:
		w.Open('{')
		in.members(w, f.Fields, v.Elem())
		w.Close('}')
	case schema.Tables:
		w.Open('[')
		for i := range v.Len() {
			w.Next()
			w.Open('{')
			in.members(w, f.Fields, v.Index(i))
			w.Close('}')
		}
		w.Close(']')
	case schema.Strings:
		w.Open('[')
		for i := range v.Len() {
			w.Next()
			w.Text(v.Index(i).String())
		}
		w.Close(']')
	case schema.String:
		w.Text(v.String())
	case schema.Bool, schema.Int:
		fmt.Fprint(w, said(f, v))
	}
}

// text writes an object with the text in each language that has it; stale
// translations are named as such.
func (in Input) text(w *ordered.Writer, t schema.Text) {
	w.Open('{')
	w.Name(in.Site.Locales.All[0].Tag)
	w.Text(t.Value)
	var stale []string
	for _, l := range in.Site.Locales.All[1:] {
		tr, state := in.translated(t, l)
		if state == schema.Missing {
			continue
		}
		w.Name(l.Tag)
		w.Text(tr.Value)
		if state == schema.Stale {
			stale = append(stale, l.Tag)
		}
	}
	if stale != nil {
		w.Name("stale")
		w.Open('[')
		for _, tag := range stale {
			w.Next()
			w.Text(tag)
		}
		w.Close(']')
	}
	w.Close('}')
}

func (in Input) translated(t schema.Text, l *locale.Locale) (schema.Translated, schema.State) {
	return in.Site.Overlay(t.Of.Kind.Name, t.Of.ID, l.Tag).Of(t)
}
