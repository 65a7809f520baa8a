package zone

import (
	"testing"
	"time"
)

func TestLoad(t *testing.T) {
	z, ok := Load("America/Denver")
	if !ok {
		t.Fatal("America/Denver is not in the table")
	}
	for at, want := range map[time.Time]int{
		time.Date(2026, 3, 8, 8, 59, 59, 0, time.UTC):  -7 * 3600,
		time.Date(2026, 3, 8, 9, 0, 0, 0, time.UTC):    -6 * 3600,
		time.Date(2026, 11, 1, 7, 59, 59, 0, time.UTC): -6 * 3600,
		time.Date(2026, 11, 1, 8, 0, 0, 0, time.UTC):   -7 * 3600,
	} {
		if _, got := at.In(z).Zone(); got != want {
			t.Errorf("at %s the zone is %d seconds from Greenwich, want %d", at, got, want)
		}
	}
	for _, name := range []string{"", "America/Albuquerque", "../etc", "america/denver"} {
		if _, ok := Load(name); ok {
			t.Errorf("%q is taken for a zone", name)
		}
	}
}

func TestChanges(t *testing.T) {
	z, _ := Load("America/Denver")
	got := Changes(z, time.Date(2026, 1, 1, 7, 0, 0, 0, time.UTC), time.Date(2027, 1, 1, 7, 0, 0, 0, time.UTC))
	if len(got) != 3 || got[0].From != -6*3600 || !got[1].Summer || got[1].At.Format(time.RFC3339) != "2026-03-08T09:00:00Z" || got[2].From != -6*3600 || got[2].To != -7*3600 {
		t.Errorf("the changes of 2026 are %+v", got)
	}
	if got := Changes(time.UTC, got[0].At, got[2].At); len(got) != 1 || got[0].To != 0 {
		t.Errorf("Greenwich time changes: %+v", got)
	}
}
