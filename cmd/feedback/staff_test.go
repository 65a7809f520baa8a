//go:build unix

package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"plaza/internal/seal"
)

// TestStaff walks through the commands of staff beside a running service, from
// a relay that refuses a message for good to one that has taken it.
func TestStaff(t *testing.T) {
	key, _, err := seal.GenerateKey(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	r := newRelay(t)
	config := settingsFor(t, r)
	said := ""
	// staff runs a command and wants an exit code and words in what it says.
	staff := func(want int, words []string, args ...string) bool {
		var out strings.Builder
		env := func(name string) string { return map[string]string{"FEEDBACK_IDENTITY": key}[name] }
		code := run(t.Context(), append(args, "--config", config), io{&out, &out, time.Now, env})
		ok := code == want
		for _, w := range words {
			ok = ok && strings.Contains(out.String(), w)
		}
		said = fmt.Sprintf("code %d, %s", code, out.String())
		return ok
	}
	must := func(want int, words []string, args ...string) {
		t.Helper()
		if !staff(want, words, args...) {
			t.Errorf("%q: want code %d with %q, got %s", args, want, words, said)
		}
	}
	must(0, []string{"can be used"}, "check-config")
	must(1, []string{"no state folder"}, "status")
	s := start(t, key, "serve", "--config", config)
	defer func() { s.Process.Kill(); s.Wait() }()
	must(0, []string{"would take a letter"}, "test-mail", "--probe")
	must(0, []string{"was taken for board@example.gov"}, "test-mail")
	if len(r.letters()) != 1 {
		t.Errorf("%d test letters arrived", len(r.letters()))
	}
	r.say("RCPT 550")
	must(1, []string{"RCPT TO", "550"}, "test-mail", "--probe")
	r.say("DOT 554")
	ref := s.send("¿Por qué? \x1b[31m")
	if ref == "" {
		t.Fatal("the message was not taken")
	}
	eventually(t, "status tells that it is parked", func() bool {
		return staff(1, []string{"waiting        1", "parked", ref, "554", "1 taken in, 0 delivered"}, "status")
	})
	must(1, []string{`"Parked": 1`, `"alarms"`}, "status", "--json")
	must(0, []string{"¿Por qué? \ufffd[31m", ref}, "show", strings.ToLower(ref))
	must(2, []string{"not a reference"}, "show", "K7QM-3XRT-9WBN-4F2X")
	must(1, []string{"no message with this reference"}, "retry", seal.NewRef())
	must(2, []string{"one reference, or --all"}, "retry")
	r.say("")
	must(0, []string{"1 to be tried again"}, "retry", ref)
	eventually(t, "it is delivered", func() bool {
		return staff(0, []string{"waiting        0", "1 taken in, 1 delivered"}, "status")
	})
	must(1, []string{"it was delivered, or never was"}, "show", ref)
	must(0, []string{"weeks_held_back = 0"}, "counts") // the week is not over
	must(0, []string{"week,kind,language,record,count"}, "counts", "--csv")
	must(2, []string{"1 or more"}, "counts", "--least", "0")
}
