package oversight

import (
	"cmp"
	"slices"
	"strings"

	"plaza/internal/graph"
	"plaza/internal/ledger"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/view"
)

// LedgerPath is the address of the whole ledger.
const LedgerPath = "commitments.html"

// StatusPath is the address of the commitments of one status.
func StatusPath(status string) string { return "commitments/status-" + status + ".html" }

// Ledger lists commitments: all, or those of one status or one owner.
type Ledger struct {
	view.Frame
	Lead     []view.Words
	Total    string
	ByStatus []view.Link // with their number
	ByOwner  []view.Link
	Rows     []Commitment
	None     string
	Lists    []view.Link
}

// Commitment is one of them.
type Commitment struct {
	ID         string
	Number     string
	Link       view.Link // to its place on the page of its clause or part
	Obligation view.Words
	Force      string
	Owner      view.Link
	Times      string
	Status     string
	Class      string
	How        string        // how the status is known
	Judge      view.Sentence // of a status given by hand
	Evidence   []view.Link
	Principles []view.Link
	Steps      []view.Link // of a plan, that serve it, with how far each is
	Note       view.Words
}

// BuildLedger builds the ledger. which is "", "status/kept" or "owner/dti".
func BuildLedger(c *view.Context, which string) Ledger {
	w := &c.W.Oversight.Ledger
	p := Ledger{None: w.None, Lists: append(ListLinks(c), c.Crumb("numbers.html", c.W.Find.Numbers.Title))}
	by, id, _ := strings.Cut(which, "/")
	all := ledger.All(c.R)
	statuses, owners := map[string]int{}, map[string]int{}
	for _, e := range all {
		statuses[e.Result.Status]++
		owners[e.Owner]++
		if by == "" || by == "status" && e.Result.Status == id || by == "owner" && e.Owner == id {
			x := newCommitment(c, e)
			p.Rows = append(p.Rows, x)
		}
	}
	for _, s := range ledger.Statuses() {
		l := c.Crumb(StatusPath(s), c.L.Label("enum.commitment.status."+s))
		l.Count = statuses[s]
		p.ByStatus = append(p.ByStatus, l)
	}
	for _, o := range owned(c) {
		l := c.RecordLink("owner", o.ID)
		l.Count = owners[o.ID]
		p.ByOwner = append(p.ByOwner, l)
	}
	crumbs := []view.Link{c.Crumb("policy.html", c.W.Nav.Policy)}
	heading, records := view.Plain(w.Title), []*schema.Head(nil)
	description := view.Plain(w.Text)
	switch by {
	case "status":
		heading = view.Plain(w.Titled.With("Name", c.L.Label("enum.commitment.status."+id)))
		description = heading
	case "owner":
		o := graph.One[record.Owner](c.R, id)
		heading, description = c.Text(o.Name), c.Text(o.Meaning)
		p.Lead, records = []view.Words{description}, []*schema.Head{&o.Head}
	default:
		p.Lead = []view.Words{description}
	}
	if by != "" {
		crumbs = append(crumbs, c.Crumb(LedgerPath, w.Title))
	}
	p.Total = c.W.Oversight.Ledger.Everything
	p.Frame = c.Frame(heading, description, crumbs, records...)
	if by == "owner" {
		p.Kicker = w.Owner
	}
	return p
}

func owned(c *view.Context) []*record.Owner {
	all := graph.Each[record.Owner](c.R)
	slices.SortStableFunc(all, func(a, b *record.Owner) int { return cmp.Compare(a.Order, b.Order) })
	return all
}

func newCommitment(c *view.Context, e ledger.Entry) Commitment {
	return Commitment{
		ID: e.Key, Number: strings.ToUpper(e.Key), Obligation: c.Text(e.Obligation),
		Link:  view.Link{Href: c.To(e.Of.Kind.Name, e.Of.ID) + "#" + e.Key, Label: c.Name(e.Of.Kind.Name, e.Of.ID)},
		Owner: c.RecordLink("owner", e.Owner), Class: e.Result.Status, Status: c.L.Label("enum.commitment.status." + e.Result.Status),
		Force: c.L.Label("enum.commitment.force." + e.Force),
	}
}

