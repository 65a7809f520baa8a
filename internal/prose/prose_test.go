package prose

import (
	"context"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plaza/internal/diag"
	"plaza/internal/digest"
	"plaza/internal/source"
)

var english = Words{
	Note: "Note", Tip: "Tip", Important: "Important", Warning: "Warning", Caution: "Caution",
	Table: "Table", Footnotes: "Footnotes", Footnote: "Footnote", Back: "Back to footnote",
}

// known resolves the references of these tests.
func known(dest string) (string, bool) {
	href, ok := map[string]string{"tool:clearview-ai": "../tools/clearview-ai.html", "clause:6-7#scope": "6-7.html#scope"}[dest]
	return href, ok
}

func parse(md string) (*Doc, []diag.Diagnostic) {
	f := source.New("content/policy/6-7.md", []byte(md))
	return Parse(f, 0, len(md))
}

func render(t *testing.T, md string, o Options) string {
	t.Helper()
	doc, found := parse(md)
	for _, d := range found {
		t.Errorf("%q: %d:%d: %s: %s", md, d.Line, d.Col, d.Code, d.Says)
	}
	o.Words, o.Link = english, known
	return doc.Render(o).String()
}

func TestRender(t *testing.T) {
	for _, c := range []struct{ name, md, want string }{
		{"nothing", "", ""},
		{"paragraphs", "a\nb\n\nc", "<p>a\nb</p>\n<p>c</p>\n"},
		{"emphasis", "*a* **b** ***c*** ~~d~~ `e<`", "<p><em>a</em> <strong>b</strong> <em><strong>c</strong></em> <del>d</del> <code>e&lt;</code></p>\n"},
		{"breaks", "a  \nb\\\nc", "<p>a<br>\nb<br>\nc</p>\n"},
		{"escapes", `\*a\* 1 < 2 & "b" 'c' &amp; &eacute; &#233; \&eacute;`, "<p>*a* 1 &lt; 2 &amp; &#34;b&#34; &#39;c&#39; &amp; é é &amp;eacute;</p>\n"},
		{"line ends of Windows", "## a\r\n\r\nb  \r\nc\r\n\r\n```\r\nd\r\ne\r\n```\r\n", "<h2 id=\"a\">a</h2>\n<p>b<br>\nc</p>\n<pre><code>d\ne</code></pre>\n"},
		{"lists", "- a\n- b\n  1. c\n  2. d\n\n3. e", "<ul>\n<li>a</li>\n<li>b\n<ol>\n<li>c</li>\n<li>d</li>\n</ol>\n</li>\n</ul>\n<ol start=\"3\">\n<li>e</li>\n</ol>\n"},
		{"loose list", "1. a\n\n2. b\n", "<ol>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ol>\n"},
		{"quote", "> a\n> b", "<blockquote>\n<p>a\nb</p>\n</blockquote>\n"},
		{"line", "a\n\n***\n", "<p>a</p>\n<hr>\n"},
		{"code", "```js\na <b>\n```\n", "<pre><code>a &lt;b&gt;</code></pre>\n"},
		{"definitions", "a\n: b\n: c\n", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n<dd>c</dd>\n</dl>\n"},
		{"reference", "[a *b*](tool:clearview-ai)", "<p><a href=\"../tools/clearview-ai.html\">a <em>b</em></a></p>\n"},
		{"reference with a place", "[a](clause:6-7#scope)", "<p><a href=\"6-7.html#scope\">a</a></p>\n"},
		{"reference of two words", "[a](service-area:b)", "<p>a</p>\n"},
		{"unknown reference", "[a](tool:other) b", "<p>a b</p>\n"},
		{"place", "[a](#b)", "<p><a href=\"#b\">a</a></p>\n"},
		{"outside", "[a](https://b.test/é?c=1&d=\"2\")", "<p><a href=\"https://b.test/%C3%A9?c=1&amp;d=%222%22\" rel=\"external\">a</a></p>\n"},
		{"mail and telephone", "[a](mailto:b@c.test) [d](tel:+1-505) <e@f.test>", "<p><a href=\"mailto:b@c.test\">a</a> <a href=\"tel:+1-505\">d</a> <a href=\"mailto:e@f.test\">e@f.test</a></p>\n"},
		{"address in brackets", "<HTTP://a.test>", "<p><a href=\"HTTP://a.test\" rel=\"external\">HTTP://a.test</a></p>\n"},
		{"named address", "[a][b] [b][] [b]\n\n[b]: https://c.test\n", "<p><a href=\"https://c.test\" rel=\"external\">a</a> <a href=\"https://c.test\" rel=\"external\">b</a> <a href=\"https://c.test\" rel=\"external\">b</a></p>\n"},
		{"bare address", "see https://a.test", "<p>see https://a.test</p>\n"},
		{"task list", "- [ ] a", "<ul>\n<li>[ ] a</li>\n</ul>\n"},
		{"alert", "> [!WARNING]\n> a\n>\n> b", "<div class=\"alert alert--warning\"><p class=\"alert__label\">Warning</p>\n<p>a</p>\n<p>b</p>\n</div>\n"},
		{"alert around a list", "> [!tip]\n>\n> - a", "<div class=\"alert alert--tip\"><p class=\"alert__label\">Tip</p>\n<ul>\n<li>a</li>\n</ul>\n</div>\n"},
		{
			"footnotes", "a[^x] b[^x]\n\n[^x]: c\n",
			`<p>a<sup id="call--1"><a href="#note--1" role="doc-noteref" aria-label="Footnote 1">1</a></sup>` +
				` b<sup id="call--1-2"><a href="#note--1" role="doc-noteref" aria-label="Footnote 1">1</a></sup></p>` + "\n" +
				"<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\">\n<ol>\n<li id=\"note--1\">\n<p>c" +
				` <a href="#call--1" role="doc-backlink" aria-label="Back to footnote 1">↑</a>` +
				` <a href="#call--1-2" role="doc-backlink" aria-label="Back to footnote 1-2">↑</a>` + "</p>\n</li>\n</ol>\n</section>\n",
		},
		{
			"table", "## Costs\n\n| Fee | Each year |\n|:--|--:|\n| a `b\\|c` | 1 |\n| | 2 |\n",
			"<h2 id=\"costs\">Costs</h2>\n<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table 1: Costs\">\n<table>\n" +
				"<thead>\n<tr><th scope=\"col\">Fee</th><th scope=\"col\" class=\"align-right\">Each year</th></tr>\n</thead>\n<tbody>\n" +
				"<tr><th scope=\"row\">a <code>b|c</code></th><td class=\"align-right\">1</td></tr>\n<tr><td></td><td class=\"align-right\">2</td></tr>\n</tbody>\n</table>\n</div>\n",
		},
		{
			"table with an empty corner", "||a|\n|-|:-:|\n|b|c|",
			"<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table 1\">\n<table>\n<thead>\n<tr><td></td><th scope=\"col\" class=\"align-center\">a</th></tr>\n</thead>\n<tbody>\n" +
				"<tr><th scope=\"row\">b</th><td class=\"align-center\">c</td></tr>\n</tbody>\n</table>\n</div>\n",
		},
		{"control characters", "a\x00b\x1bc\x7f", "<p>a\uFFFDb\uFFFDc\uFFFD</p>\n"},
		{"bytes that are no letters", "a\xff\xfeb", "<p>a\uFFFDb</p>\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, render(t, c.md, Options{})); diff != "" {
				t.Errorf("Render of %q (-want +got):\n%s", c.md, diff)
			}
		})
	}
}

