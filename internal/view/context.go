// Package view is what all pages are made with: the context of one page in
// one language, its links, the words and dates it shows, the frame round it,
// and the finished form of any field of any record.
//
// Everything here reads the site through the context's Reader, so it is noted
// for the page that asks (law 2 of the house plan). The types that end in a
// model (Words, Link, Row, Value, Frame) hold finished values only.
package view

import (
	"net/url"
	"strings"
	"time"

	"plaza/internal/gloss"
	"plaza/internal/graph"
	"plaza/internal/locale"
	"plaza/internal/prose"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/zone"
)

// Env is what all pages of one build share.
type Env struct {
	BaseURL string            // "https://www.example.gov/ai/", ends with a slash
	Assets  map[string]string // "assets/site.css" -> its name with fingerprint
	Preview bool              // an editor looks at it: scripts that reload
	Extras  *Extras           // formats that only a release has; nil for none
}

// Context is what a builder is given for one page in one language.
type Context struct {
	*Env
	R    *graph.Reader
	L    *locale.Locale
	W    *locale.Words
	Path string // address without the language: "tools/clearview-ai.html"

	matcher *gloss.Matcher  // of the glossary, once a text has asked for it
	marked  map[string]bool // terms that the page links to already
	rows    []Row           // room to gather rows in
}

// NewContext returns the context of the page at path in l.
func NewContext(env *Env, site *graph.Site, l *locale.Locale, path string) *Context {
	return &Context{Env: env, R: site.NewReader(l), L: l, W: l.Words, Path: path}
}

// Out is the page's file in the published folder.
func (c *Context) Out() string { return c.L.Prefix + c.Path }

// Href returns the relative link to another page in the same language. It
// works under any folder of any host, and from a disk.
func (c *Context) Href(to string) string { return c.File(c.L.Prefix + to) }

// File returns the relative link to a file that all languages share.
// The page for lost addresses is shown at any address, so its links start at
// the root of the site.
func (c *Context) File(to string) string {
	if c.Path == LostPath {
		return c.root() + Canonical(to)
	}
	return Relative(c.Out(), to)
}

// LostPath is the address of the page for addresses that do not exist.
const LostPath = "404.html"

// root is the path of the site's root on its host: "/ai/".
func (c *Context) root() string {
	u, err := url.Parse(c.BaseURL)
	if err != nil || u.Path == "" {
		return "/"
	}
	return u.Path
}

// Relative returns the link from one file of the site to another.
func Relative(from, to string) string {
	to, frag, has := strings.Cut(to, "#")
	if has {
		frag = "#" + frag
		if to == from {
			return frag
		}
	}
	dir := from[:strings.LastIndexByte(from, '/')+1] // with its slash
	up := 0
	for !strings.HasPrefix(to, dir) {
		dir = dir[:strings.LastIndexByte(dir[:len(dir)-1], '/')+1]
		up++
	}
	const ups = "../../../../../../../../"
	if 3*up > len(ups) {
		return strings.Repeat("../", up) + to[len(dir):] + frag
	}
	return ups[:3*up] + to[len(dir):] + frag
}

// Words is a text as the page shows it; Lang is set when it is not in the
// page's own language.
type Words struct {
	Text   string
	Lang   string
	Dir    string
	Note   string // "in English", shown after a text that is not translated
	Proper bool   // a name or a number of no language, the same in all
	Parts  []Part // the same text with links to the glossary in it; nil: there are none
}

// Part is a stretch of a text, and where it leads when it is a term.
type Part struct{ Text, Href string }

// Text returns a record's text in the page's language, or in the source
// language and marked so.
func (c *Context) Text(t schema.Text) Words {
	s := c.R.Text(t)
	w := Words{Text: s.Text, Lang: s.Lang, Dir: s.Dir}
	if s.Lang != "" {
		w.Note = c.W.Translation.ShownIn.With("Language", c.languageName(s.Lang))
	}
	return w
}

// Plain returns a text that is in the page's own language.
func Plain(s string) Words { return Words{Text: s} }

// Proper returns a name that is the same in every language: a product, a firm,
// an address. It is marked so, for translators' tools, and set apart from the
// text round it, which may run the other way.
func Proper(s string) Words { return Words{Text: s, Proper: true} }

// LocaleOf returns the locale a text is shown in, for the words round it in
// places that can hold no mark of language: the tab's title, a description.
func (c *Context) LocaleOf(w Words) *locale.Locale {
	if w.Lang == "" {
		return c.L
	}
	return c.R.Source()
}

