package prose

import (
	"strings"
	"testing"

	"plaza/internal/diag"
)

// attacks want something into the page that an editor may not put there. Each
// must be refused with an error, and no word of what holds "evil" may be left.
var attacks = []string{
	// Schemes that run or load.
	"[a](javascript:evil)",
	"[a](JAVASCRIPT:evil)",
	"[a](javascript:evil(1))",
	"[a](<javascript:evil (1)>)",
	"[a]( javascript:evil )",
	"[a](<\tjavascript:evil>)",
	"[a](java\\script:evil)",
	"[a](javascript\\:evil)",
	"[a](javascript&colon;evil)",
	"[a](&#106;avascript:evil)",
	"[a](&#x6A;avascript:evil)",
	"[a](&#0000106avascript:evil)",
	"[a](javascript&#58;evil)",
	"[a](java&Tab;script:evil)",
	"[a](java&NewLine;script:evil)",
	"[a](java&#9;script:evil)",
	"[a](<java\tscript:evil>)",
	"[a](\x01javascript:evil)",
	"[a](&#1;javascript:evil)",
	"[a](java\x00script:evil)",
	"[a](&#0;javascript:evil)",
	"[a](\u200bjavascript:evil)",
	"[a](\u00a0javascript:evil)",
	"[a](java\u00adscript:evil)",
	"[a](%6aavascript:evil)",
	"[a](javascript%3aevil)",
	"[a](java%0ascript:evil)",
	"[a](%01javascript:evil)",
	"[a](ｊavascript:evil)",
	"[a](javaſcript:evil)",
	"[a](javascript：evil)",
	"[a](vbscript:evil)",
	"[a](livescript:evil)",
	"[a](data:text/html,evil)",
	"[a](data:text/html;base64,evil)",
	"[a](data:image/png;base64,evil)",
	"[a](blob:https://evil.test/1)",
	"[a](file:///etc/evil)",
	"[a](filesystem:evil)",
	"[a](about:evil)",
	"[a](view-source:evil)",
	"[a](feed:javascript:evil)",
	"[a](jar:javascript:evil!/)",
	"[a](:javascript:evil)",
	"<javascript:evil>",
	"<data:text/html,evil>",
	"<x.evil:y>",
	"[a][b]\n\n[b]: javascript:evil",
	"[a][]\n\n[a]: <javascript:evil>",
	"[a]\n\n[A]: &#106;avascript:evil 'x'",
	"[a][b]\n\n[b]:\n  javascript:evil",
	"> [a][b]\n\n- [b]: javascript:evil",
	"|a|\n|-|\n|[b](javascript:evil)|",
	"## [a](javascript:evil)",
	"a[^1]\n\n[^1]: [b](javascript:evil)",
	"a\n: [b](javascript:evil)",
	"> [!NOTE]\n> [b](javascript:evil)",
	"[**`a`**](javascript:evil)",
	"[![a](https://evil.test/a.png)](javascript:evil)",

	// Sites other than they seem.
	"[a](//evil.test)",
	"[a](\\/\\/evil.test)",
	"[a](/\\evil.test)",
	"[a](\\\\evil.test)",
	"[a](&sol;&sol;evil.test)",
	"[a](&#47;&#47;evil.test)",
	"[a](///evil.test)",
	"[a](https:evil.test)",
	"[a](https:/evil.test)",
	"[a](https:///evil.test)",
	"[a](https://cabq.gov@evil.test)",
	"[a](https://cabq.gov:x@evil.test)",
	"[a](https://cabq.gov%40evil.test)",
	"[a](https://cabq.gov&commat;evil.test)",
	"[a](https://cabq.gov\\@evil.test)",
	"[a](https://cabq.gov\\\\.evil.test)",
	"[a](https://саbq.gov/evil)",
	"[a](https://cabq。evil.test)",
	"[a](https://[::1]/evil)",
	"[a](http://evil.test:99999999/)",
	"[a](https://a.test/%0d%0aevil)",
	"[a](https://a.test/%00evil)",
	"[a](<https://a.test/\u202egro.live/evil>)",
	"[a](mailto:a@b.test?bcc=evil@c.test)",
	"[a](mailto:a@b.test,evil@c.test)",
	"[a](mailto:a@b.test%0d%0abcc:evil@c.test)",
	"[a](tel:1;phone-context=evil)",
	"[a](evil.html)",
	"[a](../../evil)",
	"[a](?evil)",
	"[a](tool:evil/../x)",
	"[a](tool:x#\"onclick=evil)",
	"[a](#\"onclick=evil)",

	// HTML.
	"<script>evil()</script>",
	"a <script src=//evil.test></script>\n",
	"[\"><i onclick=evil>](#b)",
	"<ScRiPt src=//evil.test>",
	"<img src=x onerror=evil()>",
	"<svg onload=evil()>",
	"<svg><style><img src=x onerror=evil()></style></svg>",
	"<iframe srcdoc=evil></iframe>",
	"<form action=//evil.test><input>",
	"<object data=//evil.test></object>",
	"<base href=//evil.test>",
	"<meta http-equiv=refresh content=0;url=//evil.test>",
	"<link rel=stylesheet href=//evil.test>",
	"<style>@import '//evil.test'</style>",
	"<math><mi xlink:href=evil></mi></math>",
	"<textarea><p title=\"</textarea><img src=x onerror=evil()>\">",
	"<!-- evil -->",
	"a <!-- evil --> b",
	"<!DOCTYPE evil>",
	"<?evil ?>",
	"<![CDATA[evil]]>",
	"a </p><p evil>",
	"- <div evil>\n- b",
	"|a|\n|-|\n|<b evil>|",
	"![a](https://evil.test/a.png)",
	"![a](x\"onerror=evil)",
	"![evil][b]\n\n[b]: https://evil.test",

	// Attributes and ids.
	"## a {onclick=evil()}",
	"## a {#b onclick=\"evil()\"}",
	"## a {style=evil}",
	"## a {.evil}",
	"## a {#b\"onclick=evil}",
	"## a {#B<evil>}\n<x>",
	"## a {#x}\n\n## b {#x}",
	"## a {#note--1}\n\nb[^1]\n\n[^1]: c",
	"a {#b}\n---\n<b>",
	"[a <https://evil.test@x> b](#c)",
}

