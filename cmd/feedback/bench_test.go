//go:build linux

package main

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"plaza/internal/seal"
)

// BenchmarkServe has 64 visitors send to the real program at once, six
// messages each, and reports how long they wait and the memory of the process
// before and at most:
//
//	go test ./cmd/feedback -run '^$' -bench Serve -benchtime 1x
//
// FEEDBACK_DATABASE names a PostgreSQL database to use in place of SQLite.
func BenchmarkServe(b *testing.B) {
	key, _, err := seal.GenerateKey(time.Now())
	if err != nil {
		b.Fatal(err)
	}
	r := newRelay(b)
	for range b.N {
		s := start(b, key, "serve", "--config", settingsFor(b, r))
		time.Sleep(500 * time.Millisecond)
		idle := memory(b, s.Process.Pid, "VmRSS")
		var mu sync.Mutex
		var waits []time.Duration
		var wg sync.WaitGroup
		for i := range 64 {
			wg.Go(func() {
				for n := range 6 {
					began := time.Now()
					if s.send(fmt.Sprintf("Sender %d, message %d, %d", i, n, began.UnixNano())) == "" {
						b.Errorf("sender %d: message %d was refused", i, n)
					}
					mu.Lock()
					waits = append(waits, time.Since(began))
					mu.Unlock()
				}
			})
		}
		began := time.Now()
		wg.Wait()
		took := time.Since(began)
		slices.Sort(waits)
		ms := func(p float64) float64 {
			return float64(waits[int(p*float64(len(waits)-1))].Microseconds()) / 1000
		}
		b.ReportMetric(float64(len(waits))/took.Seconds(), "accepted/s")
		b.ReportMetric(ms(0.5), "p50-ms")
		b.ReportMetric(ms(0.99), "p99-ms")
		b.ReportMetric(idle, "idle-MiB")
		b.ReportMetric(memory(b, s.Process.Pid, "VmHWM"), "peak-MiB")
		s.Process.Kill()
		s.Wait()
	}
}

// memory reads a line of /proc/PID/status in MiB.
func memory(b *testing.B, pid int, line string) float64 {
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		b.Fatal(err)
	}
	m := regexp.MustCompile(line + `:\s+(\d+) kB`).FindSubmatch(raw)
	if m == nil {
		b.Fatalf("no %s in the status", line)
	}
	kib, err := strconv.ParseFloat(string(m[1]), 64)
	if err != nil {
		b.Fatal(err)
	}
	return kib / 1024
}
