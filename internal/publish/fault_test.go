package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A way is what goes wrong at the n-th operation.
type way int

const (
	before way = iota // it fails, half done where it can be half done
	after             // it is done, but reported as failed
	full              // from here on the disk is full; removing still works
	dead              // the process dies in the middle of it
	stuck             // like before, and so do all later removals (files in use)
	jammed            // like before, and so do all later removals and renames
	ended             // it is done, and meanwhile the run is canceled; see cancel_test.go
)

func (w way) String() string {
	return [...]string{"before", "after", "full", "dead", "stuck", "jammed", "ended"}[w]
}

var errFault = errors.New("planted fault")

// faulty counts operations and lets the at-th go wrong.
type faulty struct {
	FS
	way     way
	at, n   int
	hit     string // the operation that went wrong
	release func() error
	end     func()   // cancels the run
	later   []string // operations since
}

// fault runs do unless this operation goes wrong; half is what a failing one
// leaves done.
func (f *faulty) fault(op string, do, half func() error) error {
	f.n++
	now, later := f.n == f.at, f.n > f.at
	if f.way == ended {
		if now {
			f.hit = op
			f.end()
		} else if later {
			f.later = append(f.later, op)
		}
		return do()
	}
	switch {
	case f.way == full:
		now = f.n >= f.at && (op == "mkdir" || op == "create" || op == "link" || op == "syncall" || op == "sync")
	case later && (f.way == dead || f.way >= stuck && op == "removeall" || f.way == jammed && (op == "rename" || op == "exchange")):
		return errFault
	}
	if !now {
		return do()
	}
	f.hit = op
	if f.way == after {
		do()
	} else if half != nil {
		half()
	}
	return fmt.Errorf("%s: %w", op, errFault)
}

func (f *faulty) Resolve(p string) (s string, err error) {
	err = f.fault("resolve", func() (err error) { s, err = f.FS.Resolve(p); return }, nil)
	return s, err
}

func (f *faulty) Lock(p string) (func() error, error) {
	err := f.fault("lock", func() (err error) { f.release, err = f.FS.Lock(p); return }, nil)
	if err != nil && f.release != nil { // "after": nobody was given it
		f.release()
		f.release = nil
	}
	return func() error {
		err := f.fault("unlock", f.release, nil)
		if err == nil {
			f.release = nil
		}
		return err
	}, err
}

func (f *faulty) Lstat(p string) (i fs.FileInfo, err error) {
	err = f.fault("lstat", func() (err error) { i, err = f.FS.Lstat(p); return }, nil)
	return i, err
}

func (f *faulty) ReadDir(p string) (e []fs.DirEntry, err error) {
	err = f.fault("readdir", func() (err error) { e, err = f.FS.ReadDir(p); return }, nil)
	return e, err
}

func (f *faulty) Same(p string, b []byte) (same bool) {
	err := f.fault("same", func() error { same = f.FS.Same(p, b); return nil }, nil)
	return same && err == nil
}

func (f *faulty) Mkdir(p string) error {
	return f.fault("mkdir", func() error { return f.FS.Mkdir(p) }, nil)
}

func (f *faulty) Create(p string, b []byte) error {
	return f.fault("create", func() error { return f.FS.Create(p, b) },
		func() error { return f.FS.Create(p, b[:len(b)/2]) })
}

func (f *faulty) Link(a, b string) error {
	return f.fault("link", func() error { return f.FS.Link(a, b) }, nil)
}

// The disk itself is the business of TestPowerCut; here time counts.
func (f *faulty) SyncAll(p string) error {
	return f.fault("syncall", func() error {
		if _, no := f.FS.(poor); no {
			return errUnsupported
		}
		return nil
	}, nil)
}

func (f *faulty) Sync(string, bool) error {
	return f.fault("sync", func() error { return nil }, nil)
}

func (f *faulty) Exchange(a, b string) error {
	return f.fault("exchange", func() error { return f.FS.Exchange(a, b) }, nil)
}

func (f *faulty) Rename(a, b string) error {
	return f.fault("rename", func() error { return f.FS.Rename(a, b) }, nil)
}

func (f *faulty) RemoveAll(ctx context.Context, p string) error {
	return f.fault("removeall", func() error { return f.FS.RemoveAll(ctx, p) }, func() error {
		names, err := filepath.Glob(filepath.Join(p, "*"))
		for _, n := range names[:len(names)/2] {
			os.RemoveAll(n)
		}
		return err
	})
}

