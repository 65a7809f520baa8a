// Package zone knows the time zones of the world: what clocks show in a zone
// at any moment.
//
//	place, ok := zone.Load(site.Timezone)
//
// The rules come with the program (zoneinfo.zip, the IANA time zone database
// as Go ships it, public domain), never from the machine: two machines with
// different tables would write different pages (law 3). A newer table comes by
// copying lib/time/zoneinfo.zip of a newer Go.
//
// Nothing here walks from one change of the clocks to the next. A meeting is
// one moment, so calendars give it in UTC and need no list of changes
// (docs/decisions/0030).
//
// Tests: zone_test.go.
package zone

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"time"
)

//go:embed zoneinfo.zip
var table []byte

// files returns the files of the table by the names of their zones.
var files = sync.OnceValue(func() map[string]*zip.File {
	r, err := zip.NewReader(bytes.NewReader(table), int64(len(table)))
	if err != nil {
		panic("zone: the table that comes with the program cannot be read: " + err.Error())
	}
	byName := make(map[string]*zip.File, len(r.File))
	for _, f := range r.File {
		if !strings.HasSuffix(f.Name, "/") { // folders are entries too
			byName[f.Name] = f
		}
	}
	return byName
})

// loaded holds each zone that was asked for.
var loaded sync.Map

// Load returns the zone with this name, as the IANA database writes it. ok is
// false when there is none; the zone is then UTC.
func Load(name string) (zone *time.Location, ok bool) {
	if z, found := loaded.Load(name); found {
		return z.(*time.Location), true
	}
	f := files()[name]
	if f == nil {
		return time.UTC, false
	}
	data, err := read(f)
	if err != nil {
		panic("zone: " + name + ": " + err.Error())
	}
	if zone, err = time.LoadLocationFromTZData(name, data); err != nil {
		return time.UTC, false
	}
	loaded.Store(name, zone)
	return zone, true
}

// Names returns the names of all zones, in order.
func Names() []string {
	var names []string
	for name := range files() {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func read(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("open: %w", err)
	}
	defer r.Close()
	return io.ReadAll(r)
}