func TestOptions(t *testing.T) {
	md := "## A\n\n[b](#a) [c](#elsewhere) d[^1]\n\n### E\n\n[^1]: f\n"
	got := render(t, md, Options{TopLevel: 5, Prefix: "6-7"})
	for _, want := range []string{
		"<h5 id=\"6-7--a\">A</h5>", `<h6 id="6-7--e">`, `href="#6-7--a"`, `href="#elsewhere"`,
		`id="6-7--call--1"`, `href="#6-7--note--1"`, `id="6-7--note--1"`, `href="#6-7--call--1"`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("with all options there is no %s in\n%s", want, got)
		}
	}
	if got := render(t, "#### A\n\n##### B\n", Options{TopLevel: 3}); !strings.Contains(got, "<h3 ") || !strings.Contains(got, "<h4 ") {
		t.Errorf("headings do not begin at TopLevel: %s", got)
	}
	if got := render(t, "## A\n\n### B\n\n#### C\n", Options{TopLevel: 6}); strings.Contains(got, "h7") {
		t.Errorf("there is no h7 in HTML: %s", got)
	}
}

func TestLabelsSayTheirLanguage(t *testing.T) {
	doc, _ := parse("> [!NOTE]\n> a[^1]\n\n[^1]: b\n")
	words := english
	for _, c := range []struct {
		text, words string
		want        int
	}{{"es", "en", 3}, {"en", "en", 0}, {"", "en", 0}, {"es", "", 0}} {
		words.Lang = c.words
		out := doc.Render(Options{Lang: c.text, Words: words}).String()
		if got := strings.Count(out, ` lang="en"`); got != c.want || strings.Count(out, "lang=") != c.want {
			t.Errorf("text in %q with words in %q: %d labels say so, want %d:\n%s", c.text, c.words, got, c.want, out)
		}
	}
}

