package schema

import "plaza/internal/diag"

// hollow reports a list or table with nothing in it. For a field that is
// always shown that is a mistake, as it would pass for an answer; for another it
// says as little as no line at all, and is read as none.
func (d *decoder) hollow(f *Field, x any, path []any) bool {
	what := ""
	switch x := x.(type) {
	case []any:
		if len(x) == 0 && (f.Type == Strings || f.Type == Tables) {
			what = "a list"
		}
	case map[string]any:
		if len(x) == 0 && (f.Type == Table || f.Keyed) {
			what = "a table"
		}
	}
	if what == "" || f.Required {
		return false
	}
	if f.Shown {
		d.add(diag.New("record/empty-answer", d.doc.Value(path...), "field", f.Name, "what", what, "top", f.Name))
		return true
	}
	return f.Type != Table // an empty table tells which of its fields it needs
}
