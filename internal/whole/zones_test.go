package whole

import (
	"bytes"
	"context"
	"regexp"
	"testing"
	"time"

	"plaza/internal/build"
	"plaza/internal/calendar"
	"plaza/internal/locale"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/sitetest"
	"plaza/internal/zone"
)

var starts = regexp.MustCompile(`DTSTART:(\d{8}T\d{6}Z)\r\n`)

// In every zone of the world and every year from 2020 to 2100, a body that
// meets before and after the turn of the year gets a calendar whose moments
// are those that the city's clocks show: the last day of a leap year had once
// no end.
func TestCalendarsInEveryZoneAndYear(t *testing.T) {
	l, err := build.Load(context.Background(), build.Options{Dir: sitetest.Small.Sources(t).Folder(t), Today: sitetest.Today})
	if err != nil {
		t.Fatal(err)
	}
	site := l.Site.Record("site", "site").(*record.Site)
	first, second := l.Site.Record("meeting", "january").(*record.Meeting), l.Site.Record("meeting", "february").(*record.Meeting)
	shown := func(l *locale.Locale, x schema.Text) (string, *locale.Locale) { return x.Value, l }
	address := func(s string) string { return s }
	tried := 0
	for _, name := range zone.Names() {
		site.Timezone = name
		place, _ := zone.Load(name)
		for year := 2020; year <= 2100; year++ {
			first.Start, second.Start = evening(year, 12, 14), evening(year+1, 1, 18)
			calendar.Write(l.Site, shown, address, func(path string, body []byte) {
				if path != "calendar/meetings.ics" {
					return
				}
				tried++
				found := starts.FindAllSubmatch(body, -1)
				if len(found) != 2 || bytes.Contains(body, []byte("TZID")) {
					t.Fatalf("%s, %d:\n%s", name, year, body)
				}
				for i, want := range []schema.Moment{first.Start, second.Start} {
					at, err := time.Parse("20060102T150405Z", string(found[i][1]))
					if err != nil || schema.MomentOf(at.In(place)) != want {
						t.Fatalf("%s, %d: %s is not %s there", name, year, found[i][1], want)
					}
				}
			})
		}
	}
	if tried < 81*400 {
		t.Errorf("only %d calendars were tried", tried)
	}
}

func evening(year, month, day int) schema.Moment {
	return schema.Moment{Date: schema.Date{Year: year, Month: month, Day: day}, Hour: 18}
}

// The meetings that had no end: in leap years and others, in zones on both
// sides of the world, a whole site is built.
func TestMeetingsAroundTheTurnOfALeapYear(t *testing.T) {
	for _, name := range []string{"America/Chicago", "America/Denver", "Pacific/Chatham", "Europe/Dublin", "America/Phoenix", "UTC", "Australia/Lord_Howe", "Antarctica/Troll"} {
		src := sitetest.Small.Sources(t)
		src.Change(t, "data/site.toml", "America/Denver", name)
		for id, start := range map[string]string{"before": "2028-12-31T18:00:00", "after": "2029-01-01T18:00:00"} {
			src.Put("content/meetings/"+id+".md", "+++\ntitle = \"Regular meeting, "+id+"\"\nbody = \"tech-board\"\nkind = \"regular\"\nstatus = \"scheduled\"\nstart = "+start+"\n+++\n")
		}
		if s := src.Build(t, build.Options{}); len(s.Files["calendar/before.ics"]) == 0 {
			t.Errorf("%s: no calendar", name)
		}
	}
}
