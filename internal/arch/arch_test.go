// Package arch holds the house plan's laws about the shape of the code as
// tests: who may import whom, who may touch the operating system, how large a
// file may grow. It has no code of its own.
package arch

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// layers lists the packages from the ground up. A package imports only from
// lines above its own, or from earlier in its own line.
var layers = [][]string{
	{"plaza"}, // embedded assets
	{"internal/diag", "internal/digest", "internal/day", "internal/source", "internal/unseen", "internal/mixed", "internal/safety", "internal/worddiff", "internal/trace", "internal/gloss", "internal/readable", "internal/cells"},
	{"internal/tomldoc/bare", "internal/tomldoc/scan", "internal/tomldoc", "internal/prose/address", "internal/prose/markdown", "internal/prose", "internal/policytext"},
	{"internal/locale/cldr", "internal/locale/phrase", "internal/locale/plural", "internal/locale/style", "internal/locale", "internal/zone"},
	{"internal/schema", "internal/schema/links", "internal/schema/dates", "internal/schema/leaves", "internal/form", "internal/record", "internal/meetings", "internal/matrix"},
	{"templates/feedback"}, // components that both programs print
	{"internal/graph", "internal/ledger"},
	{"internal/view", "internal/oversight", "internal/ask", "internal/changes", "internal/official", "internal/find", "internal/docket", "internal/loop", "internal/engage", "internal/resident", "internal/dictionary", "internal/pages", "internal/overview"},
	{"templates"},
	{"internal/load", "internal/check", "internal/tidy", "internal/history", "internal/link", "internal/plan", "internal/finish", "internal/verify", "internal/compress", "internal/publish", "internal/hosting", "internal/calendar", "internal/remind", "internal/admin", "internal/export/ordered", "internal/export", "internal/card", "internal/plaintext", "internal/epub", "internal/archive", "internal/translate", "internal/draft", "internal/imports/policy"},
	{"internal/gitlog", "internal/imports", "internal/build", "internal/serve", "internal/intake/charset", "internal/intake"},
	{"internal/settings", "internal/seal", "internal/mail", "internal/outbox"},                                              // of the form's handler
	{"internal/effect", "internal/compare", "internal/imports/file", "internal/imports/table", "internal/imports/legistar"}, // what a change means
	{"cmd/plaza/desk", "cmd/plaza", "cmd/feedback", "bench/synth", "bench/hugo", "bench"},
	{"internal/htmlcheck", "internal/locale/cldr/gen", "internal/sitetest", "internal/whole", "internal/mistakes", "internal/othercity", "internal/workflows"}, // tests and generators
}

// outside are packages of the standard library that only some may import: the
// operating system belongs to load, publish and the drivers.
var outside = map[string][]string{
	"os":           {"plaza", "internal/load", "internal/publish", "internal/compress", "internal/build", "internal/compare", "internal/serve", "internal/intake", "internal/imports", "internal/gitlog", "internal/mail", "internal/outbox", "cmd/plaza", "cmd/plaza/desk", "cmd/feedback", "bench", "bench/synth", "bench/hugo", "internal/locale/cldr/gen", "internal/sitetest"},
	"os/exec":      {"internal/outbox", "bench", "internal/gitlog"},
	"net/http":     {"internal/serve", "internal/intake"},
	"math/rand":    {},
	"math/rand/v2": {"internal/outbox", "bench/synth"},
	"unsafe":       {},
}

// clock may ask for the time.
var clock = []string{"internal/serve", "internal/intake", "internal/outbox", "cmd/plaza", "cmd/feedback", "bench"}

type pkg struct {
	ImportPath, Dir string
	Imports         []string
	GoFiles         []string
}

func (p pkg) name() string {
	if p.ImportPath == "plaza" {
		return "plaza"
	}
	return strings.TrimPrefix(p.ImportPath, "plaza/")
}

func packages(t *testing.T) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Dir,Imports,GoFiles", "plaza/...")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []pkg
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
		var p pkg
		if err := d.Decode(&p); err != nil {
			t.Fatal(err)
		}
		if len(p.GoFiles) > 0 { // not only tests
			all = append(all, p)
		}
	}
	return all
}

