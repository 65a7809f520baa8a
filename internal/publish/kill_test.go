//go:build unix

package publish

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestMain is also the program that TestKill kills.
func TestMain(m *testing.M) {
	if dir := os.Getenv("PLAZA_PUBLISH_INTO"); dir != "" {
		publishForEver(dir, unsynced{systems()[os.Getenv("PLAZA_PUBLISH_WITH")]})
	}
	os.Exit(m.Run())
}

// publishForEver publishes one generation after the other and says so.
func publishForEver(dir string, system FS) {
	n, err := strconv.Atoi(os.Getenv("PLAZA_PUBLISHED"))
	if err != nil {
		panic(err)
	}
	for fmt.Println("begins", n); ; fmt.Println("published", n) {
		if _, err := publishTree(dir, generation(n+1), Options{FS: announcer{system, n}}); err != nil {
			panic(err)
		}
		n++
	}
}

// announcer says when the short part begins in which a kill matters most.
type announcer struct {
	FS
	published int
}

func (a announcer) Exchange(x, y string) error {
	fmt.Println("switches", a.published)
	return a.FS.Exchange(x, y)
}

// Law 1 with a real process and a real signal 9, which takes nothing from what
// the kernel was given: so the disk is not waited for (see TestPowerCut). A generation that was said to
// be published must be there, or the next one, which may have been under way.
func TestKill(t *testing.T) {
	kills, where := 20, inMemory
	if os.Getenv("PLAZA_SLOW") != "" {
		kills, where = 500, testing.TB.TempDir
	}
	for name, system := range systems() {
		t.Run(name, func(t *testing.T) {
			system := unsynced{system}
			dir := filepath.Join(where(t), "public")
			began := time.Now()
			mustPublish(t, dir, generation(0), Options{FS: system})
			mustPublish(t, dir, generation(1), Options{FS: system})
			once := time.Since(began) / 2 // chooses instants; nothing is asserted about it

			random := rand.New(rand.NewPCG(1, uint64(kills)))
			found := map[string]int{}
			atLeast := 1
			for kill := range kills {
				said := runAndKill(t, dir, name, atLeast, random, once)
				atLeast = max(atLeast, said)
				found[state(t, dir)]++
				shown := shownGeneration(t, dir, name == "poor")
				if shown != atLeast && shown != atLeast+1 {
					t.Fatalf("kill %d: generation %d was published, %d is shown", kill, atLeast, shown)
				}
				atLeast = shown
			}
			mustPublish(t, dir, generation(atLeast+1), Options{FS: system})
			wantTree(t, dir, generation(atLeast+1))
			wantClean(t, dir)
			t.Logf("%d kills, one publish takes %v, %d generations; found afterwards: %v", kills, once, atLeast, found)
		})
	}
}

// runAndKill returns the last generation that the process said it published.
func runAndKill(t *testing.T, dir, system string, published int, random *rand.Rand, once time.Duration) (said int) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "PLAZA_PUBLISH_INTO="+dir, "PLAZA_PUBLISH_WITH="+system, fmt.Sprint("PLAZA_PUBLISHED=", published))
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	// Half of the kills come anywhere in the first run, which clears up after
	// the last kill, or in the second; the others come about the switch.
	until, within := [...]string{"begins", "published", "switches", "switches"}[random.IntN(4)], once
	if until == "switches" {
		within = once / 20
	}
	lines := bufio.NewScanner(out)
	for verb := ""; verb != until; {
		if !lines.Scan() {
			t.Fatalf("the process ended by itself: %s", stderr.String())
		}
		verb, _, _ = strings.Cut(lines.Text(), " ")
		said = lastNumber(t, lines.Text(), said)
	}
	time.Sleep(time.Duration(random.Int64N(int64(within) + 1)))
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	for lines.Scan() {
		said = lastNumber(t, lines.Text(), said)
	}
	if cmd.Wait(); stderr.Len() > 0 {
		t.Fatalf("the process failed: %s", stderr.String())
	}
	return said
}

func lastNumber(t *testing.T, line string, before int) (n int) {
	t.Helper()
	var verb string
	if _, err := fmt.Sscanf(line, "%s %d", &verb, &n); err != nil {
		t.Fatalf("%q: %v", line, err)
	}
	return max(n, before)
}

// shownGeneration fails unless the folder is exactly one generation. Without
// an exchange that one may for a moment be out of sight.
func shownGeneration(t *testing.T, dir string, hidden bool) (n int) {
	t.Helper()
	got := snapshot(t, dir)
	if got == nil && hidden {
		got = snapshot(t, filepath.Join(filepath.Dir(dir), ".public.retired"))
	}
	if _, err := fmt.Sscanf(got["index.html"], "generation %d", &n); err != nil {
		t.Fatalf("%d entries, but no generation in index.html: %v", len(got), err)
	}
	if diff := cmp.Diff(generation(n).entries(), got); diff != "" {
		t.Fatalf("not exactly generation %d:\n%s", n, diff)
	}
	return n
}

// state names what a killed process left beside the folder.
func state(t *testing.T, dir string) string {
	var parts []string
	for _, name := range beside(t, dir) {
		if strings.Contains(name, ".stage-") {
			index, _ := os.ReadFile(filepath.Join(filepath.Dir(dir), name, "index.html"))
			part := "a new stage"
			if shown, _ := os.ReadFile(filepath.Join(dir, "index.html")); len(index) == 0 {
				part = "a stage without index.html"
			} else if number(string(index)) < number(string(shown)) {
				part = "an old site"
			}
			name = part
		}
		parts = append(parts, strings.TrimPrefix(name, ".public."))
	}
	if len(parts) == 0 {
		return "nothing"
	}
	return strings.Join(parts, "+")
}

func number(text string) (n int) {
	fmt.Sscanf(text, "generation %d", &n)
	return n
}
