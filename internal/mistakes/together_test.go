package mistakes

import (
	"maps"
	"os"
	"regexp"
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
	"a tab out of a table":                          "record/tab",
	"the other language in a translation":           "translation/other-language",
	"a key that another entry of the list has":      "record/key-twice",
	"a link in a text that leads nowhere on a page": "prose/link-broken",
}

// answer is how a finding is printed: its place, what is wrong, its code, and
// further down what to do.
const answer = `(?m)^[a-z0-9./-]+:[1-9][0-9]*:[1-9][0-9]*: (?:error|warning|notice): .+ \[%s\]\n(?:\n(?: .*\n)+\n)?  why   .+\n  mend  .+$`

// TestTheUsualMistakes: each of them is in the site of TestAllInOneRun, or is
// planted by itself. What is printed has line and column and says how to mend
// it, and the guide for staff names it in each language.
func TestTheUsualMistakes(t *testing.T) {
	all := plants(t)
	look := func(what, code string, named func(plant) bool) {
		i := slices.IndexFunc(all, named)
		if i < 0 {
			t.Errorf("%s is not planted as %s", what, code)
			return
		}
		printed, _ := all[i].section(want)
		if !regexp.MustCompile(strings.Replace(answer, "%s", code, 1)).MatchString(printed) {
			t.Errorf("%s is not answered by %s with its place and what to do:\n%s", what, code, printed)
		}
		for _, guide := range []string{"../../docs/editing/messages.md", "../../docs/editing/es/messages.md"} {
			if text, err := os.ReadFile(guide); err != nil || !strings.Contains(string(text), "`"+code+"`") {
				t.Errorf("%s does not tell of %s, %s (%v)", guide, code, what, err)
			}
		}
	}
	for what, code := range usual {
		look(what, code, func(p plant) bool { return p.name == "all.fifteen" })
	}
	for what, code := range alone {
		look(what, code, func(p plant) bool { return p.code == code })
	}
	if regexp.MustCompile(strings.Replace(answer, "%s", "toml/date-form", 1)).MatchString("a.toml: error: a date [toml/date-form]\n  why   x\n  mend  y\n") {
		t.Error("a finding without its place passes")
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
