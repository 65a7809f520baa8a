package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

func noLinks(err error) bool {
	return errors.Is(err, windows.ERROR_INVALID_FUNCTION) || errors.Is(err, windows.ERROR_NOT_SUPPORTED) ||
		errors.Is(err, windows.ERROR_TOO_MANY_LINKS)
}

func misplaced(err error) bool { return errors.Is(err, windows.ERROR_NOT_SAME_DEVICE) }

func (s *system) Same(path string, b []byte) bool {
	if info, err := os.Lstat(path); err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(b)) {
		return false
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	return s.sameContent(f, b)
}

func (*system) Create(path string, b []byte) error {
	f, err := create(path, b)
	if err != nil {
		return err
	}
	return f.Close()
}

// Lock opens the file so that nobody else can; Windows closes it, and removes
// it with that, when the process ends, however it ends.
func (*system) Lock(path string) (func() error, error) {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	h, err := windows.CreateFile(name, windows.GENERIC_WRITE|windows.DELETE, 0, nil, windows.OPEN_ALWAYS,
		windows.FILE_ATTRIBUTE_HIDDEN|windows.FILE_FLAG_DELETE_ON_CLOSE, 0)
	switch {
	case errors.Is(err, windows.ERROR_SHARING_VIOLATION), errors.Is(err, windows.ERROR_DELETE_PENDING):
		return nil, ErrLocked
	case err != nil:
		return nil, &os.PathError{Op: "lock", Path: path, Err: err}
	}
	return func() error { return windows.CloseHandle(h) }, nil
}

func (*system) SyncAll(path string) error { return errors.ErrUnsupported }

// Sync needs a file opened for writing here. Windows brings folders to the
// disk by itself, in order, and has no call to ask for it.
func (*system) Sync(path string, dir bool) error {
	if dir {
		return nil
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

func (*system) Exchange(a, b string) error { return errors.ErrUnsupported }
