package serve

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"plaza/internal/build"
)

// said tells when the server has written that all pages are made.
type said chan struct{}

func (s said) Write(b []byte) (int, error) {
	if bytes.HasPrefix(b, []byte("built ")) {
		s <- struct{}{}
	}
	return len(b), nil
}

// withPast copies the City's site as the working folder has it, with the whole
// past of its repository where there is one: the log is read at each load.
func withPast(b *testing.B) string {
	b.Helper()
	dir := filepath.Join(b.TempDir(), "site")
	if out, err := exec.Command("git", "clone", "--quiet", "--shared", "../..", dir).CombinedOutput(); err != nil {
		b.Logf("without the past of the records: %s", out)
	}
	for _, part := range []string{"data", "content", "i18n"} {
		if err := os.RemoveAll(filepath.Join(dir, part)); err != nil {
			b.Fatal(err)
		}
		if err := os.CopyFS(filepath.Join(dir, part), os.DirFS(filepath.Join("../..", part))); err != nil {
			b.Fatal(err)
		}
	}
	return dir
}

// times reports the middle and the longest of what was measured.
func times(b *testing.B, all []time.Duration, what string) {
	slices.Sort(all)
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	b.ReportMetric(ms(all[len(all)/2]), "ms-"+what)
	b.ReportMetric(ms(all[len(all)-1]), "ms-"+what+"-max")
}

// BenchmarkSaveToReload measures on the City's site, with its past, how long it
// takes from a save to the moment at which an open page hears of it ("event")
// and to that at which it has been given its new content ("page"). Saves come
// one by one, when all pages of the last are made, or in a row, when the rest
// of the last is still being made.
func BenchmarkSaveToReload(b *testing.B) {
	for _, inARow := range []bool{false, true} {
		name := map[bool]string{false: "one by one", true: "in a row"}[inARow]
		b.Run(strings.ReplaceAll(name, " ", "-"), func(b *testing.B) {
			dir := withPast(b)
			log := make(said, 1000)
			s := start(b, build.Options{Dir: dir, Now: time.Now, Preview: true}, log)
			<-log
			file := filepath.Join(dir, "data", "tools", "miro.toml")
			from, to := `"in-use"`, `"paused"`
			var event, page []time.Duration
			for b.Loop() {
				at := save(b, s, file, from, to)
				event = append(event, time.Since(at))
				get(b, s, "tools/miro.html")
				page = append(page, time.Since(at))
				from, to = to, from
				if !inARow {
					<-log
				}
			}
			times(b, event, "event")
			times(b, page, "page")
		})
	}
}
