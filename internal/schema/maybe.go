package schema

import "reflect"

// Maybe is a yes or no, or a number, that a record may leave open: no line is
// neither false nor 0. Value is false or 0 where nothing is said.
type Maybe[T bool | int64] struct {
	Value T
	Said  bool
}

// Says reports whether a record says something in the field, of which v is the
// value. A number that must be there may be 0; a mark is said by true alone.
func (f *Field) Says(v reflect.Value) bool {
	switch x := v.Interface().(type) {
	case Maybe[bool]:
		return x.Said
	case Maybe[int64]:
		return x.Said
	case int64:
		return x != 0 || f.Required
	}
	return !v.IsZero()
}

// plain is the yes or no, or the number, in v.
func plain(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Struct {
		return v.FieldByName("Value")
	}
	return v
}

// BoolOf and IntOf return the value of a field of that type, false or 0 where
// nothing is said.
func BoolOf(v reflect.Value) bool { return plain(v).Bool() }
func IntOf(v reflect.Value) int64 { return plain(v).Int() }

// say sets v to what the file says.
func say[T bool | int64](v reflect.Value, x T) {
	plain(v).Set(reflect.ValueOf(x))
	if v.Kind() == reflect.Struct {
		v.FieldByName("Said").SetBool(true)
	}
}
