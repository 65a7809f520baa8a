package serve

import (
	"bytes"
	"fmt"
	"html"
	"strings"

	"plaza/internal/plan"
	"plaza/internal/schema"
)

// edited puts below a page what its editor wants to know.
func (s *site) edited(p plan.Page, page []byte) []byte {
	r := s.recordOf(p)
	at := bytes.LastIndex(page, []byte("</body>"))
	head := bytes.Index(page, []byte("</head>"))
	if r == nil || at < 0 || head < 0 || head > at {
		return page
	}
	var b bytes.Buffer
	b.Write(page[:head])
	b.WriteString(`<link rel="stylesheet" href="/_plaza/editors.css">`)
	b.Write(page[head:at])
	s.panel(&b, r)
	b.Write(page[at:])
	return b.Bytes()
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
	fmt.Fprintf(b, `<aside class="plaza-editors" lang="en" dir="ltr"><details><summary>Edit this record: <code>%s:1</code></summary>`, e(h.File.Path))
	b.WriteString(`<p>This stands in the preview only.</p><table><thead><tr><th scope="col">Text</th><th scope="col">Place</th>`)
	others := s.Site.Locales.All[1:]
	for _, l := range others {
		fmt.Fprintf(b, `<th scope="col">%s</th>`, e(l.Name))
	}
	b.WriteString("</tr></thead><tbody>")
	for _, t := range schema.Texts(r) {
		fmt.Fprintf(b, `<tr><th scope="row"><code>%s</code></th><td><code>%s</code></td>`, e(t.Path), e(s.place(h, t.Path)))
		for _, l := range others {
			state, where := schema.Missing, ""
			if o := s.Site.Overlay(h.Kind.Name, h.ID, l.Tag); o != nil {
				tr, ok := o.Texts[t.Path]
				if state = schema.StateOf(t, tr, ok); ok {
					pos := o.At(t.Path)
					where = fmt.Sprintf(" <code>%s:%d</code>, %s", e(pos.File), pos.Line, e(tr.Method))
				}
			}
			fmt.Fprintf(b, `<td class="plaza-%s">%s%s</td>`, state, state, where)
		}
		b.WriteString("</tr>")
	}
	b.WriteString("</tbody></table>")
	for _, n := range h.NotAnswered {
		fmt.Fprintf(b, "<p>Not answered, asked of %s: <code>%s</code></p>", e(n.AskedOf), e(strings.Join(n.Fields, ", ")))
	}
	b.WriteString("</details></aside>")
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
