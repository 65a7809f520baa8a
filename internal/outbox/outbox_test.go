//go:build unix

package outbox

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"plaza/internal/form"
	"plaza/internal/mail"
	"plaza/internal/seal"
)

func dead() error {
	return &mail.Trouble{Step: mail.StepConnect, What: "the relay could not be reached"}
}
func refused() error {
	return &mail.Trouble{Step: mail.StepDot, Code: 554, Enhanced: "5.7.1", What: "the relay refused with"}
}

func TestArrivesWordForWord(t *testing.T) {
	both(t, func(t *testing.T, conf func(mail.Sender) Config) {
		box := &inbox{}
		o := opened(t, conf(box))
		want := message(1)
		ref := accepted(t, o, want)
		until(t, "it arrives", func() bool { return box.count() == 1 })
		got := box.got[ref][0]
		want.Ref, want.Received = ref, got.Received
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("it changed on the way (-sent +got):\n%s", diff)
		}
		until(t, "it is gone from the store", func() bool { s, err := o.Stats(t.Context()); return err == nil && s.Waiting == 0 })
		s, err := o.Stats(t.Context())
		must(t, err)
		if s.Accepted != 1 || s.Delivered != 1 || s.LastSuccess.IsZero() || !s.Oldest.IsZero() {
			t.Errorf("it is counted as %+v", s)
		}
	})
}

func TestSixtyFourAtOnce(t *testing.T) {
	both(t, func(t *testing.T, conf func(mail.Sender) Config) {
		box := &inbox{}
		o := opened(t, conf(box))
		var wg sync.WaitGroup
		var refs sync.Map
		for i := range 64 {
			wg.Go(func() {
				ref, dup, err := o.Accept(context.Background(), message(i))
				if _, twice := refs.LoadOrStore(ref, i); err != nil || dup || twice {
					t.Errorf("%d: %q, duplicate %v, known %v, %v", i, ref, dup, twice, err)
				}
			})
		}
		wg.Wait()
		until(t, "all arrive", func() bool { return box.count() == 64 })
		for ref, copies := range box.got {
			if len(copies) != 1 {
				t.Errorf("%s arrived %d times", ref, len(copies))
			}
		}
		if box.most > 4 {
			t.Errorf("%d sessions at once", box.most)
		}
	})
}

func TestSecondClick(t *testing.T) {
	both(t, func(t *testing.T, conf func(mail.Sender) Config) {
		var ahead atomic.Int64
		c := conf(&inbox{dial: dead})
		c.Now = func() time.Time { return time.Now().Add(time.Duration(ahead.Load())) }
		o := opened(t, c)
		first := accepted(t, o, message(1))
		for range 2 {
			ref, dup, err := o.Accept(t.Context(), message(1))
			must(t, err)
			if ref != first || !dup {
				t.Errorf("the second click got %s, duplicate %v", ref, dup)
			}
		}
		other := message(1)
		other.Email = "ana@example.com"
		accepted(t, o, other)
		ahead.Store(int64(11 * time.Minute))
		if again := accepted(t, o, message(1)); again == first {
			t.Error("after eleven minutes it is still the same message")
		}
	})
}

func TestRelayDownThenUp(t *testing.T) {
	both(t, func(t *testing.T, conf func(mail.Sender) Config) {
		box := &inbox{dial: dead}
		o := opened(t, conf(box))
		for i := range 30 {
			accepted(t, o, message(i))
		}
		until(t, "the trouble is seen", func() bool { s, err := o.Stats(t.Context()); return err == nil && s.Relay != "" })
		if box.count() > 0 {
			t.Fatal("a relay that is down took a message")
		}
		box.set(nil, nil)
		until(t, "all arrive", func() bool { return box.count() == 30 })
		until(t, "the trouble is over", func() bool { s, err := o.Stats(t.Context()); return err == nil && s.Relay == "" && s.Waiting == 0 })
	})
}

// A restart while messages wait, in each order.
func TestRestart(t *testing.T) {
	both(t, func(t *testing.T, conf func(mail.Sender) Config) {
		box := &inbox{dial: dead}
		c := conf(box)
		for round := range 3 {
			o, err := Open(t.Context(), c)
			must(t, err)
			accepted(t, o, message(round))
			must(t, o.Close())
			must(t, o.Close())
			if _, _, err := o.Accept(t.Context(), message(99)); err == nil {
				t.Fatal("a closed outbox took a message")
			}
		}
		box.set(nil, nil)
		opened(t, c)
		until(t, "all arrive", func() bool { return box.count() == 3 })
	})
}

