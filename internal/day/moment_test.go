package day

import (
	"testing"
	"time"
)

// A clock shows a moment once, twice where an hour comes again, and not at all
// where one is left out, whatever the zone changes by.
func TestShown(t *testing.T) {
	for _, x := range []struct {
		zone, moment string
		want         int
		offsets      string
	}{
		{"America/Denver", "2026-03-08T02:30:00", 0, ""},
		{"America/Denver", "2026-11-01T01:30:00", 2, "-06:00 -07:00"},
		{"America/Denver", "2026-11-01T00:59:00", 1, "-06:00"},
		{"America/Denver", "2026-11-01T02:00:00", 1, "-07:00"},
		{"America/Denver", "2026-12-17T17:30:00", 1, "-07:00"},
		{"America/Denver", "2026-12-17T17:30:00-07:00", 1, ""},
		{"America/Denver", "2026-12-17T17:30:00-06:00", 0, ""},
		{"America/Denver", "2026-12-17T17:30:00+00:00", 0, ""},
		{"America/Denver", "2026-11-01T01:30:00-06:00", 1, ""},
		{"America/Phoenix", "2026-03-08T02:30:00", 1, "-07:00"},
		{"Australia/Lord_Howe", "2026-04-05T01:45:00", 2, "+11:00 +10:30"},
		{"Australia/Lord_Howe", "2026-10-04T02:15:00", 0, ""},
		{"Pacific/Chatham", "2026-04-05T03:00:00", 2, "+13:45 +12:45"},
		{"Europe/Dublin", "2026-10-25T01:30:00", 2, "+01:00 +00:00"},
		{"Asia/Kathmandu", "2026-06-01T12:00:00", 1, "+05:45"},
		{"Antarctica/Troll", "2026-10-25T02:30:00", 2, "+02:00 +00:00"},
		{"Antarctica/Troll", "2026-03-29T02:30:00", 0, ""},
	} {
		zone, err := time.LoadLocation(x.zone)
		if err != nil {
			t.Skip(err)
		}
		m, ok := ParseMoment(x.moment)
		if !ok || m.String() != x.moment {
			t.Fatalf("%s is read as %s", x.moment, m)
		}
		if got := m.Shown(zone); got != x.want {
			t.Errorf("%s in %s is shown %d times, want %d", x.moment, x.zone, got, x.want)
		}
		offsets := ""
		for _, o := range m.Offsets(zone) {
			offsets += " " + o
		}
		if x.offsets != "" && offsets != " "+x.offsets {
			t.Errorf("%s in %s is shown at%s, want %s", x.moment, x.zone, offsets, x.offsets)
		}
	}
}
