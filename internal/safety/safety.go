// Package safety finds what must never be published: protected numbers,
// addresses of machines on a network, personal mail addresses.
//
// The City's policy on personally identifiable information names these as
// protected or strategic. A pattern cannot find everything of the kind, and
// this package does not pretend to: it finds what has a shape.
package safety

import (
	"net/netip"
	"regexp"
	"slices"
	"strings"
)

// Kind is what was found.
type Kind int

const (
	SocialSecurity Kind = iota
	Card
	NetworkAddress
	Mail
)

// Finding is one place in a text, as byte offsets.
type Finding struct {
	Kind     Kind
	From, To int
}

var (
	// Nine digits in the grouping 3-2-4, with one kind of separator.
	ssn = regexp.MustCompile(`[0-9]{3}([- .\x{2010}-\x{2015}])[0-9]{2}([- .\x{2010}-\x{2015}])[0-9]{4}`)
	// Thirteen to nineteen digits, in groups or in one run.
	card = regexp.MustCompile(`[0-9](?:[ -]?[0-9]){12,18}`)
	ipv4 = regexp.MustCompile(`[0-9]{1,3}(?:\.[0-9]{1,3}){3}`)
	ipv6 = regexp.MustCompile(`[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}`)
	mail = regexp.MustCompile(`[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?`)
)

// Find returns what it finds in text, in order. Mail addresses at one of the
// domains, or at a part of one, are the city's own and are not reported.
func Find(text string, domains []string) []Finding {
	var out []Finding
	each := func(re *regexp.Regexp, from, to int, k Kind, real func(string) bool) {
		for _, m := range re.FindAllStringIndex(text[from:to], -1) {
			m[0], m[1] = m[0]+from, m[1]+from
			if alone(text, m[0], m[1]) && real(text[m[0]:m[1]]) {
				out = append(out, Finding{k, m[0], m[1]})
			}
		}
	}
	// Expressions are slow over whole files, so they are only tried where
	// enough digits stand together.
	for from, to := digits(text, 0); from < to; from, to = digits(text, to) {
		each(ssn, from, to, SocialSecurity, validSSN)
		each(card, from, to, Card, validCard)
		each(ipv4, from, to, NetworkAddress, validIP)
	}
	for from, to := colons(text, 0); from < to; from, to = colons(text, to) {
		each(ipv6, from, to, NetworkAddress, func(s string) bool { return strings.Count(s, ":") >= 4 && validIP(s) })
	}
	for from, to := address(text, 0); from < to; from, to = address(text, to) {
		each(mail, from, to, Mail, func(s string) bool { return !own(s, domains) })
	}
	slices.SortStableFunc(out, func(a, b Finding) int { return a.From - b.From })
	kept := out[:0]
	for _, f := range out {
		if len(kept) == 0 || f.From >= kept[len(kept)-1].To {
			kept = append(kept, f)
		}
	}
	return kept
}

// colons returns the next stretch of hexadecimal digits and colons that holds
// at least four colons; an empty one at the end.
func colons(text string, at int) (from, to int) {
	for from, n := at, 0; at < len(text); at++ {
		switch c := text[at]; {
		case c == ':':
			n++
		case c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F':
		default:
			if n >= 4 {
				return from, at
			}
			from, n = at+1, 0
		}
		if at+1 == len(text) && n >= 4 {
			return from, len(text)
		}
	}
	return len(text), len(text)
}

// address returns the next stretch round an "@" that has no space in it; an
// empty one at the end.
func address(text string, at int) (from, to int) {
	i := strings.IndexByte(text[at:], '@')
	if i < 0 {
		return len(text), len(text)
	}
	from, to = at+i, at+i
	for from > at && text[from-1] > ' ' {
		from--
	}
	for to < len(text) && text[to] > ' ' {
		to++
	}
	return from, to
}

// digits returns the next stretch of digits and what may part them that holds
// at least four digits and is not a plain date; an empty one at the end.
func digits(text string, at int) (from, to int) {
	for at < len(text) {
		for at < len(text) && (text[at] < '0' || text[at] > '9') {
			at++
		}
		from, n := at, 0
		for at < len(text) {
			c := text[at]
			if c >= '0' && c <= '9' {
				n++
			} else if c != ' ' && c != '-' && c != '.' && c < 0x80 {
				break
			}
			at++
		}
		if n >= 4 && !(n == 8 && at-from == 10) {
			return from, at
		}
	}
	return len(text), len(text)
}

// alone reports whether the match is not part of a longer word or number.
func alone(text string, from, to int) bool {
	return (from == 0 || !wordByte(text[from-1]) && text[from-1] != '-') &&
		(to == len(text) || !wordByte(text[to]) && !(text[to] == '-' && to+1 < len(text) && wordByte(text[to+1])))
}

func wordByte(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_'
}

// validSSN leaves out numbers that were never issued: area 000, 666 and 900
// to 999, group 00, serial 0000; and numbers whose separators differ.
func validSSN(s string) bool {
	var digits, seps []rune
	for _, r := range s {
		if r >= '0' && r <= '9' {
			digits = append(digits, r)
		} else {
			seps = append(seps, r)
		}
	}
	area, group, serial := string(digits[:3]), string(digits[3:5]), string(digits[5:])
	return seps[0] == seps[1] && area != "000" && area != "666" && area < "900" && group != "00" && serial != "0000"
}

// validCard applies the issuers' first digits and the Luhn sum, and leaves
// out runs of one digit.
func validCard(s string) bool {
	digits := strings.NewReplacer(" ", "", "-", "").Replace(s)
	if !strings.ContainsRune("3456", rune(digits[0])) || strings.Count(digits, digits[:1]) == len(digits) {
		return false
	}
	return luhn(digits)
}

func validIP(s string) bool {
	a, err := netip.ParseAddr(s)
	return err == nil && !a.IsUnspecified()
}

func own(address string, domains []string) bool {
	_, host, _ := strings.Cut(strings.ToLower(address), "@")
	return slices.ContainsFunc(domains, func(d string) bool {
		d = strings.ToLower(d)
		return host == d || strings.HasSuffix(host, "."+d)
	})
}
