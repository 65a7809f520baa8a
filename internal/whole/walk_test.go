package whole

import (
	"bytes"
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"plaza/internal/sitetest"
)

// resident follows the links of finished pages, as a resident does.
type resident struct {
	files map[string][]byte
	docs  map[string]*html.Node
}

// element returns the part of a page that an address names: the page, or the
// element with the id after "#". nil: there is none.
func (w *resident) element(address string) *html.Node {
	page, id, has := strings.Cut(address, "#")
	if w.docs[page] == nil {
		doc, err := html.Parse(bytes.NewReader(w.files[page]))
		if err != nil || w.files[page] == nil {
			return nil
		}
		w.docs[page] = doc
	}
	if !has {
		return w.docs[page]
	}
	for n := range w.docs[page].Descendants() {
		for _, a := range n.Attr {
			if a.Key == "id" && a.Val == id {
				return n
			}
		}
	}
	return nil
}

// links lists where the links of the main part of an element lead.
func (w *resident) links(address string) []string {
	from := w.element(address)
	if from == nil {
		return nil
	}
	page, id, _ := strings.Cut(address, "#")
	var out []string
	for n := range from.Descendants() {
		if n.Data != "a" || id == "" && !inside(n, "main") {
			continue
		}
		for _, a := range n.Attr {
			if a.Key == "href" && !strings.Contains(a.Val, ":") {
				to, frag, has := strings.Cut(a.Val, "#")
				if to = path.Join(path.Dir(page), to); strings.HasPrefix(a.Val, "#") {
					to = page
				}
				if has {
					to += "#" + frag
				}
				out = append(out, to)
			}
		}
	}
	return out
}

func inside(n *html.Node, name string) bool {
	for ; n != nil; n = n.Parent {
		if n.Data == name {
			return true
		}
	}
	return false
}

// walk returns how many links lead from one address to the first that is
// sought, and that address; -1 when three do not reach it.
func (w *resident) walk(from string, sought func(string) bool) (int, string) {
	seen, edge := map[string]bool{from: true}, []string{from}
	for n := 0; n <= 3; n++ {
		var next []string
		for _, at := range edge {
			if sought(at) {
				return n, at
			}
			for _, to := range w.links(at) {
				if !seen[to] {
					seen[to] = true
					next = append(next, to)
				}
			}
		}
		edge = next
	}
	return -1, ""
}

// From a theme that changed something at most three links lead to the changed
// field, before and after, and back; and as many to the vote and the promise.
func TestFromThemeToChangeAndBack(t *testing.T) {
	const tool, reason = "data/tools/example-help-desk.toml", "\n[[changes]]\nkey     = \"spanish\"\non      = 2026-06-22\nkind    = \"updated\"\nfields  = [\"languages_served\"]\nnote    = \"It now answers in Spanish too, as people asked for and the members decided.\"\nbecause = \"feedback\"\nref     = \"theme:example-answers-in-spanish\"\n"
	r := newRepository(t, sitetest.RealCity.Sources(t))
	r.change(tool, `= ["en", "es"]`, `= ["en"]`)
	r.change(tool, reason, "")
	r.commit()
	r.change(tool, `= ["en"]`, `= ["en", "es"]`)
	r.change(tool, "\n[matrix]", reason+"\n[matrix]")
	r.commit()
	files := sitetest.Built(t, r.dir).Files
	for _, tt := range []struct{ prefix, before, after, new string }{{"", "Before", "After", "Spanish"}, {"es/", "Antes", "Después", "español"}} {
		w := &resident{files, map[string]*html.Node{}}
		theme := tt.prefix + "heard/example-answers-in-spanish.html"
		change := func(at string) bool {
			if !strings.HasPrefix(at, tt.prefix+"tools/example-help-desk.html#change-") {
				return false
			}
			n := w.element(at)
			return n != nil && said(n, tt.before) && said(n, tt.after) && said(n, tt.new)
		}
		n, at := w.walk(theme, change)
		if n < 1 {
			t.Errorf("three links do not lead from %s to the change", theme)
			continue
		}
		if back, _ := w.walk(at, func(x string) bool { return x == theme }); back < 1 {
			t.Errorf("three links do not lead from %s back to %s", at, theme)
		}
		for name, to := range map[string]string{"the vote": "meetings/example-2026-06-11.html#item-help-desk", "the promise": "policy/2-4.html#o11"} {
			n, _ := w.walk(theme, func(x string) bool { return x == tt.prefix+to && w.element(x) != nil })
			back, _ := w.walk(tt.prefix+to, func(x string) bool { return x == theme })
			if n < 1 || back < 1 && name != "the promise" { // a real promise leads to nothing that was made up
				t.Errorf("from %s to %s it takes %d links, and %d back", theme, name, n, back)
			}
		}
		if !said(w.element(theme), tt.before) || !said(w.element(theme), tt.new) {
			t.Errorf("%s does not show the change itself", theme)
		}
	}
	// A walk that cannot succeed is told so: without the reason there is no way.
	r.change(tool, "ref     = \"theme:example-answers-in-spanish\"\n", "")
	r.change("data/themes/example-answers-in-spanish.toml", "= \"acted\"", "= \"answered\"")
	r.commit()
	w := &resident{sitetest.Built(t, r.dir).Files, map[string]*html.Node{}}
	if n, at := w.walk("heard/example-answers-in-spanish.html", func(x string) bool { return strings.Contains(x, "#change-") }); n >= 0 {
		t.Errorf("%s is found without a reason that leads there", at)
	}
}

// said reports whether an element's text holds a word.
func said(n *html.Node, word string) bool {
	for x := range n.Descendants() {
		if x.Type == html.TextNode && strings.Contains(x.Data, word) {
			return true
		}
	}
	return false
}
