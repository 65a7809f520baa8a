// Package official shows the policy in the city's own words: below the plain
// text of each part and clause, and edition by edition with what changed.
//
// The wording is brought in by "plaza import policy" and stands in its own
// language on the pages of every language, marked so: it governs, and a
// translation of it would not. A site that imported none has all pages and
// says that the wording is missing.
//
// Tests: internal/build/official_test.go reads the finished pages.
package official

import (
	"cmp"
	"slices"

	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/view"
	"plaza/internal/worddiff"
)

// Text is the city's own wording of a part or a clause, under the text in
// plain language.
type Text struct {
	Governs string
	Marks   string // how differences are marked; "" where none are
	Copies  []Copy
	Edition view.Link
}

// Copy is one printing of the wording.
type Copy struct {
	Heading string // "" when it is the only one
	Lines   string
	Body    view.Body
	Repeats []Repeat
}

// Repeat is a passage that the document prints twice.
type Repeat struct {
	Says  string
	Spans []Span // where the words differ
}

// Span is a run of words in one text, in the other, or in both.
type Span struct {
	Gone, New bool
	Text      view.Words
}

// Of returns the wording of the latest edition that has one for the
// record, or nil: a site may not have imported any.
func Of(c *view.Context, field, id string) *Text {
	all := wordings(c, field, id)
	if len(all) == 0 {
		return nil
	}
	w := &c.W.Official
	out := &Text{
		Governs: w.Governs.With("Language", c.R.Source().Name),
		Edition: c.RecordLink("edition", all[0].Edition),
	}
	for _, x := range all {
		if x.Edition != all[0].Edition {
			break
		}
		prefix := "official"
		if x.Copy > 1 {
			prefix += "-" + c.L.Number(x.Copy)
		}
		one := Copy{Lines: w.Lines.With("Lines", x.Lines), Body: c.Verbatim(x.Text, 3, prefix)}
		if x.Copy > 0 {
			one.Heading = w.Printing.With("Number", c.L.Number(x.Copy))
		}
		for _, r := range x.Repeats {
			one.Repeats = append(one.Repeats, repeated(c, r))
			if r.Before != r.After {
				out.Marks = w.Marks
			}
		}
		out.Copies = append(out.Copies, one)
	}
	return out
}

func repeated(c *view.Context, r record.Repeat) Repeat {
	w := &c.W.Official
	if r.Before == r.After {
		return Repeat{Says: w.RepeatsSame.With("Lines", r.Lines, "First", r.First)}
	}
	return Repeat{w.RepeatsOther.With("Lines", r.Lines, "First", r.First), spans(c, r.Before, r.After)}
}

// spans compares two texts of the source, word by word.
func spans(c *view.Context, before, after string) []Span {
	var out []Span
	for _, s := range worddiff.Words(before, after) {
		out = append(out, Span{s.Op == worddiff.Gone, s.Op == worddiff.New, c.InSource(s.Text)})
	}
	return out
}

// wordings returns the wordings of a record, those of the latest edition
// first, each edition's in the order of the document.
func wordings(c *view.Context, field, id string) []*record.Wording {
	all := graph.Linking[record.Wording](c.R, field, id)
	slices.SortStableFunc(all, func(a, b *record.Wording) int {
		return cmp.Or(cmp.Compare(order(c, b.Edition), order(c, a.Edition)), cmp.Compare(a.Copy, b.Copy))
	})
	return all
}

func order(c *view.Context, edition string) int64 {
	if e := graph.One[record.Edition](c.R, edition); e != nil {
		return e.Order
	}
	return 0
}

// TermLink links from a term to its wording, on the page of its edition.
func TermLink(c *view.Context, id string) *view.Link {
	all := wordings(c, "term", id)
	if len(all) == 0 {
		return nil
	}
	return &view.Link{Href: c.To("edition", all[0].Edition) + "#term-" + id, Label: view.Plain(c.W.Official.Term)}
}
