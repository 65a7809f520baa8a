// Package zone knows the time zones of the world: when clocks change, and by
// how much.
//
// The rules come with the program (zoneinfo.zip, the IANA time zone database
// as Go ships it, public domain), never from the machine: two machines with
// different tables would write different pages (law 3). A newer table comes by
// copying lib/time/zoneinfo.zip of a newer Go.
//
// Tests: zone_test.go.
package zone

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"time"
)

//go:embed zoneinfo.zip
var table []byte

// Load returns the zone with this name, as the IANA database writes it. ok is false
// when there is none.
func Load(name string) (zone *time.Location, ok bool) {
	r, err := zip.NewReader(bytes.NewReader(table), int64(len(table)))
	if err != nil {
		panic("zone: the table that comes with the program cannot be read: " + err.Error())
	}
	for _, f := range r.File {
		if f.Name != name || name == "" {
			continue
		}
		data, err := read(f)
		if err != nil {
			panic("zone: " + name + ": " + err.Error())
		}
		if zone, err = time.LoadLocationFromTZData(name, data); err == nil {
			return zone, true
		}
	}
	return time.UTC, false
}

func read(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("open: %w", err)
	}
	defer r.Close()
	return io.ReadAll(r)
}

// Change is a moment at which the clocks of a zone change.
type Change struct {
	At       time.Time // in UTC
	From, To int       // seconds east of Greenwich, before and after
	Name     string    // of the time after it: "MDT"
	Summer   bool      // the time after it is summer time
}

// Changes returns what holds at from, as a change at an earlier moment, and
// every change from then until to.
func Changes(zone *time.Location, from, to time.Time) []Change {
	var out []Change
	for at := from; ; {
		start, end := at.In(zone).ZoneBounds()
		for len(out) == 0 && !start.IsZero() && same(zone, start) { // the table ends a period at the turn of a year
			start, _ = start.Add(-time.Second).In(zone).ZoneBounds()
		}
		c := Change{At: start.UTC(), Summer: at.In(zone).IsDST()}
		c.Name, c.To = at.In(zone).Zone()
		c.From = c.To
		if start.IsZero() {
			c.At = time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC)
		} else {
			_, c.From = start.Add(-time.Second).In(zone).Zone()
		}
		if len(out) == 0 || !same(zone, start) {
			out = append(out, c)
		}
		if end.IsZero() || end.After(to) {
			return out
		}
		at = end
	}
}

// same reports whether clocks show the same before and at the moment.
func same(zone *time.Location, at time.Time) bool {
	name, before := at.Add(-time.Second).In(zone).Zone()
	now, after := at.In(zone).Zone()
	return name == now && before == after
}
