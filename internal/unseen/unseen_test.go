package unseen

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"plaza/internal/diag"
	"plaza/internal/source"
)

func find(text string) []string {
	f := source.New("content/pages/a.md", []byte(text))
	var all []string
	for _, d := range Unseen(f, 0, len(f.Bytes)) {
		all = append(all, fmt.Sprintf("%d:%d+%d %s", d.Line, d.Col, d.Width, d.Code))
	}
	return all
}

func TestUnseen(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"nothing", "", nil},
		{"plain text in many scripts", "Año, Diné bizaad, Tiếng Việt, 中文, العربية, русский,\ttab\r\nnext  line — “x” …\n", nil},
		{"spaces that can be seen", "a\u00a0b\u2009c\u202fd\u3000e", nil},
		{"emoji", "👍🏽 🇺🇸 ⚠\ufe0f 1\ufe0f\u20e3 👩\u200d🔬 ❤\ufe0f\u200d🔥 🏳\ufe0f\u200d🌈", nil},
		{"joiners where they belong", "می\u200cخواهم نامه\u200cای क्\u200dष শ্\u200cর ක්\u200dර", nil},
		{"a joiner after an accent", "مَ\u200cن", nil},

		{"joiners between Latin letters", "pa\u200dy pa\u200cl", []string{"1:3+1 text/no-width", "1:8+1 text/no-width"}},
		{"joiners at the end of a word", "می\u200c خ", []string{"1:3+1 text/no-width"}},
		{"joiners between two scripts", "می\u200ca", []string{"1:3+1 text/no-width"}},
		{"two joiners", "می\u200c\u200cخ", []string{"1:3+2 text/no-width"}},
		{"non-joiner between pictures", "👩\u200c🔬", []string{"1:2+1 text/no-width"}},
		{"joiner at the end and at the start", "\u200dક", []string{"1:1+1 text/no-width"}},
		{"picture mark after a letter, after a space, twice", "a\ufe0f \ufe0f⚠\ufe0f\ufe0f",
			[]string{"1:2+1 text/no-width", "1:4+1 text/no-width", "1:7+1 text/no-width"}},
		{"marks behind a digit", "2\ufe0f", []string{"1:2+1 text/no-width"}},

		{"reading direction", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c", directions(12)},
		{"row of equal ones is one", "x\u200b\u200b\u200by", []string{"1:2+3 text/no-width"}},
		{"soft hyphen, word joiner, fillers, tags", "a\u00adb\u2060c\u3164d\U000e0041e\u034ff",
			[]string{"1:2+1 text/no-width", "1:4+1 text/no-width", "1:6+1 text/no-width", "1:8+1 text/no-width", "1:10+1 text/no-width"}},
		{"smuggled bytes", "😀\U000e0100\U000e01ef", []string{"1:2+1 text/no-width", "1:3+1 text/no-width"}},
		{"control characters", "a\x00b\x1bc\x7fd\u0085e\rf\n", []string{"1:2+1 text/control", "1:4+1 text/control",
			"1:6+1 text/control", "1:8+1 text/control", "1:10+1 text/control"}},
		{"a carriage return at the end", "a\nb\r", []string{"2:2+1 text/control"}},
		{"noncharacters and private ones", "\ufdd0 \uffff \U0001fffe \ue000 \U0010fffd \u2029 \ufffc",
			[]string{"1:1+1 text/no-meaning", "1:3+1 text/no-meaning", "1:5+1 text/no-meaning", "1:7+1 text/no-meaning",
				"1:9+1 text/no-meaning", "1:11+1 text/no-meaning", "1:13+1 text/no-meaning"}},
		{"lost letter", "ca\ufffdon", []string{"1:3+1 text/lost-letter"}},
		{"byte order mark at the start and later", "\ufeffa\ufeff", []string{"1:1+1 text/byte-order-mark", "1:3+1 text/no-width"}},
		{"bytes that are not UTF-8 are one mistake", "ab\n\xf1o\xe1 \u200b \xc3", []string{"2:1+1 text/not-utf-8", "2:5+1 text/no-width"}},
		{"letter cut short, written too long, surrogate", "\xe2\x80", []string{"1:1+1 text/not-utf-8"}},
		{"written too long", "\xc0\xaf", []string{"1:1+1 text/not-utf-8"}},
		{"surrogate", "\xed\xa0\x80", []string{"1:1+1 text/not-utf-8"}},
		{"UTF-16", "\xfe\xff\x00a", []string{"1:1+1 text/utf-16"}},
		{"UTF-16 without its mark", "\x00a\x00b", []string{"1:1+1 text/utf-16"}},
	} {
		if diff := cmp.Diff(c.want, find(c.text)); diff != "" {
			t.Errorf("%s: %q (-want +got)\n%s", c.name, c.text, diff)
		}
	}
}

func directions(n int) (all []string) {
	for i := range n {
		all = append(all, fmt.Sprintf("1:%d+1 text/direction", i+1))
	}
	return all
}

