package diag

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Style says how Print shows diagnostics.
type Style struct {
	Lines  func(path string, n int) string // text of a line; "" when unknown
	Prefix string                          // of file names, "" or "folder/"
	Colour bool
}

// Print shows diagnostics to a person: place, sentence, the line itself with
// the spot marked, reason and remedy. The first line of each has the form
// file:line:col: severity: message that editors and CI read.
func Print(w io.Writer, ds []Diagnostic, s Style) {
	for i, d := range ds {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s %s %s [%s]\n", s.bold(place(d, s.Prefix)), s.severity(d.Severity), d.Says, d.Code)
		s.excerpt(w, d)
		fmt.Fprintf(w, "  why   %s\n  mend  %s\n  more  plaza explain %s\n", d.Why, d.Mend, d.Code)
	}
}

// place writes where a finding is. Findings about finished pages name a file
// of the published site, which the prefix does not lead to.
func place(d Diagnostic, prefix string) string {
	if strings.HasPrefix(d.Code, "page/") {
		prefix = ""
	}
	switch {
	case d.File == "":
		return "site:"
	case d.Line == 0:
		return prefix + d.File + ":"
	}
	return fmt.Sprintf("%s%s:%d:%d:", prefix, d.File, d.Line, d.Col)
}

func (s Style) bold(text string) string {
	if !s.Colour {
		return text
	}
	return "\x1b[1m" + text + "\x1b[0m"
}

func (s Style) severity(v Severity) string {
	if !s.Colour {
		return v.String() + ":"
	}
	return [...]string{"\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m"}[v] + v.String() + ":\x1b[0m"
}

// excerpt shows the line before, the line, and a mark under the spot.
func (s Style) excerpt(w io.Writer, d Diagnostic) {
	if d.Line == 0 || s.Lines == nil || s.Lines(d.File, d.Line) == "" {
		return
	}
	width := len(fmt.Sprint(d.Line))
	fmt.Fprintln(w)
	for n := max(1, d.Line-1); n <= d.Line; n++ {
		fmt.Fprintf(w, "  %*d | %s\n", width, n, showLine(s.Lines(d.File, n), d))
	}
	line := []rune(s.Lines(d.File, d.Line))
	before := columns(line[:min(d.Col-1, len(line))])
	under := max(1, columns(line[min(d.Col-1, len(line)):min(d.Col-1+d.Width, len(line))]))
	if before < maxLine {
		fmt.Fprintf(w, "  %*s | %s%s\n", width, "", strings.Repeat(" ", before), strings.Repeat("^", min(under, maxLine)))
	}
	fmt.Fprintln(w)
}

const maxLine = 160

// showLine writes a line so that it stands on one line of a terminal. What a
// safety check found is not repeated: a build's output is copied into public
// places.
func showLine(line string, d Diagnostic) string {
	if strings.HasPrefix(d.Code, "safety/") {
		line = strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' || r == '@' {
				return '*'
			}
			return r
		}, line)
	}
	var b strings.Builder
	n := 0
	for _, r := range line {
		if n++; n > maxLine {
			b.WriteString("…")
			break
		}
		switch {
		case r == '\t':
			b.WriteString("    ")
		case unseen(r):
			b.WriteRune('·')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// columns is how many columns of a terminal runes take: four for a tab, two
// for wide letters of East Asia, none for marks that join the letter before.
func columns(rs []rune) int {
	n := 0
	for _, r := range rs {
		switch {
		case r == '\t':
			n += 4
		case r >= 0x300 && r <= 0x36f:
		case r >= 0x1100 && r <= 0x115f, r >= 0x2e80 && r <= 0xa4cf, r >= 0xac00 && r <= 0xd7a3, r >= 0xf900 && r <= 0xfaff, r >= 0xff00 && r <= 0xff60, r >= 0x1f300 && r <= 0x1faff:
			n += 2
		default:
			n++
		}
	}
	return n
}

// GitHub writes diagnostics as workflow commands, which the pull request
// shows beside the line.
func GitHub(w io.Writer, ds []Diagnostic, prefix string) {
	for _, d := range ds {
		var at []string
		if d.File != "" {
			at = append(at, "file="+property(prefix+d.File))
		}
		if d.Line > 0 {
			at = append(at, fmt.Sprintf("line=%d,col=%d,endColumn=%d", d.Line, d.Col, d.Col+d.Width))
		}
		at = append(at, "title="+property(d.Code))
		fmt.Fprintf(w, "::%s %s::%s\n", d.Severity, strings.Join(at, ","), message(d.Says+"\n"+d.Why+"\n"+d.Mend))
	}
}

var (
	messageEscapes  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func message(s string) string  { return messageEscapes.Replace(s) }
func property(s string) string { return propertyEscapes.Replace(s) }

// JSON writes diagnostics as one JSON array.
func JSON(w io.Writer, ds []Diagnostic, prefix string) error {
	type item struct {
		File     string `json:"file,omitempty"`
		Line     int    `json:"line,omitempty"`
		Col      int    `json:"col,omitempty"`
		Width    int    `json:"width,omitempty"`
		Severity string `json:"severity"`
		Code     string `json:"code"`
		Says     string `json:"says"`
		Why      string `json:"why"`
		Mend     string `json:"mend"`
	}
	items := make([]item, len(ds))
	for i, d := range ds {
		file := d.File
		if file != "" {
			file = prefix + file
		}
		items[i] = item{file, d.Line, d.Col, d.Width, d.Severity.String(), d.Code, d.Says, d.Why, d.Mend}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(items)
}

// Tally counts diagnostics in words: "2 errors, 1 warning".
func Tally(ds []Diagnostic) string {
	var n [3]int
	for _, d := range ds {
		n[d.Severity]++
	}
	var parts []string
	for s, count := range n {
		if count == 1 {
			parts = append(parts, "1 "+Severity(s).String())
		} else if count > 1 {
			parts = append(parts, fmt.Sprintf("%d %ss", count, Severity(s)))
		}
	}
	if parts == nil {
		return "nothing to mend"
	}
	return strings.Join(parts, ", ")
}

// Explain returns the long form of a code, for "plaza explain": what its
// sentence says, why, how to mend it, and where to read on.
func Explain(code string) (string, bool) {
	t, ok := catalogue[code]
	if !ok {
		return "", false
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s)\n%s\n\n", code, t.Severity, strings.Repeat("-", utf8.RuneCountInString(code)))
	fmt.Fprintf(&b, "says  %s\nwhy   %s\nmend  %s\n", words(t.Says), words(t.Why), words(t.Mend))
	return b.String(), true
}

// words writes the places of a sentence that are filled in as capitals.
func words(s string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(s, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		name, after, _ := strings.Cut(rest, "}")
		if name == "suggest" || name == "mend" {
			b.WriteString("(what is nearest to the word you wrote)")
		} else {
			b.WriteString(strings.ToUpper(name))
		}
		s = after
	}
}
