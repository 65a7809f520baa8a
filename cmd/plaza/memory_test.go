package main

import (
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"testing"
)

// What a build of the City's site may take of memory, in MB: twice what it took
// when the bound was set (57, a release 119). It is no goal, but what shows a
// leak, or a loop that does not end, before a machine dies of it. Raise it when
// the register has grown, not when a change made it necessary.
const (
	mostOfBuild   = 120
	mostOfRelease = 240
)

// TestMemory builds the City's own site within these bounds; a release with
// PLAZA_SLOW=1.
func TestMemory(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the peak is read from /proc")
	}
	if testing.Short() {
		t.Skip("builds the City's site")
	}
	repo, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "site")
	shuffledSite(t, dir, own, 1)
	peak(t, mostOfBuild, "build", "--site", dir)
	peak(t, mostOfBuild, "check", "--site", dir)
	if os.Getenv("PLAZA_SLOW") != "" { // what is packed here, the next release of the repository need not pack again
		peak(t, mostOfRelease, "build", "--release", "--site", repo, "--out", filepath.Join(t.TempDir(), "public"))
	}
}

var highest = regexp.MustCompile(`VmHWM:\s+(\d+) kB`)

// peak runs the program and holds it to a bound, in MB.
func peak(t *testing.T, most int, args ...string) {
	t.Helper()
	cmd := program(append(slices.Clone(args), "--date", "2026-11-29", "--jobs", "2")...)
	cmd.Env = append(cmd.Env, asksMemory+"=1", "GOGC=100", "GOMAXPROCS=2")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%q: %v\n%.4000s", args, err, out)
	}
	told := highest.FindSubmatch(out)
	if told == nil {
		t.Fatalf("%q: it says no peak:\n%s", args, out)
	}
	kb, _ := strconv.Atoi(string(told[1]))
	if mb := kb >> 10; mb > most {
		t.Errorf("%q took %d MB, more than %d", args, mb, most)
	} else {
		t.Logf("%q took %d MB of %d", args, mb, most)
	}
}
