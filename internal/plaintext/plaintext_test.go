package plaintext

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

const page = `<!DOCTYPE html><html lang="en"><body><nav>Menu</nav><main id="main"><h1>A tool</h1>
<p class="banner">Example: this tool is not real.</p>
<p>It reads <a href="../policy.html">the policy</a> and <a href="#more">more</a>, again <a href="../policy.html">there</a>. One two three four five six seven.</p>
<form><label>Find</label></form><p hidden>gone</p><svg><title>bar</title></svg>
<h2 id="more">Facts</h2><dl><div><dt>Status</dt><dd>In use</dd></div></dl>
<ol><li>First<ul><li>inner</li></ul></li><li>Second</li></ol>
<p>It <del> <b>may</b> be</del> <ins>is</ins> so.</p><blockquote><p>Said</p></blockquote><pre>a
  b</pre>
<table><caption>Years</caption><thead><tr><th>Year</th><th>Cost</th></tr></thead><tbody><tr><th scope="row">2024</th><td>5 dollars</td></tr><tr><th scope="row">2025</th><td>6<br>7</td></tr></tbody></table>
</main><footer><section class="origin"><p>Source: x.toml</p></section></footer></body></html>`

const want = `A tool
======

Example: this tool is not real.

It reads the policy [1] and more, again there [1]. One two three four
five six seven.

Facts
-----

Status
    In use

1. First

   - inner
2. Second

It [-may be-] [+is+] so.

> Said

    a
      b

Years

Year: 2024
  Cost: 5 dollars

Year: 2025
  Cost: 6 7

Source: x.toml

------------------------------------------------------------------------
https://city.example/ai/tools/a.html
[1] https://city.example/ai/policy.html
`

func TestOf(t *testing.T) {
	got, err := Of([]byte(page), "https://city.example/ai/tools/a.html")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, strings.ReplaceAll(string(got), "\u00a0", " ")); diff != "" {
		t.Error(diff)
	}
}

func TestWideAndMarks(t *testing.T) {
	if n := columns("ą́ł 中文"); n != 7 {
		t.Errorf("ą́ł 中文 takes %d columns", n)
	}
	got := wrap("中文中文中文。中", 12)
	if diff := cmp.Diff([]string{"中文中文中", "文。中"}, got); diff != "" {
		t.Error(diff)
	}
}

// No line is too wide unless it is one word, and no word is lost.
func TestWrapKeepsWordsAndWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.StringMatching(`[a-zé中文、（）]{1,9}`)).Draw(t, "words")
		lines := wrap(strings.Join(words, " "), 20)
		for _, l := range lines {
			if columns(l) > 20 {
				t.Fatalf("%q takes %d columns", l, columns(l))
			}
		}
		bare := func(s []string) string { return strings.ReplaceAll(strings.Join(s, ""), " ", "") }
		if bare(lines) != bare(words) {
			t.Fatalf("%q became %q", words, lines)
		}
	})
}

func FuzzOf(f *testing.F) {
	f.Add(page)
	f.Fuzz(func(t *testing.T, s string) {
		if _, err := Of([]byte(s), "https://city.example/"); err != nil {
			t.Fatal(err)
		}
	})
}
