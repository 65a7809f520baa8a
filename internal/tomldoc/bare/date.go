package bare

import (
	"strings"
	"time"
)

// timeForm reports whether w is a date, a time, or both, as TOML 1.0 writes
// them, and exists.
func timeForm(w string) bool {
	if w[2] == ':' {
		return clock(w)
	}
	if len(w) < 10 || w[4] != '-' || w[7] != '-' {
		return false
	}
	if _, err := time.Parse(time.DateOnly, w[:10]); err != nil {
		return false
	}
	if len(w) == 10 {
		return true
	}
	if c := w[10]; c != 'T' && c != 't' && c != ' ' {
		return false
	}
	w = w[11:]
	if zone := strings.IndexAny(w, "Zz+-"); zone >= 0 {
		if z := w[zone:]; z != "Z" && z != "z" && !(len(z) == 6 && z[3] == ':' && pair(z[1:3], 24) && pair(z[4:6], 60)) {
			return false
		}
		w = w[:zone]
	}
	return clock(w)
}

// clock reports whether w is a time with seconds.
func clock(w string) bool {
	if len(w) < 8 || w[2] != ':' || w[5] != ':' || !pair(w[:2], 24) || !pair(w[3:5], 60) || !pair(w[6:8], 60) {
		return false
	}
	if w = w[8:]; w == "" {
		return true
	}
	return w[0] == '.' && len(w) > 1 && strings.Trim(w[1:], decimal) == ""
}

// pair reports whether w is two digits that are less than limit.
func pair(w string, limit int) bool {
	return isDigit(w[0]) && isDigit(w[1]) && int(w[0]-'0')*10+int(w[1]-'0') < limit
}

// judgeDate says what is wrong with a text that looks like a date or time. ok
// is false when it does not look like one.
func judgeDate(text string) (s Slip, ok bool) {
	for _, layout := range spelledDates {
		if t, err := time.Parse(layout, text); err == nil {
			return Slip{"toml/date-form", []string{"date", t.Format(time.DateOnly)}}, true
		}
	}
	if text == "" || !isDigit(text[0]) {
		return s, false
	}
	date, hours := text, ""
	if i := strings.IndexAny(text, " Tt"); i > 0 {
		date, hours = text[:i], text[i+1:]
	}
	if strings.Contains(date, ":") {
		return judgeClock(text)
	}
	parts := strings.FieldsFunc(date, func(r rune) bool { return r == '-' || r == '/' || r == '.' })
	if len(parts) != 3 || !allDigits(parts) || len(strings.Join(parts, "")) != len(date)-2 {
		return s, false
	}
	s, ok = judgeParts(parts, strings.Contains(date, "."))
	if day := calendar(parts[0], parts[1], parts[2]); ok && hours != "" && day != "" {
		if at, isTime := judgeClock(hours); isTime && at.Code == "toml/time-form" {
			return Slip{at.Code, []string{"time", day + "T" + at.Args[1]}}, true
		} else if isTime {
			return at, true
		}
	}
	return s, ok && (hours == "" || isDigit(hours[0]))
}

// spelledDates are ways to write a date with the name of its month.
var spelledDates = []string{"January 2, 2006", "January 2 2006", "Jan 2, 2006", "Jan 2 2006", "2 January 2006", "2 Jan 2006"}

// judgeParts judges three numbers with signs between them.
func judgeParts(p []string, dots bool) (s Slip, ok bool) {
	switch {
	case len(p[0]) == 4 && len(p[1]) <= 2 && len(p[2]) <= 2:
		if day := calendar(p[0], p[1], p[2]); day != "" {
			return Slip{"toml/date-form", []string{"date", day}}, true
		}
		return Slip{"toml/no-such-date", nil}, true
	case len(p[2]) == 4 && len(p[0]) <= 2 && len(p[1]) <= 2:
		american, european := calendar(p[2], p[0], p[1]), calendar(p[2], p[1], p[0])
		switch {
		case american == "" && european == "":
			return Slip{"toml/no-such-date", nil}, true
		case american == "" || american == european:
			return Slip{"toml/date-form", []string{"date", european}}, true
		case european == "":
			return Slip{"toml/date-form", []string{"date", american}}, true
		}
		return Slip{"toml/date-unclear", []string{"first", american, "second", european}}, true
	case !dots && len(p[0]) <= 2 && len(p[1]) <= 2 && len(p[2]) == 2:
		return judgeParts([]string{p[0], p[1], "20" + p[2]}, dots)
	}
	return s, false
}

// calendar returns year-month-day, or "" when there is no such day.
func calendar(year, month, day string) string {
	t, err := time.Parse("2006-1-2", year+"-"+month+"-"+day)
	if err != nil {
		return ""
	}
	return t.Format(time.DateOnly)
}

// judgeClock judges a text with a colon after its first digits.
func judgeClock(text string) (s Slip, ok bool) {
	for _, layout := range []string{"15:4", "15:4:5", "3:4 PM", "3:4PM", "3:4 pm", "3:4pm", "3:4 p.m."} {
		if t, err := time.Parse(layout, text); err == nil {
			return Slip{"toml/time-form", []string{"time", t.Format(time.TimeOnly)}}, true
		}
		if t, err := time.Parse(layout+"Z07:00", text); err == nil {
			return Slip{"toml/time-form", []string{"time", t.Format(time.TimeOnly + "Z07:00")}}, true
		}
	}
	if p := strings.Split(text, ":"); len(p) <= 3 && allDigits(p) {
		return Slip{"toml/no-such-date", nil}, true
	}
	return s, false
}

func allDigits(parts []string) bool {
	for _, p := range parts {
		if p == "" || strings.Trim(p, decimal) != "" {
			return false
		}
	}
	return true
}
