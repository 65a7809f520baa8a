package pages

import (
	"plaza/internal/changes"
	"plaza/internal/docket"
	"plaza/internal/graph"
	"plaza/internal/oversight"
	"plaza/internal/record"
	"plaza/internal/resident"
	"plaza/internal/schema"
	"plaza/internal/view"
)

// Tool is the page of one tool.
type Tool struct {
	view.Frame
	Summary    view.Words
	Facts      []view.Row // who uses it, and where it stands in its life
	Questions  []resident.Question
	Ask        *view.Link
	Sections   []Section
	Checks     *oversight.Checks
	Unanswered []Unanswered
	Family     *view.Sentence
	Members    []view.Link
	Related    []resident.RelatedTools
	Wording    []Quote
	Notes      []view.Words
	History    *changes.Section
	Twins      []view.Link // the same in JSON
	Agendas    []docket.Step
	Voices     []view.Link // what people said about it
}

// Section is a headed group of rows.
type Section struct {
	ID, Heading string
	Rows        []view.Row
}

// Unanswered gathers the questions one body has not answered since one day.
type Unanswered struct {
	Since     string
	For       view.Sentence
	Questions []view.Row
}

// Quote is the exact wording of a source for one field.
type Quote struct {
	Label   string
	Text    view.Words
	Source  view.Link
	Locator view.Words
}

// firstFacts and toolSections are the order of a tool's page, round the
// questions. A field stands in one place; fields that hold nothing and owe
// nothing are not shown.
var (
	firstFacts   = []string{"departments", "lifecycle"}
	toolSections = []struct {
		id      string
		heading func(*view.Context) string
		fields  []string
	}{
		{"use", func(c *view.Context) string { return c.W.Tool.Use }, []string{"purpose", "problem", "rationale", "alternatives_considered", "benefits", "benefit_evidence", "service_areas", "outputs", "languages_served", "accessibility_note"}},
		{"people", func(c *view.Context) string { return c.W.Tool.People }, []string{"affected_groups", "effects_on_people", "roles_affected", "reskilling"}},
		{"data", func(c *view.Context) string { return c.W.Tool.Data }, []string{"model", "performance", "known_failures", "fallback"}},
		{"oversight", func(c *view.Context) string { return c.W.Tool.Oversight }, []string{"authorization", "category", "techniques", "lifecycle_dates", "board", "matrix", "assessments", "pilots", "principles", "clauses"}},
		{"money", func(c *view.Context) string { return c.W.Tool.Money }, []string{"product_names", "vendor", "in_house", "costs", "contract"}},
	}
)

// BuildTool builds the page of the tool with this id.
func BuildTool(c *view.Context, id string) Tool {
	t := graph.One[record.Tool](c.R, id)
	p := Whole(c, t)
	if !t.Example { // examples are not exported, nor found
		p.Twins = []view.Link{
			{Href: c.File("data/tools/" + id + ".json"), Label: view.Plain(c.W.Tool.AsJSON)},
			{Href: c.Href("compare.html?a=" + id), Label: view.Plain(c.W.Find.Compare.This)},
		}
	}
	p.Agendas = docket.About(c, "tool", id, t.Example)
	p.Voices = c.Voices("tools", id, t.Example)
	name := c.Text(t.Name)
	p.Frame = c.Frame(name, p.Summary, []view.Link{c.Crumb("tools.html", c.W.Nav.Tools)}, &t.Head)
	if !t.Example {
		p.Forms = []view.Form{{Type: "application/json", Href: c.File("data/tools/" + id + ".json")}, linked(c, "data/register.jsonld")}
	}
	return p
}

// Whole returns everything a tool's page shows but the frame round it.
func Whole(c *view.Context, t *record.Tool) Tool {
	p := Tool{Summary: c.Explained(t.Summary), Facts: c.Answered(t, firstFacts...), Questions: resident.Questions(c, t), Ask: c.AskLink("tool", t.ID), Checks: oversight.NewChecks(c, t)}
	for _, s := range toolSections {
		if rows := c.Answered(t, s.fields...); len(rows) > 0 {
			p.Sections = append(p.Sections, Section{s.id, s.heading(c), rows})
		}
	}
	for _, b := range t.NotAnswered {
		p.Unanswered = append(p.Unanswered, unanswered(c, t.Kind, b))
	}
	if t.InGroup() {
		before, after := c.W.Tool.PartOf.Around("Family")
		s := view.NewSentence(before, after, c.RecordLink("tool", t.Family))
		p.Family = &s
	}
	if t.Form == "family" {
		for _, m := range graph.Linking[record.Tool](c.R, "family", t.ID) {
			p.Members = append(p.Members, view.Link{Href: c.To("tool", m.ID), Label: c.Text(m.Name)})
		}
	}
	p.Related = resident.Related(c, t)
	p.Wording = quotes(c, t)
	p.History = changes.Of(c, &t.Head)
	for _, n := range t.Notes {
		p.Notes = append(p.Notes, c.Explained(n.Text))
	}
	return p
}

// Outline returns the sections of a tool's page with the label of every row
// and no values.
func Outline(c *view.Context) []Section {
	k := c.R.Catalog().Kind("tool")
	rows := func(fields []string) []view.Row {
		var out []view.Row
		for _, name := range fields {
			out = append(out, view.Row{ID: view.Anchor(name), Label: c.L.Label(k.Field(name).Label())})
		}
		return out
	}
	first := rows(firstFacts)
	for _, fields := range resident.Fields() {
		first = append(first, rows(fields)...)
	}
	out := []Section{{"first", c.W.Tool.First, first}}
	for _, s := range toolSections {
		out = append(out, Section{s.id, s.heading(c), rows(s.fields)})
	}
	return out
}

func unanswered(c *view.Context, k *schema.Kind, b schema.NotAnswered) Unanswered {
	u := Unanswered{Since: c.Date(b.Since), For: c.AskedOf(b.AskedOf), Questions: make([]view.Row, 0, len(b.Fields))}
	for _, f := range b.Fields {
		u.Questions = append(u.Questions, view.Row{ID: "open-" + view.Anchor(f), Label: c.L.Label(k.Field(f).Label())})
	}
	return u
}

// quotes lists the exact wording of the sources, in their own language.
func quotes(c *view.Context, t *record.Tool) []Quote {
	n := 0
	for _, s := range t.Sources {
		n += len(s.Wording)
	}
	out := make([]Quote, 0, n)
	for _, s := range t.Sources {
		var source view.Link
		if s.Document != "" {
			source = view.Link{Href: c.To("document", s.Document), Label: c.Name("document", s.Document)}
		}
		for _, w := range s.Wording {
			out = append(out, Quote{c.L.Label(t.Kind.Field(w.Key).Label()), c.InSource(w.Text), source, c.InSource(s.Locator)})
		}
	}
	return out
}
