package locale

import (
	"time"

	"plaza/internal/locale/style"
)

// How the language writes; package style tells the details.

// Date writes the day of t in full: "October 30, 2024", "30 de octubre de
// 2024". The day is that of t's own time zone.
func (l *Locale) Date(t time.Time) string { return l.style.Date(t) }

// Month writes the month of t: "October 2024", "octubre de 2024".
func (l *Locale) Month(t time.Time) string { return l.style.Month(t) }

// Number writes n with the language's group signs: "12,345".
func (l *Locale) Number(n int64) string { return l.style.Number(n) }

// Money writes an amount given in hundredths of the currency with this
// three-letter code: "$2,184.56". Hundredths are left out when there are
// none: "$2,184".
func (l *Locale) Money(cents int64, currency string) string { return l.style.Money(cents, currency) }

// Percent writes part of whole in whole percent, rounded, but anything between
// none and all as at least 1 and at most 99.
func (l *Locale) Percent(part, whole int) string { return l.style.Percent(part, whole) }

// List joins items as the language does in a sentence: "a, b and c", "a, b y
// c". One item stands alone; none is the empty text.
func (l *Locale) List(items []string) string { return l.style.List(items) }

// Compare orders a and b as the language sorts them: accents and capitals
// count only between texts that are else the same, and numbers by their
// value. Only equal texts compare as 0. To sort a list, SortBy is cheaper.
func (l *Locale) Compare(a, b string) int { return l.order.Compare(a, b) }

// SortBy sorts items by the text of each, as Compare would, and keeps the
// order of items with the same text.
func SortBy[T any](l *Locale, items []T, text func(T) string) { style.SortBy(l.order, items, text) }

// Day writes the day of t with its day of the week: "Thursday, March 12,
// 2026". A language whose days have no names here writes the date alone.
func (l *Locale) Day(t time.Time) string { return l.style.Day(t) }

// Clock writes the time of day of t: "5:30 PM", "17:30".
func (l *Locale) Clock(t time.Time) string { return l.style.Clock(t) }
