package intake

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"sync/atomic"
	"time"
)

// outcomes are all that can become of a message. The list is fixed, so what is
// counted cannot grow.
var outcomes = []string{"accepted", "again", "problems", "trapped", "foreign", "too-many", "full", "down", "too-large", "slow", "unreadable"}

// counts counts outcomes.
type counts struct {
	n [16]atomic.Int64
}

func (c *counts) add(outcome string) {
	if i := slices.Index(outcomes, outcome); i >= 0 {
		c.n[i].Add(1)
	}
}

// metrics writes the counters in the text form that Prometheus reads.
func (s *Server) metrics(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	fmt.Fprint(w, "# HELP feedback_messages_total Messages by what became of them.\n# TYPE feedback_messages_total counter\n")
	for i, o := range outcomes {
		fmt.Fprintf(w, "feedback_messages_total{outcome=%q} %d\n", o, s.counts.n[i].Load())
	}
	h, err := s.health(r.Context())
	gauge := func(name, help string, value float64) {
		fmt.Fprintf(w, "# HELP %s %s\n# TYPE %s gauge\n%s %g\n", name, help, name, name, value)
	}
	up := 1.0
	if err != nil {
		up = 0
	}
	gauge("feedback_store_up", "Whether the store answers.", up)
	if err != nil {
		return
	}
	gauge("feedback_waiting", "Messages not yet handed to the relay.", float64(h.Waiting))
	gauge("feedback_parked", "Messages that the relay refused for good.", float64(h.Parked))
	gauge("feedback_oldest_seconds", "Age of the oldest that waits.", s.age(h.Oldest).Seconds())
	if !h.LastSuccess.IsZero() {
		gauge("feedback_last_success_seconds", "When the relay last took a message, in Unix time.", float64(h.LastSuccess.Unix()))
	}
}

func (s *Server) health(ctx context.Context) (Health, error) {
	if s.Health == nil {
		return Health{}, nil
	}
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	return s.Health(ctx)
}

func (s *Server) age(t time.Time) time.Duration {
	if t.IsZero() {
		return 0
	}
	return max(0, s.Now().Sub(t))
}

// healthz answers 200 when messages can be kept, and 503 otherwise. That the
// relay is down is told and is no reason to take the form away.
func (s *Server) healthz(w http.ResponseWriter, r *http.Request) {
	out := struct {
		Status      string `json:"status"` // ok, late, down
		Waiting     int    `json:"waiting"`
		Parked      int    `json:"parked"`
		Oldest      int64  `json:"oldest_seconds"`
		LastSuccess string `json:"last_success,omitempty"`
	}{Status: "ok"}
	status := http.StatusOK
	h, err := s.health(r.Context())
	switch {
	case err != nil:
		s.Log.Error("the store does not answer", "error", err)
		out.Status, status = "down", http.StatusServiceUnavailable
	case h.Late || h.Parked > 0:
		out.Status = "late"
	}
	out.Waiting, out.Parked, out.Oldest = h.Waiting, h.Parked, int64(s.age(h.Oldest).Seconds())
	if !h.LastSuccess.IsZero() {
		out.LastSuccess = h.LastSuccess.UTC().Format(time.RFC3339)
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(out) // an error means that nobody listens
}

// seconds writes a time to wait, rounded up.
func (s *Server) seconds(d time.Duration) string {
	return fmt.Sprint(int((d + time.Second - 1) / time.Second))
}
