package locale

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"plaza/internal/locale/cldr"
)

// formats is how a language writes dates, numbers and lists. Digits are the
// Latin ones in every language; see package cldr.
type formats struct {
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
	return pieces, !strings.Contains(pattern, "}}")
}

func newFormats(facts cldr.Formats) formats {
	f := formats{facts: facts}
	f.date, _ = parseDate(facts.Date)
	f.month, _ = parseDate(facts.Month)
	f.percent[0], f.percent[1], _ = strings.Cut(facts.Percent, "{number}")
	for i, to := range []*joint{&f.list.start, &f.list.middle, &f.list.end, &f.list.two} {
		*to, _ = parsePair(facts.List[i])
	}
	return f
}

// Date writes the day of t in full: "October 30, 2024", "30 de octubre de
// 2024". The day is that of t's own time zone.
func (l *Locale) Date(t time.Time) string { return l.formats.write(l.formats.date, t) }

// Month writes the month of t: "October 2024", "octubre de 2024".
func (l *Locale) Month(t time.Time) string { return l.formats.write(l.formats.month, t) }

func (f *formats) write(pieces []piece, t time.Time) string {
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
			b = append(b, f.facts.Months[m-1]...)
		case monthAlone:
			b = append(b, f.facts.MonthsAlone[m-1]...)
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
func (l *Locale) Number(n int64) string {
	if n >= 0 && n < 100 {
		return strconv.Itoa(int(n)) // costs nothing
	}
	var room [48]byte
	return string(l.formats.number(room[:0], n))
}

func (f *formats) number(b []byte, n int64) []byte {
	if n < 0 {
		return f.digits(append(b, '-'), uint64(-n))
	}
	return f.digits(b, uint64(n))
}

// digits appends n in groups.
func (f *formats) digits(b []byte, n uint64) []byte {
	var room [20]byte
	s := strconv.AppendUint(room[:0], n, 10)
	if len(s) < f.facts.Primary+f.facts.Least {
		return append(b, s...)
	}
	for i, c := range s {
		if left := len(s) - i; i > 0 && left >= f.facts.Primary && (left-f.facts.Primary)%f.facts.Secondary == 0 {
			b = append(b, f.facts.Group...)
		}
		b = append(b, c)
	}
	return b
}

// Money writes an amount given in hundredths of the currency with this
// three-letter code: "$2,184.56". Hundredths are left out when there are
// none: "$2,184".
func (l *Locale) Money(cents int64, currency string) string {
	f := &l.formats
	symbol, pattern := f.facts.Symbols[currency], f.facts.Money
	if symbol == "" {
		symbol = currency
	}
	if f.letterBesideNumber(symbol) {
		pattern = f.facts.MoneyCode
	}
	var room [48]byte
	n, sign := uint64(cents), ""
	if cents < 0 {
		n, sign = -n, "-"
	}
	amount := f.digits(room[:0], n/100)
	if rest := n % 100; rest > 0 {
		amount = append(amount, f.facts.Decimal...)
		amount = append(amount, byte('0'+rest/10), byte('0'+rest%10))
	}
	text := strings.Replace(pattern, "{number}", string(amount), 1)
	return sign + strings.Replace(text, "{symbol}", symbol, 1)
}

// letterBesideNumber reports whether the symbol, where the language puts it,
// would touch the number with a letter: "EUR 5", not "EUR5".
func (f *formats) letterBesideNumber(symbol string) bool {
	r, _ := utf8.DecodeLastRuneInString(symbol)
	if strings.Index(f.facts.Money, "{symbol}") > strings.Index(f.facts.Money, "{number}") {
		r, _ = utf8.DecodeRuneInString(symbol)
	}
	return unicode.IsLetter(r)
}

// Percent writes part of whole in whole percent, rounded. So that "0%" means
// none and "100%" means all, anything between is at least 1 and at most 99.
// With a whole of zero there is no share to tell: it writes 0.
func (l *Locale) Percent(part, whole int) string {
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
	b := append(room[:0], l.formats.percent[0]...)
	b = l.formats.digits(b, uint64(share))
	return string(append(b, l.formats.percent[1]...))
}
