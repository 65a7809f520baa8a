package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// names are the facts of a line, in the order in which they are written.
var names = []string{"dir", "date", "month", "full", "months", "alone", "days", "time", "halves", "decimal", "group", "sizes", "percent", "money", "code", "symbols", "list"}

func read(from, tag string) (row, error) {
	r := row{}
	for _, part := range []func(string, string, row) error{dates, numbers, currencies, misc} {
		if err := part(from, tag, r); err != nil {
			return nil, err
		}
	}
	for name, v := range r {
		// A narrow no-break space is missing from many fonts of old
		// telephones; the plain one is in all of them.
		v = strings.ReplaceAll(v, "\u202f", "\u00a0")
		if strings.ContainsAny(v, "\t\n") {
			return nil, fmt.Errorf("%s: %q holds a tab or a line end", name, v)
		}
		r[name] = v
	}
	return r, nil
}

func dates(from, tag string, r row) error {
	type widths struct{ Wide map[string]string }
	var doc struct {
		Dates struct {
			Calendars struct {
				Gregorian struct {
					Months struct {
						Format widths
						Alone  widths `json:"stand-alone"`
					}
					Eras struct {
						Abbr map[string]string `json:"eraAbbr"`
					}
					DateFormats struct{ Long, Full json.RawMessage }
					TimeFormats struct{ Short json.RawMessage }
					Days        struct{ Format widths }
					DayPeriods  struct {
						Format struct{ Abbreviated map[string]string }
					}
					DateTimeFormats struct{ AvailableFormats map[string]string }
				}
			}
		}
	}
	if err := load(from, "cldr-dates-full", tag, "ca-gregorian.json", &doc); err != nil {
		return err
	}
	g := doc.Dates.Calendars.Gregorian
	if g.Months.Format.Wide["1"] == "M01" && tag != "und" {
		// The repository has no month names for this language: leave the
		// dates empty, so that its words file must give them.
		return nil
	}
	var err error
	if r["time"], err = clock(long(g.TimeFormats.Short), g.DateTimeFormats.AvailableFormats["Hm"]); err != nil {
		return err
	}
	if strings.Contains(r["time"], "{half}") {
		r["halves"] = g.DayPeriods.Format.Abbreviated["am"] + "|" + g.DayPeriods.Format.Abbreviated["pm"]
	}
	if tag == "und" {
		return nil
	}
	if r["full"], err = pattern(long(g.DateFormats.Full), g.Eras.Abbr["1"]); err != nil {
		return err
	}
	if r["days"], err = seven(g.Days.Format.Wide); err != nil {
		return err
	}
	if r["date"], err = pattern(long(g.DateFormats.Long), g.Eras.Abbr["1"]); err != nil {
		return err
	}
	if r["month"], err = pattern(g.DateTimeFormats.AvailableFormats["yMMMM"], g.Eras.Abbr["1"]); err != nil {
		return err
	}
	if r["months"], err = twelve(g.Months.Format.Wide); err != nil {
		return err
	}
	if r["alone"], err = twelve(g.Months.Alone.Wide); err != nil {
		return err
	}
	if r["alone"] == r["months"] {
		r["alone"] = ""
	}
	return nil
}

// long reads a date format, which is a text, or an object where the format
// asks for another numbering system.
func long(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	var o struct {
		Value string `json:"_value"`
	}
	_ = json.Unmarshal(raw, &o) // an empty pattern is refused by pattern
	return o.Value
}

func twelve(m map[string]string) (string, error) {
	all := make([]string, 12)
	for i := range all {
		all[i] = m[fmt.Sprint(i+1)]
		if all[i] == "" || strings.Contains(all[i], "|") {
			return "", fmt.Errorf("month %d is %q", i+1, all[i])
		}
	}
	return strings.Join(all, "|"), nil
}

func seven(m map[string]string) (string, error) {
	var all []string
	for _, day := range []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"} {
		if m[day] == "" || strings.Contains(m[day], "|") {
			return "", fmt.Errorf("%s is %q", day, m[day])
		}
		all = append(all, m[day])
	}
	return strings.Join(all, "|"), nil
}

// clock turns a pattern of the time of day into text with {hour}, {hour2},
// {hour12}, {hour12_2}, {minute} and {half}. Where the pattern asks for parts
// of the day ("in the evening") the one with 24 hours is used.
func clock(p, plain string) (string, error) {
	if strings.ContainsAny(strings.ToLower(p), "b") {
		p = plain
	}
	field := map[string]string{"H": "{hour}", "HH": "{hour2}", "h": "{hour12}", "hh": "{hour12_2}", "m": "{minute}", "mm": "{minute}", "a": "{half}"}
	return replaced(p, field)
}

// pattern turns a date pattern into text with {day}, {month} and {year}.
func pattern(p, era string) (string, error) {
	field := map[string]string{
		"d": "{day}", "dd": "{day2}", "MMMM": "{month}", "MMM": "{month}", "LLLL": "{month_alone}",
		"M": "{month_number}", "L": "{month_number}", "y": "{year}", "yyyy": "{year}", "G": era,
		"EEEE": "{weekday}", "EEE": "{weekday}", "cccc": "{weekday}", "ccc": "{weekday}", "MM": "{month_number}",
	}
	out, err := replaced(p, field)
	if err == nil && !strings.Contains(out, "{year}") {
		return "", fmt.Errorf("pattern %q has no year", p)
	}
	return out, err
}

