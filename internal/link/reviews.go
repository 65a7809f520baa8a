package link

import (
	"slices"
	"strings"

	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/schema"
)

// checkReviews holds a tool's assessments and pilots against its stage of
// life. What contradicts itself is not published.
func checkReviews(l *linker) {
	for _, t := range graph.All[record.Tool](l.site) {
		if t.Matrix != nil && t.Matrix.Official != nil && t.Matrix.Official.Motion != nil {
			l.item(t, *t.Matrix.Official.Motion, "matrix", "official", "motion", "item")
		}
		for i := range t.Pilots {
			if at := t.Pilots[i].Item; at != nil {
				l.item(t, *at, "pilots", i, "item", "item")
			}
		}
		status, _ := l.site.Record("status", t.Lifecycle).(*record.Status)
		if status == nil {
			continue
		}
		if status.Phase == "live" {
			if i := failed(t.Assessments); i >= 0 {
				l.add("tool/failed-but-used", t.At("assessments", i, "outcome"), "kind", t.Assessments[i].Of, "status", t.Lifecycle)
			}
		}
		if status.Final.Value {
			for i := range t.Assessments {
				if t.Assessments[i].Open() {
					l.add("tool/retired-under-review", t.At("assessments", i, "status"), "what", "assessment", "key", t.Assessments[i].Key, "status", t.Lifecycle)
				}
			}
			for i := range t.Pilots {
				if t.Pilots[i].Open() {
					l.add("tool/retired-under-review", t.At("pilots", i, "decision"), "what", "pilot", "key", t.Pilots[i].Key, "status", t.Lifecycle)
				}
			}
		}
	}
}

// failed returns the place of an assessment that failed and that no later one
// of its kind has passed; -1 for none.
func failed(all []record.Assessment) int {
	return slices.IndexFunc(all, func(a record.Assessment) bool {
		return a.Outcome == "failed" && !slices.ContainsFunc(all, func(b record.Assessment) bool {
			return b.Of == a.Of && b.Status == "done" && b.Outcome != "failed" && b.Outcome != "none" && b.Outcome != "" && b.DoneOn.Compare(a.DoneOn) > 0
		})
	})
}

// checkCommitments gives each commitment an address of its own, and holds its
// evidence to what there is.
func checkCommitments(l *linker) {
	seen := map[string]string{}
	l.each(func(r schema.Record) {
		for i, x := range record.CommitmentsOf(r) {
			h := r.Meta()
			if first := seen[x.Key]; first != "" && first != h.File.Path && x.Key != "" {
				l.add("commitment/same-address", h.At("commitments", i, "key"), "key", x.Key, "first", first)
			}
			seen[x.Key] = h.File.Path
			for j, ref := range x.Evidence {
				l.evidence(h, ref, i, j)
			}
		}
	})
}

func (l *linker) evidence(h *schema.Head, ref string, i, j int) {
	at := h.At("commitments", i, "evidence", j)
	kind, id, ok := strings.Cut(ref, ":")
	if !ok {
		l.add("commitment/evidence-form", at, "value", ref)
		return
	}
	l.reference(ref, at)
	if to := l.site.Record(kind, id); to != nil && to.Meta().Example && !h.Example {
		l.add("record/links-to-example", at, "id", id)
	}
}

// checkOrders holds the order of situations and owners.
func checkOrders(l *linker) {
	orders := map[string]map[int64]string{}
	for _, x := range graph.All[record.Situation](l.site) {
		l.order(orders, "situation", x.Order, &x.Head)
	}
	for _, x := range graph.All[record.Owner](l.site) {
		l.order(orders, "owner", x.Order, &x.Head)
	}
}
