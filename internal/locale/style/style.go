// Package style writes dates, whole numbers, shares, amounts of money and lists
// as a language does.
//
// What the language does stands in facts of package cldr, which a site's file
// of words may have changed. Digits are the Latin ones in every language.
//
// The tests of package locale hold a table of languages; here are those of the
// parts.
package style

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"plaza/internal/locale/cldr"
)

// Style is how one language writes. It never changes after New and may be
// used by several goroutines.
type Style struct {
	facts       cldr.Formats
	date, month []piece
	percent     [2]string // before and after the number
	list        listing
}

// piece is a text, or a part of a date when field is set.
type piece struct {
	text  string
	field byte
}

const (
	day byte = iota + 1
	dayTwoDigits
	monthName
	monthAlone
	monthNumber
	year
)

var dateFields = map[string]byte{
	"{day}": day, "{day2}": dayTwoDigits, "{month}": monthName, "{month_alone}": monthAlone, "{month_number}": monthNumber, "{year}": year,
}

// parseDate takes a pattern such as "{day} de {month} de {year}" apart.
func parseDate(pattern string) (pieces []piece, ok bool) {
	for rest := pattern; rest != ""; {
		open := strings.IndexByte(rest, '{')
		if open < 0 {
			open = len(rest)
		}
		if strings.Contains(rest[:open], "}") {
			return nil, false
		}
		if open > 0 {
			pieces = append(pieces, piece{text: rest[:open]})
			rest = rest[open:]
			continue
		}
		end := strings.IndexByte(rest, '}') + 1
		field, known := dateFields[rest[:end]]
		if !known {
			return nil, false
		}
		pieces = append(pieces, piece{field: field})
		rest = rest[end:]
	}
	return pieces, true
}

// ValidDate reports whether pattern can be used as Formats.Date or Month.
func ValidDate(pattern string) bool {
	_, ok := parseDate(pattern)
	return ok && strings.Contains(pattern, "{year}")
}

// New returns the style that facts describe. sound may be nil. A pattern that
// ValidDate or ValidPair refuses is a bug: it panics.
func New(facts cldr.Formats, sound *Sound) *Style {
	date, ok := parseDate(facts.Date)
	month, ok2 := parseDate(facts.Month)
	if !ok || !ok2 {
		panic("style: " + facts.Date + " or " + facts.Month + " is no pattern of a date")
	}
	s := &Style{facts: facts, date: date, month: month}
	s.percent[0], s.percent[1], _ = strings.Cut(facts.Percent, "{number}")
	s.list = newListing(facts.List, sound)
	return s
}

// Facts returns what the style was made from.
func (s *Style) Facts() cldr.Formats { return s.facts }

// Date writes the day of t in full: "October 30, 2024", "30 de octubre de
// 2024". The day is that of t's own time zone.
func (s *Style) Date(t time.Time) string { return s.write(s.date, t) }

// Month writes the month of t: "October 2024", "octubre de 2024".
func (s *Style) Month(t time.Time) string { return s.write(s.month, t) }

func (s *Style) write(pieces []piece, t time.Time) string {
	var room [64]byte
	b := room[:0]
	y, m, d := t.Date()
	for _, p := range pieces {
		switch p.field {
		case day:
			b = strconv.AppendInt(b, int64(d), 10)
		case dayTwoDigits:
			b = append(b, byte('0'+d/10), byte('0'+d%10))
		case monthName:
			b = append(b, s.facts.Months[m-1]...)
		case monthAlone:
			b = append(b, s.facts.MonthsAlone[m-1]...)
		case monthNumber:
			b = strconv.AppendInt(b, int64(m), 10)
		case year:
			b = strconv.AppendInt(b, int64(y), 10)
		default:
			b = append(b, p.text...)
		}
	}
	return string(b)
}

// Number writes n with the language's group signs: "12,345".
func (s *Style) Number(n int64) string {
	if n >= 0 && n < 100 {
		return strconv.Itoa(int(n)) // costs nothing
	}
	var room [48]byte
	return string(s.number(room[:0], n))
}

func (s *Style) number(b []byte, n int64) []byte {
	if n < 0 {
		return s.digits(append(b, '-'), uint64(-n))
	}
	return s.digits(b, uint64(n))
}

// digits appends n in groups.
func (s *Style) digits(b []byte, n uint64) []byte {
	var room [20]byte
	all := strconv.AppendUint(room[:0], n, 10)
	if len(all) < s.facts.Primary+s.facts.Least {
		return append(b, all...)
	}
	for i, c := range all {
		if left := len(all) - i; i > 0 && left >= s.facts.Primary && (left-s.facts.Primary)%s.facts.Secondary == 0 {
			b = append(b, s.facts.Group...)
		}
		b = append(b, c)
	}
	return b
}

// Money writes an amount given in hundredths of the currency with this
// three-letter code: "$2,184.56". Hundredths are left out when there are
// none: "$2,184".
func (s *Style) Money(cents int64, currency string) string {
	symbol, pattern := s.facts.Symbols[currency], s.facts.Money
	if symbol == "" {
		symbol = currency
	}
	if s.letterBesideNumber(symbol) {
		pattern = s.facts.MoneyCode
	}
	var room [48]byte
	n, sign := uint64(cents), ""
	if cents < 0 {
		n, sign = -n, "-"
	}
	amount := s.digits(room[:0], n/100)
	if rest := n % 100; rest > 0 {
		amount = append(amount, s.facts.Decimal...)
		amount = append(amount, byte('0'+rest/10), byte('0'+rest%10))
	}
	text := strings.Replace(pattern, "{number}", string(amount), 1)
	return sign + strings.Replace(text, "{symbol}", symbol, 1)
}

// letterBesideNumber reports whether the symbol, where the language puts it,
// would touch the number with a letter: "EUR 5", not "EUR5".
func (s *Style) letterBesideNumber(symbol string) bool {
	r, _ := utf8.DecodeLastRuneInString(symbol)
	if strings.Index(s.facts.Money, "{symbol}") > strings.Index(s.facts.Money, "{number}") {
		r, _ = utf8.DecodeRuneInString(symbol)
	}
	return unicode.IsLetter(r)
}

// Percent writes part of whole in whole percent, rounded. So that "0%" means
// none and "100%" means all, anything between is at least 1 and at most 99.
// With a whole of zero there is no share to tell: it writes 0.
func (s *Style) Percent(part, whole int) string {
	share := 0
	if whole > 0 && part > 0 {
		share = int((int64(part)*200/int64(whole) + 1) / 2)
		switch {
		case part < whole:
			share = min(max(share, 1), 99)
		case part == whole:
			share = 100
		}
	}
	var room [48]byte
	b := append(room[:0], s.percent[0]...)
	b = s.digits(b, uint64(share))
	return string(append(b, s.percent[1]...))
}
