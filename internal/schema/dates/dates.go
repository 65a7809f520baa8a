// Package dates finds the dates of a record, by the declaration of its kind,
// so that no check of dates can forget a field.
package dates

import (
	"reflect"

	"plaza/internal/schema"
)

// Date is one date of a record, with its place. Either Day or Moment is set,
// as the field has it.
type Date struct {
	Field  *schema.Field
	Path   []any
	Day    schema.Date
	Moment schema.Moment
}

// Of returns every date of a record, in declared order.
func Of(r schema.Record) []Date {
	var out []Date
	dates(reflect.ValueOf(r).Elem(), r.Meta().Kind.Fields, nil, &out)
	return out
}

// dates adds the dates below v, which stands at path.
func dates(v reflect.Value, fields []*schema.Field, path []any, out *[]Date) {
	for _, f := range fields {
		if !f.HasDate() {
			continue
		}
		fv := f.Get(v)
		if fv.IsZero() {
			continue
		}
		at := append(path[:len(path):len(path)], f.Name)
		switch f.Type {
		case schema.DateType:
			*out = append(*out, Date{Field: f, Path: at, Day: schema.As[schema.Date](fv)})
		case schema.MomentType:
			*out = append(*out, Date{Field: f, Path: at, Moment: schema.As[schema.Moment](fv)})
		case schema.Table:
			dates(fv.Elem(), f.Fields, at, out)
		case schema.Tables:
			for i := range fv.Len() {
				var elem any = i
				if f.Keyed {
					elem = fv.Index(i).FieldByName("Key").String()
				}
				dates(fv.Index(i), f.Fields, append(at[:len(at):len(at)], elem), out)
			}
		}
	}
}