func TestParkedIsShownAndNeverLost(t *testing.T) {
	both(t, func(t *testing.T, conf func(mail.Sender) Config) {
		var bad atomic.Value
		bad.Store("")
		box := &inbox{}
		box.trouble = func(m form.Message) error {
			if strings.Contains(m.Text, "bad one") {
				bad.Store(m.Ref)
				return refused()
			}
			return nil
		}
		c := conf(box)
		c.Schedule = Schedule{First: 20 * time.Millisecond, Max: time.Hour}
		o := opened(t, c)
		m := message(0)
		m.Text = "bad one"
		ref := accepted(t, o, m)
		for i := range 5 { // it blocks no other
			accepted(t, o, message(i+1))
		}
		until(t, "the others arrive", func() bool { return box.count() == 5 })
		until(t, "it is parked", func() bool { s, err := o.Stats(t.Context()); return err == nil && s.Parked == 1 })
		held, err := o.Parked(t.Context())
		must(t, err)
		if len(held) != 1 || held[0].Ref != ref || held[0].State != "parked" || held[0].Trouble != "end of message: the relay refused with 554 5.7.1" {
			t.Errorf("parked are %+v", held)
		}
		shown, err := o.Show(t.Context(), ref)
		must(t, err)
		if shown.Text != "bad one" {
			t.Errorf("shown is %q", shown.Text)
		}
		if _, err := o.Show(t.Context(), seal.NewRef()); !errors.Is(err, ErrNotHere) {
			t.Errorf("of an unknown reference: %v", err)
		}
		box.set(nil, nil)
		n, err := o.Retry(t.Context(), ref)
		must(t, err)
		if n != 1 {
			t.Errorf("%d are tried again", n)
		}
		until(t, "it arrives", func() bool { return box.count() == 6 })
	})
}

func TestUnreadableIsSetAside(t *testing.T) {
	both(t, func(t *testing.T, conf func(mail.Sender) Config) {
		box := &inbox{dial: dead}
		c := conf(box)
		right := c.Keys
		o, err := Open(t.Context(), c)
		must(t, err)
		accepted(t, o, message(1))
		must(t, o.Close())

		box.set(nil, nil)
		c.Keys = testKeys(t)
		o, err = Open(t.Context(), c)
		must(t, err)
		accepted(t, o, message(2))
		until(t, "the readable one arrives", func() bool { return box.count() == 1 })
		until(t, "the other is set aside", func() bool { s, err := o.Stats(t.Context()); return err == nil && s.Unreadable == 1 && s.Waiting == 1 })
		s, err := o.Stats(t.Context())
		must(t, err)
		if got := o.Causes(s); len(got) != 1 || got[0] != CauseUnreadable {
			t.Errorf("causes of alarm: %v", got)
		}
		must(t, o.Close())

		c.Keys = right
		opened(t, c)
		until(t, "with the right key it arrives", func() bool { return box.count() == 2 })
	})
}

func TestFull(t *testing.T) {
	both(t, func(t *testing.T, conf func(mail.Sender) Config) {
		box := &inbox{dial: dead}
		c := conf(box)
		c.MaxWaiting = 3
		o := opened(t, c)
		for i := range 3 {
			accepted(t, o, message(i))
		}
		if _, _, err := o.Accept(t.Context(), message(9)); !errors.Is(err, ErrFull) {
			t.Errorf("a full store says %v", err)
		}
		box.set(nil, nil)
		until(t, "the three arrive", func() bool { return box.count() == 3 })
		until(t, "there is room again", func() bool { _, _, err := o.Accept(t.Context(), message(9)); return err == nil })
		until(t, "it arrives", func() bool { return box.count() == 4 })
	})
}

// Nothing of a message can be read from the disk, while it waits or after.
func TestNothingToReadOnDisk(t *testing.T) {
	box := &inbox{dial: dead}
	c := quick(t, box)
	o := opened(t, c)
	m := message(1)
	m.Text = "a sentence that can be found"
	accepted(t, o, m)
	var sealed []byte
	must(t, o.db.QueryRow(`SELECT sealed FROM outbox`).Scan(&sealed))
	for _, secret := range []string{m.Text, "ana@example.org", "AGE-SECRET-KEY"} {
		if strings.Contains(bytesOf(t, c.Dir), secret) {
			t.Errorf("%q can be read on the disk", secret)
		}
	}
	if !strings.Contains(bytesOf(t, c.Dir), string(sealed[100:160])) {
		t.Fatal("the sealed message is not on the disk: the search is broken")
	}
	box.set(nil, nil)
	until(t, "it arrives", func() bool { return box.count() == 1 })
	until(t, "its sealed bytes are overwritten", func() bool {
		return !strings.Contains(bytesOf(t, c.Dir), string(sealed[len(sealed)-60:])) && !strings.Contains(bytesOf(t, c.Dir), string(sealed[100:160]))
	})
	names, err := os.ReadDir(c.Dir)
	must(t, err)
	for _, n := range names {
		info, err := n.Info()
		must(t, err)
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has the rights %v", n.Name(), info.Mode().Perm())
		}
	}
}

