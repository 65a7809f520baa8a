package othercity

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"plaza/internal/build"
)

// state is how far one language is, as the page on translations tells it.
type state struct {
	Texts, Current, Stale, Missing, Reviewed int
	Open                                     []string // the records with open texts and the fields
}

// told reads the page on translations in one language.
func told(t *testing.T, s *site, prefix string) map[string]state {
	t.Helper()
	out := map[string]state{}
	for _, section := range all(find(s.pages[prefix+"translations.html"], element("main")), element("section")) {
		h2 := find(section, element("h2"))
		foot := find(section, element("tfoot"))
		if h2 == nil || foot == nil {
			continue
		}
		var n []int
		for _, td := range all(foot, element("td")) {
			first, _, _ := strings.Cut(text(td), " ")
			x, err := strconv.Atoi(strings.NewReplacer(",", "", ".", "").Replace(first)) // "1,001"
			if err != nil {
				t.Fatalf("the table on translations holds %q", text(td))
			}
			n = append(n, x)
		}
		if len(n) != 5 {
			t.Fatalf("the table on translations has %d columns", len(n))
		}
		st := state{Texts: n[0], Current: n[1], Stale: n[2], Missing: n[3], Reviewed: n[4]}
		for _, li := range all(section, element("li")) {
			var fields []string
			for _, code := range all(li, element("code")) {
				fields = append(fields, text(code))
			}
			st.Open = append(st.Open, attr(find(li, element("a")), "href")+" "+strings.Join(fields, " "))
		}
		out[attr(find(h2, func(n *html.Node) bool { return attr(n, "lang") != "" }), "lang")] = st
	}
	return out
}

// surveyed is the same from the summary that is printed after a build.
func surveyed(s *site, name string) state {
	for _, tr := range build.Survey(s.linked.Site).Translations {
		if tr.Name == name {
			return state{Texts: tr.Texts, Current: tr.Current, Stale: tr.Stale, Missing: tr.Missing, Reviewed: tr.Reviewed}
		}
	}
	return state{}
}

var hash = regexp.MustCompile(`(?m)^\S+ = "[0-9a-f]{8}"$`)

// translated counts the texts of the invented city's overlays by the hashes
// they keep, without the program's help. Examples do not count.
func translated(t *testing.T, tag string) (n int) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(invented), ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && strings.Contains(filepath.Base(p), "."+tag+".") && !strings.Contains(p, "mapa-de-baches") {
			n += len(hash.FindAllString(read(t, invented, p), -1))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// What is missing and what is stale is counted, on the page that tells
// readers and in the summary that tells editors.
func testCounts(t *testing.T, s *site) {
	en, ar := translated(t, "en"), translated(t, "ar")
	texts := en + 1
	want := map[string]state{
		"en": {Texts: texts, Current: en - 1, Stale: 1, Missing: 1, Reviewed: en},
		"ar": {Texts: texts, Current: ar, Missing: texts - ar, Reviewed: 1},
	}
	for _, l := range prefixes {
		got := told(t, s, l.prefix)
		for tag, w := range want {
			g := got[tag]
			if tag == "en" {
				if diff := cmp.Diff([]string{"tools/guia-de-tramites.html summary benefits"}, g.Open); diff != "" {
					t.Errorf("open in English (-want +got):\n%s", diff)
				}
			}
			g.Open = nil
			if diff := cmp.Diff(w, g); diff != "" {
				t.Errorf("%stranslations.html, %s (-want +got):\n%s", l.prefix, tag, diff)
			}
		}
	}
	for tag, name := range map[string]string{"en": "English", "ar": "العربية"} {
		if diff := cmp.Diff(want[tag], surveyed(s, name)); diff != "" {
			t.Errorf("the summary, %s (-want +got):\n%s", tag, diff)
		}
	}
	for page, want := range map[string][]string{
		"en/tools/guia-de-tramites.html": {
			"1 text on this page is older than its original", "First change: May 9, 2026", "1 text on this page is not translated yet",
		},
		"ar/tools/guia-de-tramites.html": {"ترجمة آلية لم يراجعها أي شخص بعد.", "نصًا في هذه الصفحة لم يُترجم بعد"},
	} {
		notice := find(s.pages[page], element("aside"))
		if notice == nil {
			t.Errorf("%s does not tell of its translation", page)
			continue
		}
		for _, w := range want {
			if !strings.Contains(text(notice), w) {
				t.Errorf("%s does not tell readers %q but %q", page, w, text(notice))
			}
		}
	}
	if n := find(s.pages["tools/guia-de-tramites.html"], element("aside")); n != nil {
		t.Errorf("the source language is told of its translation: %q", text(n))
	}
}
