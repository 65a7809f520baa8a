package outbox

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"plaza/internal/mail"
)

// claimed is a message that this instance is to hand over.
type claimed struct {
	ref      string
	sealed   []byte
	attempts int64 // with this one
	state    string
}

// States of a message in the store. A parked one was refused for good; it is
// shown to staff, and still tried now and then, as a refusal may be mended on
// the other side.
const (
	waitingState    = "waiting"
	parkedState     = "parked"
	unreadableState = "unreadable" // not tried until the next start, or "retry"
)

// deliver is one sender. ctx ends it between two letters, cut in the midst.
func (o *Outbox) deliver(ctx, cut context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-o.wake:
			o.drain(ctx, cut)
		}
	}
}

func (o *Outbox) wakeOne() {
	select {
	case o.wake <- struct{}{}:
	default: // all are called already
	}
}

func (o *Outbox) wakeAll() {
	for range o.Senders {
		o.wakeOne()
	}
}

// perSession is how many letters share a connection.
const perSession = 100

// drain hands over what is due, with one session for many letters.
func (o *Outbox) drain(ctx, cut context.Context) {
	var open mail.Session
	finish := func() {
		if open != nil {
			open.Close()
			open = nil
		}
	}
	defer finish()
	for n := 0; ; n++ {
		if n%perSession == 0 {
			finish()
		}
		if o.pace.Wait(ctx) != nil || !o.hold.enter(o.Now()) {
			return
		}
		m, err := o.claim(ctx, cut)
		if m == nil || err != nil {
			o.hold.leave(o.Now(), o.Schedule, unknown)
			if err != nil && ctx.Err() == nil {
				o.Log.Error("the store cannot be used to deliver; it is tried again", "full", full(err))
			}
			return
		}
		if !o.hand(cut, &open, m) {
			return
		}
	}
}

// claim takes the message that has been due longest, if there is one. A
// commit may take effect and be reported as failed, when the answer of a
// server is lost; what was claimed by one goes back at once.
func (o *Outbox) claim(ctx, cut context.Context) (*claimed, error) {
	var m *claimed
	var seen []string
	by := new(attempt)
	now := o.ms()
	err := o.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		m = new(claimed)
		err := tx.QueryRowContext(ctx, o.is.query(`UPDATE outbox SET owner = $1, attempts = attempts + 1 WHERE ref = (
			SELECT ref FROM outbox WHERE state <> 'unreadable' AND owner = '' AND next_at <= $2 ORDER BY next_at, received LIMIT 1)
			RETURNING ref, sealed, attempts, state`), o.owner, now).Scan(&m.ref, &m.sealed, &m.attempts, &m.state)
		if errors.Is(err, sql.ErrNoRows) {
			m = nil
			return nil
		}
		if err == nil {
			seen, o.inHand[m.ref] = append(seen, m.ref), by
		}
		return err
	})
	for _, ref := range seen {
		if err != nil || m == nil || ref != m.ref {
			o.unclaim(cut, ref, by)
		}
	}
	if err != nil {
		return nil, err
	}
	return m, nil
}

// attempt is one call of claim. It holds something, so that each has an address
// of its own.
type attempt struct{ _ byte }

// unclaim gives back a message that this attempt may have claimed. If another
// sender of this instance has claimed it since, it is that one's.
func (o *Outbox) unclaim(cut context.Context, ref string, by *attempt) {
	o.insist(cut, func(ctx context.Context, tx *sql.Tx) error {
		if o.inHand[ref] != by {
			return nil
		}
		return o.exec(ctx, tx, `UPDATE outbox SET owner = '' WHERE ref = $1 AND owner = $2`, ref, o.owner)
	})
}

