package templates

import (
	"strconv"

	"github.com/a-h/templ"
)

// number prints a count that is too small to need the language's own form.
func number(n int) string { return strconv.Itoa(n) }

// anchor returns the id attribute, or nothing.
func anchor(id string) templ.OrderedAttributes {
	if id == "" {
		return nil
	}
	return templ.OrderedAttributes{{Key: "id", Value: id}}
}
