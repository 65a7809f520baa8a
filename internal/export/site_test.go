package export_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"plaza/internal/build"
	"plaza/internal/diag"
	"plaza/internal/digest"
	"plaza/internal/schema"
)

// These tests read what a whole build puts out, so that they see what
// residents' programs see: two cities, and copies of them with faults and
// awkward texts planted.

const (
	repository = "../.."
	invented   = "../../test/othercity"
)

// copied returns a temporary copy of the sources of a site.
func copied(t *testing.T, dir string) string {
	t.Helper()
	to := t.TempDir()
	for _, folder := range []string{"content", "data", "i18n"} {
		if err := os.CopyFS(filepath.Join(to, folder), os.DirFS(filepath.Join(dir, folder))); err != nil {
			t.Fatal(err)
		}
	}
	if dir == invented { // it keeps no words that the repository has
		for _, name := range []string{"i18n/en.toml", "i18n/es.toml"} {
			change(t, to, name, func(string) string { return content(t, repository, name) })
		}
	}
	return to
}

func content(t *testing.T, dir, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// change rewrites a file of a site, which need not be there yet.
func change(t *testing.T, dir, name string, to func(string) string) {
	t.Helper()
	old, _ := os.ReadFile(filepath.Join(dir, name))
	if err := os.WriteFile(filepath.Join(dir, name), []byte(to(string(old))), 0o644); err != nil {
		t.Fatal(err)
	}
}

// shelf takes the files of a build.
type shelf struct {
	mu    sync.Mutex
	files map[string][]byte
}

func (s *shelf) Put(path string, b []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files[path] = bytes.Clone(b)
	return nil
}

// built returns everything a build of the site puts out.
func built(t *testing.T, dir string, opt build.Options) map[string][]byte {
	t.Helper()
	opt.Dir, opt.Now = dir, time.Now
	if opt.Today.IsZero() {
		opt.Today = schema.Date{Year: 2026, Month: 11, Day: 23}
	}
	l, err := build.Load(context.Background(), opt)
	if err != nil {
		t.Fatal(err)
	}
	out := &shelf{files: map[string][]byte{}}
	ds := l.Diags
	if !diag.HasErrors(ds) {
		made, err := l.Make(context.Background(), out)
		if err != nil {
			t.Fatal(err)
		}
		ds = made.Diags
	}
	if diag.HasErrors(ds) {
		var b strings.Builder
		diag.Print(&b, ds, diag.Style{})
		t.Fatal(b.String())
	}
	return out.files
}

// asIs returns what a build of a site puts out as the site stands. It is built
// once for all tests, which do not change it.
func asIs(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	return map[string]func(*testing.T) map[string][]byte{repository: own, invented: other}[dir](t)
}

var own, other = once(repository), once(invented)

func once(dir string) func(*testing.T) map[string][]byte {
	var first sync.Once
	var files map[string][]byte
	return func(t *testing.T) map[string][]byte {
		first.Do(func() { files = built(t, copied(t, dir), build.Options{}) })
		if files == nil {
			t.Fatal("the site could not be built")
		}
		return files
	}
}

// hashOf is what an overlay keeps of the source text.
func hashOf(text string) string { return digest.Text(text) }
