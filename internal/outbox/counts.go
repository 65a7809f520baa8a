package outbox

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// Count is how many messages there were of one sort in one week. Language is
// that of the form's page. "" in a field means any: the cell was too small to
// be shown alone.
type Count struct {
	Week     string // ISO: "2026-W11"
	Kind     string
	Language string
	Record   string
	N        int
}

// Counts returns the numbers of the weeks that are over, for publishing. No
// number is smaller than least: small cells are added up, first over the
// records, then the languages, then the kinds. Weeks whose sum is
// still too small are left out; held says how many weeks those are. Since a
// week that is over no longer changes, two lists never differ by one message.
func (o *Outbox) Counts(ctx context.Context, least int) (out []Count, held int, err error) {
	rows, err := o.db.QueryContext(ctx, o.is.query(`SELECT week, kind, language, record, n FROM counts WHERE week < $1`), week(o.Now().In(o.Zone)))
	if err != nil {
		return nil, 0, fmt.Errorf("read the counts: %w", err)
	}
	defer rows.Close()
	var all []Count
	for rows.Next() {
		var c Count
		if err := rows.Scan(&c.Week, &c.Kind, &c.Language, &c.Record, &c.N); err != nil {
			return nil, 0, fmt.Errorf("read the counts: %w", err)
		}
		all = append(all, c)
	}
	if err := rows.Err(); err != nil {
		return nil, 0, fmt.Errorf("read the counts: %w", err)
	}
	out, held = coarsen(all, least)
	return out, held, nil
}

// coarsen adds small cells up until none is left.
func coarsen(all []Count, least int) (out []Count, held int) {
	type cell struct{ week, kind, language, record string }
	cells := map[cell]int{}
	for _, c := range all {
		cells[cell{c.Week, c.Kind, c.Language, c.Record}] += c.N
	}
	for _, wider := range []func(cell) cell{
		func(c cell) cell { c.record = ""; return c },
		func(c cell) cell { c.record, c.language = "", ""; return c },
		func(c cell) cell { c.record, c.language, c.kind = "", "", ""; return c },
	} {
		next := map[cell]int{}
		for c, n := range cells {
			if n < least {
				c = wider(c)
			}
			next[c] += n
		}
		cells = next
	}
	for c, n := range cells {
		if n < least {
			held++
			continue
		}
		out = append(out, Count{c.week, c.kind, c.language, c.record, n})
	}
	slices.SortFunc(out, func(a, b Count) int {
		return cmp.Or(cmp.Compare(a.Week, b.Week), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Language, b.Language), cmp.Compare(a.Record, b.Record))
	})
	return out, held
}
