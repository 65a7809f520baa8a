// Package policy turns the city's own text of its policy into records: the
// official wording of each part, clause and term, with the lines of the source
// that it stands on.
//
// What belongs together is told by the site's records, so that the program
// knows no city: a part names the headings it is printed under (printed_as)
// or has the number of a section, a clause has its number, a term its name.
// What no record claims is reported with its lines; nothing is dropped
// silently. The import of the same text on the same site gives the same bytes.
//
// Tests: policy_test.go imports a small document of the project's own, and the
// city's document where it is at hand.
package policy

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"plaza/internal/digest"
	"plaza/internal/graph"
	"plaza/internal/policytext"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/source"
)

// Result is what an import made, and what it has to say.
type Result struct {
	Files  []File // sorted by path
	Report Report
}

// File is one record to be written.
type File struct {
	Path string
	Body []byte
}

// piece is one wording while it is put together.
type piece struct {
	kind, id string // of the record it belongs to: clause 4-2
	title    string
	copy     int
	blocks   []policytext.Block
	repeats  []repeat
}

// Import reads text, the export of the edition's document, and makes a wording
// for each record that it is the wording of.
func Import(site *graph.Site, edition *record.Edition, text string, on schema.Date) Result {
	doc := policytext.Parse(text)
	s := newSorter(site)
	for _, b := range doc.Blocks {
		s.take(b)
	}
	s.loosen()
	s.numberCopies()
	r := Report{Document: doc, Counts: s.counts(doc), Unplaced: s.unplaced, Missing: s.missing(), Unquoted: unquoted(site, doc)}
	r.Repeats = s.findRepeats()
	var res Result
	for _, p := range s.pieces {
		if f, ok := p.file(edition, on); ok {
			res.Files = append(res.Files, f)
		}
	}
	slices.SortFunc(res.Files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	r.Files = len(res.Files)
	res.Report = r
	return res
}

// Digest is the SHA-256 of a source text, as an edition records it.
func Digest(text []byte) string { return digest.Of(text).String() }

// IsOf reports whether sum is that of the source text, with whichever line ends
// it was saved since.
func IsOf(text []byte, sum string) bool {
	unix := source.LineEnds(text)
	return sum == Digest(text) || sum == Digest(unix) || sum == Digest(bytes.ReplaceAll(unix, []byte("\n"), []byte("\r\n")))
}

func (p *piece) name(edition string) string {
	name := edition + "-" + p.kind + "-" + p.id
	if p.copy > 1 {
		name += fmt.Sprint("-", p.copy)
	}
	return name
}

func (p *piece) lines() string {
	from, to := p.blocks[0].From, p.blocks[0].To
	for _, b := range p.blocks {
		from, to = min(from, b.From), max(to, b.To)
	}
	return span(from, to)
}

func span(from, to int) string {
	if from == to {
		return fmt.Sprint(from)
	}
	return fmt.Sprintf("%d-%d", from, to)
}

// file writes the piece as a record. A part of which nothing stands but
// clauses has no wording of its own.
func (p *piece) file(e *record.Edition, on schema.Date) (File, bool) {
	body := markdown(p.blocks)
	if body == "" {
		return File{}, false
	}
	var b strings.Builder
	b.WriteString("+++\n# Made by \"plaza import policy\". Do not change it by hand: import again.\n")
	fmt.Fprintf(&b, "title      = %s\n", quote(p.title))
	fmt.Fprintf(&b, "edition    = %s\n", quote(e.ID))
	fmt.Fprintf(&b, "%-10s = %s\n", p.kind, quote(p.id))
	if p.copy > 0 {
		fmt.Fprintf(&b, "copy       = %d\n", p.copy)
	}
	fmt.Fprintf(&b, "lines      = %s\n", quote(p.lines()))
	fmt.Fprintf(&b, "created_on = %s\n", on)
	for _, r := range p.repeats {
		fmt.Fprintf(&b, "\n[[repeats]]\nlines       = %s\nfirst_lines = %s\nbefore      = %s\nafter       = %s\n",
			quote(r.lines), quote(r.first), quote(r.before), quote(r.after))
	}
	b.WriteString("+++\n\n" + body)
	return File{"content/official/" + p.name(e.ID) + ".md", []byte(b.String())}, true
}

// quote writes a basic string of TOML on one line.
func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ", "\t", " ").Replace(s) + `"`
}
