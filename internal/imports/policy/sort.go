package policy

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"plaza/internal/graph"
	"plaza/internal/policytext"
	"plaza/internal/record"
)

// sorter gives each block of a document to the records whose wording it is.
type sorter struct {
	headings map[string]*record.Part // printed headings
	sections map[string]*record.Part // by number
	clauses  map[string]*record.Clause
	terms    map[string]*record.Term // names, folded

	pieces   []*piece
	unplaced []policytext.Block

	part   *piece // that blocks go to now
	clause *piece
	term   *piece
}

func newSorter(site *graph.Site) *sorter {
	s := &sorter{
		headings: map[string]*record.Part{}, sections: map[string]*record.Part{},
		clauses: map[string]*record.Clause{}, terms: map[string]*record.Term{},
	}
	for _, p := range graph.All[record.Part](site) {
		for _, h := range p.Printed {
			s.headings[spaced(h)] = p
		}
		if p.Number != "" {
			s.sections[p.Number] = p
		}
	}
	for _, c := range graph.All[record.Clause](site) {
		s.clauses[c.Number] = c
	}
	for _, t := range graph.All[record.Term](site) {
		s.terms[fold(t.Name.Value)] = t
	}
	return s
}

// spaced makes headings comparable: the same letters, whatever the space.
func spaced(s string) string { return strings.Join(strings.Fields(s), " ") }

// fold makes names comparable: small letters, no marks, no abbreviation in
// brackets.
func fold(s string) string {
	if i := strings.LastIndex(s, " ("); i > 0 && strings.HasSuffix(s, ")") {
		s = s[:i]
	}
	s = strings.NewReplacer("–", "-", "—", "-", "’", "'", ":", "").Replace(strings.ToLower(s))
	return strings.Join(strings.Fields(s), " ")
}

// take gives one block away. Blocks come in the order of the document.
func (s *sorter) take(b policytext.Block) {
	switch {
	case b.Kind == policytext.Heading && s.begins(b):
		return
	case b.Kind == policytext.Clause:
		s.clause, s.term = nil, nil
		if c := s.clauses[b.Number]; c != nil {
			s.clause = s.add("clause", c.ID, "Clause "+b.Number)
			s.clause.blocks = append(s.clause.blocks, b)
			return
		}
	case s.part == nil && s.clause == nil:
	default:
		s.keep(b)
		return
	}
	s.unplaced = append(s.unplaced, b)
}

// begins tells whether a heading begins a part of the register. It ends the
// part before when it stands after clauses and no part claims it. The number of
// a section counts once: reprinted policies count from 1 again.
func (s *sorter) begins(b policytext.Block) bool {
	part := s.headings[spaced(b.Text)]
	if b.Number != "" {
		part = s.sections[b.Number]
		delete(s.sections, b.Number)
	}
	switch {
	case part == nil && s.clause == nil:
		return false // a heading inside the part, or before the first
	case part == nil:
		s.part, s.clause, s.term = nil, nil, nil
		return false
	case s.part == nil || s.part.id != part.ID || s.clause != nil:
		s.part = s.add("part", part.ID, b.Text)
	}
	s.clause, s.term = nil, nil
	s.part.blocks = append(s.part.blocks, b)
	return true
}

// loosen takes headings that nothing follows off the end of each piece.
func (s *sorter) loosen() {
	for _, p := range s.pieces {
		for n := len(p.blocks); n > 1 && p.blocks[n-1].Kind == policytext.Heading; n-- {
			s.unplaced = append(s.unplaced, p.blocks[n-1])
			p.blocks = p.blocks[:n-1]
		}
	}
	slices.SortFunc(s.unplaced, func(a, b policytext.Block) int { return cmp.Compare(a.From, b.From) })
}

// keep adds a block to the clause or part it stands in, and to the term it
// explains.
func (s *sorter) keep(b policytext.Block) {
	if s.clause != nil {
		s.clause.blocks = append(s.clause.blocks, b)
		return
	}
	s.part.blocks = append(s.part.blocks, b)
	switch b.Kind {
	case policytext.Definition:
		s.term = nil
		if t := s.terms[fold(b.Term)]; t != nil {
			s.term = s.add("term", t.ID, b.Term)
		}
	case policytext.Heading:
		s.term = nil
	case policytext.Item:
		if s.term != nil {
			if name, ok := boldName(b.Text); ok && s.terms[fold(name)] != nil {
				sub := s.add("term", s.terms[fold(name)].ID, name)
				sub.blocks = append(sub.blocks, b)
			}
		}
	}
	if s.term != nil {
		s.term.blocks = append(s.term.blocks, b)
	}
}

// boldName returns the words before the colon in "**Deep Learning:** ...".
func boldName(text string) (string, bool) {
	rest, ok := strings.CutPrefix(text, "**")
	if !ok {
		return "", false
	}
	name, _, ok := strings.Cut(rest, "**")
	return strings.TrimSuffix(name, ":"), ok
}

func (s *sorter) add(kind, id, title string) *piece {
	p := &piece{kind: kind, id: id, title: title}
	s.pieces = append(s.pieces, p)
	return p
}

// numberCopies numbers the pieces of one record that the document prints more
// than once, in the order in which they stand.
func (s *sorter) numberCopies() {
	seen := map[string][]*piece{}
	for _, p := range s.pieces {
		seen[p.kind+"/"+p.id] = append(seen[p.kind+"/"+p.id], p)
	}
	for _, same := range seen {
		for i := range same {
			if len(same) > 1 {
				same[i].copy = i + 1
			}
		}
	}
}

// missing names the clauses and parts that the document does not have.
func (s *sorter) missing() []string {
	var out []string
	for number, c := range s.clauses {
		if !s.has("clause", c.ID) {
			out = append(out, "clause "+number)
		}
	}
	for _, p := range s.headings {
		if !s.has("part", p.ID) {
			out = append(out, "part "+p.ID)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (s *sorter) has(kind, id string) bool {
	return slices.ContainsFunc(s.pieces, func(p *piece) bool { return p.kind == kind && p.id == id })
}

// counts says how many of each there are, for people to compare.
func (s *sorter) counts(doc *policytext.Document) []Count {
	n := map[string]int{}
	heads, under := 0, 0
	for _, p := range s.pieces {
		n[p.kind]++
		if p.kind == "term" && p.blocks[0].Kind == policytext.Definition {
			heads++
		} else if p.kind == "term" {
			under++
		}
	}
	out := []Count{{"numbered clauses", n["clause"]}, {"parts, second printings among them", n["part"]}, {"definitions", heads}, {"terms explained under another", under}}
	for _, t := range tables(doc.Blocks) {
		out = append(out, Count{fmt.Sprintf("rows of the table in lines %s, below its heading", span(t[0].From, t[len(t)-1].To)), len(t) - 1})
	}
	return out
}

// tables returns the runs of rows that stand on lines without a gap.
func tables(blocks []policytext.Block) [][]policytext.Block {
	var out [][]policytext.Block
	for i, b := range blocks {
		switch {
		case b.Kind != policytext.Row:
		case i > 0 && blocks[i-1].Kind == policytext.Row && blocks[i-1].To+1 == b.From:
			out[len(out)-1] = append(out[len(out)-1], b)
		default:
			out = append(out, []policytext.Block{b})
		}
	}
	slices.SortFunc(out, func(a, b []policytext.Block) int { return cmp.Compare(a[0].From, b[0].From) })
	return out
}
