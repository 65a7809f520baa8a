package link

import (
	"slices"
	"strconv"
	"strings"

	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/schema"
)

// checkLoop holds what themes, openings, events and numbers of people owe
// other records and the calendar.
func checkLoop(l *linker) {
	because := l.reasons()
	for _, t := range graph.All[record.Theme](l.site) {
		acted := because["theme:"+t.ID] || len(t.Documents) > 0
		for i, at := range t.Items {
			item := l.item(t, at, "items", i, "item")
			acted = acted || item != nil && (item.Outcome == "adopted" || item.Outcome == "amended")
		}
		if t.State == "acted" && !acted {
			l.add("theme/acted-on-nothing", t.At("state"), "id", t.ID)
		}
	}
	for _, x := range graph.All[record.Case](l.site) {
		for i, at := range x.HeardAt {
			l.item(x, at, "heard_at", i, "item")
		}
	}
	for _, o := range graph.All[record.Opening](l.site) {
		if m, _ := l.site.Record("meeting", o.Meeting).(*record.Meeting); m != nil && o.Closes.Compare(m.Start.Date) >= 0 {
			l.add("opening/closes-too-late", o.At("closes"), "closes", o.Closes.String(), "decision", m.Start.Date.String())
		}
	}
	for _, x := range graph.All[record.PublicEvent](l.site) {
		if x.Status == "held" && l.ahead(x.Start.Date) {
			l.add("event/held-in-future", x.At("status"), "day", x.Start.Date.String(), "today", l.opt.Today.String())
		}
	}
	for _, x := range graph.All[record.PlanStep](l.site) {
		part, _ := l.site.Record("part", x.Part).(*record.Part)
		if x.Commitment == "" || part == nil {
			continue
		}
		if !slices.ContainsFunc(part.Commitments, func(k record.Commitment) bool { return k.Key == x.Commitment }) {
			l.add("milestone/no-such-commitment", x.At("commitment"), "key", x.Commitment, "part", x.Part)
		}
	}
	checkSmallCounts(l)
}

// reasons lists what changes of records name as their reason, and reports
// names of records that do not exist.
func (l *linker) reasons() map[string]bool {
	out := map[string]bool{}
	l.each(func(r schema.Record) {
		h := r.Meta()
		for i, c := range h.Changes {
			kind, id, ok := strings.Cut(c.Ref, ":")
			id, _, _ = strings.Cut(id, "#")
			k := l.site.Catalog.Kind(kind)
			switch {
			case !ok || k == nil:
				continue
			case !l.exists(kind, id):
				l.unknown(k, id, h.At("changes", i, "ref"))
				continue
			}
			if to := l.site.Record(kind, id); to != nil && to.Meta().Example && !h.Example {
				l.add("record/links-to-example", h.At("changes", i, "ref"), "id", id)
			}
			out[kind+":"+id] = true
		}
	})
	return out
}

// item returns the item of a meeting that a record names, and reports one that
// is not on the agenda.
func (l *linker) item(r schema.Record, at record.ItemAt, path ...any) *record.AgendaItem {
	m, _ := l.site.Record("meeting", at.Meeting).(*record.Meeting)
	if m == nil {
		return nil // the link says so
	}
	if x := m.Item(at.Item); x != nil {
		return x
	}
	l.add("meeting/no-such-item", r.Meta().At(path...), "item", at.Item)
	return nil
}

// checkSmallCounts reports numbers that tell of few people, or from which few
// can be worked out: of 52 trained in a staff of 55, three are not.
func checkSmallCounts(l *linker) {
	least := l.site.Record("site", "site").(*record.Site).Least()
	for _, d := range graph.All[record.Department](l.site) {
		t := d.Training
		if t == nil {
			continue
		}
		check := func(n int64, field, instead string) {
			if n > 0 && n < least {
				l.add("department/small-count", d.At("training", field), "count", strconv.FormatInt(n, 10), "least", strconv.FormatInt(least, 10), "instead", instead)
			}
		}
		check(t.Staff.Value, "staff", "staff")
		check(t.Trained.Value, "trained", "trained")
		check(t.Signed.Value, "agreements_signed", "signed")
		if t.Trained.Value > 0 {
			check(t.Staff.Value-t.Trained.Value, "trained", "untrained")
		}
		if t.Signed.Value > 0 {
			check(t.Staff.Value-t.Signed.Value, "agreements_signed", "unsigned")
		}
	}
}
