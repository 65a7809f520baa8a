package othercity

import (
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"plaza/internal/build"
	"plaza/internal/diag"
	"plaza/internal/sitetest"
)

// withPortuguese is a copy of the repository's site in one more language: a
// file of words, and its line in the list of languages.
func withPortuguese(t *testing.T) *sitetest.Sources {
	t.Helper()
	src := sitetest.City.Sources(t)
	src.Put("i18n/pt.toml", strings.NewReplacer(`"Español"`, `"Português"`, `"es-US"`, `"pt-BR"`).Replace(src.Text(t, "i18n/es.toml")))
	src.Put("data/site.toml", src.Text(t, "data/site.toml")+"\n[[languages]]\nkey    = \"pt\"\nstatus = \"partial\"\n")
	return src
}

// A language is files only: the pages are all there in it, in its own
// formats, and what is not translated is marked.
func TestLanguageIsFilesOnly(t *testing.T) {
	s := sound(t, withPortuguese(t))
	n := 0
	for _, p := range s.linked.Pages {
		if p.Locale.Tag != "en" {
			continue
		}
		n++
		doc := s.pages["pt/"+p.Path]
		if doc == nil {
			t.Errorf("%s is not there in Portuguese", p.Path)
			continue
		}
		if attr(find(doc, element("html")), "lang") != "pt" {
			t.Errorf("pt/%s does not say that it is in Portuguese", p.Path)
		}
		if alternates(doc)["pt"] == "" || alternates(s.pages[p.Out])["pt"] != alternates(doc)["pt"] {
			t.Errorf("%s does not name its page in Portuguese", p.Out)
		}
		if skip := find(doc, func(n *html.Node) bool { return attr(n, "class") == "usa-skipnav" }); text(skip) != "Ir al contenido principal" {
			t.Errorf("pt/%s begins with %q, which is not in its file of words", p.Path, text(skip))
		}
	}
	if n < 100 {
		t.Errorf("only %d pages", n)
	}
	if got := text(s.pages["pt/documents.html"]); !strings.Contains(got, "21 de outubro de 2024") {
		t.Error("dates are not written as in Brazil")
	}
	if pt := surveyed(s, "Português"); pt.Texts == 0 || pt.Missing != pt.Texts {
		t.Errorf("the summary has %+v for a language without translations", pt)
	}
}

// A word that a language lacks is named with its place before any page is
// made.
func TestMissingWord(t *testing.T) {
	for _, tt := range []struct{ name, line, code, says string }{
		{"a word", `(?m)^skip +=.*\n`, "locale/missing-word", "nav.skip"},
		{"a phrase", `(?m)^as-json +=.*\n`, "locale/missing-word", "tool.as-json"},
		{"a plural form", `(?m)^many  = "\{\{.Count\}\} de herramientas de IA"\n`, "locale/plural-form", "count.tools"},
		{"a help text", `(?m)^review_due = "El día.*\n`, "locale/missing-word", "help.record.review_due"},
		{"an allowed value", `(?m)^named-only = .*\n`, "locale/missing-word", "enum.term.defined_by_policy.named-only"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			src := withPortuguese(t)
			words := src.Text(t, "i18n/pt.toml")
			line := regexp.MustCompile(tt.line)
			if n := len(line.FindAllString(words, -1)); n != 1 {
				t.Fatalf("%d lines fit %s", n, tt.line)
			}
			src.Put("i18n/pt.toml", line.ReplaceAllString(words, ""))
			l := src.Load(t, build.Options{})
			var errors []diag.Diagnostic
			for _, d := range l.Diags {
				if d.Severity == diag.Error {
					errors = append(errors, d)
				}
			}
			if len(errors) != 1 {
				t.Fatalf("errors: %v", errors)
			}
			if d := errors[0]; d.Code != tt.code || d.File != "i18n/pt.toml" || d.Line < 1 || d.Col < 1 || !strings.Contains(d.Says, tt.says) {
				t.Errorf("%s:%d:%d: %s [%s]", d.File, d.Line, d.Col, d.Says, d.Code)
			}
		})
	}
}

