package view

import (
	"cmp"
	"path"
	"slices"

	"plaza/internal/form"
	"plaza/internal/graph"
	"plaza/internal/locale"
	"plaza/internal/record"
	"plaza/internal/schema"
)

// Frame is what every page has round its content.
type Frame struct {
	W           *locale.Words
	Lang, Dir   string
	Title       Words  // of the browser's tab: page and site
	Kicker      string // what kind of thing the heading names, where that is not plain
	Heading     Words
	Description Words
	SiteName    Words
	Subtitle    Words
	City        Words
	Home        string
	Canonical   string
	Styles      string
	Sheets      []string // style sheets beside it: Sheet("forms.css")
	SearchPage  string
	Reload      string // script of the preview, "" otherwise
	Scripts     []string
	Menu        []MenuItem
	Foot        []Link
	Languages   []LanguageLink
	Alternates  []Alternate
	Feeds       []Link
	Forms       []Form
	Card        Card
	Crumbs      []Link
	Example     string   // says what on the page is made up, "" for nothing
	Freshness   []string // sentences on the translation of this page
	Translation string   // link to the page on translations
	Origins     []Origin
	Text        string // link to the page in plain text, "" if there is none
}

// MenuItem is one entry of the site's menu.
type MenuItem struct {
	Link
	Current bool
}

// LanguageLink leads to the same page in another language.
type LanguageLink struct {
	Tag, Dir, Name, Href string
	Current              bool
}

// Alternate is the absolute address of the page in one language.
type Alternate struct{ Lang, URL string }

// section is a page that every page leads to.
type section struct {
	path  string
	label func(*locale.Words) string
}

// Sections of the menu, in order: few, so that it stays one line on a desk. The label is an interface word.
var sections = []section{
	{"tools.html", func(w *locale.Words) string { return w.Nav.Tools }},
	{"departments.html", func(w *locale.Words) string { return w.Nav.Departments }},
	{"policy.html", func(w *locale.Words) string { return w.Nav.Policy }},
	{"board.html", func(w *locale.Words) string { return w.Board.Menu }},
}

// footSections lead to what is needed less often, from the foot of each page.
var footSections = []section{
	{"take-part.html", func(w *locale.Words) string { return w.Engage.Menu }},
	{"heard.html", func(w *locale.Words) string { return w.Loop.Menu }},
	{"training.html", func(w *locale.Words) string { return w.Engage.Training.Title }},
	{"changes.html", func(w *locale.Words) string { return w.Changes.Heading }},
	{"commitments.html", func(w *locale.Words) string { return w.Oversight.Ledger.Title }},
	{"a-to-z.html", func(w *locale.Words) string { return w.Find.AToZ }},
	{"glossary.html", func(w *locale.Words) string { return w.Nav.Glossary }},
	{"documents.html", func(w *locale.Words) string { return w.Policy.Documents }},
	{"data.html", func(w *locale.Words) string { return w.Nav.Data }},
	{"translations.html", func(w *locale.Words) string { return w.Nav.Translations }},
}

// Crumb returns a link for the path from home to the page.
func (c *Context) Crumb(path, label string) Link {
	return Link{Href: c.Href(path), Label: Plain(label)}
}

// Script returns the link to one of the site's own scripts.
func (c *Context) Script(name string) string { return c.File(c.Assets["assets/"+name]) }

// Sheet returns the link to one of the site's style sheets.
func (c *Context) Sheet(name string) string { return c.File(c.Assets["assets/"+name]) }

