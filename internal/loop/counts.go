package loop

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"plaza/internal/form"
	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/view"
)

// Counts is how many messages came through the form, as its handler counted
// them. A city without the handler has none.
type Counts struct {
	Total  string
	Notes  []string
	Tables []CountTable
}

// CountTable is the messages sorted by one thing.
type CountTable struct {
	ID, Heading, Column string
	Rows                []view.Link // an address only where a record has a page
}

// maxWeeks is how many weeks the page shows: half a year.
const maxWeeks = 26

func counts(c *view.Context) *Counts {
	x := graph.One[record.Counts](c.R, "feedback-counts")
	if x == nil || len(x.Weeks) == 0 {
		return nil
	}
	w := &c.W.Loop
	by := map[string]map[string]int64{"kind": {}, "language": {}, "record": {}, "week": {}}
	total := int64(0)
	first, last := x.Weeks[0].Week, x.Weeks[0].Week
	for _, n := range x.Weeks {
		total += n.Count
		by["kind"][n.Kind] += n.Count
		by["language"][n.Language] += n.Count
		by["record"][n.Record] += n.Count
		by["week"][n.Week] += n.Count
		first, last = min(first, n.Week), max(last, n.Week)
	}
	out := &Counts{
		Total: w.Counts.Text.With("Messages", w.Messages.For(int(total)), "From", week(c, first), "To", week(c, last)),
		Notes: []string{w.Counts.Least.With("Least", c.L.Number(x.Least))},
	}
	if x.Held > 0 {
		out.Notes = append(out.Notes, w.Counts.Held.With("Weeks", c.L.Number(x.Held)))
	}
	f := graph.One[form.Form](c.R, "feedback")
	out.add(c, "kind", w.Counts.ByKind, by["kind"], func(s string) view.Link { return view.Link{Label: kindOfMessage(c, f, s)} })
	out.add(c, "language", w.Counts.ByLanguage, by["language"], func(s string) view.Link {
		return view.Link{Label: view.Plain(c.L.LanguageName(s))}
	})
	out.add(c, "record", w.Counts.ByRecord, by["record"], func(s string) view.Link { return about(c, s) })
	out.add(c, "week", w.Counts.ByWeek, by["week"], func(s string) view.Link { return view.Link{Label: view.Plain(week(c, s))} })
	return out
}

// add adds a table, the largest numbers first, weeks from the latest. What was
// too small to be shown alone stands last.
func (x *Counts) add(c *view.Context, id, heading string, by map[string]int64, name func(string) view.Link) {
	t := CountTable{ID: "messages-by-" + id, Heading: heading, Column: heading}
	keys := slices.SortedFunc(maps.Keys(by), func(a, b string) int {
		if id == "week" {
			return cmp.Compare(b, a)
		}
		return cmp.Or(cmp.Compare(by[b], by[a]), cmp.Compare(a, b))
	})
	if id == "week" {
		keys = keys[:min(len(keys), maxWeeks)]
	}
	for _, k := range keys {
		if k != "" {
			l := name(k)
			l.Count = int(by[k])
			t.Rows = append(t.Rows, l)
		}
	}
	if n := by[""]; n > 0 {
		t.Rows = append(t.Rows, view.Link{Label: view.Plain(c.W.Loop.Counts.Any), Count: int(n)})
	}
	x.Tables = append(x.Tables, t)
}

// week says "2026-W11" in words.
func week(c *view.Context, s string) string {
	year, n, ok := strings.Cut(s, "-W")
	if !ok {
		return s
	}
	return c.W.Loop.Counts.Week.With("Week", strings.TrimPrefix(n, "0"), "Year", year)
}

func kindOfMessage(c *view.Context, f *form.Form, key string) view.Words {
	if f != nil {
		for _, k := range f.Kinds {
			if k.Key == key {
				return c.Text(k.Label)
			}
		}
	}
	return view.Proper(key)
}

// about leads to the record that a message named by the address of its page.
func about(c *view.Context, page string) view.Link {
	for _, k := range c.R.Catalog().Kinds {
		before, after, ok := strings.Cut(k.Address, "{id}")
		id := strings.TrimPrefix(page, before)
		if ok && after == ".html" && id != page && c.R.Record(k.Name, id) != nil {
			return c.RecordLink(k.Name, id)
		}
	}
	return view.Link{Label: view.Proper(page)}
}
