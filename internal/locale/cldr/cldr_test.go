package cldr

import (
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	tests := []struct {
		tag, date, october, alone, decimal, group, percent, money, usd, two string
		rtl                                                                 bool
		primary, secondary, least                                           int
	}{
		{"en", "{month} {day}, {year}", "October", "October", ".", ",", "{number}%", "{symbol}{number}", "$", "{0} and {1}", false, 3, 3, 1},
		{"en-US", "{month} {day}, {year}", "October", "October", ".", ",", "{number}%", "{symbol}{number}", "$", "{0} and {1}", false, 3, 3, 1},
		{"es", "{day} de {month} de {year}", "octubre", "octubre", ",", ".", "{number}\u00a0%", "{number}\u00a0{symbol}", "US$", "{0} y {1}", false, 3, 3, 2},
		{"es-US", "{day} de {month} de {year}", "octubre", "octubre", ".", ",", "{number}%", "{symbol}{number}", "$", "{0} y {1}", false, 3, 3, 1},
		{"ru", "{day} {month} {year}\u00a0г.", "октября", "октябрь", ",", "\u00a0", "{number}\u00a0%", "{number}\u00a0{symbol}", "$", "{0} и {1}", false, 3, 3, 1},
		{"ar", "{day} {month} {year}", "أكتوبر", "أكتوبر", ".", ",", "{number}\u200e%\u200e", "\u200f{number}\u00a0{symbol}", "US$", "{0} و{1}", true, 3, 3, 1},
		{"zh-Hant", "{year}年{month_number}月{day}日", "10月", "10月", ".", ",", "{number}%", "{symbol}{number}", "US$", "{0}和{1}", false, 3, 3, 1},
		{"hi", "{day} {month} {year}", "अक्टूबर", "अक्टूबर", ".", ",", "{number}%", "{symbol}{number}", "$", "{0} और {1}", false, 3, 2, 1},
		{"ne", "{year} {month} {day}", "अक्टोबर", "अक्टोबर", ".", ",", "{number}%", "{symbol}\u00a0{number}", "US$", "{0} र {1}", false, 3, 2, 1},
	}
	for _, tt := range tests {
		t.Run(tt.tag, func(t *testing.T) {
			f, ok := Find(tt.tag)
			if !ok {
				t.Fatal("not found")
			}
			for _, c := range []struct{ what, got, want string }{
				{"date", f.Date, tt.date}, {"October", f.Months[9], tt.october}, {"October alone", f.MonthsAlone[9], tt.alone},
				{"decimal", f.Decimal, tt.decimal}, {"group", f.Group, tt.group}, {"percent", f.Percent, tt.percent},
				{"money", f.Money, tt.money}, {"USD", f.Symbols["USD"], tt.usd}, {"two", f.List[3], tt.two},
			} {
				if c.got != c.want {
					t.Errorf("%s = %q, want %q", c.what, c.got, c.want)
				}
			}
			if f.RTL != tt.rtl || f.Primary != tt.primary || f.Secondary != tt.secondary || f.Least != tt.least {
				t.Errorf("rtl, sizes = %v %d %d %d", f.RTL, f.Primary, f.Secondary, f.Least)
			}
		})
	}
}

func TestFindUnknown(t *testing.T) {
	for _, tag := range []string{"", "und", "xx", "e", "#", "English", "# CLDR 48"} {
		if _, ok := Find(tag); ok {
			t.Errorf("Find(%q) found something", tag)
		}
	}
	if f, ok := Find("nv"); !ok || f.Date != "" || f.Months != nil {
		t.Errorf("Navajo: got %v %+v, want no dates", ok, f)
	}
}

// Every line of the table can be read, and is complete or has no dates at all.
func TestTable(t *testing.T) {
	lines := strings.Split(strings.TrimSuffix(table, "\n"), "\n")[1:]
	if len(lines) < 600 {
		t.Fatalf("table.txt has only %d lines", len(lines))
	}
	for _, l := range lines {
		tag, _, _ := strings.Cut(l, "\t")
		if tag == "und" {
			continue
		}
		f, ok := Find(tag)
		if !ok {
			t.Fatalf("%s is not found", tag)
		}
		if f.Date != "" && (len(f.Months) != 12 || len(f.MonthsAlone) != 12 || f.Month == "") {
			t.Errorf("%s: a date pattern without its months", tag)
		}
		if f.Decimal == "" || !strings.Contains(f.Money, "{number}") || !strings.Contains(f.Percent, "{number}") || f.Primary == 0 || f.Secondary == 0 {
			t.Errorf("%s: incomplete: %+v", tag, f)
		}
		if strings.Contains(l, "\u202f") {
			t.Errorf("%s: holds a narrow no-break space", tag)
		}
	}
}
