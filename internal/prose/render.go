package prose

import (
	"strconv"
	"strings"

	"plaza/internal/prose/address"
)

// Options say how a text is shown on one page.
type Options struct {
	// Lang is the language of the text. The page around it says so to its
	// readers; here it tells which labels are in another (Words.Lang).
	Lang string
	// TopLevel is the level at which the shallowest heading is shown; the
	// others follow at their distance. 0 means 2.
	TopLevel int
	// Link returns the address of a reference such as "tool:clearview-ai" or
	// "clause:6-7#scope", or false when there is no such thing: its words are
	// then shown without a link. A nil Link knows nothing.
	Link func(dest string) (href string, ok bool)
	// Terms returns where terms stand in a stretch of running text, in order
	// and apart from each other, and where each leads. The text is HTML in
	// which marks and quotes are escaped. A nil Terms knows none.
	Terms func(text string) []Term
	// Prefix is put before every id, with "--" between, where several texts
	// share a page. It follows the rule for ids.
	Prefix string
	// Words are in the language of the page.
	Words Words
}

// Term is a place in a stretch of text, in bytes, that leads to Href.
type Term struct {
	From, To int
	Href     string
}

// Words are the words that a text shows and its editor did not write. Those
// that a text needs must not be empty.
type Words struct {
	// Lang is the language of the words. Where it is not that of the text,
	// the labels carry it, so that they are read out as what they are.
	Lang string

	Note, Tip, Important, Warning, Caution string // titles of alerts

	Table     string // "Table": names the scrolling region around a table
	Footnotes string // "Footnotes": names the list at the end
	Footnote  string // "Footnote": said before the number of a call
	Back      string // "Back to the text at footnote": said before the number
}

type word int

const (
	wordNote word = iota
	wordTip
	wordImportant
	wordWarning
	wordCaution
	wordTable
	wordFootnotes
	wordFootnote
	wordBack
)

func (w Words) of(k word) string {
	s := [...]string{w.Note, w.Tip, w.Important, w.Warning, w.Caution, w.Table, w.Footnotes, w.Footnote, w.Back}[k]
	if s == "" {
		panic("prose: a text needs word number " + strconv.Itoa(int(k)) + " of Words, which is empty")
	}
	return escape(s)
}

// A piece is some finished HTML and the hole after it.
type piece struct {
	html string
	hole hole
	dest string // for holeLink and holePlace; for holeText the text
	n    int    // for the others: a word, or the number of a heading
}

type hole int

const (
	holeNone     hole = iota
	holeWord          // a word of the page
	holeLang          // the language of a label, where it is another
	holePrefix        // what comes before an id
	holeHeading       // the start of a heading
	holeHeadingE      // its end
	holeLink          // the start of a link to a reference
	holeLinkE         // its end
	holePlace         // the address of a place in this text or on its page
	holeText          // a stretch of text in which terms may be marked
)

// Render fills the holes. It panics when Options.Link returns an address that
// could run or lead astray, or when a needed word is empty: both are mistakes
// of the program.
func (d *Doc) Render(o Options) HTML {
	if o.Prefix != "" && !address.IsID(o.Prefix) {
		panic("prose: prefix " + strconv.Quote(o.Prefix) + " breaks the rule for ids")
	}
	var b strings.Builder
	b.Grow(d.size + d.size/4 + 64)
	linked := false
	for _, p := range d.pieces {
		b.WriteString(p.html)
		switch p.hole {
		case holeWord:
			b.WriteString(o.Words.of(word(p.n)))
		case holeLang:
			if l := o.Words.Lang; l != "" && o.Lang != "" && l != o.Lang {
				b.WriteString(` lang="` + escape(l) + `"`)
			}
		case holePrefix:
			b.WriteString(o.prefix())
		case holeHeading:
			b.WriteString("<h" + d.level(p.n, o) + ` id="` + o.prefix() + d.headings[p.n].ID + `">`)
		case holeHeadingE:
			b.WriteString("</h" + d.level(p.n, o) + ">\n")
		case holeLink:
			var href string
			if href, linked = o.resolve(p.dest); linked {
				b.WriteString(`<a href="` + escape(href) + `">`)
			}
		case holeLinkE:
			if linked {
				b.WriteString("</a>")
			}
		case holeText:
			o.text(&b, p.dest)
		case holePlace:
			b.WriteString("#")
			if d.ids[p.dest] {
				b.WriteString(o.prefix())
			}
			b.WriteString(p.dest)
		}
	}
	return HTML{b.String()}
}

// text writes a stretch of text with its terms marked.
func (o Options) text(b *strings.Builder, s string) {
	at := 0
	if o.Terms != nil {
		for _, t := range o.Terms(s) {
			if t.From < at || t.To <= t.From || t.To > len(s) || !address.Safe(t.Href) {
				panic("prose: Terms gave a place or an address that cannot be marked")
			}
			b.WriteString(s[at:t.From] + `<a class="term" href="` + escape(t.Href) + `">` + s[t.From:t.To] + "</a>")
			at = t.To
		}
	}
	b.WriteString(s[at:])
}

// Stretches returns the running text in which terms may be marked, in order,
// as HTML in which marks and quotes are escaped.
func (d *Doc) Stretches() []string {
	var out []string
	for _, p := range d.pieces {
		if p.hole == holeText {
			out = append(out, p.dest)
		}
	}
	return out
}

func (o Options) prefix() string {
	if o.Prefix == "" {
		return ""
	}
	return o.Prefix + "--"
}

func (o Options) resolve(dest string) (string, bool) {
	if o.Link == nil {
		return "", false
	}
	href, ok := o.Link(dest)
	if ok && !address.Safe(href) {
		panic("prose: Link gave the address " + strconv.Quote(href) + " for " + strconv.Quote(dest) + ", which could lead astray")
	}
	return href, ok
}

// level returns the level at which heading n is shown.
func (d *Doc) level(n int, o Options) string {
	top := o.TopLevel
	if top == 0 {
		top = 2
	}
	return strconv.Itoa(min(max(top+d.headings[n].Level-d.shallowest, 1), 6))
}
