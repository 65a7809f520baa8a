package intake

import (
	"net/netip"
	"sync"
	"time"
)

// Limits are two buckets: one for each source, one for all. A message takes
// one drop from each; drops come back with time.
type Limits struct {
	Burst      int           // messages a source may send at once
	Every      time.Duration // until it may send one more
	TotalBurst int
	TotalEvery time.Duration
	Sources    int // how many sources are remembered
}

// DefaultLimits let a family or a library write, and stop a program.
var DefaultLimits = Limits{Burst: 8, Every: time.Minute, TotalBurst: 400, TotalEvery: 250 * time.Millisecond, Sources: 100_000}

// limiter remembers how much each source has sent of late. A source that
// would have a full bucket again is forgotten, so what is kept is bounded by
// Sources and by time.
type limiter struct {
	Limits
	mu    sync.Mutex
	began time.Time
	all   bucket
	by    map[[16]byte]bucket
}

// bucket is when it will be full again, in milliseconds since the limiter
// began: one number holds both the drops and the time.
type bucket int64

func newLimiter(l Limits) *limiter {
	return &limiter{Limits: l, by: map[[16]byte]bucket{}}
}

// take takes a drop for a source. Without one it returns how long until there
// is.
func (l *limiter) take(source netip.Addr, now time.Time) (wait time.Duration, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.began.IsZero() {
		l.began = now
	}
	at, key := bucket(now.Sub(l.began).Milliseconds()), source.As16()
	own, wait := after(l.by[key], at, l.Burst, l.Every)
	if wait > 0 {
		return wait, false
	}
	all, wait := after(l.all, at, l.TotalBurst, l.TotalEvery)
	if wait > 0 {
		return wait, false
	}
	if _, known := l.by[key]; !known && len(l.by) >= l.Sources {
		l.forget(at)
	}
	l.by[key], l.all = own, all
	return 0, true
}

// after returns the bucket with one drop less, or how long to wait.
func after(b, now bucket, burst int, every time.Duration) (bucket, time.Duration) {
	step := bucket(every.Milliseconds())
	full := max(b, now) + step
	if over := full - now - step*bucket(burst); over > 0 {
		return b, time.Duration(over) * time.Millisecond
	}
	return full, 0
}

// forget makes room: by forgetting sources whose buckets are full, and where
// there are none, some others. Their bucket for all still holds.
func (l *limiter) forget(now bucket) {
	for key, b := range l.by {
		if b <= now {
			delete(l.by, key)
		}
	}
	for key := range l.by {
		if len(l.by) < l.Sources-l.Sources/16 {
			return
		}
		delete(l.by, key)
	}
}
