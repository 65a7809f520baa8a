package publish

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// tree is a site: contents by slash path. Folders follow from the paths.
type tree map[string]string

// generation returns the n-th of a row of sites of about 200 files. Most files
// name their generation, some never change, and odd and even ones differ in
// shape: a file in one is a folder in the other.
func generation(n int) tree {
	t := tree{"index.html": fmt.Sprintf("generation %d", n)}
	for i := range 150 {
		t[fmt.Sprintf("tools/t%03d.html", i)] = fmt.Sprintf("generation %d\n%s", n, strings.Repeat("tool ", 20+i))
	}
	for i := range 40 {
		t[fmt.Sprintf("es/common/c%02d.html", i)] = fmt.Sprintf("never changes %d", i)
	}
	if n%2 == 0 {
		t["swap"] = fmt.Sprintf("generation %d", n)
		t["even/only.html"] = fmt.Sprintf("generation %d", n)
	} else {
		t["swap/inner.html"] = fmt.Sprintf("generation %d", n)
		t["odd/deep/er/only.html"] = fmt.Sprintf("generation %d", n)
	}
	return t
}

// entries returns t as snapshot would: with its folders, named with a slash.
func (t tree) entries() tree {
	all := maps.Clone(t)
	for name := range t {
		for dir := filepath.Dir(name); dir != "."; dir = filepath.Dir(dir) {
			all[dir+"/"] = ""
		}
	}
	return all
}

// snapshot reads everything below dir; nil if there is no dir.
func snapshot(t testing.TB, dir string) tree {
	t.Helper()
	got := tree{}
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil || p == dir {
			return err
		}
		rel, err := filepath.Rel(dir, p)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		switch {
		case e.IsDir():
			got[rel+"/"] = ""
		case e.Type().IsRegular():
			b, err := os.ReadFile(p)
			got[rel] = string(b)
			return err
		default:
			got[rel] = e.Type().String()
		}
		return nil
	})
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func wantTree(t testing.TB, dir string, want tree) {
	t.Helper()
	if diff := cmp.Diff(want.entries(), snapshot(t, dir)); diff != "" {
		t.Fatalf("%s differs (-want +got):\n%s", dir, diff)
	}
}

// wantClean asserts that nothing but the folder itself lies in its parent.
func wantClean(t testing.TB, dir string) {
	t.Helper()
	if left := beside(t, dir); len(left) > 0 {
		t.Fatalf("left beside %s: %q", filepath.Base(dir), left)
	}
}

func beside(t testing.TB, dir string) (names []string) {
	t.Helper()
	all, err := os.ReadDir(filepath.Dir(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		if strings.HasPrefix(e.Name(), "."+filepath.Base(dir)+".") {
			names = append(names, e.Name())
		}
	}
	return names
}

// publishTree does what a build does with this package.
func publishTree(dir string, site tree, opt Options) (Result, error) {
	s, err := Open(dir, opt)
	if err != nil {
		return Result{}, err
	}
	for _, name := range slices.Sorted(maps.Keys(site)) {
		if err := s.Put(name, []byte(site[name])); err != nil {
			s.Abort()
			return Result{}, err
		}
	}
	return s.Commit()
}

func mustPublish(t testing.TB, dir string, site tree, opt Options) Result {
	t.Helper()
	res, err := publishTree(dir, site, opt)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// poor is a system that can neither exchange two folders nor sync a whole
// file system, as Windows and the BSDs are.
type poor struct{ FS }

func (poor) Exchange(a, b string) error { return fmt.Errorf("exchange: %w", errUnsupported) }
func (poor) SyncAll(string) error       { return errUnsupported }

// systems are run by every test that depends on what the system offers.
func systems() map[string]FS { return map[string]FS{"best": OS(), "poor": poor{OS()}} }

// inMemory makes a folder where writing is cheap, if the system has such a
// place: some tests publish thousands of times and are not about the disk.
func inMemory(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "plaza-*")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}
