package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"plaza/internal/serve"
)

func serveCommand(io io) *cobra.Command {
	var f siteFlags
	var a adminFlags
	var address string
	c := &cobra.Command{
		Use:   "serve",
		Short: "Show the site here, and again after each change",
		Long: `Build the site in memory and show it at an address of this computer. Each time
a record or text is saved the site is built again and open pages reload. With
an error, pages show it, with the line and how to mend it, and a link to the
last good version. Below the page of a record stands its file and line, and how
the translation of each of its texts stands; only the preview shows that.`,
		Example: "  plaza serve\n  plaza serve --address 127.0.0.1:8080",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			opt, err := f.options(io)
			if err != nil {
				return &usageError{c.CommandPath(), err}
			}
			opt.Preview, opt.Cache, opt.Release = true, "", f.release
			if err := a.read(&opt); err != nil {
				return &usageError{c.CommandPath(), err}
			}
			s, err := serve.Listen(address)
			if err != nil {
				return &usageError{c.CommandPath(), err}
			}
			fmt.Fprintf(io.out, "The site is at %s\nSave a file in %s and it is built again. Ctrl+C stops.\n", s.URL(), filepath.Clean(opt.Dir))
			return s.Run(c.Context(), opt, io.err)
		},
	}
	f.add(c)
	a.add(c)
	c.Flags().StringVar(&address, "address", "127.0.0.1:1414", "the `host:port` to listen at; port 0 takes a free one")
	return c
}
