package pages

import (
	"slices"
	"strconv"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"plaza/internal/ask"
	"plaza/internal/graph"
	"plaza/internal/official"
	"plaza/internal/record"
	"plaza/internal/view"
)

// Glossary is one page of the terms.
type Glossary struct {
	view.Frame
	Letters []view.Link
	Groups  []TermGroup
	Later   []LaterTerm // on the first page: those that later pages explain
	Pages   []view.Link // of a long glossary; the current has no address
}

// LaterTerm keeps the place of a term that another page explains.
type LaterTerm struct {
	ID   string
	Link view.Link
}

// TermGroup is the terms that begin with one letter.
type TermGroup struct {
	ID, Letter string
	Terms      []Term
}

// Term is one entry.
type Term struct {
	ID        string
	Name      view.Words
	Short     view.Words // in brackets
	Plain     view.Words
	Caution   view.Words
	Also      []view.Sentence // everyday words
	InPolicy  string
	Official  *view.Link
	Parent    *view.Sentence
	SeeAlso   []view.Link
	UsedBy    []view.Link
	MoreTools string
}

// BuildGlossary builds one page of the terms, sorted as the language sorts.
func BuildGlossary(c *view.Context, page string) Glossary {
	at, err := strconv.Atoi(page)
	if err != nil {
		panic("pages: " + page + " is no page of the glossary")
	}
	var p Glossary
	order := c.Terms()
	letter := ""
	for i, id := range order.IDs {
		on := order.Page(id)
		if l := initial(order.Names[i]); l != letter {
			letter = l
			p.Letters = append(p.Letters, view.Link{Href: c.Href(view.GlossaryPath(on) + "#letter-" + id), Label: view.Plain(l)})
			if on == at {
				p.Groups = append(p.Groups, TermGroup{ID: "letter-" + id, Letter: l})
			}
		}
		switch {
		case on == at:
			if len(p.Groups) == 0 { // the rest of a letter that began a page before
				p.Groups = []TermGroup{{ID: "letter-" + id, Letter: letter}}
			}
			g := &p.Groups[len(p.Groups)-1]
			g.Terms = append(g.Terms, term(c, graph.One[record.Term](c.R, id)))
		case at == 1:
			p.Later = append(p.Later, LaterTerm{id, c.RecordLink("term", id)})
		}
	}
	of := view.GlossaryPages(len(order.IDs))
	for n := 1; n <= of && of > 1; n++ {
		l := view.Link{Label: view.Plain(strconv.Itoa(n))}
		if n != at {
			l.Href = c.Href(view.GlossaryPath(n))
		}
		p.Pages = append(p.Pages, l)
	}
	heading := c.W.Nav.Glossary
	if at > 1 {
		heading = c.W.List.PageOf.With("Heading", heading, "Number", page)
	}
	p.Frame = c.Frame(view.Plain(heading), view.Plain(c.W.Policy.GlossaryText), nil)
	p.Forms = []view.Form{linked(c, "data/glossary.jsonld")}
	return p
}

// initial returns the letter a word is filed under: its first, without accent
// or quotation mark.
func initial(s string) string {
	for _, r := range norm.NFD.String(s) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return string(unicode.ToUpper(r))
		}
	}
	return ""
}

// mostAlso everyday words stand beside a term, so that the glossary stays light
// on a slow line. The search and the A to Z know all of them.
const mostAlso = 2

func term(c *view.Context, t *record.Term) Term {
	e := Term{ID: t.ID, Name: c.Text(t.Name), Short: c.Text(t.Short), Plain: c.Text(t.Plain), Caution: c.Text(t.Caution)}
	if e.Short.Text != "" {
		e.Short.Text = "(" + e.Short.Text + ")"
	}
	e.Also = also(c, t.Synonyms[:min(len(t.Synonyms), mostAlso)])
	if t.InPolicy != "yes" {
		e.InPolicy = c.L.Label(t.Kind.Field("defined_by_policy").ValueLabel(t.InPolicy))
	}
	e.Official = official.TermLink(c, t.ID)
	if t.Parent != "" {
		before, after := c.W.Policy.KindOf.Around("Term")
		s := view.NewSentence(before, after, c.RecordLink("term", t.Parent))
		e.Parent = &s
	}
	for _, other := range t.SeeAlso {
		e.SeeAlso = append(e.SeeAlso, c.RecordLink("term", other))
	}
	e.UsedBy, e.MoreTools = someTools(c, "techniques", t.ID)
	return e
}

// also lists everyday words, those that are not translated in a sentence of
// their own.
func also(c *view.Context, words []record.Synonym) []view.Sentence {
	var own, other []string
	var mark view.Words
	for _, s := range words {
		if w := c.Text(s.Word); w.Lang == "" {
			own = append(own, w.Text)
		} else {
			other, mark = append(other, w.Text), w
		}
	}
	var out []view.Sentence
	if own != nil {
		out = append(out, view.Say(c.W.Policy.AlsoCalled, "Words", view.Plain(c.L.List(own))))
	}
	if other != nil {
		mark.Text = c.R.Source().List(other)
		out = append(out, view.Say(c.W.Policy.AlsoCalled, "Words", mark))
	}
	return out
}

// Documents is the page of the papers the register rests on.
type Documents struct {
	view.Frame
	Items []DocumentEntry
}

// DocumentEntry is one of them.
type DocumentEntry struct {
	ID      string
	Title   view.Words
	Summary view.Words
	Rows    []view.Row
	History []view.Row
}

// BuildDocuments builds the page of documents.
func BuildDocuments(c *view.Context, _ string) Documents {
	var p Documents
	all := graph.Each[record.Document](c.R)
	slices.SortStableFunc(all, func(a, b *record.Document) int { return c.L.Compare(c.R.Peek(a.Title), c.R.Peek(b.Title)) })
	for _, d := range all {
		e := DocumentEntry{ID: d.ID, Title: c.Text(d.Title), Summary: c.Text(d.Summary),
			Rows: c.Fields(d, "kind", "published_on", "access", "access_note", "files", "replaces")}
		for i := range e.Rows {
			e.Rows[i].ID = "" // many documents share the page
		}
		for _, h := range d.History {
			e.History = append(e.History, view.Row{Label: c.Date(h.On), Value: view.Value{Text: c.Text(h.What)}})
		}
		p.Items = append(p.Items, e)
	}
	p.Frame = c.Frame(view.Plain(c.W.Policy.Documents), view.Plain(c.W.Policy.DocumentsText), nil)
	return p
}

// ProsePage is a page of Markdown.
type ProsePage struct {
	view.Frame
	Summary   view.Words
	Body      view.Body
	Inventory *ask.Inventory // of the form's data, on the page about privacy
}

// BuildProse builds the page of prose with this id.
func BuildProse(c *view.Context, id string) ProsePage {
	x := graph.One[record.Page](c.R, id)
	p := ProsePage{Summary: c.Explained(x.Summary), Body: c.Markdown(x.Text, 2), Inventory: ask.InventoryOn(c, id)}
	p.Frame = c.Frame(c.Text(x.Title), p.Summary, nil, &x.Head)
	return p
}

// Lost is the page shown for an address that does not exist. It may be shown
// anywhere on the host, so its links start at the site's own root.
type Lost struct {
	view.Frame
	Links []view.Link
}

// BuildLost builds that page.
func BuildLost(c *view.Context, _ string) Lost {
	var p Lost
	p.Frame = c.Frame(view.Plain(c.W.NotFound.Title), view.Plain(c.W.NotFound.Text), nil)
	for _, m := range p.Menu {
		p.Links = append(p.Links, m.Link)
	}
	return p
}
