package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"plaza/internal/build"
	"plaza/internal/remind"
)

func remindCommand(io io) *cobra.Command {
	var f siteFlags
	c := &cobra.Command{
		Use:   "remind",
		Short: "List what is due: reviews, minutes, translations",
		Long: `List the records whose review is late, meetings whose minutes are late, and
translations that are out of date or missing, as Markdown. With nothing to do
it writes nothing.

What is due does not stop publishing. Residents see on the pages that it is.`,
		Example: "  plaza remind\n  plaza remind --date 2027-01-01",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			opt, err := f.options(io)
			if err != nil {
				return &usageError{c.CommandPath(), err}
			}
			l, err := build.Load(c.Context(), opt)
			if err != nil {
				return err
			}
			if l.Site == nil {
				return f.show(io, l, l.Diags)
			}
			fmt.Fprint(io.out, remind.Of(l.Site).Markdown())
			return nil
		},
	}
	f.add(c)
	return c
}
