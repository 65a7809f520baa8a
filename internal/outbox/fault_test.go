//go:build unix

package outbox

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"
)

// failing lets the nth call to a database fail: a begin, a statement or a
// commit. late is a commit that took effect before its error, as when the
// answer of a server gets lost.
type failing struct {
	real    driver.Driver
	address string
	calls   atomic.Int64
	nth     int64
	late    bool
}

var errPlanted = errors.New("planted fault")

func (f *failing) due() bool { return f.calls.Add(1) == f.nth }

func (f *failing) Connect(context.Context) (driver.Conn, error) {
	if f.due() {
		return nil, errPlanted
	}
	c, err := f.real.Open(f.address)
	return &failingConn{c, f}, err
}

// Driver returns what is wrapped.
func (f *failing) Driver() driver.Driver { return f.real }

type failingConn struct {
	driver.Conn
	f *failing
}

func (c *failingConn) BeginTx(ctx context.Context, o driver.TxOptions) (driver.Tx, error) {
	if c.f.due() {
		return nil, errPlanted
	}
	tx, err := c.Conn.(driver.ConnBeginTx).BeginTx(ctx, o)
	return &failingTx{tx, c.f}, err
}

func (c *failingConn) ExecContext(ctx context.Context, q string, args []driver.NamedValue) (driver.Result, error) {
	if c.f.due() {
		return nil, errPlanted
	}
	return c.Conn.(driver.ExecerContext).ExecContext(ctx, q, args)
}

func (c *failingConn) QueryContext(ctx context.Context, q string, args []driver.NamedValue) (driver.Rows, error) {
	if c.f.due() {
		return nil, errPlanted
	}
	return c.Conn.(driver.QueryerContext).QueryContext(ctx, q, args)
}

type failingTx struct {
	driver.Tx
	f *failing
}

func (t *failingTx) Commit() error {
	if !t.f.due() {
		return t.Tx.Commit()
	}
	if t.f.late {
		return errors.Join(t.Tx.Commit(), errPlanted)
	}
	return errors.Join(t.Tx.Rollback(), errPlanted)
}

// openFailing opens an outbox whose calls go through f.
func openFailing(t *testing.T, c Config, f *failing) (*Outbox, error) {
	t.Helper()
	o, err := open(t.Context(), c)
	must(t, err)
	f.real, f.address = o.db.Driver(), sqliteAddress(filepath.Join(c.Dir, databaseName))
	must(t, o.db.Close())
	o.db = sql.OpenDB(f)
	o.db.SetMaxOpenConns(1)
	if o.unlock, err = lock(c.Dir); err != nil {
		t.Fatal(err)
	}
	if err := o.begin(t.Context()); err != nil {
		o.Close()
		return nil, err
	}
	return o, nil
}

// TestEachCallFails lets each call to the database fail once, in an outbox
// that takes and delivers. Whoever was given a reference has a message; who
// was not can send again; nothing needs a restart, and after one all is well.
// PLAZA_SLOW=1 tries every call, else one in thirty-one.
func TestEachCallFails(t *testing.T) {
	step := 31
	if os.Getenv("PLAZA_SLOW") != "" {
		step = 1
	}
	met := 0
	for nth := 1; ; nth += step {
		all := true // calls of this run are fewer than nth
		for _, late := range []bool{false, true} {
			f := &failing{nth: int64(nth), late: late}
			t.Run(fmt.Sprintf("%d late=%v", nth, late), func(t *testing.T) { oneCallFails(t, f) })
			if f.calls.Load() >= f.nth {
				all, met = false, met+1
			}
		}
		if all || t.Failed() {
			break
		}
	}
	if met < 4 {
		t.Errorf("only %d faults were met", met)
	}
}

func oneCallFails(t *testing.T, f *failing) {
	box := &inbox{}
	c := quick(t, box)
	acked := map[string]int{}
	o, err := openFailing(t, c, f)
	if err == nil {
		for i := range 6 {
			for try := 0; ; try++ { // the visitor presses the button again
				ref, _, err := o.Accept(t.Context(), message(i))
				if err == nil {
					acked[ref] = i
					break
				}
				if try > 2 {
					t.Fatalf("it does not heal: %v", err)
				}
			}
		}
		until(t, "they leave without a restart", func() bool {
			var n int
			return o.db.QueryRow(`SELECT COUNT(*) FROM outbox`).Scan(&n) == nil && n == 0
		})
		if err := o.Close(); err != nil && !errors.Is(err, errPlanted) {
			t.Errorf("close: %v", err)
		}
	} else if !errors.Is(err, errPlanted) {
		t.Fatal(err)
	}
	if len(acked) == 6 {
		raw, _, err := connect(t.Context(), c)
		must(t, err)
		var in, out int
		must(t, raw.QueryRow(`SELECT SUM(accepted), SUM(delivered) FROM days`).Scan(&in, &out))
		must(t, raw.Close())
		if in != 6 || out != 6 {
			t.Errorf("%d are counted as taken and %d as delivered, of 6", in, out)
		}
	}
	o, err = Open(t.Context(), c) // all is well after a restart
	must(t, err)
	acked[accepted(t, o, message(99))] = 99
	until(t, "what is left leaves", func() bool { s, err := o.Stats(t.Context()); return err == nil && s.Waiting == 0 })
	must(t, o.Close())
	if len(acked) != 7 && len(acked) != 1 {
		t.Errorf("%d references for 7 messages", len(acked))
	}
	for ref, i := range acked {
		if got := box.got[ref]; len(got) == 0 || got[0].Text != message(i).Text {
			t.Errorf("message %d, %s, arrived as %v", i, ref, got)
		}
	}
	for ref, copies := range box.got {
		if len(copies) > 1 {
			t.Errorf("%s was sent %d times", ref, len(copies))
		}
	}
}

