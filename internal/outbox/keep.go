package outbox

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"time"
)

// Facts are single values in the store.
const (
	factRelay   = "relay"   // the trouble of the relay as a whole; absent when there is none
	factSuccess = "success" // when a message was last taken
	factRetry   = "retry"   // when staff last asked to try again
	factAlarm   = "alarm:"  // when an alarm was given, by cause
)

// How often the keeper does what. A message is overwritten on the disk within
// a second of its delivery, so the log is emptied twice a second if need be.
const (
	tickEvery  = 250 * time.Millisecond
	lookEvery  = 1
	beatEvery  = 20
	alarmEvery = 8
	sweepEvery = 120
	aliveFor   = 30 * time.Second // an instance not heard of for so long is dead
)

// keep does the housework of a running outbox.
func (o *Outbox) keep(ctx context.Context) {
	tick := time.NewTicker(tickEvery)
	defer tick.Stop()
	for n := 1; ; n++ {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if o.is.single && o.dirty.CompareAndSwap(true, false) && !o.checkpoint(ctx) {
			o.dirty.Store(true)
		}
		for _, task := range []struct {
			every int
			do    func(context.Context) error
		}{{lookEvery, o.look}, {beatEvery, o.beat}, {alarmEvery, o.alarms}, {sweepEvery, o.sweep}} {
			if n%task.every != 0 {
				continue
			}
			if err := task.do(ctx); err != nil && ctx.Err() == nil {
				o.Log.Error("the store cannot be used; it is tried again", "full", full(err))
			}
		}
	}
}

// look counts what waits, and calls senders if something is due.
func (o *Outbox) look(ctx context.Context) error {
	var waiting, due int64
	var tried sql.NullString
	err := o.db.QueryRowContext(ctx, o.is.query(`SELECT COUNT(*), (SELECT COUNT(*) FROM (SELECT 1 FROM outbox
			WHERE state <> 'unreadable' AND owner = '' AND next_at <= $1 LIMIT 10) AS soon),
			(SELECT value FROM facts WHERE name = 'retry') FROM outbox`), o.ms()).Scan(&waiting, &due, &tried)
	if err != nil {
		return err
	}
	o.waiting.Store(waiting)
	o.room.Store(!o.is.single || roomLeft(o.Dir, o.MinFree))
	if tried.String != o.tried {
		o.tried = tried.String
		o.hold.lift()
	}
	for range min(due, int64(o.Senders)) {
		o.wakeOne()
	}
	return nil
}

// beat says that this instance lives and frees the claims of dead ones. The
// database's clock is used: those of the instances may differ.
func (o *Outbox) beat(ctx context.Context) error {
	return o.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if err := o.exec(ctx, tx, `INSERT INTO instances (id, seen) VALUES ($1, `+o.is.now+`)
			ON CONFLICT (id) DO UPDATE SET seen = excluded.seen`, o.owner); err != nil {
			return err
		}
		if err := o.exec(ctx, tx, `DELETE FROM instances WHERE id <> $1 AND (seen < `+o.is.now+` - $2 OR $3 = 1)`,
			o.owner, aliveFor.Milliseconds(), flag(o.is.single)); err != nil {
			return err
		}
		return o.exec(ctx, tx, `UPDATE outbox SET owner = '' WHERE owner <> '' AND owner NOT IN (SELECT id FROM instances)`)
	})
}

func flag(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// sweep forgets digests whose time is over.
func (o *Outbox) sweep(ctx context.Context) error {
	now := o.ms()
	return o.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		return o.exec(ctx, tx, `DELETE FROM recent WHERE until <= $1`, now)
	})
}

// checkpoint moves SQLite's log into the database, where secure_delete has
// overwritten what is gone, and empties the log. It reports false if a reader
// was in the way.
func (o *Outbox) checkpoint(ctx context.Context) bool {
	var busy, log, moved int
	err := o.db.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &log, &moved)
	return err == nil && busy == 0
}

// fact sets a fact within a transaction.
func (o *Outbox) fact(ctx context.Context, tx *sql.Tx, name, value string) error {
	return o.exec(ctx, tx, `INSERT INTO facts (name, value) VALUES ($1, $2)
		ON CONFLICT (name) DO UPDATE SET value = excluded.value`, name, value)
}

func (o *Outbox) remember(ctx context.Context, name, value string) {
	o.insist(ctx, func(ctx context.Context, tx *sql.Tx) error { return o.fact(ctx, tx, name, value) })
}

// recall returns a fact, or "".
func (o *Outbox) recall(ctx context.Context, name string) (string, error) {
	var v string
	err := o.db.QueryRowContext(ctx, o.is.query(`SELECT value FROM facts WHERE name = $1`), name).Scan(&v)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return v, err
}

func stamp(t time.Time) string { return strconv.FormatInt(t.UnixMilli(), 10) }

// unstamp reads a time; the zero time if there is none.
func unstamp(s string) time.Time {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return time.Time{}
	}
	return time.UnixMilli(n).UTC()
}
