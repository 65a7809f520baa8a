package templates

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"regexp"
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