const (
	toolFile    = "data/tools/clearview-ai.toml"
	overlayFile = "data/tools/clearview-ai.es.toml"
	toolPage    = "es/tools/clearview-ai.html"
)

var (
	line  = regexp.MustCompile(`(?m)^summary += "(.*)"\n`)
	noted = regexp.MustCompile(`(?m)^summary = "[0-9a-f]{8}"\n`)
)

// value returns the text of the summary in a file.
func value(t *testing.T, src *sitetest.Sources, name string) string {
	t.Helper()
	m := line.FindStringSubmatch(src.Text(t, name))
	if m == nil {
		t.Fatalf("%s has no summary", name)
	}
	return m[1]
}

// findings counts the findings of a build by code and file.
func findings(s *site) map[string]int {
	out := map[string]int{}
	for _, d := range s.result.Diags {
		out[path.Base(d.File)+" "+d.Code]++
	}
	return out
}

// changed builds the City's site after one edit of a text and returns it, with
// these of its pages read, and the state of Spanish before and after, as
// readers and editors are told.
func changed(t *testing.T, src *sitetest.Sources, pages ...string) (s *site, before, after state) {
	t.Helper()
	before = told(t, wrapped(t, sitetest.City.Site(t), "translations.html"), "")["es"]
	s = sound(t, src, pages...)
	after = told(t, s, "es/")["es"]
	before.Open, after.Open = nil, nil
	if diff := cmp.Diff(after, surveyed(s, "Español")); diff != "" {
		t.Errorf("the page on translations and the summary differ:\n%s", diff)
	}
	return s, before, after
}

// A Spanish text is taken away: the page is made all the same, with the
// English text marked as such, and Spanish covers one text less.
func TestTextTakenAway(t *testing.T) {
	src := sitetest.City.Sources(t)
	english := value(t, src, toolFile)
	src.Put(overlayFile, line.ReplaceAllString(noted.ReplaceAllString(src.Text(t, overlayFile), ""), ""))
	s, before, after := changed(t, src)
	before.Current--
	before.Missing++
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("Spanish (-want +got):\n%s", diff)
	}
	n := find(find(s.pages[toolPage], element("main")), func(n *html.Node) bool { return n.Data == "span" && text(n) == english })
	if n == nil || attr(n, "lang") != "en" || attr(n, "dir") != "ltr" {
		t.Errorf("the English text is not shown and marked")
	} else if note := following(n); note == nil || text(note) != "(Idioma de este texto: English)" {
		t.Errorf("readers are not told that it is in English")
	}
	if notice := find(s.pages[toolPage], element("aside")); notice == nil || !strings.Contains(text(notice), "Falta traducir 1 texto de esta página") {
		t.Errorf("the page does not count the missing text")
	}
	if got := findings(s); got["clearview-ai.toml translation/missing"] != 1 {
		t.Errorf("editors are not told: %v", got)
	}
	for _, f := range append(shared(spokenBy(s)), foreign(spokenBy(s))...) {
		t.Error(f)
	}
}

// An English text is changed and nothing else: the Spanish one is stale in the
// next build.
func TestTextChanged(t *testing.T) {
	src := sitetest.City.Sources(t)
	spanish := value(t, src, overlayFile)
	src.Change(t, toolFile, value(t, src, toolFile), "This tool was described anew.")
	s, before, after := changed(t, src, "es/translations.html", toolPage)
	before.Current--
	before.Stale++
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("Spanish (-want +got):\n%s", diff)
	}
	together := func(s string) string { return strings.ReplaceAll(s, " ", "") } // words that are links stand apart
	if !strings.Contains(together(text(s.pages[toolPage])), together(spanish)) {
		t.Errorf("the stale text is not shown")
	}
	if notice := find(s.pages[toolPage], element("aside")); notice == nil || !strings.Contains(text(notice), "1 texto de esta página es anterior a su original") {
		t.Errorf("the page does not tell that its text is older than the original")
	}
	if got := findings(s); got["clearview-ai.es.toml translation/stale"] != 1 {
		t.Errorf("editors are not told: %v", got)
	}
}
