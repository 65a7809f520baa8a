package export

import (
	"slices"
	"strings"

	"plaza/internal/export/ordered"
	"plaza/internal/graph"
	"plaza/internal/locale"
	"plaza/internal/schema"
)

// schemas writes a JSON Schema for the files of each kind, and one for their
// overlays, so that editors complete and check while staff type.
//
// A schema says less than the program: it cannot see that each shown field has
// an answer, that links lead somewhere, or what is below the front matter. It
// must never refuse what the program takes, as people write it.
func schemas(in Input, put func(File)) error {
	files, err := Schemas(in.Site, in.BaseURL, "data/schema/")
	for _, f := range files {
		put(f)
	}
	return err
}

// Schemas returns the JSON Schema files of all kinds, in a folder. They explain
// each field in every language of the site.
func Schemas(site *graph.Site, baseURL, folder string) ([]File, error) {
	var out []File
	for _, k := range site.Catalog.Kinds {
		d := describer{all: site.Locales.All, l: site.Locales.All[0], fields: []string{}}
		for _, f := range k.Own() {
			d.fields = append(d.fields, f.Name)
		}
		for _, s := range []struct {
			suffix string
			body   object
		}{{"", d.record(k)}, {".overlay", d.overlay(k)}} {
			name := k.Name + s.suffix + ".json"
			b, err := ordered.Indented(append(object{{"$schema", "http://json-schema.org/draft-07/schema#"}, {"$id", baseURL + "data/schema/" + name}}, s.body...))
			if err != nil {
				return nil, err
			}
			out = append(out, File{folder + name, b})
		}
	}
	return out, nil
}

// describer describes the files of one kind.
type describer struct {
	all    []*locale.Locale
	l      *locale.Locale // the first of them
	fields []string       // that the kind itself declares
}

