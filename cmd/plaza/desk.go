package main

import (
	"github.com/spf13/cobra"

	"plaza/cmd/plaza/desk"
	"plaza/internal/build"
	"plaza/internal/diag"
)

// deskCommands are the commands of those who write records.
func deskCommands(io io) []*cobra.Command {
	return desk.Commands(desk.Env{
		In: io.in, Out: io.out, Err: io.err, Terminal: io.terminal, Colour: io.colour,
		Site: func(c *cobra.Command) desk.Options {
			f := &siteFlags{}
			f.add(c)
			return func() (build.Options, error) { return f.options(io) }
		},
		Show:     func(l *build.Linked, ds []diag.Diagnostic) error { return (&siteFlags{}).show(io, l, ds) },
		Dir:      siteDir,
		Relative: relativeDir,
		Read:     readImport,
		Usage:    func(c *cobra.Command, err error) error { return &usageError{c.CommandPath(), err} },
		Misuse:   misuse,
		Content:  func() error { return &contentError{} },
	})
}
