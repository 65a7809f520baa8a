package tomldoc

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plaza/internal/diag"
)

// mistakes are documents with slips in them, and where each must be found:
// line:column+width and code.
var mistakes = []struct {
	name, text string
	want       []string
}{
	{"closing quote forgotten", "name = \"Clearview AI\nkind = \"tool\"\n", []string{"1:8+13 toml/no-closing-quote"}},
	{"closing quote forgotten, text goes on, next slip still found",
		"summary = \"One line\nand another\n\nand more of it\"\nkind = tool\n",
		[]string{"1:11+9 toml/no-closing-quote", "5:8+4 toml/bare-word"}},
	{"closing single quote forgotten", "a = 'x\nb = 1\n", []string{"1:5+2 toml/no-closing-quote"}},
	{"three quotes never closed, next slip still found", "a = \"\"\"\ntext\nb = yes\n",
		[]string{"1:5+3 toml/no-closing-quote", "3:5+3 toml/yes-no"}},
	{"quote forgotten at the end of a list", "list = [\"a\", \"b]\nnext = \"c\"\n", []string{"1:14+3 toml/no-closing-quote"}},
	{"quote forgotten inside a long list", "list = [\n  \"a,\n  \"b\"\n]\nnext = bad\n",
		[]string{"2:3+3 toml/no-closing-quote", "5:8+3 toml/bare-word"}},
	{"curly quotes", "name = “Clearview AI”\n", []string{"1:8+14 toml/curly-quote"}},
	{"curly quotes, Spanish text before", "a = \"ñandú\"\nñame = 1\nb = «sí»  # remark\n",
		[]string{"2:1+4 toml/name-letters", "3:5+4 toml/curly-quote"}},
	{"curly at one end only", "name = \"Clearview AI”\nkind = “tool\n",
		[]string{"1:21+1 toml/curly-quote", "2:8+5 toml/curly-quote"}},
	{"curly quotes in a list", "list = [“a”, ‘b’, \"c”, \"d\"]\n",
		[]string{"1:9+3 toml/curly-quote", "1:14+3 toml/curly-quote", "1:21+1 toml/curly-quote"}},
	{"curly quotes around a name", "“name” = 1\n", []string{"1:1+1 toml/curly-quote"}},
	{"quote mark inside a text", "summary = \"He said \"yes\" to it\"\n", []string{"1:20+1 toml/quote-inside"}},
	{"two fields on a line", "name = \"A\"kind = \"tool\"\n", []string{"1:10+1 toml/quote-inside"}},
	{"apostrophe between single quotes", "name = 'the city's tool'\n", []string{"1:17+1 toml/apostrophe"}},
	{"six quote marks", "a = \"\"\"x\"\"\"\"\"\"\n", []string{"1:9+6 toml/too-many-quotes"}},
	{"path with backslashes", "path = \"C:\\Users\\x\"\n", []string{"1:11+2 toml/backslash", "1:17+2 toml/backslash"}},
	{"escapes of TOML 1.1", `a = "\e and \x41"` + "\n", []string{"1:6+2 toml/backslash", "1:13+2 toml/backslash"}},
	{"half a surrogate", `a = "\ud800"` + "\n", []string{"1:6+6 toml/backslash"}},
	{"escape cut short", `a = "\u12"` + "\n", []string{"1:6+2 toml/backslash"}},
	{"backslash at the end of a line", "a = \"x\\\nb = 1\n", []string{"1:5+3 toml/no-closing-quote", "1:7+1 toml/backslash"}},
	{"no-break space before the equals sign", "name\u00a0= \"x\"\n", []string{"1:5+1 toml/odd-space"}},
	{"no-break spaces before a name, value and remark", "\u00a0\u00a0a = 1\nb = \u00a0 2\nc = 3\u2003# x\n",
		[]string{"1:1+2 toml/odd-space", "2:5+1 toml/odd-space", "3:6+1 toml/odd-space"}},
	{"no-break space in a list", "a = [\"x\"\u00a0, \"y\"]\n", []string{"1:9+1 toml/odd-space"}},

	{"equals sign forgotten", "name \"x\"\nvendor\n", []string{"1:1+4 toml/no-equals", "2:1+6 toml/no-equals"}},
	{"colon", "kind: \"tool\"\n", []string{"1:1+5 toml/colon"}},
	{"no name", "= \"x\"\n", []string{"1:1+1 toml/no-name"}},
	{"name with a space", "opt out = true\n", []string{"1:1+7 toml/name-letters"}},
	{"name with an accent", "  descripción = \"x\"\n", []string{"1:3+11 toml/name-letters"}},
	{"no value", "lifecycle = \nx =  # later\n", []string{"1:1+12 toml/no-value", "2:1+5 toml/no-value"}},
	{"items without a list", "\"a\",\n]\n- item\n* item\n",
		[]string{"1:1+4 toml/no-field", "2:1+1 toml/stray-bracket", "3:1+6 toml/no-field", "4:1+6 toml/no-field"}},
	{"remark as in other formats", "// x\n; x\n/* x */\n", []string{"1:1+4 toml/remark", "2:1+3 toml/remark", "3:1+7 toml/remark"}},
	{"more after a value", "a = 1 b = 2\nc = \"x\",\nd = true;\n",
		[]string{"1:7+5 toml/after-value", "2:8+1 toml/after-value", "3:9+1 toml/after-value"}},
	{"wrong bracket", "a = [ } ]\nb = { c = ] }\n", []string{"1:7+1 toml/syntax", "2:11+1 toml/syntax"}},
	{"dot at the end of a name", "fs.\n", []string{"1:4+1 toml/syntax"}},

	{"heading without its bracket", "[sources\na = 1\n", []string{"1:1+8 toml/heading"}},
	{"heading with a bracket too few, with spaces, empty", "[[sources]  # x\n[a b]\n[]\n[a]]\n",
		[]string{"1:1+10 toml/heading", "2:1+5 toml/heading", "3:1+2 toml/heading", "4:1+4 toml/heading"}},
	{"field after a heading", "[a] b = 1\n", []string{"1:5+5 toml/after-heading"}},
	{"after a broken heading nothing is given twice", "a = 1\n[x\na = 2\n", []string{"2:1+2 toml/heading"}},

	{"name twice", "name = \"a\"\nkind = \"b\"\nname = \"c\"\nname = 1\n",
		[]string{"3:1+4 toml/duplicate-name", "4:1+4 toml/duplicate-name"}},
	{"name twice beside another slip", "name = \"a\"\nkind = tool\nname = \"c\"\n",
		[]string{"2:8+4 toml/bare-word", "3:1+4 toml/duplicate-name"}},
	{"heading twice", "[withheld.data]\nbasis = 1\n[withheld.data]\nbasis = 2\n", []string{"3:2+13 toml/duplicate-heading"}},
	{"heading single and double", "[[sources]]\n[sources]\n", []string{"2:2+7 toml/two-kinds"}},
	{"heading over a value", "sources = []\n[[sources]]\n", []string{"2:3+7 toml/two-kinds"}},
	{"value over a longer name, which the decoder lets pass", "a.b.c = 1\na.b = 2\n", []string{"2:1+3 toml/two-kinds"}},
	{"group in curly brackets made longer, which the decoder lets pass", "t = {x = 1}\nt.y = 2\n", []string{"2:1+3 toml/two-kinds"}},
	{"value over a part of an earlier heading, which the decoder drops", "[a.b.c]\n[a]\nb = 1\n", []string{"3:1+1 toml/two-kinds"}},
	{"the same further down", "[a]\n[a.b.c.d]\n[a.b]\nc = 1\n", []string{"4:1+1 toml/two-kinds"}},
	{"name twice in curly brackets", "t = {x = 1, x = 2}\n", []string{"1:13+1 toml/duplicate-name"}},

	{"two versions", "<<<<<<< HEAD\nname = \"a\"\n=======\nname = \"b\"\n>>>>>>> other\nkind = tool\n",
		[]string{"1:1+12 toml/merge-conflict", "6:8+4 toml/bare-word"}},
	{"two versions and their origin, Windows line ends", "<<<<<<< a\r\nx = 1\r\n||||||| b\r\nx = 0\r\n=======\r\nx = 2\r\n>>>>>>> c\r\n",
		[]string{"1:1+9 toml/merge-conflict"}},
	{"two versions inside a list", "a = [\n<<<<<<< x\n  \"p\",\n=======\n  \"q\"\n>>>>>>> y\n]\n", []string{"2:1+9 toml/merge-conflict"}},
	{"left over markers", "a = 1\n=======\nb = 2\n>>>>>>> other\n<<<<<<< x\n",
		[]string{"2:1+7 toml/merge-marker", "4:1+13 toml/merge-marker", "5:1+9 toml/merge-marker"}},

	{"text without quotes", "vendor = Clearview AI  # x\nwebsite = https://cabq.gov\n",
		[]string{"1:10+12 toml/bare-word", "2:11+16 toml/bare-word"}},
	{"text without quotes in a list", "list = [police, fire station]\n", []string{"1:9+6 toml/bare-word", "1:17+12 toml/bare-word"}},
	{"clause and telephone without quotes", "clause = 6.7.1\nphone = 505-768-3000\n", []string{"1:10+5 toml/bare-word", "2:9+12 toml/bare-word"}},
	{"yes and no", "a = yes\nb = True\nc = NO\n", []string{"1:5+3 toml/yes-no", "2:5+4 toml/yes-no", "3:5+2 toml/yes-no"}},
	{"numbers", "a = 1,000\nb = $1,250.50\nc = 12%\nd = 007\ne = .5\nf = 12 000\n",
		[]string{"1:5+5 toml/number-form", "2:5+9 toml/number-form", "3:5+3 toml/number-form",
			"4:5+3 toml/number-form", "5:5+2 toml/number-form", "6:5+6 toml/number-form"}},
	{"number too large", "a = 99999999999999999999\nb = 1e999\n", []string{"1:5+20 toml/number-size", "2:5+5 toml/number-size"}},
	{"dates", "a = 2026-3-1\nb = 31/12/2026\nc = March 12, 2026\nd = 2026/03/12\n",
		[]string{"1:5+8 toml/date-form", "2:5+10 toml/date-form", "3:5+14 toml/date-form", "4:5+10 toml/date-form"}},
	{"date that can be read in two ways", "a = 03/12/2026\nb = 3/12/26\n", []string{"1:5+10 toml/date-unclear", "2:5+7 toml/date-unclear"}},
	{"no such day, no such hour", "a = 2026-02-30\nb = 13/13/2026\nc = 2026-03-01T25:00:00\nd = 24:00:00\n",
		[]string{"1:5+10 toml/no-such-date", "2:5+10 toml/no-such-date", "3:5+19 toml/no-such-date", "4:5+8 toml/no-such-date"}},
	{"times without seconds", "a = 18:30\nb = 2026-03-01 18:30\nc = 5:30 PM\nd = 2026-03-01T18:30-07:00\n",
		[]string{"1:5+5 toml/time-form", "2:5+16 toml/time-form", "3:5+7 toml/time-form", "4:5+22 toml/time-form"}},

	{"comma forgotten", "a = [\"x\" \"y\"]\nb = [\n  \"x\"\n  \"y\",\n]\n", []string{"1:9+1 toml/no-comma", "3:6+1 toml/no-comma"}},
	{"comma too many", "a = [\"x\",, \"y\"]\nb = [, 1]\n", []string{"1:10+1 toml/extra-comma", "2:6+1 toml/extra-comma"}},
	{"list not closed before a field", "a = [\"x\", \"y\"\nb = \"z\"\nc = no\n", []string{"1:5+9 toml/list-not-closed", "3:5+2 toml/yes-no"}},
	{"list not closed before a heading", "a = [\n  \"x\"\n\n[[costs]]\nkey = 1\nkey = 2\n",
		[]string{"1:5+1 toml/list-not-closed", "6:1+3 toml/duplicate-name"}},
	{"list not closed at the end", "a = [\"x\",", []string{"1:5+5 toml/list-not-closed"}},
	{"group over several lines", "a = { b = 1,\n c = 2 }\n", []string{"1:5+8 toml/group-lines"}},
	{"comma after the last in a group", "a = { b = 1, }\n", []string{"1:12+1 toml/group-comma"}},
	{"group not closed", "a = { b = 1\nc = 2\nd = no\n", []string{"1:5+7 toml/group-not-closed", "3:5+2 toml/yes-no"}},

	{"marks that turn the line, in a remark, a name and a text", "# \u202eabc\n\"a\u2066\" = 1\nb = \"\u200f\"\n",
		[]string{"1:3+1 text/direction", "2:3+1 text/direction", "3:6+1 text/direction"}},
	{"the same as escapes", `a = "x\u202Ey \U0000202e"` + "\n\"\\u200b\" = 1\n",
		[]string{"1:7+6 text/direction", "1:15+10 text/direction", "2:2+6 text/no-width"}},
	{"no width", "a = \"x\u200b\u200by\u00adz\"\n", []string{"1:7+2 text/no-width", "1:10+1 text/no-width"}},
	{"control characters", "a = \"x\x07\" # \x7f\nb = \"\\b\\r\"\n",
		[]string{"1:7+1 text/control", "1:12+1 text/control", "2:6+2 text/control", "2:8+2 text/control"}},
	{"a carriage return alone", "a = 1\rb = 2\n", []string{"1:6+1 text/control", "1:7+5 toml/after-value"}},
	{"no meaning", "a = \"\uf0b7 \ufdd0 \u2028\"\n", []string{"1:6+1 text/no-meaning", "1:8+1 text/no-meaning", "1:10+1 text/no-meaning"}},
	{"lost letter", "a = \"ca\ufffdon\"\n", []string{"1:8+1 text/lost-letter"}},
	{"byte order mark, the rest still checked", "\ufeffa = x\n", []string{"1:1+1 text/byte-order-mark", "1:6+1 toml/bare-word"}},
	{"Latin-1", "a = \"ca\xf1on\"\nb = \"\xe1\"\n", []string{"1:8+1 text/not-utf-8"}},
	{"UTF-16", "\xff\xfea\x00=\x001\x00", []string{"1:1+1 text/utf-16"}},
	{"UTF-16 without its mark", "a\x00=\x001\x00", []string{"1:1+1 text/utf-16"}},
	{"many of them", "a = \"" + strings.Repeat("\u200bx", 50) + "\"\n",
		append(places(40, func(i int) string { return fmt.Sprintf("1:%d+1 text/no-width", 6+2*i) }), "1:86+1 text/more")},

	{"too large", strings.Repeat("[", MaxSize+1), []string{"1:1+1 toml/too-large"}},
	{"line too long", "a = 1\nb = \"" + strings.Repeat("x", MaxLine) + "\"\n", []string{"2:1+1 toml/line-too-long"}},
	{"too deep", "a = " + strings.Repeat("[", MaxDepth+1), []string{"1:37+1 toml/too-deep"}},
	{"name with many dots", strings.Repeat("a.", MaxParts) + "a = 1\n", []string{"1:1+17 toml/name-too-deep"}},
	{"heading with many dots", "[" + strings.Repeat("a.", MaxParts) + "a]\n", []string{"1:2+17 toml/name-too-deep"}},
	{"name too long", strings.Repeat("a", MaxName+1) + " = 1\n", []string{"1:1+257 toml/name-too-long"}},
	{"too many names", names(MaxNames + 1), []string{"4097:1+5 toml/too-many-names"}},
	{"many mistakes", strings.Repeat("a = x\n", 102),
		append(places(100, func(i int) string { return fmt.Sprintf("%d:5+1 toml/bare-word", i+1) }), "101:5+1 toml/more")},
}