func TestSecondServiceIsRefused(t *testing.T) {
	c := quick(t, &inbox{})
	o := opened(t, c)
	if second, err := Open(t.Context(), c); err == nil {
		second.Close()
		t.Fatal("two services on one state folder")
	}
	staff, err := Staff(t.Context(), c)
	must(t, err)
	defer staff.Close()
	accepted(t, o, message(1))
	if _, err := staff.Stats(t.Context()); err != nil {
		t.Errorf("staff cannot look: %v", err)
	}
}

// Two instances on one database: no message is sent twice.
func TestTwoInstances(t *testing.T) {
	db := postgresServer(t)
	box := &inbox{}
	c := quick(t, box)
	c.Database = db
	one, two := opened(t, c), opened(t, c)
	var wg sync.WaitGroup
	for i := range 400 {
		wg.Go(func() {
			o := one
			if i%2 == 1 {
				o = two
			}
			if _, _, err := o.Accept(context.Background(), message(i)); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	until(t, "all arrive", func() bool { return box.count() == 400 })
	box.mu.Lock()
	defer box.mu.Unlock()
	for ref, copies := range box.got {
		if len(copies) != 1 {
			t.Errorf("%s was sent %d times", ref, len(copies))
		}
	}
}

// The claims of an instance that died are taken over.
func TestDeadInstance(t *testing.T) {
	both(t, func(t *testing.T, conf func(mail.Sender) Config) {
		box := &inbox{dial: dead}
		c := conf(box)
		o, err := Open(t.Context(), c)
		must(t, err)
		accepted(t, o, message(1))
		must(t, o.Close())
		raw, is, err := connect(t.Context(), c)
		must(t, err)
		_, err = raw.Exec(`INSERT INTO instances (id, seen) VALUES ('dead', 1)`)
		must(t, err)
		_, err = raw.Exec(is.query(`UPDATE outbox SET owner = $1`), "dead")
		must(t, err)
		must(t, raw.Close())
		box.set(nil, nil)
		opened(t, c)
		until(t, "it arrives", func() bool { return box.count() == 1 })
	})
}

func TestAlarmOnce(t *testing.T) {
	c := quick(t, &inbox{dial: dead})
	file, ran := filepath.Join(c.Dir, "alarms"), filepath.Join(c.Dir, "ran")
	c.Alarm = Alarm{After: time.Millisecond, File: file, Command: []string{"/bin/sh", "-c", `echo "$FEEDBACK_ALARM $FEEDBACK_WAITING" >> "$0"`, ran}}
	o := opened(t, c)
	accepted(t, o, message(1))
	until(t, "the message is old", func() bool { s, err := o.Stats(t.Context()); return err == nil && len(o.Causes(s)) > 0 })
	must(t, o.alarms(t.Context()))
	until(t, "the alarm is given", func() bool { b, _ := os.ReadFile(ran); return string(b) == "old 1\n" })
	for range 3 {
		must(t, o.alarms(t.Context()))
	}
	b, err := os.ReadFile(file)
	must(t, err)
	if bytes.Count(b, []byte("\n")) != 1 || !bytes.Contains(b, []byte("cause=old waiting=1 oldest_minutes=0")) {
		t.Errorf("the file holds %q", b)
	}
}

func TestCountsShowNoSmallCell(t *testing.T) {
	all := []Count{
		{"2026-W10", "question", "es", "tools/a", 7}, {"2026-W10", "question", "es", "tools/b", 2}, {"2026-W10", "question", "es", "tools/c", 3},
		{"2026-W10", "complaint", "en", "tools/a", 1}, {"2026-W10", "error", "es", "tools/a", 4},
		{"2026-W11", "error", "es", "tools/a", 4},
	}
	got, held := coarsen(all, 5)
	want := []Count{{"2026-W10", "", "", "", 5}, {"2026-W10", "question", "es", "", 5}, {"2026-W10", "question", "es", "tools/a", 7}}
	if diff := cmp.Diff(want, got); diff != "" || held != 1 {
		t.Errorf("held back %d (-want +got):\n%s", held, diff)
	}
	o := opened(t, quick(t, &inbox{}))
	accepted(t, o, message(1))
	if got, held, err := o.Counts(t.Context(), 1); err != nil || len(got)+held != 0 {
		t.Errorf("the running week is published: %v, %d, %v", got, held, err)
	}
}