var (
	oldSite = tree{"index.html": "old", "same.html": "same", "a/same.html": "same", "a/gone.html": "gone", "swap": "file", "mode": "long text before"}
	newSite = tree{"index.html": "new", "same.html": "same", "a/same.html": "same", "b/c/come.html": "come", "swap/in.html": "in", "mode": "short"}
)

// The states from which a run starts.
var starts = map[string]func(t *testing.T, dir string) (old tree, hidden bool){
	"nothing there": func(*testing.T, string) (tree, bool) { return nil, false },
	"old site": func(t *testing.T, dir string) (tree, bool) {
		mustPublish(t, dir, oldSite, Options{FS: unsynced{OS()}})
		return oldSite, false
	},
	"after a death": func(t *testing.T, dir string) (tree, bool) {
		parent, base := filepath.Split(dir)
		for _, name := range []string{".retired", ".stage-3", ".stage-1"} {
			mustPublish(t, parent+"."+base+name, oldSite, Options{FS: unsynced{OS()}})
		}
		if err := os.WriteFile(parent+"."+base+".lock", nil, 0o644); err != nil {
			t.Fatal(err)
		}
		return oldSite, true
	},
}

// Law 1: whatever operation goes wrong, in whatever way, the folder is the old
// site or the new site, and the next run succeeds and leaves nothing behind.
func TestEachOperationFails(t *testing.T) {
	for sysName, system := range systems() {
		for start, prepare := range starts {
			for w := before; w <= jammed; w++ {
				t.Run(fmt.Sprintf("%s/%s/%v", sysName, start, w), func(t *testing.T) {
					t.Parallel()
					at, fired := 1, true
					for ; fired; at++ {
						fired = oneFault(t, &faulty{FS: system, way: w, at: at}, prepare)
					}
					if at < 15 {
						t.Errorf("only %d operations were tried", at-1)
					}
				})
			}
		}
	}
}

func oneFault(t *testing.T, f *faulty, prepare func(*testing.T, string) (tree, bool)) (fired bool) {
	top := inMemory(t)
	defer os.RemoveAll(top)
	dir := filepath.Join(top, "public")
	old, hidden := prepare(t, dir)
	res, err := publishTree(dir, newSite, Options{FS: f})
	what := fmt.Sprintf("operation %d (%s)", f.at, f.hit)
	if f.release != nil { // the lock of a dead process is free, its file stays
		f.release()
		if err := os.WriteFile(filepath.Join(top, ".public.lock"), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	_, exchanges := f.FS.(*system)
	hidden = hidden || !exchanges && (f.way == dead || f.way == jammed)
	wantOldOrNew(t, dir, what, old, err == nil, hidden)
	if err == nil && f.hit == "" {
		wantClean(t, dir)
	}
	if laying := f.hit == "mkdir" || f.hit == "create" || f.hit == "link" || f.hit == "syncall"; laying && f.way <= full {
		wantClean(t, dir) // a run that fails, but lives, clears up after itself
	}
	if failed := f.hit == "removeall" || f.way >= stuck; err == nil && res.Leftover != "" && !failed {
		t.Fatalf("%s: %s was not removed", what, res.Leftover)
	}
	if _, err := publishTree(dir, newSite, Options{FS: unsynced{f.FS}}); err != nil {
		t.Fatalf("%s: the next run failed: %v", what, err)
	}
	wantTree(t, dir, newSite)
	wantClean(t, dir)
	return f.hit != ""
}

// wantOldOrNew lets the old site be out of sight if hidden: without an exchange
// it may stand, whole, beside the folder until the next Open.
func wantOldOrNew(t *testing.T, dir, what string, old tree, published, hidden bool) {
	t.Helper()
	got := snapshot(t, dir)
	isNew := cmp.Equal(got, newSite.entries())
	if published && !isNew {
		t.Fatalf("%s: Commit succeeded, but the folder is not the new site: %v", what, got)
	}
	if isNew || cmp.Equal(got, old.entries()) || got == nil && old == nil {
		return
	}
	parent, base := filepath.Split(dir)
	if hidden && got == nil && cmp.Equal(snapshot(t, parent+"."+base+".retired"), old.entries()) {
		return
	}
	t.Fatalf("%s: the folder is neither the old nor the new site: %v", what, got)
}
