package whole

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/sitetest"
	"plaza/internal/view"
)

// The glossary is cut into pages. Each term is explained on one of them, and
// glossary.html keeps a place of that name for each, which leads there.
func TestGlossaryPages(t *testing.T) {
	pages := pagesOf(t, "glossary")
	terms := graph.All[record.Term](sitetest.City.Site(t).Site)
	if of := view.GlossaryPages(len(terms)); of < 2 || len(pages) != 2*of {
		t.Fatalf("%d terms stand on %d pages of two languages: the test shows nothing", len(terms), len(pages))
	}
	for _, prefix := range []string{"", "es/"} {
		first := map[string]*html.Node{}
		for _, tag := range []string{"article", "li"} {
			for _, n := range all(pages[prefix+view.GlossaryPath(1)], element(tag)) {
				first[attr(n, "id")] = n
			}
		}
		for _, x := range terms {
			var on []string
			for name, doc := range pages {
				if strings.HasPrefix(name, "es/") != (prefix == "es/") {
					continue
				}
				for _, n := range all(doc, element("article")) {
					if attr(n, "id") == x.ID {
						on = append(on, strings.TrimPrefix(name, prefix))
					}
				}
			}
			if len(on) != 1 {
				t.Errorf("%s%s is explained on %q", prefix, x.ID, on)
				continue
			}
			n := first[x.ID]
			if n == nil {
				t.Errorf("%s%s has no place on the first page", prefix, x.ID)
				continue
			}
			if n.Data == "li" && attr(all(n, element("a"))[0], "href") != on[0]+"#"+x.ID {
				t.Errorf("%s%s leads to %s, not to %s", prefix, x.ID, attr(all(n, element("a"))[0], "href"), on[0])
			}
		}
	}
}
