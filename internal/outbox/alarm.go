package outbox

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"time"

	"plaza/internal/mail"
)

// Alarm is whom to tell when something needs a person. Each cause is told
// once, by one instance, and again only after it was over. What is told holds
// numbers and times, nothing personal.
type Alarm struct {
	After   time.Duration // age of the oldest waiting message; 0: never
	Command []string      // program and arguments; it finds the facts in FEEDBACK_ALARM and its kin
	File    string        // a line is added to it
}

// Causes of an alarm.
const (
	CauseOld        = "old"        // a message has waited too long
	CauseParked     = "parked"     // the relay refused one for good
	CauseUnreadable = "unreadable" // one cannot be opened
	CauseFull       = "full"       // no more are taken
	CauseRefused    = "refused"    // the relay refuses login, sender or recipient for good
)

// Causes returns what needs a person, given how things stand.
func (o *Outbox) Causes(s Stats) []string {
	var out []string
	add := func(cause string, is bool) {
		if is {
			out = append(out, cause)
		}
	}
	add(CauseOld, o.Alarm.After > 0 && !s.Oldest.IsZero() && o.Now().Sub(s.Oldest) > o.Alarm.After)
	add(CauseParked, s.Parked > 0)
	add(CauseUnreadable, s.Unreadable > 0)
	add(CauseFull, s.Waiting >= o.MaxWaiting || o.is.single && !roomLeft(o.Dir, o.MinFree))
	add(CauseRefused, mail.Refusal(s.Relay))
	return out
}

// alarms tells of causes that are new and forgets those that are over.
func (o *Outbox) alarms(ctx context.Context) error {
	s, err := o.Stats(ctx)
	if err != nil {
		return err
	}
	now := map[string]bool{}
	for _, cause := range o.Causes(s) {
		now[cause] = true
	}
	for _, cause := range []string{CauseOld, CauseParked, CauseUnreadable, CauseFull, CauseRefused} {
		told, err := o.recall(ctx, factAlarm+cause)
		if err != nil {
			return err
		}
		if now[cause] == (told != "") {
			continue
		}
		first, err := o.mark(ctx, cause, now[cause])
		if err != nil {
			if !full(err) {
				return err
			}
			continue // a full disk cannot remember that it was told; the log has it
		}
		if first {
			o.Log.Error("alarm", "cause", cause, "waiting", s.Waiting, "parked", s.Parked)
			o.tell(ctx, cause, s)
		}
	}
	return nil
}

// mark notes that a cause was told, or is over, and reports whether this
// instance is the one to tell.
func (o *Outbox) mark(ctx context.Context, cause string, is bool) (first bool, err error) {
	mine := stamp(o.Now()) + " " + o.owner
	err = o.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		first = false
		if !is {
			return o.exec(ctx, tx, `DELETE FROM facts WHERE name = $1`, factAlarm+cause)
		}
		if err := o.exec(ctx, tx, `INSERT INTO facts (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING`, factAlarm+cause, mine); err != nil {
			return err
		}
		// Read back: a commit that was reported as failed may have put it there.
		var value string
		err := tx.QueryRowContext(ctx, o.is.query(`SELECT value FROM facts WHERE name = $1`), factAlarm+cause).Scan(&value)
		first = value == mine
		return err
	})
	return first, err
}

// tell runs the command and writes the line. The command may take a minute;
// the housework does not wait for it.
func (o *Outbox) tell(ctx context.Context, cause string, s Stats) {
	minutes := 0
	if !s.Oldest.IsZero() {
		minutes = int(o.Now().Sub(s.Oldest).Minutes())
	}
	if o.Alarm.File != "" {
		line := fmt.Sprintf("%s cause=%s waiting=%d oldest_minutes=%d parked=%d unreadable=%d\n",
			o.Now().UTC().Format(time.RFC3339), cause, s.Waiting, minutes, s.Parked, s.Unreadable)
		if err := appendLine(o.Alarm.File, line); err != nil {
			o.Log.Error("the alarm could not be written to its file", "cause", cause)
		}
	}
	if len(o.Alarm.Command) == 0 {
		return
	}
	o.done.Go(func() {
		ctx, cancel := context.WithTimeout(ctx, time.Minute)
		defer cancel()
		c := exec.CommandContext(ctx, o.Alarm.Command[0], o.Alarm.Command[1:]...)
		c.Env = []string{"PATH=" + os.Getenv("PATH"), "FEEDBACK_ALARM=" + cause, "FEEDBACK_WAITING=" + strconv.Itoa(s.Waiting),
			"FEEDBACK_OLDEST_MINUTES=" + strconv.Itoa(minutes), "FEEDBACK_PARKED=" + strconv.Itoa(s.Parked),
			"FEEDBACK_UNREADABLE=" + strconv.Itoa(s.Unreadable)}
		if err := c.Run(); err != nil {
			o.Log.Error("the alarm command failed", "cause", cause)
		}
	})
}

func appendLine(name, line string) error {
	f, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.WriteString(line)
	return errors.Join(err, f.Close())
}
