package loop

import (
	"slices"

	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/view"
)

// Clock is how long people wait for an answer, by kind of theme.
type Clock struct {
	Limit string // the city's own, or that there is none
	Note  string // that it counts examples
	Rows  []ClockRow
}

// ClockRow is the themes of one kind.
type ClockRow struct {
	Kind     string
	Answered string
	Median   string
	Open     string
	Oldest   view.Link // no address: nothing waits
	Over     bool      // the oldest waits longer than the city's own limit
}

// days counts the days from one day to another. Where a date has no day, its
// first is meant, as everywhere.
func days(from, to schema.Date) int { return int(to.Time().Sub(from.Time()).Hours() / 24) }

// waits returns how long a theme waited for its answer, or has waited so far.
func waits(t *record.Theme, today schema.Date) (n int, answered bool) {
	if !t.AnsweredOn.IsZero() {
		return days(t.FirstOn, t.AnsweredOn), true
	}
	return max(0, days(t.FirstOn, today)), false
}

// median of a list of at least one number: of an even list the smaller of the
// two in the middle, which somebody did wait.
func median(list []int) int {
	list = slices.Sorted(slices.Values(list))
	return list[(len(list)-1)/2]
}

// Kinds of themes, in the order of the declaration.
func kinds(c *view.Context) []string { return c.R.Catalog().Kind("theme").Field("kind").OneOf }

func clock(c *view.Context, all []*record.Theme) Clock {
	site, w := graph.Single[record.Site](c.R), &c.W.Loop
	out := Clock{Limit: w.Clock.NoLimit}
	if site.AnswerDays.Value > 0 {
		out.Limit = w.Clock.Limit.With("Days", w.Days.For(int(site.AnswerDays.Value)))
	}
	counted := slices.DeleteFunc(slices.Clone(all), func(t *record.Theme) bool { return t.Example })
	if len(counted) == 0 && len(all) > 0 {
		counted, out.Note = all, w.Clock.Made
	}
	for _, k := range kinds(c) {
		var waited []int
		var oldest *record.Theme
		open, longest := 0, 0
		for _, t := range counted {
			if t.Form != k {
				continue
			}
			n, answered := waits(t, c.R.Today())
			if answered {
				waited = append(waited, n)
				continue
			}
			if open++; oldest == nil || n > longest {
				oldest, longest = t, n
			}
		}
		if len(waited)+open == 0 {
			continue
		}
		row := ClockRow{Kind: c.L.Label("enum.theme.kind." + k), Answered: c.L.Number(int64(len(waited))), Open: c.L.Number(int64(open)),
			Median: w.Clock.Nothing, Oldest: view.Link{Label: view.Plain(w.Clock.Nothing)}}
		if len(waited) > 0 {
			row.Median = w.Days.For(median(waited))
		}
		if oldest != nil {
			row.Oldest = view.Link{Href: c.To("theme", oldest.ID), Label: view.Plain(w.Days.For(longest))}
			row.Over = site.AnswerDays.Value > 0 && int64(longest) > site.AnswerDays.Value
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}
