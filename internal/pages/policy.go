package pages

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"plaza/internal/changes"
	"plaza/internal/docket"
	"plaza/internal/graph"
	"plaza/internal/official"
	"plaza/internal/oversight"
	"plaza/internal/record"
	"plaza/internal/view"
)

// Policy lists the parts and clauses of the policy.
type Policy struct {
	view.Frame
	Parts    []PolicyPart
	Ways     []view.Link // to the ledger, the matrix and what rests on them
	Editions view.Link
}

// PolicyPart is one part in the list.
type PolicyPart struct {
	view.Link
	Number  string
	Summary view.Words
	Clauses []view.Link
}

// BuildPolicy builds the list of the policy's parts.
func BuildPolicy(c *view.Context, _ string) Policy {
	var p Policy
	for _, part := range parts(c) {
		e := PolicyPart{Link: view.Link{Href: c.To("part", part.ID), Label: c.Text(part.Title)}, Number: part.Number, Summary: c.Text(part.Summary)}
		for _, cl := range clauses(c, part.ID) {
			e.Clauses = append(e.Clauses, view.Link{Href: c.To("clause", cl.ID), Label: c.Name("clause", cl.ID)})
		}
		p.Parts = append(p.Parts, e)
	}
	p.Editions = c.Crumb(official.EditionsPath, c.W.Official.Editions)
	p.Ways = oversight.Ways(c)
	p.Frame = c.Frame(view.Plain(c.W.Nav.Policy), view.Plain(c.W.Policy.Intro), nil)
	return p
}

func parts(c *view.Context) []*record.Part {
	all := graph.Each[record.Part](c.R)
	slices.SortStableFunc(all, func(a, b *record.Part) int { return cmp.Compare(a.Order, b.Order) })
	return all
}

func clauses(c *view.Context, part string) []*record.Clause {
	all := graph.Linking[record.Clause](c.R, "part", part)
	slices.SortStableFunc(all, func(a, b *record.Clause) int { return cmp.Compare(rank(a.Number), rank(b.Number)) })
	return all
}

// rank orders "6.2" before "6.10".
func rank(number string) int {
	n := 0
	for _, p := range strings.SplitN(number, ".", 3) {
		x, _ := strconv.Atoi(p)
		n = n*1000 + x
	}
	return n
}

// PolicyPage is the page of one part or one clause.
type PolicyPage struct {
	view.Frame
	Plain     string // says that this is a plain-language edition
	Summary   view.Words
	Force     string
	Body      view.Body
	Official  *official.Text
	History   *changes.Section
	Clauses   []PolicyPart
	Conflicts []Conflict
	SeeAlso   []view.Link
	CitedBy   []view.Link
	MoreTools string
	Commits   []oversight.Commitment
	Shows     []view.Link // records that cite the clause, beside tools
	Ask       *view.Link
	Agendas   []docket.Step
	Previous  *view.Link
	Next      *view.Link
}

// Conflict is a place where the policy's words do not agree.
type Conflict struct {
	ID   string
	Note view.Words
	With *view.Sentence
}

// BuildPart builds the page of a part.
func BuildPart(c *view.Context, id string) PolicyPage {
	part := graph.One[record.Part](c.R, id)
	p := PolicyPage{Plain: c.W.Policy.Plain, Summary: c.Explained(part.Summary), Body: c.Markdown(part.Text, 2), Ask: c.AskLink("part", id)}
	for _, cl := range clauses(c, id) {
		p.Clauses = append(p.Clauses, PolicyPart{Link: view.Link{Href: c.To("clause", cl.ID), Label: c.Name("clause", cl.ID)}})
	}
	p.Official = official.Of(c, "part", id)
	p.History = changes.Of(c, &part.Head)
	p.Commits = oversight.Commitments(c, part)
	all := parts(c)
	i := slices.Index(all, part)
	p.neighbours(c, i, len(all), func(i int) view.Link { return c.RecordLink("part", all[i].ID) })
	p.Frame = c.Frame(c.Text(part.Title), p.Summary, []view.Link{c.Crumb("policy.html", c.W.Nav.Policy)}, &part.Head)
	return p
}

// BuildClause builds the page of a clause.
func BuildClause(c *view.Context, id string) PolicyPage {
	cl := graph.One[record.Clause](c.R, id)
	p := PolicyPage{Plain: c.W.Policy.Plain, Body: c.Markdown(cl.Text, 2), Ask: c.AskLink("clause", id)}
	if cl.Force != "" {
		p.Force = c.L.Label(cl.Kind.Field("force").ValueLabel(cl.Force))
	}
	for _, x := range cl.Conflicts {
		k := Conflict{ID: x.Key, Note: c.Explained(x.Note)}
		if x.Clause != "" {
			k.With = compare(c, "clause", x.Clause)
		} else if x.Part != "" {
			k.With = compare(c, "part", x.Part)
		}
		p.Conflicts = append(p.Conflicts, k)
	}
	for _, other := range cl.SeeAlso {
		p.SeeAlso = append(p.SeeAlso, c.RecordLink("clause", other))
	}
	p.CitedBy, p.MoreTools = someTools(c, "clauses", id)
	p.Commits, p.Shows = oversight.Commitments(c, cl), oversight.Shows(c, id)
	p.Official = official.Of(c, "clause", id)
	p.History = changes.Of(c, &cl.Head)
	all := clauses(c, cl.Part)
	i := slices.Index(all, cl)
	p.neighbours(c, i, len(all), func(i int) view.Link { return c.RecordLink("clause", all[i].ID) })
	crumbs := []view.Link{c.Crumb("policy.html", c.W.Nav.Policy), c.RecordLink("part", cl.Part)}
	description := view.Words{Lang: p.Body.Lang, Dir: p.Body.Dir}
	if doc, _ := c.R.Prose(cl.Text); doc != nil {
		description.Text = doc.FirstParagraph()
	}
	p.Agendas = docket.About(c, "clause", id, cl.Example)
	p.Frame = c.Frame(c.Name("clause", id), description, crumbs, &cl.Head)
	return p
}

func compare(c *view.Context, kind, id string) *view.Sentence {
	before, after := c.W.Policy.Compare.Around("Place")
	s := view.NewSentence(before, after, c.RecordLink(kind, id))
	return &s
}

func (p *PolicyPage) neighbours(c *view.Context, i, n int, link func(int) view.Link) {
	if i > 0 {
		l := link(i - 1)
		p.Previous = &l
	}
	if i >= 0 && i+1 < n {
		l := link(i + 1)
		p.Next = &l
	}
}
