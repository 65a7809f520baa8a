package mistakes

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"plaza/internal/build"
	"plaza/internal/diag"
)

// desks are folders that sites are laid out in, one after the other. What two
// sites have in common is written and read once: the sites of most tests
// differ in one file.
type desks chan *desk

type desk struct {
	dir    string
	now    site // what lies there
	memory *build.Memory
}

func newDesk(t *testing.T) *desk { return &desk{t.TempDir(), site{}, build.NewMemory()} }

// check returns what "plaza check" finds in a site.
func (free desks) check(t *testing.T, s site) (*build.Linked, []diag.Diagnostic) {
	t.Helper()
	d := free.lay(t, s)
	l, ds, err := d.memory.Check(t.Context(), build.Options{Dir: d.dir, Today: today})
	must(t, err)
	return l, ds
}

// newDesks makes as many folders as tests can run at once. They go with t.
func newDesks(t *testing.T) desks {
	free := make(desks, runtime.GOMAXPROCS(0))
	for range cap(free) {
		free <- newDesk(t)
	}
	return free
}

// lay puts a site on a desk until the test ends.
func (free desks) lay(t *testing.T, s site) *desk {
	t.Helper()
	d := <-free
	t.Cleanup(func() { free <- d })
	for name := range d.now {
		if _, stays := s[name]; !stays {
			must(t, os.Remove(filepath.Join(d.dir, filepath.FromSlash(name))))
			delete(d.now, name)
		}
	}
	for name, b := range s {
		if was, there := d.now[name]; there && bytes.Equal(was, b) {
			continue
		}
		file := filepath.Join(d.dir, filepath.FromSlash(name))
		must(t, os.MkdirAll(filepath.Dir(file), 0o755))
		must(t, os.WriteFile(file, b, 0o644))
		d.now[name] = b
	}
	return d
}

// TestDesks: a site on a used desk is that site and no more.
func TestDesks(t *testing.T) {
	free := make(desks, 1)
	free <- newDesk(t)
	for _, s := range []site{{"a/b": []byte("1"), "c": []byte("2")}, {"a/b": []byte("3"), "d/e": []byte("4")}, {"c": []byte("2")}} {
		t.Run("site", func(t *testing.T) {
			dir, got := free.lay(t, s).dir, site{}
			must(t, filepath.WalkDir(dir, func(p string, e os.DirEntry, err error) error {
				if err != nil || e.IsDir() {
					return err
				}
				b, err := os.ReadFile(p)
				name, _ := filepath.Rel(dir, p)
				got[filepath.ToSlash(name)] = b
				return err
			}))
			if !maps.EqualFunc(s, got, bytes.Equal) {
				t.Errorf("%q lies there, not %q", got, s)
			}
		})
	}
}
