package publish

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// recorder writes down what changes the disk, and what brings it there.
type recorder struct {
	FS
	log *[]string
	top string
}

func (r recorder) note(op string, paths ...string) {
	for i, p := range paths {
		paths[i] = strings.TrimPrefix(strings.TrimPrefix(p, r.top), "/")
	}
	*r.log = append(*r.log, op+" "+strings.Join(paths, " "))
}

func (r recorder) Mkdir(p string) error            { r.note("mkdir", p); return r.FS.Mkdir(p) }
func (r recorder) Create(p string, b []byte) error { r.note("create", p); return r.FS.Create(p, b) }
func (r recorder) Link(a, b string) error          { r.note("link", b); return r.FS.Link(a, b) }
func (r recorder) Rename(a, b string) error        { r.note("rename", a, b); return r.FS.Rename(a, b) }
func (r recorder) Exchange(a, b string) error      { r.note("exchange", a, b); return r.FS.Exchange(a, b) }
func (r recorder) RemoveAll(ctx context.Context, p string) error {
	r.note("remove", p)
	return r.FS.RemoveAll(ctx, p)
}
func (r recorder) SyncAll(p string) error      { r.note("syncall", p); return r.FS.SyncAll(p) }
func (r recorder) Sync(p string, d bool) error { r.note("sync", p); return r.FS.Sync(p, d) }

// Law 4, as the one order of operations that keeps it.
func TestOrderOnTheDisk(t *testing.T) {
	lay := []string{
		"mkdir .public.stage-1", "mkdir .public.stage-1/a", "create .public.stage-1/a/new",
		"mkdir .public.stage-1/a/b", "create .public.stage-1/a/b/new", "link .public.stage-1/same",
	}
	each := []string{
		"sync .public.stage-1/a/b/new", "sync .public.stage-1/a/new",
		"sync .public.stage-1/a/b", "sync .public.stage-1/a", "sync .public.stage-1",
	}
	for name, c := range map[string]struct {
		system FS
		first  bool
		want   []string
	}{
		"best": {OS(), false, slices.Concat(lay, []string{
			"syncall .public.stage-1", "exchange .public.stage-1 public", "sync ", "remove .public.stage-1"})},
		"best, first time": {OS(), true, slices.Concat(lay[:5], []string{
			"syncall .public.stage-1", "rename .public.stage-1 public", "sync ", "remove .public.stage-1"})},
		"poor": {poor{OS()}, false, slices.Concat(lay, []string{"syncall .public.stage-1"}, each, []string{
			"exchange .public.stage-1 public", "rename public .public.retired", "rename .public.stage-1 public",
			"rename .public.retired .public.stage-1", "sync ", "remove .public.stage-1"})},
	} {
		t.Run(name, func(t *testing.T) {
			top, err := filepath.EvalSymlinks(t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			dir, site := filepath.Join(top, "public"), tree{"a/b/new": "1", "a/new": "2"}
			if !c.first {
				mustPublish(t, dir, tree{"same": "s", "gone": "g"}, Options{})
				site["same"] = "s"
			}
			var got []string
			s, err := Open(dir, Options{FS: recorder{c.system, &got, top}})
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range []string{"a/new", "a/b/new", "same"} {
				if b, there := site[p]; there {
					if err := s.Put(p, []byte(b)); err != nil {
						t.Fatal(err)
					}
				}
			}
			if _, err := s.Commit(); err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(c.want, "\n\t"))
			}

			got = nil
			mustPublish(t, dir, site, Options{FS: recorder{c.system, &got, top}})
			if len(got) > 0 {
				t.Errorf("nothing changed, but: %q", got)
			}
		})
	}
}

// What a dead process left is removed only when its switch is on the disk.
func TestOrderOfClearing(t *testing.T) {
	top, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(top, "public")
	for _, d := range []string{"public", ".public.stage-2", ".public.stage-x", ".public.stage-", "public.stage-1", ".public.retired"} {
		mustPublish(t, filepath.Join(top, d), tree{"f": d}, Options{})
	}
	if err := os.WriteFile(filepath.Join(top, ".public.stage-1"), []byte("a file, so not ours"), 0o644); err != nil {
		t.Fatal(err)
	}
	var got []string
	mustPublish(t, dir, tree{"f": "public"}, Options{FS: recorder{OS(), &got, top}})
	want := []string{"rename .public.retired .public.stage-3", "sync ", "remove .public.stage-2", "remove .public.stage-3"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if left := beside(t, dir); !slices.Equal(left, []string{".public.stage-", ".public.stage-1", ".public.stage-x"}) {
		t.Errorf("left beside the folder: %q; want what is not ours, and nothing else", left)
	}
}
