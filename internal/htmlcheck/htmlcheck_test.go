package htmlcheck

import (
	"strings"
	"testing"
)

func TestInertLetsPlainTextPass(t *testing.T) {
	for _, s := range []string{
		"",
		"words &amp; more",
		`<h2 id="a">A</h2><p>b <a href="https://x.test/?a=1:2" rel="external">c</a></p>`,
		`<a href="../a.html#b">c</a><a href="#b">c</a><a href="mailto:a@b.test">c</a><a href="a/b:c">c</a>`,
		`<table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>`,
		`<ul><li>a<br>b</li></ul><hr>`,
	} {
		if got := Inert(s); len(got) != 0 {
			t.Errorf("Inert(%q) = %q, want nothing", s, got)
		}
	}
}

func TestInertFinds(t *testing.T) {
	for markup, want := range map[string]string{
		"<script>1</script>":                     "element <script>",
		"<p><style>p{}</style></p>":              "element <style>",
		"<iframe></iframe>":                      "element <iframe>",
		"<form></form>":                          "element <form>",
		"<object></object>":                      "element <object>",
		"<svg><a></a></svg>":                     "element <svg>",
		"<img src=x>":                            "element <img>",
		"<input>":                                "element <input>",
		`<p onclick="a()">b</p>`:                 "attribute onclick of <p>",
		`<p style="x">b</p>`:                     "attribute style of <p>",
		`<a href="javascript:a()">b</a>`:         `link to "javascript:a()"`,
		`<a href=" JaVa&#9;script:a()">b</a>`:    `link to " JaVa\tscript:a()"`,
		"<a href=\"\x01javascript:a()\">b</a>":   `link to "\x01javascript:a()"`,
		`<a href="data:text/html,x">b</a>`:       `link to "data:text/html,x"`,
		`<a href="//evil.test">b</a>`:            `link to "//evil.test"`,
		`<a href="/\evil.test">b</a>`:            `link to "/\\evil.test"`,
		`<a href="tool:x">b</a>`:                 `link to "tool:x"`,
		`<p id="a">b</p><p id="a">c</p>`:         `id "a" stands twice`,
		`<p id="a b">b</p>`:                      `id "a b" is empty or holds white space`,
		`<p id="">b</p>`:                         `id "" is empty or holds white space`,
		"<!-- a -->":                             `comment or doctype: "<!-- a -->"`,
		"<p>a":                                   "<p> is not closed",
		"a</p>":                                  "</p> closes nothing",
		"<p><em>a</p></em>":                      "</p> closes nothing",
		"<p><p>a</p></p>":                        "a browser would build other elements than are written",
		`<a href="#a">a<a href="#b">b</a></a>`:   "a browser would build other elements than are written",
		"<table><tbody><p>a</p></tbody></table>": "a browser would build other elements than are written",
		"\xff":                                   "text is not UTF-8",
		strings.Repeat("<b>", 2):                 "element <b>",
		strings.Repeat("<div>", 600) + "a" + strings.Repeat("</div>", 600): "cannot be parsed",
	} {
		got := strings.Join(Inert(markup), "; ")
		if !strings.Contains(got, want) {
			t.Errorf("Inert(%.40q) = %q, want %q", markup, got, want)
		}
	}
}
