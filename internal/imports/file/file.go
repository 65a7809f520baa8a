// Package file holds what the imports share: how names become ids, how foreign
// texts become lines that can be seen, and how a record that a program wrote is
// known from one that a person changed since.
package file

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"plaza/internal/digest"
	"plaza/internal/schema"
	"plaza/internal/source"
	"plaza/internal/tidy"
)

// Join adds words to an id and cuts the id, not the words.
func Join(base, words string) string {
	words = strings.Trim(words[:min(len(words), 24)], "-")
	return strings.Trim(base[:min(len(base), 47-len(words))], "-") + "-" + words
}

// Slug is a name in small ASCII letters, digits and hyphens, at most 48.
func Slug(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’':
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	out := strings.Trim(b.String(), "-")
	return strings.Trim(out[:min(len(out), 48)], "-")
}

// Tidy makes a cell one line of words that can be seen.
func Tidy(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r >= 0xe000 && r <= 0xf8ff:
			return -1
		case r == utf8.RuneError:
			return '?'
		}
		return r
	}, s)
	return strings.Join(strings.Fields(norm.NFC.String(s)), " ")
}

// Shorten cuts a text at a word, in characters.
func Shorten(s string, limit int) string {
	if utf8.RuneCountInString(s) <= limit {
		return s
	}
	cut := string([]rune(s)[:limit-2])
	if at := strings.LastIndexByte(cut, ' '); at > len(cut)/2 {
		cut = cut[:at]
	}
	return cut + " …"
}

// fence opens the facts of a file of Markdown.
const fence = "+++\n"

// Sign brings the record at path into the form that "plaza fmt" would give it
// and puts a line above it that says who made it and the sum of what was
// written. What cannot be read stays as it is: "plaza check" tells why.
func Sign(c *schema.Catalog, path, by, text string) []byte {
	head := ""
	if rest, ok := strings.CutPrefix(text, fence); ok {
		head, text = fence, rest
	}
	mark := head + Mark(by) + "\n"
	if b, ds, err := tidy.File(c, source.New(path, []byte(mark+text))); err == nil && len(ds) == 0 && strings.HasPrefix(string(b), mark) {
		text = string(b[len(mark):])
	}
	return []byte(head + Mark(by) + ", sum " + digest.Text(text) + ". Once you change it, imports leave it as it is.\n" + text)
}

// Mark is how the first line of a signed record begins.
func Mark(by string) string { return "# Made by \"" + by + "\"" }

// Untouched reports whether a file is as an import wrote it.
func Untouched(text, by string) bool {
	text = strings.TrimPrefix(string(source.LineEnds([]byte(text))), fence)
	head, body, ok := strings.Cut(text, "\n")
	rest, made := strings.CutPrefix(head, Mark(by)+", sum ")
	return ok && made && strings.HasPrefix(rest, digest.Text(body)+".")
}

// TOML writes the little of TOML that records need.
type TOML struct{ strings.Builder }

// Value writes one field: a text, a list of texts, a date or true.
func (t *TOML) Value(key string, v any) {
	switch v := v.(type) {
	case string:
		t.Pair(key, v)
	case []string:
		fmt.Fprintf(t, "%s = [%s]\n", key, QuoteAll(v))
	default: // a date, true
		fmt.Fprintf(t, "%s = %v\n", key, v)
	}
}

// Pair writes a text.
func (t *TOML) Pair(key, text string) { fmt.Fprintf(t, "%s = %s\n", key, Quote(text)) }

// Open says which fields nobody has answered.
func (t *TOML) Open(since, asked string, fields []string) {
	if len(fields) > 0 {
		fmt.Fprintf(t, "\n[[not_answered]]\nsince = %s\nasked_of = %s\nfields = [%s]\n", Quote(since), Quote(asked), QuoteAll(fields))
	}
}

// QuoteAll writes the items of a list.
func QuoteAll(list []string) string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = Quote(s)
	}
	return strings.Join(out, ", ")
}

// Quote writes a text that tidy made one line of.
func Quote(s string) string {
	return `"` + strings.ReplaceAll(strings.ReplaceAll(s, `\`, `\\`), `"`, `\"`) + `"`
}
