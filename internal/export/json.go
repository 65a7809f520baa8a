package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"

	"plaza/internal/locale"
	"plaza/internal/schema"
)

// object is a JSON object that keeps the order of its members.
type object []member

type member struct {
	name  string
	value any
}

func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		v, err := marshal(m.value)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "%q:", m.name)
		b.Write(v)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// marshal writes JSON without escaping < > &: the files are read by people.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("write JSON: %w", err)
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

func indented(v any) ([]byte, error) {
	flat, err := marshal(v)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := json.Indent(&b, flat, "", "  "); err != nil {
		return nil, fmt.Errorf("indent JSON: %w", err)
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// recordsJSON writes each tool beside its page, all tools, and the whole
// register. Example records are left out: an invented record must not travel.
func recordsJSON(in Input, put func(File)) error {
	var register object
	for _, k := range in.Site.Catalog.Kinds {
		list := []object{}
		for _, r := range in.Site.Records(k.Name) {
			if r.Meta().Example {
				continue
			}
			o := in.record(r)
			list = append(list, o)
			if k.Name != "tool" {
				continue
			}
			b, err := indented(o)
			if err != nil {
				return err
			}
			put(File{"data/tools/" + r.Meta().ID + ".json", b})
		}
		if k.Name == "tool" {
			b, err := indented(object{{"tools", list}})
			if err != nil {
				return err
			}
			put(File{"data/tools.json", b})
		}
		register = append(register, member{k.Name, list})
	}
	b, err := indented(register)
	if err != nil {
		return err
	}
	put(File{"data/register.json", b})
	return nil
}

func (in Input) record(r schema.Record) object {
	h := r.Meta()
	o := object{{"id", h.ID}}
	if h.Kind.Address != "" {
		o = append(o, member{"url", in.BaseURL + h.Kind.Path(h.ID)})
	}
	return append(o, in.members(h.Kind.Fields, reflect.ValueOf(r).Elem())...)
}

func (in Input) members(fields []*schema.Field, v reflect.Value) object {
	var o object
	for _, f := range fields {
		if x := in.value(f, f.Get(v)); x != nil {
			o = append(o, member{f.Name, x})
		}
	}
	return o
}

// value returns the field for JSON, or nil when it holds nothing.
func (in Input) value(f *schema.Field, v reflect.Value) any {
	switch f.Type {
	case schema.TextType:
		return in.text(v.Interface().(schema.Text))
	case schema.ProseType:
		return in.text(v.Interface().(schema.Prose).Text)
	case schema.DateType:
		if d := v.Interface().(schema.Date); !d.IsZero() {
			return d.String()
		}
	case schema.Table:
		if !v.IsNil() {
			return in.members(f.Fields, v.Elem())
		}
	case schema.Tables:
		var items []object
		for i := range v.Len() {
			items = append(items, in.members(f.Fields, v.Index(i)))
		}
		if len(items) > 0 {
			return items
		}
	default:
		if !v.IsZero() {
			return v.Interface()
		}
	}
	return nil
}

// text is an object with the text in each language that has it; stale
// translations are named as such.
func (in Input) text(t schema.Text) any {
	if t.IsZero() {
		return nil
	}
	o := object{{in.Site.Locales.All[0].Tag, t.Value}}
	var stale []string
	for _, l := range in.Site.Locales.All[1:] {
		tr, state := in.translated(t, l)
		if state == schema.Missing {
			continue
		}
		o = append(o, member{l.Tag, tr.Value})
		if state == schema.Stale {
			stale = append(stale, l.Tag)
		}
	}
	if stale != nil {
		o = append(o, member{"stale", stale})
	}
	return o
}

func (in Input) translated(t schema.Text, l *locale.Locale) (schema.Translated, schema.State) {
	o := in.Site.Overlay(t.Of.Kind.Name, t.Of.ID, l.Tag)
	if o == nil {
		return schema.Translated{}, schema.Missing
	}
	tr, ok := o.Texts[t.Path]
	return tr, schema.StateOf(t, tr, ok)
}
