package main

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// TestSameBytesEverywhere builds a site again and again, each time in another
// folder, time zone, language, umask, order of file creation and number of
// jobs, and wants one hash. With PLAZA_SLOW=1 it is the City's, twenty times,
// and then a release, too.
func TestSameBytesEverywhere(t *testing.T) {
	if os.Getenv("PLAZA_SLOW") != "" {
		sameBytes(t, own, 20)
		sameBytes(t, own, 2, "--release")
	} else if !testing.Short() {
		sameBytes(t, small, 3)
	}
}

func sameBytes(t *testing.T, city string, builds int, flags ...string) {
	zones := []string{"UTC", "Asia/Kolkata", "Pacific/Apia", "America/Denver"}
	languages := []string{"C", "tr_TR.UTF-8", "es_US.UTF-8", "ar_EG.UTF-8"}
	umasks := []int{0o000, 0o022, 0o077}
	var first string
	for i := range builds {
		dir := filepath.Join(t.TempDir(), fmt.Sprintf("folder %d", i))
		shuffledSite(t, dir, city, uint64(i))
		old := syscall.Umask(umasks[i%3])
		cmd := program(slices.Concat([]string{"build", "--site", dir, "--date", "2026-11-29", "--jobs", []string{"1", "8"}[i%2]}, flags)...)
		cmd.Env = append(cmd.Env, "TZ="+zones[i%4], "LANG="+languages[i%4], "LC_ALL="+languages[i%4], fmt.Sprintf("GOMAXPROCS=%d", i%3+1))
		out, err := cmd.CombinedOutput()
		syscall.Umask(old)
		if err != nil {
			t.Fatalf("build %d: %v\n%s", i, err, out)
		}
		sum := treeSum(t, filepath.Join(dir, "public"))
		if i == 0 {
			first = sum
		} else if sum != first {
			t.Fatalf("build %d (TZ=%s LANG=%s) differs from the first", i, zones[i%4], languages[i%4])
		}
	}
}

func program(args ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	return cmd
}

// Sites of the repository, by the folder that holds their records; their words
// are the repository's.
const (
	own   = ""
	small = "test/mistakes/base/"
)

// shuffledSite copies a site, its files created in an order that depends on
// the seed: many file systems list them in that order.
func shuffledSite(t *testing.T, dir, city string, seed uint64) {
	t.Helper()
	var names []string
	repo := os.DirFS("../..")
	for _, part := range []string{city + "data", city + "content", "i18n"} {
		err := fs.WalkDir(repo, part, func(p string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				names = append(names, p)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	rand.New(rand.NewPCG(seed, 1)).Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	for _, name := range names {
		b, err := fs.ReadFile(repo, name)
		if err != nil {
			t.Fatal(err)
		}
		to := filepath.Join(dir, strings.TrimPrefix(name, city))
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, b, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// treeSum is one hash over the names, modes and bytes of a tree.
func treeSum(t *testing.T, dir string) string {
	t.Helper()
	var lines []string
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, p)
		lines = append(lines, fmt.Sprintf("%s %v %x", filepath.ToSlash(rel), info.Mode(), sha256.Sum256(b)))
		return nil
	})
	if err != nil || len(lines) < 100 {
		t.Fatalf("%s holds %d files: %v", dir, len(lines), err)
	}
	slices.Sort(lines)
	return fmt.Sprintf("%x", sha256.Sum256(fmt.Append(nil, lines)))
}
