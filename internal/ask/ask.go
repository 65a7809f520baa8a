// Package ask says what the pages of the feedback form show: the form, the
// same to print, and the list of what it asks and learns.
//
// Package form declares the form. Components of templates/feedback print the
// part of the page that both programs know.
package ask

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"plaza/internal/form"
	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/view"
)

// PrintPath is the address of the form to print.
const PrintPath = "feedback-print.html"

// Feedback is the page of the form, and the same to print.
type Feedback struct {
	view.Frame
	Intro   view.Words
	Whole   form.Whole
	Ways    []view.Row
	Open    []Open // ways and times the city has not told
	Print   view.Link
	Privacy view.Link
}

// Open is what one body has not told since one day.
type Open struct {
	Since     string
	For       view.Sentence
	Questions []string
}

// BuildFeedback builds the page of the form.
func BuildFeedback(c *view.Context, _ string) Feedback {
	f := graph.One[form.Form](c.R, feedback)
	s := speaker(c, f)
	p := Feedback{Intro: c.Text(f.Intro), Print: c.Crumb(PrintPath, c.W.Form.Print),
		Privacy: view.Link{Href: c.To("page", f.Privacy) + "#" + InventoryID, Label: view.Plain(c.W.Form.Data.Title)}}
	p.Whole = form.Whole{
		Action: action(c, f), Top: s.Top(nil), Questions: s.Questions(form.Message{}, abouts(c), nil),
		Before: s.Before(), Send: form.Send{W: &c.W.Form},
	}
	p.Ways, p.Open = ways(c, f)
	p.Frame = c.Frame(c.Text(f.Title), p.Intro, nil, &f.Head)
	p.Sheets = []string{c.Sheet("forms.css")}
	p.Scripts = []string{c.Script("feedback.js")}
	return p
}

// BuildPrint builds the form to print. It is filled in by hand, so it needs
// no list of records.
func BuildPrint(c *view.Context, _ string) Feedback {
	f := graph.One[form.Form](c.R, feedback)
	s := speaker(c, f)
	p := Feedback{Intro: view.Plain(c.W.Form.PrintText)}
	p.Whole = form.Whole{Questions: s.Questions(form.Message{}, nil, nil), Before: s.Before()}
	p.Ways, p.Open = ways(c, f)
	p.Frame = c.Frame(view.Plain(c.W.Form.Print), p.Intro, []view.Link{{Href: c.Href(form.Path), Label: c.Text(f.Title)}}, &f.Head)
	p.Sheets = []string{c.Sheet("forms.css")}
	return p
}

// feedback is the name of the kind and of its one record.
const feedback = "feedback"

// HasFeedback reports whether the city has a form.
func HasFeedback(s *graph.Site) bool { return s.Record(feedback, feedback) != nil }

// action is where the form is sent: to its own address, or to that of a
// program on another host, which has the same pages.
func action(c *view.Context, f *form.Form) string {
	if f.Handler == "" {
		return c.Href(form.Path)
	}
	return strings.TrimSuffix(f.Handler, "/") + "/" + c.Out()
}

func speaker(c *view.Context, f *form.Form) form.Speaker {
	say := func(t schema.Text) form.Text { return formText(c.Text(t)) }
	return form.Speaker{Form: f, Locale: c.L, Languages: c.R.Languages(), Say: say}
}

func formText(w view.Words) form.Text { return form.Text{Text: w.Text, Lang: w.Lang, Dir: w.Dir} }

// maxAbout is how many records of a kind the form lists. A longer list helps
// nobody and weighs more than the page; the link from a record's own page
// still names it.
const maxAbout = 300

// abouts lists what a message can be about, by kind.
func abouts(c *view.Context) []form.Group {
	var out []form.Group
	for _, kind := range []string{"tool", "clause", "meeting", "opening"} {
		k := c.R.Catalog().Kind(kind)
		if k == nil {
			continue
		}
		recs := slices.DeleteFunc(slices.Clone(c.R.Records(kind)), func(r schema.Record) bool { return r.Meta().Example })
		if len(recs) == 0 || len(recs) > maxAbout {
			continue
		}
		g := form.Group{Label: c.L.Label("kinds." + kind)}
		order := c.R.Rank(kind)
		slices.SortStableFunc(recs, func(a, b schema.Record) int {
			return cmp.Or(cmp.Compare(number(a), number(b)), cmp.Compare(order(a.Meta().ID), order(b.Meta().ID)))
		})
		for _, r := range recs {
			h := r.Meta()
			g.Options = append(g.Options, form.Option{Value: strings.TrimSuffix(k.Path(h.ID), ".html"), Label: formText(c.Name(kind, h.ID))})
		}
		out = append(out, g)
	}
	return out
}

// number is what a record is sorted by before its name: the number of a
// clause.
func number(r schema.Record) int {
	n := 0
	if c, ok := r.(*record.Clause); ok {
		for _, part := range strings.Split(c.Number, ".") {
			x, err := strconv.Atoi(part)
			if err != nil {
				return 0
			}
			n = n*1000 + x
		}
	}
	return n
}

// ways returns how else the city can be reached, and what of it is not known.
func ways(c *view.Context, f *form.Form) (rows []view.Row, open []Open) {
	for _, r := range c.Fields(f, "answer_time", "kept", "email", "phone", "post", "in_person") {
		if r.Value.Answer == nil || r.Value.Answer.Kind != "not-answered" {
			r.ID = ""
			rows = append(rows, r)
		}
	}
	for _, b := range f.NotAnswered {
		o := Open{Since: c.Date(b.Since), For: c.AskedOf(b.AskedOf)}
		for _, name := range b.Fields {
			o.Questions = append(o.Questions, c.L.Label(f.Kind.Field(name).Label()))
		}
		open = append(open, o)
	}
	return rows, open
}

// InventoryID is the place on the privacy page where the list begins.
const InventoryID = "form-data"

// Inventory lists what the form asks and what its program learns.
type Inventory struct {
	Fields, Traces []InventoryRow
	Reviewed       string
}

// InventoryRow is one thing asked or learned.
type InventoryRow struct{ What, Why, Goes, Stays view.Words }

// InventoryOn returns the list, if the page is where the form says it stands.
func InventoryOn(c *view.Context, page string) *Inventory {
	f := graph.One[form.Form](c.R, feedback)
	if f == nil || f.Privacy != page {
		return nil
	}
	out := &Inventory{}
	for _, name := range form.Names() {
		x := f.Field(name)
		out.Fields = append(out.Fields, InventoryRow{c.Text(x.Label), c.Text(x.Why), c.Text(x.Goes), c.Text(x.Stays)})
	}
	for _, x := range f.Traces {
		out.Traces = append(out.Traces, InventoryRow{c.Text(x.Label), c.Text(x.Why), c.Text(x.Goes), c.Text(x.Stays)})
	}
	out.Reviewed = c.W.Foot.NotReviewed
	if !f.ReviewedOn.IsZero() {
		out.Reviewed = c.W.Form.Data.Reviewed.With("Date", c.Date(f.ReviewedOn))
	}
	return out
}
