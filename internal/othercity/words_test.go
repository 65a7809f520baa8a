package othercity

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/BurntSushi/toml"
	"golang.org/x/net/html"

	"plaza/internal/sitetest"
)

// Every text of every page is in the language the page says it is in, on the
// invented city's pages and on the repository's own.
func TestNoTextInTheWrongLanguage(t *testing.T) {
	for _, town := range []*sitetest.Town{sitetest.Other, sitetest.City} {
		t.Run(town.String(), func(t *testing.T) {
			t.Parallel()
			s, src := wrapped(t, town.Site(t)), town.Sources(t)
			all := spokenBy(s)
			words := map[string][]phrase{}
			for _, l := range s.linked.Site.Locales.All {
				words[l.Tag] = phrases(wordsIn(t, src.Text(t, "i18n/"+l.Tag+".toml")))
			}
			faults := slices.Concat(shared(all), foreign(all), strangers(all, words))
			for i, f := range faults {
				if i == 40 {
					t.Fatalf("and %d more", len(faults)-i)
				}
				t.Error(f)
			}
			if len(all) < 1000 {
				t.Errorf("the pages say only %d things", len(all))
			}
		})
	}
}

// phrase is an interface word: the texts around its values.
type phrase []string

// fits reports whether s is the phrase with some values in it.
func (p phrase) fits(s string) bool {
	rest, ok := strings.CutPrefix(s, p[0])
	for _, part := range p[1:] {
		if !ok {
			return false
		}
		if part == "" {
			return rest != ""
		}
		_, rest, ok = strings.Cut(rest, part)
	}
	return ok && rest == ""
}

// wordsIn reads a file of words, by id, without the program's help.
func wordsIn(t *testing.T, file string) map[string]string {
	t.Helper()
	var tree map[string]any
	if _, err := toml.Decode(file, &tree); err != nil {
		t.Fatal(err)
	}
	delete(tree, "locale")
	out := map[string]string{}
	var walk func(id string, v any)
	walk = func(id string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for k, sub := range v {
				walk(id+"."+k, sub)
			}
		case string:
			out[id[1:]] = v
		}
	}
	walk("", tree)
	return out
}

var hole = regexp.MustCompile(`\{\{.*?\}\}`)

// phrases returns the interface words of a language that say something, in
// any language: most of them, but not "{{.Kind}}: {{.Name}}".
func phrases(words map[string]string) (out []phrase) {
	for _, w := range words {
		parts := hole.Split(w, -1)
		letters := 0
		for _, r := range strings.Join(parts, "") {
			if unicode.IsLetter(r) {
				letters++
			}
		}
		if letters > 3 {
			out = append(out, parts)
		}
	}
	return out
}

// No interface word, however short, is the same in two languages.
func TestNoInterfaceWordTwice(t *testing.T) {
	words := map[string]map[string]string{}
	for tag, dir := range map[string]string{"en": repository, "es": repository, "ar": invented} {
		words[tag] = wordsIn(t, read(t, dir, "i18n/"+tag+".toml"))
	}
	for _, pair := range [][2]string{{"en", "es"}, {"en", "ar"}, {"es", "ar"}} {
		for id, w := range words[pair[0]] {
			said := hole.ReplaceAllString(w, "")
			if words[pair[1]][id] == w && strings.ContainsFunc(said, unicode.IsLetter) && !slices.Contains(alike, w) {
				t.Errorf("%s is %q in %s and in %s", id, w, pair[0], pair[1])
			}
		}
	}
}

// alike are words that mean the same in English and Spanish.
var alike = []string{"No", "Plan", "Total"}

// strangers finds interface words of one language, however short, that are
// said in another which has no such word.
func strangers(all []said, words map[string][]phrase) (faults []string) {
	fits := func(lang, s string) bool {
		return slices.ContainsFunc(words[lang], func(p phrase) bool { return p.fits(s) })
	}
	judged := map[[2]string]bool{}
	for _, s := range all {
		key := [2]string{s.lang, s.text}
		if judged[key] {
			continue
		}
		judged[key] = true
		if fits(s.lang, s.text) || slices.Contains(alike, s.text) {
			continue
		}
		for _, lang := range slices.Sorted(maps.Keys(words)) {
			if lang != s.lang && fits(lang, s.text) {
				faults = append(faults, "a word of "+lang+": "+s.String())
				break
			}
		}
	}
	return faults
}

