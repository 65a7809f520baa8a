package safety

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// People write a number in many ways: with dashes of any kind, spaces, dots,
// in other digits, digit by digit, glued to a word. Find is strict, for texts
// that staff edit and a program reads again and again. Numbers is generous,
// for what a resident typed once: who is stopped wrongly can go on at a
// press of a button, and a number let through cannot be called back.

// Numbers returns the Social Security and card numbers in a text that someone
// typed, in order, as byte offsets. No two overlap.
func Numbers(text string) []Finding {
	var out []Finding
	for at := 0; at < len(text); {
		var c cluster
		if c, at = nextCluster(text, at); len(c.groups) == 0 {
			break
		}
		out = append(out, c.find(text)...)
	}
	return out
}

// Hidden stands for each digit of a number that was hidden.
const Hidden = '*'

// Hide returns the text with each digit of its protected numbers replaced.
// What parts the digits stays, so that a reader sees that a number was there.
// Numbers finds nothing in the result.
func Hide(text string) string {
	found := Numbers(text)
	if len(found) == 0 {
		return text
	}
	var b strings.Builder
	at := 0
	for _, f := range found {
		b.WriteString(text[at:f.From])
		for _, r := range text[f.From:f.To] {
			if unicode.IsDigit(r) {
				r = Hidden
			}
			b.WriteRune(r)
		}
		at = f.To
	}
	b.WriteString(text[at:])
	return b.String()
}

// group is digits that stand side by side.
type group struct {
	digits   string // as ASCII
	from, to int
}

// cluster is groups with little between them: what may be one number.
type cluster struct{ groups []group }

// longest is how many digits a card number has at most.
const longest = 19

// maxGap is how many characters may part two groups of one number: " - ".
const maxGap = 3

// nextCluster reads the next cluster at or after an offset, and returns where
// it ended. Without a further one it has no groups.
func nextCluster(text string, at int) (cluster, int) {
	var c cluster
	var g group
	gap := 0
	flush := func() {
		if g.digits != "" {
			c.groups = append(c.groups, g)
			g = group{}
		}
	}
	for i, r := range text[at:] {
		i += at
		n := utf8.RuneLen(r)
		if r == utf8.RuneError {
			n = 1
		}
		switch d, ok := digit(r); {
		case ok:
			if g.digits == "" {
				g.from = i
			}
			if len(g.digits) <= longest {
				g.digits += string('0' + d) // more would only cost time
			}
			g.to, gap = i+n, 0
		case unseen(r): // parts nothing for the eye
		case g.digits == "" && len(c.groups) == 0: // nothing began yet
		case parts(r) && gap < maxGap:
			flush()
			gap++
		default:
			flush()
			return c, i + n
		}
	}
	flush()
	return c, len(text)
}

// digit returns the value of a decimal digit of any script.
func digit(r rune) (rune, bool) {
	if r < 0x80 {
		return r - '0', r >= '0' && r <= '9'
	}
	if !unicode.IsDigit(r) {
		return 0, false
	}
	// The digits of a script stand in order, zero first, and each run of
	// decimal digits is a multiple of ten long.
	zero := r
	for unicode.IsDigit(zero-1) && r-zero < 9 {
		zero--
	}
	return (r - zero) % 10, true
}

// parts reports whether a number may be parted by r.
func parts(r rune) bool {
	return unicode.Is(unicode.Pd, r) || unicode.IsSpace(r) || strings.ContainsRune("._/·•−\u00ad()*~", r)
}

// unseen are characters without width that hide in copied text.
func unseen(r rune) bool { return unicode.Is(unicode.Cf, r) && r != '\u00ad' }

// find looks for numbers among runs of groups, from the left, the longest
// first. What stands between two numbers is then looked at alone, because it
// stands alone once they are hidden.
func (c cluster) find(text string) []Finding {
	var out []Finding
	rest := 0 // first group after the last number
	for i := 0; i < len(c.groups); {
		n, kind := c.match(text, i)
		if n == 0 {
			i++
			continue
		}
		out = append(out, c.alone(text, rest, i)...)
		out = append(out, Finding{kind, c.groups[i].from, c.groups[i+n-1].to})
		i += n
		rest = i
	}
	if rest > 0 {
		out = append(out, c.alone(text, rest, len(c.groups))...)
	}
	return out
}

// alone looks at some groups as if nothing stood beside them. They are one
// number or none: a part of them that is a number wherever it stands was found
// before.
func (c cluster) alone(text string, from, to int) []Finding {
	groups := c.groups[from:to]
	if len(groups) == 0 {
		return nil
	}
	n, kind := cluster{groups}.match(text, 0)
	if n == 0 {
		return nil
	}
	return []Finding{{kind, groups[0].from, groups[n-1].to}}
}

// match returns how many groups from i on are one protected number; 0 when
// none begins there.
func (c cluster) match(text string, i int) (int, Kind) {
	all := c.groups[i:]
	digits := ""
	ends := make([]int, 0, 20) // number of digits after each group
	for _, g := range all {
		if len(digits)+len(g.digits) > longest {
			break
		}
		digits += g.digits
		ends = append(ends, len(digits))
	}
	for n := len(ends); n > 0; n-- {
		whole := i == 0 && n == len(all)
		d := digits[:ends[n-1]]
		if len(d) >= 13 && cardNumber(d) && (whole || usualCard(all[:n])) {
			return n, Card
		}
		if len(d) == 9 && issued(d) && c.usualSSN(text, i, n) {
			return n, SocialSecurity
		}
	}
	return 0, 0
}

// usualSSN accepts 3-2-4, one run of nine, and nine single digits, unless the
// run is said to be another number.
func (c cluster) usualSSN(text string, i, n int) bool {
	all := c.groups[i : i+n]
	switch n {
	case 1:
		return !otherNumber(text[:all[0].from])
	case 3:
		return len(all[0].digits) == 3 && len(all[1].digits) == 2
	case 9:
		return i == 0 && n == len(c.groups)
	}
	return false
}

// usualCard accepts the groups in which cards are printed, for a number that
// stands among others.
func usualCard(groups []group) bool {
	if len(groups) == 1 {
		return true
	}
	shape := ""
	for _, g := range groups {
		shape += string(rune('0' + min(len(g.digits), 9)))
	}
	switch shape {
	case "4444", "465", "464", "44443", "4441", "444444", "64", "88":
		return true
	}
	return len(groups) >= 13 && strings.Trim(shape, "1") == ""
}
