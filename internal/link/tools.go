package link

import (
	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/schema"
)

// checkTools holds what tools owe each other and their stage of life.
func checkTools(l *linker) {
	for _, t := range graph.All[record.Tool](l.site) {
		if t.InGroup() {
			if f, _ := l.site.Record("tool", t.Family).(*record.Tool); f != nil && f.Form != "family" {
				l.add("tool/not-a-family", t.At("family"), "id", t.Family, "kind", f.Form)
			}
		}
		status, _ := l.site.Record("status", t.Lifecycle).(*record.Status)
		if status != nil && status.Phase == "live" && len(t.Notes) == 0 {
			switch a := t.Authorization; {
			case a == nil:
				l.add("tool/live-without-approval", t.At("lifecycle"), "state", "not answered", "status", t.Lifecycle)
			case a.State == "not-approved" || a.State == "pending" || a.State == "unknown":
				l.add("tool/live-without-approval", t.At("authorization", "state"), "state", a.State, "status", t.Lifecycle)
			}
		}
	}
	orders := map[string]map[int64]string{}
	for _, s := range graph.All[record.Status](l.site) {
		l.order(orders, "status", s.Order, &s.Head)
	}
	for _, s := range graph.All[record.Category](l.site) {
		l.order(orders, "category", s.Order, &s.Head)
	}
	for _, s := range graph.All[record.Part](l.site) {
		l.order(orders, "part", s.Order, &s.Head)
	}
}

// order reports two records of a kind that ask for one place in its order.
func (l *linker) order(seen map[string]map[int64]string, kind string, n int64, h *schema.Head) {
	if seen[kind] == nil {
		seen[kind] = map[int64]string{}
	}
	if first := seen[kind][n]; first != "" {
		l.add("record/same-order", h.At("order"), "first", first)
		return
	}
	seen[kind][n] = h.File.Path
}
