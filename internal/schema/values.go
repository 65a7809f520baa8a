package schema

import (
	"cmp"
	"reflect"
	"strconv"
)

// LinkAt is one link of a record to another, with its place.
type LinkAt struct {
	Field string // top-level field that holds it
	Kind  string
	ID    string
	Path  []any
}

// Links returns every link of a record, in declared order.
func Links(r Record) []LinkAt {
	var out []LinkAt
	links(reflect.ValueOf(r).Elem(), r.Meta().Kind.Fields, nil, "", &out)
	return out
}

// links adds the links below v, which stands at path. It is called for every
// record several times, so it passes over what can hold no link.
func links(v reflect.Value, fields []*Field, path []any, top string, out *[]LinkAt) {
	for _, f := range fields {
		if !f.HasLink() {
			continue
		}
		name := cmp.Or(top, f.Name)
		fv := v.FieldByIndex(f.index)
		if fv.IsZero() {
			continue
		}
		at := append(path[:len(path):len(path)], f.Name)
		switch f.Type {
		case String:
			*out = append(*out, LinkAt{name, f.Link, fv.String(), at})
		case Strings:
			for i := range fv.Len() {
				*out = append(*out, LinkAt{name, f.Link, fv.Index(i).String(), append(at[:len(at):len(at)], i)})
			}
		case Table:
			links(fv.Elem(), f.Fields, at, name, out)
		case Tables:
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

// Get returns the field's value of a record as reflection sees it. It serves
// the exports, which walk fields without knowing the kind.
func (f *Field) Get(v reflect.Value) reflect.Value { return v.FieldByIndex(f.index) }

// ItemKey returns the key by which overlays and exports name item i of a
// list of tables.
func ItemKey(item reflect.Value, i int) string {
	if k := item.FieldByName("Key"); k.IsValid() && k.String() != "" {
		return k.String()
	}
	return strconv.Itoa(i + 1)
}