func places(n int, at func(i int) string) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = at(i)
	}
	return all
}

func names(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "n%d=1\n", i)
	}
	return b.String()
}

func brief(ds []diag.Diagnostic) []string {
	var all []string
	for _, d := range ds {
		all = append(all, fmt.Sprintf("%d:%d+%d %s", d.Line, d.Col, d.Width, d.Code))
	}
	return all
}

func TestMistakes(t *testing.T) {
	for _, m := range mistakes {
		t.Run(m.name, func(t *testing.T) {
			f := file(m.text)
			doc, found := Parse(f, 0, len(f.Bytes))
			if diff := cmp.Diff(m.want, brief(found)); diff != "" {
				t.Errorf("%.200q (-want +got)\n%s", m.text, diff)
			}
			onlySeen := true
			for _, d := range found {
				onlySeen = onlySeen && strings.HasPrefix(d.Code, "text/")
			}
			if doc != nil && !onlySeen {
				t.Error("a document with a mistake in its TOML was read")
			}
		})
	}
}

// TestEveryCode sees to it that no sentence of this package is without a
// planted mistake.
func TestEveryCode(t *testing.T) {
	planted := map[string]bool{}
	for _, m := range mistakes {
		for _, w := range m.want {
			_, code, _ := strings.Cut(w, " ")
			planted[code] = true
		}
	}
	codes := []string{"text/not-utf-8", "text/utf-16", "text/byte-order-mark", "text/direction", "text/no-width",
		"text/control", "text/no-meaning", "text/lost-letter", "text/more"}
	for _, code := range diag.Codes() {
		if strings.HasPrefix(code, "toml/") {
			codes = append(codes, code)
		}
	}
	for _, code := range codes {
		if !planted[code] {
			t.Errorf("no planted mistake for %s", code)
		}
	}
}

