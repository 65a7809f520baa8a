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

// Local returns the moment without its distance from Greenwich: what stands
// on the clock.
func (m Moment) Local() Moment {
	m.Fixed, m.Offset = false, 0
	return m
}

// Shown says how often clocks of the zone show the moment: not at all where an
// hour is left out, twice where one is repeated. One with a distance from
// Greenwich is shown once, or not at all where the zone has another distance.
func (m Moment) Shown(zone *time.Location) int {
	if m.Fixed {
		if MomentOf(m.In(zone)) == m.Local() {
			return 1
		}
		return 0
	}
	return len(m.instants(zone))
}

// Offsets returns the distances from Greenwich at which clocks of the zone
// show the moment, as "-06:00", in the order of time.
func (m Moment) Offsets(zone *time.Location) []string {
	var out []string
	for _, t := range m.instants(zone) {
		out = append(out, t.Format("-07:00"))
	}
	return out
}

// instants returns the points in time at which clocks of the zone show the
// moment, the first first. No zone changes its distance from Greenwich twice
// within two days, so the distances a day before and after are all there are.
func (m Moment) instants(zone *time.Location) []time.Time {
	wall := time.Date(m.Date.Year, time.Month(m.Date.Month), m.Date.Day, m.Hour, m.Minute, 0, 0, time.UTC)
	var out []time.Time
	for _, around := range []time.Duration{-24 * time.Hour, 24 * time.Hour} {
		_, east := wall.Add(around).In(zone).Zone()
		t := wall.Add(-time.Duration(east) * time.Second).In(zone)
		if MomentOf(t) == m.Local() && (len(out) == 0 || !t.Equal(out[0])) {
			out = append(out, t)
		}
	}
	return out
}

// MomentOf returns a point in time as the clock of its zone shows it.
func MomentOf(t time.Time) Moment {
	return Moment{Date: Date{t.Year(), int(t.Month()), t.Day()}, Hour: t.Hour(), Minute: t.Minute()}
}
