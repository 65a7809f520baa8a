package export

import (
	"plaza/internal/export/ordered"
	"plaza/internal/pages"
	"plaza/internal/record"
)

// The catalog is data.json of DCAT-US 1.1, which open data sites of the United
// States gather. What the standard asks for and the City has not published
// (an address for questions, a licence) is left out, never made up; the page
// on the data says so.

// distribution is one file of a dataset.
type distribution struct{ title, url, media, format string }

func (in Input) toolFiles() []distribution {
	source := in.Site.Locales.All[0]
	tools := source.Label("kinds.tool")
	titled := func(format string) string {
		return source.Words.Data.Title.With("Kind", tools, "Format", format)
	}
	out := []distribution{{titled("JSON"), in.BaseURL + "data/tools.json", "application/json", "JSON"}}
	for _, l := range in.Site.Locales.All {
		out = append(out, distribution{titled("CSV") + ", " + l.Name, in.BaseURL + l.Prefix + "data/tools.csv", "text/csv", "CSV"})
	}
	return out
}

func (in Input) registerFiles() []distribution {
	w := &in.Site.Locales.All[0].Words.Feeds
	data := &in.Site.Locales.All[0].Words.Data
	return []distribution{
		{data.Register, in.BaseURL + "data/register.json", "application/json", "JSON"},
		{w.Numbers, in.BaseURL + "data/numbers.json", "application/json", "JSON"},
		{w.Linked, in.BaseURL + "data/register.jsonld", "application/ld+json", "JSON-LD"},
		{w.LinkedTerms, in.BaseURL + "data/glossary.jsonld", "application/ld+json", "JSON-LD"},
	}
}

func (in Input) dictionaryFiles() []distribution {
	var out []distribution
	for _, l := range in.Site.Locales.All {
		out = append(out, distribution{l.Words.Data.Dictionary + ", " + l.Name, in.BaseURL + l.Prefix + "data/dictionary.csv", "text/csv", "CSV"})
	}
	return out
}

func (in Input) schemaFiles() []distribution {
	source := in.Site.Locales.All[0]
	var out []distribution
	for _, k := range in.Site.Catalog.Kinds {
		name := source.Label("kinds." + k.Name)
		out = append(out,
			distribution{source.Words.Data.Schema.With("Kind", name), in.BaseURL + "data/schema/" + k.Name + ".json", "application/schema+json", "JSON Schema"},
			distribution{source.Words.Feeds.OverlaySchema.With("Kind", name), in.BaseURL + "data/schema/" + k.Name + ".overlay.json", "application/schema+json", "JSON Schema"})
	}
	return out
}

// catalog writes the list of datasets, in the source language.
func catalog(in Input, put func(File)) error {
	l := in.Site.Locales.All[0]
	w, feeds := &l.Words.Data, &l.Words.Feeds
	b, err := ordered.Indented(object{
		{"@context", "https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld"},
		{"@id", in.BaseURL + "data/data.json"},
		{"@type", "dcat:Catalog"},
		{"conformsTo", "https://project-open-data.cio.gov/v1.1/schema"},
		{"describedBy", "https://project-open-data.cio.gov/v1.1/schema/catalog.json"},
		{"dataset", []object{
			in.entryOf("register", "", w.RegisterText, in.registerFiles()),
			in.entryOf("tools", l.Label("kinds.tool"), w.JSON, in.toolFiles()),
			in.entryOf("dictionary", w.Dictionary, w.DictionaryText, in.dictionaryFiles()),
			in.entryOf("schemas", feeds.Schemas, feeds.SchemasText, in.schemaFiles()),
		}},
	})
	if err != nil {
		return err
	}
	put(File{"data/data.json", b})
	return nil
}

// entryOf describes one dataset with what is known. The one without a title of
// its own is called as the site.
func (in Input) entryOf(name, title, description string, files []distribution) object {
	l, site := in.Site.Locales.All[0], in.Site.Record("site", "site").(*record.Site)
	if title != "" {
		title = ": " + title
	}
	tags := []string{}
	for _, other := range in.Site.Locales.All {
		tags = append(tags, other.Tag)
	}
	o := object{
		{"@type", "dcat:Dataset"},
		{"identifier", in.BaseURL + "data/data.json#" + name},
		{"title", site.Name.Value + title},
		{"description", description},
		{"keyword", []string{l.Label("kinds.tool"), l.Words.Nav.Policy, site.City.Value}},
		{"accessLevel", "public"},
		{"language", tags},
		{"landingPage", in.BaseURL + "data.html"},
		{"publisher", object{{"@type", "org:Organization"}, {"name", site.City.Value}}},
	}
	if d := in.Site.LastChange(); !d.IsZero() {
		o = append(o, member{"modified", d.String()})
	}
	if c := pages.DataContact(site); c != nil {
		o = append(o, member{"contactPoint", object{{"@type", "vcard:Contact"}, {"fn", c.Role.Value}, {"hasEmail", "mailto:" + c.Email}}})
	}
	if site.Licence != nil && site.Licence.URL != "" {
		o = append(o, member{"license", site.Licence.URL})
	}
	if name != "dictionary" && name != "schemas" {
		o = append(o, member{"describedBy", in.BaseURL + "data/dictionary.csv"}, member{"describedByType", "text/csv"})
	}
	var list []object
	for _, f := range files {
		list = append(list, object{{"@type", "dcat:Distribution"}, {"title", f.title}, {"downloadURL", f.url}, {"mediaType", f.media}, {"format", f.format}})
	}
	return append(o, member{"distribution", list})
}
