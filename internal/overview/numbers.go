package overview

import (
	"cmp"
	"maps"
	"slices"

	"plaza/internal/graph"
	"plaza/internal/oversight"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/view"
)

// Numbers is what can be counted in the register.
type Numbers struct {
	view.Frame
	Totals    []string
	Counts    []Counted
	Answers   Answers
	Questions string // how many the register asks about each tool
	Open      []OpenPart
	Doing     []Activity
}

// Counted is the tools sorted by one kind of record, longest first.
type Counted struct {
	ID, Heading, Column string
	Note                string
	Rows                []CountRow
	Chart               Chart
}

// CountRow is the tools under one record.
type CountRow struct {
	view.Link // no address: the row of all others, or of unanswered
	N         string
	Share     string
	n         int
}

// Answers is how many questions are answered, by department.
type Answers struct {
	Column string
	Rows   []AnswerRow
	Chart  Chart
}

// AnswerRow is the answers of one department.
type AnswerRow struct {
	view.Link
	Answered, Withheld, Open string
	Missing                  string // address of the questions that are open
	id                       string
	n                        [3]int
}

// MaxRows is how many records a chart and its table show by name; the others
// are summed up in one row.
const MaxRows = 12

// BuildNumbers builds the page. Members of a group are not counted: the group
// is.
func BuildNumbers(c *view.Context, _ string) Numbers {
	all := tools(c.R)
	top := slices.DeleteFunc(slices.Clone(all), func(t *record.Tool) bool { return !t.Counts() })
	w := &c.W.Find.Numbers
	var p Numbers
	p.Counts = []Counted{
		counted(c, top, "department", func(t *record.Tool) []string { return t.Departments }),
		counted(c, top, "category", func(t *record.Tool) []string { return t.Categories }),
		counted(c, top, "status", func(t *record.Tool) []string { return one(t.Lifecycle) }),
	}
	p.Counts[0].Note = w.Twice
	questions := asked(c)
	p.Answers = answers(c, top, questions)
	p.Open = open(c)
	p.Totals = []string{c.W.Count.Tools.For(len(top)), c.W.Count.Products.For(len(all) - len(top)), c.W.Home.Whole.With("Questions", c.W.Count.Questions.For(c.R.OpenQuestions()))}
	p.Doing = activities(c)
	p.Questions = w.AnswersOf.With("Count", c.L.Number(int64(len(questions))))
	p.Frame = c.Frame(view.Plain(w.Title), view.Plain(w.Text), []view.Link{c.Crumb("tools.html", c.W.Nav.Tools)})
	return p
}

func one(id string) []string {
	if id == "" {
		return nil
	}
	return []string{id}
}

// counted sorts the tools by records of a kind.
func counted(c *view.Context, all []*record.Tool, kind string, under func(*record.Tool) []string) Counted {
	n := map[string]int{}
	none := 0
	for _, t := range all {
		ids := under(t)
		for _, id := range ids {
			n[id]++
		}
		if len(ids) == 0 {
			none++
		}
	}
	var rows []CountRow
	for _, id := range slices.Sorted(maps.Keys(n)) {
		rows = append(rows, CountRow{Link: c.RecordLink(kind, id), n: n[id]})
	}
	slices.SortStableFunc(rows, func(a, b CountRow) int {
		return cmp.Or(cmp.Compare(b.n, a.n), c.L.Compare(a.Label.Text, b.Label.Text))
	})
	rows = grouped(rows, func(rest []CountRow) CountRow {
		r := CountRow{Link: others(c, len(rest))}
		for _, x := range rest {
			r.n += x.n
		}
		return r
	})
	if none > 0 {
		rows = append(rows, CountRow{Link: view.Link{Label: view.Plain(c.W.Find.Numbers.Open)}, n: none})
	}
	heading := c.W.Find.Numbers.By.With("Kind", c.L.Label("kinds."+kind))
	f := Counted{ID: "by-" + kind, Heading: heading, Column: c.L.Label("kind." + kind), Chart: newChart(c, "by-"+kind, heading)}
	for _, r := range rows {
		f.Chart.longest = max(f.Chart.longest, r.n)
	}
	for _, r := range rows {
		r.N, r.Share = c.L.Number(int64(r.n)), c.L.Percent(r.n, len(all))
		f.Rows = append(f.Rows, r)
		f.Chart.add(c, r.Label, r.n)
	}
	return f
}

// grouped keeps the first rows and sums up the others in one.
func grouped[T any](rows []T, sum func([]T) T) []T {
	if len(rows) <= MaxRows {
		return rows
	}
	return append(rows[:MaxRows-1:MaxRows-1], sum(rows[MaxRows-1:]))
}

func others(c *view.Context, n int) view.Link {
	return view.Link{Label: view.Plain(c.W.Find.Numbers.Others.With("Count", c.L.Number(int64(n))))}
}

// asked lists the questions that are put to every tool.
func asked(c *view.Context) []string {
	var out []string
	for _, f := range c.R.Catalog().Kind("tool").Fields {
		if f.Shown {
			out = append(out, f.Name)
		}
	}
	return out
}

// tally counts how the questions about a tool stand: answered, withheld, open.
// That a question does not apply is an answer. All open questions count, those
// too that are not put to every tool.
func tally(t *record.Tool, questions []string) (n [3]int) {
	for _, q := range questions {
		switch t.Answer(q).Kind {
		case schema.IsWithheld:
			n[1]++
		case schema.Value, schema.IsNotApplicable:
			n[0]++
		}
	}
	for _, q := range graph.Open(t) {
		n[2]++
		if q.Said {
			n[0]--
		}
	}
	return n
}

func plus(a, b [3]int) [3]int { return [3]int{a[0] + b[0], a[1] + b[1], a[2] + b[2]} }

// answers counts the questions by department, those with the most open ones
// first.
func answers(c *view.Context, all []*record.Tool, questions []string) Answers {
	by := map[string][3]int{}
	for _, t := range all {
		for _, d := range t.Departments {
			by[d] = plus(by[d], tally(t, questions))
		}
	}
	var rows []AnswerRow
	for _, id := range slices.Sorted(maps.Keys(by)) {
		rows = append(rows, AnswerRow{Link: c.RecordLink("department", id), id: id, n: by[id]})
	}
	slices.SortStableFunc(rows, func(a, b AnswerRow) int {
		return cmp.Or(cmp.Compare(b.n[2], a.n[2]), c.L.Compare(a.Label.Text, b.Label.Text))
	})
	rows = grouped(rows, func(rest []AnswerRow) AnswerRow {
		r := AnswerRow{Link: others(c, len(rest))}
		for _, x := range rest {
			r.n = plus(r.n, x.n)
		}
		return r
	})
	w := &c.W.Find.Numbers
	a := Answers{Column: c.L.Label("kind.department"), Chart: newChart(c, "answers", w.Answers)}
	for _, r := range rows {
		a.Chart.longest = max(a.Chart.longest, r.n[0]+r.n[1]+r.n[2])
	}
	for _, r := range rows {
		number := func(i int) string { return c.L.Number(int64(r.n[i])) }
		r.Answered, r.Withheld, r.Open = number(0), number(1), number(2)
		if r.id != "" {
			r.Missing = c.Href(oversight.GapsPath(r.id))
		}
		a.Rows = append(a.Rows, r)
		a.Chart.add(c, r.Label, r.n[:]...)
	}
	return a
}
