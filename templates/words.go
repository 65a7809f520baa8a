package templates

import (
	"context"
	"io"

	"github.com/a-h/templ"

	"plaza/internal/view"
)

// words prints a text and, when it is not in the page's language, says in
// which language it is: to a screen reader and to the eye. A name is set apart
// from text that runs the other way.
//
// A page prints a hundred such texts. What the generator makes of a component
// costs more than the text itself (a closure, a copy of each string), so this
// one is written by hand. It escapes as all others do.
func words(w view.Words) templ.Component { return shown(w) }

type shown view.Words

// Render is the component: nothing in it is printed but through escape.
func (w shown) Render(_ context.Context, to io.Writer) error {
	p := printer{to: to}
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
	return p.err
}

// printer writes until the first error.
type printer struct {
	to  io.Writer
	err error
}

func (p *printer) raw(s string) *printer {
	if p.err == nil {
		_, p.err = io.WriteString(p.to, s)
	}
	return p
}

func (p *printer) escape(s string) *printer { return p.raw(templ.EscapeString(s)) }
