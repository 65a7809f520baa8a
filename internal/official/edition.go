package official

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/view"
)

// EditionsPath is the address of the list of the policy's editions.
const EditionsPath = "policy/editions.html"

// Editions lists the editions of the policy.
type Editions struct {
	view.Frame
	Items []Item
}

// Item is one edition in the list.
type Item struct {
	view.Link
	Rows []view.Row
}

var editionFacts = []string{"status", "adopted_on", "open_to_comment", "comment_outcome", "document", "sha256", "lines"}

// BuildEditions builds the list, the latest edition first.
func BuildEditions(c *view.Context, _ string) Editions {
	var p Editions
	for _, e := range editions(c) {
		p.Items = append(p.Items, Item{c.RecordLink("edition", e.ID), unnamed(c.Fields(e, "status", "adopted_on"))})
	}
	w := &c.W.Official
	p.Frame = c.Frame(view.Plain(w.Editions), view.Plain(w.EditionsText), []view.Link{c.Crumb("policy.html", c.W.Nav.Policy)})
	return p
}

// unnamed takes the addresses off rows that stand on a page more than once.
func unnamed(rows []view.Row) []view.Row {
	for i := range rows {
		rows[i].ID = ""
	}
	return rows
}

// editions returns all editions, the latest first.
func editions(c *view.Context) []*record.Edition {
	all := graph.Each[record.Edition](c.R)
	slices.SortStableFunc(all, func(a, b *record.Edition) int { return cmp.Compare(b.Order, a.Order) })
	return all
}

// Edition is the page of one edition of the policy.
type Edition struct {
	view.Frame
	Facts   []view.Row
	NotHere string // says that the wording was not imported
	Pieces  []Piece
	Terms   []Term
	Changes *Changes
}

// Piece is one text of the edition and where it stands in the source.
type Piece struct {
	Link  view.Link
	Lines string
}

// Term is the policy's wording of a term.
type Term struct {
	ID   string
	Link view.Link
	Body view.Body
}

// Changes tells what an edition says otherwise than the one before.
type Changes struct {
	Heading string
	None    string
	Changed []Change
	Added   []view.Link
	Removed []view.Link
}

// Change is a text whose words changed.
type Change struct {
	Link  view.Link
	Spans []Span
}

// BuildEdition builds the page of one edition.
func BuildEdition(c *view.Context, id string) Edition {
	e := graph.One[record.Edition](c.R, id)
	p := Edition{Facts: c.Fields(e, editionFacts...)}
	all := ofEdition(c, id)
	if len(all) == 0 {
		p.NotHere = c.W.Official.NotHere
	}
	for _, x := range all {
		link := wordingLink(c, x)
		if x.Term != "" {
			p.Terms = append(p.Terms, Term{"term-" + x.Term, link, c.Verbatim(x.Text, 3, "official-"+x.Term)})
			continue
		}
		p.Pieces = append(p.Pieces, Piece{link, x.Lines})
	}
	p.Changes = changes(c, e, all)
	w := &c.W.Official
	p.Frame = c.Frame(c.Text(e.Title), view.Plain(w.EditionText),
		[]view.Link{c.Crumb("policy.html", c.W.Nav.Policy), c.Crumb(EditionsPath, w.Editions)}, &e.Head)
	return p
}

// ofEdition returns an edition's wordings in the order of the document.
func ofEdition(c *view.Context, id string) []*record.Wording {
	all := graph.Linking[record.Wording](c.R, "edition", id)
	slices.SortStableFunc(all, func(a, b *record.Wording) int { return cmp.Compare(firstLine(a), firstLine(b)) })
	return all
}

func firstLine(x *record.Wording) int {
	from, _, _ := strings.Cut(x.Lines, "-")
	n, _ := strconv.Atoi(from)
	return n
}

// wordingLink leads to where the wording is shown.
func wordingLink(c *view.Context, x *record.Wording) view.Link {
	kind, id := subject(x)
	l := c.RecordLink(kind, id)
	if kind != "term" {
		l.Href += "#official"
	}
	return l
}

func subject(x *record.Wording) (kind, id string) {
	switch {
	case x.Clause != "":
		return "clause", x.Clause
	case x.Part != "":
		return "part", x.Part
	}
	return "term", x.Term
}

// changes compares the edition with the one before it, where both have their
// wording here.
func changes(c *view.Context, e *record.Edition, now []*record.Wording) *Changes {
	all := editions(c)
	i := slices.Index(all, e)
	if i+1 >= len(all) {
		return nil
	}
	before := all[i+1]
	then := ofEdition(c, before.ID)
	if len(then) == 0 || len(now) == 0 {
		return nil
	}
	out := &Changes{Heading: c.W.Official.Changes.With("Edition", c.R.Peek(before.Title))}
	old := map[string]*record.Wording{}
	for _, x := range then {
		old[wordingKey(x)] = x
	}
	for _, x := range now {
		was := old[wordingKey(x)]
		delete(old, wordingKey(x))
		switch {
		case was == nil:
			out.Added = append(out.Added, wordingLink(c, x))
		case was.Text.Value != x.Text.Value:
			out.Changed = append(out.Changed, Change{wordingLink(c, x), spans(c, was.Text.Doc.Text(), x.Text.Doc.Text())})
		}
	}
	for _, x := range then {
		if old[wordingKey(x)] != nil {
			out.Removed = append(out.Removed, wordingLink(c, x))
		}
	}
	if len(out.Added)+len(out.Changed)+len(out.Removed) == 0 {
		out.None = c.W.Official.NoChanges
	}
	return out
}

func wordingKey(x *record.Wording) string {
	kind, id := subject(x)
	return kind + "/" + id + "/" + strconv.FormatInt(x.Copy, 10)
}
