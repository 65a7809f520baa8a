package whole

import (
	"io"
	"strings"
	"testing"

	"plaza/internal/build"
	"plaza/internal/sitetest"
)

// twoEditions is the city's site with an official wording of one clause in two
// editions, made up for the test.
func twoEditions(t *testing.T) *sitetest.Sources {
	src := withoutWording(t)
	src.Put("data/editions/2027.toml", "title = \"Policy of 2027\"\ndocument = \"ai-policy-2025\"\norder = 2\nstatus = \"draft\"\nadopted_on = \"2026\"\nopen_to_comment = \"yes\"\nexample = true\n")
	wording := func(edition, id, subject, text string) {
		src.Put("content/official/"+edition+"-"+id+".md", "+++\ntitle = \"A text\"\nedition = \""+edition+"\"\n"+subject+"\nlines = \"7-9\"\n+++\n\n"+text+"\n")
	}
	wording("2025", "clause-4-2", `clause = "4-2"`, "Every new tool goes to the harbour for a look.")
	wording("2025", "clause-4-3", `clause = "4-3"`, "Old tools go there as well.")
	wording("2027", "clause-4-2", "clause = \"4-2\"\nexample = true", "Every tool goes to the harbour master for a look.")
	wording("2027", "term-bias", "term = \"bias\"\nexample = true", "Bias - a lean to the harbour")
	return src
}

// withoutWording is the city's site before an import.
func withoutWording(t *testing.T) *sitetest.Sources {
	t.Helper()
	src := sitetest.City.Sources(t)
	for _, name := range src.Names() {
		if strings.HasPrefix(name, "content/official/") {
			src.Remove(t, name)
		}
	}
	return src
}

// The official wording stands below the plain text, in its own language and
// marked so, on the pages of each language; it is no text to be translated.
func TestOfficialWording(t *testing.T) {
	l := twoEditions(t).Build(t, build.Options{})
	files := l.Files
	has := func(page string, parts ...string) {
		t.Helper()
		at := 0
		for _, p := range parts {
			i := strings.Index(string(files[page])[at:], p)
			if i < 0 {
				t.Fatalf("%s does not hold %q after what stands before it", page, p)
			}
			at += i
		}
	}
	has("policy/4-2.html", `id="official"`, "govern", "Every tool goes to the harbour master", "Lines 7-9")
	has("es/policy/4-2.html", `id="official"`, "Son las que valen", `lang="en"`, "Every tool goes to the harbour master")
	has("policy/4-3.html", "Old tools go there as well.")
	has("policy/editions/2027.html", "What changed since: Policy of 2025", "<del>new</del>", "<ins>master</ins>", "New in this edition", "Bias", "No longer in this edition", "4.3", "harbour")
	has("es/policy/editions/2027.html", `<ins>`, `lang="en"`, "master")
	has("glossary.html", "policy/editions/2027.html#term-bias")
	if strings.Contains(string(files["policy/editions/2025.html"]), "<del>") {
		t.Error("the first edition has nothing to be compared with")
	}
	for _, tag := range []string{"", "es/"} {
		if strings.Contains(string(files[tag+"policy/5-1.html"]), `id="official"`) {
			t.Error("a clause without wording shows one")
		}
	}
	reader := l.Site.NewReader(l.Site.Locales.Get("es"))
	for _, p := range l.Pages {
		if p.Out == "es/policy/4-3.html" {
			var err error
			if reader, err = p.Render(io.Discard, l.Env, l.Site); err != nil {
				t.Fatal(err)
			}
		}
	}
	if n := reader.Freshness(); n.Missing > 0 {
		t.Errorf("the wording counts as %d missing translations", n.Missing)
	}
}

// Without an import every page is there and says that the wording is not.
func TestNoOfficialWording(t *testing.T) {
	files := withoutWording(t).Build(t, build.Options{}).Files
	if !strings.Contains(string(files["policy/editions/2025.html"]), "not on this site yet") {
		t.Error("the page of the edition does not say that its wording is missing")
	}
	if strings.Contains(string(files["policy/4-2.html"]), `id="official"`) {
		t.Error("an empty place is shown for the wording")
	}
}
