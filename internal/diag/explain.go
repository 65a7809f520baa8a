package diag

import (
	"fmt"
	"strings"

	"plaza"
)

// Explain returns the long form of a code, for "plaza explain": what its
// sentence says, why, how to mend it, and the example of its page in
// docs/errors, which the program carries with it.
func Explain(code string) (string, bool) {
	t, ok := catalogue[code]
	if !ok {
		return "", false
	}
	title := code + " (" + t.Severity.String() + ")"
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s\n\n", title, strings.Repeat("-", len(title)))
	fmt.Fprintf(&b, "says  %s\nwhy   %s\nmend  %s\n", Words(t.Says), Words(t.Why), Words(t.Mend))
	if page, ok := plaza.ErrorPage(code); ok {
		if _, example, ok := strings.Cut(page, "\n## "); ok {
			b.WriteString("\n" + strings.ReplaceAll(example, "\n## ", "\n"))
		}
	}
	return b.String(), true
}

// Words writes the places of a sentence that are filled in as capitals.
func Words(s string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(s, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		name, after, _ := strings.Cut(rest, "}")
		switch starts := b.Len() == 0 || strings.HasSuffix(b.String(), ". "); {
		case name != "suggest" && name != "mend":
			b.WriteString(strings.ToUpper(name))
		case starts:
			b.WriteString("Write what the message suggests.")
		default:
			b.WriteString("what the message suggests")
		}
		s = after
	}
}
