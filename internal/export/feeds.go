package export

import (
	"cmp"
	"encoding/xml"
	"net/url"
	"slices"
	"time"

	"plaza/internal/graph"
	"plaza/internal/locale"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/view"
)

// Feeds are Atom (RFC 4287). An entry is an event that the records tell with
// its date: a record was made, changed, or a document took a step. What has
// no date has no entry; the day of a build is never one.

type atomFeed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang     string      `xml:"xml:lang,attr"`
	ID       string      `xml:"id"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle"`
	Updated  string      `xml:"updated"`
	Author   atomAuthor  `xml:"author"`
	Links    []atomLink  `xml:"link"`
	Entries  []atomEntry `xml:"entry"`
}

type atomAuthor struct {
	Name atomText `xml:"name"`
	URI  string   `xml:"uri"`
}

type atomLink struct {
	Rel      string `xml:"rel,attr"`
	Type     string `xml:"type,attr"`
	Hreflang string `xml:"hreflang,attr"`
	Href     string `xml:"href,attr"`
}

// atomText has the language of the text, when it is not the feed's.
type atomText struct {
	Lang string `xml:"xml:lang,attr,omitempty"`
	Text string `xml:",chardata"`
}

type atomEntry struct {
	ID      string   `xml:"id"`
	Title   atomText `xml:"title"`
	Updated string   `xml:"updated"`
	Link    atomLink `xml:"link"`
	Summary atomText `xml:"summary"`
}

// feedSize is how many entries a feed holds: the newest.
const feedSize = 100

// feeds writes every feed in every language.
func feeds(in Input, put func(File)) error {
	site := in.Site.Record("site", "site").(*record.Site)
	for _, l := range in.Site.Locales.All {
		city, spoken := in.shown(l, site.City)
		for _, f := range view.Feeds() {
			if f.Needs != "" && len(in.Site.Records(f.Needs)) == 0 {
				continue
			}
			path := l.Prefix + f.Path()
			feed := atomFeed{
				Lang: l.Tag, ID: tagURI(site, path), Title: in.feedTitle(l, site, f), Subtitle: l.Words.Feeds.Subtitle,
				Author:  atomAuthor{text(l, spoken, city), in.address(l.Prefix + "index.html")},
				Updated: moment(in.Site.LastChange()),
				Links: []atomLink{
					{"self", "application/atom+xml", l.Tag, in.BaseURL + path},
					{"alternate", "text/html", l.Tag, in.address(l.Prefix + f.Home())},
				},
			}
			events := in.events(l, f)
			for _, e := range events[:min(len(events), feedSize)] {
				feed.Entries = append(feed.Entries, in.entry(l, site, e))
			}
			if len(events) > 0 {
				feed.Updated = moment(events[0].on)
			} else {
				feed.Subtitle = l.Words.Feeds.Empty
			}
			feed.Subtitle += in.untold(l, f)
			if err := putXML(put, path, feed); err != nil {
				return err
			}
		}
	}
	return nil
}

// feedTitle names the feed and, where that is in the same language, the site.
func (in Input) feedTitle(l *locale.Locale, site *record.Site, f view.Feed) string {
	title := f.Title(l.Words)
	if name, spoken := in.shown(l, site.Name); spoken == l {
		title = l.Words.Page.Title.With("Page", title, "Site", name)
	}
	return title
}

// event is something that happened to a record on a known date.
type event struct {
	of   *schema.Head
	name string // among the record's events, for good: "created", "changes/cost"
	on   schema.Date
	kind string      // of a change; "" for a step of a document
	text schema.Text // what happened; empty where the record was made

	fields []*schema.Field // that a commit changed

	said func(*locale.Words) string // what happened, of a meeting
	news string                     // the same at length, in the feed's language, of a meeting that was changed
}

