// Package sitetest gives tests whole sites, in memory, as net/http/httptest
// gives them servers.
//
// There are three towns: the City itself, a small invented one in whose site
// mistakes are planted (test/mistakes/base), and another invented city with
// other languages (test/othercity). A test that reads a site as it stands asks
// for it ready made:
//
//	s := sitetest.City.Site(t)
//	s.Says(t, "es/heard.html", "Se cambió algo")
//
// Such a site is built once for all tests of a process, which do not change
// it. A test that wants another state takes the sources, which are its own,
// changes them, and builds:
//
//	src := sitetest.Small.Sources(t)
//	src.Put("data/terms/robot.toml", "...")
//	s := src.Build(t, build.Options{})
//
// What was not changed is not read again. All is done that the program does,
// but for reading from a folder and publishing into one. A site with an error
// ends its test.
//
// Tests that read a whole site stand in package whole, so that one process
// builds it for all of them.
package sitetest

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"testing"

	"plaza/internal/build"
	"plaza/internal/schema"
	"plaza/internal/source"
)

// A process of tests lives for seconds, so it may keep more than it needs.
var _ = debug.SetGCPercent(400)

// Today is the day on which sites are built if a test names none.
var Today = schema.Date{Year: 2026, Month: 11, Day: 29}

// A Town is where sources come from.
type Town struct {
	name   string
	folder string // of the repository
	real   bool   // its examples are made real records

	read   func() (map[string]*source.File, error)
	site   func() (*Site, error)
	public func() (*Site, error)

	mu       sync.Mutex
	memories []*build.Memory // which nobody uses now
}

// The towns. RealCity is the City with each example made a real record: so it
// can be seen that what must not count examples does count.
var (
	City     = town("city", "", false)
	RealCity = town("real-city", "", true)
	Small    = town("small", "test/mistakes/base", false)
	Other    = town("othercity", "test/othercity", false)
)

func town(name, folder string, real bool) *Town {
	w := &Town{name: name, folder: folder, real: real}
	w.read = sync.OnceValues(w.files)
	ready := func(opt build.Options) func() (*Site, error) {
		return sync.OnceValues(func() (*Site, error) {
			files, err := w.read()
			if err != nil {
				return nil, err
			}
			return (&Sources{w, files}).build(opt)
		})
	}
	w.site, w.public = ready(build.Options{}), ready(build.Options{Release: true, NoTwins: true})
	return w
}

func (w *Town) String() string { return w.name }

// Site returns the town's site as it stands, with its examples.
func (w *Town) Site(t testing.TB) *Site {
	t.Helper()
	return must(w.site())(t)
}

// Release returns the town's site as it is published, without examples. It
// has no compressed twins.
func (w *Town) Release(t testing.TB) *Site {
	t.Helper()
	return must(w.public())(t)
}

// Sources are the files of a site. They belong to one test.
type Sources struct {
	town  *Town
	files map[string]*source.File
}

// Sources returns the files of the town's site.
func (w *Town) Sources(t testing.TB) *Sources {
	t.Helper()
	return &Sources{w, maps.Clone(must(w.read())(t))}
}

// Text returns a file, which must be there.
func (s *Sources) Text(t testing.TB, name string) string {
	t.Helper()
	f := s.files[name]
	if f == nil {
		t.Fatalf("the site has no %s", name)
	}
	return string(f.Bytes)
}

// Names lists the files, in order.
func (s *Sources) Names() []string { return slices.Sorted(maps.Keys(s.files)) }

// Put adds a file, or puts a text in its place.
func (s *Sources) Put(name, text string) { s.files[name] = source.New(name, []byte(text)) }

// Remove takes files out, which must be there.
func (s *Sources) Remove(t testing.TB, names ...string) {
	t.Helper()
	for _, name := range names {
		s.Text(t, name)
		delete(s.files, name)
	}
}

// Change puts new in the place of old, which must stand in the file once.
func (s *Sources) Change(t testing.TB, name, old, new string) {
	t.Helper()
	text := s.Text(t, name)
	if n := strings.Count(text, old); n != 1 {
		t.Fatalf("%s holds %q %d times, not once", name, old, n)
	}
	s.Put(name, strings.Replace(text, old, new, 1))
}

// Folder lays the files out in a folder of the test's own.
func (s *Sources) Folder(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	for name, f := range s.files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Bytes, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// example is the line that says that a record was made up.
var example = regexp.MustCompile(`(?m)^example *= true\n`)

// files reads the sources. A town has the repository's words in the languages
// for which it keeps none itself.
func (w *Town) files() (map[string]*source.File, error) {
	files, marked := map[string]*source.File{}, 0
	for _, dir := range []string{w.folder, ""} {
		tree := os.DirFS(filepath.Join(root(), dir))
		for _, part := range []string{"data", "content", "i18n"} {
			if dir != w.folder && part != "i18n" {
				continue
			}
			err := fs.WalkDir(tree, part, func(p string, d fs.DirEntry, err error) error {
				if os.IsNotExist(err) && part == "i18n" {
					return nil
				}
				if err != nil || d.IsDir() || files[p] != nil {
					return err
				}
				b, err := fs.ReadFile(tree, p)
				if w.real && example.Match(b) {
					b, marked = example.ReplaceAll(b, nil), marked+1
				}
				files[p] = source.New(p, b)
				return err
			})
			if err != nil {
				return nil, err
			}
		}
	}
	if w.real && marked < 20 {
		return nil, fmt.Errorf("only %d examples were made real", marked)
	}
	return files, nil
}

// root returns the repository's folder, above that of the package whose tests
// run.
func root() string {
	for dir := "."; len(dir) < 100; dir = filepath.Join("..", dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
	}
	panic("sitetest: the tests do not run inside the repository")
}

// must ends the test if something failed.
func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}
