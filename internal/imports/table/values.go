package table

import (
	"cmp"
	"slices"
	"strings"

	"plaza/internal/cells"
	"plaza/internal/imports/file"
	"plaza/internal/schema"
)

// part is the text of one field in a cell.
type part struct {
	*Column
	text string
}

// parts are the fields of a cell that holds a group of them; else the cell is
// one part.
func (m *maker) parts(c *Column, text string) []part {
	fields, ok := cells.SplitFields(text)
	if !group(m.Site.Catalog, c.Field) || !ok {
		return []part{{c, text}}
	}
	var out []part
	for _, f := range fields {
		out = append(out, part{&Column{Field: c.Field + "." + f.Name}, f.Value})
	}
	return out
}

// value makes a cell a value of its field. cut says that a text was shortened.
func (m *maker) value(c *Column, text string) (v any, cut bool, why string) {
	f := field(m.Site.Catalog, c.Field)
	if f == nil {
		return nil, false, "it is no group of fields, or has one that is not known"
	}
	if f.Type == schema.Strings {
		return m.list(c, f, text)
	}
	return m.one(c, f, text)
}

// list makes a cell the items of a list: one, unless the file or the map says
// that cells hold several.
func (m *maker) list(c *Column, f *schema.Field, text string) (v any, cut bool, why string) {
	items := []string{text}
	if m.sheet.Own || m.Map.Lists {
		items = cells.Split(text)
	}
	var out []string
	for _, item := range items {
		x, _, why := m.one(c, f, item)
		if why != "" {
			return nil, false, why
		}
		if s := x.(string); !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out, false, ""
}

// one makes a text one value.
func (m *maker) one(c *Column, f *schema.Field, text string) (v any, cut bool, why string) {
	if len(c.Values) == 0 && m.nothing(text) {
		return nil, false, "it only stands where an answer should"
	}
	if c.Make != "" {
		return m.make(c.Make, text), false, ""
	}
	if len(c.Values) > 0 {
		to := begins(c.Values, fold(text))
		if to == "" {
			return nil, false, "no value of the field stands for it"
		}
		text = to
	}
	switch {
	case f.Link != "" && m.Site.Record(f.Link, text) == nil:
		return nil, false, "the site has no " + f.Link + " of that id"
	case len(f.OneOf) > 0 && !slices.Contains(f.OneOf, text):
		return nil, false, "the field takes only " + strings.Join(f.OneOf, ", ")
	}
	switch f.Type {
	case schema.Strings:
		return text, false, ""
	case schema.Bool:
		switch fold(text) {
		case "yes", "true":
			return true, false, ""
		case "no", "false":
			return false, false, ""
		}
		return nil, false, "it is neither yes nor no"
	case schema.DateType:
		d, ok := date(text)
		if !ok {
			return nil, false, "it is no date"
		}
		return d, false, ""
	}
	if f.Format == "url" && !strings.HasPrefix(text, "https://") {
		return nil, false, "it is no https address"
	}
	limit := cmp.Or(f.Max, 4000)
	short := file.Shorten(text, limit)
	return short, short != text, ""
}

// begins finds the value whose words a cell begins with: "a) Deployed – The use
// case is ..." begins with "deployed". The longest wins.
func begins(values map[string]string, cell string) string {
	if len(cell) > 2 && cell[1] == ')' {
		cell = strings.TrimSpace(cell[2:])
	}
	best, to := -1, ""
	for from, v := range values {
		if strings.HasPrefix(cell, from) && len(from) > best {
			best, to = len(from), v
		}
	}
	return to
}
