package prose

import (
	"context"
	"html"
	"io"
	"strings"
	"unicode"

	"github.com/a-h/templ"
)

// HTML is markup written by this package: the only text that templates print
// without escaping it. It is a templ.Component; the zero HTML prints nothing.
type HTML struct{ s string }

// String returns the markup.
func (h HTML) String() string { return h.s }

// Render writes the markup to w.
func (h HTML) Render(_ context.Context, w io.Writer) error {
	_, err := io.WriteString(w, h.s)
	return err
}

// Component returns h for a template that wants the interface.
func (h HTML) Component() templ.Component { return h }

// FromText turns plain text, as records hold it, into paragraphs: a blank line
// starts a new one. No character has a meaning of its own.
func FromText(s string) HTML {
	var b strings.Builder
	var para []string
	end := func() {
		if len(para) > 0 {
			b.WriteString("<p>" + escape(strings.Join(para, "\n")) + "</p>\n")
		}
		para = para[:0]
	}
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line == "" {
			end()
		} else {
			para = append(para, line)
		}
	}
	end()
	return HTML{b.String()}
}

// escape writes words for any place in HTML, in quotes too.
func escape(s string) string { return html.EscapeString(clean(s)) }

// clean returns s as valid UTF-8 with plain line ends, in which control
// characters, which HTML forbids, are shown as the replacement character.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return -1
		case unicode.IsControl(r) && r != '\n' && r != '\t':
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(s, string(unicode.ReplacementChar)))
}
