package templates

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"
)

// The script of the search is made from other files. It must be made again
// when they change, and keep the notice of the library inside it.
func TestSearchScriptIsMadeFromItsSources(t *testing.T) {
	sum := sha256.New()
	for _, name := range []string{"search.js", "build.mjs", "package-lock.json"} {
		b, err := os.ReadFile(filepath.Join("../assets-src", name))
		if err != nil {
			t.Fatal(err)
		}
		sum.Write(b)
	}
	made, err := os.ReadFile("assets/search.js")
	if err != nil {
		t.Fatal(err)
	}
	head, _, _ := strings.Cut(string(made), "\n")
	if want := hex.EncodeToString(sum.Sum(nil))[:16]; !strings.Contains(head, " "+want+".") {
		t.Errorf("assets/search.js was not made from what stands in assets-src; its README says how to make it. It begins:\n%s", head)
	}
	if !strings.Contains(string(made), "Copyright 2022 Luca Ongaro") {
		t.Error("assets/search.js lost the notice of MiniSearch")
	}
}

// A text in a script would be in one language: words come from the page. A
// script that calls another site, or runs text, would break the promises made
// in the headers.
func TestScriptsHoldNoWordsAndCallNobody(t *testing.T) {
	for _, name := range []string{"assets/site.js", "assets/compare.js", "../assets-src/search.js"} {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(b), "\n") {
			if code, _, _ := strings.Cut(line, "//"); quoted.MatchString(selector.ReplaceAllString(code, "")) {
				t.Errorf("%s:%d holds words: %s", name, i+1, line)
			}
			for _, bad := range []string{"https:", "http:", "innerHTML", "eval(", "Function(", "document.write", "localStorage", "cookie"} {
				if strings.Contains(line, bad) {
					t.Errorf("%s:%d holds %s", name, i+1, bad)
				}
			}
		}
	}
	for name, limit := range map[string]int64{"assets/site.js": 3 << 10, "assets/compare.js": 5 << 10, "assets/search.js": 24 << 10} {
		if f, err := os.Stat(name); err != nil || f.Size() > limit {
			t.Errorf("%s is larger than %d bytes, or not there: %v", name, limit, err)
		}
	}
}

// quoted finds two words in a row inside quotes; selector finds what only looks
// like it.
var (
	quoted   = regexp.MustCompile("[\"'`][^\"'`]*\\pL{2,} \\pL{2,}[^\"'`]*[\"'`]")
	selector = regexp.MustCompile(`querySelector(All)?\("[^"]*"`)
)

// The sheets are made from other files too, and every class of the design
// system that a component names must have come through the purge.
func TestSheetsAreMadeFromTheirSources(t *testing.T) {
	names, err := filepath.Glob("../assets-src/styles/*.scss")
	if err != nil || len(names) == 0 {
		t.Fatal("no sources of the sheets", err)
	}
	sort.Strings(names)
	sum := sha256.New()
	for _, name := range append([]string{"../assets-src/plain.mjs", "../assets-src/styles.mjs", "../assets-src/package-lock.json"}, names...) {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sum.Write(b)
	}
	want := " " + hex.EncodeToString(sum.Sum(nil))[:16] + "."
	var all string
	for _, name := range []string{"assets/site.css", "assets/forms.css"} {
		made, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if head, _, _ := strings.Cut(string(made), "\n"); !strings.Contains(head, want) {
			t.Errorf("%s was not made from what stands in assets-src; its README says how to make it. It begins:\n%s", name, head)
		}
		for _, bad := range []string{"url(", "@import", "@font-face"} {
			if strings.Contains(string(made), bad) {
				t.Errorf("%s holds %s: a sheet brings nothing with it", name, bad)
			}
		}
		if m := physical.FindString(string(made)); m != "" {
			t.Errorf("%s names a side of the screen, %q: it would be wrong from right to left", name, m)
		}
		all += string(made)
	}
	for _, pattern := range []string{"*.templ", "*/*.templ"} {
		files, _ := filepath.Glob(pattern)
		for _, name := range files {
			b, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, class := range usaClass.FindAllString(string(b), -1) {
				if !strings.Contains(all, "."+class) {
					t.Errorf("%s uses %s, which no sheet knows: make them again, or leave it out", name, class)
				}
			}
		}
	}
}

// physical finds a property that names a side; usaClass a class of USWDS.
var (
	physical = regexp.MustCompile(`(?m)^\s*(?:(?:margin|padding|border)-(?:left|right)[a-z-]*|left|right|float|text-align: (?:left|right)):`)
	usaClass = regexp.MustCompile(`\busa-[a-z0-9_-]+`)
)
