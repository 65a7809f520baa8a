package hugo

import (
	"fmt"
	"path"
	"strings"

	"plaza/bench/synth"
	"plaza/internal/dictionary"
	"plaza/internal/find"
	"plaza/internal/ledger"
	"plaza/internal/official"
	"plaza/internal/oversight"
	"plaza/internal/view"
)

// This file writes the pages that stand for no record.

// singles are the pages with a layout of their own, with the word that names
// each.
var singles = map[string]string{
	"search": "find.search.title", "documents": "policy.documents", "principles": "kinds.principle", "data": "nav.data", "translations": "nav.translations",
	"authorized": "oversight.lists.authorized", "planned": "oversight.lists.planned", "not-presented": "oversight.lists.presented", "reviews": "oversight.lists.reviews",
	"situations": "oversight.situations.title", "commitments": "oversight.ledger.title", "compare": "find.compare.title", "take-part": "engage.menu",
	"training": "engage.training.title", "heard": "loop.menu", "complaints": "loop.cases.title", "changes": "changes.heading",
}

// below is where the addresses of a language begin, below the site's own.
func below(lang string) string {
	if lang == "en" {
		return "/"
	}
	return "/" + lang + "/"
}

// front is the front matter of a page.
type front struct {
	title, layout, url string // layout and url: "" for those of its folder
	params             []string
}

func (f front) String() string {
	out := "title = " + synth.Quote(f.title) + "\n"
	if f.layout != "" {
		out += fmt.Sprintf("type = \"single\"\nlayout = %q\n", f.layout)
	}
	if f.url != "" {
		out += fmt.Sprintf("url = %q\n", f.url)
	}
	if f.params != nil {
		out += "[params]\n" + strings.Join(f.params, "\n") + "\n"
	}
	return out
}

// lists writes the pages of every language.
func (w *Writer) lists() error {
	for _, lang := range languages {
		pages := map[string]string{}
		w.sections(lang, pages)
		w.cut(lang, "a-to-z", "find.a-to-z", max(1, (w.entries+find.PageSize-1)/find.PageSize), pages)
		w.cut(lang, "glossary", "nav.glossary", view.GlossaryPages(len(w.names["term"])), pages)
		w.others(lang, pages)
		for name, front := range pages {
			if err := w.write(path.Join("content", lang, name), []byte("+++\n"+front+"+++\n")); err != nil {
				return err
			}
		}
	}
	return nil
}

// sections are the lists that Hugo makes of a folder or a taxonomy, and the
// dictionary.
func (w *Writer) sections(lang string, pages map[string]string) {
	say := w.words[lang].plain
	for name, id := range map[string]string{"tools": "nav.tools", "policy": "nav.policy", "dictionary": "data.dictionary", "register": "find.register.title"} {
		pages[name+"/_index.md"] = front{title: say[id]}.String()
	}
	if lang == "en" {
		pages["tools/_index.md"] += "[cascade]\noutputs = [\"html\", \"json\"]\n[cascade.target]\nkind = \"page\"\n"
	}
	for kind, plural := range taxonomies {
		pages[plural+"/_index.md"] = front{title: say["kinds."+kind]}.String()
	}
	for _, k := range kinds.Kinds {
		title := strings.ReplaceAll(say["data.fields"], "{{.Kind}}", say["kinds."+k.Name])
		for i := range dictionary.Parts(k) {
			file, f := "dictionary/"+k.Name+".md", front{title: title, params: []string{param("self", k.Name), fmt.Sprintf("at = %d", i+1)}}
			if i > 0 {
				file, f.url = fmt.Sprintf("dictionary/%s-%d.md", k.Name, i+1), fmt.Sprintf("%sdictionary/%s/page/%d.html", below(lang), k.Name, i+1)
			}
			pages[file] = f.String()
		}
	}
}

// cut are the pages of a list that comes in several, of equal length.
func (w *Writer) cut(lang, name, id string, of int, pages map[string]string) {
	for at := 1; at <= of; at++ {
		file, f := name+".md", front{title: w.words[lang].plain[id], layout: name, params: []string{fmt.Sprintf("at = %d\nof = %d", at, of)}}
		if at > 1 {
			file, f.url = fmt.Sprintf("%s-%d.md", name, at), fmt.Sprintf("%s%s/page/%d.html", below(lang), name, at)
		}
		pages[file] = f.String()
	}
}

// others are the pages with a layout of their own, and those of each
// department and status.
func (w *Writer) others(lang string, pages map[string]string) {
	say := w.words[lang].plain
	named := func(id, name string) string { return strings.ReplaceAll(say[id], "{{.Name}}", name) }
	for name, id := range singles {
		pages[name+".md"] = front{title: say[id], layout: name}.String()
	}
	pages["editions.md"] = front{title: say["official.editions"], layout: "editions", url: below(lang) + official.EditionsPath}.String()
	pages["missing/_index.md"] = "[build]\nrender = \"never\"\n" // its pages stand below their departments
	for id := range w.using {
		title := named("oversight.gaps.title", w.names["department"][id].In(lang))
		pages["missing/"+id+".md"] = front{title: title, url: below(lang) + oversight.GapsPath(id), params: []string{param("department", id)}}.String()
	}
	for _, status := range ledger.Statuses() {
		title := named("oversight.ledger.titled", say["enum.commitment.status."+status])
		pages["commitments-"+status+".md"] = front{title: title, layout: "commitments", url: below(lang) + oversight.StatusPath(status), params: []string{param("status", status)}}.String()
	}
}

func param(name, value string) string { return fmt.Sprintf("%s = %q", name, value) }
