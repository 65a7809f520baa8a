package templates

import (
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"plaza/internal/pages"
	"plaza/internal/view"
)

// number prints a count that is too small to need the language's own form.
func number(n int) string { return strconv.Itoa(n) }

// marks returns the language and direction of a text that is not in the
// page's own, for an element that can hold no other mark.
func marks(w view.Words) templ.OrderedAttributes {
	if w.Lang == "" {
		return nil
	}
	return templ.OrderedAttributes{{Key: "lang", Value: w.Lang}, {Key: "dir", Value: w.Dir}}
}

// anchor returns the id attribute, or nothing.
func anchor(id string) templ.OrderedAttributes {
	if id == "" {
		return nil
	}
	return templ.OrderedAttributes{{Key: "id", Value: id}}
}

// asking reports whether a label ends its own sentence, so that no colon
// follows it.
func asking(label string) bool {
	return strings.HasSuffix(label, "?") || strings.HasSuffix(label, "؟")
}

// tongue returns the language of a text in a drawing, where no element takes a
// direction.
func tongue(w view.Words) templ.OrderedAttributes {
	if w.Lang == "" {
		return nil
	}
	return templ.OrderedAttributes{{Key: "lang", Value: w.Lang}}
}

// sortedUnder returns what the filter's script reads of a tool in a list.
func sortedUnder(marks []pages.FilterMark) templ.OrderedAttributes {
	var out templ.OrderedAttributes
	for _, m := range marks {
		out = append(out, templ.KeyValue[string, any]{Key: "data-" + m.Name, Value: m.Value})
	}
	return out
}