// disguises look like attacks and are words, which must come out as words.
var disguises = []string{
	"&lt;script&gt;alert(1)&lt;/script&gt;",
	`\<script>alert(1)</script\>` + " `<script>`",
	"`<img src=x onerror=a()>`",
	"```\n</code></pre><script>a()</script>\n```",
	"```\"><script>\na\n```",
	"~~~ x\" onclick=\"a()\nb\n~~~",
	"a < b onclick=c",
	"<a href=\"x",
	"[a](javascript:a",
	"[a](<javascript:a)",
	"[a]\\(javascript:a)",
	"\\[a](javascript:a)",
	"javascript:alert(1)",
	"https://a.test/\"><script>",
	"<javascript&colon;a>",
	"[a \"onclick=b](#c)",
	"[a](https://b.test/?c=\"onclick=d)",
	"[a](https://b.test/?c='onclick=d&e=&quot;)",
	"[a](https://b.test/&lt;script&gt;)",
	"[a](https://b.test/a:b@c)",
	"[a](<https://b.test/(c)>)",
	"## \"onmouseover=a",
	"## a\n\n## a\n\n## a-2\n\n## a",
	"## call 1\n\n## note 1\n\na[^1]\n\n[^1]: b",
	"## " + strings.Repeat("<", 300),
	"a[^\"onclick]\n\n[^\"onclick]: b",
	"a[^1][^1]\n\n[^1]: b[^2] c\n\n[^2]: d[^1]",
	"a[^1]\n\n[^1]:\n    - b\n\n    > c",
	"|\"onclick=a|b|\n|:-|-:|\n|`\\|`|&quot;&gt;|",
	"> - > - 1. > a\n> - > - 2. b",
	"a\n: b\n\n    c\n: d\n  > e",
	"> [!NOTE]\n> > [!TIP]\n> > a",
	"***a** b* _c __d___ ~~e ~~f~~~~",
	"- a\n\n  |b|\n  |-|\n  |c|\n- > d\n  ***",
	"\ufeffa", "a\u202eb", "a\u2028b",
	"&#128; &#xD800; &#x110000; &bogus;",
	"+++\n\n- \n-\n\n  a\n",
}

func TestAttacks(t *testing.T) {
	if n := len(attacks) + len(disguises); n < 60 {
		t.Fatalf("only %d items", n)
	}
	for _, md := range attacks {
		out, found := judge(t, md)
		if !diag.HasErrors(found) {
			t.Errorf("%q is not refused: %s", md, out)
		}
		if strings.Contains(out, "evil") {
			t.Errorf("%q leaves something in the page: %s", md, out)
		}
	}
}

func TestDisguises(t *testing.T) {
	for _, md := range disguises {
		judge(t, md)
	}
}
