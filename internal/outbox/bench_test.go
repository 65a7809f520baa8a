//go:build unix

package outbox

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// How many messages a second are on the disk, and how long one sender waits,
// beside the bare cost of durable inserts of as many bytes:
//
//	go test ./internal/outbox -run '^$' -bench . -benchtime 5s
//	PLAZA_POSTGRES=1 go test ./internal/outbox -run '^$' -bench . -benchtime 5s
//
// docs/operating.md holds a table of what came out.

// BenchmarkBareInsert is one durable insert after another: the least that one
// message costs on this disk when it does not share its sync.
func BenchmarkBareInsert(b *testing.B) {
	for _, database := range []string{"sqlite", "postgres"} {
		b.Run(database, func(b *testing.B) {
			o := benched(b, database)
			_, err := o.db.Exec(`CREATE TABLE bare (ref TEXT PRIMARY KEY, sealed ` + o.is.blob + ` NOT NULL)`)
			must(b, err)
			sealed, err := o.Keys.Seal(message(0))
			must(b, err)
			insert := o.is.query(`INSERT INTO bare (ref, sealed) VALUES ($1, $2)`)
			measure(b, 1, func(n int) error {
				_, err := o.db.Exec(insert, fmt.Sprint(n), sealed)
				return err
			})
		})
	}
}

// BenchmarkAccept is what a visitor waits for, with so many at once.
func BenchmarkAccept(b *testing.B) {
	for _, database := range []string{"sqlite", "postgres"} {
		for _, senders := range []int{1, 64} {
			b.Run(fmt.Sprintf("%s/%d", database, senders), func(b *testing.B) {
				o := benched(b, database)
				measure(b, senders, func(n int) error {
					_, _, err := o.Accept(context.Background(), message(n))
					return err
				})
			})
		}
	}
}

// benched is an outbox whose relay is down: everything waits.
func benched(b *testing.B, database string) *Outbox {
	c := quick(b, &inbox{dial: dead})
	c.MaxWaiting, c.Log = 1<<30, nil
	c.Schedule = Schedule{First: time.Hour, Max: time.Hour}
	if database == "postgres" {
		c.Database = postgresServer(b)
	}
	return opened(b, c)
}

// measure calls do from so many goroutines and reports rate and waits.
func measure(b *testing.B, senders int, do func(n int) error) {
	var next atomic.Int64
	var mu sync.Mutex
	var waits []time.Duration
	b.ResetTimer()
	var wg sync.WaitGroup
	for range senders {
		wg.Go(func() {
			var own []time.Duration
			for n := int(next.Add(1)); n <= b.N; n = int(next.Add(1)) {
				began := time.Now()
				if err := do(n); err != nil {
					b.Error(err)
					return
				}
				own = append(own, time.Since(began))
			}
			mu.Lock()
			defer mu.Unlock()
			waits = append(waits, own...)
		})
	}
	wg.Wait()
	b.StopTimer()
	if len(waits) == 0 {
		return
	}
	slices.Sort(waits)
	at := func(p float64) float64 {
		return float64(waits[int(p*float64(len(waits)-1))].Microseconds()) / 1000
	}
	b.ReportMetric(float64(len(waits))/b.Elapsed().Seconds(), "accepted/s")
	b.ReportMetric(at(0.50), "p50-ms")
	b.ReportMetric(at(0.99), "p99-ms")
}
