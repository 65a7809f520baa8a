//go:build unix

package main

import (
	"net/mail"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"plaza/internal/form"
	post "plaza/internal/mail"
	"plaza/internal/outbox"
	"plaza/internal/seal"
)

// patience is how long a test waits for what must happen. No verdict hangs on it
// being short.
var patience = time.Minute

func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !is(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("this did not happen: %s", what)
		}
	}
}

// TestRelayFaults: during each fault messages are taken in; after it each
// arrives, and copies have the same Message-ID. PLAZA_SLOW=1 has them all, else
// there is one of each sort.
func TestRelayFaults(t *testing.T) {
	file, _, err := seal.GenerateKey(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	keys, err := seal.NewKeys(file)
	if err != nil {
		t.Fatal(err)
	}
	for i, fault := range append(faults(), tlsFaults()...) {
		safe := i >= len(faults())
		if os.Getenv("PLAZA_SLOW") == "" && i%6 != 0 && fault != "TLS stranger" {
			continue
		}
		name := fault
		if safe {
			name = "with TLS: " + fault
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRelay(t)
			r.say(fault)
			limits := post.Limits{Connect: time.Second, Command: 200 * time.Millisecond, Data: 200 * time.Millisecond, Dot: 200 * time.Millisecond}
			c := &post.Composer{From: mail.Address{Address: "form@example.gov"}, To: mail.Address{Address: "board@example.gov"}, Words: testWords}
			relay := &post.Relay{Composer: c, Host: "127.0.0.1", Port: r.port(), Security: post.None, Limits: limits}
			if safe {
				relay.Roots, relay.Security = r.withTLS(t), post.StartTLS
			}
			o, err := outbox.Open(t.Context(), outbox.Config{Dir: t.TempDir(), Keys: keys, PerMinute: 60_000, Sender: relay,
				Schedule: outbox.Schedule{First: 30 * time.Millisecond, Max: 200 * time.Millisecond}})
			if err != nil {
				t.Fatal(err)
			}
			defer o.Close()
			refs := map[string]bool{}
			for _, text := range []string{"one", "two", "three"} {
				began := time.Now()
				ref, _, err := o.Accept(t.Context(), form.Message{Text: text, Email: "visitor@example.org"})
				if err != nil {
					t.Fatal(err)
				}
				refs["<"+c.MessageID(ref)+">"] = true
				t.Logf("taken in after %v", time.Since(began))
			}
			eventually(t, "the fault is met", func() bool {
				s, err := o.Stats(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				held, _ := o.Parked(t.Context())
				for _, h := range held {
					if strings.Contains(h.Trouble, "@") {
						t.Errorf("the trouble quotes the relay: %q", h.Trouble)
					}
				}
				if strings.Contains(s.Relay, "@") {
					t.Errorf("the trouble quotes the relay: %q", s.Relay)
				}
				return s.Relay != "" || s.Parked > 0 || strings.HasPrefix(fault, "D") || strings.HasPrefix(fault, "TEXT")
			})
			r.say("")
			eventually(t, "all arrive", func() bool { s, err := o.Stats(t.Context()); return err == nil && s.Waiting == 0 })
			for id := range r.letters() {
				if !refs[id] {
					t.Errorf("a letter arrived as %s, which was never sent", id)
				}
				delete(refs, id)
			}
			if len(refs) > 0 {
				t.Errorf("lost: %v", refs)
			}
		})
	}
}

// TestGreylisting: a relay that puts off who it does not know, and takes the
// letter when it is tried again a while later.
func TestGreylisting(t *testing.T) {
	file, _, err := seal.GenerateKey(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	keys, err := seal.NewKeys(file)
	if err != nil {
		t.Fatal(err)
	}
	r := newRelay(t)
	var first atomic.Int64
	r.fault.Store(func() string {
		now := time.Now().UnixNano()
		first.CompareAndSwap(0, now)
		if now-first.Load() < int64(300*time.Millisecond) {
			return "RCPT 451"
		}
		return ""
	})
	c := &post.Composer{From: mail.Address{Address: "form@example.gov"}, To: mail.Address{Address: "board@example.gov"}, Words: testWords}
	o, err := outbox.Open(t.Context(), outbox.Config{Dir: t.TempDir(), Keys: keys, PerMinute: 60_000,
		Sender:   &post.Relay{Composer: c, Host: "127.0.0.1", Port: r.port(), Security: post.None, Limits: post.DefaultLimits},
		Schedule: outbox.Schedule{First: 50 * time.Millisecond, Max: 200 * time.Millisecond}})
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	for _, text := range []string{"one", "two"} {
		if _, _, err := o.Accept(t.Context(), form.Message{Text: text}); err != nil {
			t.Fatal(err)
		}
	}
	eventually(t, "both arrive", func() bool { return len(r.letters()) == 2 })
	for id, copies := range r.letters() {
		if len(copies) != 1 {
			t.Errorf("%s came %d times", id, len(copies))
		}
	}
}
