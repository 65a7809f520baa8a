// Package leaves lists the values of a record one by one, for who compares
// records or looks for what they have in common.
package leaves

import (
	"reflect"
	"strconv"

	"plaza/internal/schema"
)

// Leaf is one value of a record at the end of a path of fields.
type Leaf struct {
	Path   string        // as overlays name it: "costs.listed.note"
	Top    *schema.Field // the record's own field it stands in
	Field  *schema.Field // its own declaration
	Within string        // how the paths of all values of the same item of a list begin: "costs.listed."; "" outside of lists
	Values []string
	Answer schema.AnswerKind // of a shown field without a value, which then has none
}

// Of lists every value of a record that its kind itself declares, in
// declared order, each written as its file would write it. Shown fields
// without a value are there with the answer in its place; what is for who edits
// alone is not.
func Of(r schema.Record) []Leaf { return In(r, r.Meta().Kind.Own()) }

// In does the same for some of the record's fields.
func In(r schema.Record, fields []*schema.Field) []Leaf {
	h := r.Meta()
	var out []Leaf
	v := reflect.ValueOf(r).Elem()
	for _, f := range fields {
		if f.Desk {
			continue
		}
		if a := h.Answer(f.Name); a.Kind != schema.Value {
			out = append(out, Leaf{Path: f.Name, Top: f, Field: f, Answer: a.Kind})
			continue
		}
		leaves(f, f, f.Get(v), f.Name, "", &out)
	}
	return out
}

func leaves(top, f *schema.Field, v reflect.Value, path, within string, out *[]Leaf) {
	add := func(values ...string) {
		*out = append(*out, Leaf{Path: path, Top: top, Field: f, Within: within, Values: values})
	}
	switch f.Type {
	case schema.Table:
		if !v.IsNil() {
			inner(top, f, v.Elem(), path, within, out)
		}
	case schema.Tables:
		for i := range v.Len() {
			at := path + "." + schema.ItemKey(v.Index(i), i)
			inner(top, f, v.Index(i), at, at+".", out)
		}
	case schema.Strings:
		if v.Len() > 0 {
			add(schema.As[[]string](v)...)
		}
	case schema.Bool:
		if f.Says(v) {
			add(strconv.FormatBool(schema.BoolOf(v)))
		}
	case schema.Int:
		if f.Says(v) {
			add(strconv.FormatInt(schema.IntOf(v), 10))
		}
	default:
		if s := text(v); s != "" {
			add(s)
		}
	}
}

func inner(top, f *schema.Field, v reflect.Value, path, within string, out *[]Leaf) {
	for _, sub := range f.Fields {
		if sub.Name != "key" {
			leaves(top, sub, sub.Get(v), path+"."+sub.Name, within, out)
		}
	}
}

// text is a string, text, prose or date as it is written.
func text(v reflect.Value) string {
	switch x := v.Interface().(type) {
	case string:
		return x
	case schema.Text:
		return x.Value
	case schema.Prose:
		return x.Value
	case interface{ String() string }:
		return x.String()
	}
	return ""
}
