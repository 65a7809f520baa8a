package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestLineEndsChangeNoByte builds a site whose files were saved with other
// line ends, with or without the last one, and wants the bytes of the site as
// it is. With PLAZA_SLOW=1 it is the City's, and a release too.
func TestLineEndsChangeNoByte(t *testing.T) {
	city, flags := small, [][]string{nil}
	switch {
	case os.Getenv("PLAZA_SLOW") != "":
		city, flags = own, [][]string{nil, {"--release"}}
	case testing.Short():
		t.Skip("builds whole sites")
	}
	for _, more := range flags {
		var first string
		for _, tt := range []struct {
			name string
			turn func(b []byte) []byte
		}{
			{"as they are", func(b []byte) []byte { return b }},
			{"of Windows", ends("\r\n")},
			{"of Windows, turned twice", ends("\r\r\n")},
			{"of old computers", ends("\r")},
			{"without the last", func(b []byte) []byte { return bytes.TrimRight(b, "\n") }},
			{"with more of them", func(b []byte) []byte { return append(bytes.Clone(b), "\r\n\r\n"...) }},
		} {
			dir := filepath.Join(t.TempDir(), tt.name)
			shuffledSite(t, dir, city, 1)
			turnFiles(t, dir, tt.turn)
			args := append([]string{"build", "--site", dir, "--date", "2026-11-29"}, more...)
			if out, err := program(args...).CombinedOutput(); err != nil {
				t.Fatalf("%s: %v\n%s", tt.name, err, out)
			}
			sum := treeSum(t, filepath.Join(dir, "public"))
			if first == "" {
				first = sum
			} else if sum != first {
				t.Errorf("line ends %s: other bytes", tt.name)
			}
		}
	}
}

// TestFormatTurnsLineEnds formats a site of Windows: its records and
// translations have the line ends of Unix after it, their words are the same,
// and a second run finds nothing to do.
func TestFormatTurnsLineEnds(t *testing.T) {
	dir := t.TempDir()
	shuffledSite(t, dir, small, 1)
	if out, err := program("fmt", "--site", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	want := contents(t, dir)
	turnFiles(t, dir, ends("\r\n"))
	if out, err := program("fmt", "--check", "--site", dir).CombinedOutput(); err == nil {
		t.Errorf("line ends of Windows are taken for those of Unix: %s", out)
	}
	for range 2 {
		out, err := program("fmt", "--site", dir).CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		for name, is := range contents(t, dir) {
			if turned := strings.ReplaceAll(want[name], "\n", "\r\n"); is != want[name] && (is != turned || !strings.HasPrefix(name, "i18n") && name != "data/urls.lock" && name != "data/redirects.toml") {
				t.Fatalf("%s is now %.80q", name, is)
			}
		}
	}
	if out, err := program("fmt", "--check", "--site", dir).CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("a second run finds more: %v\n%s", err, out)
	}
}

func ends(with string) func(b []byte) []byte {
	return func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte(with)) }
}

func turnFiles(t *testing.T, dir string, turn func([]byte) []byte) {
	t.Helper()
	for name, text := range contents(t, dir) {
		if err := os.WriteFile(filepath.Join(dir, name), turn([]byte(text)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// contents reads every file below dir, by its path there.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(filepath.Join(dir, p))
		out[p] = string(b)
		return err
	})
	if err != nil || len(out) < 20 {
		t.Fatalf("%d files: %v", len(out), err)
	}
	return out
}
