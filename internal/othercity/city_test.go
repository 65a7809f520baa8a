package othercity

import (
	"bytes"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/sitetest"
)

const base = "https://ia.villa-esperanza.example/"

// prefixes are the folders of the invented city's languages, the first at the
// root.
var prefixes = []struct{ tag, prefix, dir string }{{"es", "", "ltr"}, {"en", "en/", "ltr"}, {"ar", "ar/", "rtl"}}

func TestInventedCity(t *testing.T) {
	s := publish(t, sitetest.Other.Sources(t).Folder(t))
	if len(s.pages) == 0 {
		t.Fatalf("nothing was published: %v", s.result.Diags)
	}
	t.Run("languages", func(t *testing.T) { testLanguages(t, s) })
	t.Run("alternates", func(t *testing.T) { testAlternates(t, s) })
	t.Run("switcher", func(t *testing.T) { testSwitcher(t, s) })
	t.Run("fallback", func(t *testing.T) { testFallback(t, s) })
	t.Run("answers", func(t *testing.T) { testAnswers(t, s) })
	t.Run("lost", func(t *testing.T) { testLost(t, s) })
	t.Run("invented", func(t *testing.T) { testInvented(t, s) })
	t.Run("counts", func(t *testing.T) { testCounts(t, s) })
}

// without returns a page's address without its language.
func without(p string) string {
	for _, l := range prefixes[1:] {
		if rest, ok := strings.CutPrefix(p, l.prefix); ok {
			return rest
		}
	}
	return p
}

// Every page exists in every language and says which language that is.
func testLanguages(t *testing.T, s *site) {
	for p := range s.pages {
		for _, l := range prefixes {
			doc := s.pages[l.prefix+without(p)]
			if doc == nil {
				t.Errorf("%s is not there in %s", without(p), l.tag)
				continue
			}
			root := find(doc, element("html"))
			if attr(root, "lang") != l.tag || attr(root, "dir") != l.dir {
				t.Errorf("%s says lang=%q dir=%q", l.prefix+without(p), attr(root, "lang"), attr(root, "dir"))
			}
		}
	}
	if n := len(s.linked.Pages) + len(s.linked.Moved); len(s.pages) != n || n%3 != 0 {
		t.Errorf("%d pages were planned and %d published", n, len(s.pages))
	}
	var tags []string
	for _, l := range s.linked.Site.Locales.All {
		tags = append(tags, l.Tag)
	}
	if diff := cmp.Diff([]string{"es", "en", "ar"}, tags); diff != "" {
		t.Error(diff)
	}
}

// alternates returns the addresses a page names for its languages.
func alternates(doc *html.Node) map[string]string {
	out := map[string]string{}
	for _, n := range all(doc, element("link")) {
		if attr(n, "rel") == "alternate" && attr(n, "type") == "" { // not a feed or a file of data
			out[attr(n, "hreflang")] = attr(n, "href")
		}
	}
	return out
}

// Each page names the same page in each language, all alike, and itself.
func testAlternates(t *testing.T, s *site) {
	address := func(p string) string {
		if path.Base(p) == "index.html" {
			p = strings.TrimSuffix(p, "index.html")
		}
		return base + p
	}
	moved := map[string]bool{}
	for _, m := range s.linked.Moved {
		moved[m.From] = true
	}
	for p, doc := range s.pages {
		if moved[p] {
			continue
		}
		want := map[string]string{"x-default": address(without(p))}
		for _, l := range prefixes {
			want[l.tag] = address(l.prefix + without(p))
		}
		if diff := cmp.Diff(want, alternates(doc)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", p, diff)
		}
		canonical := find(doc, func(n *html.Node) bool { return element("link")(n) && attr(n, "rel") == "canonical" })
		if canonical == nil || attr(canonical, "href") != address(p) {
			t.Errorf("%s is not its own canonical page", p)
		}
		if p != "404.html" && without(p) != "404.html" && !bytes.Contains(s.files["sitemap.xml"], []byte("<loc>"+address(p)+"</loc>")) {
			t.Errorf("%s is not in the sitemap", p)
		}
	}
}

