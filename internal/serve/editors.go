package serve

import (
	"bytes"
	"fmt"
	"html"
	"strings"

	"plaza/internal/admin"
	"plaza/internal/plan"
	"plaza/internal/record"
	"plaza/internal/schema"
)

// edited puts below a page what its editor wants to know. keys are what the page
// read.
func (s *site) edited(p plan.Page, page []byte, keys []string) []byte {
	at := bytes.LastIndex(page, []byte("</body>"))
	head := bytes.Index(page, []byte("</head>"))
	if at < 0 || head < 0 || head > at {
		return page
	}
	var b bytes.Buffer
	b.Write(page[:head])
	b.WriteString(`<link rel="stylesheet" href="/_plaza/editors.css">`)
	b.Write(page[head:at])
	b.WriteString(`<aside class="plaza-editors" lang="en" dir="ltr"><details>`)
	if r := s.recordOf(p); r != nil {
		s.panel(&b, r)
	} else {
		s.made(&b, keys)
	}
	b.WriteString("</details></aside>")
	b.Write(page[at:])
	return b.Bytes()
}

// file names a file of the site and leads to the form at which the repository
// edits it, where the site says which that is; else it tells the line.
func (s *site) file(path string, line int) string {
	e := html.EscapeString
	base := s.Site.Record("site", "site").(*record.Site).EditURL
	if base == "" {
		return fmt.Sprintf("<code>%s:%d</code>", e(path), line)
	}
	return fmt.Sprintf(`<a href="%s" rel="noreferrer"><code>%s</code></a>`, e(strings.TrimSuffix(base, "/")+"/"+path), e(path))
}

// made lists the files that a page of no single record is made from.
func (s *site) made(b *bytes.Buffer, keys []string) {
	const most = 200
	var files []string
	for _, key := range keys {
		if f, _, _ := strings.Cut(s.Site.Source(key), " "); strings.Contains(f, "/") {
			files = append(files, f)
		}
	}
	fmt.Fprintf(b, "<summary>Edit what this page is made from: %d files</summary><p>This stands in the preview only.</p><ul>", len(files))
	for _, f := range files[:min(len(files), most)] {
		fmt.Fprintf(b, "<li>%s</li>", s.file(f, 1))
	}
	b.WriteString("</ul>")
	if len(files) > most {
		fmt.Fprintf(b, "<p>and %d more</p>", len(files)-most)
	}
}

// recordOf is the record that a page is of, nil for lists and the like.
func (s *site) recordOf(p plan.Page) schema.Record {
	if p.File == "" {
		return nil
	}
	for _, k := range s.Site.Catalog.Kinds {
		for _, r := range s.Site.Records(k.Name) {
			if r.Meta().File.Path == p.File {
				return r
			}
		}
	}
	return nil
}

// panel lists the texts of a record with the place of each in its file, and in
// the file of each translation with how it stands.
func (s *site) panel(b *bytes.Buffer, r schema.Record) {
	e := html.EscapeString
	h := r.Meta()
	others := s.Site.Locales.All[1:]
	fmt.Fprintf(b, "<summary>Edit this record: <code>%s</code></summary><p>This stands in the preview only.</p><ul><li>%s</li>", e(h.File.Path), s.file(h.File.Path, 1))
	for _, l := range others {
		if o := s.Site.Overlay(h.Kind.Name, h.ID, l.Tag); o != nil {
			fmt.Fprintf(b, "<li>%s: %s</li>", e(l.Name), s.file(o.File.Path, 1))
		} else {
			fmt.Fprintf(b, "<li>%s: no file yet. <code>plaza translate stub %s</code> makes those that are missing</li>", e(l.Name), e(l.Tag))
		}
	}
	if entry := admin.Entry(h.Kind, h.ID); s.Decap != nil && entry != "" {
		fmt.Fprintf(b, `<li><a href="/%s">On the page for staff</a></li>`, e(entry))
	}
	b.WriteString(`</ul><table><thead><tr><th scope="col">Text</th><th scope="col">Place</th>`)
	for _, l := range others {
		fmt.Fprintf(b, `<th scope="col">%s</th>`, e(l.Name))
	}
	b.WriteString("</tr></thead><tbody>")
	for _, t := range schema.Texts(r) {
		fmt.Fprintf(b, `<tr><th scope="row"><code>%s</code></th><td><code>%s</code></td>`, e(t.Path), e(s.place(h, t.Path)))
		for _, l := range others {
			o, where := s.Site.Overlay(h.Kind.Name, h.ID, l.Tag), ""
			tr, state := o.Of(t)
			if state != schema.Missing {
				pos := o.At(t.Path)
				where = fmt.Sprintf(" <code>%s:%d</code>, %s", e(pos.File), pos.Line, e(tr.Method))
			}
			fmt.Fprintf(b, `<td class="plaza-%s">%s%s</td>`, state, state, where)
		}
		b.WriteString("</tr>")
	}
	b.WriteString("</tbody></table>")
	for _, n := range h.NotAnswered {
		fmt.Fprintf(b, "<p>Not answered, asked of %s: <code>%s</code></p>", e(n.AskedOf), e(strings.Join(n.Fields, ", ")))
	}
}

// place is where a text stands: the line of its field, for a text inside a list
// that of the list.
func (s *site) place(h *schema.Head, path string) string {
	top, _, _ := strings.Cut(path, ".")
	pos := h.At(top)
	return fmt.Sprintf("%s:%d", pos.File, max(pos.Line, 1))
}

const editorsStyle = `.plaza-editors{margin:1rem;padding:.75rem;border:2px dashed;font:.9rem/1.4 system-ui,sans-serif;overflow-x:auto}
.plaza-editors summary{cursor:pointer;font-weight:600}.plaza-editors th,.plaza-editors td{text-align:start;padding:.2rem .6rem;border-top:1px solid;vertical-align:top}
.plaza-stale,.plaza-missing{font-weight:700;text-decoration:underline}
`
