package publish

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// ErrLocked says that another process, or another Stage of this one, is
// publishing into the same folder.
var ErrLocked = errors.New("another run is publishing into this folder; wait until it has ended")

// FS is what publishing asks of the operating system. OS returns the real
// one; tests put theirs in between. Paths are absolute, in the system's form.
type FS interface {
	// Resolve returns the path with no symbolic link in it. The last element
	// need not exist.
	Resolve(path string) (string, error)
	// Lock takes the lock file at path for this process until release is
	// called or the process ends, or returns ErrLocked.
	Lock(path string) (release func() error, err error)
	Lstat(path string) (fs.FileInfo, error)
	ReadDir(path string) ([]fs.DirEntry, error)
	// Same reports whether path is a regular file, readable by all, that
	// holds exactly b. A file that cannot be read is not the same.
	Same(path string, b []byte) bool
	// Mkdir makes one folder with mode 0755, whatever the umask.
	Mkdir(path string) error
	// Create makes a new file with mode 0644, whatever the umask.
	Create(path string, b []byte) error
	// Link gives the file at old a second name, or, where the file system has
	// no hard links, copies it together with its times.
	Link(old, new string) error
	// SyncAll brings to the disk all that was written to the file system that
	// holds path. Without such a call it returns errors.ErrUnsupported.
	SyncAll(path string) error
	// Sync brings one file or folder to the disk.
	Sync(path string, dir bool) error
	// Exchange lets two folders change places in one step, or returns
	// errors.ErrUnsupported.
	Exchange(a, b string) error
	Rename(old, new string) error
	// RemoveAll removes path and all below it. It stops when ctx ends, and
	// returns its error.
	RemoveAll(ctx context.Context, path string) error
}

// OS returns the operating system.
func OS() FS {
	// Most pages fit in one buffer, so that comparing 45,000 of them leaves no
	// garbage behind.
	return &system{sync.Pool{New: func() any { b := make([]byte, 64<<10); return &b }}}
}

type system struct{ buffers sync.Pool }

func (*system) Lstat(path string) (fs.FileInfo, error)     { return os.Lstat(path) }
func (*system) ReadDir(path string) ([]fs.DirEntry, error) { return os.ReadDir(path) }
func (*system) Rename(old, new string) error               { return os.Rename(old, new) }

func (*system) RemoveAll(ctx context.Context, path string) error {
	root, err := os.OpenRoot(path)
	if err == nil {
		empty(ctx, root)
		_ = root.Close()
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return os.RemoveAll(path) // what is empty now, was no folder, or could not be read
}

// empty removes what a folder holds, file by file, until ctx ends. What does
// not go is left to os.RemoveAll, which says why.
func empty(ctx context.Context, root *os.Root) {
	entries, _ := fs.ReadDir(root.FS(), ".")
	for _, e := range entries {
		if ctx.Err() != nil {
			return
		}
		if e.IsDir() {
			if below, err := root.OpenRoot(e.Name()); err == nil {
				empty(ctx, below)
				_ = below.Close()
			}
		}
		_ = root.Remove(e.Name())
	}
}

func (*system) Resolve(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	resolved, err := filepath.EvalSymlinks(abs)
	if !errors.Is(err, fs.ErrNotExist) {
		return resolved, err
	}
	if _, err := os.Lstat(abs); err == nil {
		return "", fmt.Errorf("%s is a link that leads nowhere", path)
	}
	parent, err := filepath.EvalSymlinks(filepath.Dir(abs))
	if err != nil {
		return "", err
	}
	return filepath.Join(parent, filepath.Base(abs)), nil
}

func (*system) Mkdir(path string) error {
	if err := os.Mkdir(path, 0o755); err != nil {
		return err
	}
	return os.Chmod(path, 0o755) // the umask may have taken bits away
}

// create leaves the new file open for what its caller has still to do.
func create(path string, b []byte) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return nil, err
	}
	if err = f.Chmod(0o644); err == nil { // the umask may have taken bits away
		_, err = f.Write(b)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

func (*system) Link(old, new string) error {
	err := os.Link(old, new)
	if err != nil && noLinks(err) {
		return copyFile(old, new)
	}
	return err
}

// copyFile makes a copy that is on the disk when it returns: the caller does
// not know that it must be brought there.
func copyFile(old, new string) error {
	info, err := os.Lstat(old)
	if err != nil {
		return err
	}
	b, err := os.ReadFile(old)
	if err != nil {
		return err
	}
	f, err := create(new, b)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Chtimes(new, info.ModTime(), info.ModTime())
}

// sameContent reads r, which claims to be as long as b, to its end.
func (s *system) sameContent(r io.Reader, b []byte) bool {
	buf := s.buffers.Get().(*[]byte)
	defer s.buffers.Put(buf)
	for {
		n, err := r.Read(*buf)
		if n > len(b) || !bytes.Equal((*buf)[:n], b[:n]) {
			return false
		}
		b = b[n:]
		if err != nil {
			return err == io.EOF && len(b) == 0
		}
	}
}