// Commitments tells everything of the commitments of a clause or part, for its
// page.
func Commitments(c *view.Context, rec schema.Record) []Commitment {
	w := &c.W.Oversight.Ledger
	var out []Commitment
	for _, e := range ledger.Of(c.R, rec) {
		x := newCommitment(c, e)
		x.Times = c.L.Label("enum.commitment.kind." + e.Commitment.Of)
		if e.Months.Value > 0 {
			x.Times += ", " + w.Every.With("Count", c.L.Number(e.Months.Value))
		}
		if !e.Due.IsZero() {
			x.Times += ", " + w.Due.With("Date", c.Date(e.Due))
		}
		if e.Manual() {
			x.Judge = view.Say(w.Judged, "Who", c.Text(e.ByRole), "Date", c.Date(e.On))
		} else {
			x.How = how(c, e)
		}
		for _, ref := range e.Evidence {
			if kind, id, ok := strings.Cut(ref, ":"); ok {
				x.Evidence = append(x.Evidence, c.RecordLink(kind, id))
			}
		}
		for _, id := range e.Principles {
			x.Principles = append(x.Principles, c.RecordLink("principle", id))
		}
		x.Note = c.Text(e.Note)
		x.Steps = steps(c, e)
		out = append(out, x)
	}
	return out
}

// steps links to the steps of a plan that serve a commitment.
func steps(c *view.Context, e ledger.Entry) []view.Link {
	var out []view.Link
	if e.Of.Kind.Name != "part" {
		return nil
	}
	all := graph.Linking[record.PlanStep](c.R, "part", e.Of.ID)
	slices.SortStableFunc(all, func(a, b *record.PlanStep) int {
		return cmp.Or(cmp.Compare(a.Phase, b.Phase), cmp.Compare(a.Order, b.Order))
	})
	for _, s := range all {
		if s.Commitment != e.Key || s.Example {
			continue
		}
		l := c.RecordLink("milestone", s.ID)
		l.Note = view.Plain(c.W.Answer.NotAnswered)
		if s.State != "" {
			l.Note = view.Plain(c.L.Label("enum.milestone.state." + s.State))
		}
		out = append(out, l)
	}
	return out
}

// how says in words what a check counted: "Agendas posted in time: 2 of 3".
func how(c *view.Context, e ledger.Entry) string {
	return figure(c, e.Rule, e.Result)
}

// Figure says in words what a rule of the ledger comes to.
func Figure(c *view.Context, rule string) string { return figure(c, rule, ledger.Count(c.R, rule)) }

func figure(c *view.Context, rule string, e ledger.Result) string {
	w := &c.W.Oversight.Ledger
	what := c.L.Label("enum.commitment.status_rule." + rule)
	n := func(i int) string { return c.L.Number(int64(i)) }
	switch {
	case e.Total > 0:
		return w.Counted.With("What", what, "Done", n(e.Done), "Total", n(e.Total))
	case e.Open && (e.Done > 0 || e.Status == ledger.Kept):
		return w.Open.With("What", what, "Done", n(e.Done))
	}
	return w.Nothing.With("What", what)
}

// Shows links to every record that cites a clause, but tools, which have a
// list of their own, and other clauses of its part.
func Shows(c *view.Context, id string) []view.Link {
	var out []view.Link
	for _, rec := range c.R.Citing("clause", id) {
		h := rec.Meta()
		if h.Kind.Name == "tool" || h.Kind.Single || h.Kind.Address == "" {
			continue
		}
		l := c.RecordLink(h.Kind.Name, h.ID)
		l.Note = view.Plain(c.L.Label("kind." + h.Kind.Name))
		out = append(out, l)
	}
	return out
}

// Principles is the page of the code of ethics.
type Principles struct {
	view.Frame
	Items []Principle
}

// Principle is one of them, with what serves it.
type Principle struct {
	ID            string
	Title         view.Words
	Text, Variant view.Words
	Served        []Commitment
	Tools         []view.Link
}

// BuildPrinciples builds the page of the principles.
func BuildPrinciples(c *view.Context, _ string) Principles {
	all := graph.Each[record.Principle](c.R)
	slices.SortStableFunc(all, func(a, b *record.Principle) int { return cmp.Compare(a.Order, b.Order) })
	commitments := ledger.All(c.R)
	var p Principles
	for _, x := range all {
		e := Principle{ID: x.ID, Title: c.Text(x.Title), Text: c.Text(x.Text), Variant: c.Text(x.Variant)}
		for _, k := range commitments {
			if slices.Contains(k.Principles, x.ID) {
				e.Served = append(e.Served, newCommitment(c, k))
			}
		}
		for _, t := range graph.Linking[record.Tool](c.R, "principles", x.ID) {
			l := c.RecordLink("tool", t.ID)
			if t.Example {
				l.Note = view.Plain(c.W.Example.Label)
			}
			e.Tools = append(e.Tools, l)
		}
		p.Items = append(p.Items, e)
	}
	p.Frame = c.Frame(view.Plain(c.L.Label("kinds.principle")), view.Plain(c.W.Policy.PrinciplesText), []view.Link{c.Crumb("policy.html", c.W.Nav.Policy)})
	return p
}
