package main

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestGuides does what the guides of docs/editing tell: their blocks are run
// in the order in which they stand, on a copy of the City's own site, so a
// guide cannot tell of what is not so. A block's first line says what it is:
//
//	toml FILE    the file is made with this content; csv and json do the same
//	diff FILE    lines with "-" are found in the file and become those with "+"
//	sh           each command is run and must end well
//	answers      what is typed when the last command before asks; "(Enter)" is
//	             the key alone
//	text         what the last command before prints must hold each of these
//	             lines, and the command may find mistakes
//	holds FILE   the file holds each of these lines, in this order
//
// Blocks without a word behind the marks are for people alone. The guides in
// other languages have the same blocks as the English ones, so what is run for
// one is run for all. Each check of the City's site takes a second, so only two
// guides are run without PLAZA_SLOW=1.
func TestGuides(t *testing.T) {
	if testing.Short() {
		t.Skip("checks the site many times")
	}
	repo, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	names, err := filepath.Glob("../../docs/editing/*.md")
	if err != nil || len(names) < 6 {
		t.Fatalf("the guides are %q (%v)", names, err)
	}
	dir, run := t.TempDir(), 0
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		script, err := scriptOf(string(b))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if script == "" {
			continue
		}
		run++
		if base := filepath.Base(name); os.Getenv("PLAZA_SLOW") == "" && base != "add-a-tool.md" && base != "messages.md" {
			continue
		}
		to := filepath.Join(dir, strings.TrimSuffix(filepath.Base(name), ".md")+".txt")
		if err := os.WriteFile(to, []byte(script), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if run < 7 {
		t.Errorf("only %d guides have something to run", run)
	}
	sameBlocks(t, names)
	testscript.Run(t, testscript.Params{
		Dir: dir,
		Setup: func(e *testscript.Env) error {
			e.Setenv("NO_COLOR", "1")
			e.Setenv("GOGC", "400")                     // no run lasts
			e.Setenv("SOURCE_DATE_EPOCH", "1801483200") // 2027-02-01, noon in Greenwich: after the day of the meeting in the guide
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"site":  func(ts *testscript.TestScript, _ bool, args []string) { copySite(ts, repo, args) },
			"edit":  edit,
			"tells": tells,
			"holds": holds,
		},
		RequireExplicitExec: true,
	})
}

// sameBlocks compares each translated guide with the English one.
func sameBlocks(t *testing.T, names []string) {
	t.Helper()
	for _, name := range names {
		translated := filepath.Join(filepath.Dir(name), "es", filepath.Base(name))
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		es, err := os.ReadFile(translated)
		if err != nil {
			t.Error(err)
			continue
		}
		want, err := scriptOf(string(b))
		if err != nil {
			continue // told already
		}
		if got, err := scriptOf(string(es)); err != nil || got != want {
			t.Errorf("%s does not do what %s does (%v):\n%s", translated, name, err, diff(want, got))
		}
	}
}

// diff shows the first line that differs.
func diff(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "- " + a[i] + "\n+ " + b[i]
		}
	}
	return fmt.Sprintf("%d lines and %d", len(a), len(b))
}

var quoted = regexp.MustCompile(`"([^"]*)"`)

var block = regexp.MustCompile("(?ms)^ *```([a-z]+)(?: ([^\n]+))?\n(.*?)^ *```$")