// replaced puts texts in place of a pattern's fields.
func replaced(p string, field map[string]string) (string, error) {
	var out strings.Builder
	for rest := p; rest != ""; {
		c := rest[0]
		switch {
		case c == '\'':
			end := strings.IndexByte(rest[1:], '\'')
			if end < 0 {
				return "", fmt.Errorf("pattern %q: open quote", p)
			}
			out.WriteString(rest[1 : 1+end])
			rest = rest[end+2:]
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
			n := len(rest) - len(strings.TrimLeft(rest, string(c)))
			text, ok := field[rest[:n]]
			if !ok || text == "" {
				return "", fmt.Errorf("pattern %q: unknown field %q", p, rest[:n])
			}
			out.WriteString(text)
			rest = rest[n:]
		default:
			out.WriteByte(c)
			rest = rest[1:]
		}
	}
	return out.String(), nil
}

func numbers(from, tag string, r row) error {
	var doc struct {
		Numbers struct {
			Min     string                    `json:"minimumGroupingDigits"`
			Symbols map[string]string         `json:"symbols-numberSystem-latn"`
			Decimal struct{ Standard string } `json:"decimalFormats-numberSystem-latn"`
			Percent struct{ Standard string } `json:"percentFormats-numberSystem-latn"`
			Money   struct {
				Standard string
				Alpha    string `json:"standard-alphaNextToNumber"`
			} `json:"currencyFormats-numberSystem-latn"`
		}
	}
	if err := load(from, "cldr-numbers-full", tag, "numbers.json", &doc); err != nil {
		return err
	}
	n := doc.Numbers
	r["decimal"], r["group"] = n.Symbols["decimal"], n.Symbols["group"]
	if r["decimal"] == "" {
		return fmt.Errorf("no decimal sign")
	}
	whole, _, _ := strings.Cut(n.Decimal.Standard, ".")
	groups := strings.Split(whole, ",")
	primary := len(groups[len(groups)-1])
	secondary := primary
	if len(groups) > 2 {
		secondary = len(groups[len(groups)-2])
	}
	r["sizes"] = fmt.Sprintf("%d %d %s", primary, secondary, n.Min)
	r["percent"] = strings.ReplaceAll(amount(n.Percent.Standard), "%", n.Symbols["percentSign"])
	r["money"] = strings.ReplaceAll(amount(n.Money.Standard), "¤", "{symbol}")
	r["code"] = strings.ReplaceAll(amount(n.Money.Alpha), "¤", "{symbol}")
	return nil
}

// amount replaces the number of a number pattern by {number}; how a number
// itself is written is told by the other facts.
func amount(p string) string {
	p, _, _ = strings.Cut(p, ";")
	first, last := strings.IndexAny(p, "#0"), strings.LastIndexAny(p, "#0")
	return p[:first] + "{number}" + p[last+1:]
}

func currencies(from, tag string, r row) error {
	var doc struct {
		Numbers struct {
			Currencies map[string]struct{ Symbol string }
		}
	}
	if err := load(from, "cldr-numbers-full", tag, "currencies.json", &doc); err != nil {
		return err
	}
	var all []string
	for _, code := range slices.Sorted(maps.Keys(doc.Numbers.Currencies)) {
		if s := doc.Numbers.Currencies[code].Symbol; s != "" && s != code && code != "XXX" {
			if strings.ContainsAny(s, ";=") {
				return fmt.Errorf("symbol of %s is %q", code, s)
			}
			all = append(all, code+"="+s)
		}
	}
	r["symbols"] = strings.Join(all, ";")
	return nil
}

func misc(from, tag string, r row) error {
	var lists struct {
		ListPatterns struct {
			Standard struct {
				Start, Middle, End string
				Two                string `json:"2"`
			} `json:"listPattern-type-standard"`
		}
	}
	if err := load(from, "cldr-misc-full", tag, "listPatterns.json", &lists); err != nil {
		return err
	}
	l := lists.ListPatterns.Standard
	for _, p := range []string{l.Start, l.Middle, l.End, l.Two} {
		if !strings.Contains(p, "{0}") || !strings.Contains(p, "{1}") || strings.Contains(p, "|") {
			return fmt.Errorf("list pattern %q", p)
		}
	}
	r["list"] = strings.Join([]string{l.Start, l.Middle, l.End, l.Two}, "|")

	var layout struct {
		Layout struct {
			Orientation struct{ CharacterOrder string }
		}
	}
	if err := load(from, "cldr-misc-full", tag, "layout.json", &layout); err != nil {
		return err
	}
	r["dir"] = "ltr"
	if layout.Layout.Orientation.CharacterOrder == "right-to-left" {
		r["dir"] = "rtl"
	}
	return nil
}