// TestMends holds what an editor is told to type where it can be told.
func TestMends(t *testing.T) {
	for text, want := range map[string]string{
		"a = Clearview AI":             `Write "Clearview AI".`,
		"a = Clearview \"AI\"":         `Write "Clearview AI".`,
		"a = yes":                      `Write true. If it is a text, write "yes".`,
		"a = Sí":                       `Write true. If it is a text, write "Sí".`,
		"a = $1,250.50":                `Write 1250.50. If it is a text, write "$1,250.50".`,
		"a = 12 000":                   `Write 12000. If it is a text, write "12 000".`,
		"a = 007":                      `Write 7. If it is a text, write "007".`,
		"a = 1.000,5":                  `Write "1.000,5".`,
		"a = 03/12/2026":               "Write 2026-03-12 or 2026-12-03, whichever is meant.",
		"a = 12/31/2026":               `Write 2026-12-31. If it is a text, write "12/31/2026".`,
		"a = 2026-3-1":                 `Write 2026-03-01. If it is a text, write "2026-3-1".`,
		"a = Dec 1, 2026":              `Write 2026-12-01. If it is a text, write "Dec 1, 2026".`,
		"a = 5:30 PM":                  `Write 17:30:00. If it is a text, write "5:30 PM".`,
		"a = 2026-03-01 18:30":         `Write 2026-03-01T18:30:00. If it is a text, write "2026-03-01 18:30".`,
		"a = 2026-03-01T18:30-07:00":   `Write 2026-03-01T18:30:00-07:00. If it is a text, write "2026-03-01T18:30-07:00".`,
		"opt out = 1":                  `Write opt_out, or "opt out" with the quote marks if the name is really like that.`,
		"año = 1":                      `Write ano, or "año" with the quote marks if the name is really like that.`,
		"名 = 1":                        `Write the_name, or "名" with the quote marks if the name is really like that.`,
		"a = 1\nb.c = 1\n\nb.c = true": "Keep the right one and delete the other.",
	} {
		f := file(text)
		_, found := Parse(f, 0, len(f.Bytes))
		if len(found) != 1 || found[0].Mend != want {
			t.Errorf("%q: want one mistake with the mend %q, got %+v", text, want, found)
		}
	}
}

