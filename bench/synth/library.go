package synth

import (
	"fmt"
	"strconv"
)

// library is the glossary, the principles and the documents.
func (g *generator) library() error {
	for i := range terms {
		g.terms = append(g.terms, fmt.Sprintf("term-%d", i+1))
	}
	for i, id := range g.terms {
		if err := g.put("term", id, g.term(i)); err != nil {
			return err
		}
	}
	for i := range principles {
		t := Table{{"title", g.title(4)}, {"order", i + 1}, {"text", g.text(lengthPrinciple)}, g.cited()}
		if err := g.put("principle", fmt.Sprintf("principle-%d", i+1), t); err != nil {
			return err
		}
	}
	for _, id := range g.documents {
		t := Table{
			{"title", g.title(5)}, {"kind", g.one("policy", "plan", "standard", "form")}, {"summary", g.text(lengthDocument)},
			{"published_on", g.one("2024", "2025-06", "2025-09-30")}, {"access", g.one("public", "unknown")}, {"access_note", g.text(lengthCaution)},
		}
		if err := g.put("document", id, t); err != nil {
			return err
		}
	}
	return nil
}

func (g *generator) term(i int) Table {
	t := Table{{"name", g.title(2)}}
	if g.chance(20) {
		t = append(t, Field{"abbreviation", Text{"T" + strconv.Itoa(i), "T" + strconv.Itoa(i) + "-ES"}})
	}
	t = append(t, Field{"plain_note", g.text(lengthTerm)})
	if g.chance(75) {
		t = append(t, Field{"caution", g.text(lengthCaution)})
	}
	if i > 10 && g.chance(20) {
		t = append(t, Field{"parent", g.terms[g.rng.IntN(10)]})
	}
	t = append(t, Field{"defined_by_policy", g.one("yes", "named-only", "no")}, Field{"see_also", g.some(g.terms, 1+g.rng.IntN(4))})
	var also List
	for n := range 1 + g.rng.IntN(4) {
		also = append(also, Table{{"key", "word-" + strconv.Itoa(n+1)}, {"word", g.heading(2)}})
	}
	return append(t, Field{"synonyms", also}, g.cited())
}
