package phrase

import (
	"regexp"
	"strings"
	"unicode"
)

// Words are written as plain text. A value stands in them as {{.Name}}; go-i18n
// would take far more than that, as its texts are Go templates that can loop
// and call. So whatever has other braces must not reach it.

var markup = regexp.MustCompile(`<[A-Za-z/!?][^>]*>?|&(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#[xX][0-9A-Fa-f]+);`)

var value = regexp.MustCompile(`\{\{ ?\.([A-Za-z][A-Za-z0-9]*) ?\}\}`)

// Markup returns the first part of text that a browser would read as HTML, or
// "".
func Markup(text string) string {
	if !strings.ContainsAny(text, "<&") {
		return ""
	}
	return markup.FindString(text)
}

// Value is one value as it stands in a text.
type Value struct{ Name, Written string }

// Values returns the values of text in their order, each time they stand
// there.
func Values(text string) []Value {
	if !strings.Contains(text, "{") {
		return nil
	}
	var out []Value
	for _, found := range value.FindAllStringSubmatch(text, -1) {
		out = append(out, Value{found[1], found[0]})
	}
	return out
}

// Stray returns the first part of text that has braces but is no value, or "".
func Stray(text string) string {
	if !strings.ContainsAny(text, "{}") {
		return ""
	}
	for _, stretch := range value.Split(text, -1) {
		i := strings.IndexAny(stretch, "{}")
		if i < 0 {
			continue
		}
		if end := strings.LastIndexByte(stretch, '}'); end > i {
			return stretch[i : end+1]
		}
		return stretch[i:]
	}
	return ""
}

// Written returns how the values with these names are written.
func Written(names []string) []string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = "{{." + name + "}}"
	}
	return out
}

// Words counts the words of text that a translator would translate.
func Words(text string) int {
	return len(strings.FieldsFunc(value.ReplaceAllString(text, " "), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\'' && r != '’'
	}))
}
