package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/spf13/cobra"

	"plaza/internal/outbox"
	"plaza/internal/seal"
)

func statusCommand(io io) *cobra.Command {
	s := &setup{io: io}
	var asJSON bool
	c := &cobra.Command{
		Use:   "status",
		Short: "How many messages wait, since when, and is all well",
		Long: `Say how many messages wait, how old the oldest is, which need a person, and
when the relay last took one. The exit code is 1 if something needs a person, so
that a monitor can call it. Nothing personal is shown.`,
		Example: "  feedback status\n  feedback status --json",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			o, err := s.staff(c.Context())
			if err != nil {
				return err
			}
			defer o.Close()
			st, err := o.Stats(c.Context())
			if err != nil {
				return err
			}
			held, err := o.Parked(c.Context())
			if err != nil {
				return err
			}
			days, err := o.Days(c.Context(), 7)
			if err != nil {
				return err
			}
			causes := o.Causes(st)
			if asJSON {
				e := json.NewEncoder(io.out)
				e.SetIndent("", "  ")
				err = e.Encode(map[string]any{"stats": st, "held": held, "days": days, "alarms": causes})
			} else {
				printStatus(io, st, held, days)
			}
			if err != nil || len(causes) == 0 {
				return err
			}
			var why []string
			for _, cause := range causes {
				why = append(why, reasons[cause])
			}
			return &personError{strings.Join(why, "; ")}
		},
	}
	s.add(c)
	c.Flags().BoolVar(&asJSON, "json", false, "write it for programs")
	return c
}

var reasons = map[string]string{
	outbox.CauseOld:        "a message has waited longer than the settings allow",
	outbox.CauseParked:     "the relay refused a message for good; \"feedback show\" lets you read it",
	outbox.CauseUnreadable: "a message cannot be opened with this key",
	outbox.CauseFull:       "no more messages are taken: too many wait, or the disk is nearly full",
	outbox.CauseRefused:    "the relay refuses our login, sender or recipient",
}

func printStatus(io io, st outbox.Stats, held []outbox.Held, days []outbox.Day) {
	line := func(label, value string) { fmt.Fprintf(io.out, "%-14s %s\n", label, value) }
	line("waiting", fmt.Sprint(st.Waiting))
	line("oldest", ago(io.now(), st.Oldest, "none waits"))
	line("last success", ago(io.now(), st.LastSuccess, "never"))
	if st.Relay != "" {
		line("relay", st.Relay)
	}
	for _, h := range held {
		line(h.State, fmt.Sprintf("%s, received %s, tried %d times: %s", h.Ref, ago(io.now(), h.Received, ""), h.Attempts, h.Trouble))
	}
	for _, d := range days {
		line(d.Day, fmt.Sprintf("%d taken in, %d delivered", d.Accepted, d.Delivered))
	}
}

// ago tells how long ago something was.
func ago(now, t time.Time, never string) string {
	if t.IsZero() {
		return never
	}
	d := now.Sub(t)
	switch {
	case d < 2*time.Minute:
		return fmt.Sprintf("%d seconds ago", int(d.Seconds()))
	case d < 2*time.Hour:
		return fmt.Sprintf("%d minutes ago", int(d.Minutes()))
	case d < 48*time.Hour:
		return fmt.Sprintf("%d hours ago", int(d.Hours()))
	}
	return fmt.Sprintf("%d days ago", int(d.Hours()/24))
}

// reference reads what somebody typed as a reference.
func reference(c *cobra.Command, typed string) (string, error) {
	ref, ok := seal.ParseRef(typed)
	if !ok {
		return "", &usageError{c.CommandPath(), fmt.Errorf("%q is not a reference: a letter is missing, wrong or swapped", typed)}
	}
	return ref, nil
}

func retryCommand(io io) *cobra.Command {
	s := &setup{io: io}
	var all bool
	c := &cobra.Command{
		Use:   "retry",
		Short: "Try again now",
		Long: `Have the running service try the relay at once, and one message (REF) or all of
them (--all) before their time. Parked messages are taken up again too.`,
		Example: "  feedback retry --all\n  feedback retry K7QM-3XRT-9WBN-4F2D",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if all == (len(args) == 1) {
				return &usageError{c.CommandPath(), errors.New("name one reference, or --all")}
			}
			ref := ""
			if !all {
				var err error
				if ref, err = reference(c, args[0]); err != nil {
					return err
				}
			}
			o, err := s.staff(c.Context())
			if err != nil {
				return err
			}
			defer o.Close()
			n, err := o.Retry(c.Context(), ref)
			if err != nil {
				return err
			}
			if n == 0 && !all {
				return &personError{outbox.ErrNotHere.Error()}
			}
			fmt.Fprintf(io.out, "%d to be tried again now. \"feedback status\" tells how it went.\n", n)
			return nil
		},
	}
	s.add(c)
	c.Flags().BoolVar(&all, "all", false, "all messages that wait")
	return c
}

