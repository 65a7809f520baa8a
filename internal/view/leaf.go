package view

import (
	"strconv"

	"plaza/internal/day"
	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/schema"
)

// Leaf says one value, as a file holds it, in words: a link or a reference by the
// record's name, an allowed value by its label, a date as the language writes it. What
// the record itself says is in the source language.
func (c *Context) Leaf(f *schema.Field, s string) Words {
	switch {
	case f.Type == schema.TextType || f.Type == schema.ProseType:
		return c.InSource(s)
	case f.Type == schema.Bool:
		return Plain(c.yesNo(s == "true"))
	case f.Type == schema.DateType:
		if d, ok := schema.ParseDate(s); ok {
			return Plain(c.Date(d))
		}
	case f.Type == schema.MomentType:
		if m, ok := day.ParseMoment(s); ok {
			return Plain(c.Moment(m))
		}
	case f.Type == schema.Int:
		if n, err := strconv.ParseInt(s, 10, 64); err == nil {
			if f.Name == "cents" {
				return Plain(c.L.Money(n, graph.Single[record.Site](c.R).Currency))
			}
			return Plain(c.L.Number(n))
		}
	case f.Format == "language":
		return Plain(c.L.LanguageName(s))
	case f.Link != "" && c.R.Record(f.Link, s) != nil:
		return c.Name(f.Link, s)
	case len(f.OneOf) > 0:
		for _, v := range f.OneOf {
			if v == s {
				return Plain(c.L.Label(f.ValueLabel(v)))
			}
		}
	}
	if _, ok := c.Reference(s); ok {
		return c.ReferenceName(s)
	}
	return Proper(s)
}
