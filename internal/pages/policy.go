package pages

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"plaza/internal/graph"
	"plaza/internal/record"
)

// Policy lists the parts and clauses of the policy.
type Policy struct {
	Frame
	Parts []PolicyPart
}

// PolicyPart is one part in the list.
type PolicyPart struct {
	Link
	Number  string
	Summary Words
	Clauses []Link
}

// BuildPolicy builds the list of the policy's parts.
func BuildPolicy(c *Context, _ string) Policy {
	var p Policy
	for _, part := range parts(c) {
		e := PolicyPart{Link: Link{Href: c.To("part", part.ID), Label: c.Text(part.Title)}, Number: part.Number, Summary: c.Text(part.Summary)}
		for _, cl := range clauses(c, part.ID) {
			e.Clauses = append(e.Clauses, Link{Href: c.To("clause", cl.ID), Label: c.Name("clause", cl.ID)})
		}
		p.Parts = append(p.Parts, e)
	}
	p.Frame = c.Frame(Plain(c.W.Nav.Policy), c.W.Policy.Intro, nil)
	return p
}

func parts(c *Context) []*record.Part {
	all := graph.Each[record.Part](c.R)
	slices.SortStableFunc(all, func(a, b *record.Part) int { return cmp.Compare(a.Order, b.Order) })
	return all
}

func clauses(c *Context, part string) []*record.Clause {
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
	Frame
	Plain     string // says that this is a plain-language edition
	Summary   Words
	Force     string
	Body      Body
	Clauses   []PolicyPart
	Conflicts []Conflict
	SeeAlso   []Link
	CitedBy   []Link
	Previous  *Link
	Next      *Link
}

// Conflict is a place where the policy's words do not agree.
type Conflict struct {
	ID   string
	Note Words
	With *Sentence
}

// BuildPart builds the page of a part.
func BuildPart(c *Context, id string) PolicyPage {
	part := graph.One[record.Part](c.R, id)
	p := PolicyPage{Plain: c.W.Policy.Plain, Summary: c.Text(part.Summary), Body: c.Markdown(part.Text, 2)}
	for _, cl := range clauses(c, id) {
		p.Clauses = append(p.Clauses, PolicyPart{Link: Link{Href: c.To("clause", cl.ID), Label: c.Name("clause", cl.ID)}})
	}
	all := parts(c)
	i := slices.Index(all, part)
	p.neighbours(c, i, len(all), func(i int) Link { return c.recordLink("part", all[i].ID) })
	p.Frame = c.Frame(c.Text(part.Title), p.Summary.Text, []Link{c.Crumb("policy.html", c.W.Nav.Policy)}, &part.Head)
	return p
}

// BuildClause builds the page of a clause.
func BuildClause(c *Context, id string) PolicyPage {
	cl := graph.One[record.Clause](c.R, id)
	p := PolicyPage{Plain: c.W.Policy.Plain, Body: c.Markdown(cl.Text, 2)}
	if cl.Force != "" {
		p.Force = c.L.Label(cl.Kind.Field("force").ValueLabel(cl.Force))
	}
	for _, x := range cl.Conflicts {
		k := Conflict{ID: x.Key, Note: c.Text(x.Note)}
		if x.Clause != "" {
			k.With = c.compare("clause", x.Clause)
		} else if x.Part != "" {
			k.With = c.compare("part", x.Part)
		}
		p.Conflicts = append(p.Conflicts, k)
	}
	for _, other := range cl.SeeAlso {
		p.SeeAlso = append(p.SeeAlso, c.recordLink("clause", other))
	}
	for _, t := range graph.Linking[record.Tool](c.R, "clauses", id) {
		p.CitedBy = append(p.CitedBy, c.recordLink("tool", t.ID))
	}
	all := clauses(c, cl.Part)
	i := slices.Index(all, cl)
	p.neighbours(c, i, len(all), func(i int) Link { return c.recordLink("clause", all[i].ID) })
	crumbs := []Link{c.Crumb("policy.html", c.W.Nav.Policy), c.recordLink("part", cl.Part)}
	description := ""
	if doc, _ := c.R.Prose(cl.Text); doc != nil {
		description = doc.FirstParagraph()
	}
	p.Frame = c.Frame(c.Name("clause", id), description, crumbs, &cl.Head)
	return p
}

func (c *Context) compare(kind, id string) *Sentence {
	before, after := c.W.Policy.Compare.Around("Place")
	s := sentence(before, after, c.recordLink(kind, id))
	return &s
}

func (p *PolicyPage) neighbours(c *Context, i, n int, link func(int) Link) {
	if i > 0 {
		l := link(i - 1)
		p.Previous = &l
	}
	if i >= 0 && i+1 < n {
		l := link(i + 1)
		p.Next = &l
	}
}

func (c *Context) recordLink(kind, id string) Link {
	return Link{Href: c.To(kind, id), Label: c.Name(kind, id)}
}

// Principles is the page of the code of ethics.
type Principles struct {
	Frame
	Items []Principle
}

// Principle is one of them.
type Principle struct {
	ID            string
	Title         Words
	Text, Variant Words
}

// BuildPrinciples builds the page of the principles.
func BuildPrinciples(c *Context, _ string) Principles {
	all := graph.Each[record.Principle](c.R)
	slices.SortStableFunc(all, func(a, b *record.Principle) int { return cmp.Compare(a.Order, b.Order) })
	var p Principles
	for _, x := range all {
		p.Items = append(p.Items, Principle{x.ID, c.Text(x.Title), c.Text(x.Text), c.Text(x.Variant)})
	}
	p.Frame = c.Frame(Plain(c.L.Label("kinds.principle")), c.W.Policy.PrinciplesText, []Link{c.Crumb("policy.html", c.W.Nav.Policy)})
	return p
}
