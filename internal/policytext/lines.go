package policytext

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	contentsLine = regexp.MustCompile(`^\s*\d+\t\S|\S(\t|\s*\.{3,}\s*)\d+\s*$`)
	clauseLine   = regexp.MustCompile(`^(\d+\.\d+)\s+(\S.*)$`)
	numberedLine = regexp.MustCompile(`^\s*(\d+)\.\s+(\S.*)$`)
	letteredLine = regexp.MustCompile(`^\s*([a-z])\.\s+(\S.*)$`)
	itemLine     = regexp.MustCompile(`^(\s*)[-•*]\s+(\S.*)$`)
	termLine     = regexp.MustCompile(`^(\p{Lu}[\pL\pN() ]{1,60}?) [-–] (\S.*)$`)
	escape       = regexp.MustCompile(`\\([$#*_|~])`)
	deadLink     = regexp.MustCompile(`\[([^\[\]]+)\]\(#?\)`)
)

// titleMost is how long a heading may be that is told by its shape alone.
const titleMost = 70

type parser struct {
	*Document
	lines []string
}

// line returns line i without the space round it, "" past the end.
func (p *parser) line(i int) string {
	if i < 0 || i >= len(p.lines) {
		return ""
	}
	return strings.TrimSpace(p.lines[i])
}

func (p *parser) alone(i int) bool { return p.line(i-1) == "" && p.line(i+1) == "" }

// front marks cover and contents as noise and returns the first line after
// them. A document without a table of contents has no front.
func (p *parser) front() int {
	for i := range p.lines {
		if !isCapitals(p.line(i)) {
			continue
		}
		end, entries := i, 0
		for j := i + 1; j < len(p.lines); j++ {
			if p.line(j) == "" {
				continue
			}
			if !contentsLine.MatchString(p.lines[j]) {
				break
			}
			end, entries = j, entries+1
		}
		if entries < 3 {
			continue
		}
		for first := range i {
			if p.line(first) != "" {
				p.Noise = append(p.Noise, Piece{"cover", first + 1, p.last(i)})
				break
			}
		}
		p.Noise = append(p.Noise, Piece{"contents", i + 1, end + 1})
		return end + 1
	}
	return 0
}

// last returns the last line before i that is not empty, from 1.
func (p *parser) last(i int) int {
	for i > 0 && p.line(i-1) == "" {
		i--
	}
	return i
}

// block reads the block that begins at line i and returns the line after it.
func (p *parser) block(i int) int {
	line := p.line(i)
	b := Block{From: i + 1, To: i + 1}
	end := i + 1
	switch {
	case line == "":
		return end
	case strings.Contains(strings.Trim(p.lines[i], "\t"), "\t"):
		b.Kind = Row
		for cell := range strings.SplitSeq(p.lines[i], "\t") {
			b.Cells = append(b.Cells, clean(cell))
		}
	case clauseLine.MatchString(line):
		m := clauseLine.FindStringSubmatch(line)
		b.Kind, b.Number = Clause, m[1]
		b.Text, end = p.run(i, m[2])
	case p.heading(i, &b):
		b.Kind = Heading
	case p.item(i, &b):
		b.Kind = Item
		b.Text, end = p.run(i, b.Text)
	default:
		b.Text, end = p.run(i, line)
		if m := termLine.FindStringSubmatch(b.Text); m != nil && isTitle(m[1]) {
			b.Kind, b.Term, b.Text = Definition, m[1], m[2]
		}
	}
	b.To = end
	if !p.joined(b) {
		p.Blocks = append(p.Blocks, b)
	}
	return end
}

// run collects the lines that follow without an empty one, each as a line of
// its own, up to what begins a block by its shape.
func (p *parser) run(i int, first string) (text string, end int) {
	text, end = clean(first), i+1
	for ; p.line(end) != ""; end++ {
		raw := p.lines[end]
		if itemLine.MatchString(raw) || numberedLine.MatchString(raw) || clauseLine.MatchString(raw) ||
			letteredLine.MatchString(raw) || strings.Contains(raw, "\t") {
			break
		}
		text += "\n" + clean(raw)
	}
	return text, end
}

func (p *parser) heading(i int, b *Block) bool {
	line := p.line(i)
	if m := numberedLine.FindStringSubmatch(line); m != nil {
		if isCapitals(m[2]) || p.alone(i) && isShort(m[2]) {
			b.Number, b.Text = m[1], clean(m[2])
			return true
		}
		return false
	}
	if isCapitals(line) || p.alone(i) && isShort(line) {
		b.Text = clean(line)
		return true
	}
	return false
}

func (p *parser) item(i int, b *Block) bool {
	if m := itemLine.FindStringSubmatch(p.lines[i]); m != nil {
		b.Text = m[2]
		if m[1] != "" && len(p.Blocks) > 0 && p.Blocks[len(p.Blocks)-1].Kind == Item {
			b.Depth = 1
		}
		return true
	}
	for _, form := range []*regexp.Regexp{numberedLine, letteredLine} {
		if m := form.FindStringSubmatch(p.lines[i]); m != nil {
			b.Number, b.Text = m[1], m[2]
			return true
		}
	}
	return false
}

// joined adds a block to the one before when a page break cut the sentence.
func (p *parser) joined(b Block) bool {
	if len(p.Blocks) == 0 || b.Kind != Paragraph && b.Kind != Item || b.Number != "" {
		return false
	}
	prev := &p.Blocks[len(p.Blocks)-1]
	if prev.Kind == Heading || prev.Kind == Row || isClosed(prev.Text) || !beginsSmall(b.Text) {
		return false
	}
	if b.Kind == Item && prev.Kind == Item && p.line(b.From-2) != "" {
		return false // the next item of the same list
	}
	before := prev.Text
	if cut, ok := strings.CutSuffix(before, "-"); ok {
		prev.Text = cut + b.Text
	} else {
		prev.Text = before + " " + b.Text
	}
	p.Joins = append(p.Joins, Join{b.From, lastWord(before), firstWord(b.Text)})
	prev.To = b.To
	return true
}

func clean(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	return deadLink.ReplaceAllString(escape.ReplaceAllString(s, "$1"), "$1")
}

// isCapitals: has letters, and none of them small.
func isCapitals(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters >= 2 && !strings.HasPrefix(s, "-")
}

// isShort: begins like a heading and has no mark that closes or opens a
// sentence.
func isShort(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(first) && utf8.RuneCountInString(s) <= titleMost &&
		!strings.ContainsAny(s[len(s)-1:], ".:;,!?*") && !strings.Contains(s, " - ")
}

// isTitle: each word begins with a capital, in brackets or not.
func isTitle(s string) bool {
	for word := range strings.FieldsSeq(s) {
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, "("))
		if !unicode.IsUpper(first) && !unicode.IsDigit(first) {
			return false
		}
	}
	return true
}

func isClosed(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".:;!?)”\"*", last)
}

func beginsSmall(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(first)
}

func lastWord(s string) string  { f := strings.Fields(s); return f[len(f)-1] }
func firstWord(s string) string { f := strings.Fields(s); return f[0] }
