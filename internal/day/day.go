// Package day holds the dates and times of records: as exact as their source
// tells them, and as a clock on the wall shows them.
package day

import (
	"cmp"
	"fmt"
	"time"
)

// Date is a day, a month or a year, as exact as the source tells it.
// Month and Day are zero when not told.
type Date struct{ Year, Month, Day int }

// IsZero reports whether no date was given.
func (d Date) IsZero() bool { return d.Year == 0 }

// String writes the date in ISO 8601, as exact as it is known.
func (d Date) String() string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Time returns the first day the date may mean, at midnight UTC.
func (d Date) Time() time.Time {
	return time.Date(d.Year, time.Month(max(d.Month, 1)), max(d.Day, 1), 0, 0, 0, 0, time.UTC)
}

// Compare orders dates; of two that begin alike the less exact comes first.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// Parse reads "2025", "2025-03" or "2025-03-09".
func Parse(s string) (Date, bool) {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if t, err := time.Parse(layout, s); err == nil && t.Year() >= 1700 {
			d := Date{Year: t.Year()}
			if len(layout) > 4 {
				d.Month = int(t.Month())
			}
			if len(layout) > 7 {
				d.Day = t.Day()
			}
			return d, true
		}
	}
	return Date{}, false
}