// events lists what a feed in l tells, the newest first.
func (in Input) events(l *locale.Locale, f view.Feed) []event {
	if f.Log {
		return in.logged()
	}
	var out []event
	for _, k := range in.Site.Catalog.Kinds {
		if !f.Tells(k.Name) {
			continue
		}
		for _, r := range in.Site.Records(k.Name) {
			if !r.Meta().Example {
				out = append(out, eventsOf(r)...)
				if m, ok := r.(*record.Meeting); ok {
					out = append(out, in.meetingEvents(l, m)...)
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b event) int {
		return cmp.Or(b.on.Compare(a.on), cmp.Compare(a.of.Ref(), b.of.Ref()), cmp.Compare(a.name, b.name))
	})
	return out
}

// logged lists what commits did to records that are still there.
func (in Input) logged() []event {
	var out []event
	for _, c := range in.Site.Log().Changes {
		rec := in.Site.Record(c.Kind.Name, c.ID)
		if rec == nil || rec.Meta().Example || c.Kind.Address == "" {
			continue
		}
		e := event{of: rec.Meta(), name: "commit/" + c.Commit, on: c.On, kind: "updated"}
		if c.What == graph.Added {
			e.kind = "added"
		}
		for _, r := range c.Reasons {
			e.text, e.kind = r.Note, r.Kind
		}
		for _, x := range c.Edits {
			if !slices.Contains(e.fields, x.Top) {
				e.fields = append(e.fields, x.Top)
			}
		}
		if out = append(out, e); len(out) == feedSize {
			break
		}
	}
	return out
}

func eventsOf(r schema.Record) []event {
	h := r.Meta()
	var out []event
	told := false // by the record's own list that it was added
	for _, c := range h.Changes {
		out = append(out, event{of: h, name: "changes/" + c.Key, on: c.On, kind: c.Kind, text: c.Note})
		told = told || c.Kind == "added"
	}
	if !told && !h.CreatedOn.IsZero() {
		out = append(out, event{of: h, name: "created", on: h.CreatedOn, kind: "added"})
	}
	if d, ok := r.(*record.Document); ok {
		for _, e := range d.History {
			out = append(out, event{of: h, name: "history/" + e.Key, on: e.On, text: e.What})
		}
	}
	return out
}

// entry says an event in a language. Title and summary are each in one
// language throughout: that of the record's name, and that of its text.
func (in Input) entry(l *locale.Locale, site *record.Site, e event) atomEntry {
	name, spoken := in.named(l, e.of)
	what := view.Date(spoken, e.on)
	if e.kind != "" {
		what = spoken.Label("enum.record.changes.kind." + e.kind)
	}
	if e.said != nil {
		what = e.said(spoken.Words)
	}
	news, tongue := l.Words.Feeds.New, l
	switch {
	case e.news != "":
		news = e.news
	case !e.text.IsZero():
		news, tongue = in.shown(l, e.text)
	case len(e.fields) > 0:
		var names []string
		for _, f := range e.fields {
			names = append(names, l.Label(f.Label()))
		}
		news = l.List(names)
	}
	path := l.Prefix + e.of.Kind.Path(e.of.ID)
	return atomEntry{
		ID:      tagURI(site, l.Prefix+e.of.Ref()+"/"+e.name),
		Title:   text(l, spoken, spoken.Words.Feeds.Entry.With("Name", name, "What", what)),
		Updated: moment(e.on),
		Link:    atomLink{"alternate", "text/html", l.Tag, in.address(path)},
		Summary: text(l, tongue, tongue.Words.Feeds.Dated.With("Date", view.Date(tongue, e.on), "Text", news)),
	}
}

// shown returns a text as a feed in l tells it, and the language it is in. A
// translation that is older than its source is not used: a feed has no place
// to say so.
func (in Input) shown(l *locale.Locale, t schema.Text) (string, *locale.Locale) {
	if t.IsZero() {
		return "", l
	}
	if l.Index > 0 {
		if tr, state := in.translated(t, l); state == schema.Current {
			return tr.Value, l
		}
	}
	return t.Value, in.Site.Locales.All[0]
}

func text(page, spoken *locale.Locale, s string) atomText {
	if spoken == page {
		return atomText{Text: s}
	}
	return atomText{spoken.Tag, s}
}

// moment writes a date as Atom wants it, with a time. Noon in Greenwich is the
// same day in every place from Hawaii to Sydney, so no reader there is shown
// the day before. A date without a day gets the first it may mean; the entry's
// own words say no more than is known.
func moment(d schema.Date) string {
	if d.IsZero() {
		d = schema.Date{Year: 1970} // nothing is dated: there are no entries to sort
	}
	return d.Time().Add(12 * time.Hour).Format(time.RFC3339)
}

// tagURI is an id for good (RFC 4151). It hangs on the address in the site's
// own record, not on where this build is published. The year is that of this
// scheme of names.
func tagURI(site *record.Site, path string) string {
	u, err := url.Parse(site.BaseURL)
	if err != nil {
		panic("export: the address of the site was not checked: " + err.Error())
	}
	root, err := url.JoinPath(u.Path, "/")
	if err != nil {
		panic("export: the address of the site was not checked: " + err.Error())
	}
	return "tag:" + u.Hostname() + ",2026:" + root + path
}
