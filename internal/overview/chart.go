package overview

import (
	"strconv"
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
}

// Bar is one labelled bar.
type Bar struct {
	Label     view.Words
	X, Y      string // of the label
	Anchor    string // which end of the label stands at X
	Direction string // of the label
	Parts     []Part
}

// Part is one part of a bar; its kind is its place: 0, 1, 2.
type Part struct {
	Kind        int
	X, Y, Width string
}

// Sizes in ems: a label and its bar, and where they stand in that height.
const (
	barStep  = 3
	labelAt  = 1.1
	barAt    = 1.5
	maxLabel = 38 // letters; the table has the whole name
)

func newChart(c *view.Context, id, title string) Chart {
	return Chart{ID: id, Title: title, About: c.W.Find.Numbers.Chart, Height: "0", rtl: c.L.Dir == "rtl"}
}

// add draws the next bar, its parts as long as their numbers. longest is set
// before.
func (ch *Chart) add(c *view.Context, label view.Words, parts ...int) {
	i := len(ch.Bars)
	sum := 0
	for _, n := range parts {
		sum += n
	}
	b := Bar{Label: label, X: "0", Y: em(float64(i*barStep) + labelAt), Anchor: "start", Direction: c.L.Dir}
	if label.Lang != "" {
		b.Direction = label.Dir
	}
	b.Label.Text = c.LocaleOf(label).Words.Find.Numbers.Bar.With("Name", cut(label.Text), "Count", c.L.Number(int64(sum)))
	if ch.rtl {
		b.X = "100%"
	}
	if b.Direction != c.L.Dir {
		b.Anchor = "end"
	}
	at := 0
	for kind, n := range parts {
		if n == 0 || ch.longest == 0 {
			continue
		}
		from := at
		if ch.rtl {
			from = ch.longest - at - n
		}
		b.Parts = append(b.Parts, Part{kind, percent(from, ch.longest), em(float64(i*barStep) + barAt), percent(n, ch.longest)})
		at += n
	}
	ch.Bars = append(ch.Bars, b)
	ch.Height = em(float64(len(ch.Bars) * barStep))
}

func em(n float64) string { return strconv.FormatFloat(n, 'f', 1, 64) + "em" }

func percent(n, of int) string {
	return strconv.FormatFloat(float64(n)*100/float64(of), 'f', 2, 64) + "%"
}

// cut shortens a name for a label.
func cut(s string) string {
	if utf8.RuneCountInString(s) <= maxLabel {
		return s
	}
	return string([]rune(s)[:maxLabel-1]) + "…"
}
