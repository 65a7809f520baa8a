package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestKilledAtAnyInstant kills the whole program, not only its last stage,
// while it changes the site from one state to another and back. Whatever the
// instant, the published tree is the one or the other, whole.
//
// 500 kills of the City's site with PLAZA_SLOW=1, else a few of a small one. The wait before a kill only
// chooses the instant; nothing is asserted about time.
func TestKilledAtAnyInstant(t *testing.T) {
	kills, city, name := 5, small, "AI in Mesa Alta"
	if os.Getenv("PLAZA_SLOW") != "" {
		kills, city, name = 500, own, "AI in Albuquerque"
	} else if testing.Short() {
		t.Skip("kills builds")
	}
	dir := t.TempDir()
	shuffledSite(t, dir, city, 1)
	record := filepath.Join(dir, "data", "site.toml")
	source, err := os.ReadFile(record)
	if err != nil {
		t.Fatal(err)
	}
	state := func(on bool) {
		b := source
		if on { // changes every page: the site's name stands in each title
			b = bytes.Replace(source, []byte(name), []byte("Another Name"), 1)
			if bytes.Equal(b, source) {
				t.Fatal("the site's name was not found")
			}
		}
		if err := os.WriteFile(record, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	public := filepath.Join(dir, "public")
	sums := map[bool]string{}
	var took time.Duration
	for _, on := range []bool{true, false} {
		state(on)
		start := time.Now()
		if out, err := program("build", "--site", dir, "--date", "2026-11-29").CombinedOutput(); err != nil {
			t.Fatalf("build: %v\n%s", err, out)
		}
		took = time.Since(start)
		sums[on] = treeSum(t, public)
	}
	if sums[true] == sums[false] {
		t.Fatal("the two states do not differ")
	}
	rnd := rand.New(rand.NewPCG(7, 7))
	now, seen := false, map[bool]int{}
	for i := range kills {
		state(!now)
		cmd := program("build", "--site", dir, "--date", "2026-11-29")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rnd.Int64N(int64(took) * 6 / 5)))
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		switch sum := treeSum(t, public); sum {
		case sums[now]:
			seen[false]++
		case sums[!now]:
			seen[true]++
			now = !now
		default:
			t.Fatalf("kill %d left a mixture", i)
		}
	}
	t.Logf("%d kills: %d left the old site, %d the new", kills, seen[false], seen[true])
}