// TestNoPageLeft: a database that may not grow refuses and keeps what it has.
// As soon as it may grow it takes more and delivers all, without a restart.
func TestNoPageLeft(t *testing.T) {
	box := &inbox{dial: dead}
	o := opened(t, quick(t, box))
	limit := func(pages int) {
		t.Helper()
		_, err := o.db.Exec(fmt.Sprintf("PRAGMA max_page_count = %d", pages))
		must(t, err)
	}
	limit(40)
	acked := fill(t, o)
	limit(1 << 20)
	accepted(t, o, message(2000))
	box.set(nil, nil)
	until(t, "all leave", func() bool { return box.count() == acked+1 })
}

// fill sends until there is no room, and some more, and returns how many were
// taken.
func fill(t *testing.T, o *Outbox) (taken int) {
	t.Helper()
	for i, refused := 0, 0; refused < 5; i++ {
		if i == 1000 {
			t.Fatal("it does not fill up")
		}
		if o.MinFree > 0 {
			must(t, o.look(t.Context())) // the keeper does four times a second
		}
		_, _, err := o.Accept(t.Context(), message(int(time.Now().UnixNano())))
		switch {
		case err == nil:
			taken++
		case errors.Is(err, ErrFull):
			refused++
		default:
			t.Fatalf("a full disk says %v", err)
		}
	}
	return taken
}

// TestDiskFull fills a real file system of two megabytes, with and without the
// reserve that lets messages leave. It must be able to mount one, and is asked
// for: PLAZA_POWER=1.
func TestDiskFull(t *testing.T) {
	if os.Getenv("PLAZA_POWER") == "" {
		t.Skip("PLAZA_POWER=1 mounts a small file system for it")
	}
	for name, reserve := range map[string]int64{"no reserve": 0, "reserve": 512 << 10} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=2m", "plaza-test", dir).CombinedOutput(); err != nil {
				t.Skipf("nothing can be mounted here: %s", out)
			}
			t.Cleanup(func() { exec.Command("umount", dir).Run() })
			box := &inbox{dial: dead}
			c := quick(t, box)
			c.Dir, c.MinFree = filepath.Join(dir, "state"), reserve
			o := opened(t, c)
			filler := filepath.Join(dir, "filler")
			must(t, os.WriteFile(filler, make([]byte, 1<<20), 0o600))
			acked := fill(t, o)
			if acked == 0 {
				t.Fatal("nothing was taken")
			}
			box.set(nil, nil)
			if reserve > 0 {
				until(t, "all leave while the disk is full", func() bool { return box.count() == acked })
			}
			must(t, os.Remove(filler))
			until(t, "all leave", func() bool { return box.count() == acked })
			until(t, "more is taken", func() bool { _, _, err := o.Accept(t.Context(), message(1)); return err == nil })
			// One that was refused may have been stored all the same, when the disk
			// took it and the answer came late.
			until(t, "it leaves", func() bool { return box.count() > acked })
			until(t, "nothing waits", func() bool { s, err := o.Stats(t.Context()); return err == nil && s.Waiting == 0 })
			for ref, copies := range box.got {
				if len(copies) > 1 {
					t.Errorf("%s was sent %d times", ref, len(copies))
				}
			}
			must(t, o.Close())
		})
	}
}

// TestBacklog: 20,000 messages wait. The start does not hang on them, the
// relay is asked once while it is down, and when it is back they leave by four
// sessions at the pace that is set.
func TestBacklog(t *testing.T) {
	n := 100
	if os.Getenv("PLAZA_SLOW") != "" {
		n = 20_000
	}
	var asked atomic.Int64
	box := &inbox{dial: func() error { asked.Add(1); return dead() }}
	c := quick(t, box)
	c.Schedule = Schedule{First: time.Hour, Max: time.Hour}
	o, err := Open(t.Context(), c)
	must(t, err)
	must(t, o.write(t.Context(), func(ctx context.Context, tx *sql.Tx) error {
		for i := range n {
			m := message(i)
			m.Ref = fmt.Sprintf("%04d-%04d-AAAA-AAAA", i/10000, i%10000)
			sealed, err := o.Keys.Seal(m)
			if err != nil {
				return err
			}
			if err := o.exec(ctx, tx, `INSERT INTO outbox (ref, sealed, received, next_at) VALUES ($1, $2, $3, $4)`, m.Ref, sealed, o.ms(), o.ms()); err != nil {
				return err
			}
		}
		return nil
	}))
	until(t, "the relay is asked", func() bool { return asked.Load() > 0 })
	must(t, o.Close())
	first := asked.Load()
	if first > int64(max(o.Senders, 4)) {
		t.Errorf("a relay that is down was asked %d times", first)
	}
	c.PerMinute = 12_000
	c.Schedule = Schedule{First: 20 * time.Millisecond, Max: 20 * time.Millisecond}
	box.set(nil, nil)
	began := time.Now()
	o = opened(t, c)
	opening := time.Since(began)
	until(t, "most leave", func() bool { return box.count() >= min(n*4/5, 400) })
	took := time.Since(began)
	box.mu.Lock()
	most, left := box.most, len(box.got)
	box.mu.Unlock()
	t.Logf("open after %v; %d left in %v, %d sessions", opening, left, took, most)
	if most > 4 {
		t.Errorf("%d sessions at once", most)
	}
	if pace := float64(left-1) / took.Seconds(); pace > 210 {
		t.Errorf("%.0f a second left, 200 may", pace)
	}
}
