package markdown

import (
	"bufio"
	"bytes"
	stdhtml "html"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/renderer/html"
)

// Unmark returns the characters that raw, some words in a source, stands for:
// escapes and character codes are read as goldmark's own writer reads them, by
// letting it write HTML and reading that back.
func Unmark(raw []byte) string {
	var b strings.Builder
	buf := bufio.NewWriter(&b)
	html.DefaultWriter.Write(buf, raw)
	buf.Flush()
	return stdhtml.UnescapeString(b.String())
}

// Code is a character code such as "&eacute;" or "&#233;" in some words.
type Code struct {
	Off            int
	Written, Means string
}

var codeRule = regexp.MustCompile(`&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);`)

// Codes returns the character codes in raw.
func Codes(raw []byte) (codes []Code) {
	for _, m := range codeRule.FindAllIndex(raw, -1) {
		if code := raw[m[0]:m[1]]; !Escaped(raw, m[0]) {
			codes = append(codes, Code{m[0], string(code), Unmark(code)})
		}
	}
	return codes
}

// Escaped reports whether an odd number of backslashes stands before raw[i].
func Escaped(raw []byte, i int) bool {
	return (i-len(bytes.TrimRight(raw[:i], `\`)))%2 == 1
}
