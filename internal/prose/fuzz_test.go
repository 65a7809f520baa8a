package prose

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	xhtml "golang.org/x/net/html"

	"plaza/internal/diag"
	"plaza/internal/htmlcheck"
	"plaza/internal/prose/address"
)

// FuzzRender holds the laws of the package against any bytes at all.
func FuzzRender(f *testing.F) {
	for _, md := range attacks {
		f.Add(md)
	}
	for _, md := range disguises {
		f.Add(md)
	}
	for _, m := range mistakes {
		f.Add(m.md)
	}
	for _, b := range bombs {
		if len(b.md) < 4<<10 {
			f.Add(b.md)
		}
	}
	f.Fuzz(func(t *testing.T, md string) { judge(t, md) })
}

// judge parses md behind a front matter and holds the laws against what comes
// out: inert, whole, the same each time, every finding inside the text, and no
// word lost without one.
func judge(t *testing.T, md string) (out string, found []diag.Diagnostic) {
	t.Helper()
	front := "+++\n+++\n"
	f := newFile(front + md)
	doc, found := Parse(f, len(front), len(f.Bytes))
	for _, d := range found {
		if line := f.Line(d.Line); d.Line < 3 || d.Col < 1 || d.Width < 1 || d.Col-1+d.Width > max(utf8.RuneCountInString(line), d.Col)+1 {
			t.Errorf("%q: %s lies outside the text: %d:%d+%d", md, d.Code, d.Line, d.Col, d.Width)
		}
		if d.Code == "prose/unreadable" {
			t.Errorf("%q cannot be read", md)
		}
	}
	o := Options{Words: english, Link: answer("x.html"), Prefix: "p"}
	out = doc.Render(o).String()
	for _, fault := range htmlcheck.Inert(out) {
		t.Errorf("%q: %s in\n%s", md, fault, out)
	}
	if again, found2 := Parse(f, len(front), len(f.Bytes)); again.Render(o).String() != out || len(found2) != len(found) {
		t.Errorf("%q: a second reading differs", md)
	}
	for _, h := range doc.Headings() {
		if !address.IsID(h.ID) || !strings.Contains(out, ` id="p--`+h.ID+`">`) {
			t.Errorf("%q: heading %q has the id %q", md, h.Text, h.ID)
		}
	}
	if len(found) == 0 && utf8.ValidString(md) && !strings.ContainsAny(md, "\x00{^") && !strings.Contains(md, "[!") {
		if got, want := lettersOf(doc.Text()), lettersOf(plainly(t, md)); got != want {
			t.Errorf("%q lost words without a finding: got %q, want %q", md, got, want)
		}
	}
	if faults := htmlcheck.Inert(FromText(md).String()); len(faults) > 0 {
		t.Errorf("FromText(%q): %s", md, faults)
	}
	return out, found
}

// plainly returns the words of md as the Markdown reader's own writer, which
// shares nothing with this package's, would show them.
func plainly(t *testing.T, md string) string {
	var b, words strings.Builder
	if err := plain.Convert([]byte(md), &b); err != nil {
		t.Fatal(err)
	}
	for z := xhtml.NewTokenizer(strings.NewReader(b.String())); z.Next() != xhtml.ErrorToken; {
		if tok := z.Token(); tok.Type == xhtml.TextToken {
			words.WriteString(tok.Data)
		}
	}
	return words.String()
}

var plain = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.DefinitionList))

func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}
