package form

import (
	"strings"
	"testing"
	"unicode"
)

func TestParseAddress(t *testing.T) {
	const plain = "resident@example.org"
	for _, typed := range []string{plain, plain + "\u200b", "\u200f" + plain, plain + ".", plain + "..", " " + plain + "\t", "\u00a0" + plain + "\u3000",
		"resident@\u2009example.org", "resident @ example . org", "resi\u00addent@example.org", "resident＠example.org", "resident@example．org", "resident@example。org",
		"ｒｅｓｉｄｅｎｔ＠ｅｘａｍｐｌｅ．ｏｒｇ", "resident﹫example.org", "\ufeff" + plain, "resident\u2060@example.org", "\u202a" + plain + "\u202c", plain + "\u2028", "resident@exam\u200cple.org",
		"re\u202fsident@example.org", plain + "。", plain + "\r\n"} {
		if a, ok := ParseAddress(typed); !ok || a.String() != plain || a.ASCII != "example.org" || !a.Plain() {
			t.Errorf("%q is %+v, %v", typed, a, ok)
		}
	}
	for typed, want := range map[string]Address{
		"josé@españa.example":             {"josé", "españa.example", "xn--espaa-rta.example"},
		"jose\u0301@espan\u0303a.example": {"josé", "españa.example", "xn--espaa-rta.example"},
		"ana@faß.de":                      {"ana", "faß.de", "xn--fa-hia.de"},
		"مثال@مثال.إختبار":                {"مثال", "مثال.إختبار", "xn--mgbh0fb.xn--kgbechtv"},
		"用户@例え。テスト":                       {"用户", "例え.テスト", "xn--r8jz45g.xn--zckzah"},
		"o'neil+x=y@EXAMPLE.org":          {"o'neil+x=y", "EXAMPLE.org", "EXAMPLE.org"},
		"🙂@example.org":                   {"🙂", "example.org", "example.org"},
	} {
		if a, ok := ParseAddress(typed); !ok || a != want {
			t.Errorf("%q is %+v, %v", typed, a, ok)
		}
	}
	for _, typed := range []string{"", "\u200b", "ana", "ana at example.org", "@example.org", "ana@", "ana@example", "a..b@example.org", ".a@example.org", "a.@example.org", "ana@example..org",
		"ana@.org", "a@b@example.org", "ana maria@example.org", "ana@example.org thanks", "ana@example.org\u2028thanks", "ana@b.org\nBcc: x@y.org", "a\r\nBcc:x@y.org", "ana@exa_mple.org", "<ana@example.org>",
		"ana,x@example.org", "ana@[127.0.0.1]", "ana@-example.org", "\ufffd@example.org", strings.Repeat("é", 33) + "@example.org", "ana@" + strings.Repeat("abcdefgh.", 30) + "org", `"ana"@example.org`, "ana；x@example.org"} {
		if a, ok := ParseAddress(typed); ok {
			t.Errorf("%q passes as %+v", typed, a)
		}
	}
}

func TestBlank(t *testing.T) {
	for s, want := range map[string]bool{"": true, " \n\t": true, "\u200b\u200f": true, "\u00ad \u2060\ufeff": true, "\u3164": true, "\u2800": true, "\u200d": true, "\ufe0f": true, "\u00a0\u3000": true,
		"\U000e0041": true, "a\u200b": false, "نی\u200cک": false, "👩\u200d👧": false, ".": false} {
		if Blank(s) != want {
			t.Errorf("%q: %v", s, !want)
		}
	}
}

// FuzzParseAddress: what passes can stand in a header, and reads the same when
// it is read again.
func FuzzParseAddress(f *testing.F) {
	f.Add("josé@españa.example")
	f.Add("a\u200b @ b . org.\r\nBcc: x@y.z")
	f.Fuzz(func(t *testing.T, typed string) {
		a, ok := ParseAddress(typed)
		if !ok {
			return
		}
		if s := a.String(); strings.ContainsFunc(s, func(r rune) bool {
			return unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune(`<>(),;:"\[]`, r)
		}) || strings.Count(s, "@") != 1 || !ascii(a.ASCII) {
			t.Fatalf("%q is %q", typed, s)
		}
		if again, ok := ParseAddress(a.String()); !ok || again != a {
			t.Fatalf("%q is %+v, then %+v", typed, a, again)
		}
	})
}
