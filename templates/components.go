package templates

import (
	"context"
	"io"

	"github.com/a-h/templ"

	"plaza/internal/view"
)

// The components here print what pages consist of: texts, links, labelled
// values. A page prints hundreds of them, and what the generator makes of a
// component costs more than the text itself (a closure, a context, a copy of
// each string), so these are written by hand. Nothing is printed that is not
// escaped, as in all others.
//
// Each returns its own type and not templ.Component, so that calling it makes
// nothing on the heap.

// words prints a text and, when it is not in the page's language, says in
// which language it is: to a screen reader and to the eye. A name is set apart
// from text that runs the other way.
func words(w view.Words) shownWords { return shownWords{w} }

type shownWords struct{ view.Words }

func (x shownWords) Render(_ context.Context, to io.Writer) error {
	p := newPrinter(to)
	p.words(&x.Words)
	return p.err
}

func (p *printer) words(w *view.Words) {
	switch {
	case w.Proper:
		p.raw(`<bdi translate="no">`).escape(w.Text).raw(`</bdi>`)
	case w.Lang == "" && len(w.Parts) > 0:
		for _, part := range w.Parts {
			if part.Href == "" {
				p.escape(part.Text)
			} else {
				p.raw(`<a class="term" href="`).escape(string(templ.URL(part.Href))).raw(`">`).escape(part.Text).raw(`</a>`)
			}
		}
	case w.Lang == "":
		p.escape(w.Text)
	default:
		p.raw(`<span lang="`).escape(w.Lang).raw(`" dir="`).escape(w.Dir).raw(`">`).escape(w.Text).raw(`</span>`)
		if w.Note != "" {
			p.raw(` <span class="fallback">(`).escape(w.Note).raw(`)</span>`)
		}
	}
}

// link prints a link.
func link(l view.Link) shownLink { return shownLink{l} }

type shownLink struct{ view.Link }

func (x shownLink) Render(_ context.Context, to io.Writer) error {
	p := newPrinter(to)
	p.link(x.Href, &x.Label)
	return p.err
}

func (p *printer) link(href string, label *view.Words) {
	p.raw(`<a href="`).escape(href).raw(`">`)
	p.words(label)
	p.raw(`</a>`)
}

// links prints a list of links.
func links(list []view.Link, class string) shownLinks { return shownLinks{list, class} }

type shownLinks struct {
	list  []view.Link
	class string
}

func (x shownLinks) Render(_ context.Context, to io.Writer) error {
	p := newPrinter(to)
	p.raw(`<ul class="`).escape(x.class).raw(`">`)
	for i := range x.list {
		p.raw(`<li>`)
		p.link(x.list[i].Href, &x.list[i].Label)
		p.raw(`</li>`)
	}
	p.raw(`</ul>`)
	return p.err
}

// icon draws one of the site's icons. It is never alone: words beside it say
// the same.
func icon(name string) shownIcon { return shownIcon(name) }

type shownIcon string

func (x shownIcon) Render(_ context.Context, to io.Writer) error {
	class := "icon"
	if x == "arrow_forward" {
		class = "icon icon--turns" // where text runs from right to left
	}
	p := newPrinter(to)
	p.raw(`<svg class="`).raw(class).raw(`" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="`).escape(drawing(string(x))).raw(`"></path></svg>`)
	return p.err
}

// rows prints labelled values as a description list.
func rows(list []view.Row, class string) shownRows { return shownRows{list, class} }

type shownRows struct {
	list  []view.Row
	class string
}

func (x shownRows) Render(_ context.Context, to io.Writer) error {
	p := newPrinter(to)
	p.rows(x.list, x.class)
	return p.err
}

func (p *printer) rows(list []view.Row, class string) {
	p.raw(`<dl class="`).escape(class).raw(`">`)
	for i := range list {
		r := &list[i]
		if r.ID == "" {
			p.raw(`<div>`)
		} else {
			p.raw(`<div id="`).escape(r.ID).raw(`">`)
		}
		if asking(r.Label) {
			p.raw(`<dt class="asks">`)
		} else {
			p.raw(`<dt>`)
		}
		p.escape(r.Label).raw(`</dt><dd>`)
		p.value(&r.Value)
		p.raw(`</dd></div>`)
	}
	p.raw(`</dl>`)
}

// value prints a field's value, or why there is none.
func value(v *view.Value) shownValue { return shownValue{v} }

type shownValue struct{ *view.Value }

func (x shownValue) Render(_ context.Context, to io.Writer) error {
	p := newPrinter(to)
	p.value(x.Value)
	return p.err
}

func (p *printer) value(v *view.Value) {
	switch {
	case v.Answer != nil:
		p.answer(v.Answer)
	case len(v.Items) > 0:
		p.raw(`<ul>`)
		for i := range v.Items {
			p.raw(`<li>`)
			p.value(&v.Items[i])
			p.raw(`</li>`)
		}
		p.raw(`</ul>`)
	case len(v.Rows) > 0:
		if v.Text.Text != "" {
			p.raw(`<p>`)
			p.words(&v.Text)
			p.raw(`</p>`)
		}
		p.rows(v.Rows, "inner")
	case v.Href != "":
		p.link(v.Href, &v.Text)
	default:
		p.words(&v.Text)
	}
}

// answer stands in place of a value that is not there, and says why.
func (p *printer) answer(a *view.Answer) {
	p.raw(`<div class="answer `).escape(a.Kind).raw(`"><p><strong>`).escape(a.Label).raw(`</strong></p>`)
	if a.Words.Text != "" {
		p.raw(`<p>`)
		p.words(&a.Words)
		p.raw(`</p>`)
	}
	for i := range a.Sentences {
		p.raw(`<p>`)
		p.sentence(&a.Sentences[i])
		p.raw(`</p>`)
	}
	p.raw(`</div>`)
}

// sentence prints a phrase with a link in it.
func sentence(s view.Sentence) shownSentence { return shownSentence{s} }

type shownSentence struct{ view.Sentence }

func (x shownSentence) Render(_ context.Context, to io.Writer) error {
	p := newPrinter(to)
	p.sentence(&x.Sentence)
	return p.err
}

func (p *printer) sentence(s *view.Sentence) {
	p.escape(s.Before).raw(` `)
	if s.Link.Href != "" {
		p.link(s.Link.Href, &s.Link.Label)
	} else {
		p.words(&s.Link.Label)
	}
	p.escape(s.After)
}

// printer writes until the first error.
type printer struct {
	to  io.StringWriter
	err error
}

// newPrinter prints to what a component is rendered to: the generator's
// buffer, or a buffer of the caller's.
func newPrinter(to io.Writer) printer {
	if s, ok := to.(io.StringWriter); ok {
		return printer{to: s}
	}
	return printer{to: stringWriter{to}}
}

type stringWriter struct{ io.Writer }

func (w stringWriter) WriteString(s string) (int, error) { return io.WriteString(w.Writer, s) }

func (p *printer) raw(s string) *printer {
	if p.err == nil {
		_, p.err = p.to.WriteString(s)
	}
	return p
}

func (p *printer) escape(s string) *printer { return p.raw(templ.EscapeString(s)) }
