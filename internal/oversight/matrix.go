// Package oversight makes the pages on how the City checks its tools and keeps
// its word: the matrix in both readings, what each tool owes, the lists of
// approved, planned and unseen tools, the ledger of commitments, and the
// situations in which a resident may meet a tool.
//
// What is true of a tool or a commitment is worked out in packages matrix and
// ledger; here it is put into words. The builders' tests are internal/whole/oversight_test.go.
package oversight

import (
	"strings"

	"plaza/internal/graph"
	"plaza/internal/ledger"
	"plaza/internal/matrix"
	"plaza/internal/record"
	"plaza/internal/view"
)

// Addresses of the pages on the matrix.
const (
	MatrixPath = "matrix.html"
	WhatIfPath = "matrix/what-if.html"
)

// HasMatrix reports whether the city's policy has a matrix.
func HasMatrix(s *graph.Site) bool {
	return s.Record("site", "site").(*record.Site).Matrix != nil
}

// Matrix is the standing page on the matrix.
type Matrix struct {
	view.Frame
	Spread string
	Ruling string
	Harms  []Harm
	All    string
	WhatIf view.Link
	Part   *view.Link // of the policy
	Doubts *view.Link
}

// Harm is the cases in which the harm can be as bad.
type Harm struct {
	ID, Name string
	Cases    []Case
}

// Case is one of the 27 combinations, or what a tool's record says.
type Case struct {
	view.Link                       // to its page, told apart from the cases of its harm
	Name                     string // in full
	Harm, OptOut, Impact     string
	Printed, Oversight, City string // City: by the ruling; "" without one
	Agree                    string
	Differ                   bool
}

// BuildMatrix builds the page.
func BuildMatrix(c *view.Context, _ string) Matrix {
	w := &c.W.Oversight.Matrix
	n := func(i int) string { return c.L.Number(int64(i)) }
	p := Matrix{Ruling: ruling(c), WhatIf: c.Crumb(WhatIfPath, w.WhatIf)}
	count := map[string]int{}
	all := matrix.All()
	for _, f := range all {
		x := newCase(c, f)
		x.Name = caseName(c, f)
		x.Link = c.Crumb(casePath(f), w.OfHarm.With("OptOut", x.OptOut, "Impact", x.Impact))
		if n := len(p.Harms); n == 0 || p.Harms[n-1].Name != x.Harm {
			p.Harms = append(p.Harms, Harm{ID: f.Harm, Name: x.Harm})
		}
		h := &p.Harms[len(p.Harms)-1]
		h.Cases = append(h.Cases, x)
		count[f.Printed().Category]++
		if f.Differ() {
			count["differ"]++
		}
		if f.Swap() {
			count["swap"]++
		}
	}
	p.All = w.All.With("Total", n(len(all)))
	p.Spread = w.Spread.With("Total", n(len(all)), "Low", n(count[matrix.Low]), "Medium", n(count[matrix.Medium]), "High", n(count[matrix.High]),
		"Differ", n(count["differ"]), "Swap", n(count["swap"]))
	if m := graph.Single[record.Site](c.R).Matrix; m != nil {
		l := c.RecordLink("part", m.Part)
		p.Part = &l
	}
	p.Frame = c.Frame(view.Plain(w.Title), view.Plain(w.Text), []view.Link{c.Crumb("policy.html", c.W.Nav.Policy)})
	return p
}

// ruling says which reading the City follows.
func ruling(c *view.Context) string {
	w := &c.W.Oversight.Matrix
	m := graph.Single[record.Site](c.R).Matrix
	if m == nil || m.Ruling == "none" {
		return w.NoRuling
	}
	return w.Ruled.With("Reading", readingName(c, m.Ruling), "Who", c.Text(m.ByRole).Text, "Date", c.Date(m.On), "Motion", m.Motion)
}

func readingName(c *view.Context, ruling string) string {
	if ruling == "oversight" {
		return c.W.Oversight.Matrix.Oversight
	}
	return c.W.Oversight.Matrix.Printed
}

// newCase puts facts into words. They must be known.
func newCase(c *view.Context, f matrix.Facts) Case {
	w := &c.W.Oversight.Matrix
	x := Case{
		Harm: label(c, f.Harm, "matrix", "harm"), OptOut: label(c, f.OptOut, "opt_out", "level"), Impact: label(c, f.Impact, "matrix", "impact"),
		Printed: score(c, f.Printed()), Oversight: score(c, f.Oversight()), Agree: w.Agree, Differ: f.Differ(),
	}
	switch {
	case f.Swap():
		x.Agree = w.Swap
	case f.Differ():
		x.Agree = w.Disagree
	}
	switch ledger.Ruling(c.R) {
	case "as-printed":
		x.City = w.RuledHere.With("Category", x.Printed)
	case "oversight":
		x.City = w.RuledHere.With("Category", x.Oversight)
	}
	return x
}

