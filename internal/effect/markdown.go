package effect

import (
	"fmt"
	"regexp"
	"strings"
)

// markdownPaper writes for a comment on a pull request.
//
// Whoever proposes a change writes the data in it, and the comment is posted in
// the name of the project. So data stands in two places only: within a
// sentence, where it is either words without any sign that Markdown or GitHub
// gives a meaning to, or a code span, in which nothing has one; and in fenced
// blocks, behind a sign on each line, so that no line of data can close the
// block. Mentions, references to issues, links, pictures and HTML need one of
// the signs that the first kind cannot hold.
type markdownPaper struct {
	strings.Builder
	items bool // the last thing written is an item of a list
}

// Mark is the first line of each comment, for the workflow that looks for the
// one it posted before.
const Mark = "<!-- plaza diff -->"

func (p *markdownPaper) len() int { return p.Len() }

func (p *markdownPaper) start() {
	if p.Len() == 0 {
		p.WriteString(Mark + "\n")
	}
}

// block leaves an empty line before what is no item of a list.
func (p *markdownPaper) block() {
	p.start()
	p.WriteByte('\n')
	p.items = false
}

func (p *markdownPaper) first(s sentence) { p.block(); fmt.Fprintf(p, "**%s**\n", s.fill(inline)) }
func (p *markdownPaper) line(s sentence)  { p.block(); fmt.Fprintf(p, "%s\n", s.fill(inline)) }
func (p *markdownPaper) head(words string) {
	p.block()
	fmt.Fprintf(p, "### %s\n", words)
}

func (p *markdownPaper) item(s sentence, href string) {
	if !p.items {
		p.block()
		p.items = true
	}
	text := s.fill(inline)
	if href != "" {
		text = "[" + text + "](<" + href + ">)"
	}
	fmt.Fprintf(p, "- %s\n", text)
}

func (p *markdownPaper) record(s sentence, href string) {
	p.block()
	text := s.fill(inline)
	if href != "" {
		text = "[" + text + "](<" + href + ">)"
	}
	fmt.Fprintf(p, "#### %s\n", text)
}

func (p *markdownPaper) value(label string, lines []Line) {
	p.block()
	var b strings.Builder
	for _, l := range lines {
		for text := range strings.SplitSeq(clean(l.Text), "\n") {
			b.WriteString(sign(l) + text + "\n")
		}
	}
	fence := strings.Repeat("`", max(3, longestRun(b.String())+1))
	fmt.Fprintf(p, "%s\n\n%sdiff\n%s%s\n", inline(label), fence, b.String(), fence)
}

func (p *markdownPaper) end() { p.start() }

// harmless are words that nothing gives a meaning to: letters, digits and a few
// signs, not at the start of a line. Long runs of digits and the letters a to
// f are left out, since GitHub takes them for commits, and so is "GH-1".
var (
	harmless = regexp.MustCompile(`^(\p{L}|\d+\.\d)[\p{L}\p{N}\p{M} .,;"'’“”«»()/%€–—…-]*$`)
	commit   = regexp.MustCompile(`(?i)\b[0-9a-f]{7,}\b|gh-\d|www`)
)

// inline puts data into a sentence.
func inline(s string) string {
	s = oneLine(s)
	if s == "" {
		return "(nothing)"
	}
	if harmless.MatchString(s) && !commit.MatchString(s) {
		return s
	}
	fence := strings.Repeat("`", longestRun(s)+1)
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") {
		s = " " + s + " "
	}
	return fence + s + fence
}

// longestRun is how many backticks stand side by side.
func longestRun(s string) int {
	longest, run := 0, 0
	for _, r := range s {
		if r != '`' {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}