// say is a label or a help text in every language, each on a line of its own.
func (d describer) say(id string) string {
	var all []string
	for _, l := range d.all {
		if text := l.Label(id); !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	return strings.Join(all, "\n")
}

func (d describer) record(k *schema.Kind) object {
	o := object{{"title", d.l.Label("kind." + k.Name)}}
	for _, f := range k.Fields {
		if f.Shown {
			o = append(o, member{"description", d.l.Words.Feeds.SchemaNote})
			break
		}
	}
	return append(o, d.table(k.Fields)...)
}

// table describes a table: its fields, which are required, no others.
func (d describer) table(fields []*schema.Field) object {
	props, required := object{}, []string{}
	for _, f := range fields {
		if f.Body {
			continue
		}
		props = append(props, member{f.Name, d.field(f)})
		if f.Required {
			required = append(required, f.Name)
		}
	}
	o := closed(props)
	if len(required) > 0 {
		o = append(o, member{"required", required})
	}
	return o
}

// closed is an object with these members and no others.
func closed(props object) object {
	return object{{"type", "object"}, {"additionalProperties", false}, {"properties", props}}
}

func (d describer) field(f *schema.Field) object {
	o := object{{"title", d.l.Label(f.Label())}, {"description", d.say(f.Help())}}
	switch f.Type {
	case schema.Strings:
		item := d.text(f)
		if f.Owner == "record.not_answered" { // its one list names fields
			item = object{{"type", "string"}, {"enum", d.fields}}
		}
		return append(o, member{"type", "array"}, member{"uniqueItems", true}, member{"items", item})
	case schema.Bool:
		return append(o, member{"type", "boolean"})
	case schema.Int:
		return append(o, member{"type", "integer"})
	case schema.MomentType:
		return append(o, dated("partial-date-time", `^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:00$`, `^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:00(Z|[+-][0-9]{2}:[0-9]{2})?$`))
	case schema.DateType:
		return append(o, dated("date", `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`, `^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`))
	case schema.Table:
		return append(o, d.table(f.Fields)...)
	case schema.Tables:
		if f.Keyed {
			item := d.table(f.Fields[1:])
			if len(f.Fields) == 2 { // a text alone may stand for its table
				item = object{{"anyOf", []object{d.field(f.Fields[1]), item}}}
			}
			return append(o, member{"type", "object"}, member{"propertyNames", object{{"enum", d.fields}}}, member{"additionalProperties", item})
		}
		return append(o, member{"type", "array"}, member{"items", d.item(f)})
	}
	return append(o, d.text(f)...)
}

// dated describes a date or moment. Some editors (taplo) look at one as if it
// were a text and want a pattern, others (tombi) take one only by its format.
func dated(format, whole, pattern string) member {
	return member{"anyOf", []object{
		{{"type", "string"}, {"format", format}, {"pattern", whole}},
		{{"type", "string"}, {"pattern", pattern}},
	}}
}

// item describes one table of a list. Where it holds a text that is
// translated, it needs a key by which translations name it.
func (d describer) item(f *schema.Field) object {
	o, needs, hasKey := d.table(f.Fields), object{}, false
	for _, sub := range f.Fields {
		hasKey = hasKey || sub.Name == "key"
		if sub.HasText() {
			needs = append(needs, member{sub.Name, []string{"key"}})
		}
	}
	if hasKey && len(needs) > 0 {
		o = append(o, member{"dependencies", needs})
	}
	return o
}

const idPattern = `^[a-z0-9]+(-[a-z0-9]+)*$`

func (d describer) text(f *schema.Field) object {
	o := object{{"type", "string"}, {"minLength", 1}}
	switch {
	case len(f.OneOf) > 0:
		o = append(o, member{"enum", f.OneOf})
	case f.Link != "":
		return object{{"type", "string"}, {"pattern", idPattern}, {"minLength", 2}, {"maxLength", 48}}
	case f.Name == "key":
		return object{{"type", "string"}, {"pattern", idPattern}, {"maxLength", 48}}
	case f.Format == "url":
		o = append(o, member{"pattern", "^https://"})
	case f.Format == "email":
		o = append(o, member{"pattern", "^[^@ ]+@[^@ ]+$"})
	}
	if f.Max > 0 {
		o = append(o, member{"maxLength", f.Max})
	}
	return o
}

// overlay describes a file of translations: texts only, and how they were
// made.
func (d describer) overlay(k *schema.Kind) object {
	each := func(item object) object { return object{{"type", "object"}, {"additionalProperties", item}} }
	var props object
	var required []string
	for _, f := range schema.MadeFields() {
		props = append(props, member{f.Name, d.field(f)})
		required = append(required, f.Name)
	}
	props = append(props,
		member{"src", each(object{{"type", "string"}, {"pattern", "^[0-9a-f]{8}$"}})},
		member{"of", each(d.table(schema.MadeFields()))})
	made := append(closed(props), member{"required", required})
	o := append(object{{"title", d.l.Words.Feeds.OverlaySchema.With("Kind", d.l.Label("kind."+k.Name))}},
		closed(append(d.texts(k.Fields), member{"translation", made}))...)
	return append(o, member{"required", []string{"translation"}})
}

// texts describes the fields that can be translated.
func (d describer) texts(fields []*schema.Field) object {
	props := object{}
	for _, f := range fields {
		if f.Body || !f.HasText() {
			continue
		}
		var o object
		switch f.Type {
		case schema.TextType:
			o = d.field(f)
		case schema.Table:
			o = closed(d.texts(f.Fields))
		case schema.Tables: // by the key of each
			o = object{{"type", "object"}, {"additionalProperties", closed(d.texts(f.Fields))}}
		}
		props = append(props, member{f.Name, o})
	}
	return props
}

// object is a JSON object that keeps the order of its members.
type object []member

type member struct {
	name  string
	value any
}

func (o object) MarshalJSON() ([]byte, error) {
	return ordered.Object(len(o), func(i int) (string, any) { return o[i].name, o[i].value })
}
