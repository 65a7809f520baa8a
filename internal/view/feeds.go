package view

import (
	"slices"
	"strings"

	"plaza/internal/locale"
)

// Feed is one of the site's Atom feeds. Package export writes them; pages link
// to those that tell of what they show.
type Feed struct {
	ID      string
	Kinds   []string // of the records it tells of; nil: all
	Log     bool     // it tells of what the repository remembers, not of what records say
	section func(*locale.Words) string
	Needs   string   // kind of record without which there is no such feed
	pages   []string // how the addresses of its pages begin; nil: all pages
}

// Feeds returns all feeds. The first tells of everything.
func Feeds() []Feed { return allFeeds }

var allFeeds = []Feed{
	{ID: "all", section: func(w *locale.Words) string { return w.Feeds.All }},
	{ID: "tools", Kinds: []string{"tool"}, section: func(w *locale.Words) string { return w.Nav.Tools },
		pages: []string{"tools.html", "tools/", "departments", "vendors", "statuses", "categories", "service-areas"}},
	{ID: "policy", Kinds: []string{"part", "clause", "principle", "term", "document"}, section: func(w *locale.Words) string { return w.Nav.Policy },
		pages: []string{"policy", "principles.html", "glossary", "documents.html"}},
	{ID: "changes", Log: true, section: func(w *locale.Words) string { return w.Changes.Heading }, pages: []string{"changes.html"}},
	{ID: "meetings", Kinds: []string{"body", "member", "matter", "meeting"}, Needs: "body", section: func(w *locale.Words) string { return w.Board.Meetings },
		pages: []string{"board.html", "meetings", "members/", "matters/", "decisions.html", "action-items.html"}},
	{ID: "heard", Kinds: []string{"theme", "case", "opening", "event", "course", "milestone", "partner"}, section: func(w *locale.Words) string { return w.Loop.Menu },
		pages: []string{"heard", "complaints.html", "take-part.html", "openings/", "training.html"}},
}

// Path is the feed's address, without a language.
func (f Feed) Path() string { return "feeds/" + f.ID + ".xml" }

// Title is the feed's name.
func (f Feed) Title(w *locale.Words) string { return w.Feeds.Title.With("Section", f.section(w)) }

// Home is the page that shows what the feed tells of.
func (f Feed) Home() string {
	if f.pages == nil {
		return "index.html"
	}
	return f.ID + ".html"
}

// Tells reports whether the feed tells of records of a kind.
func (f Feed) Tells(kind string) bool { return f.Kinds == nil || slices.Contains(f.Kinds, kind) }

// Feed links to a feed in the page's language.
func (c *Context) Feed(f Feed) Link {
	return Link{Href: c.Href(f.Path()), Label: Plain(f.Title(c.W))}
}

// feeds links to the feeds that tell of what this page shows.
func (c *Context) feeds() []Link {
	var out []Link
	for _, f := range Feeds() {
		if f.pages == nil || slices.ContainsFunc(f.pages, func(start string) bool { return strings.HasPrefix(c.Path, start) }) {
			out = append(out, c.Feed(f))
		}
	}
	return out
}

// Form is another form of a page, for programs.
type Form struct{ Type, Href string }

// Card is how other sites show a link to the page: a picture, and the
// languages in the form that they ask for, "es_US".
type Card struct {
	Image  string // absolute; "" before the pictures are drawn
	Alt    Words  // what the picture says
	Locale string
	Others []string // of the same page in other languages
}

// CardAsset is the name among Env.Assets of the picture for a language.
func CardAsset(tag string) string { return "assets/card." + tag + ".png" }

func (c *Context) card(name Words) Card {
	region := func(l *locale.Locale) string { return strings.ReplaceAll(l.Region, "-", "_") }
	card := Card{Alt: name, Locale: region(c.L)}
	if image := c.Assets[CardAsset(c.L.Tag)]; image != "" {
		card.Image = c.BaseURL + image
	}
	for _, l := range c.R.Languages() {
		if l != c.L {
			card.Others = append(card.Others, region(l))
		}
	}
	return card
}
