// Package cldr holds what Plaza needs to know of every written language of
// the Unicode Common Locale Data Repository: how it writes a long date, a
// month, a whole number, a share, an amount of money and a list.
//
// The facts stand in table.txt, one line for each locale, written by the
// program in gen from Unicode's own packages. A line holds only what differs
// from the locale its tag is cut from: "es-US" from "es", "es" from "und".
// So a site's new language needs no Go at all, and 700 languages cost 256 KB
// of the program (docs/decisions/0003-locale-data.md).
//
// Two things are the same everywhere, on purpose:
//
//   - digits are the Latin ones, also in Arabic or Nepali: a number on the
//     page, in a CSV file and read aloud on the telephone is the same number;
//   - the narrow no-break space is written as the plain no-break space, which
//     the fonts of old telephones have.
//
// Names in table.txt:
//
//	dir       ltr or rtl
//	date      long date, with {day} {day2} {month} {month_alone} {month_number} {year}
//	month     a month of a year, likewise
//	full      long date with {weekday}
//	days      the seven days of the week from Sunday, split by "|"
//	time      a time of day, with {hour} {hour2} {hour12} {hour12_2} {minute} {half}; halves: before and after noon
//	months    the twelve names as they stand in a date, split by "|"
//	alone     the twelve names as they stand alone, where they differ
//	decimal, group, sizes   signs; size of the first and further groups, digits needed before the first group sign
//	percent   with {number}
//	money     with {number} {symbol}; code: the same where the symbol has a letter beside the number
//	symbols   currency=symbol, split by ";", where the symbol is not the code itself
//	list      patterns for the start, middle and end of a list and for a list of two, with {0} {1}
//
// Tests: cldr_test.go.
package cldr

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed table.txt
var table string

// Formats are the facts of one locale. Date is empty when the repository has
// no month names for the language, as for Navajo.
type Formats struct {
	RTL         bool
	Date, Month string // patterns
	Full        string // of a date with its day of the week
	Days        []string
	Time        string   // of a time of day
	Halves      []string // of the day: before and after noon
	Months      []string
	MonthsAlone []string
	Decimal     string
	Group       string
	Primary     int // digits in the group before the decimal sign
	Secondary   int // digits in the groups before that one
	Least       int // digits that must stand before the first group sign
	Percent     string
	Money       string
	MoneyCode   string
	Symbols     map[string]string
	List        [4]string // start, middle, end, two
}

// Find returns the facts for tag, such as "es-US". A tag that the repository
// does not tell apart from a shorter one ("es-ES") has that one's facts. ok
// is false when it does not know the language at all.
func Find(tag string) (f Formats, ok bool) {
	language, _, _ := strings.Cut(tag, "-")
	if language == "und" {
		return f, false
	}
	if _, ok = line(language); !ok {
		return f, false
	}
	facts := map[string]string{}
	add := func(tag string) {
		l, _ := line(tag)
		for _, field := range strings.Split(l, "\t") {
			if name, value, found := strings.Cut(field, "="); found {
				facts[name] = value
			}
		}
	}
	add("und")
	for i := range tag {
		if tag[i] == '-' {
			add(tag[:i])
		}
	}
	add(tag)
	return build(facts), true
}

// line returns the fields of tag's line.
func line(tag string) (string, bool) {
	_, rest, found := strings.Cut(table, "\n"+tag+"\t")
	if !found {
		return "", strings.Contains(table, "\n"+tag+"\n")
	}
	l, _, _ := strings.Cut(rest, "\n")
	return l, true
}

func build(facts map[string]string) Formats {
	f := Formats{
		RTL:       facts["dir"] == "rtl",
		Date:      facts["date"],
		Month:     facts["month"],
		Full:      facts["full"],
		Days:      split(facts["days"]),
		Time:      facts["time"],
		Halves:    split(facts["halves"]),
		Months:    split(facts["months"]),
		Decimal:   facts["decimal"],
		Group:     facts["group"],
		Percent:   facts["percent"],
		Money:     facts["money"],
		MoneyCode: facts["code"],
		Symbols:   map[string]string{},
		List:      [4]string(strings.Split(facts["list"], "|")),
	}
	if f.MonthsAlone = split(facts["alone"]); f.MonthsAlone == nil {
		f.MonthsAlone = f.Months
	}
	if _, err := fmt.Sscan(facts["sizes"], &f.Primary, &f.Secondary, &f.Least); err != nil {
		panic("cldr: table.txt: sizes are " + facts["sizes"])
	}
	for _, pair := range strings.Split(facts["symbols"], ";") {
		code, symbol, _ := strings.Cut(pair, "=")
		f.Symbols[code] = symbol
	}
	return f
}

func split(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}
