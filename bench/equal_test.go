package main

import (
	"cmp"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"plaza/bench/synth"
	"plaza/internal/build"
)

// alone are the pages that Hugo does not make, in each language. README.md
// says why.
var alone = []string{"numbers.html"}

// Both programs write the same site, or the ratios mean nothing. A change of
// Plaza's pages that Hugo's layouts did not follow shows here, on a machine
// that has Hugo.
func TestHugoSaysTheSame(t *testing.T) {
	hugo, err := exec.LookPath(cmp.Or(os.Getenv("PLAZA_HUGO"), "hugo"))
	if err != nil {
		t.Skipf("compares the site with Hugo's, which is not here; PLAZA_HUGO names the program: %v", err)
	}
	dir := t.TempDir()
	if err := writeSites(20, 1, dir); err != nil {
		t.Fatal(err)
	}
	plaza, other := filepath.Join(dir, "plaza-built"), filepath.Join(dir, "hugo-built")
	buildPlaza(t, filepath.Join(dir, "plaza"), plaza)
	if out, err := exec.Command(hugo, "--minify", "--quiet", "--source", filepath.Join(dir, "hugo"), "--destination", other).CombinedOutput(); err != nil {
		t.Fatalf("Hugo: %v\n%s", err, out)
	}
	l, err := compare(plaza, other)
	if err != nil {
		t.Fatal(err)
	}
	if l.Both != l.PagesB || l.Same != l.Both || l.Both < 300 {
		t.Errorf("of Plaza's %d and Hugo's %d pages %d are at one address, and %d of those say the same:", l.PagesA, l.PagesB, l.Both, l.Same)
		for _, odd := range l.Odd {
			t.Log(odd)
		}
	}
	if !l.alike() {
		t.Errorf("HTML: %.3f times Hugo's bytes", l.bytes())
	}
	for _, name := range l.Alone {
		if !slices.Contains(alone, strings.TrimPrefix(name, "es/")) {
			t.Errorf("only Plaza makes %s", name)
		}
	}
}

// buildPlaza builds a site on the day on which its register was invented.
func buildPlaza(t *testing.T, site, out string) {
	t.Helper()
	day, err := time.Parse(time.DateOnly, synth.Today)
	if err != nil {
		t.Fatal(err)
	}
	opt := build.Options{Dir: site, Now: func() time.Time { return day.Add(18 * time.Hour) }} // around noon in the city
	if _, _, err := build.Publish(t.Context(), opt, out); err != nil {
		t.Fatal(err)
	}
}
