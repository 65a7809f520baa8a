package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		os.Exit(watched())
	}
	testscript.Main(m, map[string]func(){
		"plaza": func() { os.Exit(run(context.Background(), os.Args[1:], stdio())) },
	})
}

// asProgram makes the test binary behave as the program, for tests that need
// a process of their own.
const asProgram = "PLAZA_AS_PROGRAM"

// TestScripts runs the program as people do. Each script is named after what
// it shows. $REPO is the repository; "site" copies the City's own site here.
func TestScripts(t *testing.T) {
	repo, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("REPO", repo)
			e.Setenv("NO_COLOR", "1")
			e.Setenv("GOGC", "400") // no run lasts
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":   exits,
			"small":   func(ts *testscript.TestScript, _ bool, args []string) { smallSite(ts, repo, args) },
			"site":    func(ts *testscript.TestScript, _ bool, args []string) { copySite(ts, repo, args) },
			"change":  change,
			"prepend": prepend,
		},
		// [slow]: with PLAZA_SLOW=1.
		Condition: func(cond string) (bool, error) {
			if cond != "slow" {
				return false, fmt.Errorf("no such condition: %s", cond)
			}
			return os.Getenv("PLAZA_SLOW") != "", nil
		},
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       os.Getenv("UPDATE") != "",
	})
}

// exits CODE COMMAND...: the command ends with this exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	if err != nil {
		if _, err := fmt.Sscanf(err.Error(), "exit status %d", &got); err != nil {
			ts.Fatalf("%v did not run", args[1:])
		}
	}
	if (got == want) == neg {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// site DIR: a copy of the repository's site in DIR.
func copySite(ts *testscript.TestScript, repo string, args []string) {
	dir := ts.MkAbs(args[0])
	for _, part := range []string{"data", "content", "i18n"} {
		ts.Check(os.CopyFS(filepath.Join(dir, part), os.DirFS(filepath.Join(repo, part))))
	}
}

// small DIR: a small made-up site in DIR, with the repository's words.
func smallSite(ts *testscript.TestScript, repo string, args []string) {
	dir := ts.MkAbs(args[0])
	ts.Check(os.CopyFS(dir, os.DirFS(filepath.Join(repo, "test", "mistakes", "base"))))
	ts.Check(os.CopyFS(filepath.Join(dir, "i18n"), os.DirFS(filepath.Join(repo, "i18n"))))
}

// change FILE OLD NEW: replaces text in a file; it must be there.
func change(ts *testscript.TestScript, _ bool, args []string) {
	name := ts.MkAbs(args[0])
	b, err := os.ReadFile(name)
	ts.Check(err)
	if !strings.Contains(string(b), args[1]) {
		ts.Fatalf("%s does not hold %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(name, []byte(strings.Replace(string(b), args[1], args[2], 1)), 0o644))
}

// prepend FILE FROM: puts the text of FROM before that of FILE.
func prepend(ts *testscript.TestScript, _ bool, args []string) {
	name := ts.MkAbs(args[0])
	b, err := os.ReadFile(name)
	ts.Check(err)
	ts.Check(os.WriteFile(name, append([]byte(ts.ReadFile(args[1])), b...), 0o644))
}
