package hugo

import (
	"regexp"
	"strings"

	"plaza/bench/synth"
	"plaza/internal/dictionary"
	"plaza/internal/record"
)

// sorted are the fields of a tool that put it under the terms of a taxonomy.
var sorted = map[string]string{
	"departments": "departments", "lifecycle": "statuses", "category": "categories", "service_areas": "service-areas", "vendor": "vendors",
}

// page is a record as a page of Hugo's: front matter in one language, then
// the Markdown.
func page(r *synth.Record, lang string) []byte {
	var t synth.TOML
	front := synth.Table{{Name: "title", Value: title(r).In(lang)}}
	params := synth.Table{{Name: "self", Value: r.ID}, {Name: "file", Value: source(r)}}
	for _, f := range r.Fields {
		switch {
		case r.Kind == "tool" && sorted[f.Name] != "":
			front = append(front, synth.Field{Name: sorted[f.Name], Value: listed(f.Value)})
		case f.Name == "meaning":
			params = append(params, synth.Field{Name: "summary", Value: f.Value})
		case f.Name == "name" || f.Name == "title" || f.Name == "heading":
		default:
			params = append(params, f)
		}
	}
	switch r.Kind {
	case "part", "clause":
		params = append(params, synth.Field{Name: "kind", Value: r.Kind})
	case "page":
		front = append(front, synth.Field{Name: "weight", Value: r.Fields.Get("order")})
	}
	t.Table("", append(front, synth.Field{Name: "params", Value: params}), lang)
	out := "+++\n" + string(t.Bytes()) + "+++\n"
	if r.Body != nil {
		out += "\n" + links(r.Body.In(lang), lang)
	}
	return []byte(out)
}

func listed(v any) any {
	if s, ok := v.(string); ok {
		return []string{s}
	}
	return v
}

// kinds is read only.
var kinds = record.Kinds()

// source is the file that Plaza would name in the page's foot.
func source(r *synth.Record) string {
	k := kinds.Kind(r.Kind)
	if k.Markdown {
		return k.Dir + "/" + r.ID + ".md"
	}
	return k.Dir + "/" + r.ID + ".toml"
}

var reference = regexp.MustCompile(`\]\((term|clause):([a-z0-9-]+)\)`)

// links writes references as addresses, so that Hugo need not look them up.
func links(markdown, lang string) string {
	root := root(lang)
	return reference.ReplaceAllStringFunc(markdown, func(s string) string {
		m := reference.FindStringSubmatch(s)
		if m[1] == "term" {
			return "](" + root + "glossary.html#" + m[2] + ")"
		}
		return "](" + root + "policy/" + m[2] + ".html)"
	})
}

// root is where the pages of a language begin, on the site's own host.
func root(lang string) string {
	return strings.TrimSuffix(strings.TrimPrefix(synth.Base, "https://city.example"), "/") + below(lang)
}

// plain is a record as data: texts in both languages.
func plain(r *synth.Record) map[string]any {
	out := table(r.Fields)
	out["id"] = r.ID
	return out
}

func table(t synth.Table) map[string]any {
	out := map[string]any{}
	for _, f := range t {
		switch x := f.Value.(type) {
		case synth.Text:
			out[f.Name] = map[string]string{"en": x.English, "es": x.In("es")}
		case synth.Table:
			out[f.Name] = table(x)
		case synth.List:
			var list []any
			for _, item := range x {
				list = append(list, table(item))
			}
			out[f.Name] = list
		default:
			out[f.Name] = x
		}
	}
	return out
}

// explained is every declared field, by the pages that explain them.
func explained() []any {
	var out []any
	for _, k := range kinds.Kinds {
		parts := dictionary.Parts(k)
		for i, part := range parts {
			var fields []any
			for _, e := range part {
				fields = append(fields, field(e))
			}
			out = append(out, map[string]any{"kind": k.Name, "at": i + 1, "of": len(parts), "fields": fields})
		}
	}
	return out
}

func field(e dictionary.Entry) map[string]any {
	f := map[string]any{"id": e.ID(), "path": e.Path, "label": e.Field.Label(), "help": e.Field.Help(), "shown": e.Field.Shown, "link": e.Field.Link, "type": e.Field.Type.String()}
	var values []any
	for _, v := range e.Field.OneOf {
		values = append(values, map[string]any{"value": v, "label": e.Field.ValueLabel(v)})
	}
	f["values"] = values
	return f
}
