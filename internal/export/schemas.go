package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"plaza/internal/locale"
	"plaza/internal/schema"
)

// schemas writes a JSON Schema for the files of each kind, and one for their
// overlays, so that editors complete and check while staff type.
func schemas(in Input, put func(File)) error {
	source := in.Site.Locales.All[0]
	for _, k := range in.Site.Catalog.Kinds {
		for _, s := range []struct {
			suffix string
			body   object
		}{{"", recordSchema(source, k)}, {".overlay", overlaySchema(source, k)}} {
			b, err := indented(s.body)
			if err != nil {
				return err
			}
			put(File{"data/schema/" + k.Name + s.suffix + ".json", b})
		}
	}
	return nil
}

func recordSchema(l *locale.Locale, k *schema.Kind) object {
	return append(object{
		{"$schema", "http://json-schema.org/draft-07/schema#"},
		{"title", l.Label("kind." + k.Name)},
	}, tableSchema(l, k.Fields)...)
}

// tableSchema describes a table: its fields, which are required, no others.
func tableSchema(l *locale.Locale, fields []*schema.Field) object {
	props, required := object{}, []string{}
	for _, f := range fields {
		if f.Body {
			continue
		}
		props = append(props, member{f.Name, fieldSchema(l, f)})
		if f.Required {
			required = append(required, f.Name)
		}
	}
	o := object{{"type", "object"}, {"additionalProperties", false}, {"properties", props}}
	if len(required) > 0 {
		o = append(o, member{"required", required})
	}
	return o
}

func fieldSchema(l *locale.Locale, f *schema.Field) object {
	o := object{{"title", l.Label(f.Label())}, {"description", l.Label(f.Help())}}
	switch f.Type {
	case schema.Strings:
		return append(o, member{"type", "array"}, member{"uniqueItems", true}, member{"items", stringSchema(f)})
	case schema.Bool:
		return append(o, member{"type", "boolean"})
	case schema.Int:
		return append(o, member{"type", "integer"})
	case schema.DateType:
		return append(o, member{"type", "string"}, member{"pattern", `^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`})
	case schema.Table:
		return append(o, tableSchema(l, f.Fields)...)
	case schema.Tables:
		if f.Keyed {
			item := any(tableSchema(l, f.Fields[1:]))
			if len(f.Fields) == 2 {
				item = fieldSchema(l, f.Fields[1])
			}
			return append(o, member{"type", "object"}, member{"additionalProperties", item})
		}
		return append(o, member{"type", "array"}, member{"items", tableSchema(l, f.Fields)})
	}
	return append(o, stringSchema(f)...)
}

const idPattern = `^[a-z0-9]+(-[a-z0-9]+)*$`

func stringSchema(f *schema.Field) object {
	o := object{{"type", "string"}, {"minLength", 1}}
	switch {
	case len(f.OneOf) > 0:
		o = append(o, member{"enum", f.OneOf})
	case f.Link != "":
		return object{{"type", "string"}, {"pattern", idPattern}, {"minLength", 2}, {"maxLength", 48}}
	case f.Format == "url":
		o = append(o, member{"pattern", "^https://"})
	}
	if f.Max > 0 {
		o = append(o, member{"maxLength", f.Max})
	}
	return o
}

// overlaySchema describes a file of translations: texts only, and how they
// were made.
func overlaySchema(l *locale.Locale, k *schema.Kind) object {
	hashes := object{{"type", "object"}, {"additionalProperties", object{{"type", "string"}, {"pattern", "^[0-9a-f]{8}$"}}}}
	made := tableSchema(l, schema.MadeFields())
	props := append(made[2].value.(object), member{"src", hashes},
		member{"of", object{{"type", "object"}, {"additionalProperties", tableSchema(l, schema.MadeFields())}}})
	made[2].value = props
	texts := append(textProps(l, k.Fields), member{"translation", made})
	return object{
		{"$schema", "http://json-schema.org/draft-07/schema#"},
		{"title", l.Label("kind." + k.Name)},
		{"type", "object"}, {"additionalProperties", false}, {"properties", texts},
	}
}

func textProps(l *locale.Locale, fields []*schema.Field) object {
	props := object{}
	for _, f := range fields {
		if f.Body || !f.HasText() {
			continue
		}
		var o object
		switch f.Type {
		case schema.TextType:
			o = fieldSchema(l, f)
		case schema.Table:
			o = object{{"type", "object"}, {"additionalProperties", false}, {"properties", textProps(l, f.Fields)}}
		case schema.Tables:
			item := object{{"type", "object"}, {"additionalProperties", false}, {"properties", textProps(l, f.Fields)}}
			o = object{{"type", "object"}, {"additionalProperties", item}}
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
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		v, err := marshal(m.value)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "%q:", m.name)
		b.Write(v)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("write JSON: %w", err)
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

func indented(v any) ([]byte, error) {
	flat, err := marshal(v)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := json.Indent(&b, flat, "", "  "); err != nil {
		return nil, fmt.Errorf("indent JSON: %w", err)
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}
