package safety

import (
	"strings"
	"testing"
)

// Spellings of one protected number each; the number is the whole of what is
// found.
var spellings = []struct{ before, number, after string }{
	{"", "123-45-6789", ""},
	{"My SSN is ", "123 45 6789", "."},
	{"", "123.45.6789", ","},
	{"SSN", "123456789", ""},
	{"", "123–45–6789", ""},           // en dash
	{"", "123—45—6789", ""},           // em dash
	{"", "123\u201145\u20116789", ""}, // dash that does not break
	{"", "123\u00a045\u00a06789", ""}, // space that does not break
	{"", "123 - 45 - 6789", ""},
	{"", "123/45/6789", ""},
	{"", "123_45_6789", " x"},
	{"", "123-45 6789", ""},
	{"", "1 2 3 4 5 6 7 8 9", ""},
	{"", "１２３-４５-６７８９", ""},             // full width
	{"", "١٢٣-٤٥-٦٧٨٩", ""},             // Arabic
	{"", "12\u200b3-45-67\u200b89", ""}, // with spaces that cannot be seen
	{"", "123-\n45-6789", ""},
	{"el 5 de mayo: ", "123-45-6789", "; gracias"},
	{"número de seguro social ", "123456789", ""},

	{"", "4111111111111111", ""},
	{"", "4111 1111 1111 1111", ""},
	{"", "4111-1111-1111-1111", "!"},
	{"", "4111.1111.1111.1111", ""},
	{"", "4111 - 1111 - 1111 - 1111", ""},
	{"", "4111–1111–1111–1111", ""},
	{"", "4111\u00a01111\u00a01111\u00a01111", ""},
	{"", "3782 822463 10005", ""},
	{"", "378282246310005", ""},
	{"", "5555555555554444", ""},
	{"", "2223003122003222", ""},
	{"", "6011 1111 1111 1117", ""},
	{"", "30569309025904", ""},
	{"", "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", ""},
	{"", "４１１１ １１１１ １１１１ １１１１", ""},
	{"", "4111 1111\n1111 1111", ""},
	{"card", "4111111111111111", "exp"},
	{"on 12 May I paid with ", "4111 1111 1111 1111", " twice"},
	{"", "4222222222222", ""},
}

// What looks alike and must pass.
var lookAlikes = []string{
	"Call 505-768-3000 or 311.",
	"(505) 768-3000, extension 1234",
	"+1 505 768 3000",
	"505.768.3000 / 505.768.3001",
	"Albuquerque, NM 87102-1234",
	"PO Box 1293, 87103",
	"2026-11-24 at 12.30",
	"24/11/2026 12:30:15",
	"case number 202512345",
	"reporte 202512345",
	"$1,234,567,890.12",
	"ISBN 978-3-16-148410-0",
	"4111 1111 1111 1112 has a wrong sum",
	"4444 4444 4444 4444",
	"parcel 1-012-057-123-456-78901",
	"never issued: 000-12-3456 666-12-3456 912-12-3456 123-00-4567 123-45-0000",
	"35.0844, -106.6504",
	"server 10.1.2.3 port 8443",
	"Ordinance O-24-13, resolution R-21-231",
	"EIN 85-0000123",
	"years 2019 2020 2021 2022 2023 2024",
	"clauses 6.1, 6.2, 6.7 and 1.2",
	"rooms 101, 22, 2024",
}

func TestNumbersFindsEverySpelling(t *testing.T) {
	for _, c := range spellings {
		text := c.before + c.number + c.after
		got := Numbers(text)
		if len(got) != 1 || text[got[0].From:got[0].To] != c.number {
			t.Errorf("%q: found %v, want %q", text, got, c.number)
			continue
		}
		if h := Hide(text); len(Numbers(h)) != 0 || strings.Count(h, string(Hidden)) < 9 || !strings.HasPrefix(h, c.before) || !strings.HasSuffix(h, c.after) {
			t.Errorf("%q: hidden as %q", text, h)
		}
	}
}

func TestNumbersLetsLookAlikesPass(t *testing.T) {
	for _, text := range lookAlikes {
		if got := Numbers(text); len(got) > 0 {
			t.Errorf("%q: found %q", text, text[got[0].From:got[0].To])
		}
		if Hide(text) != text {
			t.Errorf("%q: changed to %q", text, Hide(text))
		}
	}
}

func TestNumbersFindsSeveral(t *testing.T) {
	text := "123-45-6789, 4111 1111 1111 1111 and 078-05-1120"
	got := Numbers(text)
	if len(got) != 3 || got[0].Kind != SocialSecurity || got[1].Kind != Card || got[2].Kind != SocialSecurity {
		t.Errorf("found %v", got)
	}
	if h := Hide(text); h != "***-**-****, **** **** **** **** and ***-**-****" {
		t.Errorf("hidden as %q", h)
	}
}

// What is left between hidden numbers is a number of its own.
func TestNumbersFindsWhatHidingSetsApart(t *testing.T) {
	for text, want := range map[string]string{
		"001010001 0 0 1 0 1 0 0 0 1":                   "********* * * * * * * * * *",
		"1 2 3 4 5 6 7 8 9 001010001 0 0 1 0 1 0 0 0 1": "* * * * * * * * * ********* * * * * * * * * *",
		"41 11 11 11 11 11 11 11 123-45-6789":           "** ** ** ** ** ** ** ** ***-**-****",
		"123-45-6789 10 11 2026":                        "***-**-**** 10 11 2026",
		"staircase" + strings.Repeat("-", 24) + " １２３-４５-６７８９; 123456789": "staircase" + strings.Repeat("-", 24) + " ***-**-****; *********",
	} {
		if h := Hide(text); h != want {
			t.Errorf("%q: hidden as %q, want %q", text, h, want)
		}
	}
}

func FuzzNumbers(f *testing.F) {
	for _, c := range spellings {
		f.Add(c.before + c.number + c.after)
	}
	for _, s := range lookAlikes {
		f.Add(s)
	}
	f.Add("001010001 0 0 1 0 1 0 0 0 1")
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for _, x := range Numbers(s) {
			if x.From < last || x.To <= x.From || x.To > len(s) {
				t.Fatalf("%q: place %d to %d after %d", s, x.From, x.To, last)
			}
			last = x.To
		}
		h := Hide(s)
		if again := Numbers(h); len(again) > 0 {
			t.Fatalf("%q: hidden as %q, which still holds %q", s, h, h[again[0].From:again[0].To])
		}
	})
}