func TestRenderRefusesMistakesOfTheProgram(t *testing.T) {
	link, _ := parse("[a](tool:b)")
	alert, _ := parse("> [!NOTE]\n> a")
	for name, render := range map[string]func(){
		"address that runs":   func() { link.Render(Options{Link: answer("javascript:alert(1)")}) },
		"address elsewhere":   func() { link.Render(Options{Link: answer("//evil.test/")}) },
		"address of nothing":  func() { link.Render(Options{Link: answer("")}) },
		"path like a scheme":  func() { link.Render(Options{Link: answer("a:b.html")}) },
		"missing word":        func() { alert.Render(Options{}) },
		"prefix that is none": func() { link.Render(Options{Prefix: "A b"}) },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if r, ok := recover().(string); !ok || !strings.HasPrefix(r, "prose: ") {
					t.Errorf("Render did not panic with a sentence, but %q", r)
				}
			}()
			render()
		})
	}
}

func answer(href string) func(string) (string, bool) {
	return func(string) (string, bool) { return href, true }
}

func TestDocTellsWhatItHolds(t *testing.T) {
	md := "+++\nx\n+++\n> quoted\n\nOne *two*\n[three](tool:clearview-ai).\n\n## Sección: Ética\n\n- a\n- b\n\n|c|d|\n|-|-|\n|e|f|\n\nword[^1] [place](#x) `co de`\n\n[^1]: Said <https://a.test>.\n"
	f := source.New("a.md", []byte(md))
	doc, found := Parse(f, strings.Index(md, "> quoted"), len(md))
	if len(found) != 0 {
		t.Fatalf("findings: %v", found)
	}
	wantText := "quoted\n\nOne two\nthree.\n\nSección: Ética\n\na\nb\n\nc\td\ne\tf\n\nword place co de\n\nSaid https://a.test."
	if diff := cmp.Diff(wantText, doc.Text()); diff != "" {
		t.Errorf("Text (-want +got):\n%s", diff)
	}
	if got, want := doc.FirstParagraph(), "One two three."; got != want {
		t.Errorf("FirstParagraph = %q, want %q", got, want)
	}
	if diff := cmp.Diff([]Heading{{2, "seccion-etica", "Sección: Ética"}}, doc.Headings()); diff != "" {
		t.Errorf("Headings (-want +got):\n%s", diff)
	}
	want := []Link{
		{"tool:clearview-ai", "three", diag.Pos{File: "a.md", Line: 7, Col: 9, Width: 17}},
		{"#x", "place", diag.Pos{File: "a.md", Line: 18, Col: 18, Width: 2}},
		{"https://a.test", "https://a.test", diag.Pos{File: "a.md", Line: 20, Col: 13, Width: 14}},
	}
	if diff := cmp.Diff(want, doc.Links()); diff != "" {
		t.Errorf("Links (-want +got):\n%s", diff)
	}
}

