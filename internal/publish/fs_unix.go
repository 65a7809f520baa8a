//go:build darwin || freebsd || linux || netbsd || openbsd

package publish

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// noLinks reports whether err means that hard links cannot be made here at
// all, or no more of them to this file: then a copy does.
func noLinks(err error) bool {
	return errors.Is(err, unix.EPERM) || errors.Is(err, unix.EOPNOTSUPP) ||
		errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.EMLINK)
}

// misplaced reports whether err means that a folder cannot be renamed because
// of where it lies.
func misplaced(err error) bool { return errors.Is(err, unix.EXDEV) || errors.Is(err, unix.EBUSY) }

// Same uses bare system calls: it runs once for each file of the site, and is
// most of what a build costs in which nothing changed.
func (s *system) Same(path string, b []byte) bool {
	// A link is not opened (NOFOLLOW), a pipe is not waited for (NONBLOCK).
	fd, err := retry(func() (int, error) {
		return unix.Open(path, unix.O_RDONLY|unix.O_NOFOLLOW|unix.O_NONBLOCK|unix.O_CLOEXEC, 0)
	})
	if err != nil {
		return false
	}
	defer unix.Close(fd)
	var st unix.Stat_t
	if err := unix.Fstat(fd, &st); err != nil {
		return false
	}
	regular := st.Mode&unix.S_IFMT == unix.S_IFREG && st.Mode&0o444 == 0o444
	return regular && st.Size == int64(len(b)) && s.sameContent(descriptor(fd), b)
}

// Create uses bare system calls as well: what package os does beside them, so
// that a file can be waited for, is of no use here.
func (*system) Create(path string, b []byte) error {
	fd, err := retry(func() (int, error) {
		return unix.Open(path, unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL|unix.O_CLOEXEC, 0o644)
	})
	if err != nil {
		return &fs.PathError{Op: "create", Path: path, Err: err}
	}
	err = unix.Fchmod(fd, 0o644) // the umask may have taken bits away
	for len(b) > 0 && err == nil {
		var n int
		n, err = retry(func() (int, error) { return unix.Write(fd, b) })
		b = b[max(n, 0):]
	}
	if closed := unix.Close(fd); err == nil {
		err = closed
	}
	if err != nil {
		return &fs.PathError{Op: "write", Path: path, Err: err}
	}
	return nil
}

type descriptor int

func (d descriptor) Read(p []byte) (int, error) {
	n, err := retry(func() (int, error) { return unix.Read(int(d), p) })
	if n == 0 && err == nil {
		err = io.EOF
	}
	return max(n, 0), err
}

func retry(call func() (int, error)) (int, error) {
	for {
		if n, err := call(); err != unix.EINTR {
			return n, err
		}
	}
}

// Lock uses flock: the kernel lets go of it when the process ends, however it
// ends. The file is removed before it is let go of, so the loop asks whether
// the file it locked is still the one that others will find.
func (*system) Lock(path string) (func() error, error) {
	for {
		f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|unix.O_NOFOLLOW, 0o644)
		if err != nil {
			return nil, err
		}
		_, err = retry(func() (int, error) { return 0, unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB) })
		if err != nil {
			f.Close()
			if errors.Is(err, unix.EWOULDBLOCK) {
				return nil, ErrLocked
			}
			return nil, fmt.Errorf("lock %s: %w", path, err)
		}
		mine, err := f.Stat()
		if err != nil {
			f.Close()
			return nil, err
		}
		found, err := os.Lstat(path)
		if err == nil && os.SameFile(mine, found) {
			return func() error { return errors.Join(os.Remove(path), f.Close()) }, nil
		}
		f.Close()
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
}
