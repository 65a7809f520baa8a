package mistakes

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestAllInOneRun: many mistakes in many files are told in one run, and in the
// same order whatever the number of jobs and however often it is asked: once
// with each number of jobs, twenty times with PLAZA_SLOW=1.
func TestAllInOneRun(t *testing.T) {
	rounds := 1
	if os.Getenv("PLAZA_SLOW") != "" {
		rounds = 20
	}
	least := map[string]struct{ findings, files int }{
		"all.fifteen":    {15, 8}, // found in files
		"all.same-names": {5, 3},  // found in finished pages
	}
	for _, p := range plants(t) {
		if p.code != "" {
			continue
		}
		s := maps.Clone(baseSite(t))
		must(t, p.apply(s))
		dir := write(t, s, p.orders)
		expected, _ := p.section(want)
		for range rounds {
			for _, jobs := range []int{1, 8} {
				l, ds := check(t, dir, jobs)
				if diff := cmp.Diff(expected, printed(l, ds)); diff != "" && !*update {
					t.Fatalf("%s with %d jobs (-want +got):\n%s", p.name, jobs, diff)
				}
				files := map[string]bool{}
				for _, d := range ds {
					files[d.File] = true
				}
				if len(ds) < least[p.name].findings || len(files) < least[p.name].files {
					t.Fatalf("%s: %d findings in %d files", p.name, len(ds), len(files))
				}
			}
		}
	}
}

// usual are the mistakes that staff make most often, by the code that must
// answer them.
var usual = map[string]string{
	"a date as in a letter":                     "toml/date-form",
	"a department that does not exist":          "record/unknown-link",
	"a quote mark forgotten":                    "toml/no-closing-quote",
	"quote marks of a word processor":           "toml/curly-quote",
	"a name that another record has":            "record/alias-taken",
	"a fact in a translation":                   "translation/fact",
	"an amount without a period":                "tool/cost-without-period",
	"a link that leads nowhere":                 "record/unknown-link",
	"a text that was copied and not translated": "translation/same-as-source",
	"two versions of a file left in it":         "prose/conflict-marker",
}

// alone are usual mistakes that have a plant of their own.
var alone = map[string]string{
	"the marks of git in a record":                  "toml/merge-conflict",
	"a blank of a word processor":                   "toml/odd-space",
	"the other language in a translation":           "translation/other-language",
	"a key that another entry of the list has":      "record/key-twice",
	"a link in a text that leads nowhere on a page": "prose/link-broken",
}

// TestTheUsualMistakes: each of them is in the site of TestAllInOneRun, or is
// planted by itself, and what is printed says how to mend it.
func TestTheUsualMistakes(t *testing.T) {
	all := plants(t)
	i := slices.IndexFunc(all, func(p plant) bool { return p.name == "all.fifteen" })
	printed, _ := all[i].section(want)
	for what, code := range usual {
		if !strings.Contains(printed, "["+code+"]\n") {
			t.Errorf("%s is not answered by %s", what, code)
		}
	}
	for what, code := range alone {
		i := slices.IndexFunc(all, func(p plant) bool { return p.code == code })
		if i < 0 {
			t.Errorf("%s is not planted as %s", what, code)
			continue
		}
		printed, _ := all[i].section(want)
		if !strings.Contains(printed, "["+code+"]\n") || !strings.Contains(printed, "\n  mend  ") {
			t.Errorf("%s is not answered by %s with what to do:\n%s", what, code, printed)
		}
	}
}

// TestOrderOfPages: pages are made by many hands at once. What is found does
// not depend on which is done first.
func TestOrderOfPages(t *testing.T) {
	s := site{}
	for _, name := range []string{"a", "b", "c"} {
		s["public/"+name+".html"] = []byte(`<!doctype html><html lang="en"><head><title>One</title></head><body><main><h1>One</h1><a href="a.html#x">x</a></main></body></html>`)
	}
	pages := slices.Sorted(maps.Keys(s))
	expected := printed(nil, verified(s, pages))
	if n := strings.Count(expected, "[page/same-title]") + strings.Count(expected, "[page/broken-fragment]"); n != 5 {
		t.Errorf("%d findings, want 5:\n%s", n, expected)
	}
	for _, order := range [][]int{{0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
		got := printed(nil, verified(s, []string{pages[order[0]], pages[order[1]], pages[order[2]]}))
		if diff := cmp.Diff(expected, got); diff != "" {
			t.Errorf("pages in the order %v (-want +got):\n%s", order, diff)
		}
	}
}
