package prose

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plaza/internal/diag"
)

// brief writes findings as "line:col+width code", one to a line.
func brief(found []diag.Diagnostic) (out []string) {
	for _, d := range found {
		out = append(out, fmt.Sprintf("%d:%d+%d %s", d.Line, d.Col, d.Width, strings.TrimPrefix(d.Code, "prose/")))
	}
	return out
}

// mistakes are planted one by one; says is a part of the sentence or the mend.
var mistakes = []struct {
	md   string
	want string // findings, joined by "; "
	says string
}{
	{"a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> main\n", "2:1+12 conflict-marker; 4:1+7 conflict-marker; 6:1+12 conflict-marker", `"<<<<<<<" was left here`},
	{"a\n\n======= \n||||||| b\n", "4:1+9 conflict-marker", `"|||||||"`},

	{"a\n\n<div class=\"b\">\nc\n</div>\n", "3:1+15 raw-html", `"<div class="b">" is HTML`},
	{"é <b>c</b>\n", "1:3+3 raw-html; 1:7+4 raw-html", `"<b>" is HTML`},
	{"a <b\nc=\"d\"> e\n", "1:3+2 raw-html", `"<b" is HTML`},
	{"<!-- a -->\n", "1:1+10 comment", "hidden comment"},
	{"a <!-- b --> c\n", "1:3+10 comment", "hidden comment"},
	{"a ![b](c.png) d\n", "1:3+4 image", "pictures cannot"},
	{"![][b]\n\n[b]: https://c.test\n", "1:1+3 image; 3:1+19 definition-unused", "pictures"},
	{"a &#x202e;b\n", "1:3+8 hidden-character", `"&#x202e;"`},
	{"[a](#b)\n\n- &zwnj;é&shy; \\&shy; `&shy;`\n", "3:3+6 hidden-character; 3:10+5 hidden-character", `"&zwnj;"`},
	{"a\n\n    b c\n", "3:5+3 indented-code", "four spaces"},

	{"a [b]() c\n", "1:3+3 link-empty", "leads nowhere"},
	{"[b](<>)\n", "1:1+3 link-empty", "leads nowhere"},
	{"é [b](javascript:alert(1)) c\n", "1:7+19 link-scheme", `links to "javascript:"`},
	{"[b](JavaScript:x)\n", "1:5+12 link-scheme", `links to "JavaScript:"`},
	{"[b](&#106;avascript&colon;x)\n", "1:5+23 link-scheme", `links to "javascript:"`},
	{"[b](ftp://x.test/)\n", "1:5+13 link-scheme", `links to "ftp:"`},
	{"<data:text/html,x>\n", "1:2+16 link-scheme", `links to "data:"`},
	{"[a][b]\n\n[b]: vbscript:x\n", "3:6+10 link-scheme", `links to "vbscript:"`},
	{"[b](//evil.test)\n", "1:5+11 link-disguised", `"//evil.test"`},
	{"[b](https://cabq.gov@evil.test/)\n", "1:5+27 link-disguised", "a name before @"},
	{"[b](https://cаbq.gov/)\n", "1:5+17 link-disguised", "letters of another alphabet"}, // a Cyrillic а
	{"[b](https://a.test/%0d%0ab)\n", "1:5+22 link-disguised", "coded or unseen"},
	{"[b](<https://a.test/\u200bx>)\n", "1:6+17 link-disguised", "<U+200B>"},
	{"[b](java%73cript:x)\n", "1:5+14 link-disguised", "java%73cript"},
	{`[b](https:\\evil.test)` + "\n", "1:5+17 link-disguised", "backslash"},
	{"[b](https:evil.test)\n", "1:5+15 link-broken", "not a whole address"},
	{"[b](<https://a b.test/>)\n", "1:6+17 link-broken", "without spaces"},
	{"[b](mailto:nobody)\n", "1:5+13 link-broken", "mailto:name@example.gov"},
	{"[b](mailto:a@b.test?bcc=c@d.test)\n", "1:5+28 link-broken", "not a whole address"},
	{"[b](tel:call-us)\n", "1:5+11 link-broken", "tel:+15055550100"},
	{"[b](../about.md)\n", "1:5+11 link-path", "page:about"},
	{"[b](www.cabq.gov)\n", "1:5+12 link-path", "neither an address nor a reference"},
	{"[b](tool:Clearview_AI)\n", "1:5+17 link-reference", `Write "tool:clearview-ai".`},
	{"[b](Service_Area:Water)\n", "1:5+18 link-reference", `Write "service-area:water".`},
	{"[b](<clause:6.7>)\n", "1:6+10 link-reference", `Write "clause:6-7".`},
	{"[b](#Sección)\n", "1:5+8 link-place", `Write "#seccion"`},
	{"[a <https://b.test> c](#d)\n", "1:5+14 link-nested", "inside the words of another link"},
	{"[a[^1]](#d)\n\n[^1]: e\n", "1:3+2 link-nested", "second link or footnote"},
	{"a [](#b) c\n", "1:3+2 link-no-text", "no words"},
	{"a [ **&nbsp;** ](#b) c\n", "1:3+14 link-no-text", "no words"},
	{"<tool:clearview-ai>\n", "1:2+17 link-no-text", "no words"},
	{"a [Click here!](#b)\n", "1:3+13 link-vague", `the words "Click here!"`},
	{"Haga clic [aquí](#b) o [haga **clic** aquí](#b).\n", "1:11+6 link-vague; 1:24+20 link-vague", `the words "aquí"`},
	{"[a](#b \"c\")\n", "1:9+1 link-title", `the words "c"`},
	{"[a][b]\n\n[b]: https://c.test 'd e'\n", "3:22+3 link-title", `the words "d e"`},
	{"[b]: https://c.test\n\na [c]\n\n[c]: https://c.test\n[C]: https://d.test\n", "1:1+19 definition-unused; 6:1+19 definition-unused", `[words][b]`},

	{"## \n\n## a\n", "1:1+2 heading-empty", "no words"},
	{"## **&nbsp;** ##\n", "1:1+16 heading-empty", "no words"},
	{">\t#", "1:3+1 heading-empty", "no words"},
	{"-\t# a\n", "1:3+3 heading-one", "title of the page"},
	{"# a\n", "1:1+3 heading-one", "title of the page"},
	{"a\n===\n", "1:1+1 heading-one", "A line of ==="},
	{"## a\n\n#### b c\n", "3:1+8 heading-skip", "Begin the line with ###."},
	{"### a\n\n## b\n", "1:1+5 heading-first", "Begin the line with ##."},
	{"## a {#B c}\n", "1:6+6 id-form", "Write {#b-c}."},
	{"## a {#b}\n## c {#b}\n", "2:6+4 id-twice", "Give this heading another id."},
	{"## a {.b}\n", "1:6+4 attribute", "only an id such as {#scope}"},
	{"## a {#b onclick=\"c()\"}\n", "1:6+18 id-form", "cannot be an id"},
	{"## a {onclick=\"*c*\"}\n", "1:1+20 attribute", "only an id"},
	{"## a {#b} c\n", "1:1+11 attribute", "at the end of the heading"},

	{"|a|b|\n|-|-|\n|c|d| *e* f |\n|g|h| | |\n|i\\|j|k|\n", "3:7+5 table-cells", `"*e* f"`},
	{"> a|b\n> -|-\n> c|d|é\n", "3:7+1 table-cells", `"é"`},
	{"|a| |\n|-|-|\n|c|d|\n", "1:4+1 table-header", "no heading"},
	{"|a|\n|-|-|\n|c|d|\n", "1:1+1 table-header", "no heading"},
	{"|a|b|c|\n|-|-|\n|d|e|f|\n", "2:1+5 table-broken", "Count"},
	{"> [!NOTA]\n> a\n", "1:3+7 alert-unknown", `Write "NOTE".`},
	{"> [!TIP] a\n", "1:3+8 alert-form", "must stand alone"},
	{"> [!TIP]\n", "1:3+6 alert-form", "must stand alone"},
	{"a[^1] \\[^2] `[^3]` b[^4]\n\n[^1]: c\n", "1:21+4 footnote-unknown", `beginning with "[^4]:"`},
	{"a[^1]\n\n[^1]: b\n\n[^2]: c\n\n[^1]: d\n", "5:1+7 footnote-unused; 7:1+7 footnote-unused", `Write "[^2]"`},
}

