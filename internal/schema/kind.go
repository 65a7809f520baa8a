// Package schema lets a kind of record be declared once.
//
// A kind is a Go struct that embeds Head and tags its fields:
//
//	type Tool struct {
//		schema.Head
//		Name     schema.Text `plaza:"name,shown,max=80"`
//		Category []string    `plaza:"category,shown,link=category"`
//		Costs    []Cost      `plaza:"costs,shown"`
//	}
//
//	var toolKind = schema.Of[Tool](schema.Place{Name: "tool", Dir: "data/tools"})
//
// That declaration drives decoding and its diagnostics, overlays, the JSON
// Schema for editors, the data dictionary, the columns of the exports and the
// canonical order of keys (Kind.Written). Labels and help texts of fields
// and allowed values are interface words, so that they exist in every
// language: "field.tool.name", "help.tool.name", "enum.tool.kind.family".
//
// # Tags
//
// The first word of a tag is the key in TOML and JSON. After it:
//
//	required      the key must stand there
//	shown         always shown to residents: the record must hold a value or
//	              name the field under not_answered, withheld, not_applicable
//	oneof=a|b|c   allowed values
//	open=a|b      allowed values that leave the question open
//	link=kind     the value is the id of a record of that kind
//	max=n         longest text, in characters
//	format=url    an https address; format=email: an e-mail address;
//	              format=language: the tag of a language, shown by its name
//	title         the record is called by this field
//	keyed         a list written as a table of tables, [withheld.data]
//	body          the Markdown below the front matter
//	verbatim      a text in the words of its source: never translated
//	kin           a link that makes records alike: to a family, to a maker
//	alike         "plaza new" takes the value that a record's kin agree on
//	desk          for who edits alone: in no export and no list of changes
//	first         of Head: stands above the kind's own fields in a file
//	as=name       the words of the fields inside are those of name: the same
//	              table stands in several places and is explained once
//
// # Types
//
// string, []string, bool, int64, Maybe of either, Text (translatable), Prose (translatable
// Markdown), Date, Moment, a struct (a table) and a list of structs (tables). A list
// whose items hold translatable text has a Key field, "key", by which
// overlays name the item.
package schema

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Type is the shape of a field's value.
type Type int

const (
	String Type = iota
	Strings
	Bool
	Int
	TextType
	ProseType
	DateType
	MomentType
	Table
	Tables
)

// String names the shape for exports and the dictionary's words.
func (t Type) String() string {
	return [...]string{"string", "strings", "bool", "int", "text", "prose", "date", "moment", "table", "tables"}[t]
}

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
}

// Translatable reports whether overlays may hold the field.
func (f *Field) Translatable() bool {
	return (f.Type == TextType || f.Type == ProseType) && !f.Verbatim
}

// HasText reports whether the field is translatable or holds such fields.
func (f *Field) HasText() bool { return f.hasText }

// HasLink reports whether the field links to records or holds such fields.
func (f *Field) HasLink() bool { return f.hasLink }

// Label and Help are the ids of the interface words that name and explain
// the field.
func (f *Field) Label() string { return f.label }
func (f *Field) Help() string  { return "help." + f.Owner + "." + f.Name }

// ValueLabel is the id of the interface word for one allowed value.
func (f *Field) ValueLabel(v string) string { return "enum." + f.Owner + "." + f.Name + "." + v }

// Kind is one declared kind of record.
type Kind struct {
	Place
	Fields []*Field // Head's first, then the kind's own, in declared order
	byName map[string]*Field
	title  *Field
	typ    reflect.Type
}

// Field returns the declaration of a top-level field, or nil.
func (k *Kind) Field(name string) *Field { return k.byName[name] }

// Title returns the field by which a record of the kind is called.
func (k *Kind) Title() *Field { return k.title }

// TitleOf returns what a record of the kind is called; translatable reports
// whether overlays may hold it.
func (k *Kind) TitleOf(r Record) (name Text, translatable bool) {
	v := k.title.Get(reflect.ValueOf(r).Elem())
	if k.title.Type == TextType {
		return As[Text](v), true
	}
	return Text{Value: v.String()}, false
}

// Own returns the fields the kind itself declares.
func (k *Kind) Own() []*Field {
	for i, f := range k.Fields {
		if !f.Common {
			return k.Fields[i:]
		}
	}
	return nil
}

// Type returns the struct type of the kind's records.
func (k *Kind) Type() reflect.Type { return k.typ }

var headType = reflect.TypeFor[Head]()

// Of declares the kind of the records of struct type T. A wrong tag is a bug
// and panics.
func Of[T any](p Place) *Kind {
	t := reflect.TypeFor[T]()
	k := &Kind{Place: p, typ: t, byName: map[string]*Field{}}
	k.Fields = fieldsOf(t, p.Name, nil)
	for _, f := range k.Fields {
		if k.byName[f.Name] != nil {
			panic("schema: " + p.Name + " declares " + f.Name + " twice")
		}
		k.byName[f.Name] = f
		if f.Title {
			k.title = f
		}
	}
	if k.title == nil {
		panic("schema: " + p.Name + " does not say which field is its title")
	}
	return k
}

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
