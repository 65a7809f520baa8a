package effect

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
)

// What stands in records that want to do more than be read.
var hostile = []string{
	"[click](https://evil.example)", "![x](https://evil.example/p.png)", "<img src=x onerror=alert(1)>", "<!-- ",
	"@everyone", "see @octocat/team", "#12", "owner/repo#12", "GH-12", "https://evil.example", "www.evil.example", "me@evil.example",
	"`code`", "``", "```\n\n[out](https://evil.example)", "`````diff\n+ x\n`````\n@you", "- item\n# heading", "1) first", "| a | b |\n|---|---|",
	"\\`[a](https://evil.example)", "**bold** _it_ ~~no~~", "a\r\n\r\n<b>b</b>", "&lt;b&gt; &amp;", "\u202egnp.exe", "\x1b[31mred",
	"[ref]: https://evil.example", "a5c3785ed8d6a35868bc169f07e40e889087fd2e", ":warning: $x$ $$y$$", "", " ", "text `", "` [a](https://evil.example) `` @b",
}

// everywhere puts one text in every place of a report that data can stand in.
func everywhere(s string) *Effect {
	edit := Edit{s, []Line{{false, s}, {true, s}}, &Turn{s, s, s}}
	page := []Page{{s, "p.html", []string{"p.html"}, []string{s}}}
	item := []Item{{s, []string{s, s}}}
	return &Effect{
		Records: []Record{
			{Name: s, Kind: s, File: s, Stage: &edit, Edits: []Edit{edit, edit}, Languages: []Language{{s, []Edit{edit}, []string{s}}}, Reasons: []string{s}, Out: "p.html"},
			{Name: s, Kind: s, File: s, What: Added}, {Name: s, File: s, What: Removed}, {Name: s, File: s, What: Unread, When: "after", Why: s},
			{Name: s, File: s, Edits: []Edit{edit}, Hidden: true},
		},
		Other: []string{s}, New: page, Gone: page, Changed: page, Redirects: []Page{{Path: s}},
		Gaps: item, Answered: item, Overdue: item, Commitments: []Turn{{s, s, s}},
		Stale: []Finding{{s, s, false}}, Problems: []Finding{{s, s, true}}, Mended: 2,
	}
}

// comment renders a report as GitHub would, raw HTML and bare addresses
// included.
func comment(t *testing.T, e *Effect) string {
	t.Helper()
	var md, out bytes.Buffer
	if err := e.Write(&md, Markdown, "https://preview.example/1/"); err != nil {
		t.Fatal(err)
	}
	g := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithUnsafe()))
	if err := g.Convert(md.Bytes(), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

var (
	inCode  = regexp.MustCompile(`(?s)<code[^>]*>.*?</code>`)
	tag     = regexp.MustCompile(`<[^>]*>`)
	ownTags = regexp.MustCompile(`^(</?(p|strong|h3|h4|ul|li|pre)>|<a href="https://preview\.example/1/p\.html">|<a href="https://preview\.example/1/">|</a>|<!-- plaza diff -->)$`)
)

// escaped says how a finished comment breaks out of what a report is made of:
// tags that no report has, or signs that GitHub gives a meaning to, outside of
// code.
func escaped(page string) string {
	rest := inCode.ReplaceAllString(page, "")
	for _, x := range tag.FindAllString(rest, -1) {
		if !ownTags.MatchString(x) {
			return "it holds the tag " + x
		}
	}
	words := tag.ReplaceAllString(rest, "")
	words = strings.ReplaceAll(words, "https://preview.example/1/", "")
	for _, sign := range []string{"@", "#", "://", "www", "&lt;", "[", "`", "$"} {
		if strings.Contains(words, sign) {
			return "it holds " + sign + " outside of code"
		}
	}
	if issue.MatchString(words) {
		return "it names an issue outside of code"
	}
	return ""
}

var issue = regexp.MustCompile(`(?i)gh-\d`)

func TestCommentHoldsNothingButWords(t *testing.T) {
	for _, s := range hostile {
		if why := escaped(comment(t, everywhere(s))); why != "" {
			t.Errorf("%q: %s", s, why)
		}
	}
}

// The test above must be able to fail.
func TestEscapeIsSeen(t *testing.T) {
	for _, s := range []string{"@octocat", "[a](https://evil.example)", "<b>x</b>", "#12"} {
		var out bytes.Buffer
		g := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithUnsafe()))
		if err := g.Convert([]byte("- "+s+" and more\n"), &out); err != nil {
			t.Fatal(err)
		}
		if escaped(out.String()) == "" {
			t.Errorf("%q in a comment is not seen", s)
		}
	}
}

func FuzzComment(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			return
		}
		if why := escaped(comment(t, everywhere(s))); why != "" && !strings.Contains(s, "preview.example") {
			t.Errorf("%q: %s", s, why)
		}
	})
}

// GitHub refuses comments of more than 65,536 characters.
func TestCommentHasAnEnd(t *testing.T) {
	e := &Effect{}
	long := strings.Repeat("word ", 400)
	for range 400 {
		e.Records = append(e.Records, Record{Name: "A tool", Edits: []Edit{{Label: "Text", Lines: []Line{{false, long}, {true, long}}}}})
		e.Changed = append(e.Changed, Page{Name: "A page", Outs: []string{"a.html"}})
		e.Stale = append(e.Stale, Finding{Place: "a.toml:1", Says: "stale"})
	}
	var b bytes.Buffer
	if err := e.Write(&b, Markdown, ""); err != nil {
		t.Fatal(err)
	}
	if b.Len() > 65_000 || !strings.Contains(b.String(), "more are not shown here") {
		t.Errorf("the comment has %d bytes", b.Len())
	}
}

func TestHunks(t *testing.T) {
	before := strings.Repeat("one two three four five six seven ", 6) + "the results are good " + strings.Repeat("eight nine ten ", 8)
	lines := hunks(before, strings.Replace(before, "good", "better", 1))
	if len(lines) != 2 || lines[0].Text != "… five six seven the results are good eight nine ten eight nine ten …" ||
		lines[1].Text != "… five six seven the results are better eight nine ten eight nine ten …" {
		t.Errorf("got %+v", lines)
	}
}
