package publish

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

var errUnsupported = errors.ErrUnsupported

func TestPublish(t *testing.T) {
	for name, system := range systems() {
		t.Run(name, func(t *testing.T) {
			dir, opt := filepath.Join(t.TempDir(), "public"), Options{FS: system}
			steps := []struct {
				site tree
				want Result
			}{
				{tree{"index.html": "one", "a/b/c.html": "sea", "a/d.html": "dee"}, Result{Written: 3, BytesWritten: 9, Switched: true}},
				{tree{"index.html": "one", "a/b/c.html": "sea", "a/d.html": "dee"}, Result{Unchanged: 3}},
				{tree{"index.html": "two", "a/b/c.html": "sea", "a/d.html": "dee"}, Result{Written: 1, Unchanged: 2, BytesWritten: 3, Switched: true}},
				{tree{"index.html": "two", "a/d.html": "dee"}, Result{Unchanged: 2, Removed: 1, Switched: true}},
				{tree{"index.html": "two", "a": "now a file"}, Result{Written: 1, Unchanged: 1, Removed: 1, BytesWritten: 10, Switched: true}},
				{tree{"index.html": "two", "a/b": "a folder again"}, Result{Written: 1, Unchanged: 1, Removed: 1, BytesWritten: 14, Switched: true}},
				{tree{"index.html": "", "a/b": "a folder again"}, Result{Written: 1, Unchanged: 1, Switched: true}},
				{tree{"index.html": "", "A/b": "a folder again"}, Result{Written: 1, Unchanged: 1, Removed: 1, BytesWritten: 14, Switched: true}},
			}
			for i, step := range steps {
				res, err := publishTree(dir, step.site, opt)
				if err != nil || res != step.want {
					t.Fatalf("step %d: got %+v, %v; want %+v", i, res, err, step.want)
				}
				wantTree(t, dir, step.site)
				wantClean(t, dir)
			}
		})
	}
}

// Law 2 and law 3: what did not change is the same file, and if nothing did,
// the folder is the same folder.
func TestUnchangedStaysTheSameFile(t *testing.T) {
	for name, system := range systems() {
		t.Run(name, func(t *testing.T) {
			dir, opt := filepath.Join(t.TempDir(), "public"), Options{FS: system}
			mustPublish(t, dir, tree{"same.html": "same", "x/other.html": "before"}, opt)
			long := time.Date(2020, 2, 2, 2, 2, 2, 0, time.UTC)
			for _, f := range []string{"same.html", "x/other.html"} {
				if err := os.Chtimes(filepath.Join(dir, f), long, long); err != nil {
					t.Fatal(err)
				}
			}
			was := lstat(t, dir, "same.html")
			root := lstat(t, dir, ".")

			mustPublish(t, dir, tree{"same.html": "same", "x/other.html": "before"}, opt)
			if !os.SameFile(root, lstat(t, dir, ".")) {
				t.Error("nothing changed, but the folder is another one")
			}
			mustPublish(t, dir, tree{"same.html": "same", "x/other.html": "behind"}, opt)
			if now := lstat(t, dir, "same.html"); !os.SameFile(was, now) || !now.ModTime().Equal(long) {
				t.Error("an unchanged file was written again")
			}
			if lstat(t, dir, "x/other.html").ModTime().Equal(long) {
				t.Error("a file changed in place: same length, other bytes, old time")
			}
			if os.SameFile(root, lstat(t, dir, ".")) {
				t.Error("a site changed, but its folder is the same one: it was not switched")
			}
		})
	}
}

func lstat(t *testing.T, dir, name string) os.FileInfo {
	t.Helper()
	info, err := os.Lstat(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return info
}

// A difference that no Put shows is a difference all the same.
func TestForeignThingsAreCleared(t *testing.T) {
	site := tree{"index.html": "home", "a/page.html": "page"}
	for name, plant := range map[string]func(dir string) error{
		"file":   func(d string) error { return os.WriteFile(d+"/stray.html", nil, 0o644) },
		"folder": func(d string) error { return os.MkdirAll(d+"/a/empty/er", 0o755) },
		"link":   func(d string) error { return os.Symlink("index.html", d+"/link.html") },
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			mustPublish(t, dir, site, Options{})
			if err := plant(dir); err != nil {
				t.Fatal(err)
			}
			if res := mustPublish(t, dir, site, Options{}); !res.Switched || res.Written != 0 {
				t.Errorf("got %+v, want a switch without a written file", res)
			}
			wantTree(t, dir, site)
		})
	}
}

func TestPutFromManyGoroutines(t *testing.T) {
	dir := filepath.Join(inMemory(t), "public")
	for n := range 4 {
		s, err := Open(dir, Options{FS: unsynced{OS()}})
		if err != nil {
			t.Fatal(err)
		}
		site := generation(n)
		var wg sync.WaitGroup
		for name, text := range site {
			wg.Go(func() {
				b := []byte(text)
				if err := s.Put(name, b); err != nil {
					t.Error(err)
				}
				clear(b) // Put must not have kept it
			})
		}
		wg.Wait()
		if _, err := s.Commit(); err != nil {
			t.Fatal(err)
		}
		wantTree(t, dir, site)
		wantClean(t, dir)
	}
}

