package form

import (
	"slices"

	"plaza/internal/schema"
)

// Check holds the declaration to what the handler can keep.
func (f *Form) Check(c *schema.Checker) {
	for _, name := range Names() {
		if !slices.ContainsFunc(f.Fields, func(x Field) bool { return x.Key == name }) {
			c.Report("form/no-field", []any{"fields"}, "field", name)
		}
	}
	for i, x := range f.Fields {
		if x.Max == 0 {
			continue
		}
		from, to := "1", "300"
		if x.Key == FieldMessage {
			from, to = "10000", "14000"
		}
		if f.Limit(x.Key) != int(x.Max) {
			c.Report("form/limit", []any{"fields", i, "max"}, "field", x.Key, "from", from, "to", to)
		}
	}
}
