package effect

import (
	"fmt"
	"strings"
	"unicode"
)

// plainPaper writes for a terminal.
type plainPaper struct {
	strings.Builder
	indent string // of items: those of a record stand further in
}

func (p *plainPaper) len() int { return p.Len() }
func (p *plainPaper) end()     {}

func (p *plainPaper) first(s sentence) { fmt.Fprintln(p, s.fill(oneLine)) }
func (p *plainPaper) line(s sentence)  { fmt.Fprintf(p, "\n%s\n", s.fill(oneLine)) }
func (p *plainPaper) head(words string) {
	fmt.Fprintf(p, "\n%s\n", words)
	p.indent = ""
}

func (p *plainPaper) item(s sentence, href string) {
	fmt.Fprintf(p, "%s  %s\n", p.indent, s.fill(oneLine))
	if href != "" {
		fmt.Fprintf(p, "    %s\n", href)
	}
}

func (p *plainPaper) record(s sentence, href string) {
	p.WriteByte('\n')
	p.indent = ""
	p.item(s, href)
	p.indent = "  "
}

func (p *plainPaper) value(label string, lines []Line) {
	fmt.Fprintf(p, "    %s\n", oneLine(label))
	for _, l := range lines {
		for text := range strings.SplitSeq(clean(l.Text), "\n") {
			fmt.Fprintf(p, "      %s%s\n", sign(l), text)
		}
	}
}

func sign(l Line) string {
	if l.New {
		return "+ "
	}
	return "- "
}

// oneLine puts data into a sentence.
func oneLine(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

// clean makes visible what a terminal would obey and what a reader could not
// see: controls, marks that turn the direction of reading.
func clean(s string) string {
	var b strings.Builder
	for _, r := range strings.ReplaceAll(s, "\r\n", "\n") {
		if r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar) {
			fmt.Fprintf(&b, "<U+%04X>", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