func TestReference(t *testing.T) {
	for dest, want := range map[string][4]string{
		"tool:clearview-ai": {"tool", "clearview-ai", "", "true"},
		"clause:6-7#scope":  {"clause", "6-7", "scope", "true"},
		"https://a.test":    {"", "", "", "false"},
		"#a":                {"", "", "", "false"},
		"javascript:alert":  {"", "", "", "false"},
	} {
		kind, id, place, ok := Link{Dest: dest}.Reference()
		if got := [4]string{kind, id, place, map[bool]string{true: "true", false: "false"}[ok]}; got != want {
			t.Errorf("Reference of %q = %q, want %q", dest, got, want)
		}
	}
}

func TestHeadingIDs(t *testing.T) {
	for _, c := range []struct {
		md   string
		want []string
	}{
		{"## Sección: ¿Qué es?\n## Łódź & Đà Nẵng\n## Straße\n", []string{"seccion-que-es", "lodz-da-nang", "strasse"}},
		{"## A\n## A\n## A-2\n## A\n", []string{"a", "a-2", "a-2-2", "a-3"}},
		{"## A\n## B {#a}\n", []string{"a-2", "a"}},
		{"## 政策\n## 投诉\n", []string{"s-" + digest.Text("政策"), "s-" + digest.Text("投诉")}},
		{"## note 1\n## call--1\n\nx[^1]\n\n[^1]: y\n", []string{"note-1", "call-1"}},
		{"## A `{#b}`\n## A \\{#b}\n", []string{"a-b", "a-b-2"}},
		{"## Sets {a, b}\n", []string{"sets-a-b"}},
		{"A\nB {#c}\n---\n", []string{"c"}},
		{"## " + strings.Repeat("word ", 30) + "\n", []string{strings.Repeat("word-", 11) + "word"}},
		{"## [a](#b) **c** {#d-1}\n", []string{"d-1"}},
	} {
		doc, _ := parse(c.md)
		var got []string
		for _, h := range doc.Headings() {
			got = append(got, h.ID)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("ids of %q (-want +got):\n%s", c.md, diff)
		}
	}
}

func TestIDFromSumStays(t *testing.T) {
	one, _ := parse("## 投诉\n")
	two, _ := parse("## 政策\n## 投诉\n")
	if a, b := one.Headings()[0].ID, two.Headings()[1].ID; a != b {
		t.Errorf("the id of a heading changed from %q to %q when another was put before it", a, b)
	}
}

func TestRenderIsConcurrentAndRepeatable(t *testing.T) {
	doc, _ := parse(strings.Repeat("## A\n\n[b](tool:clearview-ai)[^1] *c*\n\n|d|\n|-|\n|e|\n\n", 20) + "[^1]: f\n")
	o := Options{Words: english, Link: known}
	want := doc.Render(o)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			if doc.Render(o) != want {
				t.Error("two renderings of one text differ")
			}
		})
	}
	wait.Wait()
}

func TestFromText(t *testing.T) {
	for in, want := range map[string]string{
		"":                             "",
		" \r\n\n":                      "",
		"a\r\nb \n \n\n c <i> & \"d\"": "<p>a\nb</p>\n<p>c &lt;i&gt; &amp; &#34;d&#34;</p>\n",
		"*a* [b](c)\x00":               "<p>*a* [b](c)\uFFFD</p>\n",
	} {
		if got := FromText(in).String(); got != want {
			t.Errorf("FromText(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestHTMLPrintsItself(t *testing.T) {
	var b strings.Builder
	h := FromText("a < b")
	if err := h.Component().Render(context.Background(), &b); err != nil || b.String() != h.String() {
		t.Errorf("Component printed %q, %v; want %q", b.String(), err, h)
	}
}
