package schema

import (
	"reflect"
	"time"

	"plaza/internal/diag"
)

const momentForm = "a date with a time, such as 2026-03-12T17:30:00"

func (d *decoder) moment(v reflect.Value, f *Field, x any, path []any) {
	t, ok := x.(time.Time)
	if !ok || t.Location().String() == "date-local" || t.Location().String() == "time-local" {
		d.wrongType(f, x, path, momentForm)
		return
	}
	if t.Second() != 0 || t.Year() < 1700 {
		d.add(diag.New("record/moment-form", d.doc.Value(path...), "value", t.Format("2006-01-02T15:04:05"), "field", f.Name))
		return
	}
	m := MomentOf(t)
	if t.Location().String() != "datetime-local" {
		m.Fixed = true
		_, m.Offset = t.Zone()
	}
	v.Set(reflect.ValueOf(m))
}