func TestPackagesImportOnlyDownward(t *testing.T) {
	rank := map[string]int{}
	for i, line := range layers {
		for j, name := range line {
			rank[name] = i*100 + j
		}
	}
	for _, p := range packages(t) {
		own, known := rank[p.name()]
		if !known {
			t.Errorf("%s has no place in the layers: add it to the list", p.name())
			continue
		}
		for _, imp := range p.Imports {
			short := strings.TrimPrefix(imp, "plaza/")
			if imp != "plaza" && short == imp {
				continue
			}
			if rank[short] >= own {
				t.Errorf("%s imports %s, which stands above it", p.name(), short)
			}
		}
	}
}

func TestOnlyStagesAndDriversTouchTheSystem(t *testing.T) {
	for _, p := range packages(t) {
		for _, imp := range p.Imports {
			if allowed, guarded := outside[imp]; guarded && !slices.Contains(allowed, p.name()) {
				t.Errorf("%s imports %s", p.name(), imp)
			}
		}
	}
}

// TestHouseRules reads the code itself.
func TestHouseRules(t *testing.T) {
	for _, p := range packages(t) {
		lines := 0
		for _, name := range p.GoFiles {
			if strings.HasSuffix(name, "_templ.go") {
				continue
			}
			path := filepath.Join(p.Dir, name)
			src, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			n := bytes.Count(src, []byte("\n"))
			if !strings.HasPrefix(name, "words") { // one line a word
				lines += code(src)
			}
			if n > 300 && !strings.HasPrefix(name, "texts_") {
				t.Errorf("%s/%s has %d lines: is it one idea?", p.name(), name, n)
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, src, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			fileRules(t, p, name, file)
		}
		if lines > 1450 && p.name() != "internal/diag" { // diag is mostly sentences
			t.Errorf("%s has %d lines of code: is it one package?", p.name(), lines)
		}
	}
}

// code counts the lines that are neither blank nor comment: manuals may be as
// long as they need to be.
func code(src []byte) int {
	n := 0
	for line := range bytes.Lines(src) {
		if line = bytes.TrimSpace(line); len(line) > 0 && !bytes.HasPrefix(line, []byte("//")) {
			n++
		}
	}
	return n
}

func fileRules(t *testing.T, p pkg, name string, file *ast.File) {
	for _, imp := range file.Imports {
		if imp.Name != nil && imp.Name.Name == "_" && imp.Path.Value != `"embed"` {
			t.Errorf("%s/%s imports %s for its side effects", p.name(), name, imp.Path.Value)
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			if n.Name.Name == "init" && n.Recv == nil {
				t.Errorf("%s/%s registers something by init", p.name(), name)
			}
		case *ast.SelectorExpr:
			if x, ok := n.X.(*ast.Ident); ok && x.Name == "time" && (n.Sel.Name == "Now" || n.Sel.Name == "Since") && !slices.Contains(clock, p.name()) {
				t.Errorf("%s/%s asks for the time", p.name(), name)
			}
			if x, ok := n.X.(*ast.Ident); ok && x.Name == "time" && n.Sel.Name == "LoadLocation" {
				t.Errorf("%s/%s takes a time zone from the machine: package zone has them all", p.name(), name)
			}
		}
		return true
	})
}

// TestTemplatesPrintNothingRaw keeps the ways around escaping out of the
// components.
func TestTemplatesPrintNothingRaw(t *testing.T) {
	files, err := filepath.Glob("../../templates/*.templ")
	if err != nil || len(files) == 0 {
		t.Fatalf("no components found: %v", err)
	}
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, raw := range []string{"templ.Raw", "templ.JSONScript", "<style", "style=", "onclick", "http://", "@templ."} {
			if bytes.Contains(src, []byte(raw)) {
				t.Errorf("%s holds %q", filepath.Base(name), raw)
			}
		}
	}
}

// TestTheProgramsShareLittle holds law 8: what the form's program knows of the
// generator is the domain, the languages, the form's components and the
// headers of the site.
func TestTheProgramsShareLittle(t *testing.T) {
	cmd := exec.Command("go", "list", "-deps", "-f", "{{.ImportPath}}", "plaza/internal/intake")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	for _, p := range strings.Fields(string(out)) {
		short, own := strings.CutPrefix(p, "plaza/")
		if !own || strings.HasPrefix(short, "internal/intake") || short == "templates/feedback" || short == "internal/hosting" {
			continue
		}
		if !slices.ContainsFunc(layers[:5], func(line []string) bool { return slices.Contains(line, short) }) {
			t.Errorf("the form's program uses %s", short)
		}
	}
}
