package export

import (
	"fmt"

	"plaza/internal/export/ordered"
	"plaza/internal/record"
	"plaza/internal/schema"
)

// Linked data is JSON-LD in the terms of schema.org. It stands in files of its
// own, because no page may hold a script: docs/decisions tells why.
//
// It says what the register says and no more. A record says that the City
// uses a program, so a tool is a SoftwareApplication, and each department that
// uses it is the agent of a UseAction; it does not say that the City offers a
// service, so nothing is a GovernmentService.

// linkedTools writes the register as a Dataset, its tools and who uses them.
func linkedTools(in Input, put func(File)) error {
	w := ordered.Writer{}
	in.openGraph(&w)
	site := in.Site.Record("site", "site").(*record.Site)
	in.city(&w, site)
	in.dataset(&w, site)
	for _, r := range in.Site.Records("department") {
		d := r.(*record.Department)
		if d.Example {
			continue
		}
		in.node(&w, "GovernmentOrganization", &d.Head)
		in.words(&w, "name", d.Name)
		in.reference(&w, "parentOrganization", in.parent(d))
		w.Close('}')
	}
	for _, r := range in.Site.Records("vendor") {
		v := r.(*record.Vendor)
		if v.Example {
			continue
		}
		in.node(&w, "Organization", &v.Head)
		w.Member("name", v.Name)
		w.Member("sameAs", v.Website)
		w.Close('}')
	}
	for _, r := range in.Site.Records("tool") {
		if t := r.(*record.Tool); !t.Example {
			in.tool(&w, t)
		}
	}
	return closeGraph(&w, "data/register.jsonld", put)
}

func (in Input) openGraph(w *ordered.Writer) {
	w.Open('{')
	w.Member("@context", "https://schema.org")
	w.Name("@graph")
	w.Open('[')
}

func closeGraph(w *ordered.Writer, name string, put func(File)) error {
	w.Close(']')
	w.Close('}')
	w.WriteByte('\n')
	if w.Err() != nil {
		return fmt.Errorf("write %s: %w", name, w.Err())
	}
	put(File{name, w.Bytes()})
	return nil
}

// node begins what a record is about; its name is the address of its page.
func (in Input) node(w *ordered.Writer, class string, h *schema.Head) {
	w.Next()
	w.Open('{')
	w.Member("@type", class)
	w.Member("@id", in.id(h.Kind.Name, h.ID))
	w.Member("url", in.id(h.Kind.Name, h.ID))
}

// id names a record, or is "" for one that is not exported.
func (in Input) id(kind, id string) string {
	r := in.Site.Record(kind, id)
	if r == nil || r.Meta().Example {
		return ""
	}
	return in.address(r.Meta().Kind.Path(id))
}

func (in Input) cityID() string { return in.BaseURL + "#city" }

func (in Input) parent(d *record.Department) string {
	if d.Parent == "" {
		return in.cityID()
	}
	return in.id("department", d.Parent)
}

func (in Input) city(w *ordered.Writer, site *record.Site) {
	w.Next()
	w.Open('{')
	w.Member("@type", "GovernmentOrganization")
	w.Member("@id", in.cityID())
	in.words(w, "name", site.City)
	w.Close('}')
}

func (in Input) dataset(w *ordered.Writer, site *record.Site) {
	w.Next()
	w.Open('{')
	w.Member("@type", "Dataset")
	w.Member("@id", in.BaseURL+"data.html")
	w.Member("url", in.BaseURL+"data.html")
	in.words(w, "name", site.Name)
	in.words(w, "description", site.Tagline)
	w.Name("inLanguage")
	w.Open('[')
	for _, l := range in.Site.Locales.All {
		w.Next()
		w.Text(l.Tag)
	}
	w.Close(']')
	in.reference(w, "publisher", in.cityID())
	w.Member("dateModified", in.Site.LastChange().String())
	if site.Licence != nil {
		w.Member("license", site.Licence.URL)
	}
	w.Name("distribution")
	w.Open('[')
	for _, d := range append(in.toolFiles(), in.registerFiles()...) {
		w.Next()
		w.Open('{')
		w.Member("@type", "DataDownload")
		w.Member("name", d.title)
		w.Member("contentUrl", d.url)
		w.Member("encodingFormat", d.media)
		w.Close('}')
	}
	w.Close(']')
	w.Close('}')
}

