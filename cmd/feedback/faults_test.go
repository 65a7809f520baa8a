//go:build unix

package main

import (
	"net/mail"
	"strings"
	"testing"
	"time"

	"plaza/internal/form"
	post "plaza/internal/mail"
	"plaza/internal/outbox"
	"plaza/internal/seal"
)

func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(time.Minute); !is(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("this did not happen: %s", what)
		}
	}
}

// TestRelayFaults: during each fault messages are taken in; after it each
// arrives, and copies have the same Message-ID.
func TestRelayFaults(t *testing.T) {
	file, _, err := seal.GenerateKey(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	keys, err := seal.NewKeys(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range faults() {
		t.Run(fault, func(t *testing.T) {
			t.Parallel()
			r := newRelay(t)
			r.say(fault)
			limits := post.Limits{Connect: time.Second, Command: 200 * time.Millisecond, Data: 200 * time.Millisecond, Dot: 200 * time.Millisecond}
			c := &post.Composer{From: mail.Address{Address: "form@example.gov"}, To: mail.Address{Address: "board@example.gov"}, Words: testWords}
			o, err := outbox.Open(t.Context(), outbox.Config{Dir: t.TempDir(), Keys: keys, PerMinute: 60_000,
				Sender:   &post.Relay{Composer: c, Host: "127.0.0.1", Port: r.port(), Security: post.None, Limits: limits},
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
				return s.Relay != "" || s.Parked > 0 || strings.HasPrefix(fault, "D") || strings.HasPrefix(fault, "T")
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
