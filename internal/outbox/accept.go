package outbox

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"plaza/internal/form"
	"plaza/internal/seal"
)

// again is how long the same message is taken for a second click.
const again = 10 * time.Minute

// Accept stores a message and returns its reference. When it returns, the
// message is on the disk. The same content within ten minutes is not stored
// again: its first reference is returned, and duplicate is true.
//
// The error is ErrFull when there is no room, now; any other means that the
// database cannot be used, now. In both cases nothing was stored, or it will
// be known as a duplicate when it is sent again.
func (o *Outbox) Accept(ctx context.Context, m form.Message) (ref string, duplicate bool, err error) {
	if o.waiting.Load() >= int64(o.MaxWaiting) || !o.room.Load() {
		return "", false, ErrFull
	}
	m.Ref, m.Received = seal.NewRef(), o.Now().UTC().Truncate(time.Millisecond)
	digest, err := o.Keys.Same(m)
	if err != nil {
		return "", false, err
	}
	sealed, err := o.Keys.Seal(m)
	if err != nil {
		return "", false, err
	}
	err = o.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		ref, duplicate, err = o.store(ctx, tx, m, digest, sealed)
		return err
	})
	switch {
	case full(err):
		o.Log.Error("a message could not be taken: no room", "size", len(sealed))
		return "", false, ErrFull
	case err != nil:
		return "", false, fmt.Errorf("store a message: %w", err)
	}
	if !duplicate {
		o.waiting.Add(1)
		o.wakeOne()
	}
	return ref, duplicate, nil
}

// store writes the rows of one message, or finds that it is a duplicate.
func (o *Outbox) store(ctx context.Context, tx *sql.Tx, m form.Message, digest string, sealed []byte) (ref string, duplicate bool, err error) {
	now := m.Received.UnixMilli()
	err = tx.QueryRowContext(ctx, o.is.query(`INSERT INTO recent (digest, ref, until) VALUES ($1, $2, $3)
		ON CONFLICT (digest) DO UPDATE SET ref = excluded.ref, until = excluded.until WHERE recent.until <= $4
		RETURNING ref`), digest, m.Ref, now+again.Milliseconds(), now).Scan(&ref)
	if errors.Is(err, sql.ErrNoRows) { // it is there, and its time is not over
		err = tx.QueryRowContext(ctx, o.is.query(`SELECT ref FROM recent WHERE digest = $1`), digest).Scan(&ref)
		return ref, true, err
	}
	if err != nil {
		return "", false, err
	}
	if err := o.exec(ctx, tx, `INSERT INTO outbox (ref, sealed, received, next_at) VALUES ($1, $2, $3, $4)`, m.Ref, sealed, now, now); err != nil {
		return "", false, err
	}
	day := m.Received.In(o.Zone)
	if err := o.exec(ctx, tx, `INSERT INTO counts (week, kind, language, record, n) VALUES ($1, $2, $3, $4, 1)
		ON CONFLICT (week, kind, language, record) DO UPDATE SET n = counts.n + 1`, week(day), m.Kind, m.Page, m.About); err != nil {
		return "", false, err
	}
	return ref, false, o.exec(ctx, tx, `INSERT INTO days (day, accepted, delivered) VALUES ($1, 1, 0)
		ON CONFLICT (day) DO UPDATE SET accepted = days.accepted + 1`, day.Format(time.DateOnly))
}

// week is the ISO week: "2026-W11".
func week(t time.Time) string {
	y, w := t.ISOWeek()
	return fmt.Sprintf("%04d-W%02d", y, w)
}
