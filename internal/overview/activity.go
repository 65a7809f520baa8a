package overview

import (
	"plaza/internal/graph"
	"plaza/internal/oversight"
	"plaza/internal/record"
	"plaza/internal/view"
)

// Activity is what the Board, the reviews and the answers to residents come
// to. The figures are those of the ledger: a commitment and this page cannot
// differ.
type Activity struct {
	ID, Heading string
	Figures     []string
	More        view.Link
}

func activities(c *view.Context) []Activity {
	w := &c.W.Oversight
	var out []Activity
	if len(graph.Each[record.Body](c.R)) > 0 { // a city without a public body has no such pages
		out = append(out, activity(c, "board", c.W.Board.Menu, "meetings.html", c.W.Board.Meetings, "board-monthly", "agendas-in-time", "minutes-in-time", "decisions-published", "presented"))
	}
	return append(out,
		activity(c, "reviews", w.Lists.Reviews, "reviews.html", w.Lists.Reviews, "assessed", "reviews-done", "reassessed"),
		activity(c, "heard", c.W.Loop.Menu, "heard.html", c.W.Loop.Menu, "loop-closed", "questions-answered", "complaints"))
}

func activity(c *view.Context, id, heading, path, more string, rules ...string) Activity {
	a := Activity{ID: id, Heading: heading, More: c.Crumb(path, more)}
	for _, rule := range rules {
		a.Figures = append(a.Figures, oversight.Figure(c, rule))
	}
	return a
}
