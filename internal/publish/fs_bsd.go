//go:build freebsd || netbsd || openbsd

package publish

import (
	"errors"
	"os"
)

func (*system) SyncAll(path string) error { return errors.ErrUnsupported }

func (*system) Sync(path string, dir bool) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

func (*system) Exchange(a, b string) error { return errors.ErrUnsupported }
