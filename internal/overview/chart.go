package overview

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"plaza/internal/view"
)

// Chart is a bar chart: under each label a bar, in parts. Lengths are in
// percent of the drawing and heights in the size of its text, so that it fits
// any screen and grows with the text. It begins where the page's language
// begins to write.
type Chart struct {
	ID, Title, About string
	Height           string
	Bars             []Bar

	rtl     bool
	longest int
	y       float64
}

// Bar is one labelled bar.
type Bar struct {
	Label     view.Words // for its language
	Lines     []Line
	X         string // of the label
	Anchor    string // which end of the label stands at X
	Direction string // of the label
	Parts     []Part
}

// Line is one line of a label.
type Line struct{ Text, Y string }

// Part is one part of a bar; its kind is its place: 0, 1, 2.
type Part struct {
	Kind        int
	X, Y, Width string
}

// Sizes in ems, and in letters: a drawing breaks no lines by itself, so they
// are broken to fit a narrow phone. The table has every name whole.
const (
	lineStep   = 1.2
	underLabel = .4
	barHeight  = 1
	underBar   = .7
	lineLength = 28
	maxName    = 70
)

func newChart(c *view.Context, id, title string) Chart {
	return Chart{ID: id, Title: title, About: c.W.Find.Numbers.Chart, Height: "0", rtl: c.L.RTL()}
}

// add draws the next bar, its parts as long as their numbers. longest is set
// before.
func (ch *Chart) add(c *view.Context, label view.Words, parts ...int) {
	sum := 0
	for _, n := range parts {
		sum += n
	}
	b := Bar{Label: label, X: "0", Anchor: "start", Direction: c.L.Dir}
	if label.Lang != "" {
		b.Direction = label.Dir
	}
	if ch.rtl {
		b.X = "100%"
	}
	if b.Direction != c.L.Dir {
		b.Anchor = "end"
	}
	text := c.LocaleOf(label).Words.Find.Numbers.Bar.With("Name", cut(label.Text), "Count", c.L.Number(int64(sum)))
	for _, line := range lines(text) {
		ch.y += lineStep
		b.Lines = append(b.Lines, Line{line, em(ch.y)})
	}
	ch.y += underLabel
	at := 0
	for kind, n := range parts {
		if n == 0 || ch.longest == 0 {
			continue
		}
		from := at
		if ch.rtl {
			from = ch.longest - at - n
		}
		b.Parts = append(b.Parts, Part{kind, percent(from, ch.longest), em(ch.y), percent(n, ch.longest)})
		at += n
	}
	ch.y += barHeight + underBar
	ch.Bars, ch.Height = append(ch.Bars, b), em(ch.y)
}

func em(n float64) string { return strconv.FormatFloat(n, 'f', 1, 64) + "em" }

func percent(n, of int) string {
	return strconv.FormatFloat(float64(n)*100/float64(of), 'f', 2, 64) + "%"
}

// cut shortens a long name.
func cut(s string) string {
	if utf8.RuneCountInString(s) <= maxName {
		return s
	}
	return string([]rune(s)[:maxName-1]) + "…"
}

// lines breaks a label between words. The last two stay together where they
// fit: the number at the end would say nothing on a line of its own.
func lines(s string) []string {
	words := strings.Fields(s)
	if n := len(words); n > 1 {
		if last := words[n-2] + " " + words[n-1]; utf8.RuneCountInString(last) <= lineLength {
			words = append(words[:n-2], last)
		}
	}
	var out []string
	line := ""
	for _, word := range words {
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > lineLength {
			out, line = append(out, line), ""
		}
		line = strings.TrimSpace(line + " " + word)
	}
	return append(out, line)
}
