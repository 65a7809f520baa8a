package outbox

import (
	"math/rand/v2"
	"sync"
	"time"
)

// Schedule is when something that failed is tried again: after First, then twice
// as long each time, up to Max, for ever. A fifth is added or taken at random,
// so that what failed together is not tried together.
type Schedule struct{ First, Max time.Duration }

func (r Schedule) withDefaults() Schedule {
	if r.First <= 0 {
		r.First = 10 * time.Second
	}
	if r.Max <= 0 {
		r.Max = time.Hour
	}
	r.Max = max(r.Max, r.First)
	return r
}

// after returns the wait after that many failures.
func (r Schedule) after(failures int64) time.Duration {
	wait := r.First
	for i := int64(1); i < failures && wait < r.Max; i++ {
		wait *= 2
	}
	wait = min(wait, r.Max)
	// At most Max: that is what the settings promise.
	return min(r.Max, time.Duration(float64(wait)*(0.8+0.4*rand.Float64())))
}

// hold keeps all messages back after trouble that would meet each of them: a
// relay that is down or refuses the login. It lets one at a time through to
// try, and opens as soon as one was taken. So a relay that comes back to
// 20,000 messages is asked once, not 20,000 times.
type hold struct {
	mu       sync.Mutex
	failures int64
	until    time.Time
	probing  bool
}

// enter reports whether a sender may go ahead. Whoever enters calls leave.
func (h *hold) enter(now time.Time) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.failures == 0 {
		return true
	}
	if h.probing || now.Before(h.until) {
		return false
	}
	h.probing = true
	return true
}

// leave tells how it went: taken, nothing learnt, or down. It returns how long
// everything waits, and whether the relay is newly up.
func (h *hold) leave(now time.Time, r Schedule, how outcome) (wait time.Duration, up bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.probing = false
	switch how {
	case taken:
		up = h.failures > 0
		h.failures = 0
	case down:
		if !now.Before(h.until) || h.failures == 0 { // not for each of four that failed at once
			h.failures++
			h.until = now.Add(r.after(h.failures))
		}
	}
	return h.until.Sub(now), up
}

// lift lets the next try through at once.
func (h *hold) lift() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.until = time.Time{}
}

type outcome int

const (
	unknown outcome = iota
	taken
	down
)
