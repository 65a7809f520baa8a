package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Readers that hold the folder open while sites are switched see files of one
// site only. A file can be gone only because a newer site has taken the place
// of theirs.
func TestReadersNeverSeeAMixture(t *testing.T) {
	for name, system := range systems() {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(inMemory(t), "public")
			opt := Options{FS: unsynced{system}}
			var sites []tree
			for n := range 41 {
				sites = append(sites, generation(n))
			}
			mustPublish(t, dir, sites[0], opt)
			var done atomic.Bool
			var whole, overtaken, missing atomic.Int64
			var readers sync.WaitGroup
			for range 2 {
				readers.Go(func() {
					for !done.Load() {
						switch seen, err := readOnce(dir, sites); {
						case errors.Is(err, errNoFolder) && name == "poor":
							missing.Add(1)
						case err != nil:
							t.Error(err)
							return
						case seen:
							whole.Add(1)
						default:
							overtaken.Add(1)
						}
					}
				})
			}
			// Until enough walks were quick enough to see a site undisturbed.
			for n := 1; n < 5000 && !t.Failed() && (n <= 40 || whole.Load() < 10); n++ {
				mustPublish(t, dir, sites[n%len(sites)], opt)
			}
			done.Store(true)
			readers.Wait()
			t.Logf("%d walks saw a whole site, %d were overtaken, %d found no folder", whole.Load(), overtaken.Load(), missing.Load())
			if whole.Load() == 0 || overtaken.Load() == 0 {
				t.Error("the walks did not meet the switches: the test proves nothing")
			}
		})
	}
}

var errNoFolder = errors.New("no folder")

// readOnce walks dir, opened once, and reports whether it saw all of a site.
func readOnce(dir string, sites []tree) (whole bool, err error) {
	root, err := os.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return false, errors.Join(errNoFolder, err)
	}
	if err != nil {
		return false, err
	}
	defer root.Close()
	got, missed := tree{}, false
	fsys := root.FS()
	err = fs.WalkDir(fsys, ".", func(p string, e fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			missed = true
			return nil
		}
		if err != nil || e.IsDir() {
			return err
		}
		b, err := fs.ReadFile(fsys, p)
		if errors.Is(err, fs.ErrNotExist) {
			missed = true
			return nil
		}
		got[p] = string(b)
		return err
	})
	if err != nil {
		return false, err
	}
	mine, err := root.Stat(".")
	if err != nil {
		return false, err
	}
	now, err := os.Stat(dir)
	overtaken := err != nil || !os.SameFile(mine, now)
	return !overtaken, oneSite(sites, got, missed, overtaken)
}

// oneSite says why got is not one of the sites, or, if a newer one has taken
// its place while it was read, not a part of one.
func oneSite(sites []tree, got tree, missed, overtaken bool) error {
	var diff string
	for _, site := range sites {
		part := true
		for name, text := range got {
			part = part && site[name] == text
		}
		if part && (overtaken || !missed && len(got) == len(site)) {
			return nil
		}
		if site["index.html"] == got["index.html"] {
			diff = cmp.Diff(site, got)
		}
	}
	return errors.New("not one site (-site +seen):\n" + diff)
}
