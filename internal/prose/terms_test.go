package prose

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"plaza/internal/source"
)

// Terms are marked in running text, over the ends of lines, and nowhere else.
func TestTerms(t *testing.T) {
	text := "A chat\nbot & <b> is \"ours\".\n\n## The chat bot {#bot}\n\n[chat bot](#bot), `chat bot` and **chat bot**.\n\n> chat bot\n\n| chat bot | x |\n| --- | --- |\n| chat bot | chat bot |\n"
	f := source.New("content/pages/x.md", []byte(text))
	doc, _ := Parse(f, 0, len(text))
	var seen []string
	form := regexp.MustCompile(`chat\sbot`)
	html := doc.Render(Options{Words: Words{Table: "Table"}, Terms: func(s string) (out []Term) {
		seen = append(seen, s)
		for _, m := range form.FindAllStringIndex(s, -1) {
			out = append(out, Term{m[0], m[1], "glossary.html#chatbot"})
		}
		return out
	}}).String()
	if n := strings.Count(html, `<a class="term" href="glossary.html#chatbot">`); n != 3 {
		t.Errorf("%d terms are marked, want 3: the first line, in bold, in the second column\n%s", n, html)
	}
	if !strings.Contains(html, "A <a class=\"term\" href=\"glossary.html#chatbot\">chat\nbot</a> ") {
		t.Errorf("a term over two lines is not marked:\n%s", html)
	}
	if got := doc.Stretches(); !slices.Equal(got, seen) {
		t.Errorf("Stretches are %q, Terms was asked for %q", got, seen)
	}
	plain := doc.Render(Options{Words: Words{Table: "Table"}}).String()
	if strings.ReplaceAll(strings.ReplaceAll(html, `<a class="term" href="glossary.html#chatbot">chat bot</a>`, "chat bot"), "<a class=\"term\" href=\"glossary.html#chatbot\">chat\nbot</a>", "chat\nbot") != plain {
		t.Error("marking terms changes more than terms")
	}
}
