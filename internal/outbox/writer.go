package outbox

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// A write is one change of the store. do may be called twice, in different
// transactions, of which one is committed: it sets its results anew.
type write struct {
	do   func(context.Context, *sql.Tx) error
	done chan error
}

// most is how many writes share one commit.
const most = 256

func (o *Outbox) startWriter() {
	o.writing.Go(func() {
		for {
			select {
			case w := <-o.writes:
				o.commit(o.gather(w))
			case <-o.closing:
				return
			}
		}
	})
}

// gather takes what is waiting by now. Nobody waits for company: under load
// writes gather while the one before is brought to the disk.
func (o *Outbox) gather(first *write) []*write {
	batch := []*write{first}
	for len(batch) < most {
		select {
		case w := <-o.writes:
			batch = append(batch, w)
		default:
			return batch
		}
	}
	return batch
}

// commit brings a batch to the disk. If it fails each write is tried alone,
// so that a bad one takes no other along.
func (o *Outbox) commit(batch []*write) {
	ctx := context.Background()
	err := o.together(ctx, batch)
	if full(err) {
		o.dirty.Store(true) // emptying the log gives room back
	}
	if err == nil || len(batch) == 1 {
		for _, w := range batch {
			w.done <- err
		}
		return
	}
	for _, w := range batch {
		w.done <- o.together(ctx, []*write{w})
	}
}

func (o *Outbox) together(ctx context.Context, batch []*write) error {
	tx, err := o.db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin to write: %w", err)
	}
	if o.is.turn != "" {
		if err := o.exec(ctx, tx, o.is.turn); err != nil {
			return errors.Join(fmt.Errorf("wait for the other instances: %w", err), ignoreDone(tx.Rollback()))
		}
	}
	for _, w := range batch {
		if err := w.do(ctx, tx); err != nil {
			return errors.Join(err, ignoreDone(tx.Rollback()))
		}
	}
	if err := tx.Commit(); err != nil {
		return errors.Join(fmt.Errorf("bring to the disk: %w", err), ignoreDone(tx.Rollback()))
	}
	return nil
}

func ignoreDone(err error) error {
	if errors.Is(err, sql.ErrTxDone) {
		return nil
	}
	return err
}

// write brings one change to the disk and returns when it is there. A write
// that has begun is not called off.
func (o *Outbox) write(ctx context.Context, do func(context.Context, *sql.Tx) error) error {
	w := &write{do: do, done: make(chan error, 1)}
	select {
	case o.writes <- w:
	case <-ctx.Done():
		return ctx.Err()
	case <-o.closing:
		return ErrClosed
	}
	return <-w.done
}

// exec runs a statement whose result is of no interest.
func (o *Outbox) exec(ctx context.Context, tx *sql.Tx, q string, args ...any) error {
	_, err := tx.ExecContext(ctx, o.is.query(q), args...)
	return err
}
