package schema

import (
	"fmt"
	"strings"
	"time"

	"plaza/internal/diag"
)

// Here is what diagnostics say about fields, tables and values, in the words
// that an editor sees in the file.

// where names the table at path: "a tool", "[statement]", "[[costs]]".
func (d *decoder) where(path []any) string {
	var names []string
	open, closed := "[", "]"
	for i, p := range path {
		if name, ok := p.(string); ok {
			names = append(names, name)
		} else if i == len(path)-1 {
			open, closed = "[[", "]]"
		}
	}
	if names == nil {
		return d.a()
	}
	return open + strings.Join(names, ".") + closed
}

// a names the kind in a sentence: "a service area", "an owner".
func (d *decoder) a() string {
	name := strings.ReplaceAll(d.kind.Name, "-", " ")
	if strings.ContainsRune("aeio", rune(name[0])) {
		return "an " + name
	}
	return "a " + name
}

// sample is a line that gives the field a value.
func (f *Field) sample() string {
	switch f.Type {
	case Table:
		return "[" + f.Name + "], with its fields below"
	case Tables:
		return "[[" + f.Name + "]], with its fields below"
	case Strings:
		return f.Name + ` = ["..."]`
	case Bool:
		return f.Name + " = true"
	case Int:
		return f.Name + " = 1"
	case DateType:
		return f.Name + " = 2026-03-12"
	case MomentType:
		return f.Name + " = 2026-03-12T17:30:00"
	}
	if len(f.OneOf) > 0 {
		return f.Name + ` = "` + f.OneOf[0] + `" or another of its values: ` + strings.Join(f.OneOf[1:], ", ")
	}
	return f.Name + ` = "..."`
}

func (d *decoder) wrongType(f *Field, x any, path []any, want string) {
	d.add(diag.New("record/wrong-type", d.doc.Value(path...), "field", f.Name, "got", typeWord(x), "want", want))
}

// typeWord names a TOML value as an editor would.
func typeWord(x any) string {
	switch x := x.(type) {
	case string:
		return "a text"
	case bool:
		return "true or false"
	case int64:
		return "a whole number"
	case float64:
		return "a number with a point"
	case time.Time:
		switch x.Location().String() {
		case "date-local":
			return "a date"
		case "time-local":
			return "a time"
		}
		return "a date with a time"
	case []any:
		return "a list"
	case []map[string]any:
		return "a list of tables"
	case map[string]any:
		return "a table"
	}
	return "something else"
}

// written is a value as an editor typed it, or nearly.
func written(x any) string {
	if t, ok := x.(time.Time); ok {
		return t.Format(time.DateOnly)
	}
	return fmt.Sprint(x)
}
