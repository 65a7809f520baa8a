package pages

import (
	"plaza/internal/record"
	"plaza/internal/view"
)

// This file is the part of the page on the data that is for other programs:
// feeds, linked data, the catalog.

// Programs is what the page on the data offers to programs.
type Programs struct {
	Feeds       []view.Link
	Linked      []DataFile
	CatalogGaps string // what the catalog cannot say, "" for nothing
	LastChange  string
}

func programs(c *view.Context, site *record.Site) Programs {
	var p Programs
	w := &c.W.Feeds
	for _, f := range view.Feeds() {
		if f.Needs != "" && len(c.R.Records(f.Needs)) == 0 {
			continue
		}
		p.Feeds = append(p.Feeds, c.Feed(f))
	}
	p.Linked = []DataFile{
		{view.Link{Href: c.File("data/numbers.json"), Label: view.Plain(w.Numbers)}, "JSON", w.NumbersText},
		{view.Link{Href: c.File("data/register.jsonld"), Label: view.Plain(w.Linked)}, "JSON-LD", w.LinkedText},
		{view.Link{Href: c.File("data/glossary.jsonld"), Label: view.Plain(w.LinkedTerms)}, "JSON-LD", w.TermsText},
		{view.Link{Href: c.File("data/data.json"), Label: view.Plain(w.Catalog)}, "JSON", w.CatalogText},
	}
	last := c.R.LastChange()
	if !last.IsZero() {
		p.LastChange = w.LastChange.With("Date", c.Date(last))
	}
	var gaps []string
	if DataContact(site) == nil {
		gaps = append(gaps, w.GapContact)
	}
	if site.Licence == nil || site.Licence.URL == "" {
		gaps = append(gaps, w.GapLicence)
	}
	if last.IsZero() {
		gaps = append(gaps, w.GapDate)
	}
	if gaps != nil {
		p.CatalogGaps = w.CatalogGaps.With("Fields", c.L.List(gaps))
	}
	return p
}

// DataContact returns the city's first way to be asked about the data by
// e-mail, or nil.
func DataContact(site *record.Site) *record.Contact {
	for i := range site.Contacts {
		if site.Contacts[i].Email != "" {
			return &site.Contacts[i]
		}
	}
	return nil
}

// linked is a page's form as linked data.
func linked(c *view.Context, path string) view.Form {
	return view.Form{Type: "application/ld+json", Href: c.File(path)}
}