// TestGood holds that what is unusual but right passes, with nothing to say.
func TestGood(t *testing.T) {
	for _, text := range []string{
		"", "\n", "# only a remark", record, strings.ReplaceAll(record, "\n", "\r\n"),
		"\tname\t=\t\"tabs are fine\"\t# here\ttoo\n",
		"a = \"He said “yes” and ‘no’ at 5′ 3″\"\n",
		"a = [[1, 2], [true], [\n  1,\n  -2.5e3,\n  inf,\n]]\nb = [ # remark ]\n]\n",
		"a = [\n[1],\n[nan],\n[true], # x\n]\n",
		"a = { b = 1, c = { d = [ { e = 1 } ] } }\nf = {}\n",
		"\"quoted name\" = 1\n'other one'.\"x\" . y = 2\n",
		"a = \"\"\"\\\n   joined\\   \n  lines \"\" \\\"\"\" \\\\\"\"\"\"\"\nb = '''it's'''''\n",
		"a = 1979-05-27\nb = 07:32:00.5\nc = 1979-05-27 07:32:00\nd = 1979-05-27t07:32:00.999z\ne = 1979-05-27T00:32:00-07:00\n",
		"a = 0xDEAD_beef\nb = 0o755\nc = 0b1101\nd = +1_000\ne = -0.0\nf = 6.02e+23\ng = -nan\n",
		"a = \"\\u00f1 \\\" \\\\ \\t \\n \\U0001F600\"\n",
		"[a]\n[a.b]\n[[a.c]]\n[a.c.d]\n[[a.c]]\n[a.c.d]\n",
		"[a.b.c]\nx = 1\n[a]\ny = 1\nb.z = 1\n",
		"a = \"\"\"\nTitle\n=======\n>>>>>>>quoted\n\"\"\"\n",
		"a = \"می\u200cخواهم and 👩\u200d🔬 and क्\u200dष and ⚠\ufe0f\"\n",
		"Name = 1\nname = 2\nNAME = 3\n",
	} {
		f := file(text)
		if doc, found := Parse(f, 0, len(f.Bytes)); doc == nil || len(found) > 0 {
			t.Errorf("%.100q: want no diagnostics, got %+v", text, found)
		}
	}
}
