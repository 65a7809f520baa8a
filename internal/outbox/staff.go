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

// Stats is the state of an outbox. It holds nothing personal.
type Stats struct {
	Waiting     int       // all that the relay has not taken, parked and unreadable ones too
	Parked      int       // refused for good by the relay
	Unreadable  int       // cannot be opened with the key
	Oldest      time.Time // when the oldest was received; zero if none waits
	LastSuccess time.Time // when the relay last took one; zero if never
	Relay       string    // trouble that holds up all messages; "" for none
	Accepted    int       // today
	Delivered   int       // today
	Today       string    // "2026-03-12", in the city
}

// Stats counts.
func (o *Outbox) Stats(ctx context.Context) (Stats, error) {
	var s Stats
	var oldest sql.NullInt64
	err := o.db.QueryRowContext(ctx, `SELECT COUNT(*), COALESCE(SUM(CASE WHEN state = 'parked' THEN 1 ELSE 0 END), 0),
		COALESCE(SUM(CASE WHEN state = 'unreadable' THEN 1 ELSE 0 END), 0), MIN(received) FROM outbox`).
		Scan(&s.Waiting, &s.Parked, &s.Unreadable, &oldest)
	if err != nil {
		return s, fmt.Errorf("count what waits: %w", err)
	}
	if oldest.Valid {
		s.Oldest = time.UnixMilli(oldest.Int64).UTC()
	}
	success, err := o.recall(ctx, factSuccess)
	if err != nil {
		return s, fmt.Errorf("read the last success: %w", err)
	}
	s.LastSuccess = unstamp(success)
	if s.Relay, err = o.recall(ctx, factRelay); err != nil {
		return s, fmt.Errorf("read the state of the relay: %w", err)
	}
	s.Today = o.Now().In(o.Zone).Format(time.DateOnly)
	err = o.db.QueryRowContext(ctx, o.is.query(`SELECT accepted, delivered FROM days WHERE day = $1`), s.Today).Scan(&s.Accepted, &s.Delivered)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return s, fmt.Errorf("count today's messages: %w", err)
	}
	return s, nil
}

// Day is how many messages came and left on one day.
type Day struct {
	Day                 string // "2026-03-12"
	Accepted, Delivered int
}

// Days returns the last n days on which something happened, newest first, to
// be compared with what arrived in the inbox.
func (o *Outbox) Days(ctx context.Context, n int) ([]Day, error) {
	rows, err := o.db.QueryContext(ctx, o.is.query(`SELECT day, accepted, delivered FROM days ORDER BY day DESC LIMIT $1`), n)
	if err != nil {
		return nil, fmt.Errorf("read the days: %w", err)
	}
	defer rows.Close()
	var out []Day
	for rows.Next() {
		var d Day
		if err := rows.Scan(&d.Day, &d.Accepted, &d.Delivered); err != nil {
			return nil, fmt.Errorf("read the days: %w", err)
		}
		out = append(out, d)
	}
	return out, rows.Err()
}

// Held is a message that needs a person: parked or unreadable.
type Held struct {
	Ref      string
	State    string // "parked", "unreadable"
	Received time.Time
	Attempts int
	Trouble  string
}

// Parked lists the messages that need a person, oldest first.
func (o *Outbox) Parked(ctx context.Context) ([]Held, error) {
	rows, err := o.db.QueryContext(ctx, `SELECT ref, state, received, attempts, trouble FROM outbox
		WHERE state <> 'waiting' ORDER BY received, ref`)
	if err != nil {
		return nil, fmt.Errorf("list parked messages: %w", err)
	}
	defer rows.Close()
	var out []Held
	for rows.Next() {
		var h Held
		var at int64
		if err := rows.Scan(&h.Ref, &h.State, &at, &h.Attempts, &h.Trouble); err != nil {
			return nil, fmt.Errorf("list parked messages: %w", err)
		}
		h.Received = time.UnixMilli(at).UTC()
		out = append(out, h)
	}
	return out, rows.Err()
}

// Retry makes a message due now, or with "" all of them, and has a running
// service try the relay at once. It returns how many there were.
func (o *Outbox) Retry(ctx context.Context, ref string) (int, error) {
	var n int64
	now := o.ms()
	err := o.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		res, err := tx.ExecContext(ctx, o.is.query(`UPDATE outbox SET next_at = $1, state = 'waiting' WHERE owner = '' AND (ref = $2 OR $2 = '')`), now, ref)
		if err != nil {
			return err
		}
		if n, err = res.RowsAffected(); err != nil {
			return err
		}
		return o.fact(ctx, tx, factRetry, seal.NewRef())
	})
	if err != nil {
		return 0, fmt.Errorf("try again: %w", err)
	}
	return int(n), nil
}

// Why Show shows nothing.
var (
	ErrNotHere   = errors.New("no message with this reference waits here: it was delivered, or never was")
	ErrNotParked = errors.New("the message is not parked: it will reach the board by itself")
)

// Show opens a parked message. Others are not for reading here.
func (o *Outbox) Show(ctx context.Context, ref string) (form.Message, error) {
	var state string
	var sealed []byte
	err := o.db.QueryRowContext(ctx, o.is.query(`SELECT state, sealed FROM outbox WHERE ref = $1`), ref).Scan(&state, &sealed)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return form.Message{}, ErrNotHere
	case err != nil:
		return form.Message{}, fmt.Errorf("read the message: %w", err)
	case state == waitingState:
		return form.Message{}, ErrNotParked
	}
	return o.Keys.Open(ref, sealed)
}
