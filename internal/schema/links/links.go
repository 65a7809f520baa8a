// Package links finds the links of a record to others, by the declaration of
// its kind.
package links

import (
	"cmp"
	"reflect"

	"plaza/internal/schema"
)

// Link is one link of a record to another, with its place.
type Link struct {
	Field string // top-level field that holds it
	Kind  string
	ID    string
	Path  []any
}

// Of returns every link of a record, in declared order.
func Of(r schema.Record) []Link {
	var out []Link
	links(reflect.ValueOf(r).Elem(), r.Meta().Kind.Fields, nil, "", &out)
	return out
}

// links adds the links below v, which stands at path. It is called for every
// record several times, so it passes over what can hold no link.
func links(v reflect.Value, fields []*schema.Field, path []any, top string, out *[]Link) {
	for _, f := range fields {
		if !f.HasLink() {
			continue
		}
		name := cmp.Or(top, f.Name)
		fv := f.Get(v)
		if fv.IsZero() {
			continue
		}
		at := append(path[:len(path):len(path)], f.Name)
		switch f.Type {
		case schema.String:
			*out = append(*out, Link{name, f.Link, fv.String(), at})
		case schema.Strings:
			for i := range fv.Len() {
				*out = append(*out, Link{name, f.Link, fv.Index(i).String(), append(at[:len(at):len(at)], i)})
			}
		case schema.Table:
			links(fv.Elem(), f.Fields, at, name, out)
		case schema.Tables:
			for i := range fv.Len() {
				var elem any = i
				if f.Keyed {
					elem = fv.Index(i).FieldByName("Key").String()
				}
				links(fv.Index(i), f.Fields, append(at[:len(at):len(at)], elem), name, out)
			}
		}
	}
}
