package form

import (
	"strings"
	"unicode"

	"golang.org/x/net/idna"
	"golang.org/x/text/unicode/norm"

	"plaza/internal/unseen"
)

// Blank reports whether a text shows nothing: it is empty, or holds only
// blanks and characters that nobody sees.
func Blank(s string) bool {
	return !strings.ContainsFunc(unseen.Seen(s), func(r rune) bool {
		return !unicode.IsSpace(r) && r != braille
	})
}

// braille is a sign without a dot, which shows as a blank.
const braille = '\u2800'

// Address is a mail address in the parts that a letter needs.
type Address struct {
	Local  string // may hold letters outside ASCII
	Domain string // as it was typed
	ASCII  string // the domain as mail servers know it: "xn--espaa-rta.example"
}

// String returns the address as it was typed, cleaned.
func (a Address) String() string { return a.Local + "@" + a.Domain }

// Plain reports whether the address needs no letter outside ASCII.
func (a Address) Plain() bool { return ascii(a.Local) }

// ParseAddress reads what a visitor typed as a mail address. What nobody sees
// is taken away, with blanks at the ends and beside "@" and dots, and dots at
// the end. Wide letters of East Asian keyboards become plain ones, and accents
// join their letters. ok is false where nothing is left that mail could be
// sent to: whether mail arrives there only a mail can tell.
func ParseAddress(typed string) (a Address, ok bool) {
	local, domain, ok := strings.Cut(tidied(typed), "@")
	if !ok || len(local) > 64 || !words(local, func(r rune) bool {
		return strings.ContainsRune("!#$%&'*+-/=?^_`{|}~", r) || r > 0x7f && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r) || unicode.IsSymbol(r) || unicode.IsPunct(r) || joiner(r)) && r != unicode.ReplacementChar
	}) {
		return Address{}, false
	}
	host := domain
	if !ascii(domain) {
		var err error
		if host, err = idna.Lookup.ToASCII(domain); err != nil {
			return Address{}, false
		}
	}
	a = Address{local, domain, host}
	labels := words(host, func(r rune) bool { return r == '-' }) && !strings.HasPrefix(host, "-")
	return a, labels && strings.Contains(host, ".") && len(local)+1+len(host) <= 254 && len(a.String()) <= 254
}

func joiner(r rune) bool { return r == '\u200c' || r == '\u200d' }

func ascii(s string) bool { return !strings.ContainsFunc(s, func(r rune) bool { return r > 0x7f }) }

// words reports whether s is words of ASCII letters, digits and what sign
// allows, with single dots between them.
func words(s string, sign func(rune) bool) bool {
	for word := range strings.SplitSeq(s, ".") {
		if word == "" || strings.ContainsFunc(word, func(r rune) bool {
			return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || sign(r))
		}) {
			return false
		}
	}
	return true
}

// tidied takes away what does not belong to an address. A blank of the
// keyboard inside it may part two words; other blanks come with copying.
func tidied(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune("\n\r\v\f\u0085\u2028\u2029", r) { // ends of lines part words
			return ' '
		}
		return r
	}, s)
	var b strings.Builder
	for _, r := range norm.NFC.String(unseen.Seen(s)) {
		switch {
		case r == '\u3002' || r == '\uff61' || r == '\ufe52': // dots
			r = '.'
		case r == '\ufe6b': // a small sign
			r = '@'
		case r >= '\uff01' && r <= '\uff5e': // wide forms of ASCII
			r -= '\uff01' - '!'
		case strings.ContainsRune(" \t\u00a0\u3000", r):
			r = ' '
		case unicode.IsSpace(r) || r == braille:
			continue
		}
		b.WriteRune(r)
	}
	s = strings.Join(strings.Fields(b.String()), " ")
	s = strings.NewReplacer(" @ ", "@", " @", "@", "@ ", "@", " . ", ".", " .", ".", ". ", ".").Replace(s)
	return strings.TrimRight(s, ". ")
}
