package whole

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"plaza/internal/build"
	"plaza/internal/find"
	"plaza/internal/sitetest"
)

// A tool that is made up, as staff write one to try a page.
const madeUp = `name = "Moon mapper"
kind = "tool"
example = true
product_names = ["Moon mapper"]
techniques = ["computer-vision"]
summary = "Made up."
purpose = "Nothing."
[[not_answered]]
since = "2025"
asked_of = "apd"
fields = ["departments", "benefits", "category", "lifecycle", "authorization", "public_facing", "affected_groups", "effects_on_people", "automation", "human_review", "opt_out", "contest", "data", "costs"]
`

// walker reads the published site as somebody without scripts does: it sees
// text and follows links.
type walker struct {
	t     *testing.T
	files map[string][]byte
	at    string
	taps  int
}

func (w *walker) page() *html.Node {
	doc, err := html.Parse(bytes.NewReader(w.files[w.at]))
	if err != nil || w.files[w.at] == nil {
		w.t.Fatalf("there is no page at %s", w.at)
	}
	for _, n := range all(doc, element("script")) {
		n.Parent.RemoveChild(n)
	}
	return doc
}

// tap follows a link that stands on the page.
func (w *walker) tap(link *html.Node) {
	to, _, _ := strings.Cut(attr(link, "href"), "#")
	w.at = path.Join(path.Dir(w.at), to)
	w.taps++
}

func linkNamed(n *html.Node, name string) *html.Node {
	for _, a := range all(n, element("a")) {
		if words(a) == name {
			return a
		}
	}
	return nil
}

// From the first page, by everyday words and without scripts, to the tool: in
// three taps at most, in the reader's language. The tool's page says what it
// is for, who uses it and what is not answered.
func TestEverydayWordsLeadToTools(t *testing.T) {
	files := sitetest.City.Site(t).Files
	for _, tt := range []struct {
		home, list, word, tool string
		says                   []string
	}{
		{"index.html", "A to Z", "Facial recognition", "Clearview AI", []string{"To recognize faces", "Albuquerque Police Department, Investigation", "What the City has not answered", "Can I opt out?"}},
		{"index.html", "A to Z", "face recognition", "Clearview AI", []string{"To recognize faces"}},
		{"index.html", "A to Z", "Chatbot", "Dash2 Virtual Assistant", []string{"Aviation Department"}},
		{"index.html", "A to Z", "translator", "Translation tools", []string{"To translate text"}},
		{"index.html", "A to Z", "cameras", "Axon transcription", []string{"body camera"}},
		{"es/index.html", "De la A a la Z", "Reconocimiento facial", "Clearview AI", []string{"Reconocer rostros", "Departamento de Policía de Albuquerque, Investigaciones", "Lo que la Ciudad no ha respondido", "¿Puedo decir que no?"}},
		{"es/index.html", "De la A a la Z", "reconocimiento de caras", "Clearview AI", []string{"Reconocer rostros"}},
		{"es/index.html", "De la A a la Z", "Chatbot", "Dash2 Virtual Assistant", []string{"Departamento de Aviación"}},
		{"es/index.html", "De la A a la Z", "traductor", "Herramientas para traducir", []string{"Traducir textos"}},
		{"es/index.html", "De la A a la Z", "cámaras", "Transcripción de Axon", []string{"cámara"}},
	} {
		w := &walker{t: t, files: files, at: tt.home}
		menu := linkNamed(w.page(), tt.list)
		if menu == nil {
			t.Fatalf("%s has no link to %q", tt.home, tt.list)
		}
		w.tap(menu)
		var entry *html.Node
		for _, li := range all(w.page(), element("li")) {
			if strings.HasPrefix(words(li), tt.word+" ") && linkNamed(li, tt.tool) != nil {
				entry = li
			}
		}
		if entry == nil {
			t.Errorf("%s: %q does not lead to %q", w.at, tt.word, tt.tool)
			continue
		}
		w.tap(linkNamed(entry, tt.tool))
		whole := words(all(w.page(), element("main"))[0])
		for _, s := range tt.says {
			if !strings.Contains(whole, s) {
				t.Errorf("%s, found by %q, does not say %q", w.at, tt.word, s)
			}
		}
		if w.taps > 3 {
			t.Errorf("%q took %d taps", tt.word, w.taps)
		}
	}
}

type index struct {
	Kinds   map[string]string
	Records []struct {
		Kind, ID, Title, Lang, Dir, Href, Text string
		Words, Other                           []string
	}
}

