// Package plan is the fourth stage: it lists every page the site will have,
// before any is made.
//
// To add a page, write its model and builder in package pages, its component
// in templates/, and one line in the list below.
package plan

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"plaza/internal/ask"
	"plaza/internal/changes"
	"plaza/internal/diag"
	"plaza/internal/dictionary"
	"plaza/internal/docket"
	"plaza/internal/engage"
	"plaza/internal/find"
	"plaza/internal/form"
	"plaza/internal/graph"
	"plaza/internal/locale"
	"plaza/internal/loop"
	"plaza/internal/official"
	"plaza/internal/oversight"
	"plaza/internal/overview"
	"plaza/internal/pages"
	"plaza/internal/view"
	"plaza/templates"
)

// families is every kind of page.
var families = []Family{
	family("home", one("index.html"), pages.BuildHome, templates.Home),
	family("tools", toolLists, pages.BuildTools, templates.Tools),
	family("tool", each("tool"), pages.BuildTool, templates.Tool),
	family("index", indexes, pages.BuildIndex, templates.Index),
	family("facet", facets, pages.BuildFacet, templates.Tools),
	family("policy", one("policy.html"), pages.BuildPolicy, templates.Policy),
	family("part", each("part"), pages.BuildPart, templates.PolicyPage),
	family("clause", each("clause"), pages.BuildClause, templates.PolicyPage),
	family("editions", one("policy/editions.html"), official.BuildEditions, templates.Editions),
	family("edition", each("edition"), official.BuildEdition, templates.Edition),
	family("principles", one("principles.html"), oversight.BuildPrinciples, templates.Principles),
	family("glossary", glossary, pages.BuildGlossary, templates.Glossary),
	family("a-to-z", letters, find.Build, templates.AToZ),
	family("search", one(find.SearchPath), find.BuildSearch, templates.Search),
	family("compare", one("compare.html"), overview.BuildCompare, templates.Compare),
	family("register", register, overview.BuildRegister, templates.Register),
	family("matrix", withMatrix(oversight.MatrixPath), oversight.BuildMatrix, templates.Matrix),
	family("what-if", whatIf, oversight.BuildWhatIf, templates.WhatIf),
	family("governed", governed, oversight.BuildList, templates.Governed),
	family("ledger", ledgers, oversight.BuildLedger, templates.Ledger),
	family("situations", one(oversight.SituationsPath), oversight.BuildSituations, templates.Situations),
	family("situation", each("situation"), oversight.BuildSituation, templates.Situation),
	family("gaps", gaps, oversight.BuildGaps, templates.Gaps),
	family("numbers", one("numbers.html"), overview.BuildNumbers, templates.Numbers),
	family("changes", one(changes.Path), changes.Build, templates.Changes),
	family("documents", one("documents.html"), pages.BuildDocuments, templates.Documents),
	family("board", withBodies(docket.BoardPath), docket.BuildBoard, templates.Board),
	family("meetings", withBodies(docket.MeetingsPath), docket.BuildMeetings, templates.Meetings),
	family("decisions", withBodies(docket.DecisionsPath), docket.BuildDecisions, templates.Decisions),
	family("actions", withBodies(docket.ActionsPath), docket.BuildActions, templates.Actions),
	family("meeting", each("meeting"), docket.BuildMeeting, templates.Meeting),
	family("matter", each("matter"), docket.BuildMatter, templates.Matter),
	family("member", each("member"), docket.BuildMember, templates.Member),
	family("heard", one(loop.HeardPath), loop.BuildHeard, templates.Heard),
	family("theme", each("theme"), loop.BuildTheme, templates.Theme),
	family("complaints", one(loop.ComplaintsPath), loop.BuildComplaints, templates.Complaints),
	family("take-part", one(engage.TakePartPath), engage.BuildTakePart, templates.TakePart),
	family("opening", each("opening"), engage.BuildOpening, templates.Opening),
	family("training", one(engage.TrainingPath), engage.BuildTraining, templates.Training),
	family("page", each("page"), pages.BuildProse, templates.Prose),
	family("feedback", ifAsked(form.Path), ask.BuildFeedback, templates.Feedback),
	family("feedback-print", ifAsked(ask.PrintPath), ask.BuildPrint, templates.FeedbackPrint),
	family("data", one("data.html"), pages.BuildData, templates.Data),
	family("dictionaries", one(dictionary.ListPath), dictionary.BuildList, templates.Dictionaries),
	family("dictionary", dictionaries, dictionary.Build, templates.Dictionary),
	family("translations", one("translations.html"), pages.BuildTranslations, templates.Translations),
	family("lost", one(view.LostPath), pages.BuildLost, templates.Lost),
}

// Family is one kind of page.
type Family struct {
	Name string
	list func(*graph.Site) []Item
	make func(*view.Context, string) templ.Component
}

// Item is one page of a family: its argument and its address, the same in
// every language.
type Item struct {
	ID, Path string
	Example  bool   // of an example record
	File     string // of the record that the page is of; "" when it is of none alone
}

func family[M any](name string, list func(*graph.Site) []Item, build func(*view.Context, string) M, show func(M) templ.Component) Family {
	return Family{name, list, func(c *view.Context, id string) templ.Component { return show(build(c, id)) }}
}

// Page is one page to be made.
type Page struct {
	Family *Family
	Item
	Locale *locale.Locale
	Out    string // its file in the published folder
}

