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

func TestNames(t *testing.T) {
	names := Names()
	if len(names) < 400 {
		t.Fatalf("the table has only %d zones", len(names))
	}
	for _, name := range names {
		if z, ok := Load(name); !ok || z.String() != name {
			t.Errorf("%q is in the table and cannot be loaded", name)
		}
	}
}
