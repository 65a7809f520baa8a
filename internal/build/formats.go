package build

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"plaza/internal/admin"
	"plaza/internal/archive"
	"plaza/internal/digest"
	"plaza/internal/plaintext"
	"plaza/internal/plan"
	"plaza/internal/view"
)

// This file makes what a release has beside its pages: a plain-text twin of
// each, the policy as a book, the whole site as one archive, and check sums
// (docs/decisions/0018). All is made from the finished pages.

// formats begins: it makes what pages tell the size of, and names the rest.
func (m *maker) formats(ctx context.Context) error {
	m.Env.Extras = nil
	if !m.Release {
		return nil
	}
	x := &view.Extras{Books: map[string]int{}, PDFs: map[string]int{}, Revision: m.Revision}
	for _, p := range m.Pages {
		if to := view.TextPath(p.Path); to != "" {
			m.names[p.Locale.Prefix+to] = true
		}
	}
	m.names[view.SumsPath] = true
	all := m.Site.Locales.All
	books := make([][]byte, len(all))
	if err := m.each(ctx, "binding books", len(all), func(i int) (err error) {
		books[i], err = m.book(view.NewContext(m.Env, m.Site, all[i], "policy.html"))
		return err
	}); err != nil {
		return err
	}
	for i, l := range all {
		for _, f := range []struct {
			path  string
			b     []byte
			sizes map[string]int
		}{{view.BookPath, books[i], x.Books}, {view.PDFPath, m.PDFs[l.Prefix+view.PDFPath], x.PDFs}} {
			if len(f.b) == 0 {
				continue
			}
			f.sizes[l.Tag] = len(f.b)
			if err := m.share(l.Prefix+f.path, f.b); err != nil {
				return err
			}
		}
	}
	m.Env.Extras = x
	b, err := json.MarshalIndent(struct {
		Date     string `json:"date"`
		Address  string `json:"address"`
		Pages    int    `json:"pages"`
		Revision string `json:"revision,omitempty"`
	}{m.Today.String(), m.Env.BaseURL, len(m.Pages), m.Revision}, "", "  ")
	if err != nil {
		return fmt.Errorf("write what the site was made from: %w", err)
	}
	return m.share(view.BuildPath, append(b, '\n'))
}

// text puts out the plain-text twin of a page.
func (m *maker) text(p plan.Page, page []byte) error {
	to := view.TextPath(p.Path)
	if to == "" {
		return nil
	}
	b, err := plaintext.Of(page, m.Env.BaseURL+view.Canonical(p.Out))
	if err != nil {
		return fmt.Errorf("make the text of %s: %w", p.Out, err)
	}
	return m.put(p.Locale.Prefix+to, b)
}

// archived reports whether a file is for readers. Hosts and staff alone read the others.
func archived(name string) bool {
	return name[0] != '.' && !strings.HasPrefix(name, "_") && !strings.HasPrefix(name, admin.Dir)
}

// pack ends: the list of check sums, and the archive with all that stands.
func (m *maker) pack() error {
	if m.archive == nil {
		return nil
	}
	if err := m.share(view.SumsPath, m.archive.Sums()); err != nil {
		return err
	}
	b, err := m.archive.Zip("site")
	if err != nil {
		return err
	}
	sum := archive.Line(digest.Of(b).String(), view.ArchivePath)
	m.archive = nil // what follows is not in it
	if err := m.share(view.ArchivePath, b); err != nil {
		return err
	}
	return m.share(view.ArchiveSum, []byte(sum))
}