// hand hands over one message and reports whether there may be a next. It
// always leaves the hold, and the message is always settled.
func (o *Outbox) hand(cut context.Context, open *mail.Session, m *claimed) bool {
	msg, err := o.Keys.Open(m.ref, m.sealed)
	if err != nil {
		o.hold.leave(o.Now(), o.Schedule, unknown)
		o.Log.Error("a stored message cannot be opened and was set aside", "ref", m.ref)
		o.settle(cut, m, unreadableState, 0, "it cannot be opened with this key")
		return true
	}
	if *open == nil {
		*open, err = o.Sender.Open(cut)
	}
	if err == nil {
		err = (*open).Send(cut, msg)
	}
	if err == nil {
		_, up := o.hold.leave(o.Now(), o.Schedule, taken)
		o.delivered(cut, m)
		if up {
			o.Log.Info("the relay takes messages again")
			o.wakeAll()
		}
		return true
	}
	if *open != nil {
		(*open).Close()
		*open = nil
	}
	return o.failed(cut, m, err)
}

// failed decides when a message is tried again, and whether it is the message
// or the relay that has a trouble.
func (o *Outbox) failed(cut context.Context, m *claimed, err error) bool {
	t := new(mail.Trouble)
	if !errors.As(err, &t) {
		t = &mail.Trouble{Step: mail.StepConnect, What: "it failed"}
	}
	if cut.Err() != nil {
		o.hold.leave(o.Now(), o.Schedule, unknown)
		return false // the claim ends with this instance
	}
	if t.OfMessage() {
		o.hold.leave(o.Now(), o.Schedule, unknown)
		state, wait := waitingState, o.Schedule.after(m.attempts)
		if t.Permanent() {
			state, wait = parkedState, o.Schedule.Max
		}
		o.Log.Warn("a message was not taken", "ref", m.ref, "state", state, "trouble", t.Error(), "attempt", m.attempts)
		o.settle(cut, m, state, wait, t.Error())
		return true
	}
	wait, _ := o.hold.leave(o.Now(), o.Schedule, down)
	o.Log.Warn("the relay cannot be used; all messages wait", "trouble", t.Error(), "permanent", t.Permanent(), "again_in", wait.Round(time.Second).String())
	o.settle(cut, m, m.state, max(wait, 0), t.Error())
	o.remember(cut, factRelay, t.Error())
	return false
}

// settle gives a claimed message back.
func (o *Outbox) settle(cut context.Context, m *claimed, state string, wait time.Duration, trouble string) {
	next := o.Now().Add(wait).UnixMilli()
	o.insist(cut, func(ctx context.Context, tx *sql.Tx) error {
		delete(o.inHand, m.ref)
		return o.exec(ctx, tx, `UPDATE outbox SET owner = '', state = $1, next_at = $2, trouble = $3 WHERE ref = $4 AND owner = $5`,
			state, next, trouble, m.ref, o.owner)
	})
}

// delivered takes a message out of the store. From here on the relay has it.
func (o *Outbox) delivered(cut context.Context, m *claimed) {
	now := o.Now()
	o.insist(cut, func(ctx context.Context, tx *sql.Tx) error {
		delete(o.inHand, m.ref)
		res, err := tx.ExecContext(ctx, o.is.query(`DELETE FROM outbox WHERE ref = $1`), m.ref)
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err != nil || n == 0 {
			return err // a commit that was reported as failed has done and counted it
		}
		if err := o.exec(ctx, tx, `DELETE FROM facts WHERE name = $1`, factRelay); err != nil {
			return err
		}
		if err := o.fact(ctx, tx, factSuccess, stamp(now)); err != nil {
			return err
		}
		return o.exec(ctx, tx, `INSERT INTO days (day, accepted, delivered) VALUES ($1, 0, 1)
			ON CONFLICT (day) DO UPDATE SET delivered = days.delivered + 1`, now.In(o.Zone).Format(time.DateOnly))
	})
	o.waiting.Add(-1)
	o.dirty.Store(true)
	o.Log.Info("a message was taken by the relay", "ref", m.ref, "attempt", m.attempts)
}

// insist writes until it succeeds or the program ends: a message that was
// taken must not be sent again because the disk was full for a minute.
func (o *Outbox) insist(cut context.Context, do func(context.Context, *sql.Tx) error) {
	for wait := 50 * time.Millisecond; ; wait = min(2*wait, time.Second) {
		err := o.write(cut, do)
		if err == nil || cut.Err() != nil {
			return
		}
		o.Log.Error("the store cannot be written to; it is tried again", "full", full(err))
		select {
		case <-time.After(wait):
		case <-cut.Done():
			return
		}
	}
}
