package dictionary

import (
	"plaza/internal/locale"
	"plaza/internal/schema"
)

// Before and After are the columns of tools.csv that no declared field gives:
// they stand before and after the fields. New ones come last, since programs of
// others count columns.
var (
	Before = []string{"id", "url"}
	After  = []string{"not_answered", "withheld", "language", "translation", "stale", "missing"}
)

// Column is one of them, explained.
type Column struct {
	Name        string
	Type        schema.Type
	Allowed     []string
	Label, Help string
}

// Columns explains them, in their order.
func Columns(words *locale.Words) []Column {
	w, help := &words.Data.Column, &words.Data.ColumnHelp
	states := []string{"original", schema.Current.String(), schema.Stale.String(), schema.Missing.String()}
	return []Column{
		{"id", schema.String, nil, w.ID, help.ID},
		{"url", schema.String, nil, w.URL, help.URL},
		{"not_answered", schema.Strings, nil, w.NotAnswered, help.NotAnswered},
		{"withheld", schema.Strings, nil, w.Withheld, help.Withheld},
		{"language", schema.String, nil, w.Language, help.Language},
		{"translation", schema.String, states, w.Translation, help.Translation},
		{"stale", schema.Strings, nil, w.Stale, help.Stale},
		{"missing", schema.Strings, nil, w.Missing, help.Missing},
	}
}
