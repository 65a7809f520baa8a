//go:build unix

package outbox

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// lock keeps a second service out of a state folder. The kernel opens it when
// the process ends, however it ends.
func lock(dir string) (unlock func() error, err error) {
	f, err := os.OpenFile(filepath.Join(dir, "lock"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("lock the state folder: %w", err)
	}
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		f.Close()
		if errors.Is(err, unix.EWOULDBLOCK) {
			return nil, fmt.Errorf("another feedback service uses the state folder %s", dir)
		}
		return nil, fmt.Errorf("lock the state folder: %w", err)
	}
	return f.Close, nil
}

// roomLeft reports whether at least min bytes are free on the disk of dir. If
// that cannot be told, SQLite will tell.
func roomLeft(dir string, min int64) bool {
	var s unix.Statfs_t
	if err := unix.Statfs(dir, &s); err != nil {
		return true
	}
	return int64(s.Bavail)*int64(s.Bsize) >= min
}
