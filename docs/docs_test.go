// Package docs tests that the manuals tell the truth where a test can know it:
// links and paths lead somewhere, lists are complete, examples are what the
// program prints.
package docs

import (
	"bytes"
	"context"
	"flag"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"plaza/internal/build"
	"plaza/internal/diag"
	"plaza/internal/schema"
)

var update = flag.Bool("update", false, "write the example of a message into README.md")

const root = ".."

// manuals are the Markdown files that people wrote for this repository.
func manuals(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, pattern := range []string{"*.md", "docs/*.md", "docs/editing/*.md", "docs/editing/*/*.md", "docs/decisions/*.md", ".github/*.md"} {
		names, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			out[name] = read(t, name)
		}
	}
	if len(out) < 10 {
		t.Fatalf("only %d manuals were found", len(out))
	}
	return out
}

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

var (
	code = regexp.MustCompile("(?s)```.*?\n```")
	link = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	tick = regexp.MustCompile("`([^`\n]+)`")
	path = regexp.MustCompile(`^\.?(data|content|i18n|templates|cmd|internal|docs|test|bench|github|ci)/[A-Za-z0-9_./-]*$`)
)

// missing lists the links and paths of a manual that lead nowhere.
func missing(name, text string) []string {
	var out []string
	prose := code.ReplaceAllString(text, "")
	for _, m := range link.FindAllStringSubmatch(tick.ReplaceAllString(prose, ""), -1) {
		to, _, _ := strings.Cut(m[1], "#")
		if to == "" || strings.Contains(to, ":") {
			continue
		}
		if _, err := os.Stat(filepath.Join(filepath.Dir(name), to)); err != nil {
			out = append(out, m[1])
		}
	}
	for _, m := range tick.FindAllStringSubmatch(prose, -1) {
		if !path.MatchString(m[1]) {
			continue
		}
		if _, err := os.Stat(filepath.Join(root, m[1])); err != nil {
			out = append(out, m[1])
		}
	}
	return out
}

// Paths that a manual may name though they are not there.
var notYet = []string{"data/redirects.toml", "i18n/vi.toml", "data/themes/"}

func TestLinksAndPathsLeadSomewhere(t *testing.T) {
	for name, text := range manuals(t) {
		for _, m := range missing(name, text) {
			if !slices.Contains(notYet, m) {
				t.Errorf("%s: there is no %s", strings.TrimPrefix(name, "../"), m)
			}
		}
	}
	planted := "see [x](nowhere.md) and `internal/nowhere` but not `go run ./cmd/plaza`\n```\n[y](no.md)\n```\n"
	if got := missing("x.md", planted); !slices.Equal(got, []string{"nowhere.md", "internal/nowhere"}) {
		t.Errorf("of the planted faults %q were found", got)
	}
}

// imports maps each package that the code imports to the files that do, blank
// imports aside.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if name := d.Name(); d.IsDir() && p != root && (name[0] == '.' || name == "testdata" || name == "public" || name == "node_modules") {
			return fs.SkipDir
		}
		if filepath.Ext(p) != ".go" {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, i := range f.Imports {
			if name := strings.Trim(i.Path.Value, `"`); i.Name == nil || i.Name.Name != "_" {
				out[name] = append(out[name], p)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// A module that is used without a row, or has a row and is not used.
func TestDependenciesHaveARow(t *testing.T) {
	var rows []string
	for _, m := range regexp.MustCompile(`(?m)^\| ([a-z]+\.[^ |]+) \|`).FindAllStringSubmatch(read(t, "decisions/0006-dependencies.md"), -1) {
		rows = append(rows, m[1])
	}
	used := map[string]bool{}
	for name := range imports(t) {
		if first, _, _ := strings.Cut(name, "/"); !strings.Contains(first, ".") {
			continue // standard library, or our own
		}
		row := slices.IndexFunc(rows, func(r string) bool { return name == r || strings.HasPrefix(name, r+"/") })
		if row < 0 {
			t.Errorf("%s is imported: docs/decisions/0006-dependencies.md has no row for its module", name)
			continue
		}
		used[rows[row]] = true
	}
	for _, r := range rows {
		if !used[r] {
			t.Errorf("docs/decisions/0006-dependencies.md has a row for %s, which nothing imports", r)
		}
	}
}

// docs/architecture.md names each package that others use. That it names no
// other is seen by the test of paths.
func TestPackagesAreNamed(t *testing.T) {
	text := read(t, "architecture.md")
	all := imports(t)
	for name := range all {
		short, ok := strings.CutPrefix(name, "plaza/internal/")
		if top, _, deep := strings.Cut(short, "/"); ok && !deep && !strings.Contains(text, "`internal/"+top+"`") {
			t.Errorf("docs/architecture.md does not name internal/%s", top)
		}
	}
}

// README.md names each command.
func TestCommandsAreNamed(t *testing.T) {
	text := read(t, "../README.md")
	files, err := filepath.Glob("../cmd/plaza/*.go")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, f := range files {
		for _, m := range regexp.MustCompile(`(?m)^\t+Use:\s+"([a-z]+)( [A-Z]+)?"`).FindAllStringSubmatch(read(t, f), -1) {
			if m[1] == "plaza" || strings.HasSuffix(f, "_test.go") {
				continue
			}
			own := regexp.MustCompile("\\| `plaza ([a-z]+ )?" + m[1] + m[2] + "( [a-z]+ [A-Z]+)?` \\|") // or a command of a group
			if n++; !own.MatchString(text) {
				t.Errorf("README.md does not name plaza %s%s", m[1], m[2])
			}
		}
	}
	if n < 3 {
		t.Errorf("only %d commands were found", n)
	}
}

// The mistake that README.md shows is made in a copy of the City's site, and
// answered as README.md says.
func TestReadmeShowsARealMessage(t *testing.T) {
	dir := t.TempDir()
	for _, part := range []string{"data", "content", "i18n"} {
		if err := os.CopyFS(filepath.Join(dir, part), os.DirFS(filepath.Join(root, part))); err != nil {
			t.Fatal(err)
		}
	}
	const record = "data/tools/clearview-ai.toml"
	name := filepath.Join(dir, record)
	text := read(t, name)
	wrong := strings.Replace(text, `"public-safety"`, `"public-saftey"`, 1)
	if wrong == text {
		t.Fatalf("%s no longer holds what README.md misspells", record)
	}
	if err := os.WriteFile(name, []byte(wrong), 0o644); err != nil {
		t.Fatal(err)
	}
	l, ds, err := build.Check(context.Background(), build.Options{Dir: dir, Today: schema.Date{Year: 2026, Month: 12, Day: 1}, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	ds = slices.DeleteFunc(ds, func(d diag.Diagnostic) bool { return d.File != record })
	var b bytes.Buffer
	diag.Print(&b, ds, diag.Style{Lines: func(p string, n int) string { return l.Files[p].Line(n) }})

	readme := read(t, "../README.md")
	block := regexp.MustCompile("(?s)\n```\n(" + regexp.QuoteMeta(record) + ":.*?)```\n")
	at := block.FindStringSubmatchIndex(readme)
	if at == nil {
		t.Fatal("README.md shows no message")
	}
	if diff := cmp.Diff(b.String(), readme[at[2]:at[3]]); diff != "" && !*update {
		t.Errorf("README.md shows another message (-printed +shown); run\n\tgo test ./docs -update\n%s", diff)
	}
	if *update {
		if err := os.WriteFile("../README.md", []byte(readme[:at[2]]+b.String()+readme[at[3]:]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