// Frame is called last by each builder, so that it can tell how the texts of
// the page are translated. records are what the page is about.
func (c *Context) Frame(heading, description Words, crumbs []Link, records ...*schema.Head) Frame {
	site := graph.Single[record.Site](c.R)
	name := c.Text(site.Name)
	f := Frame{
		W: c.W, Lang: c.L.Tag, Dir: c.L.Dir, Heading: heading, Description: description,
		SiteName: name, City: c.Text(site.City), Home: c.Href("index.html"),
		Title:  c.Titled(heading),
		Styles: c.Sheet("site.css"), Crumbs: crumbs, SearchPage: c.Href("search.html"),
		Canonical: c.BaseURL + Canonical(c.Out()), Translation: c.Href("translations.html"),
	}
	if !site.Subtitle.IsZero() {
		f.Subtitle = c.Text(site.Subtitle)
	}
	if c.Path == "index.html" {
		f.Title = name
	}
	if c.Preview {
		f.Reload = c.File("_plaza/reload.js")
	}
	f.Feeds, f.Card, f.Text = c.feeds(), c.card(name), c.text()
	c.menus(&f)
	c.languages(&f)
	for _, h := range records {
		f.Origins = append(f.Origins, c.origin(h))
	}
	f.Freshness = c.freshness()
	switch {
	case slices.ContainsFunc(records, func(h *schema.Head) bool { return h.Example }):
		f.Example = c.W.Example.Text
	case c.R.Example():
		f.Example = c.W.Example.Some
	}
	return f
}

// Titled is the title of the browser's tab. It can be in one language only:
// that of the page's own name. A site whose name is not in it is left out.
func (c *Context) Titled(page Words) Words {
	site, l := graph.Single[record.Site](c.R), c.LocaleOf(page)
	name := site.Name.Value
	if l.Index > 0 {
		tr, state := c.R.Translated(site.Name, l.Tag)
		if state == schema.Missing {
			return page
		}
		name = tr.Value
	}
	page.Text = l.Words.Page.Title.With("Page", page.Text, "Site", name)
	return page
}

// Canonical shortens the address of a folder's index.
func Canonical(out string) string {
	if folder, name := path.Split(out); name == "index.html" {
		return folder
	}
	return out
}

// menus fills in the menu and the foot. The pages of one folder share them;
// only which entry is the page itself differs.
func (c *Context) menus(f *Frame) {
	name := "menus/" + path.Dir(c.Path)
	if c.Path == LostPath {
		name = "menus/" + c.Path
	}
	all := graph.Once(c.R, name, func(r *graph.Reader) menus {
		return (&Context{Env: c.Env, R: r, L: c.L, W: c.W, Path: c.Path}).makeMenus()
	})
	f.Foot, f.Menu = all.foot, make([]MenuItem, len(all.menu))
	for i, x := range all.menu {
		f.Menu[i] = MenuItem{x.Link, x.path == c.Path}
	}
}

// menus are what every page leads to, as the pages of one folder do.
type menus struct {
	menu []entry
	foot []Link
}

type entry struct {
	Link
	path string
}

func (c *Context) makeMenus() menus {
	var m menus
	bodies := len(graph.Each[record.Body](c.R)) > 0
	own := graph.Each[record.Page](c.R)
	for _, s := range sections {
		if s.path == "board.html" && !bodies {
			continue
		}
		m.menu = append(m.menu, entry{c.Crumb(s.path, s.label(c.W)), s.path})
	}
	for _, s := range footSections {
		m.foot = append(m.foot, c.Crumb(s.path, s.label(c.W)))
	}
	if x := graph.One[form.Form](c.R, "feedback"); x != nil { // the way to ask stands on every page, at the same place
		m.foot = append(m.foot, Link{Href: c.Href(form.Path), Label: c.Text(x.Title)})
	}
	slices.SortStableFunc(own, func(a, b *record.Page) int { return cmp.Compare(a.Order, b.Order) })
	for _, p := range own {
		link := Link{Href: c.To("page", p.ID), Label: c.Text(p.Title)}
		switch p.Place {
		case "main":
			m.menu = append(m.menu, entry{link, p.ID + ".html"})
		case "foot":
			m.foot = append(m.foot, link)
		}
	}
	return m
}

func (c *Context) languages(f *Frame) {
	all := c.R.Languages()
	if len(all) < 2 {
		return
	}
	for _, l := range all {
		f.Languages = append(f.Languages, LanguageLink{l.Tag, l.Dir, l.Name, c.File(l.Prefix + c.Path), l.Tag == c.L.Tag})
		f.Alternates = append(f.Alternates, Alternate{l.Tag, c.BaseURL + Canonical(l.Prefix+c.Path)})
	}
	f.Alternates = append(f.Alternates, Alternate{"x-default", c.BaseURL + Canonical(c.Path)})
}
