package mistakes

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plaza/internal/diag"
)

const pagesFolder = "../../docs/errors"

// TestErrorPages: docs/errors holds a page for each code, made from its
// sentences and its planted mistake, an index, and nothing else.
func TestErrorPages(t *testing.T) {
	examples := map[string]plant{}
	for _, p := range plants(t) {
		if p.first {
			examples[p.code] = p
		}
	}
	pages := map[string]string{"README.md": index()}
	for _, code := range diag.Codes() {
		pages[strings.Replace(code, "/", "-", 1)+".md"] = page(t, code, examples)
	}
	found, err := os.ReadDir(pagesFolder)
	must(t, err)
	for _, f := range found {
		if _, ok := pages[f.Name()]; ok {
			continue
		}
		if *update {
			must(t, os.Remove(filepath.Join(pagesFolder, f.Name())))
			continue
		}
		t.Errorf("docs/errors/%s is the page of no code", f.Name())
	}
	for name, text := range pages {
		if *update {
			must(t, os.WriteFile(filepath.Join(pagesFolder, name), []byte(text), 0o644))
			continue
		}
		b, err := os.ReadFile(filepath.Join(pagesFolder, name))
		if err != nil {
			t.Error(err)
		} else if diff := cmp.Diff(text, string(b)); diff != "" {
			t.Errorf("docs/errors/%s is not up to date (-want +got):\n%s", name, diff)
		}
	}
}

var severities = map[diag.Severity]string{
	diag.Error:   "An error: the site is not published until it is mended.",
	diag.Warning: "A warning: the site is published, but this should be mended.",
	diag.Notice:  "A notice: something worth knowing. The site is published.",
}

// page writes the page of one code in Markdown.
func page(t *testing.T, code string, examples map[string]plant) string {
	t.Helper()
	text, _ := diag.Lookup(code)
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n\n", code, severities[text.Severity])
	fmt.Fprintf(&b, "**Says:** %s\n\n**Why:** %s\n\n**Mend:** %s\n", shown(text.Says), shown(text.Why), shown(text.Mend))
	if p, ok := examples[code]; ok {
		if strings.ContainsAny(p.about, "*_`<>[]#\\") {
			t.Errorf("%s: its sentence has a sign that Markdown would take for its own", p.name)
		}
		fmt.Fprintf(&b, "\n## Example\n\n%s\n\n%s", p.about, indented(p.finding(t)))
	}
	return b.String()
}

// finding returns the first thing printed about the code of the plant.
func (p *plant) finding(t *testing.T) string {
	t.Helper()
	printed, _ := p.section(want)
	for part := range strings.SplitSeq(strings.TrimSuffix(printed, "\n"), "\n\n") {
		if first, _, _ := strings.Cut(part, "\n"); !strings.HasSuffix(first, "["+p.code+"]") {
			continue
		}
		from := strings.Index(printed, part)
		last := "plaza explain " + p.code + "\n"
		return printed[from : from+strings.Index(printed[from:], last)+len(last)]
	}
	t.Errorf("%s: what is printed does not hold [%s]", p.name, p.code)
	return ""
}

// indented writes a text as it is to be shown by Markdown, letter by letter.
func indented(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		if line != "\n" {
			line = "    " + line
		}
		b.WriteString(line)
	}
	return b.String()
}

// shown writes a sentence of the catalogue for Markdown.
func shown(sentence string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, " _ ", ` \_ `, "`", "\\`", "<", `\<`, ">", `\>`, "[", `\[`, "]", `\]`, "~", `\~`).
		Replace(diag.Words(sentence))
}

func index() string {
	var b strings.Builder
	b.WriteString("# What Plaza says, and what it means\n\n" +
		"Each message ends with a code in square brackets. Its page tells why, how to mend it, and shows an example.\n" +
		"`plaza explain CODE` tells the same without a browser.\n\n" +
		"These pages are made from the sentences in internal/diag and the mistakes in test/mistakes, by\n" +
		"`go test ./internal/mistakes -update`. Do not edit them here.\n")
	group := ""
	for _, code := range diag.Codes() {
		text, _ := diag.Lookup(code)
		if g, _, _ := strings.Cut(code, "/"); g != group {
			group = g
			fmt.Fprintf(&b, "\n## %s\n\n", groups[g])
		}
		fmt.Fprintf(&b, "- [%s](%s.md): %s\n", code, strings.Replace(code, "/", "-", 1), shown(text.Says))
	}
	return b.String()
}

// groups are the first words of codes, as headings.
var groups = map[string]string{
	"commitment":  "What the City commits itself to",
	"form":        "The feedback form",
	"case":        "Complaints",
	"department":  "Departments",
	"event":       "Events",
	"meeting":     "Meetings",
	"milestone":   "Steps of a plan",
	"opening":     "Chances to speak",
	"theme":       "What people said",
	"locale":      "Interface words (i18n/)",
	"page":        "Finished pages",
	"prose":       "Markdown",
	"record":      "Records",
	"safety":      "What may not be public",
	"settings":    "Settings of the form's handler",
	"site":        "Files and addresses",
	"text":        "Characters",
	"toml":        "TOML",
	"tool":        "Tools",
	"translation": "Translations",
}

// TestExplain: the program tells what the page does, without the repository.
func TestExplain(t *testing.T) {
	if *update {
		t.Skip("the program carries the pages as they were")
	}
	for _, p := range plants(t) {
		if !p.first {
			continue
		}
		text, _ := diag.Lookup(p.code)
		got, ok := diag.Explain(p.code)
		for _, part := range []string{p.code, diag.Words(text.Says), diag.Words(text.Mend), "Example", p.about, indented(p.finding(t))} {
			if !ok || !strings.Contains(got, part) {
				t.Errorf("plaza explain %s does not hold\n%s\nbut says\n%s", p.code, part, got)
			}
		}
	}
	if _, ok := diag.Explain("record/none"); ok {
		t.Error("a code that does not exist is explained")
	}
}
