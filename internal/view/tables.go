package view

import (
	"slices"

	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/schema"
)

// This file shows the tables that are more than labels with values below.

// itemAt links to an item of a meeting by its title: its key means nothing to
// a reader.
func (c *Context) itemAt(at record.ItemAt) Value {
	out := Value{Text: c.Name("meeting", at.Meeting), Href: c.To("meeting", at.Meeting)}
	if m := graph.One[record.Meeting](c.R, at.Meeting); m != nil {
		if i := slices.IndexFunc(m.Items, func(x record.AgendaItem) bool { return x.Key == at.Item }); i >= 0 {
			out.Text, out.Href = c.Text(m.Items[i].Title), out.Href+"#item-"+at.Item
		}
	}
	return out
}

// cost writes a cost in one line. "None for AI components" never becomes
// "none": the status has words of its own.
func (c *Context) cost(f *schema.Field, x record.Cost) Value {
	label := func(name, value string) string {
		for _, sub := range f.Fields {
			if sub.Name == name {
				return c.L.Label(sub.ValueLabel(value))
			}
		}
		return value
	}
	text := label("status", x.Status)
	if x.Status == "amount" {
		site := graph.Single[record.Site](c.R)
		text = c.W.Tool.Amount.With("Amount", c.L.Money(x.Cents.Value, site.Currency), "Period", label("period", x.Period))
	}
	if x.Of != "unknown" {
		text = c.W.List.Titled.With("Kind", label("kind", x.Of), "Name", text)
	}
	var rows []Row
	if !x.Note.IsZero() {
		rows = append(rows, Row{Label: c.W.Tool.CostNote, Value: Value{Text: c.Explained(x.Note)}})
	}
	if x.Verbatim != "" {
		rows = append(rows, Row{Label: c.W.Tool.Verbatim, Value: Value{Text: c.InSource(x.Verbatim)}})
	}
	return Value{Text: Plain(text), Rows: rows}
}
