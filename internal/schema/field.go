package schema

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Field is one declared field.
type Field struct {
	Name     string
	Type     Type
	Required bool
	Shown    bool
	Title    bool
	Keyed    bool
	Body     bool
	Verbatim bool // in the words of its source, in no overlay
	Common   bool // declared by Head
	Desk     bool // for who edits alone
	First    bool // of Head: written above the kind's own
	Past     bool // a date that says that something happened
	Plan     bool // a date that may lie ahead
	Kin      bool // records with the same value are kin
	Alike    bool // kin have most likely the same value
	OneOf    []string
	Open     []string // values that say the answer is not known
	Link     string
	Max      int
	Format   string
	Owner    string   // dotted name of what declares it: "tool", "tool.costs", "record" for Head
	Fields   []*Field // of a Table or Tables
	label    string
	elem     reflect.Type
	index    []int
	hasText  bool
	hasLink  bool
	hasDate  bool
}

// Translatable reports whether overlays may hold the field.
func (f *Field) Translatable() bool {
	return (f.Type == TextType || f.Type == ProseType) && !f.Verbatim
}

// HasText reports whether the field is translatable or holds such fields.
func (f *Field) HasText() bool { return f.hasText }

// HasLink reports whether the field links to records or holds such fields.
func (f *Field) HasLink() bool { return f.hasLink }

// HasDate reports whether the field is a date or holds such fields.
func (f *Field) HasDate() bool { return f.hasDate }

// IsDate reports whether the field is a day or a minute of a day.
func (f *Field) IsDate() bool { return f.Type == DateType || f.Type == MomentType }

// Label and Help are the ids of the interface words that name and explain
// the field.
func (f *Field) Label() string { return f.label }
func (f *Field) Help() string  { return "help." + f.Owner + "." + f.Name }

// ValueLabel is the id of the interface word for one allowed value.
func (f *Field) ValueLabel(v string) string { return "enum." + f.Owner + "." + f.Name + "." + v }

func fieldsOf(t reflect.Type, owner string, index []int) []*Field {
	var out []*Field
	for i := range t.NumField() {
		sf := t.Field(i)
		at := append(append([]int(nil), index...), i)
		if sf.Anonymous && sf.Type == headType {
			for _, f := range fieldsOf(headType, "record", at) {
				f.Common = true
				out = append(out, f)
			}
			continue
		}
		tag, ok := sf.Tag.Lookup("plaza")
		if !ok {
			continue
		}
		out = append(out, fieldOf(sf, tag, owner, at))
	}
	return out
}

func fieldOf(sf reflect.StructField, tag, owner string, index []int) *Field {
	parts := strings.Split(tag, ",")
	inner := ""
	f := &Field{Name: parts[0], Owner: owner, index: index, label: "field." + owner + "." + parts[0]}
	for _, p := range parts[1:] {
		key, val, _ := strings.Cut(p, "=")
		switch key {
		case "required":
			f.Required = true
		case "shown":
			f.Shown = true
		case "title":
			f.Title = true
		case "keyed":
			f.Keyed = true
		case "body":
			f.Body = true
		case "verbatim":
			f.Verbatim = true
		case "desk":
			f.Desk = true
		case "first":
			f.First = true
		case "past":
			f.Past = true
		case "plan":
			f.Plan = true
		case "kin":
			f.Kin = true
		case "alike":
			f.Alike = true
		case "oneof":
			f.OneOf = strings.Split(val, "|")
		case "open":
			f.Open = strings.Split(val, "|")
		case "link":
			f.Link = val
		case "as":
			inner = val
		case "format":
			f.Format = val
		case "max":
			n, err := strconv.Atoi(val)
			if err != nil {
				panic(fmt.Sprintf("schema: %s.%s: max=%s is not a number", owner, f.Name, val))
			}
			f.Max = n
		default:
			panic(fmt.Sprintf("schema: %s.%s: unknown tag word %q", owner, f.Name, p))
		}
	}
	f.Type, f.elem = typeOf(sf.Type, owner+"."+f.Name)
	if f.elem != nil {
		f.Fields = fieldsOf(f.elem, cmp.Or(inner, owner+"."+f.Name), nil)
	}
	if f.IsDate() && f.Past == f.Plan || !f.IsDate() && (f.Past || f.Plan) {
		panic(fmt.Sprintf("schema: %s.%s: a date says either past or plan, and no other field does", owner, f.Name))
	}
	f.hasDate = f.IsDate() || slices.ContainsFunc(f.Fields, (*Field).HasDate)
	f.hasText = f.Translatable() || slices.ContainsFunc(f.Fields, (*Field).HasText)
	f.hasLink = f.Link != "" || slices.ContainsFunc(f.Fields, (*Field).HasLink)
	return f
}

func typeOf(t reflect.Type, where string) (Type, reflect.Type) {
	switch t {
	case reflect.TypeFor[string]():
		return String, nil
	case reflect.TypeFor[[]string]():
		return Strings, nil
	case reflect.TypeFor[bool](), reflect.TypeFor[Maybe[bool]]():
		return Bool, nil
	case reflect.TypeFor[int64](), reflect.TypeFor[Maybe[int64]]():
		return Int, nil
	case reflect.TypeFor[Text]():
		return TextType, nil
	case reflect.TypeFor[Prose]():
		return ProseType, nil
	case reflect.TypeFor[Date]():
		return DateType, nil
	case reflect.TypeFor[Moment]():
		return MomentType, nil
	}
	switch {
	case t.Kind() == reflect.Pointer && t.Elem().Kind() == reflect.Struct:
		return Table, t.Elem()
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct:
		return Tables, t.Elem()
	}
	panic(fmt.Sprintf("schema: %s has type %s, which no record file can hold", where, t))
}
