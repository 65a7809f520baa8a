package view

import (
	"path"
	"strings"

	"plaza/internal/locale"
)

// Extras are the formats beside the pages. A release makes them.
type Extras struct {
	Books, PDFs map[string]int // sizes in bytes, by language
	Revision    string         // of the source, "" if it was not named
}

// Addresses of the formats. Those of the policy stand beside the pages of
// their language.
const (
	BookPath    = "policy.epub"
	PDFPath     = "policy.pdf"
	ArchivePath = "site.zip"
	ArchiveSum  = "site-sha256.txt"
	SumsPath    = "sha256sums.txt"
	BuildPath   = "data/build.json"
)

// TextPath is the address of the plain-text twin of a page, "" for the page of
// lost addresses, which tells of no address of its own.
func TextPath(page string) string {
	if page == LostPath || path.Ext(page) != ".html" {
		return ""
	}
	return strings.TrimSuffix(page, ".html") + ".txt"
}

// text links to the page's twin, where there is one.
func (c *Context) text() string {
	if to := TextPath(c.Path); to != "" && c.Extras != nil {
		return c.Href(to)
	}
	return ""
}

// Format is a form in which people can have the site or the policy. Kind names
// its kind, language and size.
type Format struct {
	Link
	Kind, About string
}

// Formats are all forms, and the sentence on the revision that the site was
// made from, "" if it was not named.
type Formats struct {
	List     []Format
	Revision string
}

// Formats lists the forms that are there.
func (c *Context) Formats() Formats {
	w := &c.W.Formats
	list := []Format{{Link: Link{Label: Plain(w.Large)}, About: w.LargeText}}
	if c.Extras == nil {
		return Formats{List: list}
	}
	list = append(list, Format{Link: Link{Label: Plain(w.Plain)}, About: w.PlainText})
	var names []string
	add := func(sizes map[string]int, path, label, about, kind string) {
		for _, l := range c.R.Languages() {
			if size := sizes[l.Tag]; size > 0 {
				list = append(list, Format{
					Link: Link{Href: c.File(l.Prefix + path), Label: Plain(label + " (" + l.Name + ")")},
					Kind: kind + ", " + l.Name + ", " + kilobytes(c.L, size), About: about,
				})
			}
		}
	}
	add(c.Extras.Books, BookPath, w.Book, w.BookText, "EPUB")
	add(c.Extras.PDFs, PDFPath, w.PDF, w.PDFText, "PDF")
	for _, l := range c.R.Languages() {
		names = append(names, l.Name)
	}
	list = append(list,
		// A copy that was unpacked holds no archive of itself: its link leads to
		// the site's own.
		Format{Link{Href: c.BaseURL + ArchivePath, Label: Plain(w.Archive)}, "ZIP, " + strings.Join(names, ", "), w.ArchiveText},
		Format{Link{Href: c.BaseURL + ArchiveSum, Label: Plain(w.Sum)}, "SHA-256", w.SumsText},
		Format{Link{Href: c.File(SumsPath), Label: Plain(w.Sums)}, "SHA-256", w.SumsText},
	)
	revision := ""
	if c.Extras.Revision != "" {
		revision = w.Revision.With("Revision", c.Extras.Revision)
	}
	return Formats{list, revision}
}

// kilobytes says how large a file is, rounded up.
func kilobytes(l *locale.Locale, bytes int) string {
	return l.Words.Formats.Size.With("Number", l.Number(int64((bytes+999)/1000)))
}