func TestMistakes(t *testing.T) {
	for _, m := range mistakes {
		_, found := parse(m.md)
		if diff := cmp.Diff(m.want, strings.Join(brief(found), "; ")); diff != "" {
			t.Errorf("findings of %q (-want +got):\n%s", m.md, diff)
			continue
		}
		if d := found[0]; !strings.Contains(d.Says+" / "+d.Why+" / "+d.Mend, m.says) {
			t.Errorf("%q: %q is not in\n%s\n%s\n%s", m.md, m.says, d.Says, d.Why, d.Mend)
		}
	}
}

// Places count in the file, not in the text, whatever stands before it.
func TestPlacesAreOfTheFile(t *testing.T) {
	front := "+++\ntitle = \"ñ\"\n+++\n"
	for _, m := range mistakes {
		_, alone := parse(m.md)
		f := newFile(front + m.md)
		_, found := Parse(f, len(front), len(f.Bytes))
		for i := range alone {
			alone[i].Line += 3
		}
		if diff := cmp.Diff(alone, found); diff != "" {
			t.Errorf("%q behind a front matter (-alone +behind):\n%s", m.md, diff)
		}
	}
}

// A CRLF file has the same findings at the same places.
func TestLineEndsChangeNoPlace(t *testing.T) {
	for _, m := range mistakes {
		_, want := parse(m.md)
		_, got := parse(strings.ReplaceAll(m.md, "\n", "\r\n"))
		if diff := cmp.Diff(brief(want), brief(got)); diff != "" {
			t.Errorf("%q with line ends of Windows (-want +got):\n%s", m.md, diff)
		}
	}
}

// Every sentence about Markdown in the catalogue is shown by some mistake of these tests.
func TestEveryCodeIsPlanted(t *testing.T) {
	planted := map[string]bool{
		"prose/unreadable":             true, // TestUnreadable
		"prose/unknown-reference-kind": true, // found by package link
	}
	for _, m := range mistakes {
		_, found := parse(m.md)
		for _, d := range found {
			planted[d.Code] = true
		}
	}
	for _, b := range bombs {
		planted["prose/"+b.code] = true // TestBombs
	}
	for _, code := range diag.Codes() {
		if strings.HasPrefix(code, "prose/") && !planted[code] {
			t.Errorf("no test plants the mistake %s", code)
		}
	}
}

func TestUnreadable(t *testing.T) {
	w := newWriter(newFile("a\nb"), 2, 3)
	if w.survive(func() { panic("a fault of the reader") }) {
		t.Error("a reader that failed is taken for one that came to its end")
	}
	if got := brief(w.found); !slices.Equal(got, []string{"2:1+1 unreadable"}) {
		t.Errorf("findings = %q", got)
	}
	if !w.survive(func() {}) {
		t.Error("a reader that came to its end is taken for one that failed")
	}
}
