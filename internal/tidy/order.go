package tidy

import (
	"cmp"
	"slices"
	"strings"

	"plaza/internal/schema"
)

// order says which name of a table comes first, and how the tables below it
// are ordered. A table without names keeps the order it has.
type order struct {
	names []string
	below func(name string) order
	paths []*schema.Field // the names are paths of texts below these fields
	loose bool            // equals signs need not stand below each other
	tight bool            // no blank line stands before the heading
}

// orderOf returns the order of a record's file, or of an overlay of one.
func orderOf(k *schema.Kind, overlay bool) order {
	fields := k.Written()
	if !overlay {
		return ofTable(fields, k, true)
	}
	o := ofTexts(fields)
	o.names = append(o.names, "translation")
	texts := o.below
	o.below = func(name string) order {
		if name == "translation" {
			return ofMaking(fields)
		}
		return texts(name)
	}
	return o
}

func names(fields []*schema.Field) []string {
	out := make([]string, len(fields))
	for i, f := range fields {
		out[i] = f.Name
	}
	return out
}

func find(fields []*schema.Field, name string) *schema.Field {
	i := slices.IndexFunc(fields, func(f *schema.Field) bool { return f.Name == name })
	if i < 0 {
		return &schema.Field{}
	}
	return fields[i]
}

// ofTable is the order of a table of a record.
func ofTable(fields []*schema.Field, k *schema.Kind, top bool) order {
	return order{names: names(fields), below: func(name string) order {
		f := find(fields, name)
		if !f.Keyed {
			return ofTable(f.Fields, k, false)
		}
		return order{ // a table for each field of the record that it speaks of
			names: names(k.Own()),
			tight: !top,
			below: func(string) order { return ofTable(f.Fields, k, false) },
		}
	}}
}

// ofTexts is the order of a table of an overlay: a list stands there as a
// table with a table for each item.
func ofTexts(fields []*schema.Field) order {
	return order{names: names(fields), below: func(name string) order {
		f := find(fields, name)
		if f.Type != schema.Tables {
			return ofTexts(f.Fields)
		}
		return order{below: func(string) order { return ofTexts(f.Fields) }}
	}}
}

// ofMaking is the order of the [translation] table.
func ofMaking(fields []*schema.Field) order {
	made := names(schema.MadeFields())
	return order{names: append(slices.Clone(made), "src", "of"), below: func(name string) order {
		switch name {
		case "src":
			return order{paths: fields, loose: true, below: ofNothing}
		case "of":
			return order{paths: fields, below: func(string) order { return order{names: made, below: ofNothing} }}
		}
		return ofNothing("")
	}}
}

func ofNothing(string) order { return order{below: ofNothing} }

// compare returns how to compare two of the names that stand in a table.
func (o order) compare(all []string) func(a, b string) int {
	if o.paths != nil {
		return comparePaths(o.paths, all)
	}
	return func(a, b string) int { return cmp.Compare(rank(o.names, a), rank(o.names, b)) }
}

// rank is the place of a name in a list; names not in it come last.
func rank(names []string, name string) int {
	if i := slices.Index(names, name); i >= 0 {
		return i
	}
	return len(names)
}

// comparePaths compares paths such as "costs.listed.note" by the fields on
// them. The items of a list have the order in which they first appear.
func comparePaths(fields []*schema.Field, all []string) func(a, b string) int {
	first := map[string]int{}
	key := func(path string) []int {
		var out []int
		level, prefix := fields, ""
		parts := strings.Split(path, ".")
		for i := 0; i < len(parts); i++ {
			prefix += "." + parts[i]
			f := find(level, parts[i])
			out = append(out, rank(names(level), parts[i]))
			level = f.Fields
			if f.Type == schema.Tables && i+1 < len(parts) {
				i++
				prefix += "." + parts[i]
				if _, seen := first[prefix]; !seen {
					first[prefix] = len(first)
				}
				out = append(out, first[prefix])
			}
		}
		return out
	}
	for _, path := range all {
		key(path)
	}
	return func(a, b string) int { return slices.Compare(key(a), key(b)) }
}

// sort puts the table and all below it in order.
func (t *table) sort(o order) {
	sortPairs(t.pairs, o)
	all := make([]string, len(t.children))
	for i, c := range t.children {
		all[i] = c.name
	}
	compare := o.compare(all)
	slices.SortStableFunc(t.children, func(a, b *table) int { return compare(a.name, b.name) })
	for _, c := range t.children {
		c.order = o.below(c.name)
		c.sort(c.order)
	}
}

// sortPairs sorts names, those with dots by each part, and what stands in
// curly brackets behind them.
func sortPairs(pairs []*pair, o order) {
	all := make([]string, len(pairs))
	for i, p := range pairs {
		all[i] = p.name[0]
		inside := o
		for _, part := range p.name {
			inside = inside.below(part)
		}
		p.value.sort(inside)
	}
	slices.SortStableFunc(pairs, func(a, b *pair) int { return compareNames(a.name, b.name, o, all) })
}

func compareNames(a, b []string, o order, all []string) int {
	if n := o.compare(all)(a[0], b[0]); n != 0 || a[0] != b[0] || len(a) == 1 || len(b) == 1 {
		return n
	}
	return compareNames(a[1:], b[1:], o.below(a[0]), nil)
}

func (v *value) sort(o order) {
	sortPairs(v.pairs, o)
	for _, i := range v.items {
		i.value.sort(o)
	}
}
