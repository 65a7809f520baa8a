package whole

import (
	"bytes"
	"image/png"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"plaza/internal/card"
	"plaza/internal/sitetest"
)

// metas returns what a page tells other sites, and the links of its head.
func metas(t *testing.T, page []byte) (props map[string][]string, links []map[string]string) {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	props = map[string][]string{}
	for n := range doc.Descendants() {
		attrs := map[string]string{}
		for _, a := range n.Attr {
			attrs[a.Key] = a.Val
		}
		switch n.Data {
		case "meta":
			if name := attrs["property"] + attrs["name"]; strings.HasPrefix(name, "og:") || strings.HasPrefix(name, "twitter:") {
				props[name] = append(props[name], attrs["content"])
			}
		case "link":
			links = append(links, attrs)
		}
	}
	return props, links
}

// Every page has a card: its own title, address and language, and a picture
// that is there.
func TestEveryPageHasACard(t *testing.T) {
	s := sitetest.City.Site(t)
	const base = "https://www.cabq.gov/ai/"
	pictures := map[string]bool{}
	for _, p := range s.Pages {
		props, _ := metas(t, s.Files[p.Out])
		for _, name := range []string{"og:title", "og:description", "og:type", "og:url", "og:locale", "og:locale:alternate", "og:site_name", "og:image", "og:image:alt", "twitter:card"} {
			if v := props[name]; len(v) != 1 || strings.TrimSpace(v[0]) == "" {
				t.Fatalf("%s has %s %q", p.Out, name, v)
			}
		}
		address := base + strings.TrimSuffix(p.Out, "index.html")
		locales := map[string][2]string{"en": {"en_US", "es_US"}, "es": {"es_US", "en_US"}}[p.Locale.Tag]
		if props["og:url"][0] != address || props["og:locale"][0] != locales[0] || props["og:locale:alternate"][0] != locales[1] {
			t.Errorf("%s is said to be %s in %s, else %s", p.Out, props["og:url"], props["og:locale"], props["og:locale:alternate"])
		}
		image := props["og:image"][0]
		pictures[p.Locale.Tag+" "+image] = true
		if !strings.HasPrefix(image, base+"assets/card."+p.Locale.Tag+".") || s.Files[strings.TrimPrefix(image, base)] == nil {
			t.Errorf("%s has the picture %s", p.Out, image)
		}
	}
	if len(pictures) != 2 {
		t.Fatalf("the pictures are %v", slices.Sorted(maps.Keys(pictures)))
	}
	for tagged := range pictures {
		_, name, _ := strings.Cut(tagged, " "+base)
		size, err := png.DecodeConfig(bytes.NewReader(s.Files[name]))
		if err != nil || size.Width != card.Width || size.Height != card.Height || len(s.Files[name]) > 100_000 {
			t.Errorf("%s is %d by %d in %d bytes: %v", name, size.Width, size.Height, len(s.Files[name]), err)
		}
	}
}

// Each link of a page's head to a feed or a file of data leads to a file of
// the kind it names; package verify has seen that it is there.
func TestHeadsLeadToDataAndFeeds(t *testing.T) {
	s := sitetest.City.Site(t)
	starts := map[string]string{"application/atom+xml": "<?xml", "application/ld+json": "{\n  \"@context\"", "application/json": "{\n  \"id\""}
	want := map[string][]string{
		"index.html":         {"feeds/all.xml"},
		"es/about.html":      {"es/feeds/all.xml"},
		"tools.html":         {"feeds/all.xml", "feeds/tools.xml", "data/register.jsonld"},
		"es/tools/miro.html": {"es/feeds/all.xml", "es/feeds/tools.xml", "data/tools/miro.json", "data/register.jsonld"},
		"policy/4-2.html":    {"feeds/all.xml", "feeds/policy.xml"},
		"glossary.html":      {"feeds/all.xml", "feeds/policy.xml", "data/glossary.jsonld"},
		"es/data.html":       {"es/feeds/all.xml", "data/register.jsonld"},
	}
	seen := 0
	for _, p := range s.Pages {
		_, links := metas(t, s.Files[p.Out])
		var got []string
		for _, a := range links {
			if a["rel"] != "alternate" || a["type"] == "" {
				continue
			}
			to := path.Join(path.Dir(p.Out), a["href"])
			if strings.HasPrefix(a["href"], "/") { // the page for lost addresses, shown anywhere
				to = strings.TrimPrefix(a["href"], "/ai/")
			}
			got = append(got, to)
			if start := starts[a["type"]]; start == "" || !strings.HasPrefix(string(s.Files[to]), start) {
				t.Errorf("%s leads to %s as %s", p.Out, to, a["type"])
			}
		}
		if w := want[p.Out]; w != nil {
			seen++
			if !slices.Equal(got, w) {
				t.Errorf("%s leads to %q, want %q", p.Out, got, w)
			}
		}
	}
	if seen != 7 {
		t.Errorf("%d of the pages were seen", seen)
	}
}
