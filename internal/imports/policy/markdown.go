package policy

import (
	"fmt"
	"strings"

	"plaza/internal/policytext"
)

// markdown writes blocks so that they read as they were printed: words and
// their order are those of the source, and nothing in them is taken for a mark.
// The first heading is the wording's title and is left out. It returns "" when
// nothing is left.
func markdown(blocks []policytext.Block) string {
	if len(blocks) > 0 && blocks[0].Kind == policytext.Heading {
		blocks = blocks[1:]
	}
	var b strings.Builder
	for i, x := range blocks {
		if i > 0 && !together(blocks[i-1], x) {
			b.WriteByte('\n')
		}
		switch x.Kind {
		case policytext.Heading:
			text := escape(x.Text)
			if x.Number != "" {
				text = x.Number + `\. ` + text
			}
			b.WriteString("## " + text + "\n")
		case policytext.Clause:
			b.WriteString(inline(x.Text, "") + "\n")
		case policytext.Definition:
			b.WriteString(escape(x.Term) + " - " + inline(x.Text, "") + "\n")
		case policytext.Item:
			item(&b, x, i > 0 && together(blocks[i-1], x))
		case policytext.Row:
			row(&b, x, i == 0 || !together(blocks[i-1], x))
		default:
			b.WriteString(begin(inline(x.Text, "")) + "\n")
		}
	}
	return b.String()
}

// together: items of one list and rows of one table stand without a gap.
func together(a, b policytext.Block) bool {
	switch {
	case a.Kind != b.Kind:
		return false
	case a.Kind == policytext.Row:
		return a.To+1 == b.From && len(a.Cells) == len(b.Cells)
	case a.Kind == policytext.Item:
		return counted(a) == counted(b) || b.Depth > 0
	}
	return false
}

// counted: the list has numbers. Letters are kept as words of their item, for
// Markdown counts with numbers only.
func counted(b policytext.Block) bool {
	return b.Number != "" && b.Number[0] >= '0' && b.Number[0] <= '9'
}

func item(b *strings.Builder, x policytext.Block, goesOn bool) {
	mark, text := "- ", x.Text
	switch {
	case counted(x):
		mark = x.Number + ". "
	case x.Number != "":
		text = x.Number + ". " + text
	}
	margin := ""
	if goesOn && x.Depth > 0 {
		margin = "  "
	}
	b.WriteString(margin + mark + begin(inline(text, margin+strings.Repeat(" ", len(mark)))) + "\n")
}

func row(b *strings.Builder, x policytext.Block, first bool) {
	line := "|"
	for _, c := range x.Cells {
		line += " " + strings.ReplaceAll(escape(c), "|", `\|`) + " |"
	}
	b.WriteString(line + "\n")
	if first {
		b.WriteString("|" + strings.Repeat(" --- |", len(x.Cells)) + "\n")
	}
}

// inline escapes a text of one or more lines. Words that the export sets off
// by two stars at the start stay set off.
func inline(text, margin string) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if rest, ok := strings.CutPrefix(l, "**"); ok {
			if name, after, ok := strings.Cut(rest, "**"); ok && strings.TrimSpace(name) == name && name != "" {
				lines[i] = "**" + escape(name) + "**" + escape(after)
				continue
			}
		}
		lines[i] = escape(l)
	}
	return strings.Join(lines, "\\\n"+margin)
}

var marks = strings.NewReplacer(`\`, `\\`, `*`, `\*`, `_`, `\_`, "`", "\\`", `[`, `\[`, `]`, `\]`, `<`, `\<`, `>`, `\>`, `{`, `\{`, `}`, `\}`, `~`, `\~`)

func escape(s string) string { return marks.Replace(s) }

// begin keeps what a line begins with from being taken for a heading, a list
// or a quotation.
func begin(s string) string {
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	switch {
	case s == "":
		return s
	case strings.ContainsRune("#+-=|:", rune(s[0])):
		return `\` + s
	case digits > 0 && digits < len(s) && (s[digits] == '.' || s[digits] == ')'):
		return fmt.Sprint(s[:digits], `\`, s[digits:])
	}
	return s
}
