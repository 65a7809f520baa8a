package day

import (
	"cmp"
	"fmt"
	"time"
)

// Moment is a minute as the clock on the wall shows it: in the city's time
// zone, or, where the record gives a distance from Greenwich, in that.
//
// In a file it is 2026-03-12T17:30:00 or 2026-03-12T17:30:00-06:00. A clock
// shows one hour twice when summer time ends; only the second form tells which
// is meant.
type Moment struct {
	Date         Date
	Hour, Minute int
	Fixed        bool // the record gives the distance from Greenwich
	Offset       int  // seconds east of Greenwich, when Fixed
}

// IsZero reports whether no moment was given.
func (m Moment) IsZero() bool { return m.Date.IsZero() }

// Compare orders moments of one zone by what the clock shows.
func (m Moment) Compare(o Moment) int {
	return cmp.Or(m.Date.Compare(o.Date), cmp.Compare(m.Hour, o.Hour), cmp.Compare(m.Minute, o.Minute))
}

// String writes the moment in ISO 8601, as the record has it.
func (m Moment) String() string {
	if m.IsZero() {
		return ""
	}
	s := fmt.Sprintf("%sT%02d:%02d:00", m.Date, m.Hour, m.Minute)
	if !m.Fixed {
		return s
	}
	return s + time.Date(2000, 1, 1, 0, 0, 0, 0, time.FixedZone("", m.Offset)).Format("-07:00")
}

// ParseMoment reads what String writes.
func ParseMoment(s string) (Moment, bool) {
	for _, form := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04:05-07:00"} {
		if t, err := time.Parse(form, s); err == nil {
			m := MomentOf(t)
			if m.Fixed = len(s) > len("2006-01-02T15:04:05"); m.Fixed {
				_, m.Offset = t.Zone()
			}
			return m, true
		}
	}
	return Moment{}, false
}

// In returns the moment as a point in time; zone is that of the city.
func (m Moment) In(zone *time.Location) time.Time {
	at := zone
	if m.Fixed {
		at = time.FixedZone("", m.Offset)
	}
	return time.Date(m.Date.Year, time.Month(m.Date.Month), m.Date.Day, m.Hour, m.Minute, 0, 0, at).In(zone)
}

// Real reports whether a clock of the zone ever shows the moment, and whether
// it shows it only once.
func (m Moment) Real(zone *time.Location) (shown, once bool) {
	t := m.In(zone)
	if t.Hour() != m.Hour || t.Minute() != m.Minute || t.Day() != m.Date.Day {
		return false, false
	}
	if m.Fixed {
		return true, true
	}
	for _, d := range []time.Duration{-time.Hour, time.Hour, -30 * time.Minute, 30 * time.Minute} {
		if o := t.Add(d); o.Hour() == m.Hour && o.Minute() == m.Minute && o.Day() == m.Date.Day {
			return true, false
		}
	}
	return true, true
}

// MomentOf returns a point in time as the clock of its zone shows it.
func MomentOf(t time.Time) Moment {
	return Moment{Date: Date{t.Year(), int(t.Month()), t.Day()}, Hour: t.Hour(), Minute: t.Minute()}
}
