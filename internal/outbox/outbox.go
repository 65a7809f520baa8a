// Package outbox keeps the promise that a message which was acknowledged is
// never lost. It stores messages, sealed, and hands them over until the
// relay has taken them.
//
// A message goes one way: Accept seals it, commits it to the disk and only
// then returns its reference. A sender claims it, opens it, hands it over,
// and takes it out as soon as the relay has answered 250. What stays are
// counts.
//
// Laws:
//
//  1. Accept returns a reference only after the commit that holds the message
//     was brought to the disk. If it returns an error, nothing was promised.
//  2. A message leaves the store in one way only: after Send returned nil.
//     There is no limit of age or of attempts.
//  3. A message is claimed by one instance at a time. A claim ends with its
//     instance, so a crash costs a copy at most, never a message. Copies have
//     the same Message-ID.
//  4. One message never holds up another. Trouble that would meet every
//     message holds all, and is tried with one (retry.go).
//  5. On the disk are: sealed messages, references, times, keyed digests,
//     counts. No text, no name, no address, and no digest that can be tried
//     without the key.
//  6. Neither errors nor logs hold anything a visitor typed or a relay said.
//  7. All writes go through one goroutine that commits what has gathered, so
//     that one sync of the disk serves many (writer.go).
//
// SQLite in the state folder is the rule, PostgreSQL the choice for several
// instances; dialect.go has all that differs. Why the queue is our own is told in
// docs/decisions, with the measurements.
//
// Tests: outbox_test.go runs on both databases; fault_test.go lets each call to
// the database fail, fills the disk and the store. cmd/feedback has those that
// need the whole program: kills, a misbehaving relay, the order of system
// calls. bench_test.go measures.
package outbox

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"

	"plaza/internal/mail"
	"plaza/internal/seal"
)

// ErrFull says that no message can be taken now, because of the configured
// limit or because the disk is full.
var ErrFull = errors.New("the store of waiting messages is full")

// ErrClosed says that the outbox was closed.
var ErrClosed = errors.New("the outbox is closed")

// Config is what an outbox needs.
type Config struct {
	Dir        string           // state folder: the database of SQLite, its lock
	Database   string           // address of PostgreSQL; "" for SQLite
	Keys       *seal.Keys       // seal and open messages
	Sender     mail.Sender      // nil: messages are stored and wait
	Schedule   Schedule         // when to try again
	Senders    int              // most sessions at once; 4 if 0
	PerMinute  int              // most letters a minute; 60 if 0
	MaxWaiting int              // ErrFull beyond; 100,000 if 0
	MinFree    int64            // bytes of disk to leave free, so that messages can still leave; SQLite only
	Alarm      Alarm            // whom to tell
	Log        *slog.Logger     // nil: nowhere
	Now        func() time.Time // nil: the clock
	Zone       *time.Location   // days and weeks of counts; nil: UTC
}

// Outbox is an open store. Its methods may be called by many at once.
type Outbox struct {
	Config
	db      *sql.DB
	is      dialect
	unlock  func() error
	owner   string // name of this instance's claims
	writes  chan *write
	inHand  map[string]*attempt // who claimed a message last; only the writer reads and writes it
	wake    chan struct{}
	hold    hold
	pace    *rate.Limiter
	waiting atomic.Int64 // about: exact once a second
	room    atomic.Bool  // the disk has room
	dirty   atomic.Bool  // something was deleted since the last checkpoint, or there was no room
	tried   string       // the last "retry" of staff that was seen
	stop    context.CancelFunc
	cut     context.CancelFunc // ends letters that are under way
	done    sync.WaitGroup
	writing sync.WaitGroup
	closing chan struct{}
	once    sync.Once
}

// Open opens the store, making it if needed, and begins to deliver. Close
// must be called. A second process on the same state folder is refused.
func Open(ctx context.Context, c Config) (*Outbox, error) {
	o, err := open(ctx, c)
	if err != nil {
		return nil, err
	}
	if o.is.single {
		if o.unlock, err = lock(c.Dir); err != nil {
			o.db.Close()
			return nil, err
		}
	}
	if err := o.begin(ctx); err != nil {
		o.Close()
		return nil, err
	}
	return o, nil
}

// Staff opens the store for one command of a member of staff, beside a
// running service: nothing is delivered.
func Staff(ctx context.Context, c Config) (*Outbox, error) {
	o, err := open(ctx, c)
	if err != nil {
		return nil, err
	}
	o.startWriter()
	return o, nil
}

func open(ctx context.Context, c Config) (*Outbox, error) {
	if c.Senders == 0 {
		c.Senders = 4
	}
	if c.PerMinute == 0 {
		c.PerMinute = 60
	}
	if c.MaxWaiting == 0 {
		c.MaxWaiting = 100_000
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Zone == nil {
		c.Zone = time.UTC
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	c.Schedule = c.Schedule.withDefaults()
	o := &Outbox{Config: c, owner: seal.NewRef(), writes: make(chan *write), inHand: map[string]*attempt{}, wake: make(chan struct{}, c.Senders), closing: make(chan struct{})}
	o.pace = rate.NewLimiter(rate.Limit(float64(c.PerMinute)/60), 1)
	o.room.Store(true)
	var err error
	if o.db, o.is, err = connect(ctx, c); err != nil {
		return nil, fmt.Errorf("open the store of messages: %w", err)
	}
	if err := o.migrate(ctx); err != nil {
		o.db.Close()
		return nil, fmt.Errorf("prepare the store of messages: %w", err)
	}
	return o, nil
}

// begin takes over what an earlier run left and starts the goroutines.
func (o *Outbox) begin(ctx context.Context) error {
	o.startWriter()
	now := o.ms()
	err := o.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if o.is.single { // nobody else is there, so each claim is of the dead
			if err := o.exec(ctx, tx, `UPDATE outbox SET owner = '' WHERE owner <> ''`); err != nil {
				return err
			}
		}
		// A key may have been put right meanwhile.
		return o.exec(ctx, tx, `UPDATE outbox SET state = 'waiting', next_at = $1 WHERE state = 'unreadable'`, now)
	})
	if err != nil {
		return fmt.Errorf("take over waiting messages: %w", err)
	}
	if err := o.beat(ctx); err != nil {
		return fmt.Errorf("take over waiting messages: %w", err)
	}
	if err := o.look(ctx); err != nil {
		return fmt.Errorf("count waiting messages: %w", err)
	}
	keeping, stop := context.WithCancel(context.WithoutCancel(ctx))
	sending, cut := context.WithCancel(context.WithoutCancel(ctx))
	o.stop, o.cut = stop, cut
	o.done.Go(func() { o.keep(keeping) })
	if o.Sender != nil {
		for range o.Senders {
			o.done.Go(func() { o.deliver(keeping, sending) })
		}
	}
	return nil
}

// grace is how long Close lets letters finish that are under way.
const grace = 10 * time.Second

// Close stops taking and delivering. A letter under way may finish within ten
// seconds; after that it is cut off, stays in the store and is sent again.
func (o *Outbox) Close() error {
	var err error
	o.once.Do(func() {
		if o.stop != nil {
			o.stop()
			timer := time.AfterFunc(grace, o.cut)
			o.done.Wait()
			timer.Stop()
			o.cut()
		}
		close(o.closing)
		o.writing.Wait()
		if o.is.single && o.stop != nil {
			o.checkpoint(context.Background())
		}
		err = o.db.Close()
		if o.unlock != nil {
			err = errors.Join(err, o.unlock())
		}
	})
	return err
}

// ms is the time in milliseconds, as the store keeps it.
func (o *Outbox) ms() int64 { return o.Now().UnixMilli() }