func showCommand(io io) *cobra.Command {
	s := &setup{io: io}
	c := &cobra.Command{
		Use:   "show REF",
		Short: "Read one message that the relay refused",
		Long: `Open a parked message and show it, on the host that holds the key. Others cannot
be read here. If it holds protected data, do not forward it: docs/operating.md
has the steps.`,
		Example: "  feedback show K7QM-3XRT-9WBN-4F2D",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			ref, err := reference(c, args[0])
			if err != nil {
				return err
			}
			o, err := s.staff(c.Context())
			if err != nil {
				return err
			}
			defer o.Close()
			m, err := o.Show(c.Context(), ref)
			switch {
			case errors.Is(err, outbox.ErrNotHere), errors.Is(err, outbox.ErrNotParked), errors.Is(err, seal.ErrUnreadable):
				return &personError{err.Error()}
			case err != nil:
				return err
			}
			for _, row := range [][2]string{{"Reference", m.Ref}, {"Received", m.Received.Format(time.RFC3339)}, {"Kind", m.Kind}, {"About", m.About},
				{"Page", m.Page}, {"Answer in", m.Answer}, {"Name", m.Name}, {"E-mail", m.Email}, {"Message", ""}} {
				fmt.Fprintf(io.out, "%-10s %s\n", row[0], safe(row[1]))
			}
			fmt.Fprintf(io.out, "\n%s\n", safe(m.Text))
			return nil
		},
	}
	s.add(c)
	return c
}

// safe keeps a text from steering the terminal.
func safe(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return '\ufffd'
		}
		return r
	}, s)
}

func countsCommand(io io) *cobra.Command {
	s := &setup{io: io}
	var least int
	var asCSV bool
	c := &cobra.Command{
		Use:   "counts",
		Short: "Write the figures for the site",
		Long: `Write how many messages there were by week, kind, language and record, for the
site to show. Never a text. A number below --least is not shown alone: it is
added up over the records, then the languages, then the kinds; an empty field
means any. The running week is left out, as it still changes.`,
		Example: "  feedback counts > data/feedback-counts.toml\n  feedback counts --csv --least 10",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if least < 1 {
				return &usageError{c.CommandPath(), errors.New("--least: give a number of 1 or more")}
			}
			o, err := s.staff(c.Context())
			if err != nil {
				return err
			}
			defer o.Close()
			counts, held, err := o.Counts(c.Context(), least)
			if err != nil {
				return err
			}
			if asCSV {
				fmt.Fprint(io.out, "week,kind,language,record,count\r\n")
				for _, n := range counts { // no field can hold a comma or a quote
					fmt.Fprintf(io.out, "%s,%s,%s,%s,%d\r\n", n.Week, n.Kind, n.Language, n.Record, n.N)
				}
				return nil
			}
			type row struct {
				Week     string `toml:"week"`
				Kind     string `toml:"kind,omitempty"`
				Language string `toml:"language,omitempty"`
				Record   string `toml:"record,omitempty"`
				Count    int    `toml:"count"`
			}
			file := struct {
				MadeBy string `toml:"made_by"`
				Least  int    `toml:"least"`
				Held   int    `toml:"weeks_held_back"`
				Rows   []row  `toml:"counts"`
			}{MadeBy: "feedback counts", Least: least, Held: held}
			for _, n := range counts {
				file.Rows = append(file.Rows, row{n.Week, n.Kind, n.Language, n.Record, n.N})
			}
			fmt.Fprintf(io.out, "# Made by \"feedback counts\". No number below %d is shown alone; a missing field means any.\n", least)
			return toml.NewEncoder(io.out).Encode(file)
		},
	}
	s.add(c)
	c.Flags().IntVar(&least, "least", 5, "the smallest `number` that is shown")
	c.Flags().BoolVar(&asCSV, "csv", false, "write CSV in place of TOML")
	return c
}
