package charset

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
)

// as writes a text in an encoding.
func as(t testing.TB, label, text string) string {
	t.Helper()
	e, err := htmlindex.Get(label)
	if err != nil {
		t.Fatal(err)
	}
	s, err := e.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// little writes a text of the basic plane, low byte first.
func little(text string) string {
	var b strings.Builder
	for _, r := range text {
		b.Write([]byte{byte(r), byte(r >> 8)})
	}
	return b.String()
}

const (
	spanish = "¿Qué hace la cámara del «Niño»? Año 2026, señor."
	word    = "“Quotes” — and €5…"
)

func TestText(t *testing.T) {
	cases := []struct {
		name, bytes, label, want string
	}{
		{"UTF-8", spanish + " Diné bizaad ąą́ 中文 🙂", "", spanish + " Diné bizaad ąą́ 中文 🙂"},
		{"Windows, not declared", as(t, "windows-1252", spanish+word), "", spanish + word},
		{"Windows, declared", as(t, "windows-1252", spanish+word), "Windows-1252", spanish + word},
		{"Latin 1", as(t, "windows-1252", spanish), "ISO-8859-1", spanish},
		{"Latin 9", as(t, "iso-8859-15", "Œuvre à 5 €"), "iso-8859-15", "Œuvre à 5 €"},
		{"a declared mark that a guess takes for another", as(t, "windows-1258", "Tiê\u0301ng Viê\u0323t"), "windows-1258", "Tiê\u0301ng Viê\u0323t"},
		{"capitals in quotes", as(t, "windows-1252", "«CAFÉ»"), "", "«CAFÉ»"},
		{"one letter", "Jos\xe9", "", "José"},
		{"an encoding that nobody knows", "Jos\xe9", "x-unknown", "José"},
		{"an encoding that nobody reads", "Jos\xe9", "iso-2022-kr", "José"},
		{"declared as UTF-8 and is not", "Jos\xe9", "utf-8", "José"},
		{"declared as Windows and is UTF-8", spanish, "windows-1252", spanish},
		{"declared as Windows, is UTF-8 with a broken byte", "¿Qué? \xff ¿Qué? Sí, señor", "windows-1252", "¿Qué? ÿ ¿Qué? Sí, señor"},
		{"two signs that look like one letter", "Ã± typed", "windows-1252", "Ã± typed"},
		{"UTF-8 with a letter of Windows", "¿Qué? Espa\xf1a, 中文", "", "¿Qué? España, 中文"},
		{"UTF-8 with a byte that is nothing", "¿Qué? \x81 中文", "", `¿Qué? \x81 中文`},
		{"UTF-8 cut in a letter", "¿Qué? 中\xe6\x96", "", `¿Qué? 中\xe6\x96`},
		{"halves in three bytes each", "Hi \xed\xa0\xbd\xed\xb9\x82", "", "Hi 🙂"},
		{"Windows with a byte that is nothing", "se\xf1or \x81", "", `señor \x81`},
		{"the same, declared", "se\xf1or, s\xed, ma\xf1ana \x81", "windows-1252", `señor, sí, mañana \x81`},
		{"Russian", as(t, "koi8-r", "Здравствуйте, камера"), "koi8-r", "Здравствуйте, камера"},
		{"Chinese", as(t, "gbk", "你好，摄像头在哪里？联通"), "gb2312", "你好，摄像头在哪里？联通"},
		{"Chinese with a broken byte", as(t, "gbk", "你好，摄像头") + "\xff" + as(t, "gbk", "在哪里？"), "gbk", `你好，摄像头\xff在哪里？`},
		{"Taiwan", as(t, "big5", "攝影機在哪裡"), "big5", "攝影機在哪裡"},
		{"Japanese", as(t, "shift_jis", "カメラはどこですか"), "Shift_JIS", "カメラはどこですか"},
		{"Japanese mail", as(t, "iso-2022-jp", "カメラはどこ"), "iso-2022-jp", "カメラはどこ"},
		{"Korean", as(t, "euc-kr", "카메라"), "euc-kr", "카메라"},
		{"a wrong encoding", "Se\xf1or Mu\xf1oz", "iso-2022-jp", "Señor Muñoz"},
		{"UTF-16", little("¿Qué? 中文"), "utf-16", "¿Qué? 中文"},
		{"UTF-16 with a mark", "\xff\xfe" + little("中文"), "utf-16", "中文"},
		{"UTF-16, high byte first", "\xfe\xff\x00A\xd8\x3d\xde\x42", "utf-16", "A🙂"},
		{"UTF-16 by zeros", "\x00A\x00\xf1", "utf-16", "Añ"},
		{"UTF-16 with half a letter", "A\x00\x3d\xd8", "utf-16le", `A\ud83d`},
		{"UTF-16 cut", "A\x00\xf1\x00B", "utf-16le", `Añ\x42`},
		{"declared as UTF-16 and is not", spanish, "utf-16", spanish},
		{"references for what the encoding lacks", "Jos\xe9: &#20013;&#25991; &#128578;", "", "José: 中文 🙂"},
		{"the same, with ASCII only", "&#20013;", "windows-1252", "中"},
		{"a reference that was typed", "Jos\xe9 wrote &#233; and &#65;", "", "José wrote &#233; and &#65;"},
		{"a reference in UTF-8 was typed", "&#20013; é", "windows-1252", "&#20013; é"},
		{"a reference without a declaration was typed", "&#20013;", "", "&#20013;"},
		{"nothing", "", "utf-16", ""},
		{"a replacement character that was typed", "What is \ufffd?", "windows-1252", "What is \ufffd?"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := Text(c.bytes, "", c.label); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestTheNearestDeclarationCounts(t *testing.T) {
	if got := Text(as(t, "koi8-r", "камера"), "koi8-r", "windows-1251"); got != "камера" {
		t.Error(got)
	}
}

// FuzzText: what comes out is UTF-8 in which every replacement character was
// typed, and UTF-8 stays as it is.
func FuzzText(f *testing.F) {
	for _, label := range []string{"", "windows-1252", "utf-16", "gbk", "shift_jis", "iso-2022-jp", "gb18030", "euc-jp", "koi8-r"} {
		f.Add("Jos\xe9 中文 \x81\xff", label)
		f.Add("¿Qué? \xed\xa0\xbd\xed\xb9\x82 &#20013;", label)
	}
	f.Fuzz(func(t *testing.T, b, label string) {
		got := Text(b, label)
		if !utf8.ValidString(got) {
			t.Fatalf("%q is not UTF-8", got)
		}
		if !utf8.ValidString(b) && !find([]string{label}).wide() && strings.Count(got, "\ufffd") > strings.Count(b, "\ufffd") {
			t.Fatalf("%q became %q", b, got)
		}
		if utf8.ValidString(b) && label == "" && got != b {
			t.Fatalf("%q became %q", b, got)
		}
	})
}
