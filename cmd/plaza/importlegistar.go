package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"plaza/internal/build"
	"plaza/internal/diag"
	"plaza/internal/imports"
	"plaza/internal/imports/legistar"
)

func importLegistarCommand(io io) *cobra.Command {
	var f siteFlags
	var report string
	var dry bool
	c := &cobra.Command{
		Use:   "legistar FILE.json",
		Short: "Bring in meetings from the calendar system Legistar",
		Long: `Read meetings as the web API of Legistar serves them and make records of them,
of the items of their agendas, of the votes and of who was there, and of the
public bodies and members that they name.

FILE holds the answers of the API: events, event items, votes and roll calls,
nested in each other or side by side, in any lists. Get them with a browser, for
example https://webapi.legistar.com/v1/CITY/events/ID?EventItems=1,
https://webapi.legistar.com/v1/CITY/eventitems/ID/votes and
https://webapi.legistar.com/v1/CITY/eventitems/ID/rollcalls.

Nothing is guessed: a meeting counts as held where minutes, votes or a roll call
say so, and
votes are taken over where the file names who moved and the votes bear the
result. Whatever has no place is told. Running it again changes nothing, and a
record that a person changed since is left as it is.`,
		Example: "  plaza import legistar events.json --report report.txt\n  plaza import legistar events.json --dry-run",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			usage := func(err error) error { return &usageError{c.CommandPath(), err} }
			opt, err := f.options(io)
			if err != nil {
				return usage(err)
			}
			b, err := readFile(args[0])
			if err != nil {
				return usage(err)
			}
			l, err := build.Load(c.Context(), opt)
			if err != nil {
				return err
			}
			if l.Site == nil || diag.HasErrors(l.Diags) {
				return f.show(io, l, l.Diags)
			}
			res, err := legistar.Import(b, legistar.Options{Site: l.Site, Name: filepath.Base(args[0])})
			if err != nil {
				return usage(err)
			}
			res.Report.Print(io.out, false)
			if report != "" {
				if err := keepReport(report, res.Report); err != nil {
					return err
				}
			}
			if dry {
				fmt.Fprintln(io.out, "\nNothing was written: --dry-run.")
				return nil
			}
			w, err := imports.Write(c.Context(), opt.Dir, res.Files, "content/meetings", "")
			if err != nil {
				return err
			}
			fmt.Fprintf(io.out, "\n%d records new, %d changed, %d as before. Run \"plaza check\" now.\n", len(w.New), len(w.Changed), len(w.Same))
			return nil
		},
	}
	f.add(c)
	c.Flags().StringVar(&report, "report", "", "write the whole report into this `file`")
	c.Flags().BoolVar(&dry, "dry-run", false, "only tell what would be done")
	return c
}

// keepReport writes a whole report into a file.
func keepReport(name string, r printer) error {
	out, err := os.Create(name)
	if err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	r.Print(out, true)
	if err := out.Close(); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	return nil
}
