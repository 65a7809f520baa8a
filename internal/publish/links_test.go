//go:build unix

package publish

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Law 6: what a link in the old site points at is neither read as part of the
// site, nor written, nor removed.
func TestLinksInsideAreNotFollowed(t *testing.T) {
	top := t.TempDir()
	dir, outside := filepath.Join(top, "public"), filepath.Join(top, "outside")
	secret := tree{"page.html": "page", "keep.txt": "keep"}
	mustPublish(t, outside, secret, Options{})
	if err := errors.Join(
		os.Mkdir(dir, 0o755),
		os.Symlink(outside, dir+"/folder"),
		os.Symlink(outside+"/page.html", dir+"/page.html"),
		os.Symlink(dir, dir+"/loop"),
		syscall.Mkfifo(dir+"/pipe", 0o644),
	); err != nil {
		t.Fatal(err)
	}
	before := lstat(t, outside, "page.html")
	site := tree{"folder/page.html": "page", "page.html": "page", "pipe": "plain"}
	if res := mustPublish(t, dir, site, Options{}); res.Written != 3 || res.Removed != 2 {
		t.Errorf("got %+v, want 3 written and 2 removed: folder and loop", res)
	}
	wantTree(t, dir, site)
	wantTree(t, outside, secret)
	if os.SameFile(before, lstat(t, dir, "page.html")) || os.SameFile(before, lstat(t, dir, "folder/page.html")) {
		t.Error("a file from outside became part of the site")
	}
}

func TestFolderIsALink(t *testing.T) {
	top := t.TempDir()
	link, target := filepath.Join(top, "public"), filepath.Join(top, "srv", "www")
	if err := errors.Join(os.Mkdir(filepath.Join(top, "srv"), 0o755), os.Symlink("srv/www", link)); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(link, Options{}); err == nil || !strings.Contains(err.Error(), "leads nowhere") {
		t.Errorf("dangling link: %v", err)
	}
	if err := os.Mkdir(target, 0o755); err != nil {
		t.Fatal(err)
	}
	for n := range 2 {
		site := generation(n)
		mustPublish(t, link, site, Options{})
		wantTree(t, target, site)
		wantClean(t, target)
		wantClean(t, link)
	}
	if to, err := os.Readlink(link); err != nil || to != "srv/www" {
		t.Errorf("the link became %q, %v", to, err)
	}
}

func TestModesDoNotDependOnTheUmask(t *testing.T) {
	for _, umask := range []int{0o077, 0} {
		dir := filepath.Join(t.TempDir(), "public")
		old := syscall.Umask(umask)
		_, err := publishTree(dir, tree{"a/b.html": "b"}, Options{})
		syscall.Umask(old)
		if err != nil {
			t.Fatal(err)
		}
		for name, want := range map[string]os.FileMode{".": 0o755, "a": 0o755, "a/b.html": 0o644} {
			if got := lstat(t, dir, name).Mode().Perm(); got != want {
				t.Errorf("umask %03o: %s has mode %o, want %o", umask, name, got, want)
			}
		}
	}
}

// A page that a web server may not read is no page, though its bytes are right.
func TestUnreadableFileIsWrittenAgain(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustPublish(t, dir, tree{"a.html": "a"}, Options{})
	if err := os.Chmod(filepath.Join(dir, "a.html"), 0o600); err != nil {
		t.Fatal(err)
	}
	if res := mustPublish(t, dir, tree{"a.html": "a"}, Options{}); res.Written != 1 {
		t.Errorf("got %+v, want the file written again", res)
	}
}

// Same is the only judge of "unchanged"; it must see each byte of a long file.
func TestSame(t *testing.T) {
	dir := t.TempDir()
	for _, size := range []int{0, 1, 64<<10 - 1, 64 << 10, 64<<10 + 1, 200_000} {
		b := make([]byte, size)
		path := filepath.Join(dir, "f")
		if err := os.WriteFile(path, b, 0o644); err != nil {
			t.Fatal(err)
		}
		if !OS().Same(path, b) {
			t.Errorf("size %d: not the same as itself", size)
		}
		for _, i := range []int{0, size / 2, size - 1} {
			if size == 0 {
				break
			}
			b[i] = 1
			if OS().Same(path, b) {
				t.Errorf("size %d: byte %d does not count", size, i)
			}
			b[i] = 0
		}
		link := path + "-link"
		os.Remove(link)
		if err := os.Symlink(path, link); err != nil {
			t.Fatal(err)
		}
		if OS().Same(link, b) {
			t.Errorf("size %d: a link to the file is taken for the file", size)
		}
		if OS().Same(path, append(b, 0)) || size > 0 && OS().Same(path, b[1:]) {
			t.Errorf("size %d: length does not count", size)
		}
	}
}

// Where hard links are refused, files are copied with their times.
func TestCopyInsteadOfLink(t *testing.T) {
	for _, errno := range []error{syscall.EPERM, syscall.EOPNOTSUPP, syscall.EMLINK, syscall.ENOSYS} {
		if !noLinks(&os.LinkError{Err: errno}) {
			t.Errorf("%v is not taken for a lack of hard links", errno)
		}
	}
	if noLinks(syscall.ENOSPC) || noLinks(syscall.EIO) || noLinks(syscall.EXDEV) {
		t.Error("a real failure is taken for a lack of hard links")
	}
	old, new := filepath.Join(t.TempDir(), "old"), filepath.Join(t.TempDir(), "new")
	long := time.Date(2020, 2, 2, 2, 2, 2, 0, time.UTC)
	if err := errors.Join(os.WriteFile(old, []byte("text"), 0o644), os.Chtimes(old, long, long), copyFile(old, new)); err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(new)
	if err != nil || !OS().Same(new, []byte("text")) || !info.ModTime().Equal(long) || info.Mode().Perm() != 0o644 {
		t.Errorf("the copy is %v, %v", info, err)
	}
	if err := copyFile(old, new); !errors.Is(err, os.ErrExist) {
		t.Errorf("a copy was made over a file: %v", err)
	}
}
