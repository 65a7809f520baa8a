// Package card draws the picture that other sites show where someone shares a
// link to the register: the site's name, what it is for and whose it is, in
// the colours of the site's own style sheet.
//
// Laws:
//
//  1. The same words and colours give the same bytes on every machine. All
//     sums are of whole numbers, because processors round fractions apart.
//  2. No box stands for a letter that the font lacks. A text with such a
//     letter, or with marks that have to be put on another letter, is left
//     out; the picture then shows its ornament alone.
//  3. A text is never cut: it is made smaller until it fits.
//
// The font is Go, by Bigelow & Holmes, under the licence of the Go project. It
// covers the languages of Europe that are written in Latin, Greek or Cyrillic.
package card

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"
	"unicode"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/text/unicode/norm"
)

// Width and Height of a card in pixels, as those who show it ask for.
const (
	Width  = 1200
	Height = 630
)

// Card is what one picture says.
type Card struct {
	Name, Tagline, City string
	Ground, Ink         color.RGBA
}

// Draw returns the picture as PNG.
func Draw(c Card) ([]byte, error) {
	bold, err := parse(gobold.TTF)
	if err != nil {
		return nil, err
	}
	regular, err := parse(goregular.TTF)
	if err != nil {
		return nil, err
	}
	p := &picture{image.NewPaletted(image.Rect(0, 0, Width, Height), shades(c.Ground, c.Ink))}
	p.ornament()
	if err := p.texts(text{bold, c.Name}, text{regular, c.Tagline}, text{regular, c.City}); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	e := png.Encoder{CompressionLevel: png.BestSpeed} // a few hundred bytes more, a third of the time
	if err := e.Encode(&b, p.Paletted); err != nil {
		return nil, fmt.Errorf("write a card: %w", err)
	}
	return b.Bytes(), nil
}

// levels is how many shades there are from ground to ink: as many as PNG
// packs two of into a byte.
const levels = 16

func shades(ground, ink color.RGBA) color.Palette {
	out := make(color.Palette, levels)
	for i := range out {
		mix := func(a, b uint8) uint8 { return uint8((int(a)*(levels-1-i) + int(b)*i) / (levels - 1)) }
		out[i] = color.RGBA{mix(ground.R, ink.R), mix(ground.G, ink.G), mix(ground.B, ink.B), 255}
	}
	return out
}

type picture struct{ *image.Paletted }

// Places on the card, in pixels.
const (
	margin   = 80
	textTop  = 196 // of the name
	textEnd  = 490 // no line of name or tagline reaches lower
	ruleAt   = 524
	cityLine = 578 // where the city's letters stand
	citySize = 34
	faint    = 5 // shade of the ornament
)

// ornament draws three rows of a list, and the line above the city's name.
func (p *picture) ornament() {
	for i := range 3 {
		y := margin + i*30
		p.fill(image.Rect(margin, y, margin+18, y+18), levels-1)
		p.fill(image.Rect(margin+32, y, margin+200-i*36, y+18), faint)
	}
	p.fill(image.Rect(margin, ruleAt, Width-margin, ruleAt+2), faint)
}

func (p *picture) fill(r image.Rectangle, shade uint8) {
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			p.Pix[y*p.Stride+x] = shade
		}
	}
}

type text struct {
	*face
	words string
}

// texts writes what can be written, name and tagline as large as they fit.
func (p *picture) texts(name, tagline, city text) error {
	for _, t := range []*text{&name, &tagline, &city} {
		t.words = norm.NFC.String(t.words)
		if !t.covers(t.words) {
			t.words = ""
		}
	}
	for percent := 100; ; percent -= 5 {
		a, b := name.lay(88*percent/100), tagline.lay(42*percent/100)
		gap := 0
		if len(a.lines) > 0 {
			gap = 28 * percent / 100
		}
		if percent > 30 && (a.height+gap+b.height > textEnd-textTop || a.width > Width-2*margin || b.width > Width-2*margin) {
			continue
		}
		c := city.lay(citySize)
		for c.width > Width-2*margin && c.size > 12 || len(c.lines) > 1 && c.size > 12 {
			c = city.lay(c.size - 2)
		}
		if err := p.write(a, textTop); err != nil {
			return err
		}
		if err := p.write(b, textTop+a.height+gap); err != nil {
			return err
		}
		return p.write(c, cityLine-c.size)
	}
}

// block is a text broken into lines at one size.
type block struct {
	*face
	size          int
	lines         []string
	step          int // from line to line
	width, height int
}

// lay breaks the text between words.
func (t text) lay(size int) block {
	b := block{face: t.face, size: size, step: size * 5 / 4}
	line := ""
	for _, word := range strings.Split(t.words, " ") {
		if word == "" {
			continue
		}
		longer := strings.TrimPrefix(line+" "+word, " ")
		if line != "" && t.wide(longer, size) > Width-2*margin {
			b.lines = append(b.lines, line)
			longer = word
		}
		line = longer
	}
	if line != "" {
		b.lines = append(b.lines, line)
	}
	for _, l := range b.lines {
		b.width = max(b.width, t.wide(l, size))
	}
	b.height = len(b.lines) * b.step
	return b
}

func (p *picture) write(b block, top int) error {
	for i, line := range b.lines {
		if err := p.line(b.face, line, b.size, margin, top+i*b.step+b.size); err != nil {
			return err
		}
	}
	return nil
}

// covers reports whether the font can write all of s one sign after another.
func (f *face) covers(s string) bool {
	for _, r := range s {
		if unicode.Is(unicode.M, r) || f.glyph(r) == 0 {
			return false
		}
	}
	return true
}
