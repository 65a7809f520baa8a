package export

import (
	"maps"
	"slices"

	"plaza/internal/export/ordered"
	"plaza/internal/graph"
	"plaza/internal/record"
)

// numbers writes the counts that the pages tell: the tools, and the questions
// that nobody has answered yet, by kind of record and by the department that
// was asked. An open question whose record names nobody counts under null.
func numbers(in Input, put func(File)) error {
	tools, within, total := 0, 0, 0
	kinds, offices := []object{}, map[string]int{}
	for _, k := range in.Site.Catalog.Kinds {
		n := 0
		for _, r := range in.Site.Records(k.Name) {
			for _, q := range graph.Open(r) {
				offices[q.AskedOf]++
				n++
			}
		}
		if n > 0 {
			kinds = append(kinds, object{{"kind", k.Name}, {"count", n}})
		}
		total += n
	}
	for _, t := range graph.All[record.Tool](in.Site) {
		switch {
		case t.Counts():
			tools++
		case !t.Example:
			within++
		}
	}
	b, err := ordered.Indented(object{
		{"tools", object{{"count", tools}, {"within_groups", within}}},
		{"open_questions", object{{"count", total}, {"by_kind", kinds}, {"by_department", byOffice(offices)}}},
	})
	if err != nil {
		return err
	}
	put(File{"data/numbers.json", b})
	return nil
}

// byOffice lists the departments by id, then what nobody was asked.
func byOffice(counts map[string]int) []object {
	out := []object{}
	for _, id := range slices.Sorted(maps.Keys(counts)) {
		if id != "" {
			out = append(out, object{{"department", id}, {"count", counts[id]}})
		}
	}
	if n := counts[""]; n > 0 {
		out = append(out, object{{"department", nil}, {"count", n}})
	}
	return out
}
