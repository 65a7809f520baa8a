package style

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Day writes the day of t with its day of the week. Where the file of words
// has its own form of a date, or nobody knows the names of the days, it writes
// the date alone.
func (s *Style) Day(t time.Time) string {
	if len(s.facts.Days) != 7 || !strings.Contains(s.facts.Full, "{weekday}") {
		return s.Date(t)
	}
	before, after, _ := strings.Cut(s.facts.Full, "{weekday}")
	return s.part(before, t) + s.facts.Days[t.Weekday()] + s.part(after, t)
}

func (s *Style) part(pattern string, t time.Time) string {
	pieces, ok := parseDate(pattern)
	if !ok {
		panic("style: " + pattern + " is no pattern of a date")
	}
	return s.write(pieces, t)
}

// Clock writes the time of day of t.
func (s *Style) Clock(t time.Time) string {
	hour, half := t.Hour()%12, 0
	if t.Hour() >= 12 {
		half = 1
	}
	if hour == 0 {
		hour = 12
	}
	name := ""
	if len(s.facts.Halves) == 2 {
		name = s.facts.Halves[half]
	}
	return strings.NewReplacer(
		"{hour}", strconv.Itoa(t.Hour()), "{hour2}", fmt.Sprintf("%02d", t.Hour()),
		"{hour12}", strconv.Itoa(hour), "{hour12_2}", fmt.Sprintf("%02d", hour),
		"{minute}", fmt.Sprintf("%02d", t.Minute()), "{half}", name,
	).Replace(s.facts.Time)
}