// Law 8.
func TestCommitRefuses(t *testing.T) {
	old := tree{"index.html": "old", "mark": "", ".gitignore": "*"}
	for name, c := range map[string]struct {
		put  []string
		want string
	}{
		"nothing put":       {nil, "no file was put"},
		"failed put":        {[]string{"mark", ".gitignore", "../x"}, "cannot be published"},
		"put twice":         {[]string{"mark", ".gitignore", "x", "x"}, `path "x" is put twice`},
		"no sign":           {[]string{"x", ".gitignore"}, `no "mark" at its top`},
		"no kept file":      {[]string{"x", "mark"}, `no ".gitignore" at its top`},
		"sign in a folder":  {[]string{"x/mark", ".gitignore"}, `no "mark" at its top`},
		"sign is a folder":  {[]string{"mark/x", ".gitignore"}, `no "mark" at its top`},
		"sign in capitals":  {[]string{"Mark", ".gitignore"}, `no "mark" at its top`},
		"folder named file": {[]string{"mark", ".gitignore", "a", "a/b"}, "needs a folder there"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			mustPublish(t, dir, old, Options{})
			s, err := Open(dir, Options{Sign: "mark", Keep: []string{".gitignore"}})
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range c.put {
				s.Put(p, []byte("new"))
			}
			if _, err := s.Commit(); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want an error with %q", err, c.want)
			}
			wantTree(t, dir, old)
			wantClean(t, dir)
		})
	}
}

func TestEndedStage(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	s, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(s.Put("a", nil), s.Abort(), s.Abort()); err != nil {
		t.Fatal(err)
	}
	if err := s.Put("b", nil); !errors.Is(err, errClosed) {
		t.Errorf("Put after Abort: %v", err)
	}
	if _, err := s.Commit(); !errors.Is(err, errClosed) {
		t.Errorf("Commit after Abort: %v", err)
	}
	if got := snapshot(t, dir); got != nil {
		t.Errorf("an aborted first site is visible: %v", got)
	}
	wantClean(t, dir)
}

// Law 7.
func TestLock(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	s, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Put("mine", nil); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir, Options{}); !errors.Is(err, ErrLocked) {
		t.Errorf("second Open: %v", err)
	}
	if _, err := s.Commit(); err != nil {
		t.Errorf("the refused Open harmed the first: %v", err)
	}
	wantTree(t, dir, tree{"mine": ""})
	mustPublish(t, dir, tree{"next": ""}, Options{})
	wantClean(t, dir)
}

func TestLockIsTakenByOneOfMany(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	var holders, most, taken int
	var mu sync.Mutex
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 200 {
				release, err := OS().Lock(path)
				if errors.Is(err, ErrLocked) {
					continue
				}
				if err != nil {
					t.Error(err)
					return
				}
				mu.Lock()
				holders, taken = holders+1, taken+1
				most = max(most, holders)
				mu.Unlock()
				mu.Lock()
				holders--
				mu.Unlock()
				if err := release(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if most != 1 || taken == 0 {
		t.Errorf("%d holders at once, taken %d times", most, taken)
	}
}

func TestOpenRefuses(t *testing.T) {
	top := t.TempDir()
	plain := filepath.Join(top, "plain")
	if err := os.WriteFile(plain, []byte("work"), 0o644); err != nil {
		t.Fatal(err)
	}
	work := filepath.Join(top, "work")
	if err := errors.Join(os.Mkdir(work, 0o755), os.WriteFile(work+"/.gitignore", nil, 0o644)); err != nil {
		t.Fatal(err)
	}
	opt := Options{Sign: "site.json", Keep: []string{".gitignore"}}
	if s, err := Open(work, opt); err != nil {
		t.Errorf("a fresh clone is refused: %v", err)
	} else if err := s.Abort(); err != nil {
		t.Error(err)
	}
	if err := os.WriteFile(work+"/thesis.txt", nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for dir, want := range map[string]string{
		plain:                     "not a directory",
		"/":                       "a whole disk",
		top + "/no/such/parent":   "no such file",
		work:                      `it holds "thesis.txt" but no "site.json"`,
		filepath.Join(work, ".."): `it holds "plain"`,
	} {
		if s, err := Open(dir, opt); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Open(%s): got %v, want an error with %q", dir, err, want)
			if s != nil {
				s.Abort()
			}
		}
	}
	if got := fmt.Sprint(len(snapshot(t, work)), beside(t, work), beside(t, plain)); got != "2 [] []" {
		t.Errorf("a refusal changed something: %s", got)
	}
}