func score(c *view.Context, r matrix.Reading) string {
	return c.W.Oversight.Matrix.Score.With("Score", c.L.Number(int64(r.Score)), "Category", category(c, r.Category))
}

func category(c *view.Context, name string) string {
	return label(c, name, "matrix", "official", "category")
}

// label is the word for an allowed value of a tool's field.
func label(c *view.Context, value string, path ...string) string {
	return c.L.Label("enum.tool." + strings.Join(path, ".") + "." + value)
}

func casePath(f matrix.Facts) string { return "matrix/" + caseID(f) + ".html" }

func caseID(f matrix.Facts) string { return f.Harm + "--" + f.OptOut + "--" + f.Impact }

func caseName(c *view.Context, f matrix.Facts) string {
	return c.W.Oversight.Matrix.Case.With("Harm", label(c, f.Harm, "matrix", "harm"), "OptOut", label(c, f.OptOut, "opt_out", "level"), "Impact", label(c, f.Impact, "matrix", "impact"))
}

// WhatIf is the page of one combination, or of none yet: three rows of links,
// one for each fact, lead to all others. It needs no script.
type WhatIf struct {
	view.Frame
	Choices []Choice
	Case    *Case
	Notice  bool
	Limited bool
	Ruling  string
	Duties  []Reading
	Back    view.Link
}

// Choice is one fact with its values.
type Choice struct {
	Label  string
	Values []ChoiceValue
}

// ChoiceValue leads to the same case with another value.
type ChoiceValue struct {
	view.Link
	Chosen bool
}

// Reading is one reading with what it asks for.
type Reading struct {
	Name, Score string
	Duties      []string
	More        bool // "further review as needed"
}

// Cases lists the ids of the 27 combinations, for the plan.
func Cases() []string {
	var out []string
	for _, f := range matrix.All() {
		out = append(out, caseID(f))
	}
	return out
}

// CasePath is the address of the page of a case.
func CasePath(id string) string { return "matrix/" + id + ".html" }

// BuildWhatIf builds the page of the case with this id; "" for the first page,
// on which nothing is chosen: each link there leads to a case with the middle
// values for the rest.
func BuildWhatIf(c *view.Context, id string) WhatIf {
	w := &c.W.Oversight.Matrix
	p := WhatIf{Ruling: ruling(c), Back: c.Crumb(MatrixPath, w.Earlier)}
	f, chosen := matrix.Facts{Harm: "wellbeing-service", OptOut: "limited", Impact: "operations"}, false
	for _, x := range matrix.All() {
		if caseID(x) == id {
			f, chosen = x, true
		}
	}
	harms, outs, impacts := matrix.Words()
	choose := func(title string, values []string, now string, set func(matrix.Facts, string) matrix.Facts, path ...string) {
		ch := Choice{Label: c.L.Label("field.tool." + title)}
		for _, v := range values {
			ch.Values = append(ch.Values, ChoiceValue{c.Crumb(casePath(set(f, v)), label(c, v, path...)), chosen && v == now})
		}
		p.Choices = append(p.Choices, ch)
	}
	choose("matrix.harm", harms, f.Harm, func(f matrix.Facts, v string) matrix.Facts { f.Harm = v; return f }, "matrix", "harm")
	choose("opt_out", outs, f.OptOut, func(f matrix.Facts, v string) matrix.Facts { f.OptOut = v; return f }, "opt_out", "level")
	choose("matrix.impact", impacts, f.Impact, func(f matrix.Facts, v string) matrix.Facts { f.Impact = v; return f }, "matrix", "impact")
	heading, text := w.WhatIf, w.WhatIfText
	crumbs := []view.Link{c.Crumb("policy.html", c.W.Nav.Policy), c.Crumb(MatrixPath, w.Title)}
	if chosen {
		x := newCase(c, f)
		p.Case, p.Notice, p.Limited = &x, f.Differ(), f.OptOut == "limited"
		p.Duties = []Reading{newReading(c, w.Printed, f.Printed()), newReading(c, w.Oversight, f.Oversight())}
		heading, text = caseName(c, f), w.CaseText
		crumbs = append(crumbs, c.Crumb(WhatIfPath, w.WhatIf))
	}
	p.Frame = c.Frame(view.Plain(heading), view.Plain(text), crumbs)
	return p
}

func newReading(c *view.Context, name string, r matrix.Reading) Reading {
	out := Reading{Name: name, Score: score(c, r), More: r.Category == matrix.High}
	for _, d := range matrix.Duties(r.Category) {
		out.Duties = append(out.Duties, dutyName(c, d))
	}
	return out
}

func dutyName(c *view.Context, d matrix.Duty) string {
	w := &c.W.Oversight.Matrix
	name := label(c, d.Kind, "assessments", "kind")
	switch {
	case d.Optional:
		name += " (" + w.Optional + ")"
	case d.Months == 12:
		name += " (" + w.EachYear + ")"
	}
	return name
}