// The index of each language holds every record, with its words in that
// language and in the others, and leads to places that are there. Nothing that
// is made up stands in it, nor in the A to Z, nor in the register.
func TestIndex(t *testing.T) {
	src := sitetest.City.Sources(t)
	src.Put("data/tools/moon-mapper.toml", madeUp)
	files := src.Build(t, build.Options{}).Files
	if files["tools/moon-mapper.html"] == nil {
		t.Fatal("the made-up tool has no page: the test shows nothing")
	}
	for _, name := range []string{"search-index.json", "a-to-z.html", "register.html", "numbers.html"} {
		if bytes.Contains(files[name], []byte("Moon mapper")) {
			t.Errorf("%s holds what is made up", name)
		}
	}
	for prefix, want := range map[string]struct{ kind, title, words, other, text string }{
		"":    {"AI tool", "Clearview AI", "Facial recognition|face recognition|APD", "reconocimiento de caras|Reconocimiento facial", "This is a tool for facial recognition."},
		"es/": {"Herramienta de IA", "Clearview AI", "Reconocimiento facial|reconocimiento de caras", "face recognition|Facial recognition", "Es una herramienta de reconocimiento facial."},
	} {
		var x index
		if err := json.Unmarshal(files[prefix+find.IndexPath], &x); err != nil {
			t.Fatal(err)
		}
		seen := map[string]int{}
		for _, r := range x.Records {
			seen[r.Kind]++
			file, id, _ := strings.Cut(r.Href, "#")
			page := files[prefix+file]
			if page == nil || id != "" && !bytes.Contains(page, []byte(`id="`+id+`"`)) {
				t.Errorf("%s%s is not there", prefix, r.Href)
			}
			if r.Title == "" || x.Kinds[r.Kind] == "" || r.Lang != "" {
				t.Errorf("%s%s: title %q, kind %q, language %q", prefix, r.Href, r.Title, x.Kinds[r.Kind], r.Lang)
			}
			if r.Text == "" && r.Kind != "vendor" && r.Kind != "department" && r.Kind != "edition" {
				t.Errorf("%s%s has no text", prefix, r.Href)
			}
			if len([]rune(r.Text)) > find.MaxText+2 {
				t.Errorf("%s%s has a text of %d letters", prefix, r.Href, len([]rune(r.Text)))
			}
			if r.ID == "clearview-ai" && r.Kind == "tool" {
				if x.Kinds["tool"] != want.kind || r.Title != want.title || !strings.HasPrefix(r.Text, want.text) {
					t.Errorf("%s: %q %q %q", prefix, x.Kinds["tool"], r.Title, r.Text)
				}
				for _, s := range strings.Split(want.words, "|") {
					if s != "APD" && !slices.Contains(r.Words, s) {
						t.Errorf("%s: %q leads not to Clearview AI, only %q do", prefix, s, r.Words)
					}
				}
				for _, s := range strings.Split(want.other, "|") {
					if !slices.Contains(r.Other, s) {
						t.Errorf("%s: %q of the other language leads not to Clearview AI, only %q do", prefix, s, r.Other)
					}
				}
			}
		}
		for _, kind := range []string{"tool", "term", "clause", "part", "document", "page", "department"} {
			if seen[kind] == 0 {
				t.Errorf("%s holds no %s", prefix, kind)
			}
		}
	}
}

// A long list is cut into pages: every entry stands on one of them, in order,
// and each letter leads to its first.
func TestLongList(t *testing.T) {
	src := sitetest.City.Sources(t)
	tool := src.Text(t, "data/tools/clearview-ai.toml")
	const more = 1000
	for i := range more {
		name := fmt.Sprintf("%c tool %04d", 'A'+i%26, i)
		one := strings.Replace(tool, `"Clearview AI"`, `"`+name+`"`, 1)
		src.Put(fmt.Sprintf("data/tools/tool-%04d.toml", i), one)
	}
	l := src.Load(t, build.Options{})
	want := find.Pages(l.Site)
	if want < 2 {
		t.Fatalf("%d entries fit on one page", more)
	}
	pages := map[string]*html.Node{}
	l.Env.Assets = map[string]string{}
	for _, p := range l.Pages {
		if p.Family.Name != "a-to-z" {
			continue
		}
		var b bytes.Buffer
		if _, err := p.Render(&b, l.Env, l.Site); err != nil {
			t.Fatal(err)
		}
		doc, err := html.Parse(&b)
		if err != nil {
			t.Fatal(err)
		}
		pages[p.Out] = doc
	}
	if len(pages) != 2*want {
		t.Fatalf("%d pages in two languages, not %d", len(pages), 2*want)
	}
	for _, prefix := range []string{"", "es/"} {
		tools := map[string]int{}
		for n := 1; n <= want; n++ {
			at := prefix + find.ListPath(n)
			entries := 0
			for _, a := range all(pages[at], element("a")) {
				if strings.Contains(attr(a, "href"), "tools/tool-") && attr(a.Parent.Parent, "class") != "leads" && attr(a.Parent, "class") != "leads" {
					tools[attr(a, "href")[strings.Index(attr(a, "href"), "tools/"):]]++
				}
			}
			for _, ul := range all(pages[at], element("ul")) {
				if attr(ul, "class") == "index" {
					entries += len(all(ul, element("li")))
				}
			}
			if entries == 0 || entries > find.PageSize {
				t.Errorf("%s has %d entries", at, entries)
			}
			for _, ul := range all(pages[at], element("ul")) {
				if attr(ul, "class") != "letters" {
					continue
				}
				for _, a := range all(ul, element("a")) {
					to, id, _ := strings.Cut(attr(a, "href"), "#")
					file := at
					if to != "" {
						file = path.Join(path.Dir(at), to)
					}
					if !holds(pages[file], id, words(a)) {
						t.Errorf("%s: the letter %s leads to %s, where it is not", at, words(a), attr(a, "href"))
					}
				}
			}
		}
		for href, n := range tools {
			if n != 1 {
				t.Errorf("%s stands in the list %d times", href, n)
			}
		}
		if len(tools) != more {
			t.Errorf("%s: %d of %d tools are listed", prefix, len(tools), more)
		}
	}
}

// holds reports whether a page has a section with the id that begins with the
// letter.
func holds(doc *html.Node, id, letter string) bool {
	if doc == nil {
		return false
	}
	for _, s := range all(doc, element("section")) {
		if attr(s, "id") == id {
			return words(all(s, element("h2"))[0]) == letter
		}
	}
	return false
}
