package prose

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"plaza/internal/prose/markdown"
	"plaza/internal/source"
)

func newFile(md string) *source.File { return source.New("content/policy/6-7.md", []byte(md)) }

// lines repeats s up to n bytes, with a new line before any grows too long.
func lines(s string, n int) string {
	var b strings.Builder
	for width := 0; b.Len() < n; width += len(s) {
		if width+len(s) > markdown.MaxLine {
			b.WriteByte('\n')
			width = 0
		}
		b.WriteString(s)
	}
	return b.String()
}

// deepList is a list of n levels.
func deepList(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return b.String()
}

// bombs are small or legal texts that would cost much; code is the first
// finding about each.
var bombs = []struct {
	name, md, code, at string
}{
	{"long text", strings.Repeat("word\n", markdown.MaxBytes/5+1), "too-large", "104858:4+1"},
	{"long line", "a\n" + strings.Repeat("é", markdown.MaxLine/2) + "bc", "line-too-long", "2:8193+1"},
	{"table of 2 KB", strings.Repeat("|a", 330) + "|\n" + strings.Repeat("|-", 330) + "|\n" + strings.Repeat("|\n", 330), "too-many-cells", "2:1+1"},
	{"wide tables in quotes", strings.Repeat("> |a|b|c|d\n> |-|-|-|-\n"+strings.Repeat("> |\n", 1000)+"\n", 6), "too-many-cells", "4014:1+1"},
	{"calls of footnotes, 19 KB", lines("[^a]", 19<<10) + "\n\n[^a]: b\n", "too-many-footnotes", "1:4001+2"},
	{"emphasis that never ends", lines("*a_ ", 200<<10), "too-many-marks", "1:8001+1"},
	{"quotes, 19 KB", lines(">", 16<<10), "too-deep", "1:33+1"},
	{"quotes apart", lines(">  ", 1<<10), "too-deep", "1:97+1"},
	{"quotes behind tabs", lines(">\t", 16<<10), "too-deep", "1:65+1"},
	{"list 1,000 deep", deepList(180) + strings.Repeat(strings.Repeat("  ", 180)+"- b\n", 800), "too-deep", "33:65+1"},
	{"lists in a line", strings.Repeat("- ", 1000) + "a", "too-deep", "1:65+1"},
	{"definitions in a line", "a\n" + strings.Repeat(": a\n\n    ", 5) + strings.Repeat(": ", 100), "", ""},
	{"footnotes in a line", strings.Repeat("[^a]:", 100), "too-deep", "1:161+1"},
	{"emphasis in emphasis", strings.Repeat("*a _b ", 40) + "c" + strings.Repeat("_*", 40), "too-deep", "1:97+1"},
	{"tables with long names", "## " + strings.Repeat("\"", 200) + "\n\n" + strings.Repeat("a\n:-\n\n", 13000), "too-much-output", "1:1+1"},
	{"HTML all over", lines("<b>", 200<<10), "raw-html", "1:1+3"},
	{"more than can be listed", strings.Repeat("a <b>\n", maxFindings+5), "more", ""},
	{"images all over", lines("![a](b)", 200<<10), "image", "1:1+4"},
	{"brackets", lines("[", 200<<10), "", ""},
	{"brackets in pairs", lines("[a](", 200<<10), "", ""},
	{"addresses that never end", lines("[a](<b", 200<<10), "", ""},
	{"code that never ends", lines("`a``b```", 200<<10), "", ""},
	{"tags that never end", lines("<a b='", 200<<10), "", ""},
	{"comments that never end", "a " + lines("<!--a", 200<<10), "comment", "2:1+16380"},
	{"character codes", lines("&#x1;", 200<<10), "hidden-character", "1:1+5"},
	{"one heading many times", strings.Repeat("## a\n", 40000), "", ""},
	{"headings with braces", strings.Repeat("## "+strings.Repeat("{a={", 4000)+"\n", 30), "attribute", ""},
	{"links to places", "## b\n" + lines("[a](#b)", 200<<10), "", ""},
	{"named addresses", lines("[a]\n", 250<<10) + strings.Repeat("\n[a]: #b\n", 25000), "definition-unused", ""},
	{"escaped bars in code", "a|b\n-|-\n" + strings.Repeat("`\\|`|`\\|`\n", 9000), "", ""},
	{"backslashes", lines(`\[`, 200<<10), "", ""},
}

func TestBombs(t *testing.T) {
	for _, b := range bombs {
		t.Run(b.name, func(t *testing.T) {
			f := newFile(b.md)
			doc, found := Parse(f, 0, len(f.Bytes))
			out := doc.Render(Options{Words: english, Link: known}).String()
			if len(out) > maxOutput+maxOutput/4 {
				t.Errorf("%d bytes gave %d", len(b.md), len(out))
			}
			got := brief(found)
			i := slices.IndexFunc(got, func(s string) bool { return b.code != "" && strings.HasSuffix(s, " "+b.code) })
			switch {
			case b.code == "" && len(got) > 0:
				t.Errorf("findings: %.3q", got)
			case b.code != "" && i < 0:
				t.Errorf("no finding %s in %.3q", b.code, got)
			case b.at != "" && !strings.HasPrefix(got[i], b.at+" "):
				t.Errorf("finding %q, want it at %s", got[i], b.at)
			}
			if len(got) > maxFindings+1 {
				t.Errorf("%d findings", len(got))
			}
		})
	}
}

// What stands just within a limit passes.
func TestWithinLimits(t *testing.T) {
	for name, md := range map[string]string{
		"long line": strings.Repeat("a", markdown.MaxLine),
		"long text": strings.Repeat("abcdefg\n", markdown.MaxBytes/8),
		"cells":     strings.Repeat("|a", 100) + "\n" + strings.Repeat("|-", 100) + "\n" + strings.Repeat("|b\n", 198),
		"footnotes": strings.Repeat("[^a]\n", markdown.MaxFootnotes-1) + "\n[^a]: b\n",
		"marks":     lines("*a* ", markdown.MaxMarks*2-4),
		"quotes":    strings.Repeat(">", markdown.MaxDepth) + "a",
		"lists":     deepList(markdown.MaxDepth),
		"emphasis":  strings.Repeat("*a _b ", markdown.MaxDepth/2) + "c" + strings.Repeat("_*", markdown.MaxDepth/2),
	} {
		t.Run(name, func(t *testing.T) {
			if _, found := parse(md); len(found) > 0 {
				t.Errorf("findings: %q", brief(found))
			}
		})
	}
}

// What is too deep is shown as words, and none of it is lost.
func TestTooDeepIsKept(t *testing.T) {
	doc, _ := parse(strings.Repeat(">", markdown.MaxDepth+4) + "a")
	if got := doc.Text(); got != ">>>>a" {
		t.Errorf("Text = %q", got)
	}
}

// Findings past the limit may be errors, so the one that stands for them is.
func TestMoreIsAnError(t *testing.T) {
	_, found := parse(strings.Repeat("# a\n", maxFindings+1))
	last := found[len(found)-1]
	if last.Code != "prose/more" || last.Severity.String() != "error" || last.Line != maxFindings+1 {
		t.Errorf("last finding = %+v", last)
	}
	if !strings.Contains(last.Says, strconv.Itoa(maxFindings)) {
		t.Errorf("sentence without the number: %s", last.Says)
	}
}
