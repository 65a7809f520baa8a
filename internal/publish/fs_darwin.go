package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

func (*system) SyncAll(path string) error { return errors.ErrUnsupported }

// Sync hands a file to the drive; only a folder also makes the drive empty its
// own cache (os.File.Sync does, and takes milliseconds). The folders come
// after all files, so the last of them covers everything.
func (*system) Sync(path string, dir bool) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	if dir {
		err = f.Sync()
	} else {
		err = os.NewSyscallError("fsync", unix.Fsync(int(f.Fd())))
	}
	return errors.Join(err, f.Close())
}

func (*system) Exchange(a, b string) error {
	err := unix.RenamexNp(a, b, unix.RENAME_SWAP)
	switch err {
	case nil:
		return nil
	case unix.EINVAL, unix.ENOSYS, unix.ENOTSUP:
		return errors.ErrUnsupported
	}
	return &os.LinkError{Op: "exchange", Old: a, New: b, Err: err}
}
