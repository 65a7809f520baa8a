package synth_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"plaza/bench/synth"
	"plaza/internal/build"
	"plaza/internal/diag"
)

const words = "../../i18n"

// write puts a register into a folder and returns the folder.
func write(t *testing.T, tools int, seed uint64) string {
	t.Helper()
	dir := t.TempDir()
	w, err := synth.NewPlaza(dir, words)
	if err != nil {
		t.Fatal(err)
	}
	if err := synth.Generate(tools, seed, w.Put); err != nil {
		t.Fatal(err)
	}
	return dir
}

// sum is one digest over names and contents of all files.
func sum(t *testing.T, dir string) string {
	t.Helper()
	h := sha256.New()
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(file)
		fmt.Fprintf(h, "%s %d\n%s", strings.TrimPrefix(file, dir), len(b), b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}

func TestOneSeedOneSite(t *testing.T) {
	first := sum(t, write(t, 30, 1))
	if again := sum(t, write(t, 30, 1)); again != first {
		t.Error("the same seed made another site")
	}
	if other := sum(t, write(t, 30, 2)); other == first {
		t.Error("another seed made the same site")
	}
}

// A site with findings would be measured for what it is not: a sound register.
func TestSiteIsSound(t *testing.T) {
	dir := write(t, 20, 1)
	now := func() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) }
	l, found, err := build.Check(context.Background(), build.Options{Dir: dir, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	// Invented words make no plain language.
	found = slices.DeleteFunc(found, func(d diag.Diagnostic) bool { return strings.HasPrefix(d.Code, "text/") })
	if len(found) > 0 {
		var b bytes.Buffer
		diag.Print(&b, found[:min(len(found), 5)], diag.Style{})
		t.Fatalf("%s, such as:\n%s", diag.Tally(found), b.String())
	}
	o := build.Survey(l.Site)
	es := o.Translations[0]
	if es.Current != es.Texts || es.Texts < 800 {
		t.Errorf("of %d texts %d are translated and current; all of at least 800 should be", es.Texts, es.Current)
	}
	if o.Open < 60 {
		t.Errorf("%d questions are open, too few for a register like the real one", o.Open)
	}
}

// What is measured stands or falls with how long the texts are.
func TestTextsAreAsLongAsRealOnes(t *testing.T) {
	real, invented := average(t, "../../data/tools"), average(t, filepath.Join(write(t, 100, 1), "data", "tools"))
	if ratio := invented / real; ratio < 0.8 || ratio > 2 {
		t.Errorf("an invented tool has %.0f bytes, a real one %.0f: the ratio %.2f is not within 0.8 and 2", invented, real, ratio)
	}
}

// average is the mean size of a record with its translation.
func average(t *testing.T, dir string) float64 {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.toml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no records in %s: %v", dir, err)
	}
	total, records := 0, 0
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		total += len(b)
		if !strings.HasSuffix(f, ".es.toml") {
			records++
		}
	}
	return float64(total) / float64(records)
}
