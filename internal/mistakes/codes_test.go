package mistakes

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"plaza/internal/diag"
)

// elsewhere are codes that no site can bring about, because they guard against
// faults of others' programs. The named test plants them.
var elsewhere = map[string]struct{ file, test string }{
	"site/sample-in-release": {"internal/build/clean_test.go", "TestSampleInRelease"},
	"settings/listen":        {"internal/settings/settings_test.go", "TestMistakes"},
	"settings/network":       {"internal/settings/settings_test.go", "TestMistakes"},
	"settings/no-way-out":    {"internal/settings/settings_test.go", "TestMistakes"},
	"settings/not-safe":      {"internal/settings/settings_test.go", "TestMistakes"},
	"settings/out-of-range":  {"internal/settings/settings_test.go", "TestMistakes"},
	"settings/public-key":    {"internal/settings/settings_test.go", "TestMistakes"},
	"prose/unreadable":       {"internal/prose/mistakes_test.go", "TestUnreadable"},
	"locale/not-read":        {"internal/locale/files_test.go", "TestDisagreement"},
}

// TestEveryCodeIsPlanted: a sentence that no test shows may be wrong for years.
func TestEveryCodeIsPlanted(t *testing.T) {
	planted := map[string]bool{}
	for _, p := range plants(t) {
		planted[p.code] = planted[p.code] || p.first
	}
	for _, code := range diag.Codes() {
		test, ok := elsewhere[code]
		switch {
		case ok && planted[code]:
			t.Errorf("%s is planted, so it need not stand in the list elsewhere", code)
		case ok:
			b, err := os.ReadFile("../../" + test.file)
			if err != nil || !strings.Contains(string(b), "func "+test.test+"(") {
				t.Errorf("%s: there is no %s in %s", code, test.test, test.file)
			}
		case !planted[code]:
			t.Errorf("no planted mistake shows %s: write test/mistakes/%s.txtar", code, strings.Replace(code, "/", "-", 1))
		}
	}
	for code := range elsewhere {
		if !isCode(code) {
			t.Errorf("%s stands in the list elsewhere, but not in the catalogue", code)
		}
	}
}

var codeForm = regexp.MustCompile(`^([a-z]+)/[a-z0-9-]+$`)

// noCodes look like codes and are something else.
var noCodes = []string{"site/site", "text/css", "text/csv", "text/event-stream", "text/html", "text/javascript", "text/plain"}

// TestCodesOfTheSource: every code in the program is in the catalogue, where
// it would only fail when somebody makes the mistake; and every code of the
// catalogue is in the program.
func TestCodesOfTheSource(t *testing.T) {
	used := map[string]string{}
	for _, part := range []string{"cmd", "internal", "templates"} {
		err := filepath.WalkDir("../../"+part, func(path string, d fs.DirEntry, err error) error {
			name := filepath.Base(path)
			if err != nil || d.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(name, "_test.go") ||
				strings.HasSuffix(name, "_templ.go") || strings.HasPrefix(name, "texts_") {
				return err
			}
			codesIn(t, path, used)
			return nil
		})
		must(t, err)
	}
	if len(used) < 100 {
		t.Fatalf("only %d codes were found: the search is broken", len(used))
	}
	for _, code := range slices.Sorted(maps.Keys(used)) {
		if !isCode(code) && !slices.Contains(noCodes, code) {
			t.Errorf("%s: %q is not in the catalogue. %s", used[code], code, diag.DidYouMean(code, diag.Codes()))
		}
	}
	for _, code := range diag.Codes() {
		if used[code] == "" {
			t.Errorf("no line of the program says %s", code)
		}
	}
}

// codesIn notes the texts of a Go file that have the form of a code.
func codesIn(t *testing.T, path string, used map[string]string) {
	t.Helper()
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, path, nil, 0)
	must(t, err)
	ast.Inspect(file, func(n ast.Node) bool {
		lit, ok := n.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			return true
		}
		text, err := strconv.Unquote(lit.Value)
		must(t, err)
		if m := codeForm.FindStringSubmatch(text); m != nil && groups[m[1]] != "" {
			used[text] = set.Position(lit.Pos()).String()
		}
		return true
	})
}
