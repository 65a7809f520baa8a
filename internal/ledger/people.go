package ledger

import (
	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/schema"
)

// Checks of how people are heard and taught.

// ofThemes counts the themes for which has holds.
func ofThemes(has func(*record.Theme) bool) Check {
	return func(r *graph.Reader, _ Entry) Result {
		done, total := 0, 0
		for _, t := range graph.Each[record.Theme](r) {
			if t.Example {
				continue
			}
			total++
			if has(t) {
				done++
			}
		}
		return ofWhole(done, total)
	}
}

// ofWhole is so many of so many, and "not yet" without a number where nothing
// is published at all.
func ofWhole(done, total int) Result {
	if total == 0 {
		return Result{Status: NotYet, Open: true}
	}
	return part(done, total, NotYet)
}

// ofEvents counts the events that took place and for which has holds. Whether
// they are enough no count can tell.
func ofEvents(has func(*record.PublicEvent) bool) Check {
	return func(r *graph.Reader, _ Entry) Result {
		n := 0
		for _, x := range graph.Each[record.PublicEvent](r) {
			if !x.Example && x.Status == "held" && has(x) {
				n++
			}
		}
		return some(n)
	}
}

func some(n int) Result {
	if n == 0 {
		return Result{Status: NotYet, Open: true}
	}
	return Result{Status: Partly, Done: n, Open: true}
}

func learns(x *record.PublicEvent) bool {
	return x.Form == "training" || x.Form == "workshop" || x.Form == "speaker-series" || x.Form == "showcase"
}

// speakerSeries looks for a public talk within the past year: the plan asks
// for a series each year, so one is enough to keep it.
func speakerSeries(r *graph.Reader, _ Entry) Result {
	today := r.Today()
	since := schema.Date{Year: today.Year - 1, Month: today.Month, Day: today.Day}
	n := 0
	for _, x := range graph.Each[record.PublicEvent](r) {
		day := x.Start.Date
		if !x.Example && x.Status == "held" && x.Form == "speaker-series" && x.For != "staff" && day.Compare(since) > 0 && day.Compare(today) <= 0 {
			n++
		}
	}
	res := some(n)
	if n > 0 {
		res.Status = Kept
	}
	return res
}

// questionsAnswered counts the answered questions that came in time, where the
// city has set itself a time; else the questions that have an answer.
func questionsAnswered(r *graph.Reader, e Entry) Result {
	limit := graph.Single[record.Site](r).AnswerDays.Value
	done, total := 0, 0
	for _, t := range graph.Each[record.Theme](r) {
		if t.Example || t.Form != "question" {
			continue
		}
		total++
		if t.Closed() && (limit == 0 || int64(t.AnsweredOn.Time().Sub(t.FirstOn.Time()).Hours()/24) <= limit) {
			done++
		}
	}
	return ofWhole(done, total)
}

// complaints counts the cases that came to an end.
func complaints(r *graph.Reader, _ Entry) Result {
	done, total := 0, 0
	for _, x := range graph.Each[record.Case](r) {
		if x.Example {
			continue
		}
		total++
		if x.Over() {
			done++
		}
	}
	return ofWhole(done, total)
}

// courses counts those that people can take.
func courses(r *graph.Reader, _ Entry) Result {
	done, total := 0, 0
	for _, x := range graph.Each[record.Course](r) {
		if x.Example || x.State == "retired" {
			continue
		}
		total++
		if x.State == "available" {
			done++
		}
	}
	return ofWhole(done, total)
}

// partners counts those with whom something is signed.
func partners(r *graph.Reader, _ Entry) Result {
	done, total := 0, 0
	for _, x := range graph.Each[record.Partner](r) {
		if x.Example {
			continue
		}
		total++
		if x.Agreement == "mou" || x.Agreement == "collaboration" {
			done++
		}
	}
	return ofWhole(done, total)
}

// trainingCounted counts the departments that publish how far they are.
func trainingCounted(r *graph.Reader, _ Entry) Result {
	done, total := 0, 0
	for _, d := range graph.Each[record.Department](r) {
		if d.Example || d.Citywide.Value {
			continue
		}
		total++
		if d.Training != nil {
			done++
		}
	}
	return part(done, total, NotYet)
}
