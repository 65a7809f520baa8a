package publish

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"
)

// phases tells how long the parts of a publish took that come one at a time.
type phases struct {
	FS
	took map[string]time.Duration
}

func (p phases) time(name string, do func() error) error {
	began := time.Now()
	err := do()
	p.took[name] += time.Since(began)
	return err
}

func (p phases) ReadDir(d string) (e []fs.DirEntry, err error) {
	p.time("survey", func() error { e, err = p.FS.ReadDir(d); return nil })
	return e, err
}
func (p phases) Link(a, b string) error {
	return p.time("link", func() error { return p.FS.Link(a, b) })
}
func (p phases) SyncAll(a string) error {
	return p.time("sync", func() error { return p.FS.SyncAll(a) })
}
func (p phases) Sync(a string, d bool) error {
	return p.time("sync", func() error { return p.FS.Sync(a, d) })
}
func (p phases) Exchange(a, b string) error {
	return p.time("switch", func() error { return p.FS.Exchange(a, b) })
}
func (p phases) Rename(a, b string) error {
	return p.time("switch", func() error { return p.FS.Rename(a, b) })
}
func (p phases) RemoveAll(ctx context.Context, a string) error {
	return p.time("remove", func() error { return p.FS.RemoveAll(ctx, a) })
}

// BenchmarkPublish puts pages of 6 kB from two goroutines.
func BenchmarkPublish(b *testing.B) {
	for _, files := range []int{4_500, 45_000} {
		for name, system := range systems() {
			pages := make([]string, files)
			for i := range pages {
				pages[i] = fmt.Sprintf("%s/%03d/page-%d.html", []string{"en", "es"}[i%2], i/200, i)
			}
			for _, change := range []string{"cold", "unchanged", "one", "all"} {
				b.Run(fmt.Sprintf("%d/%s/%s", files, change, name), func(b *testing.B) {
					benchmark(b, pages, change, system)
				})
			}
		}
	}
}

func benchmark(b *testing.B, pages []string, change string, system FS) {
	dir := filepath.Join(b.TempDir(), "public")
	took := map[string]time.Duration{}
	opt := Options{FS: phases{system, took}}
	if change != "cold" {
		publishPages(b, dir, pages, "", 0, opt, took)
		clear(took)
	}
	b.ResetTimer()
	for n := range b.N {
		switch change {
		case "cold":
			b.StopTimer()
			if err := os.RemoveAll(dir); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
			publishPages(b, dir, pages, "", 0, opt, took)
		case "unchanged":
			publishPages(b, dir, pages, "", 0, opt, took)
		case "one":
			publishPages(b, dir, pages, strconv.Itoa(n), 1, opt, took)
		case "all":
			publishPages(b, dir, pages, strconv.Itoa(n), len(pages), opt, took)
		}
	}
	for _, phase := range []string{"survey", "put", "link", "sync", "switch", "remove"} {
		b.ReportMetric(float64(took[phase].Microseconds())/1000/float64(b.N), phase+"-ms")
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N), "all-ms")
}

var filler = bytes.Repeat([]byte("<p>The page of a tool of the City, as long as most.</p>\n"), 107)

func publishPages(b *testing.B, dir string, pages []string, mark string, changed int, opt Options, took map[string]time.Duration) {
	s, err := Open(dir, opt)
	if err != nil {
		b.Fatal(err)
	}
	began := time.Now()
	var workers sync.WaitGroup
	for w := range 2 {
		workers.Go(func() {
			for i := w; i < len(pages); i += 2 {
				page := append([]byte(pages[i]+"\n"), filler...)
				if i < changed {
					page = append(page, mark...)
				}
				if err := s.Put(pages[i], page); err != nil {
					b.Error(err)
				}
			}
		})
	}
	workers.Wait()
	took["put"] += time.Since(began)
	if _, err := s.Commit(); err != nil {
		b.Fatal(err)
	}
}
