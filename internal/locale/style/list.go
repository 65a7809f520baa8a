package style

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// joint is a pattern that joins two texts: before, between, after.
type joint [3]string

// parsePair takes a pattern such as "{0} y {1}" apart.
func parsePair(pattern string) (joint, bool) {
	before, rest, ok := strings.Cut(pattern, "{0}")
	between, after, ok2 := strings.Cut(rest, "{1}")
	j := joint{before, between, after}
	return j, ok && ok2 && !strings.ContainsAny(strings.Join(j[:], ""), "{}") && between != ""
}

// ValidPair reports whether pattern can be used as one of Formats.List.
func ValidPair(pattern string) bool {
	_, ok := parsePair(pattern)
	return ok
}

// Sound is another end of a list and another list of two, for a last item
// that begins with one of Starts and none of Except: "padres e hijos", but
// "agua y hielo". An empty pattern is that of the language.
type Sound struct {
	End, Two       string
	Starts, Except []string
}

// listing is how a language joins the items of a list.
type listing struct {
	start, middle, end, two joint
	soundEnd, soundTwo      joint
	starts, except          []string
}

func newListing(patterns [4]string, sound *Sound) listing {
	must := func(pattern string) joint {
		j, ok := parsePair(pattern)
		if !ok {
			panic("style: " + pattern + " is no pattern of a list")
		}
		return j
	}
	l := listing{start: must(patterns[0]), middle: must(patterns[1]), end: must(patterns[2]), two: must(patterns[3])}
	if sound == nil {
		return l
	}
	l.soundEnd, l.soundTwo, l.starts, l.except = l.end, l.two, sound.Starts, sound.Except
	if sound.End != "" {
		l.soundEnd = must(sound.End)
	}
	if sound.Two != "" {
		l.soundTwo = must(sound.Two)
	}
	return l
}

// List joins items as the language does in a sentence: "a, b and c", "a, b y
// c". One item stands alone; none is the empty text.
func (s *Style) List(items []string) string {
	list := &s.list
	switch len(items) {
	case 0:
		return ""
	case 1:
		return items[0]
	case 2:
		return list.pick(items[1], list.two, list.soundTwo).join(items[0], items[1])
	}
	last := len(items) - 1
	tail := list.pick(items[last], list.end, list.soundEnd).join(items[last-1], items[last])
	for i := last - 2; i > 0; i-- {
		tail = list.middle.join(items[i], tail)
	}
	return list.start.join(items[0], tail)
}

func (j joint) join(a, b string) string { return j[0] + a + j[1] + b + j[2] }

// pick chooses by how next begins. Accents, capitals and signs before the
// first letter do not count.
func (l *listing) pick(next string, usual, sound joint) joint {
	if l.starts == nil {
		return usual
	}
	head := opening(next)
	if begins(head, l.starts) && !begins(head, l.except) {
		return sound
	}
	return usual
}

func begins(s string, with []string) bool {
	for _, w := range with {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// opening returns the first letters of s, small and without accents. A text
// that begins with a digit has none.
func opening(s string) string {
	const enough = 32
	s = strings.TrimLeftFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(s) > enough {
		s = s[:enough]
		for !utf8.ValidString(s) && len(s) > enough-utf8.UTFMax {
			s = s[:len(s)-1]
		}
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s))
}
