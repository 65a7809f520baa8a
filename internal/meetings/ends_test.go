package meetings

import (
	"math"
	"testing"
	"time"

	"plaza/internal/record"
	"plaza/internal/schema"
)

// Working days are those that a calendar counts one by one, from any day and
// over any weekend.
func TestWorkingDays(t *testing.T) {
	for start := range 14 {
		from := schema.MomentOf(time.Date(2026, 2, 20+start, 0, 0, 0, 0, time.UTC)).Date
		want := from.Time()
		for n := range int64(40) {
			if n > 0 {
				for want = want.AddDate(0, 0, 1); want.Weekday() == time.Saturday || want.Weekday() == time.Sunday; {
					want = want.AddDate(0, 0, 1)
				}
			}
			if got := workingDays(from, n); got != schema.MomentOf(want).Date {
				t.Fatalf("%d working days from %v: %v, want %v", n, from, got, want)
			}
		}
	}
}

// A number in a file may be of any size, and a meeting on any day that can be
// written: every walk over days ends, and no number turns around.
func TestWalksEnd(t *testing.T) {
	for _, n := range []int64{math.MinInt64, -1, 0, 1, 366, 1e6, 13e6, 9e14, math.MaxInt64} {
		for _, start := range []string{"0001-01-01 00:00", "1700-02-28 17:30", "2028-12-31 17:30", "9999-12-31 23:59"} {
			r := rules("2026-12-01")
			r.MinutesDays, r.AgendaHours = n, n
			m := meeting("held", start, start)
			if due := r.MinutesDue(m); n > 0 && due.Compare(m.Start.Date) < 0 || due.Year > 9999 {
				t.Errorf("minutes of %s are due %d working days later, on %v", start, n, due)
			}
			if late := r.AgendaLate(m); late != (n > 0) {
				t.Errorf("an agenda posted at its meeting is late for %d hours: %v", n, late)
			}
		}
	}
	for _, today := range []string{"0001-01-01", "1700-01-31", "2026-12-01", "2029-01-01", "9999-12-31"} {
		for _, start := range []string{"0001-01-01 00:00", "1699-12-31 12:00", "2026-11-30 17:30", "2028-12-31 17:30", "9999-12-31 23:59"} {
			r := rules(today)
			gaps := r.Gaps([]*record.Meeting{meeting("held", start, "")})
			if want := max(0, months(r.Today)-months(at(start).Date)-1); len(gaps) != want {
				t.Errorf("between %s and %s are %d months without a meeting, want %d", start, today, len(gaps), want)
			}
		}
	}
}

func months(d schema.Date) int { return 12*d.Year + d.Month }
