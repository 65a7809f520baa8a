package find

import (
	"reflect"
	"strings"
	"unicode/utf8"

	"plaza/internal/graph"
	"plaza/internal/prose"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/view"
)

// Addresses of the search's page and of its index, below each language.
const (
	SearchPath = "search.html"
	IndexPath  = "search-index.json"
)

// A reader pays for the whole index with the first search. So a text is cut,
// and on a site of many records it is left out: titles and words remain.
const (
	MaxText    = 700  // letters of one record's text
	MaxRecords = 2000 // records of one kind whose texts are in the index
)

// Search is the page of the search.
type Search struct {
	view.Frame
	Form Form
}

// BuildSearch builds the page. Without a script it leads on to the A to Z.
func BuildSearch(c *view.Context, _ string) Search {
	p := Search{Form: NewForm(c)}
	p.Frame = c.Frame(view.Plain(c.W.Find.Search.Title), view.Plain(c.W.Find.Search.Text), nil)
	p.Scripts = []string{c.Script("search.js")}
	return p
}

// Record is one record as the search knows it.
type Record struct {
	Kind  string
	ID    string
	Title view.Words
	Href  string   // from the folder of the language
	Words []string // other names and everyday words
	Other []string // names, everyday words and texts in the site's other languages
	Text  string   // in the language of the title
}

// Index returns every record that has an address, except examples.
func Index(c *view.Context) []Record {
	var out []Record
	words := everyday(c.R)
	for _, k := range c.R.Catalog().Kinds {
		if k.Address == "" || k.Single {
			continue
		}
		recs := c.R.Records(k.Name)
		for _, rec := range recs {
			h := rec.Meta()
			if h.Example {
				continue
			}
			x := Record{Kind: k.Name, ID: h.ID, Title: title(c, rec), Href: c.PathTo(k.Name, h.ID)}
			if _, ok := rec.(*record.Meeting); ok {
				x.Title = c.Name(k.Name, h.ID)
			}
			if cl, ok := rec.(*record.Clause); ok {
				x.Title.Text = cl.Number + " " + x.Title.Text
			}
			names, texts := alsoCalled(c.R, rec, words)
			x.Words = distinct(append(names, said(c.R, texts)...), "", x.Title.Text)
			if len(recs) <= MaxRecords {
				if t, translatable := k.TitleOf(rec); translatable {
					texts = append(texts, t)
				}
				text, rest := text(c.R, rec, x.Title.Lang != "")
				x.Other, x.Text = distinct(elsewhere(c.R, texts), append(x.Words, x.Title.Text)...), shorten(text)
				if rest != "" {
					x.Other = append(x.Other, shorten(rest))
				}
			}
			out = append(out, x)
		}
	}
	return out
}

// alsoCalled returns what else a record is called: names, the same in every
// language, and words.
func alsoCalled(r *graph.Reader, rec schema.Record, words words) (names []string, texts []schema.Text) {
	switch x := rec.(type) {
	case *record.Tool:
		names = append(names, x.ProductNames...)
		if v := graph.One[record.Vendor](r, x.Vendor); v != nil {
			names = append(names, v.Name)
		}
		for _, id := range x.Departments {
			d := graph.One[record.Department](r, id)
			names, texts = append(names, d.Acronym), append(texts, d.Name)
		}
		texts = append(texts, words.ofTool[x.ID]...)
	case *record.Department:
		names = append(names, x.Acronym)
	case *record.Term:
		texts = append(texts, x.Short)
		for _, s := range x.Synonyms {
			texts = append(texts, s.Word)
		}
	}
	return names, texts
}

// text is what a record says: for a tool what everyone reads first, for all
// else its own texts, the Markdown last. It is in the source's language or in
// the page's, never in both; rest is what is not translated.
func text(r *graph.Reader, rec schema.Record, source bool) (text, rest string) {
	var parts, others []string
	add := func(t schema.Text, doc *prose.Doc) {
		words, translated := t.Value, r.Locale.Index == 0
		if doc != nil {
			words = doc.Text()
		}
		if tr, state := r.Translated(t, r.Locale.Tag); !source && state != schema.Missing && r.Locale.Index > 0 {
			if words, translated = tr.Value, true; doc != nil {
				words = tr.Doc.Text()
			}
		}
		if translated || source {
			parts = append(parts, words)
		} else {
			others = append(others, words)
		}
	}
	if t, ok := rec.(*record.Tool); ok {
		for _, x := range []schema.Text{t.Summary, t.Purpose, t.Benefits} {
			if !x.IsZero() {
				add(x, nil)
			}
		}
		return strings.Join(parts, " "), strings.Join(others, " ")
	}
	k := rec.Meta().Kind
	for _, x := range schema.Texts(rec) {
		top, _, _ := strings.Cut(x.Path, ".")
		f := k.Field(top)
		if !f.Common && !f.Title && f.Type != schema.ProseType && top != "synonyms" && top != "commitments" {
			add(x, nil)
		}
	}
	for _, f := range k.Own() {
		if f.Type == schema.ProseType {
			if x := schema.As[schema.Prose](f.Get(reflect.ValueOf(rec).Elem())); !x.IsZero() {
				add(x.Text, x.Doc)
			}
		}
	}
	return strings.Join(parts, " "), strings.Join(others, " ")
}

// shorten cuts a text between two words.
func shorten(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= MaxText {
		return s
	}
	cut := 0
	n := 0
	for i, r := range s {
		if n++; n > MaxText {
			break
		}
		if r == ' ' {
			cut = i
		}
	}
	return s[:cut] + " …"
}