// scriptOf makes a testscript of a guide, "" of one with nothing to run.
func scriptOf(guide string) (string, error) {
	var script, files strings.Builder
	found := block.FindAllStringSubmatch(guide, -1)
	for i, m := range found {
		name := fmt.Sprintf("../block-%d", i)
		if m[1] == "answers" {
			m[3] = strings.ReplaceAll(m[3], "(Enter)", "")
		}
		fmt.Fprintf(&files, "-- block-%d --\n%s", i, m[3])
		switch m[1] {
		case "toml", "csv", "json":
			fmt.Fprintf(&script, "mkdir %s\ncp %s %s\n", path.Dir(m[2]), name, m[2])
		case "diff":
			fmt.Fprintf(&script, "edit %s %s\n", m[2], name)
		case "sh":
			next := func(n int, kind string) bool { return i+n < len(found) && found[i+n][1] == kind }
			asks := next(1, "answers")
			told := 1
			if asks {
				told = 2
			}
			lines := strings.Split(strings.TrimSpace(m[3]), "\n")
			for j, l := range lines {
				if !strings.HasPrefix(l, "plaza ") {
					return "", fmt.Errorf("%q is no command of plaza", l)
				}
				l = quoted.ReplaceAllString(l, "'$1'") // as testscript quotes
				last := j == len(lines)-1
				if last && asks {
					fmt.Fprintf(&script, "stdin ../block-%d\n", i+1)
				}
				if last && next(told, "text") {
					fmt.Fprintf(&script, "tells ../block-%d %s\n", i+told, l)
				} else {
					fmt.Fprintf(&script, "exec %s\n", l)
				}
			}
		case "text":
			if i == 0 || found[i-1][1] != "sh" && found[i-1][1] != "answers" {
				return "", fmt.Errorf("nothing is run before %q", m[3])
			}
		case "answers":
			if i == 0 || found[i-1][1] != "sh" {
				return "", fmt.Errorf("nobody asks for %q", m[3])
			}
		case "holds":
			fmt.Fprintf(&script, "holds ../block-%d %s\n", i, m[2])
		default:
			return "", fmt.Errorf("a block is of kind %q", m[1])
		}
	}
	if script.Len() == 0 {
		return "", nil
	}
	return "site city\ncd city\n" + script.String() + "\n" + files.String(), nil
}

// edit FILE BLOCK: each run of "-" lines becomes the "+" lines that follow.
func edit(ts *testscript.TestScript, _ bool, args []string) {
	text := ts.ReadFile(args[0])
	var before, after strings.Builder
	for l := range strings.Lines(ts.ReadFile(args[1])) {
		mark, rest := l[0], l[1:]
		if l == "\n" {
			mark, rest = ' ', "\n"
		}
		if mark != '+' {
			before.WriteString(rest)
		}
		if mark != '-' {
			after.WriteString(rest)
		}
	}
	if n := strings.Count("\n"+text, "\n"+before.String()); n != 1 {
		ts.Fatalf("%s holds %d times:\n%s", args[0], n, before.String())
	}
	out := strings.Replace("\n"+text, "\n"+before.String(), "\n"+after.String(), 1)[1:]
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(out), 0o644))
}

// tells BLOCK COMMAND...: what the command prints holds each line of BLOCK.
func tells(ts *testscript.TestScript, _ bool, args []string) {
	_ = ts.Exec(args[1], args[2:]...) // it may find mistakes: that is what the guide is about
	got := ts.ReadFile("stdout") + ts.ReadFile("stderr")
	for l := range strings.Lines(ts.ReadFile(args[0])) {
		if want := strings.TrimRight(l, "\n"); !strings.Contains(got, want) {
			ts.Fatalf("%v does not tell %q, but:\n%s", args[1:], want, got)
		}
	}
}

// holds BLOCK FILE: the file holds each line of the block, in its order.
func holds(ts *testscript.TestScript, _ bool, args []string) {
	text := ts.ReadFile(args[1])
	rest := "\n" + text
	for l := range strings.Lines(ts.ReadFile(args[0])) {
		_, after, ok := strings.Cut(rest, "\n"+strings.TrimRight(l, "\n")+"\n")
		if !ok {
			ts.Fatalf("%s does not hold, after what stands before it, %q:\n%s", args[1], l, text)
		}
		rest = "\n" + after
	}
}

// The runner must see a guide that is wrong.
func TestGuidesCanFail(t *testing.T) {
	for _, guide := range []string{"```sh\nrm -rf /\n```\n", "```text\nx\n```\n", "```python\nx\n```\n", "```answers\nx\n```\n"} {
		if s, err := scriptOf(guide); err == nil {
			t.Errorf("%q became\n%s", guide, s)
		}
	}
	s, err := scriptOf("a\n```diff data/x.toml\n-a\n+b\n```\n```sh\nplaza check\n```\n```text\nwrong\n```\n")
	if err != nil || !strings.Contains(s, "edit data/x.toml ../block-0\ntells ../block-2 plaza check\n") {
		t.Errorf("%v:\n%s", err, s)
	}
}