func (in Input) tool(w *ordered.Writer, t *record.Tool) {
	in.node(w, "SoftwareApplication", &t.Head)
	in.words(w, "name", t.Name)
	in.words(w, "description", t.Summary)
	if t.InHouse.Value {
		in.reference(w, "creator", in.cityID())
	} else {
		in.reference(w, "provider", in.id("vendor", t.Vendor))
	}
	in.reference(w, "isPartOf", in.id("tool", t.Family))
	w.Close('}')
	for _, d := range t.Departments {
		agent := in.id("department", d)
		if agent == "" {
			continue
		}
		w.Next()
		w.Open('{')
		w.Member("@type", "UseAction")
		in.reference(w, "agent", agent)
		in.reference(w, "object", in.id("tool", t.ID))
		w.Member("actionStatus", in.useOf(t))
		w.Close('}')
	}
}

// useOf is how far the use has come, or "" where the record does not tell.
func (in Input) useOf(t *record.Tool) string {
	s, _ := in.Site.Record("status", t.Lifecycle).(*record.Status)
	if s == nil {
		return ""
	}
	return map[string]string{
		"before": "https://schema.org/PotentialActionStatus",
		"live":   "https://schema.org/ActiveActionStatus",
		"after":  "https://schema.org/CompletedActionStatus",
	}[s.Phase]
}

// linkedTerms writes the glossary as a DefinedTermSet.
func linkedTerms(in Input, put func(File)) error {
	w := ordered.Writer{}
	in.openGraph(&w)
	set := in.address("glossary.html")
	w.Next()
	w.Open('{')
	w.Member("@type", "DefinedTermSet")
	w.Member("@id", set)
	w.Member("url", set)
	w.Name("name")
	w.Open('[')
	for _, l := range in.Site.Locales.All {
		spoken(&w, l.Tag, l.Label("kinds.term"))
	}
	w.Close(']')
	w.Close('}')
	for _, r := range in.Site.Records("term") {
		t := r.(*record.Term)
		if t.Example {
			continue
		}
		in.node(&w, "DefinedTerm", &t.Head)
		in.words(&w, "name", t.Name)
		var others []schema.Text
		for _, s := range t.Synonyms {
			others = append(others, s.Word)
		}
		if !t.Short.IsZero() {
			others = append(others, t.Short)
		}
		in.words(&w, "alternateName", others...)
		in.words(&w, "description", t.Plain)
		in.reference(&w, "inDefinedTermSet", set)
		w.Close('}')
	}
	return closeGraph(&w, "data/glossary.jsonld", put)
}

// words writes texts with the language of each. Translations that are older
// than their source are left out: there is no way to mark them.
func (in Input) words(w *ordered.Writer, name string, texts ...schema.Text) {
	written := false
	for _, t := range texts {
		if t.IsZero() {
			continue
		}
		if !written {
			w.Name(name)
			w.Open('[')
			written = true
		}
		for _, l := range in.Site.Locales.All {
			if s, said := in.shown(l, t); said == l {
				spoken(w, l.Tag, s)
			}
		}
	}
	if written {
		w.Close(']')
	}
}

// spoken writes one text of a list with its language.
func spoken(w *ordered.Writer, tag, s string) {
	w.Next()
	w.Open('{')
	w.Member("@language", tag)
	w.Member("@value", s)
	w.Close('}')
}

// reference writes the name of another node, unless there is none.
func (in Input) reference(w *ordered.Writer, name, id string) {
	if id == "" {
		return
	}
	w.Name(name)
	w.Open('{')
	w.Member("@id", id)
	w.Close('}')
}
