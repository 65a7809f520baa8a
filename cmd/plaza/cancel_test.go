package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"plaza/bench/synth"
)

// TestSignalInEachStage sends SIGTERM in the middle of each stage of a build. The
// program ends by itself and begins no unit of work more, says where it was and
// that the site is unchanged, and so it is. A build afterwards leaves nothing
// beside it.
//
// A small site; with PLAZA_SLOW=1 one of 2,000 tools, and the stages of a release
// that come before it packs what takes minutes.
func TestSignalInEachStage(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the program again and again")
	}
	dir := filepath.Join(t.TempDir(), "site")
	if os.Getenv("PLAZA_SLOW") != "" {
		large(t, dir, 2_000)
	} else {
		shuffledSite(t, dir, small, 1)
	}
	commitAll(t, dir)
	addPage(t, dir, "one")
	commitAll(t, dir)
	public := filepath.Join(dir, "public")
	flags := []string{"build", "--site", dir, "--date", "2026-11-29", "--jobs", "2"}
	stages := stagesOf(t, flags...)
	for _, must := range []string{"reading files", "checking files", "linking records", "reading the history", "planning pages", "drawing cards",
		"writing data files", "rendering pages", "writing redirects", "packing the archive", "verifying links", "publishing"} {
		if !slices.Contains(stages, must) {
			t.Errorf("a build has no stage %q: %q", must, stages)
		}
	}
	was := treeSum(t, public)
	addPage(t, dir, "two") // what a canceled build would publish differs
	lock, err := os.ReadFile(filepath.Join(dir, "data", "urls.lock"))
	if err != nil {
		t.Fatal(err)
	}
	try := func(stage string, args []string) {
		t.Helper()
		signalIn(t, stage, args)
		if treeSum(t, public) != was {
			t.Fatalf("%s: the site has changed", stage)
		}
		if now, err := os.ReadFile(filepath.Join(dir, "data", "urls.lock")); err != nil || string(now) != string(lock) {
			t.Fatalf("%s: data/urls.lock has changed: %v", stage, err)
		}
	}
	for _, stage := range stages {
		try(stage, flags)
	}
	if os.Getenv("PLAZA_SLOW") != "" {
		for _, stage := range []string{"binding books", "writing data files"} {
			try(stage, append(slices.Clone(flags), "--release"))
		}
	}
	if out, err := program(flags...).CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	if treeSum(t, public) == was {
		t.Error("the last build published nothing, so the others proved nothing")
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".public.*")); len(left) > 0 {
		t.Errorf("left beside the site: %q", left)
	}
}

// TestSignalInOtherCommands does the same where they do what no build does.
func TestSignalInOtherCommands(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the program again and again")
	}
	dir := filepath.Join(t.TempDir(), "site")
	shuffledSite(t, dir, small, 1)
	commitAll(t, dir)
	addPage(t, dir, "one")
	for stage, args := range map[string][]string{
		"verifying links":   {"check", "--site", dir, "--date", "2026-11-29", "--jobs", "2"},
		"comparing pages":   {"diff", "HEAD", "--site", dir, "--date", "2026-11-29", "--jobs", "2"},
		"comparing records": {"diff", "HEAD", "--site", dir, "--date", "2026-11-29", "--jobs", "2"},
		"linking records":   {"remind", "--site", dir, "--date", "2026-11-29", "--jobs", "2"},
	} {
		signalIn(t, stage, args)
	}
}

var since = regexp.MustCompile(`units begun since: (\d+), after (\S+)`)

// signalIn runs the program and has it get SIGTERM in the middle of a stage.
func signalIn(t *testing.T, stage string, args []string) {
	t.Helper()
	cmd := program(args...)
	cmd.Env = append(cmd.Env, asksSignal+"="+stage)
	out, err := cmd.CombinedOutput()
	var ended *exec.ExitError
	if !errors.As(err, &ended) || ended.ExitCode() != 143 {
		t.Fatalf("%s: %v, want exit code 143\n%s", stage, err, out)
	}
	if !strings.Contains(string(out), "plaza: canceled while "+stage) || !strings.Contains(string(out), "the published site is unchanged") {
		t.Errorf("%s: it says\n%s", stage, out)
	}
	told := since.FindStringSubmatch(string(out))
	if told == nil {
		t.Fatalf("%s: it says\n%s", stage, out)
	}
	// The other goroutine may have looked just before the signal came.
	if n, _ := strconv.Atoi(told[1]); n > 1 {
		t.Errorf("%s: %d units of work were begun after the signal", stage, n)
	}
	t.Logf("%s: %s", stage, told[2])
}

// The second signal does not wait for what the first one began.
func TestSecondSignal(t *testing.T) {
	cmd := program()
	cmd.Env = append(cmd.Env, asksTwice+"=1")
	out, err := cmd.CombinedOutput()
	var ended *exec.ExitError
	if !errors.As(err, &ended) {
		t.Fatalf("%v\n%s", err, out)
	}
	if s := ended.Sys().(syscall.WaitStatus); !s.Signaled() || s.Signal() != syscall.SIGTERM {
		t.Errorf("%v, want it ended by the signal\n%s", err, out)
	}
}

// A command that does not look is left behind.
func TestLateCommand(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(&signaled{syscall.SIGINT})
	never := make(chan struct{})
	defer close(never)
	err := inTime(ctx, 0, func() error { <-never; return nil })
	if !errors.Is(err, errLate) {
		t.Errorf("it ended with %v", err)
	}
	if code := signalCode(ctx); code != 130 {
		t.Errorf("exit code %d, want 130", code)
	}
	if says := canceled(err, nil); !strings.Contains(says, "whole") {
		t.Errorf("it says %q", says)
	}
}

// stagesOf runs a command to its end and returns the stages it went through.
func stagesOf(t *testing.T, args ...string) []string {
	t.Helper()
	cmd := program(args...)
	cmd.Env = append(cmd.Env, asksStages+"=1")
	out, err := cmd.CombinedOutput()
	_, list, ok := strings.Cut(string(out), "stages: ")
	if err != nil || !ok {
		t.Fatalf("%v\n%s", err, out)
	}
	stages := strings.Split(strings.TrimSpace(list), ", ")
	slices.Sort(stages)
	return slices.Compact(stages)
}

// large makes a site of so many tools.
func large(t *testing.T, dir string, tools int) {
	t.Helper()
	w, err := synth.NewPlaza(dir, filepath.Join("..", "..", "i18n"))
	if err != nil {
		t.Fatal(err)
	}
	if err := synth.Generate(tools, 1, w.Put); err != nil {
		t.Fatal(err)
	}
}

// addPage adds a page to the site, which changes its menu and its addresses.
func addPage(t *testing.T, dir, id string) {
	t.Helper()
	text := "+++\ntitle = \"Page " + id + "\"\nsummary = \"Some words.\"\norder = 90\nmenu = \"foot\"\n+++\n\nWords.\n"
	if err := os.WriteFile(filepath.Join(dir, "content", "pages", id+".md"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// commitAll lets a repository remember the site's files.
func commitAll(t *testing.T, dir string) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("there is no git here")
	}
	for _, args := range [][]string{{"init", "-q"}, {"add", "data", "content", "i18n"}, {"-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "A step"}} {
		cmd := exec.Command("git", append([]string{"-C", dir}, args...)...)
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
}
