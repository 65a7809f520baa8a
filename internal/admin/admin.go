// Package admin makes the page at which staff edit records without git: forms
// by Decap CMS, which proposes each change as a pull request.
//
// The page is made when a build is asked for it ("plaza build --admin"), in
// each language. No page links to it, and no list of the site names it. It
// adds nothing that the repository does not already allow: who may propose and
// who may merge is settled there.
//
// Laws:
//
//  1. The forms come from the one declaration of each field: its words, help,
//     allowed values and links (package schema). Nobody writes them by hand.
//  2. A save changes what was changed. Comments, order and spacing stay, and
//     the form of what is written is that of "plaza fmt". A file that the page
//     does not understand to its end is refused, never written.
//  3. Facts and translations go into their two files in one proposal. A text
//     that was translated anew gets its hash, and tells who made it.
//  4. Decap is not part of the program. The build is given its one file
//     (assets-src/admin pins the version), and no other server is asked for it.
//
// files/toml.js reads and changes TOML, files/admin.js stands between Decap
// and the files. test/browser/admin.mjs does all of it in a browser, against
// Decap's own server on a git repository.
package admin

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"html"
	"strings"

	"plaza/internal/graph"
	"plaza/internal/locale"
	"plaza/internal/record"
)

//go:embed files
var files embed.FS

// Dir is the folder of the page in the site.
const Dir = "admin/"

// Files returns the page's files by their names in the site. decap is the
// program that it runs.
func Files(s *graph.Site, decap []byte) (map[string][]byte, error) {
	out := map[string][]byte{Dir + "decap-cms.js": decap}
	for _, name := range []string{"start.js", "toml.js", "admin.js", "admin.css"} {
		b, err := files.ReadFile("files/" + name)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		out[Dir+name] = b
	}
	site := s.Record("site", "site").(*record.Site)
	for _, l := range s.Locales.All {
		var b bytes.Buffer
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		if err := e.Encode(settings(s, site, l)); err != nil {
			return nil, fmt.Errorf("write the settings: %w", err)
		}
		out[Dir+l.Tag+".json"] = b.Bytes()
		name := "index.html"
		if l.Index > 0 {
			name = l.Tag + ".html"
		}
		out[Dir+name] = page(l, site)
	}
	return out, nil
}

func page(l *locale.Locale, site *record.Site) []byte {
	w := &l.Words.Admin
	e := html.EscapeString
	var b strings.Builder
	fmt.Fprintf(&b, `<!doctype html><html lang="%s" dir="%s"><head><meta charset="utf-8"><title>%s</title>`, l.Tag, l.Dir, e(w.Title))
	b.WriteString(`<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow">`)
	b.WriteString(`<link rel="stylesheet" href="admin.css"><script src="start.js" defer></script><script src="decap-cms.js" defer></script><script src="toml.js" defer></script><script src="admin.js" defer></script></head>`)
	fmt.Fprintf(&b, "<body><noscript><p>%s</p></noscript></body></html>\n", e(w.NoScript))
	return []byte(b.String())
}
