// Package ledger says which of the City's commitments are kept.
//
// Commitments stand in the files of the clauses and parts that make them. How
// each one stands is worked out from the site's own records by the check that
// its status_rule names. Nobody can write such a status by hand; a note may
// explain it. Where no record of the site can tell, the rule is "manual": a
// role judged on a day, and the page says so.
//
// Laws:
//
//  1. Example records are never counted.
//  2. A check counts what is public. Where nothing is public it says so: "not
//     yet" where the City owes the public something, "unclear" where it owes a
//     deed that leaves no public trace of its own.
//  3. The same records and the same day give the same status.
//
// To add a check: one function, one line in the list of checks.go, its name in
// the tag of record.Commitment, and its words in each file of i18n/.
// The tests of package oversight hold these together.
package ledger

import (
	"cmp"
	"slices"

	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/schema"
)

// The statuses, from the best to the least known.
const (
	Kept       = "kept"
	Partly     = "partly"
	NotYet     = "not-yet"
	Overdue    = "overdue"
	NotStarted = "not-started"
	Unclear    = "unclear"
	Superseded = "superseded"
)

// Statuses returns all of them in order.
func Statuses() []string {
	return []string{Kept, Partly, Overdue, NotYet, NotStarted, Unclear, Superseded}
}

// Result is what a check came to: so many of so many. Open results have no
// whole: they count what there is.
type Result struct {
	Status      string
	Done, Total int
	Open        bool
}

// Entry is one commitment with how it stands.
type Entry struct {
	*record.Commitment
	Of *schema.Head // of the clause or part
	Result
}

// Manual reports whether a person judged it.
func (e Entry) Manual() bool { return e.Rule == "manual" }

// All returns every commitment in the order of their keys: a shorter key comes
// first, so that o9 stands before o10.
func All(r *graph.Reader) []Entry {
	return graph.Once(r, "ledger", func(r *graph.Reader) []Entry {
		var out []Entry
		for _, kind := range []string{"part", "clause"} {
			for _, rec := range r.Records(kind) {
				out = append(out, of(r, rec)...)
			}
		}
		slices.SortStableFunc(out, func(a, b Entry) int {
			return cmp.Or(cmp.Compare(len(a.Key), len(b.Key)), cmp.Compare(a.Key, b.Key))
		})
		return out
	})
}

// Of returns the commitments of one clause or part.
func Of(r *graph.Reader, rec schema.Record) []Entry { return of(r, rec) }

func of(r *graph.Reader, rec schema.Record) []Entry {
	var out []Entry
	all := record.CommitmentsOf(rec)
	for i := range all {
		e := Entry{Commitment: &all[i], Of: rec.Meta()}
		if check := Checks()[e.Rule]; check != nil {
			e.Result = check(r, e)
		} else {
			e.Result = Result{Status: cmp.Or(e.Commitment.Status, Unclear)}
		}
		if e.Result.Status != Kept && !e.Due.IsZero() && e.Due.Compare(r.Today()) < 0 {
			e.Result.Status = Overdue
		}
		out = append(out, e)
	}
	return out
}
