package main

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/spf13/cobra"

	"plaza/internal/compare"
	"plaza/internal/effect"
)

func diffCommand(io io) *cobra.Command {
	var f siteFlags
	var b compare.Between
	var format, preview string
	c := &cobra.Command{
		Use:   "diff BASE [HEAD]",
		Short: "Say what a change means to residents",
		Long: `Compare the site at two points of its git history and say in plain words what
residents will see: which pages come, go and change; for each record, field by
field, what stands there before and after; what is newly unanswered, overdue or
contradicts itself; translations to bring up to date; addresses that need a
redirect.

BASE and HEAD are git revisions: a branch, a tag, a commit, HEAD~3. Without
HEAD it is the folder as it stands, saved or not yet committed. For a pull
request add --merge-base: then what others did on BASE meanwhile is left out.

Exit codes: 0 compared; 1 a record of HEAD cannot be read, and the report says
which; 2 the command line or a revision that is not there; 3 the machine.`,
		Example: `  plaza diff main                                  what my changes mean
  plaza diff HEAD~1 HEAD                           what the last commit meant
  plaza diff origin/main HEAD --merge-base --format markdown \
      --preview-url https://preview.example.org/42/   a comment for a pull request`,
		Args: cobra.RangeArgs(1, 2),
		RunE: func(c *cobra.Command, args []string) error {
			usage := func(err error) error { return &usageError{c.CommandPath(), err} }
			opt, err := f.options(io)
			if err != nil {
				return usage(err)
			}
			shape, ok := map[string]effect.Format{"text": effect.Text, "markdown": effect.Markdown}[format]
			if !ok {
				return usage(fmt.Errorf("--format %s: use text or markdown", format))
			}
			if preview, err = previewURL(preview); err != nil {
				return usage(err)
			}
			b.Base = args[0]
			if len(args) == 2 {
				b.Head = args[1]
			}
			e, err := compare.Run(c.Context(), opt, b)
			var asked *compare.RevisionError
			if errors.As(err, &asked) {
				return usage(err)
			}
			if err != nil {
				return err
			}
			if err := e.Write(io.out, shape, preview); err != nil {
				return err
			}
			if e.Unread {
				return &contentError{}
			}
			return nil
		},
	}
	f.addSite(c)
	c.Flags().StringVar(&format, "format", "text", "how it is told: `text`, or markdown for a comment on a pull request")
	c.Flags().StringVar(&preview, "preview-url", "", "the `address` of a copy of the site as it will be, to link to")
	c.Flags().BoolVar(&b.Fork, "merge-base", false, "compare with the commit at which HEAD left BASE")
	c.Flags().BoolVar(&b.Whole, "whole", false, "look at every record and page of a large site as well")
	return c
}

// previewURL checks the address that pages are linked below.
func previewURL(s string) (string, error) {
	if s == "" {
		return "", nil
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || strings.ContainsAny(s, " <>()\"'`") {
		return "", fmt.Errorf("--preview-url %s: write it as https://preview.example.org/42/", s)
	}
	return strings.TrimSuffix(s, "/") + "/", nil
}
