package card

import (
	"image/color"
	"regexp"
	"strconv"
)

// token finds a colour in a style sheet: "--primary: #0b4778;".
var token = regexp.MustCompile(`--([a-z-]+):\s*#([0-9a-fA-F]{6})\s*;`)

// Colours returns the ground and the ink of a site's cards: the tokens --primary
// and --on-primary of its style sheet, where it first gives them. A sheet that
// does not give both in six digits gets white on dark grey.
func Colours(sheet []byte) (ground, ink color.RGBA) {
	found := map[string]color.RGBA{}
	for _, m := range token.FindAllSubmatch(sheet, -1) {
		name := string(m[1])
		if _, again := found[name]; again { // of the dark scheme, or for print
			continue
		}
		n, err := strconv.ParseUint(string(m[2]), 16, 32)
		if err != nil {
			continue // six hex digits fit
		}
		found[name] = color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 255}
	}
	ground, ok := found["primary"]
	ink, both := found["on-primary"]
	if !ok || !both {
		return color.RGBA{0x30, 0x30, 0x30, 255}, color.RGBA{0xff, 0xff, 0xff, 255}
	}
	return ground, ink
}
