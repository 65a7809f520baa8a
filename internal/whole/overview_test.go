package whole

import (
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"plaza/internal/sitetest"
)

// pagesOf returns the pages of some families of the City's site.
func pagesOf(t *testing.T, families ...string) map[string]*html.Node {
	t.Helper()
	s, out := sitetest.City.Site(t), map[string]*html.Node{}
	for _, p := range s.Pages {
		if slices.Contains(families, p.Family.Name) {
			out[p.Out] = s.Node(t, p.Out)
		}
	}
	return out
}

// The comparison copies rows out of tools' pages. So each row and each open
// question of every tool's page must have its row there, under the same label.
func TestCompareHasEveryRow(t *testing.T) {
	pages := pagesOf(t, "tool", "compare")
	for _, prefix := range []string{"", "es/"} {
		rows, labels := map[string]string{}, map[string]bool{}
		for _, tr := range all(pages[prefix+"compare.html"], element("tr")) {
			if id := attr(tr, "data-row"); id != "" {
				label := text(all(tr, element("th"))[0])
				if rows[id] != "" {
					t.Errorf("%scompare.html has two rows %s", prefix, id)
				}
				rows[id], labels[label] = label, true
			}
		}
		found, open := 0, 0
		for name, doc := range pages {
			if path.Dir(name) != prefix+"tools" {
				continue
			}
			for _, div := range all(doc, func(n *html.Node) bool {
				return n.Data == "div" && attr(n, "id") != "" && attr(n.Parent, "class") == "facts"
			}) {
				found++
				if label := text(all(div, element("dt"))[0]); rows[attr(div, "id")] != label {
					t.Errorf("%s: the row %q (%s) is %q in the comparison", name, label, attr(div, "id"), rows[attr(div, "id")])
				}
			}
			for _, section := range all(doc, func(n *html.Node) bool {
				return n.Data == "section" && strings.Contains(attr(n, "class"), "not-answered")
			}) {
				for _, li := range all(section, element("li")) {
					open++
					if !labels[text(li)] {
						t.Errorf("%s: the open question %q has no row in the comparison", name, text(li))
					}
				}
			}
		}
		if found < 100 || open < 100 {
			t.Errorf("%s: only %d rows and %d open questions were seen", prefix, found, open)
		}
	}
}

// The register holds every fact of every tool's page.
func TestRegisterIsWhole(t *testing.T) {
	pages := pagesOf(t, "tool", "register")
	for _, prefix := range []string{"", "es/"} {
		whole := map[string]string{} // by the tool's id
		for _, article := range all(pages[prefix+"register.html"], element("article")) {
			whole[strings.TrimPrefix(attr(all(article, element("h2"))[0], "id"), "tool-")] = text(article)
		}
		for name, doc := range pages {
			if path.Dir(name) != prefix+"tools" {
				continue
			}
			id := strings.TrimSuffix(path.Base(name), ".html")
			main := all(doc, element("main"))[0]
			if strings.HasPrefix(id, "example-") {
				if whole[id] != "" {
					t.Errorf("the register holds %s, which is made up", id)
				}
				continue
			}
			for _, rule := range all(main, func(n *html.Node) bool { return attr(n, "class") == "rule" }) {
				rule.Parent.RemoveChild(rule) // holds for every tool, so it is not said of each
			}
			for _, n := range all(main, func(n *html.Node) bool { return n.Data == "dd" || n.Data == "blockquote" || n.Data == "h1" }) {
				if !strings.Contains(whole[id], text(n)) {
					t.Errorf("the register does not say %q of %s, as %s does", text(n), id, name)
				}
			}
		}
		if len(whole) != 29 {
			t.Errorf("the register has %d tools", len(whole))
		}
	}
}

// The first page and the page of numbers count the same, and each chart's
// table adds up.
func TestNumbersAgree(t *testing.T) {
	pages := pagesOf(t, "home", "numbers")
	figures := func(name string) []string {
		var out []string
		for _, ul := range all(pages[name], func(n *html.Node) bool { return attr(n, "class") == "figures" }) {
			for _, li := range all(ul, element("li")) {
				out = append(out, text(li))
			}
		}
		return out
	}
	home, numbers := figures("index.html"), figures("numbers.html")
	if home[0] != numbers[0] || home[1] != numbers[2] {
		t.Errorf("the first page counts %q, the page of numbers %q", home, numbers)
	}
	tables := all(pages["numbers.html"], element("table"))
	charts := all(pages["numbers.html"], func(n *html.Node) bool { return n.Data == "svg" && attr(n, "role") == "img" })
	if len(tables) != 4 || len(charts) != 4 {
		t.Fatalf("%d tables and %d charts", len(tables), len(charts))
	}
	for i, table := range tables {
		sum := 0
		body := all(table, element("tbody"))[0]
		for _, tr := range all(body, element("tr")) {
			for j, td := range all(tr, element("td")) {
				if n, err := strconv.Atoi(text(td)); err == nil && (i == 3 && j == 2 || i < 3 && j == 0) {
					sum += n
				}
			}
		}
		want := home[0]
		if i == 3 {
			// The table is about tools that count as one: the part of that name.
			part := all(pages["numbers.html"], func(n *html.Node) bool { return n.Data == "h3" && strings.HasPrefix(text(n), "AI tools: ") })
			want = strings.TrimPrefix(text(part[0]), "AI tools: ") + " "
		}
		if !strings.HasPrefix(want, strconv.Itoa(sum)+" ") {
			t.Errorf("table %d adds up to %d, not to %q", i, sum, want)
		}
		if bars := len(all(charts[i], element("text"))); bars != len(all(body, element("tr"))) {
			t.Errorf("chart %d has %d bars, its table %d rows", i, bars, len(all(body, element("tr"))))
		}
	}
}
