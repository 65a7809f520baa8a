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
//	past          of a date: says that something happened, so it may not lie
//	              ahead of the day of the build
//	plan          of a date: an appointment, a deadline or an end, which may lie
//	              ahead. Every date is one of the two
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

import "reflect"

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
