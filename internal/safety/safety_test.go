package safety

import "testing"

func TestFind(t *testing.T) {
	cases := []struct {
		text string
		want string // what is found, joined by "|"
	}{
		{"call 505-768-3000 or 311", ""},
		{"SSN 123-45-6789.", "123-45-6789"},
		{"123 45 6789", "123 45 6789"},
		{"123–45–6789", "123–45–6789"},
		{"never issued: 000-12-3456 666-12-3456 912-12-3456 123-00-4567 123-45-0000", ""},
		{"mixed 123-45 6789", ""},
		{"part of 1123-45-6789 and 123-45-67890", ""},
		{"card 4111 1111 1111 1111", "4111 1111 1111 1111"},
		{"card 4111-1111-1111-1111!", "4111-1111-1111-1111"},
		{"card 378282246310005", "378282246310005"},
		{"wrong sum 4111 1111 1111 1112", ""},
		{"4444444444444444", ""},
		{"server 10.1.2.3", "10.1.2.3"},
		{"version 1.2.3 and clause 6.7", ""},
		{"999.1.2.3", ""},
		{"fe80:0:0:0:1:2:3:4", "fe80:0:0:0:1:2:3:4"},
		{"at 12:30:15 on the day", ""},
		{"write to jane.doe@example.org", "jane.doe@example.org"},
		{"write to feedback@cabq.gov or it@dti.cabq.gov", ""},
		{"evil@cabq.gov.example.com", "evil@cabq.gov.example.com"},
		{"two: 10.1.2.3, 123-45-6789", "10.1.2.3|123-45-6789"},
	}
	for _, c := range cases {
		got := ""
		for i, f := range Find(c.text, []string{"cabq.gov"}) {
			if i > 0 {
				got += "|"
			}
			got += c.text[f.From:f.To]
		}
		if got != c.want {
			t.Errorf("%q: found %q, want %q", c.text, got, c.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("123-45-6789 4111 1111 1111 1111 10.0.0.1 a@b.c ::1")
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for _, x := range Find(s, nil) {
			if x.From < last || x.To <= x.From || x.To > len(s) {
				t.Fatalf("%q: place %d to %d after %d", s, x.From, x.To, last)
			}
			last = x.To
		}
	})
}
