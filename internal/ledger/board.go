package ledger

import (
	"plaza/internal/form"
	"plaza/internal/graph"
	"plaza/internal/meetings"
	"plaza/internal/record"
)

// Checks of what the Board does in public. Package meetings does the counting.

// tallied makes a check of what package meetings counts.
func tallied(of func(meetings.Tally) (done, total int)) Check {
	return func(r *graph.Reader, _ Entry) Result {
		t := meetings.For(graph.Single[record.Site](r), r.Today()).Count(graph.Each[record.Meeting](r))
		return ofWhole(of(t))
	}
}

func agendasInTime(t meetings.Tally) (done, total int) { return t.AgendaOnTime, t.Held }

func minutesInTime(t meetings.Tally) (done, total int) { return t.MinutesOnTime, t.MinutesDue }

// boardMonthly counts the months with a meeting among the twelve before this
// one, from the first meeting on record.
func boardMonthly(r *graph.Reader, _ Entry) Result {
	this := month(r.Today().Year, r.Today().Month)
	first, held := this, map[int]bool{}
	for _, m := range graph.Each[record.Meeting](r) {
		if m.Example || m.Status != "held" {
			continue
		}
		at := month(m.Start.Date.Year, m.Start.Date.Month)
		held[at] = true
		first = min(first, at)
	}
	done, from := 0, max(first, this-12)
	for at := from; at < this; at++ {
		if held[at] {
			done++
		}
	}
	if this == from && held[this] { // the first month is not over
		return Result{Status: Partly, Done: 1, Open: true}
	}
	return ofWhole(done, this-from)
}

func month(year, month int) int { return year*12 + month }

// decisionsPublished counts the meetings held whose minutes are open to all.
func decisionsPublished(r *graph.Reader, _ Entry) Result {
	done, total := 0, 0
	for _, m := range graph.Each[record.Meeting](r) {
		if m.Example || m.Status != "held" {
			continue
		}
		total++
		if m.Minutes != nil && !m.Text.IsZero() {
			done++
		}
	}
	return ofWhole(done, total)
}

// formOffered counts the kinds of message that the form takes. Whether it is
// switched on no record can tell, so it never comes to more than "partly".
func formOffered(r *graph.Reader, _ Entry) Result {
	f, _ := r.Record("feedback", "feedback").(*form.Form)
	if f == nil {
		return some(0)
	}
	return some(len(f.Kinds))
}

// Count works out one rule by its name, for pages that show its figure apart
// from any commitment.
func Count(r *graph.Reader, rule string) Result { return Checks()[rule](r, Entry{}) }
