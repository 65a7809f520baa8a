package card

import (
	"fmt"
	"slices"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// A pixel has 64 parts each way, as outlines are given. Each row of pixels is
// looked at in rows of parts: a line of its own every step parts.
const (
	parts = 64
	step  = 8
	full  = parts * parts / step // of a pixel that is all inside
)

// face is a font and what its methods work with. It serves one goroutine.
type face struct {
	font *sfnt.Font
	buf  sfnt.Buffer
}

func parse(ttf []byte) (*face, error) {
	f, err := sfnt.Parse(ttf)
	if err != nil {
		return nil, fmt.Errorf("read the font of cards: %w", err)
	}
	return &face{font: f}, nil
}

// glyph returns the number of a letter's outline, 0 when the font has none.
func (f *face) glyph(r rune) sfnt.GlyphIndex {
	g, err := f.font.GlyphIndex(&f.buf, r)
	if err != nil {
		return 0
	}
	return g
}

// wide returns the width of a line in pixels, rounded up.
func (f *face) wide(s string, size int) int {
	end := f.walk(s, size, func(sfnt.GlyphIndex, fixed.Int26_6) {})
	return end.Ceil()
}

// walk calls visit for each letter with its place, and returns where the line
// ends.
func (f *face) walk(s string, size int, visit func(sfnt.GlyphIndex, fixed.Int26_6)) fixed.Int26_6 {
	x, before := fixed.Int26_6(0), sfnt.GlyphIndex(0)
	for _, r := range s {
		g := f.glyph(r)
		if before != 0 {
			if k, err := f.font.Kern(&f.buf, before, g, fixed.I(size), font.HintingNone); err == nil {
				x += k
			}
		}
		visit(g, x)
		if a, err := f.font.GlyphAdvance(&f.buf, g, fixed.I(size), font.HintingNone); err == nil {
			x += a
		}
		before = g
	}
	return x
}

// line writes s with its left end and foot at the given pixels.
func (p *picture) line(f *face, s string, size, left, foot int) error {
	shape := outline{rows: make([][]crossing, Height*parts/step), from: Height, to: 0}
	var failed error
	f.walk(s, size, func(g sfnt.GlyphIndex, x fixed.Int26_6) {
		segments, err := f.font.LoadGlyph(&f.buf, g, fixed.I(size), nil)
		if err != nil {
			failed = fmt.Errorf("draw a letter of %q: %w", s, err)
			return
		}
		shape.add(segments, point{int(x) + left*parts, foot * parts})
	})
	if failed == nil {
		p.ink(shape)
	}
	return failed
}

type point struct{ x, y int }

// crossing is where an edge crosses a row of parts, and which way it goes.
type crossing struct{ x, turn int }

// outline is the edges of many letters.
type outline struct {
	rows     [][]crossing // by the row of parts they cross
	from, to int          // the rows of pixels between which they lie
}

// add takes one letter, moved to its place.
func (o *outline) add(segments sfnt.Segments, at point) {
	place := func(q fixed.Point26_6) point { return point{int(q.X) + at.x, int(q.Y) + at.y} }
	var start, here point
	for _, s := range segments {
		a := place(s.Args[0])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			o.edge(here, start)
			start, here = a, a
		case sfnt.SegmentOpLineTo:
			o.edge(here, a)
			here = a
		case sfnt.SegmentOpQuadTo:
			o.curve(here, a, place(s.Args[1]))
			here = place(s.Args[1])
		case sfnt.SegmentOpCubeTo: // fonts of this kind have none; its ends are near enough
			o.edge(here, place(s.Args[2]))
			here = place(s.Args[2])
		}
	}
	o.edge(here, start)
}

// curve adds a curve as straight pieces that no eye can tell from it.
func (o *outline) curve(a, b, c point) {
	const n = 8
	here := a
	for i := 1; i <= n; i++ {
		at := func(a, b, c int) int { return (a*(n-i)*(n-i) + 2*b*i*(n-i) + c*i*i) / (n * n) }
		next := point{at(a.x, b.x, c.x), at(a.y, b.y, c.y)}
		o.edge(here, next)
		here = next
	}
}

// edge notes where a straight line crosses the rows of parts.
func (o *outline) edge(a, b point) {
	turn := 1
	if a.y > b.y {
		a, b, turn = b, a, -1
	}
	first, end := max(0, (a.y+step-1)/step), min(len(o.rows), (b.y+step-1)/step)
	for row := first; row < end; row++ {
		x := a.x + (b.x-a.x)*(row*step-a.y)/(b.y-a.y)
		o.rows[row] = append(o.rows[row], crossing{x, turn})
	}
	if first < end {
		o.from, o.to = min(o.from, first*step/parts), max(o.to, (end*step+parts-1)/parts)
	}
}

// ink puts the inside of an outline on the picture. A pixel is as dark as it
// is covered.
func (p *picture) ink(o outline) {
	cover := make([]int, Width)
	for y := o.from; y < o.to; y++ {
		clear(cover)
		for _, row := range o.rows[y*parts/step : (y+1)*parts/step] {
			span(cover, row)
		}
		for x, c := range cover {
			if shade := uint8(c * (levels - 1) / full); shade > p.Pix[y*p.Stride+x] {
				p.Pix[y*p.Stride+x] = shade
			}
		}
	}
}

// span adds the covered parts of one row to the pixels of it.
func span(cover []int, row []crossing) {
	slices.SortFunc(row, func(a, b crossing) int { return a.x - b.x })
	turns := 0
	for i, c := range row {
		if turns != 0 {
			for x := max(row[i-1].x, 0); x < min(c.x, Width*parts); {
				end := min((x/parts+1)*parts, c.x)
				cover[x/parts] += end - x
				x = end
			}
		}
		turns += c.turn
	}
}
