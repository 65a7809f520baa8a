package publish

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// Law 1 and law 4 against a real file system that loses all it has not brought
// to its disk. ext4 has a call for that (EXT4_IOC_SHUTDOWN): from then on not
// one more byte reaches the disk, the journal included. The disk is a file,
// mounted anew after each cut. Needs root and PLAZA_POWER=1.
func TestPowerCut(t *testing.T) {
	if os.Getenv("PLAZA_POWER") == "" || os.Getuid() != 0 {
		t.Skip("needs PLAZA_POWER=1 and root")
	}
	const cuts = 100
	for name, system := range systems() {
		t.Run(name, func(t *testing.T) {
			disk := newDisk(t)
			dir := filepath.Join(disk.mount, "public")
			began := time.Now()
			mustPublish(t, dir, generation(0), Options{FS: system})
			mustPublish(t, dir, generation(1), Options{FS: system})
			once := time.Since(began) / 2
			random := rand.New(rand.NewPCG(2, cuts))
			shown, repeated := 1, 0
			for cut := range cuts {
				var published atomic.Int64
				published.Store(int64(shown))
				ended := make(chan struct{})
				go func() {
					defer close(ended)
					for n := shown + 1; ; n++ {
						if _, err := publishTree(dir, generation(n), Options{FS: system}); err != nil {
							return // the power is off
						}
						published.Store(int64(n))
					}
				}()
				time.Sleep(time.Duration(random.Int64N(int64(3*once) + 1)))
				before := int(published.Load())
				disk.cut(t)
				<-ended
				disk.remount(t)
				last := int(published.Load())
				now := shownGeneration(t, dir, name == "poor")
				if now < before || now > last+1 {
					t.Fatalf("cut %d: generation %d was on the disk, %d is shown", cut, before, now)
				}
				if now == shown {
					repeated++
				}
				shown = now
			}
			mustPublish(t, dir, generation(shown+1), Options{FS: system})
			wantTree(t, dir, generation(shown+1))
			wantClean(t, dir)
			t.Logf("%d cuts, one publish takes %v, %d generations, after %d cuts the old site", cuts, once, shown, repeated)
		})
	}
}

type testDisk struct{ image, mount string }

func newDisk(t *testing.T) testDisk {
	t.Helper()
	top := t.TempDir()
	d := testDisk{filepath.Join(top, "disk"), filepath.Join(top, "mnt")}
	if err := os.Mkdir(d.mount, 0o755); err != nil {
		t.Fatal(err)
	}
	run(t, "truncate", "-s", "256M", d.image)
	run(t, "mkfs.ext4", "-q", d.image)
	run(t, "mount", "-o", "loop", d.image, d.mount)
	t.Cleanup(func() { run(t, "umount", d.mount) })
	return d
}

func (d testDisk) cut(t *testing.T) {
	t.Helper()
	const shutdown, noFlush = 0x8004587d, 2
	f, err := os.Open(d.mount)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := unix.IoctlSetPointerInt(int(f.Fd()), shutdown, noFlush); err != nil {
		t.Fatal(err)
	}
}

func (d testDisk) remount(t *testing.T) {
	t.Helper()
	run(t, "umount", d.mount)
	run(t, "mount", "-o", "loop", d.image, d.mount)
}

func run(t *testing.T, name string, args ...string) {
	t.Helper()
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
}
