package locale

import (
	"math"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"plaza/internal/source"
)

var october = time.Date(2024, time.October, 30, 23, 59, 0, 0, time.UTC)

// Each language with its dates, numbers, money, shares and lists.
func TestLanguages(t *testing.T) {
	en, es := pair(t)
	load := func(tag string) *Locale {
		f := read(t, "testdata/"+tag+".toml", "i18n/"+tag+".toml")
		set, _ := Load([]string{tag}, map[string]*source.File{tag: f}, nil)
		return set.All[0]
	}
	tests := []struct {
		l                                                  *Locale
		date, month, number, money, whole, yen, share, abc string
	}{
		{en, "October 30, 2024", "October 2024", "1,234,567", "$2,184.56", "$2,184", "¥5", "50%", "a, b and c"},
		{es, "30 de octubre de 2024", "octubre de 2024", "1,234,567", "$2,184.56", "$2,184", "¥5", "50%", "a, b y c"},
		{one(t, "es", ""), "30 de octubre de 2024", "octubre de 2024", "1.234.567", "2184,56 US$", "2184 US$", "5 JPY", "50 %", "a, b y c"},
		{load("ar"), "30 أكتوبر 2024", "أكتوبر 2024", "1,234,567", "\u200f2,184.56 US$", "\u200f2,184 US$", "\u200f5 JP¥", "50\u200e%\u200e", "a وb وc"},
		{load("nv"), "m10 30, 2024", "m10 2024", "1,234,567", "$2,184.56", "$2,184", "JP¥5", "50%", "a, b + c"},
		{one(t, "vi", ""), "30 tháng 10, 2024", "tháng 10 năm 2024", "1.234.567", "2.184,56 US$", "2.184 US$", "5 ¥", "50%", "a, b và c"},
		{one(t, "zh-Hans", ""), "2024年10月30日", "2024年10月", "1,234,567", "US$2,184.56", "US$2,184", "JP¥5", "50%", "a、b和c"},
		{one(t, "zh-Hant", ""), "2024年10月30日", "2024年10月", "1,234,567", "US$2,184.56", "US$2,184", "¥5", "50%", "a、b和c"},
		{one(t, "ru", ""), "30 октября 2024 г.", "октябрь 2024 г.", "1 234 567", "2 184,56 $", "2 184 $", "5 ¥", "50 %", "a, b и c"},
		{one(t, "fr", ""), "30 octobre 2024", "octobre 2024", "1 234 567", "2 184,56 $US", "2 184 $US", "5 JPY", "50 %", "a, b et c"},
		{one(t, "de", ""), "30. Oktober 2024", "Oktober 2024", "1.234.567", "2.184,56 $", "2.184 $", "5 ¥", "50 %", "a, b und c"},
		{one(t, "pt", ""), "30 de outubro de 2024", "outubro de 2024", "1.234.567", "US$ 2.184,56", "US$ 2.184", "JP¥ 5", "50%", "a, b e c"},
		{one(t, "fil", ""), "Oktubre 30, 2024", "Oktubre 2024", "1,234,567", "$2,184.56", "$2,184", "¥5", "50%", "a, b, at c"},
		{one(t, "tl", `formats = "fil"`), "Oktubre 30, 2024", "Oktubre 2024", "1,234,567", "$2,184.56", "$2,184", "¥5", "50%", "a, b, at c"},
		{one(t, "ko", ""), "2024년 10월 30일", "2024년 10월", "1,234,567", "US$2,184.56", "US$2,184", "JP¥5", "50%", "a, b 및 c"},
		{one(t, "ja", ""), "2024年10月30日", "2024年10月", "1,234,567", "$2,184.56", "$2,184", "￥5", "50%", "a、b、c"},
		{one(t, "hi", ""), "30 अक्टूबर 2024", "अक्टूबर 2024", "12,34,567", "$2,184.56", "$2,184", "JP¥5", "50%", "a, b, और c"},
		{one(t, "fa", ""), "30 اکتبر 2024", "اکتبر 2024", "1,234,567", "\u200e$ 2,184.56", "\u200e$ 2,184", "\u200e¥ 5", "50%", "a،\u200f b، و c"},
	}
	for _, tt := range tests {
		t.Run(tt.l.Tag, func(t *testing.T) {
			l := tt.l
			for _, c := range []struct{ what, got, want string }{
				{"Date", l.Date(october), tt.date}, {"Month", l.Month(october), tt.month}, {"Number", l.Number(1234567), tt.number},
				{"Money", l.Money(218456, "USD"), tt.money}, {"Money, whole", l.Money(218400, "USD"), tt.whole}, {"Money in yen", l.Money(500, "JPY"), tt.yen},
				{"Percent", l.Percent(1, 2), tt.share}, {"List", l.List([]string{"a", "b", "c"}), tt.abc},
			} {
				if got := strings.ReplaceAll(c.got, "\u00a0", " "); got != c.want {
					t.Errorf("%s = %+q, want %+q", c.what, got, c.want)
				}
			}
		})
	}
}

