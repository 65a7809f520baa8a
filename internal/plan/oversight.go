package plan

import (
	"plaza/internal/graph"
	"plaza/internal/ledger"
	"plaza/internal/oversight"
)

// withMatrix is a page of cities whose policy has a matrix.
func withMatrix(path string) func(*graph.Site) []Item {
	return func(s *graph.Site) []Item {
		if !oversight.HasMatrix(s) {
			return nil
		}
		return []Item{{Path: path}}
	}
}

// whatIf lists the page of no case and those of all.
func whatIf(s *graph.Site) []Item {
	out := withMatrix(oversight.WhatIfPath)(s)
	if out == nil {
		return nil
	}
	for _, id := range oversight.Cases() {
		out = append(out, Item{ID: id, Path: oversight.CasePath(id)})
	}
	return out
}

func governed(s *graph.Site) []Item {
	var out []Item
	ids, paths := oversight.ListPages(s)
	for i, id := range ids {
		out = append(out, Item{ID: id, Path: paths[i]})
	}
	return out
}

// ledgers lists the whole ledger, and the commitments of each status and each
// owner.
func ledgers(s *graph.Site) []Item {
	out := []Item{{Path: oversight.LedgerPath}}
	for _, status := range ledger.Statuses() {
		out = append(out, Item{ID: "status/" + status, Path: oversight.StatusPath(status)})
	}
	for _, x := range each("owner")(s) {
		x.ID = "owner/" + x.ID
		out = append(out, x)
	}
	return out
}

func gaps(s *graph.Site) []Item {
	var out []Item
	for _, id := range oversight.WithTools(s) {
		out = append(out, Item{ID: id, Path: oversight.GapsPath(id)})
	}
	return out
}
