package build

import "testing"

// The archive is for readers: what hosts and staff use is not in it.
func TestArchived(t *testing.T) {
	for name, want := range map[string]bool{"index.html": true, "es/tools.html": true, "_headers": false, ".plaza": false, "admin/index.html": false} {
		if archived(name) != want {
			t.Errorf("archived(%s) is %v", name, !want)
		}
	}
}