// Pages lists every page in every language, in the order of the families,
// and reports addresses that two pages ask for.
func Pages(s *graph.Site) ([]Page, []diag.Diagnostic) {
	var out []Page
	var ds []diag.Diagnostic
	owner := map[string]Page{}
	for i := range families {
		f := &families[i]
		for _, item := range f.list(s) {
			if first, taken := owner[item.Path]; taken {
				ds = append(ds, clash(first, Page{Family: f, Item: item}))
				continue
			}
			owner[item.Path] = Page{Family: f, Item: item}
			for _, l := range s.Locales.All {
				out = append(out, Page{f, item, l, l.Prefix + item.Path})
			}
		}
	}
	return out, ds
}

// clash reports two pages with one address, at a file that can be renamed.
func clash(a, b Page) diag.Diagnostic {
	if b.File == "" {
		a, b = b, a
	}
	other := a.File
	if other == "" {
		other = "a page that every site has (" + a.Family.Name + ")"
	}
	return diag.New("site/same-address", diag.Pos{File: b.File}, "address", b.Path, "other", other)
}

// Render makes the page, and returns the reader that knows all it read.
func (p Page) Render(w io.Writer, env *view.Env, s *graph.Site) (*graph.Reader, error) {
	c := view.NewContext(env, s, p.Locale, p.Path)
	if err := p.Family.make(c, p.ID).Render(context.Background(), w); err != nil {
		return nil, fmt.Errorf("render %s: %w", p.Out, err)
	}
	return c.R, nil
}

func one(path string) func(*graph.Site) []Item {
	return func(*graph.Site) []Item { return []Item{{Path: path}} }
}

// ifAsked plans a page of the feedback form, where there is one.
func ifAsked(path string) func(*graph.Site) []Item {
	return func(s *graph.Site) []Item {
		if !ask.HasFeedback(s) {
			return nil
		}
		return []Item{{Path: path}}
	}
}

// withBodies lists a page that only a city with a public body has.
func withBodies(path string) func(*graph.Site) []Item {
	return func(s *graph.Site) []Item {
		if len(s.Records("body")) == 0 {
			return nil
		}
		return []Item{{Path: path}}
	}
}

func each(kind string) func(*graph.Site) []Item {
	return func(s *graph.Site) []Item {
		var out []Item
		for _, r := range s.Records(kind) {
			h := r.Meta()
			out = append(out, Item{h.ID, h.Kind.Path(h.ID), h.Example, h.File.Path})
		}
		return out
	}
}

// numbered lists the pages of a list of n tools.
func numbered(prefix, base string, n int, example bool, file string) []Item {
	var out []Item
	for i := 1; i == 1 || (i-1)*pages.PageSize < n; i++ {
		out = append(out, Item{prefix + fmt.Sprint(i), pages.ListPath(base, i), example, file})
	}
	return out
}

func toolLists(s *graph.Site) []Item {
	return numbered("", "tools", pages.TopTools(s), false, "")
}

func letters(s *graph.Site) []Item {
	var out []Item
	of := find.Pages(s)
	for i := 1; i <= of; i++ {
		out = append(out, Item{ID: fmt.Sprintf("%d/%d", i, of), Path: find.ListPath(i)})
	}
	return out
}

func glossary(s *graph.Site) []Item {
	var out []Item
	for i := range view.GlossaryPages(len(s.Records("term"))) {
		out = append(out, Item{ID: fmt.Sprint(i + 1), Path: view.GlossaryPath(i + 1)})
	}
	return out
}

func register(s *graph.Site) []Item {
	var out []Item
	for i := 1; i == 1 || (i-1)*overview.PageSize < overview.Tools(s); i++ {
		out = append(out, Item{ID: fmt.Sprint(i), Path: overview.ListPath(i)})
	}
	return out
}

func indexes(*graph.Site) []Item {
	var out []Item
	for _, kind := range pages.FacetKinds() {
		out = append(out, Item{ID: kind, Path: pages.IndexPath(kind)})
	}
	return out
}

func dictionaries(s *graph.Site) []Item {
	var out []Item
	for _, k := range s.Catalog.Kinds {
		for i := range dictionary.Parts(k) {
			out = append(out, Item{ID: dictionary.ID(k.Name, i+1), Path: dictionary.Path(k.Name, i+1)})
		}
	}
	return out
}

func facets(s *graph.Site) []Item {
	var out []Item
	for _, kind := range pages.FacetKinds() {
		for _, r := range s.Records(kind) {
			h := r.Meta()
			base := strings.TrimSuffix(h.Kind.Path(h.ID), ".html")
			out = append(out, numbered(kind+"/"+h.ID+"/", base, pages.ToolsOf(s, kind, h.ID), h.Example, h.File.Path)...)
		}
	}
	return out
}

// Find returns the page at an address, as a resident or an editor writes it:
// "tools/clearview-ai", "/es/tools/clearview-ai.html", "" for the first page.
func Find(all []Page, address string) (Page, bool) {
	a := strings.Trim(strings.TrimPrefix(address, "public/"), "/")
	for _, try := range []string{a, a + ".html", strings.TrimPrefix(a+"/index.html", "/")} {
		if i := slices.IndexFunc(all, func(p Page) bool { return p.Out == try }); i >= 0 {
			return all[i], true
		}
	}
	return Page{}, false
}