func TestMoney(t *testing.T) {
	en, es := pair(t)
	for _, tt := range []struct {
		l     *Locale
		cents int64
		code  string
		want  string
	}{
		{en, 5, "USD", "$0.05"}, {en, 0, "USD", "$0"}, {en, -250, "USD", "-$2.50"}, {en, 100, "XYZ", "XYZ\u00a01"},
		{en, 100, "CHF", "CHF\u00a01"}, {es, 9_999_999_99, "USD", "$9,999,999.99"},
		{es, math.MinInt64, "USD", "-$92,233,720,368,547,758.08"}, {en, 100, "", "1"},
	} {
		if got := strings.TrimSpace(tt.l.Money(tt.cents, tt.code)); got != tt.want {
			t.Errorf("%s: Money(%d, %q) = %q, want %q", tt.l.Tag, tt.cents, tt.code, got, tt.want)
		}
	}
}

func TestPercent(t *testing.T) {
	en, _ := pair(t)
	for _, tt := range []struct {
		part, whole int
		want        string
	}{
		{0, 10, "0%"}, {1, 1000, "1%"}, {999, 1000, "99%"}, {10, 10, "100%"}, {1, 3, "33%"}, {2, 3, "67%"}, {1, 8, "13%"},
		{0, 0, "0%"}, {3, 0, "0%"}, {-1, 5, "0%"}, {3, 2, "150%"}, {99, 200, "50%"}, {247, 500, "49%"},
	} {
		if got := en.Percent(tt.part, tt.whole); got != tt.want {
			t.Errorf("Percent(%d, %d) = %q, want %q", tt.part, tt.whole, got, tt.want)
		}
	}
}

// Taking the group signs out again gives the number back, and every group but
// the first has its size.
func TestNumberProperty(t *testing.T) {
	en, _ := pair(t)
	hi := one(t, "hi", "")
	es := one(t, "es", "")
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64().Draw(t, "n")
		if rapid.Bool().Draw(t, "short") {
			n %= 100_000
		}
		for _, l := range []*Locale{en, hi, es} {
			f := l.style.Facts()
			got := l.Number(n)
			if back := strings.ReplaceAll(got, f.Group, ""); back != number(n) {
				t.Fatalf("%s: %d is written %q", l.Tag, n, got)
			}
			groups := strings.Split(strings.TrimPrefix(got, "-"), f.Group)
			for i, g := range groups {
				want := f.Secondary
				if i == len(groups)-1 {
					want = f.Primary
				}
				if i > 0 && len(g) != want || len(g) == 0 || len(groups) > 1 && len(g) > want {
					t.Fatalf("%s: %d is written %q", l.Tag, n, got)
				}
			}
			if digits := len(strings.TrimPrefix(number(n), "-")); (len(groups) > 1) != (digits >= f.Primary+f.Least) {
				t.Fatalf("%s: %d is written %q", l.Tag, n, got)
			}
		}
	})
}

func number(n int64) string {
	if n == math.MinInt64 {
		return "-9223372036854775808"
	}
	var b []byte
	neg := n < 0
	if neg {
		n = -n
	}
	for first := true; first || n > 0; first = false {
		b = append([]byte{byte('0' + n%10)}, b...)
		n /= 10
	}
	if neg {
		return "-" + string(b)
	}
	return string(b)
}

// A date is that of its own time zone, and single digits stand alone.
func TestDate(t *testing.T) {
	en, es := pair(t)
	zone := time.FixedZone("", -7*3600)
	for _, tt := range []struct {
		l    *Locale
		t    time.Time
		want string
	}{
		{en, time.Date(2024, 12, 31, 23, 0, 0, 0, zone), "December 31, 2024"},
		{en, time.Date(2024, 12, 31, 23, 0, 0, 0, zone).UTC(), "January 1, 2025"},
		{es, time.Date(1706, 1, 5, 0, 0, 0, 0, time.UTC), "5 de enero de 1706"},
		{one(t, "en", `date = "{month_number}/{day2}/{year} ({month_alone})"`), time.Date(2024, 3, 5, 0, 0, 0, 0, time.UTC), "3/05/2024 (March)"},
		{one(t, "ru", `months = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]
date = "{month}/{month_alone}/{year}"`), time.Date(2024, 3, 5, 0, 0, 0, 0, time.UTC), "3/3/2024"},
	} {
		if got := tt.l.Date(tt.t); got != tt.want {
			t.Errorf("Date(%v) = %q, want %q", tt.t, got, tt.want)
		}
	}
}
