package mistakes

import (
	"bytes"
	"context"
	"io/fs"
	"maps"
	"net"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"

	"plaza/internal/build"
	"plaza/internal/diag"
	"plaza/internal/schema"
	"plaza/internal/verify"
)

// A process of tests lives for seconds, so it may keep more than it needs.
var _ = debug.SetGCPercent(400)

// today is the day of every check here.
var today = schema.Date{Year: 2026, Month: 3, Day: 12}

// baseSite returns the files of the base site.
func baseSite(t *testing.T) site {
	t.Helper()
	s := site{}
	for dir, prefix := range map[string]string{base: "", words: "i18n/"} {
		err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := os.ReadFile(filepath.Join(dir, p))
			s[prefix+p] = b
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// write puts a site on the disk and returns its folder.
func write(t *testing.T, s site, orders [][]string) string {
	t.Helper()
	dir := t.TempDir()
	made := map[string]bool{}
	file := func(name string) string {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if folder := filepath.Dir(name); !made[folder] {
			must(t, os.MkdirAll(folder, 0o755))
			made[folder] = true
		}
		return name
	}
	for name, b := range s {
		must(t, os.WriteFile(file(name), b, 0o644))
	}
	for _, o := range orders {
		switch o[0] {
		case "blank":
			size, err := strconv.ParseInt(o[2], 10, 64)
			must(t, err)
			n, err := strconv.Atoi(o[3])
			must(t, err)
			for i := range n {
				blank(t, file(strings.ReplaceAll(o[1], "{n}", strconv.Itoa(i))), size)
			}
		case "symlink":
			must(t, os.Symlink(o[2], file(o[1])))
		case "socket":
			socket(t, file(o[1]))
		}
	}
	return dir
}

// onDisk reports whether an order makes what no site in memory can hold.
func onDisk(order []string) bool {
	return slices.Contains([]string{"blank", "symlink", "socket"}, order[0])
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// blank makes a file of zero bytes that takes no room on the disk.
func blank(t *testing.T, name string, size int64) {
	t.Helper()
	f, err := os.Create(name)
	must(t, err)
	must(t, f.Truncate(size))
	must(t, f.Close())
}

// socket makes a file that is neither a file nor a folder nor a link. Its
// first name is short, because the system limits it.
func socket(t *testing.T, name string) {
	t.Helper()
	short, err := os.MkdirTemp("", "s")
	must(t, err)
	t.Cleanup(func() { os.RemoveAll(short) })
	l, err := net.Listen("unix", filepath.Join(short, "s"))
	must(t, err)
	t.Cleanup(func() { l.Close() })
	must(t, os.Rename(filepath.Join(short, "s"), name))
}

// check returns what "plaza check" finds in a folder, with the files for
// excerpts.
func check(t *testing.T, dir string, jobs int) (*build.Linked, []diag.Diagnostic) {
	t.Helper()
	l, ds, err := build.Check(context.Background(), build.Options{Dir: dir, Today: today, Jobs: jobs})
	must(t, err)
	return l, ds
}

// printed is the text that people see.
func printed(l *build.Linked, ds []diag.Diagnostic) string {
	var b bytes.Buffer
	diag.Print(&b, ds, diag.Style{Lines: func(path string, n int) string {
		if l != nil && l.Files[path] != nil {
			return l.Files[path].Line(n)
		}
		return ""
	}})
	return b.String()
}

// run plants the mistake in the base site and returns what is found and said.
func (p *plant) run(t *testing.T, s site, free desks) ([]diag.Diagnostic, string) {
	t.Helper()
	if err := p.apply(s); err != nil {
		t.Fatalf("%s: %v", p.name, err)
	}
	pages := slices.DeleteFunc(slices.Sorted(maps.Keys(s)), func(name string) bool { return !strings.HasPrefix(name, "public/") })
	if len(pages) > 0 {
		ds := verified(s, pages)
		return ds, printed(nil, ds)
	}
	if slices.ContainsFunc(p.orders, onDisk) {
		l, ds := check(t, write(t, s, p.orders), 0)
		return ds, printed(l, ds)
	}
	l, ds := free.check(t, s)
	return ds, printed(l, ds)
}

// verified returns what is found in finished pages.
func verified(s site, pages []string) []diag.Diagnostic {
	v := verify.New(func(path []byte) bool { return s["public/"+string(path)] != nil },
		func(page, _ string) diag.Pos { return diag.Pos{File: page} })
	for _, name := range pages {
		v.Page(strings.TrimPrefix(name, "public/"), s[name])
	}
	return diag.Sort(v.Finish())
}