// TestSentence holds that the character is named, and is not in the sentence.
func TestSentence(t *testing.T) {
	f := source.New("a.md", []byte("x\u202ey"))
	d := Unseen(f, 0, len(f.Bytes))[0]
	if !strings.Contains(d.Says, "U+202E (right-to-left override)") || strings.ContainsRune(d.Says, '\u202e') {
		t.Errorf("got %q", d.Says)
	}
	f = source.New("a.md", []byte("ca\xf1on"))
	if d := Unseen(f, 0, len(f.Bytes))[0]; !strings.Contains(d.Says, "byte F1") {
		t.Errorf("got %q", d.Says)
	}
}

func TestRange(t *testing.T) {
	f := source.New("a.md", []byte("\u200bab\u200bc\u200b"))
	if got := Unseen(f, 3, 9); len(got) != 1 || got[0].Col != 4 {
		t.Errorf("want the one in the middle, got %+v", got)
	}
	// What stands before the range does not help what stands in it.
	f = source.New("a.md", []byte("می\u200cخ"))
	if got := Unseen(f, 4, len(f.Bytes)); len(got) != 1 {
		t.Errorf("want the joiner at the start of the range, got %+v", got)
	}
	for _, r := range [][2]int{{-1, 3}, {5, 2}, {100, 200}, {0, 1000}} {
		Unseen(f, r[0], r[1]) // must not panic
	}
}

func TestMany(t *testing.T) {
	got := find(strings.Repeat("\u200bx", MaxFindings+3))
	if len(got) != MaxFindings+1 || got[MaxFindings] != "1:81+1 text/more" {
		t.Errorf("got %d findings, the last %s", len(got), got[len(got)-1])
	}
}

func TestEscaped(t *testing.T) {
	text := `می\u200cخ a\u202Eb x\u00F1y`
	f := source.New("a.toml", []byte(text))
	for _, c := range []struct {
		escape string
		r      rune
		want   string
	}{{`\u200c`, 0x200c, ""}, {`\u202E`, 0x202e, "text/direction"}, {`\u00F1`, 'ñ', ""}} {
		offset := strings.Index(text, c.escape)
		d, bad := Escaped(f, c.r, offset, len(c.escape))
		if d.Code != c.want || bad != (c.want != "") || bad && d.Width != 6 {
			t.Errorf("%s: got %+v, %v", c.escape, d, bad)
		}
	}
}

// FuzzUnseen compares with a plain walk over the characters that knows the
// refused ones as classes of Unicode and knows no exceptions.
func FuzzUnseen(f *testing.F) {
	for _, s := range []string{"abc\n", "a\u200db", "می\u200cخ", "\x00\xff", "\ufeffx", "12345678\u202e12345678", "\u00ad", "1234567\x7f8", "⚠\ufe0f"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		file := source.New("a.md", b)
		found := Unseen(file, 0, len(b))
		lines := strings.Split(string(b), "\n")
		for _, d := range found {
			if d.Line < 1 || d.Line > len(lines) || d.Col < 1 || d.Col > utf8.RuneCountInString(lines[d.Line-1])+1 || d.Severity != diag.Error {
				t.Fatalf("%s lies outside the file: %+v", d.Code, d)
			}
		}
		plain, hidden := true, false
		for _, r := range string(b) {
			plain = plain && (r == '\n' || r == '\t' || r >= ' ' && r <= '~')
			hidden = hidden || refused(r)
		}
		if plain && len(found) > 0 {
			t.Fatalf("plain text was refused: %+v", found)
		}
		if hidden && len(found) == 0 {
			t.Fatal("hidden characters were let pass")
		}
	})
}

// refused tells what may not stand anywhere, by the tables of Unicode.
func refused(r rune) bool {
	switch {
	case r == utf8.RuneError:
		return true
	case r == '\t' || r == '\n' || r == '\r' || r == zwj || r == zwnj || r == 0xfe0e || r == 0xfe0f:
		return false
	case unicode.Is(unicode.Cf, r):
		// The signs of Arabic, Syriac, Kaithi and Egyptian that stand around
		// letters can be seen.
		return !unicode.In(r, unicode.Prepended_Concatenation_Mark) && !(r >= 0x13430 && r <= 0x1343f)
	}
	return unicode.In(r, unicode.Cc, unicode.Co, unicode.Zl, unicode.Zp, unicode.Noncharacter_Code_Point, unicode.Variation_Selector)
}

// TestTables holds the hand-written ranges against the tables of Unicode, for
// every code point there is.
func TestTables(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if utf8.ValidRune(r) && refused(r) && judge(r, []byte("a"), []byte("b")) == "" {
			t.Errorf("%s may stand between letters", Name(r))
		}
		if unicode.In(r, unicode.L, unicode.Nd, unicode.Sc, unicode.Zs) && judge(r, []byte("a"), []byte("b")) != "" && !widthless(r) {
			t.Errorf("%s may not stand between letters", Name(r))
		}
	}
}
