package publish

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// A run that is canceled at any operation lays no further file, and says what
// is so: that the old site stands, or that the new one was published. The next
// run leaves nothing beside it.
func TestCanceledAtEachOperation(t *testing.T) {
	for sysName, system := range systems() {
		for start, prepare := range starts {
			t.Run(fmt.Sprintf("%s/%s", sysName, start), func(t *testing.T) {
				t.Parallel()
				told := map[bool]int{}
				for at := 1; ; at++ {
					f := &faulty{FS: system, way: ended, at: at}
					published := canceledAt(t, f, prepare)
					if f.hit == "" {
						break
					}
					told[published]++
				}
				if told[false] < 15 || told[true] < 2 {
					t.Errorf("%d runs were canceled before the switch, %d after it", told[false], told[true])
				}
			})
		}
	}
}

func canceledAt(t *testing.T, f *faulty, prepare func(*testing.T, string) (tree, bool)) (published bool) {
	top := inMemory(t)
	defer os.RemoveAll(top)
	dir := filepath.Join(top, "public")
	old, _ := prepare(t, dir)
	var ctx context.Context
	ctx, f.end = context.WithCancel(t.Context())
	defer f.end()
	res, err := publishTree(dir, newSite, Options{FS: f, Context: ctx})
	what := fmt.Sprintf("canceled at operation %d (%s)", f.at, f.hit)
	if err == nil {
		wantTree(t, dir, newSite)
	} else if !errors.Is(err, context.Canceled) || res.Switched {
		t.Fatalf("%s: %v, %+v", what, err, res)
	} else if old == nil {
		if snapshot(t, dir) != nil {
			t.Fatalf("%s: there is a site", what)
		}
	} else {
		wantTree(t, dir, old)
	}
	files := 0
	for _, op := range f.later {
		if op == "create" || op == "link" || op == "same" {
			files++
		}
	}
	if files > 1 || files == 1 && f.hit != "mkdir" && f.hit != "same" { // the file in hand
		t.Fatalf("%s: then came %q", what, f.later)
	}
	mustPublish(t, dir, newSite, Options{FS: unsynced{f.FS}})
	wantTree(t, dir, newSite)
	wantClean(t, dir)
	return err == nil
}

// Nobody waits until thousands of files have gone: those of a stage that is
// given up, and those of the old site. The next run removes them.
func TestCanceledWhileRemoving(t *testing.T) {
	large := tree{}
	for i := range atOnce + 1 {
		large[fmt.Sprintf("f/%d", i)] = "old"
	}
	for name, c := range map[string]struct {
		cancelAt string // the operation at which the signal comes
		site     tree
		stays    bool // what is given up stays
	}{
		"a large stage":   {"syncall", large, true},
		"a small stage":   {"syncall", newSite, false},
		"a large old one": {"removeall", newSite, true},
	} {
		t.Run(name, func(t *testing.T) {
			top := inMemory(t)
			dir := filepath.Join(top, "public")
			if c.cancelAt == "removeall" {
				mustPublish(t, dir, large, Options{FS: unsynced{OS()}})
			}
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			res, err := publishTree(dir, c.site, Options{FS: at{unsynced{OS()}, c.cancelAt, cancel}, Context: ctx})
			if published := err == nil; published != (c.cancelAt == "removeall") || published && res.Leftover == "" {
				t.Fatalf("%+v, %v", res, err)
			}
			if stays := len(beside(t, dir)) > 0; stays != c.stays {
				t.Errorf("beside the site: %q", beside(t, dir))
			}
			mustPublish(t, dir, newSite, Options{FS: unsynced{OS()}})
			wantClean(t, dir)
		})
	}
}

// at calls end before an operation.
type at struct {
	FS
	op  string
	end func()
}

func (a at) SyncAll(p string) error {
	if a.op == "syncall" {
		a.end()
	}
	return a.FS.SyncAll(p)
}

func (a at) RemoveAll(ctx context.Context, p string) error {
	if a.op == "removeall" {
		a.end()
	}
	return a.FS.RemoveAll(ctx, p)
}
