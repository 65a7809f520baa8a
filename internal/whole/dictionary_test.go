package whole

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"plaza/internal/dictionary"
	"plaza/internal/sitetest"
)

// The dictionary of a kind with many fields is cut into pages. Each of the
// record's own fields is explained on one of them, with all that is inside it,
// and the first page has a place of its name, which leads there.
func TestDictionaryPages(t *testing.T) {
	made := pagesOf(t, "dictionary")
	cut := 0
	for _, k := range sitetest.City.Site(t).Site.Catalog.Kinds {
		parts := dictionary.Parts(k)
		if len(parts) > 1 {
			cut++
		}
		for _, prefix := range []string{"", "es/"} {
			first := byID(made[prefix+dictionary.Path(k.Name, 1)])
			for i, part := range parts {
				on := dictionary.Path(k.Name, i+1)
				here := byID(made[prefix+on])
				under := ""
				for _, e := range part {
					if id := e.ID(); id == "" {
						if !strings.HasPrefix(e.Path, under) {
							t.Errorf("%s%s explains %s, and not the field it is inside", prefix, on, e.Path)
						}
						continue
					}
					under = e.Path
					if n := here[e.ID()]; n == nil || n.Data != "div" {
						t.Errorf("%s%s does not explain %s", prefix, on, e.Path)
					}
					if i == 0 {
						continue
					}
					n := first[e.ID()]
					if n == nil {
						t.Errorf("%s of %s%s has no place on the first page", e.Path, prefix, k.Name)
					} else if got, want := attr(all(n, element("a"))[0], "href"), strings.TrimPrefix(on, "dictionary/")+"#"+e.ID(); got != want {
						t.Errorf("%s of %s%s leads to %s, not to %s", e.Path, prefix, k.Name, got, want)
					}
				}
			}
		}
	}
	if cut == 0 {
		t.Error("no dictionary is cut: the test shows nothing")
	}
}

func byID(doc *html.Node) map[string]*html.Node {
	out := map[string]*html.Node{}
	if doc == nil {
		return out
	}
	for _, n := range all(doc, func(n *html.Node) bool { return n.Type == html.ElementNode && attr(n, "id") != "" }) {
		out[attr(n, "id")] = n
	}
	return out
}