// languageName names a language in the page's language, as far as the words
// know it; else in its own.
func (c *Context) languageName(tag string) string {
	for _, l := range c.R.Languages() {
		if l.Tag == tag {
			return l.Name
		}
	}
	return tag
}

// Markdown renders a record's Markdown for this page, its headings below the
// given level.
func (c *Context) Markdown(p schema.Prose, level int) Body {
	doc, shown := c.R.Prose(p)
	if doc == nil {
		return Body{}
	}
	b := Body{Lang: shown.Lang, Dir: shown.Dir}
	l := c.L
	if shown.Lang != "" {
		l = c.R.Source()
		b.Note = c.W.Translation.ShownIn.With("Language", c.languageName(shown.Lang))
	}
	b.HTML = doc.Render(prose.Options{Lang: l.Tag, TopLevel: level, Link: c.reference, Terms: c.terms(p.Text, shown.Lang), Words: proseWords(l)})
	for _, h := range doc.Headings() {
		b.Headings = append(b.Headings, Link{Href: "#" + h.ID, Label: Words{Text: h.Text, Lang: shown.Lang, Dir: shown.Dir}})
	}
	return b
}

// Verbatim renders Markdown that is never translated, marked with the source's
// language. Its ids begin with prefix.
func (c *Context) Verbatim(p schema.Prose, level int, prefix string) Body {
	doc := c.R.Verbatim(p)
	if doc == nil {
		return Body{}
	}
	src := c.R.Source()
	b := Body{HTML: doc.Render(prose.Options{Lang: src.Tag, TopLevel: level, Prefix: prefix, Link: c.reference, Words: proseWords(src)})}
	if c.L.Index > 0 {
		b.Lang, b.Dir = src.Tag, src.Dir
	}
	return b
}

// Body is rendered Markdown with the language it is in when that is not the
// page's own.
type Body struct {
	HTML     prose.HTML
	Lang     string
	Dir      string
	Note     string
	Headings []Link
}

// reference resolves "tool:clearview-ai" and the like. Package link has
// checked that the record exists.
func (c *Context) reference(dest string) (string, bool) {
	kind, id, ok := strings.Cut(dest, ":")
	k := c.R.Catalog().Kind(kind)
	if !ok || k == nil {
		return "", false
	}
	id, frag, has := strings.Cut(id, "#")
	if kind == "term" {
		c.mark(id)
	}
	href := c.To(kind, id)
	if has {
		href += "#" + frag
	}
	return href, true
}

// Reference resolves "tool:clearview-ai" where a record has that name; pages
// use it for references outside of Markdown, which nobody has checked.
func (c *Context) Reference(dest string) (string, bool) {
	kind, id, _ := strings.Cut(dest, ":")
	id, _, _ = strings.Cut(id, "#")
	if c.R.Catalog().Kind(kind) == nil || c.R.Record(kind, id) == nil {
		return "", false
	}
	return c.reference(dest)
}

// ReferenceName is what the record of a reference is called.
func (c *Context) ReferenceName(dest string) Words {
	kind, id, _ := strings.Cut(dest, ":")
	id, _, _ = strings.Cut(id, "#")
	return c.Name(kind, id)
}

// To links to the record named by kind and id.
func (c *Context) To(kind, id string) string { return c.Href(c.PathTo(kind, id)) }

// PathTo is the address of that record from the folder of the language.
func (c *Context) PathTo(kind, id string) string {
	if kind == "term" {
		return c.termPath(id)
	}
	return c.R.Catalog().Kind(kind).Path(id)
}

// Link is an address and what it is called.
type Link struct {
	Href  string
	Label Words
	Note  Words // a word on it, "" for none
	Count int
}

// Date writes a date as exactly as it is known.
func (c *Context) Date(d schema.Date) string { return Date(c.L, d) }

// Date writes a date in a language, as exactly as it is known.
func Date(l *locale.Locale, d schema.Date) string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return d.String()
	case d.Day == 0:
		return l.Month(d.Time())
	}
	return l.Date(d.Time())
}

// Moment writes a day and the time of day in the city's time zone.
func (c *Context) Moment(m schema.Moment) string {
	if m.IsZero() {
		return ""
	}
	place, _ := zone.Load(graph.Single[record.Site](c.R).Timezone)
	return Moment(c.L, place, m)
}

// Moment writes a day and the time of day in a language, as the clocks of a
// place show them.
func Moment(l *locale.Locale, place *time.Location, m schema.Moment) string {
	t := m.In(place)
	name, _ := t.Zone()
	return l.Words.Board.Moment.With("Date", l.Day(t), "Time", l.Clock(t), "Zone", name)
}
