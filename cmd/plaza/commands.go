package main

import (
	"cmp"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"plaza/internal/build"
	"plaza/internal/diag"
	"plaza/internal/plan"
)

// command is the command line. Each command is one function below.
func command(io io) *cobra.Command {
	root := &cobra.Command{
		Use:   "plaza",
		Short: "Build a city's public AI register",
		Long: `Plaza turns records of AI tools (TOML) and prose (Markdown) that city staff
keep in git into a complete website in each of the city's languages.

  plaza build      make the site in public/
  plaza serve      show it here, and again after each change
  plaza check      say what is wrong or missing, make nothing
  plaza new        begin the file of a new record
  plaza fmt        put the files of records in order
  plaza diff       say what a change means to residents

Exit codes: 0 fine, 1 something in the records or texts must be mended,
2 the command line, 3 the program or the machine, 130 canceled by Ctrl+C,
143 canceled by SIGTERM. A second signal ends the program at once.`,
		SilenceUsage: true, SilenceErrors: true,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.AddCommand(diffCommand(io))
	root.SetOut(io.out)
	root.SetErr(io.err)
	root.CompletionOptions.HiddenDefaultCmd = true
	root.AddCommand(buildCommand(io), checkCommand(io), serveCommand(io), explainCommand(io), whyCommand(io), importCommand(io), remindCommand(io))
	root.AddCommand(deskCommands(io)...)
	for _, c := range append(root.Commands(), root) {
		misuse(c)
	}
	return root
}

// misuse marks mistakes on the command line as such.
func misuse(c *cobra.Command) {
	wrap := func(err error) error {
		if err == nil {
			return nil
		}
		return &usageError{c.CommandPath(), err}
	}
	c.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return wrap(err) })
	if args := c.Args; args != nil {
		c.Args = func(c *cobra.Command, a []string) error { return wrap(args(c, a)) }
	}
}

func buildCommand(io io) *cobra.Command {
	var f siteFlags
	var a adminFlags
	var out, pdfs, revision string
	c := &cobra.Command{
		Use:   "build",
		Short: "Make the site",
		Long: `Make the whole site in every language, check every page, and publish it into
the output folder in one step: visitors see the old site or the new one, never
a mixture. With any error nothing is published and the old site stays; so it
does when the build is canceled with Ctrl+C or SIGTERM.`,
		Example: "  plaza build\n  plaza build --release --out dist\n  plaza build --date 2026-12-01",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			opt, err := f.options(io)
			if err != nil {
				return &usageError{c.CommandPath(), err}
			}
			if err := cmp.Or(extras(&opt, pdfs, revision), a.read(&opt)); err != nil {
				return &usageError{c.CommandPath(), err}
			}
			if out == "" {
				out = filepath.Join(opt.Dir, "public")
			}
			start := io.now()
			l, res, err := build.Publish(c.Context(), opt, out)
			if err != nil {
				return err
			}
			if err := f.show(io, l, res.Diags); err != nil {
				fmt.Fprintf(io.err, "\nNothing was published: %s. What stands in %s was not touched.\n", diag.Tally(res.Diags), out)
				return err
			}
			if c.Context().Err() != nil {
				fmt.Fprintf(io.err, "The signal came too late: the new site is published in %s.\n", out)
				return nil
			}
			if f.format != "json" {
				summary(io.out, l, res, out, io.now().Sub(start))
			}
			return nil
		},
	}
	f.add(c)
	a.add(c)
	c.Flags().StringVar(&out, "out", "", "the `folder` to publish into (default: public in the site's folder)")
	c.Flags().StringVar(&pdfs, "pdf", "", "a `folder` with the policy as PDF (policy.pdf, es/policy.pdf ...), for a release")
	c.Flags().StringVar(&revision, "revision", "", "the `commit` that the site is made from, to be told on it")
	return c
}

func checkCommand(io io) *cobra.Command {
	var f siteFlags
	c := &cobra.Command{
		Use:   "check",
		Short: "Say what is wrong or missing, make nothing",
		Long: `Read the site, make every page in memory, and report everything that is wrong
or missing: all of it in one run, sorted by file and line.`,
		Example: "  plaza check\n  plaza check --format github",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			opt, err := f.options(io)
			if err != nil {
				return &usageError{c.CommandPath(), err}
			}
			l, ds, err := build.Check(c.Context(), opt)
			if err != nil {
				return err
			}
			if err := f.show(io, l, ds); err != nil {
				fmt.Fprintf(io.err, "\n%s.\n", diag.Tally(ds))
				return err
			}
			if f.format == "text" {
				fmt.Fprintf(io.out, "Checked %d files and %d pages: %s.\n", len(l.Files), len(l.Pages), diag.Tally(ds))
			}
			return nil
		},
	}
	f.add(c)
	return c
}

func explainCommand(io io) *cobra.Command {
	return &cobra.Command{
		Use:     "explain CODE",
		Short:   "Explain a message, with an example",
		Long:    "Explain a message by its code, the words in square brackets at its end.\nWithout a code, list them all.",
		Example: "  plaza explain record/unknown-link",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				fmt.Fprintln(io.out, strings.Join(diag.Codes(), "\n"))
				return nil
			}
			code := strings.Trim(args[0], "[]")
			text, ok := diag.Explain(code)
			if !ok {
				return &usageError{c.CommandPath(), fmt.Errorf("there is no message %q. %s", code, diag.DidYouMean(code, diag.Codes()))}
			}
			fmt.Fprint(io.out, text)
			return nil
		},
	}
}

func whyCommand(io io) *cobra.Command {
	var f siteFlags
	c := &cobra.Command{
		Use:   "why PAGE",
		Short: "List everything a page was made from",
		Long: `List the records, translations and lists that a page read while it was made.
A change of anything else cannot change the page.`,
		Example: "  plaza why tools/clearview-ai\n  plaza why es/tools.html",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			opt, err := f.options(io)
			if err != nil {
				return &usageError{c.CommandPath(), err}
			}
			l, err := build.Load(c.Context(), opt)
			if err != nil {
				return err
			}
			if l.Site == nil || diag.HasErrors(l.Diags) {
				return f.show(io, l, l.Diags)
			}
			page, ok := plan.Find(l.Pages, args[0])
			if !ok {
				var all []string
				for _, p := range l.Pages {
					all = append(all, p.Out)
				}
				return &usageError{c.CommandPath(), fmt.Errorf("the site has no page %q. %s", args[0], diag.DidYouMean(args[0]+".html", all))}
			}
			keys, err := l.Why(page)
			if err != nil {
				return err
			}
			fmt.Fprintf(io.out, "%s is made by %q and read:\n", page.Out, page.Family.Name)
			for _, k := range keys {
				fmt.Fprintf(io.out, "  %-46s %s\n", k.Name, k.Source)
			}
			return nil
		},
	}
	f.add(c)
	return c
}