// The reader can go to the same page in each language, named as its speakers
// name it.
func testSwitcher(t *testing.T, s *site) {
	want := map[string]string{"es": "Español", "en": "English", "ar": "العربية"}
	for _, p := range s.linked.Pages {
		nav := find(s.pages[p.Out], func(n *html.Node) bool { return attr(n, "class") == "languages" })
		got := map[string]string{}
		for _, n := range all(nav, func(n *html.Node) bool { return attr(n, "lang") != "" }) {
			tag := attr(n, "lang")
			got[tag] = text(n)
			if n.Data != "a" {
				if tag != p.Locale.Tag || attr(n, "aria-current") == "" {
					t.Errorf("%s: %s is no link and not the page's own language", p.Out, tag)
				}
				continue
			}
			to := path.Join(path.Dir(p.Out), attr(n, "href"))
			if p.Path == "404.html" { // shown anywhere on the host
				to = strings.TrimPrefix(path.Clean(attr(n, "href")), "/")
			}
			if to != s.linked.Site.Locales.Get(tag).Prefix+p.Path || attr(n, "hreflang") != tag || (p.Path == "404.html") != path.IsAbs(attr(n, "href")) {
				t.Errorf("%s leads to %s for %s", p.Out, to, tag)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", p.Out, diff)
		}
	}
}

// What is withheld, does not apply or is not answered says so, in words.
func testAnswers(t *testing.T, s *site) {
	for page, want := range map[string][]string{
		"tools/vigia-de-fugas.html": {
			"Información reservada", "Base legal: Ley inventada de protección de redes, artículo 9", "Quién lo decidió: Secretaría de la ciudad",
			"Fecha límite para revisar esta decisión: 20 de junio de 2026", "2.1 Decir por qué", "No se aplica", "Motivo: La herramienta no decide nada sobre una persona.",
			"EUR 18,000 (Por año)",
		},
		"en/tools/vigia-de-fugas.html": {
			"Kept from the public", "Legal basis: Invented law on the protection of networks, article 9", "Decided by City secretary on June 20, 2025",
			"Does not apply", "Reason: The tool decides nothing about a person.",
		},
		"ar/tools/vigia-de-fugas.html":        {"معلومات محجوبة", "الأساس القانوني:", "صاحب القرار:", "20 يونيو 2025", "لا ينطبق", "السبب:"},
		"tools/guia-de-tramites.html":         {"Qué puede significar para la gente", "EUR 1,250.50 (Por mes)"},
		"ar/tools/guia-de-tramites.html":      {"ما لم تجب عنه المدينة", "1 فبراير 2026"},
		"en/tools/guia-de-tramites.html":      {"€1,250.50 (Per month)"},
		"en/departments/atencion.html":        {"Not answered yet", "Open since January 2026"},
		"ar/tools/mapa-de-baches.html":        {"مثال", "هذه البطاقة غير حقيقية."},
		"tools/mapa-de-baches.html":           {"Este registro es inventado."},
		"index.html":                          {"2 herramientas de IA", "Esta ciudad es inventada."},
		"ar/index.html":                       {"أداتا ذكاء اصطناعي", "هذه المدينة غير حقيقية"},
		"ar/vendors.html":                     {"أداة ذكاء اصطناعي واحدة"},
		"ar/tools/asistente-de-tramites.html": {"تغيّر عنوان هذه الصفحة"},
	} {
		if s.pages[page] == nil {
			t.Errorf("there is no %s", page)
			continue
		}
		whole := text(s.pages[page])
		for _, w := range want {
			if !strings.Contains(whole, w) {
				t.Errorf("%s does not say %q", page, w)
			}
		}
	}
	if today := (schema.Date{Year: 2026, Month: 6, Day: 16}); s.linked.Today != today {
		t.Errorf("today in the city is %v", s.linked.Today)
	}
}

// The page for lost addresses may be shown anywhere on the host: its links
// start at the root, where this city's site stands.
func testLost(t *testing.T, s *site) {
	for _, l := range prefixes {
		doc := s.pages[l.prefix+"404.html"]
		for _, n := range append(all(doc, element("a")), all(doc, func(n *html.Node) bool { return attr(n, "rel") == "stylesheet" })...) {
			href := attr(n, "href")
			if strings.HasPrefix(href, "#") {
				continue
			}
			file := strings.TrimPrefix(href, "/")
			if file == "" || strings.HasSuffix(file, "/") {
				file += "index.html"
			}
			if href == file || s.files[file] == nil {
				t.Errorf("%s404.html leads to %q", l.prefix, href)
			}
		}
	}
}

// Nothing of another city is on any page, and each page says that this one is
// invented.
func testInvented(t *testing.T, s *site) {
	for name, b := range s.files {
		lower := bytes.ToLower(b)
		for _, other := range []string{"albuquerque", "cabq", "r-24-81", "new mexico", "nuevo méxico", "clearview", "emerging technolog"} {
			if bytes.Contains(lower, []byte(other)) {
				t.Errorf("%s knows of %q", name, other)
			}
		}
		if bytes.Contains(b, []byte("ETB")) {
			t.Errorf("%s knows of another city's board", name)
		}
	}
	for _, p := range s.linked.Pages {
		foot := text(find(s.pages[p.Out], func(n *html.Node) bool { return n.Data == "footer" }))
		if !strings.Contains(foot, map[string]string{"es": "una ciudad inventada", "en": "an invented city", "ar": "مدينة غير حقيقية"}[p.Locale.Tag]) {
			t.Errorf("%s does not say that the city is invented: %q", p.Out, foot)
		}
	}
	if s.linked.Site.Record("site", "site").(*record.Site).Board != nil {
		t.Error("the city has a board after all")
	}
	for _, r := range graph.All[record.Status](s.linked.Site) {
		if _, err := os.Stat(filepath.Join(repository, "data/statuses", r.ID+".toml")); err == nil {
			t.Errorf("the stage %s is the repository's own as well", r.ID)
		}
	}
	var examples []string
	for _, r := range graph.All[record.Tool](s.linked.Site) {
		if r.Example {
			examples = append(examples, r.ID)
		}
	}
	if diff := cmp.Diff([]string{"mapa-de-baches"}, examples); diff != "" {
		t.Error(diff)
	}
	if s.files["data/tools/mapa-de-baches.json"] != nil {
		t.Error("the example is among the data")
	}
}
