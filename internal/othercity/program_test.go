package othercity

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

// program returns the program's own source by path: no tests, no test data.
func program(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{"embed.go": read(t, repository, "embed.go")}
	for _, folder := range []string{"cmd", "internal", "templates"} {
		err := fs.WalkDir(os.DirFS(repository), folder, func(p string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && d.Name() == "testdata":
				return fs.SkipDir
			case slices.Contains([]string{".go", ".templ", ".css", ".js"}, path.Ext(p)) && !strings.HasSuffix(p, "_test.go"):
				out[p] = read(t, repository, p)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// cities returns what only a city's own files may say: its name, address,
// time zone and board, and other words by which it would be known.
func cities(t *testing.T) *regexp.Regexp {
	t.Helper()
	words := []string{`albuquerque`, `cabq`, `new mexico`, `nuevo méxico`, `villa.esperanza`, `\bR-[0-9]+-[0-9]+\b`,
		`\b(?:America|Europe|Africa|Asia|Atlantic|Australia|Indian|Pacific)/[A-Z]`}
	for _, dir := range []string{repository, invented} {
		var site struct {
			City     string
			BaseURL  string `toml:"base_url"`
			Timezone string
			Board    struct{ Name, Short string }
		}
		if _, err := toml.Decode(read(t, dir, "data/site.toml"), &site); err != nil {
			t.Fatal(err)
		}
		for _, w := range []string{site.City, site.BaseURL, site.Timezone, site.Board.Name, site.Board.Short} {
			if w != "" {
				words = append(words, `\b`+regexp.QuoteMeta(strings.TrimRight(w, "/"))+`\b`)
			}
		}
	}
	return regexp.MustCompile(`(?i)` + strings.Join(words, "|"))
}

// The program knows no city: not in its code, not in its comments, not in its
// templates. There are no exceptions.
func TestNoCityInTheProgram(t *testing.T) {
	names, files := cities(t), program(t)
	if len(files) < 80 {
		t.Errorf("only %d files were read", len(files))
	}
	for p, source := range files {
		for i, l := range strings.Split(source, "\n") {
			if found := names.FindString(l); found != "" {
				t.Errorf("%s:%d: %q: %s", p, i+1, found, strings.TrimSpace(l))
			}
		}
	}
	for _, planted := range []string{`zone := "America/Denver"`, "// the City of Albuquerque", `"https://www.cabq.gov/"`, "the ETB", "R-24-81", `time.LoadLocation("Europe/Madrid")`} {
		if !names.MatchString(planted) {
			t.Errorf("%q is let through", planted)
		}
	}
}

// physical finds what would stand on the wrong side in a language that is
// read from right to left, or tear joined letters apart.
var physical = regexp.MustCompile(`(?i)(?:^|[\s;{-])(?:left|right)\s*:|-(?:left|right)(?:-[a-z]+)?\s*:|(?:float|clear|text-align|caption-side)\s*:\s*(?:left|right)|` +
	`translateX|(?:^|[\s;{])(?:direction|letter-spacing)\s*:|border-radius\s*:\s*[^\s;}]+\s+[^\s;}]|(?:margin|padding|inset|border-width)\s*:\s*(?:[^\s;}]+\s+){3}[^\s;}]+`)

// marked finds an element of a template with a language of its own.
var marked = regexp.MustCompile(`\b(?:(?:lang|hreflang)="|dir="[lr])`)

// tongues are texts by which code would know a language.
var tongues = []string{"en", "es", "ar", "ltr", "rtl", "English", "Español", "Spanish"}

// languages finds texts in Go source that name a language or a direction.
// Package locale, whose trade they are, is not asked.
func languages(p, source string) (faults []string) {
	set := token.NewFileSet()
	f, err := parser.ParseFile(set, p, source, parser.SkipObjectResolution)
	if err != nil {
		return []string{err.Error()}
	}
	ast.Inspect(f, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if s, err := strconv.Unquote(lit.Value); err == nil && slices.Contains(tongues, s) {
				faults = append(faults, fmt.Sprintf("%s: %s", set.Position(lit.Pos()), lit.Value))
			}
		}
		return true
	})
	return faults
}

// The program knows no language and no direction: those are in i18n/ and in
// package locale.
func TestNoLanguageInTheProgram(t *testing.T) {
	for p, source := range program(t) {
		switch {
		case strings.HasPrefix(p, "internal/locale/"), strings.HasSuffix(p, "_templ.go"):
		case path.Ext(p) == ".go":
			for _, f := range languages(p, source) {
				t.Errorf("%s names a language or a direction", f)
			}
		case path.Ext(p) == ".css":
			for i, l := range strings.Split(source, "\n") {
				if found := physical.FindString(l); found != "" {
					t.Errorf("%s:%d: %q knows left from right", p, i+1, strings.TrimSpace(found))
				}
			}
		case path.Ext(p) == ".templ":
			for i, l := range strings.Split(source, "\n") {
				if marked.MatchString(l) {
					t.Errorf("%s:%d: an element has a fixed language: %s", p, i+1, strings.TrimSpace(l))
				}
			}
		}
	}
	for _, planted := range []string{"a { margin-left: 1em }", "p { text-align: right; }", ".x{left:0}", "b { border-right-color: red }", "i { float: left }",
		"u { transform: translateX(3px) }", "s { letter-spacing: .1em }", "q { padding: 1px 2px 3px 4px; }", "h { border-top-left-radius: 3px }"} {
		if !physical.MatchString(planted) {
			t.Errorf("%q is let through", planted)
		}
	}
	for _, fine := range []string{"a { margin-inline-start: 1em }", "p { text-align: start }", ".x { inset-inline-start: 0 }", "h { padding: 1px 2px }"} {
		if found := physical.FindString(fine); found != "" {
			t.Errorf("%q is refused for %q", fine, found)
		}
	}
	if len(languages("x.go", `package x; var l = tag == "es"`)) != 1 || len(languages("x.go", `package x; var l = "yes" // "es"`)) != 0 {
		t.Error("languages in Go source are not told apart")
	}
	if !marked.MatchString(`<span lang="en">`) || marked.MatchString(`<span lang={ w.Lang } dir={ w.Dir }>`) {
		t.Error("fixed languages in templates are not told apart")
	}
}
