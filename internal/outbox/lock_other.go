//go:build !unix

package outbox

// lock relies on SQLite's own locks where the system has no others: run one
// service on a state folder.
func lock(string) (unlock func() error, err error) { return func() error { return nil }, nil }

// roomLeft cannot tell here; SQLite will.
func roomLeft(string, int64) bool { return true }