// The judge sees every kind of fault, and none where there is none.
func TestTheJudge(t *testing.T) {
	words := map[string][]phrase{"en": {{"Home"}, {"Open since ", ""}}, "es": {{"Inicio"}, {"Sin respuesta desde ", ""}}, "ar": {{"الصفحة الرئيسية"}}}
	page := func(lang, body string) *html.Node {
		doc, err := html.Parse(bytes.NewReader([]byte(`<!doctype html><html lang="` + lang + `"><head>` + body)))
		if err != nil {
			t.Fatal(err)
		}
		return doc
	}
	const long = "Nobody has checked this text"
	for _, tt := range []struct {
		name, en, other, lang string
		want                  int
	}{
		{"the same text", "<p>" + long, "<p>" + long, "es", 1},
		{"the same text, marked", "<p>" + long, `<p lang="en">` + long, "es", 0},
		{"the same text, marked as the wrong language", "<p>" + long, `<p lang="es">` + long, "es", 1},
		{"the same text, not for translation", "<p>" + long, `<p translate="no">` + long, "es", 0},
		{"the same text, spaced otherwise", "<p>" + long, "<p>\n Nobody has  checked\tthis text ", "es", 1},
		{"three words", "<p>Clearview AI Inc", "<p>Clearview AI Inc", "es", 0},
		{"an attribute", `<nav aria-label="` + long + `">`, `<nav aria-label="` + long + `">`, "es", 1},
		{"a marked attribute", `<nav aria-label="` + long + `">`, `<nav lang="en" aria-label="` + long + `">`, "es", 0},
		{"a description", `<meta name="description" content="` + long + `">`, `<meta name="description" content="` + long + `">`, "es", 1},
		{"a title", "<title>" + long + "</title>", "<title>" + long + "</title>", "es", 1},
		{"a picture", `<img alt="` + long + `">`, `<img alt="` + long + `">`, "es", 1},
		{"what a script will say", `<form data-none="` + long + `">`, `<form data-none="` + long + `">`, "es", 1},
		{"a field", `<input placeholder="` + long + `">`, `<input placeholder="` + long + `">`, "es", 1},
		{"English among Arabic", "", "<p>لا أحد has yet checked it", "ar", 1},
		{"a short name among Arabic", "", "<p>شركة Clearview AI Inc تعمل", "ar", 0},
		{"two short names among Arabic", "", "<p>Axon Body Three ثم Clearview AI Inc", "ar", 0},
		{"English in Arabic, marked", "", `<p><span lang="en" dir="ltr">nobody has yet checked it</span>`, "ar", 0},
		{"code in Arabic", "", `<p><code>one two three four five</code>`, "ar", 0},
		{"a name in an Arabic title", "", `<title>شركة Taller de la Luz del Valle</title><h1><bdi translate="no">Taller de la Luz del Valle</bdi>`, "ar", 0},
		{"an English title in Arabic", "", `<title>the state of this page</title>`, "ar", 1},
		{"Arabic said to be Spanish", "", `<p lang="es">ترجمة آلية لم يراجعها`, "ar", 1},
		{"a short word", "", "<p>Home", "es", 1},
		{"a short word, in Arabic", "", "<p>Home", "ar", 1},
		{"a short word inside a marked text", "", `<div lang="en"><p>Inicio</div>`, "es", 1},
		{"a phrase with a value", "", "<p>Open since marzo de 2025", "es", 1},
		{"a phrase of the language", "", "<p>Sin respuesta desde marzo de 2025", "es", 0},
	} {
		all := append(spoken("en", page("en", tt.en)), spoken(tt.lang, page(tt.lang, tt.other))...)
		if got := slices.Concat(shared(all), foreign(all), strangers(all, words)); len(got) != tt.want {
			t.Errorf("%s: %d faults, want %d: %q", tt.name, len(got), tt.want, got)
		}
	}
}
