package ledger

import (
	"slices"
	"strings"

	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/schema"
)

// Checks of the register and the site as a whole.

func toolsPublished(r *graph.Reader, _ Entry) Result {
	n := len(Tools(r))
	return part(n, n, NotYet)
}

func overviewComplete(t *record.Tool) bool {
	return answers("departments", "purpose", "lifecycle", "category")(t)
}

// sixSections counts the six things the policy puts on the City's page: the
// Board's materials, notices of meetings, policy documents, updates, training
// materials, chances to take part.
func sixSections(r *graph.Reader, _ Entry) Result {
	n := 0
	for _, there := range []bool{
		Published(r, "body") > 0, Published(r, "meeting") > 0, Published(r, "document") > 0, updates(r),
		slices.ContainsFunc(graph.Each[record.Course](r), func(x *record.Course) bool { return !x.Example && len(x.Materials) > 0 }),
		Published(r, "opening")+Published(r, "event") > 0,
	} {
		if there {
			n++
		}
	}
	return part(n, 6, NotYet)
}

// updates reports whether any record tells of a change.
func updates(r *graph.Reader) bool {
	for _, k := range r.Catalog().Kinds {
		for _, rec := range r.Records(k.Name) {
			if h := rec.Meta(); !h.Example && len(h.Changes) > 0 {
				return true
			}
		}
	}
	return false
}

func listsComplete(r *graph.Reader, _ Entry) Result {
	done, total := 0, 0
	for _, d := range graph.Each[record.Department](r) {
		if d.Example || d.Citywide.Value {
			continue
		}
		total++
		if d.Statement != nil && d.Statement.Form != "in-progress" {
			done++
		}
	}
	return part(done, total, NotYet)
}

// documentsPublic counts the papers named as evidence that anyone can open.
func documentsPublic(r *graph.Reader, e Entry) Result {
	done, total := 0, 0
	for _, ref := range e.Evidence {
		id, ok := strings.CutPrefix(ref, "document:")
		if !ok {
			continue
		}
		total++
		if d := graph.One[record.Document](r, id); d != nil && d.Access == "public" && len(d.Files) > 0 {
			done++
		}
	}
	return part(done, total, NotYet)
}

func factsheets(r *graph.Reader, _ Entry) Result {
	done, total := 0, 0
	for _, v := range graph.Each[record.Vendor](r) {
		if v.Example {
			continue
		}
		total++
		if v.Factsheet != nil && v.Factsheet.Status != "not-asked" {
			done++
		}
	}
	return part(done, total, Unclear)
}

// languagesOffered counts the texts that a person translated or checked.
func languagesOffered(r *graph.Reader, _ Entry) Result {
	done, total := 0, 0
	for _, k := range r.Catalog().Kinds {
		for _, rec := range r.Records(k.Name) {
			if rec.Meta().Example {
				continue
			}
			for _, t := range schema.Texts(rec) {
				for _, l := range r.Languages()[1:] {
					total++
					if tr, state := r.Translated(t, l.Tag); state == schema.Current && tr.Method != "machine" {
						done++
					}
				}
			}
		}
	}
	res := part(done, total, Partly) // a machine's words are there and say so
	if len(r.Languages()) < 2 {
		res.Status = NotYet
	}
	return res
}

// policyReviewed looks at the day the policy itself is to be looked at again.
func policyReviewed(r *graph.Reader, e Entry) Result {
	for _, ref := range e.Evidence {
		id, ok := strings.CutPrefix(ref, "document:")
		if d := graph.One[record.Document](r, id); ok && d != nil && !d.ReviewedOn.IsZero() {
			res := Result{Status: Kept, Done: 1, Total: 1}
			if !d.ReviewDue.IsZero() && d.ReviewDue.Compare(r.Today()) < 0 {
				res = Result{Status: Overdue, Total: 1}
			}
			return res
		}
	}
	return Result{Status: Unclear, Open: true}
}

// withheldWithBasis counts the facts kept back. A record without the legal
// ground for it does not pass the build, so none can be without.
func withheldWithBasis(r *graph.Reader, _ Entry) Result {
	n := 0
	for _, k := range r.Catalog().Kinds {
		for _, rec := range r.Records(k.Name) {
			if h := rec.Meta(); !h.Example {
				n += len(h.Withheld)
			}
		}
	}
	return Result{Status: Kept, Done: n, Open: true}
}

// noProtectedData counts the records. A build stops at the first protected
// number in any of them, so all that are published have none.
func noProtectedData(r *graph.Reader, _ Entry) Result {
	n := 0
	for _, k := range r.Catalog().Kinds {
		n += Published(r, k.Name)
	}
	return part(n, n, Unclear)
}
