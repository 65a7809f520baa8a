package synth

import (
	"fmt"
	"strings"
)

// policy is the prose: parts, clauses and pages.
func (g *generator) policy() error {
	var ids []string
	for i := range parts {
		ids = append(ids, fmt.Sprintf("part-%d", i+1))
	}
	for i := range clauses {
		g.clauses = append(g.clauses, fmt.Sprintf("%d-%d", i/4+1, i%4+1))
	}
	for i, id := range ids {
		t := Table{{"title", g.title(3)}, {"order", i + 1}, {"summary", g.text(lengthPartSummary)}, g.cited()}
		if i < 6 {
			t = append(Table{{"number", fmt.Sprint(i + 1)}}, t...)
		}
		if err := g.prose("part", id, t, g.markdown(lengthPart)); err != nil {
			return err
		}
	}
	for i, id := range g.clauses {
		t := Table{
			{"number", strings.ReplaceAll(id, "-", ".")}, {"part", ids[i/4]}, {"heading", g.title(5)},
			{"force", g.one("shall", "must", "should", "may")}, {"see_also", g.some(g.clauses, 2)}, g.cited(),
		}
		if g.chance(50) {
			t = append(t, Field{"conflicts", List{{{"key", "words"}, {"clause", g.one(g.clauses...)}, {"note", g.text(lengthAnswer)}}}})
		}
		if err := g.prose("clause", id, t, g.markdown(lengthClause)); err != nil {
			return err
		}
	}
	for i := range pages {
		t := Table{
			{"title", g.title(3)}, {"summary", g.text(lengthPartSummary)}, {"order", (i + 1) * 10},
			{"menu", []string{"main", "main", "foot", "foot", "foot"}[i]}, g.cited(),
		}
		if err := g.prose("page", fmt.Sprintf("page-%d", i+1), t, g.markdown(lengthPage)); err != nil {
			return err
		}
	}
	return nil
}

func (g *generator) prose(kind, id string, fields Table, body Text) error {
	return g.emit(&Record{Kind: kind, ID: id, Fields: fields, Body: &body})
}

// markdown invents a text with headings, paragraphs, lists and references to
// other records, alike in both languages.
func (g *generator) markdown(s spread) Text {
	var en, es strings.Builder
	both := func(format string, t Text) {
		fmt.Fprintf(&en, format, t.English)
		fmt.Fprintf(&es, format, t.Spanish)
	}
	size := g.draw(s)
	for section := 1; en.Len() < size; section++ {
		both("## %s {#section-"+fmt.Sprint(section)+"}\n\n", g.heading(3))
		for range 1 + g.rng.IntN(2) {
			both("%s ", g.text(lengthParagraph))
			both("[%s]("+g.reference()+").\n\n", g.heading(2))
		}
		if g.chance(40) {
			for range 2 + g.rng.IntN(4) {
				both("- %s\n", g.text(lengthPurpose))
			}
			both("%s", Text{"\n", "\n"})
		}
	}
	return Text{strings.TrimSpace(en.String()) + "\n", strings.TrimSpace(es.String()) + "\n"}
}

// reference is a link to another record: three of five go to the glossary.
func (g *generator) reference() string {
	if g.chance(60) {
		return "term:" + g.one(g.terms...)
	}
	return "clause:" + g.one(g.clauses...)
}
