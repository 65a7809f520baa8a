package card

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"plaza"
	"plaza/internal/digest"
)

var (
	navy  = color.RGBA{0x0b, 0x47, 0x78, 255}
	white = color.RGBA{0xff, 0xff, 0xff, 255}
)

// drawn returns a card as its viewers see it: the shade of each pixel.
func drawn(t testing.TB, name, tagline, city string) *image.Paletted {
	t.Helper()
	b, err := Draw(Card{name, tagline, city, navy, white})
	if err != nil {
		t.Fatal(err)
	}
	m, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	p, ok := m.(*image.Paletted)
	if !ok || p.Bounds() != image.Rect(0, 0, Width, Height) {
		t.Fatalf("a card is %T of %v", m, m.Bounds())
	}
	return p
}

// inked returns what is written below the ornament and above the line, or
// below that line; empty where nothing is.
func inked(p *image.Paletted, from, to int) image.Rectangle {
	var r image.Rectangle
	for y := from; y < to; y++ {
		for x := range Width {
			if p.Pix[y*p.Stride+x] != 0 {
				r = r.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return r
}

func TestWhatIsWritten(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("palabra ", 10))
	for _, tt := range []struct {
		name                string
		title, line, city   string
		wantText, wantBelow bool
	}{
		{"all three", "AI in Springfield", "What the city uses.", "City of Springfield", true, true},
		{"Spanish", "¿Qué hacen? ¡Aquí está, señor Núñez!", "Güeros, ñandúes, acción.", "Ciudad", true, true},
		{"accents written apart", "Lo que usa la Ciudad, y su accio\u0301n", "", "", true, false},
		{"Arabic", "الذكاء الاصطناعي", "مدينة", "مدينة", false, false},
		{"Arabic and a city in Latin", "الذكاء", "مدينة", "Villa", false, true},
		{"one letter that is not there", "AI in Springfield 语", "", "", false, false},
		{"a mark that has no letter of its own", "Din\u0328\u0301", "", "", false, false},
		{"an emoji", "AI 🤖", "", "", false, false},
		{"nothing", "", "", "", false, false},
		{"as long as texts may be", long, long + " " + long, long, true, true},
		{"one long word", strings.Repeat("Ñ", 80), strings.Repeat("w", 200), strings.Repeat("m", 80), true, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := drawn(t, tt.title, tt.line, tt.city)
			above, below := inked(p, 180, ruleAt-2), inked(p, ruleAt+4, Height)
			if above.Empty() == tt.wantText || below.Empty() == tt.wantBelow {
				t.Errorf("name and tagline fill %v, the city %v", above, below)
			}
			if area := image.Rect(margin-4, 180, Width-margin+8, ruleAt-4); !above.In(area) && tt.name != "one long word" {
				t.Errorf("name and tagline fill %v, outside %v", above, area)
			}
		})
	}
}

// The pixels of a letter with straight edges are known: an I of this font is a
// dark bar.
func TestLettersAreFilled(t *testing.T) {
	p := drawn(t, "I", "", "")
	r := inked(p, 180, ruleAt-2)
	if r.Dx() < 15 || r.Dx() > 60 || r.Dy() < 50 || r.Dy() > 80 {
		t.Fatalf("the letter I fills %v", r)
	}
	middle := p.Pix[(r.Min.Y+r.Dy()/2)*p.Stride+r.Min.X+r.Dx()/2]
	if middle != levels-1 {
		t.Errorf("the middle of the letter I has shade %d of %d", middle, levels-1)
	}
	o := inked(drawn(t, "O", "", ""), 180, ruleAt-2)
	hollow := drawn(t, "O", "", "")
	if s := hollow.Pix[(o.Min.Y+o.Dy()/2)*hollow.Stride+o.Min.X+o.Dx()/2]; s != 0 {
		t.Errorf("the middle of the letter O has shade %d, not that of the ground", s)
	}
}

// Law 1. The hash was the same on amd64 with and without fused sums
// (GOAMD64=v3) and on 386. Another release of Go may compress otherwise: so it
// is of the pixels.
func TestSamePixelsEverywhere(t *testing.T) {
	p := drawn(t, "La IA en la Ciudad, señor Núñez", "Vea qué herramientas usa la Ciudad, quién las usa y para qué.", "Ciudad de Springfield")
	if got, want := digest.Of(p.Pix).Short(), "48bb7335dd3a"; got != want {
		t.Errorf("the pixels have the hash %s, want %s: look at the picture, then change the hash here", got, want)
	}
}

func TestColours(t *testing.T) {
	grey := color.RGBA{0x30, 0x30, 0x30, 255}
	for _, tt := range []struct {
		sheet       string
		ground, ink color.RGBA
	}{
		{":root { --primary: #0b4778; --on-primary: #ffffff; }", navy, white},
		{":root { --primary: #0b4778; --on-primary: #FFFFFF; } @media dark { :root { --primary: #000000; --on-primary: #111111; } }", navy, white},
		{":root { --primary: #0b4778; }", grey, white},
		{":root { --primary: blue; --on-primary: #ffffff; }", grey, white},
		{":root { --primary: #0b47; --on-primary: #ffffff; }", grey, white},
		{"", grey, white},
	} {
		if ground, ink := Colours([]byte(tt.sheet)); ground != tt.ground || ink != tt.ink {
			t.Errorf("%s gives %v on %v", tt.sheet, ink, ground)
		}
	}
}

// The site's own sheet gives both colours, and they can be told apart.
func TestOwnSheet(t *testing.T) {
	sheet, err := plaza.Asset("assets/site.css")
	if err != nil {
		t.Fatal(err)
	}
	ground, ink := Colours(sheet)
	if none, _ := Colours(nil); ground == none {
		t.Error("the style sheet gives no --primary and --on-primary in six digits")
	}
	if c := contrast(ground, ink); c < 4.5 {
		t.Errorf("the ink of the cards has a contrast of %.1f to its ground, want 4.5", c)
	}
}

// contrast is that of WCAG, with plain squares for its curve: a little strict
// for dark grounds.
func contrast(a, b color.RGBA) float64 {
	light := func(c color.RGBA) float64 {
		f := func(v uint8) float64 { x := float64(v) / 255; return x * x }
		return 0.2126*f(c.R) + 0.7152*f(c.G) + 0.0722*f(c.B) + 0.05
	}
	x, y := light(a), light(b)
	return max(x, y) / min(x, y)
}

// Any text makes a card, and nothing is written outside it.
func FuzzDraw(f *testing.F) {
	f.Add("AI in Springfield", "What the city uses.", "City")
	f.Add("\x00\xff\u0301", " \u00a0 ", strings.Repeat("W", 300))
	f.Add("ﬁ ŉ ǆ", "Ω Ж", "\u202e")
	f.Fuzz(func(t *testing.T, name, tagline, city string) {
		if len(name)+len(tagline)+len(city) > 1000 {
			return
		}
		if _, err := Draw(Card{name, tagline, city, navy, white}); err != nil {
			t.Error(err)
		}
	})
}

func BenchmarkDraw(b *testing.B) {
	c := Card{"AI in Springfield", "See which artificial intelligence (AI) tools the City uses, who uses them and what for.", "City of Springfield", navy, white}
	for b.Loop() {
		if _, err := Draw(c); err != nil {
			b.Fatal(err)
		}
	}
}
