package export

import (
	"fmt"

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
	w := writer{}
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
		w.close('}')
	}
	for _, r := range in.Site.Records("vendor") {
		v := r.(*record.Vendor)
		if v.Example {
			continue
		}
		in.node(&w, "Organization", &v.Head)
		w.member("name", v.Name)
		w.member("sameAs", v.Website)
		w.close('}')
	}
	for _, r := range in.Site.Records("tool") {
		if t := r.(*record.Tool); !t.Example {
			in.tool(&w, t)
		}
	}
	return closeGraph(&w, "data/register.jsonld", put)
}

func (in Input) openGraph(w *writer) {
	w.open('{')
	w.member("@context", "https://schema.org")
	w.name("@graph")
	w.open('[')
}

func closeGraph(w *writer, name string, put func(File)) error {
	w.close(']')
	w.close('}')
	w.WriteByte('\n')
	if w.err != nil {
		return fmt.Errorf("write %s: %w", name, w.err)
	}
	put(File{name, w.Bytes()})
	return nil
}

// node begins what a record is about; its name is the address of its page.
func (in Input) node(w *writer, class string, h *schema.Head) {
	w.next()
	w.open('{')
	w.member("@type", class)
	w.member("@id", in.id(h.Kind.Name, h.ID))
	w.member("url", in.id(h.Kind.Name, h.ID))
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

func (in Input) city(w *writer, site *record.Site) {
	w.next()
	w.open('{')
	w.member("@type", "GovernmentOrganization")
	w.member("@id", in.cityID())
	in.words(w, "name", site.City)
	w.close('}')
}

func (in Input) dataset(w *writer, site *record.Site) {
	w.next()
	w.open('{')
	w.member("@type", "Dataset")
	w.member("@id", in.BaseURL+"data.html")
	w.member("url", in.BaseURL+"data.html")
	in.words(w, "name", site.Name)
	in.words(w, "description", site.Tagline)
	w.name("inLanguage")
	w.open('[')
	for _, l := range in.Site.Locales.All {
		w.next()
		w.string(l.Tag)
	}
	w.close(']')
	in.reference(w, "publisher", in.cityID())
	w.member("dateModified", in.Site.LastChange().String())
	if site.Licence != nil {
		w.member("license", site.Licence.URL)
	}
	w.name("distribution")
	w.open('[')
	for _, d := range append(in.toolFiles(), in.registerFiles()...) {
		w.next()
		w.open('{')
		w.member("@type", "DataDownload")
		w.member("name", d.title)
		w.member("contentUrl", d.url)
		w.member("encodingFormat", d.media)
		w.close('}')
	}
	w.close(']')
	w.close('}')
}

func (in Input) tool(w *writer, t *record.Tool) {
	in.node(w, "SoftwareApplication", &t.Head)
	in.words(w, "name", t.Name)
	in.words(w, "description", t.Summary)
	if t.InHouse {
		in.reference(w, "creator", in.cityID())
	} else {
		in.reference(w, "provider", in.id("vendor", t.Vendor))
	}
	in.reference(w, "isPartOf", in.id("tool", t.Family))
	w.close('}')
	for _, d := range t.Departments {
		agent := in.id("department", d)
		if agent == "" {
			continue
		}
		w.next()
		w.open('{')
		w.member("@type", "UseAction")
		in.reference(w, "agent", agent)
		in.reference(w, "object", in.id("tool", t.ID))
		w.member("actionStatus", in.useOf(t))
		w.close('}')
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
	w := writer{}
	in.openGraph(&w)
	set := in.address("glossary.html")
	w.next()
	w.open('{')
	w.member("@type", "DefinedTermSet")
	w.member("@id", set)
	w.member("url", set)
	w.name("name")
	w.open('[')
	for _, l := range in.Site.Locales.All {
		w.spoken(l.Tag, l.Label("kinds.term"))
	}
	w.close(']')
	w.close('}')
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
		w.close('}')
	}
	return closeGraph(&w, "data/glossary.jsonld", put)
}

// words writes texts with the language of each. Translations that are older
// than their source are left out: there is no way to mark them.
func (in Input) words(w *writer, name string, texts ...schema.Text) {
	written := false
	for _, t := range texts {
		if t.IsZero() {
			continue
		}
		if !written {
			w.name(name)
			w.open('[')
			written = true
		}
		for _, l := range in.Site.Locales.All {
			if s, spoken := in.shown(l, t); spoken == l {
				w.spoken(l.Tag, s)
			}
		}
	}
	if written {
		w.close(']')
	}
}

// spoken writes one text of a list with its language.
func (w *writer) spoken(tag, s string) {
	w.next()
	w.open('{')
	w.member("@language", tag)
	w.member("@value", s)
	w.close('}')
}

// reference writes the name of another node, unless there is none.
func (in Input) reference(w *writer, name, id string) {
	if id == "" {
		return
	}
	w.name(name)
	w.open('{')
	w.member("@id", id)
	w.close('}')
}

// member writes a member of an object, unless it is empty.
func (w *writer) member(name, value string) {
	if value == "" {
		return
	}
	w.name(name)
	w.string(value)
}
