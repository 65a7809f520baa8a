package address

import (
	"strings"
	"testing"
)

func TestRead(t *testing.T) {
	for raw, want := range map[string]struct {
		kind Kind
		dest string
	}{
		"tool:clearview-ai":            {Reference, "tool:clearview-ai"},
		"service-area:water":           {Reference, "service-area:water"},
		"clause:6-7#scope":             {Reference, "clause:6-7#scope"},
		`tool\:x`:                      {Reference, "tool:x"},
		"#scope":                       {Place, "#scope"},
		"https://a.test":               {Outside, "https://a.test"},
		"HTTP://A.test:80/b?c=d:e@f#g": {Outside, "HTTP://A.test:80/b?c=d:e@f#g"},
		"https://a.test/?a&amp;b":      {Outside, "https://a.test/?a&b"},
		"mailto:a.b+c@d.test":          {Outside, "mailto:a.b+c@d.test"},
		"mailto:a@b.test?subject=c%20": {Outside, "mailto:a@b.test?subject=c%20"},
		"tel:+1-505-555-0100;ext=2":    {Outside, "tel:+1-505-555-0100;ext=2"},
		"javascript:alert":             {Refused, "javascript:alert"},
		"tool:-x":                      {Refused, "tool:-x"},
		"tool:a--b":                    {Refused, "tool:a--b"},
		"#a--b":                        {Refused, "#a--b"},
		"tool:":                        {Refused, "tool:"},
		"":                             {Refused, ""},
	} {
		got := Read([]byte(raw))
		if got.Kind != want.kind || got.Dest != want.dest || (got.Code == "") != (want.kind != Refused) {
			t.Errorf("Read(%q) = %+v, want kind %d and %q", raw, got, want.kind, want.dest)
		}
	}
}

func TestHref(t *testing.T) {
	for raw, want := range map[string]string{
		"https://a.test/é b\"<>": "",
		"https://a.test/é\"<>":   "https://a.test/%C3%A9%22%3C%3E",
		"https://a.test/%41":     "https://a.test/%41",
	} {
		a := Read([]byte(raw))
		if (a.Kind == Outside) != (want != "") || want != "" && a.Href() != want {
			t.Errorf("address of %q = %+v, want %q", raw, a, want)
		}
	}
	if !Read([]byte("HTTPS://a.test")).OnWeb() || Read([]byte("tel:911")).OnWeb() {
		t.Error("OnWeb does not tell the web from the telephone")
	}
}

func TestSafe(t *testing.T) {
	for href, want := range map[string]bool{
		"a.html": true, "../a/b.html#c": true, "#a": true, "?a:b": true, "./a:b": true, "https://a.test/": true, "mailto:a@b.test": true,
		"": false, "a:b.html": false, "//a.test": false, `/\a.test`: false, "javascript:a": false, "a b": false,
		"a\n": false, "tool:a": false, "https://a@b.test": false,
	} {
		if got := Safe(href); got != want {
			t.Errorf("Safe(%q) = %t", href, got)
		}
	}
}

func TestSlug(t *testing.T) {
	for in, want := range map[string]string{
		"Sección: ¿Qué es?": "seccion-que-es", "Diné Bizaad łéʼ": "dine-bizaad-le", "Đà Nẵng": "da-nang", "  a -- b  ": "a-b",
		"6.7 The City’s AI": "6-7-the-citys-ai", "投诉 AI": "ai", strings.Repeat("x", 100): strings.Repeat("x", MaxID),
	} {
		if got := Slug(in); got != want || !IsID(got) {
			t.Errorf("Slug(%q) = %q, want %q", in, got, want)
		}
	}
	if got := Slug("投诉"); Fold("投诉") != "" || !IsID(got) || got == Slug("政策") {
		t.Errorf("Slug of words without Latin letters = %q", got)
	}
}

func TestHidden(t *testing.T) {
	for _, r := range "\x00\x1b\x7f\u0085\u00ad\u034f\u061c\u200b\u200d\u202e\u2028\u2066\u3164\ufe0f\ufeff\ufffd\U000e0041" {
		if !Hidden(r) {
			t.Errorf("%U can be seen", r)
		}
	}
	for _, r := range "a é ñ投\u00a0“–€" {
		if Hidden(r) {
			t.Errorf("%U cannot be seen", r)
		}
	}
}
