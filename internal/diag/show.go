package diag

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// Style says how Print shows diagnostics.
type Style struct {
	Lines  func(path string, n int) string // text of a line; "" when unknown
	Prefix string                          // of file names, "" or "folder/"
	Colour bool
}

// At most this many findings of one file, and of all, are shown to a person.
// JSON and GitHub hold all of them.
const (
	maxOfFile = 20
	maxOfAll  = 200
)

// Print shows diagnostics, which are sorted, to a person: place, sentence, the
// line itself with the spot marked, reason and remedy. The first line of each
// has the form file:line:col: severity: message that editors and CI read.
// Where a file or a run has more than anyone would read, it says how many.
func Print(w io.Writer, ds []Diagnostic, s Style) {
	shown, hidden := choose(ds), private(ds)
	between := ""
	ofFile, left := 0, 0 // findings left out: of the file at hand, of files of which none is shown
	any := false         // one of the file at hand is shown
	for i, d := range ds {
		if shown[i] {
			fmt.Fprintf(w, "%s%s %s %s [%s]\n", between, s.bold(place(d, s.Prefix)), s.severity(d.Severity), d.Says, d.Code)
			s.excerpt(w, d, hidden)
			fmt.Fprintf(w, "  why   %s\n  mend  %s\n  more  plaza explain %s\n", d.Why, d.Mend, d.Code)
			between, any = "\n", true
		} else {
			ofFile++
		}
		if i+1 < len(ds) && ds[i+1].File == d.File {
			continue
		}
		if any && ofFile > 0 {
			d.Line = 0
			fmt.Fprintf(w, "\n%s %d more in this file\n", s.bold(place(d, s.Prefix)), ofFile)
		} else {
			left += ofFile
		}
		ofFile, any = 0, false
	}
	if left > 0 {
		fmt.Fprintf(w, "\n%d more in other files are not shown. Mend these first, or see all of them with --format json.\n", left)
	}
}

// choose says which of ds are shown. What stops publishing comes first, and a
// finding that says that a text has more mistakes than were counted is never
// left out.
func choose(ds []Diagnostic) []bool {
	shown := make([]bool, len(ds))
	ofFile, all := map[string]int{}, 0
	for _, severity := range []Severity{Error, Warning, Notice} {
		for i, d := range ds {
			last := strings.HasSuffix(d.Code, "/more") && ofFile[d.File] > 0
			if d.Severity == severity && (last || ofFile[d.File] < maxOfFile && all < maxOfAll) {
				shown[i] = true
				ofFile[d.File]++
				all++
			}
		}
	}
	return shown
}

// private returns the lines on which a safety check found something. They are
// not repeated in any excerpt: a build's output is copied into public places.
func private(ds []Diagnostic) map[Pos]bool {
	lines := map[Pos]bool{}
	for _, d := range ds {
		if strings.HasPrefix(d.Code, "safety/") {
			lines[Pos{File: d.File, Line: d.Line}] = true
		}
	}
	return lines
}

// ofPage reports whether d names a file of the published site, because no
// file of its editors is to blame alone. The prefix does not lead there.
func (d Diagnostic) ofPage() bool { return d.Line == 0 && strings.HasPrefix(d.Code, "page/") }

// place writes where a finding is.
func place(d Diagnostic, prefix string) string {
	if d.ofPage() {
		prefix = ""
	}
	switch file := visible(prefix + d.File); {
	case d.File == "":
		return "site:"
	case d.Line == 0:
		return file + ":"
	default:
		return fmt.Sprintf("%s:%d:%d:", file, d.Line, d.Col)
	}
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
func (s Style) excerpt(w io.Writer, d Diagnostic, hidden map[Pos]bool) {
	if d.Line == 0 || s.Lines == nil || s.Lines(d.File, d.Line) == "" {
		return
	}
	width := len(fmt.Sprint(d.Line))
	fmt.Fprintln(w)
	for n := max(1, d.Line-1); n <= d.Line; n++ {
		text := showLine(s.Lines(d.File, n), hidden[Pos{File: d.File, Line: n}])
		fmt.Fprintln(w, strings.TrimRight(fmt.Sprintf("  %*d | %s", width, n, text), " "))
	}
	line := []rune(s.Lines(d.File, d.Line))
	before := columns(line[:min(d.Col-1, len(line))])
	under := max(1, columns(line[min(d.Col-1, len(line)):min(d.Col-1+d.Width, len(line))]))
	if before < maxLine {
		fmt.Fprintf(w, "  %*s | %s%s\n", width, "", strings.Repeat(" ", before), strings.Repeat("^", min(under, maxLine-before)))
	}
	fmt.Fprintln(w)
}

const maxLine = 160

// showLine writes a line so that it stands on one line of a terminal, without
// its digits and mail addresses where hidden is set.
func showLine(line string, hidden bool) string {
	if hidden {
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
		says := d.Says
		if d.ofPage() {
			says = place(d, "") + " " + says
		} else if d.File != "" {
			at = append(at, "file="+property(visible(prefix+d.File)))
		}
		if d.Line > 0 {
			at = append(at, fmt.Sprintf("line=%d,col=%d,endColumn=%d", d.Line, d.Col, d.Col+d.Width))
		}
		at = append(at, "title="+property(d.Code))
		fmt.Fprintf(w, "::%s %s::%s\n", d.Severity, strings.Join(at, ","), message(says+"\n"+d.Why+"\n"+d.Mend))
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
		if file != "" && !d.ofPage() {
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
