package policy

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"plaza/internal/graph"
	"plaza/internal/policytext"
	"plaza/internal/record"
	"plaza/internal/worddiff"
)

// Report is what an import says to the one who ran it.
type Report struct {
	Document *policytext.Document
	Files    int
	Counts   []Count
	Repeats  []Repeated
	Missing  []string // records that the document has no wording for
	Unplaced []policytext.Block
	Unquoted []Cell
}

// Count is how many of a thing were found.
type Count struct {
	What string
	N    int
}

// Cell is a cell of a table that no record quotes under its sources.
type Cell struct {
	Line int
	Text string
}

// Repeated is a passage that the document prints twice.
type Repeated struct {
	First, Lines string // lines of the source
	Differs      bool
}

type repeat struct{ lines, first, before, after string }

// A passage is the same as another when it has at least leastWords words and
// shares at least leastShared of them, in order.
const (
	leastWords  = 8
	leastShared = 0.75
)

// findRepeats finds passages that stand twice in the document and notes each
// on the piece in which it stands the second time.
func (s *sorter) findRepeats() []Repeated {
	type passage struct {
		policytext.Block
		of    *piece
		words []string
	}
	var all []passage
	for _, p := range s.pieces {
		if p.kind == "term" {
			continue // its words stand in the part as well, on the same lines
		}
		for _, b := range p.blocks {
			if words := strings.Fields(plain(b)); b.Kind != policytext.Heading && b.Kind != policytext.Row && len(words) >= leastWords {
				all = append(all, passage{b, p, words})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b passage) int { return a.From - b.From })
	var out []Repeated
	for i, later := range all {
		for _, first := range all[:i] {
			if !alike(first.words, later.words) || worddiff.Shared(plain(first.Block), plain(later.Block)) < leastShared {
				continue
			}
			r := repeat{span(later.From, later.To), span(first.From, first.To), plain(first.Block), plain(later.Block)}
			later.of.repeats = append(later.of.repeats, r)
			out = append(out, Repeated{r.first, r.lines, r.before != r.after})
			break
		}
	}
	return out
}

// alike is a cheap look before the dear one: texts of unlike length, or with
// few words in common, are no repeats.
func alike(a, b []string) bool {
	if float64(min(len(a), len(b))) < leastShared*float64(max(len(a), len(b))) {
		return false
	}
	common := 0
	for _, w := range a {
		if slices.Contains(b, w) {
			common++
		}
	}
	return float64(common) >= leastShared*float64(len(a))
}

func plain(b policytext.Block) string {
	return strings.ReplaceAll(strings.ReplaceAll(b.Text, "**", ""), "\n", " ")
}

// unquoted returns the cells of the document's tables, but for headings and
// short ones, that stand under the sources of no tool, where some cell of the
// table does: a slip of the pen on one side or the other.
func unquoted(site *graph.Site, doc *policytext.Document) []Cell {
	quoted := map[string]bool{}
	for _, t := range graph.All[record.Tool](site) {
		for _, src := range t.Sources {
			for _, w := range src.Wording {
				quoted[w.Text] = true
			}
		}
		for _, c := range t.Costs {
			quoted[c.Verbatim] = true
		}
	}
	var out []Cell
	for _, rows := range tables(doc.Blocks) {
		var not []Cell
		some := false
		for _, r := range rows[1:] {
			for _, c := range r.Cells {
				if quoted[c] {
					some = true
				} else if c != "" {
					not = append(not, Cell{r.From, c})
				}
			}
		}
		if some {
			out = append(out, not...)
		}
	}
	return out
}

// Print writes the report for people.
func (r Report) Print(w io.Writer) {
	d := r.Document
	fmt.Fprintf(w, "Read %d lines. Wrote %d texts.\n\n", d.Lines, r.Files)
	for _, c := range r.Counts {
		fmt.Fprintf(w, "  %4d  %s\n", c.N, c.What)
	}
	list(w, "Left out as layout", d.Noise, func(n policytext.Piece) string { return "lines " + span(n.From, n.To) + ": " + n.Why })
	list(w, "Sentences joined over a page break", d.Joins, func(j policytext.Join) string {
		return fmt.Sprintf("line %d: %q + %q", j.Line, j.Before, j.With)
	})
	list(w, "Printed twice", r.Repeats, func(p Repeated) string {
		if p.Differs {
			return "lines " + p.First + " and " + p.Lines + ", not in the same words"
		}
		return "lines " + p.First + " and " + p.Lines
	})
	list(w, "In the register, and not found in the document", r.Missing, func(s string) string { return s })
	list(w, "In tables, and quoted by no tool's sources", r.Unquoted, func(c Cell) string { return fmt.Sprintf("line %d: %s", c.Line, c.Text) })
	list(w, "Not placed: no record claims it", r.Unplaced, func(b policytext.Block) string {
		return "lines " + span(b.From, b.To) + ", " + b.Kind.String() + ": " + shorten(b)
	})
}

func list[T any](w io.Writer, heading string, items []T, line func(T) string) {
	if len(items) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s (%d)\n", heading, len(items))
	for _, x := range items {
		fmt.Fprintf(w, "  %s\n", line(x))
	}
}

func shorten(b policytext.Block) string {
	text := plain(b)
	if b.Kind == policytext.Row {
		text = strings.Join(b.Cells, " | ")
	}
	if utf8.RuneCountInString(text) > 60 {
		return string([]rune(text)[:60]) + " …"
	}
	return text
}
