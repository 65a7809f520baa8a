package othercity

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"plaza/internal/schema"
)

// A text that is not translated is shown in the source language, marked so
// for machines, and with a note that readers see in their own language.
func testFallback(t *testing.T, s *site) {
	source := map[string]bool{}
	for _, k := range s.linked.Site.Catalog.Kinds {
		for _, r := range s.linked.Site.Records(k.Name) {
			for _, x := range schema.Texts(r) {
				source[strings.Join(strings.Fields(x.Value), " ")] = true
			}
		}
	}
	notes := map[string]string{"en": "Shown in Español", "ar": "لغة هذا النص: Español"}
	seen := map[string]int{}
	for _, p := range s.linked.Pages {
		tag := p.Locale.Tag
		if tag == "es" {
			continue
		}
		main := find(s.pages[p.Out], element("main"))
		for _, n := range all(main, func(n *html.Node) bool { return n.Data == "span" && attr(n, "lang") == "es" }) {
			if !source[text(n)] {
				continue // a quotation, or the name of the language
			}
			seen[tag]++
			if attr(n, "dir") != "ltr" {
				t.Errorf("%s: %q has no direction", p.Out, text(n))
			}
			if note := following(n); note == nil || attr(note, "class") != "fallback" || text(note) != "("+notes[tag]+")" {
				t.Errorf("%s: %q has no note", p.Out, text(n))
			}
		}
		for _, n := range all(main, func(n *html.Node) bool { return attr(n, "class") == "prose" && attr(n, "lang") != "" }) {
			seen[tag]++
			if note := previous(n); attr(n, "lang") != "es" || attr(n, "dir") != "ltr" || note == nil || text(note) != "("+notes[tag]+")" {
				t.Errorf("%s: its untranslated prose is not marked", p.Out)
			}
		}
	}
	if seen["en"] < 1 || seen["ar"] < 50 {
		t.Errorf("too few untranslated texts were seen: %v", seen)
	}
	for _, tt := range []struct{ page, text string }{
		{"en/tools/guia-de-tramites.html", "La oficina contesta menos llamadas repetidas y atiende mejor a quien va en persona."},
		{"ar/tools/guia-de-tramites.html", "Que nadie tenga que llamar para saber qué papeles lleva un trámite."},
		{"ar/tools/mapa-de-baches.html", "Mapa de baches"},
		{"ar/tools/vigia-de-fugas.html", "Ley inventada de protección de redes, artículo 9"},
		{"ar/tools/vigia-de-fugas.html", "Secretaría de la ciudad"},
		{"ar/tools/vigia-de-fugas.html", "La herramienta no decide nada sobre una persona."},
		{"ar/glossary.html", "asistente que contesta por escrito"},
		{"ar/categories.html", "Conversa con las personas"},
		{"ar/policy/art-1-1.html", "1.1 Avisar a las personas"},
	} {
		n := find(find(s.pages[tt.page], element("main")), func(n *html.Node) bool { return n.Data == "span" && text(n) == tt.text })
		if n == nil || attr(n, "lang") != "es" {
			t.Errorf("%s does not show %q as Spanish", tt.page, tt.text)
		}
	}
}

func following(n *html.Node) *html.Node {
	for n = n.NextSibling; n != nil && n.Type != html.ElementNode; {
		n = n.NextSibling
	}
	return n
}

func previous(n *html.Node) *html.Node {
	for n = n.PrevSibling; n != nil && n.Type != html.ElementNode; {
		n = n.PrevSibling
	}
	return n
}
