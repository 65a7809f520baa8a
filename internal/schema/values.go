package schema

import (
	"reflect"
	"strconv"
)

// Get returns the field's value of a record as reflection sees it. It serves
// the exports, which walk fields without knowing the kind.
func (f *Field) Get(v reflect.Value) reflect.Value { return v.FieldByIndex(f.index) }

// As returns the T that v holds, and panics if it holds something else. Of a
// field of a record it makes no copy on the heap, as v.Interface() does.
func As[T any](v reflect.Value) T {
	if v.CanAddr() {
		return *v.Addr().Interface().(*T)
	}
	return v.Interface().(T)
}

// ItemKey returns the key by which overlays and exports name item i of a
// list of tables.
func ItemKey(item reflect.Value, i int) string {
	if k := item.FieldByName("Key"); k.IsValid() && k.String() != "" {
		return k.String()
	}
	return strconv.Itoa(i + 1)
}
