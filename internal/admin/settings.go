package admin

import (
	"plaza/internal/graph"
	"plaza/internal/locale"
	"plaza/internal/record"
	"plaza/internal/schema"
)

// left are kinds that are not edited here, because an import brings them in.
// Those with a single record say what the city is, and have no form either.
var left = map[string]bool{"wording": true, "edition": true}

// Entry is the address, below the site's own, at which a record is edited on
// this page; "" for a kind that is not edited here.
func Entry(k *schema.Kind, id string) string {
	if left[k.Name] || k.Single {
		return ""
	}
	return Dir + "#/collections/" + k.Name + "/entries/" + id
}

// object is a JSON object; the names in it have no order of their own.
type object = map[string]any

// field is what files/toml.js knows of a field.
type field struct {
	Name    string  `json:"n"`
	Type    string  `json:"t"`
	Keyed   bool    `json:"k,omitempty"`
	Body    bool    `json:"b,omitempty"`
	HasText bool    `json:"x,omitempty"`
	Fields  []field `json:"f,omitempty"`
}

func fields(list []*schema.Field) []field {
	out := make([]field, len(list))
	for i, f := range list {
		out[i] = field{f.Name, f.Type.String(), f.Keyed, f.Body, f.HasText(), nil}
		if len(f.Fields) > 0 {
			out[i].Fields = fields(f.Fields)
		}
	}
	return out
}

// settings are all that the page's script needs, in one language.
func settings(s *graph.Site, site *record.Site, l *locale.Locale) object {
	var tags []string
	for _, x := range s.Locales.All {
		tags = append(tags, x.Tag)
	}
	d := describer{s, l}
	kinds, collections := object{}, []object{}
	for _, k := range s.Catalog.Kinds {
		if Entry(k, "") == "" {
			continue
		}
		kinds[k.Name] = object{"folder": k.Dir, "ext": k.Ext()[1:], "markdown": k.Markdown, "fields": fields(k.Written())}
		collections = append(collections, d.collection(k))
	}
	backend := object{"branch": "main"}
	if a := site.Admin; a != nil {
		backend["repo"], backend["open_authoring"] = a.Repository, false
		if a.Branch != "" {
			backend["branch"] = a.Branch
		}
		if a.AuthURL != "" {
			backend["base_url"] = a.AuthURL
		}
	}
	w := &l.Words.Admin
	var methods [][2]string
	for _, f := range schema.MadeFields() {
		for _, v := range f.OneOf {
			methods = append(methods, [2]string{v, l.Label(f.ValueLabel(v))})
		}
	}
	made := schema.MadeFields()
	return object{
		"languages": tags, "kinds": kinds, "methods": methods, "timezone": site.Timezone,
		"words": object{"who": w.Who, "method": l.Label(made[0].Label()), "by": w.By, "save": w.Save, "cancel": w.Cancel,
			"refused": w.Refused, "nothing": w.Nothing, "stopped": w.Stopped},
		"config": object{
			"backend": backend, "publish_mode": "editorial_workflow", "locale": l.Tag,
			"media_folder": "data/media", "site_url": site.BaseURL, "display_url": site.BaseURL,
			"show_preview_links": false, "editor": object{"preview": false},
			"slug":        object{"encoding": "ascii", "clean_accents": true},
			"i18n":        object{"structure": "multiple_files", "locales": tags, "default_locale": tags[0]},
			"collections": collections,
		},
	}
}

// describer makes the forms of one language.
type describer struct {
	s *graph.Site
	l *locale.Locale
}

func (d describer) collection(k *schema.Kind) object {
	title := k.Title().Name
	return object{
		"name": k.Name, "label": d.l.Label("kind." + k.Name), "folder": k.Dir, "extension": k.Ext()[1:], "format": "json",
		"create": true, "delete": false, "i18n": true, "identifier_field": title, "summary": "{{" + title + "}}",
		"slug": "{{" + title + "}}", "fields": d.fields(k, k.Written()),
	}
}

func (d describer) fields(k *schema.Kind, list []*schema.Field) []object {
	out := make([]object, len(list))
	for i, f := range list {
		out[i] = d.field(k, f)
	}
	return out
}

// field is one field of a form.
func (d describer) field(k *schema.Kind, f *schema.Field) object {
	o := object{"name": f.Name, "label": d.l.Label(f.Label()), "hint": d.l.Label(f.Help()), "i18n": false}
	// Decap asks for a field in every language and every part of a list. What
	// it need not ask, plaza check finds.
	o["required"] = f.Required && !f.HasText() && f.Owner == k.Name
	if f.HasText() || f.Name == "key" {
		o["i18n"] = true
	}
	switch f.Type {
	case schema.Bool:
		o["widget"], o["default"] = "boolean", false
	case schema.Int:
		o["widget"], o["value_type"], o["step"] = "number", "int", 1
	case schema.DateType:
		o["widget"], o["pattern"] = "string", []string{`^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`, "2026-03-12"}
	case schema.MomentType:
		o["widget"], o["pattern"] = "string", []string{`^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:00`, "2026-03-12T15:00:00"}
	case schema.ProseType:
		o["widget"] = "text" // a rich editor would write the Markdown anew
	case schema.Table:
		o["widget"], o["collapsed"], o["fields"] = "object", true, d.fields(k, f.Fields)
	case schema.Tables:
		o["widget"], o["collapsed"], o["fields"] = "list", true, d.fields(k, f.Fields)
		o["summary"] = "{{fields." + f.Fields[0].Name + "}}"
	default:
		d.text(k, f, o)
	}
	return o
}

// text is a field that holds a text, a value of a list, a link, or several.
func (d describer) text(k *schema.Kind, f *schema.Field, o object) {
	options := d.options(k, f)
	switch {
	case options != nil:
		o["widget"], o["options"] = "select", options
		if f.Type == schema.Strings {
			o["multiple"] = true
		}
	case f.Type == schema.Strings:
		o["widget"], o["field"] = "list", object{"name": "item", "label": o["label"], "widget": "string"}
	case f.Type == schema.TextType && (f.Max == 0 || f.Max > 120):
		o["widget"] = "text"
	default:
		o["widget"] = "string"
	}
}

// option is one allowed value with what it is called.
type option struct {
	Label string `json:"label"`
	Value string `json:"value"`
}

func (d describer) options(k *schema.Kind, f *schema.Field) []option {
	var out []option
	switch {
	case len(f.OneOf) > 0:
		for _, v := range f.OneOf {
			out = append(out, option{d.l.Label(f.ValueLabel(v)), v})
		}
	case f.Link != "":
		out = []option{}
		for _, r := range d.s.Records(f.Link) {
			out = append(out, option{d.title(r), r.Meta().ID})
		}
	case f.Owner == "record.not_answered" && f.Name == "fields", f.Name == "key" && (f.Owner == "record.withheld" || f.Owner == "record.not_applicable"):
		for _, own := range k.Own() {
			if own.Shown {
				out = append(out, option{d.l.Label(own.Label()), own.Name})
			}
		}
	}
	return out
}

// title is what a record is called, in the language of the page if it can be.
func (d describer) title(r schema.Record) string {
	h := r.Meta()
	t, _ := h.Kind.TitleOf(r)
	if o := d.s.Overlay(h.Kind.Name, h.ID, d.l.Tag); o != nil {
		if tr, ok := o.Texts[t.Path]; ok {
			return tr.Value
		}
	}
	return t.Value
}
