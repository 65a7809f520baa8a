package main

import (
	"fmt"
	"os"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"plaza/internal/build"
	"plaza/internal/diag"
	"plaza/internal/graph"
	"plaza/internal/imports"
	"plaza/internal/imports/policy"
	"plaza/internal/record"
)

// importCommand groups the ways in for files of others.
func importCommand(io io) *cobra.Command {
	c := &cobra.Command{
		Use:   "import",
		Short: "Bring files of others into the site as records",
		Long: `Turn a file from elsewhere into records of this site, and tell what had no
place. Running an import again with the same file changes nothing.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(importPolicyCommand(io), importOMBCommand(io), importCSVCommand(io), importLegistarCommand(io))
	for _, sub := range c.Commands() {
		misuse(sub)
	}
	return c
}

// largestImport bounds what is read into memory, in bytes.
const largestImport = 16 << 20

func importPolicyCommand(io io) *cobra.Command {
	var f siteFlags
	var edition string
	var dry bool
	c := &cobra.Command{
		Use:   "policy FILE",
		Short: "Bring in the official wording of the policy",
		Long: `Read the policy's text export and put the official wording of each part, clause
and term into content/official/, with the lines of the source it stands on. The
pages then show it below the plain-language text.

Parts are found by their headings (printed_as in content/policy-parts/),
clauses and sections by number, terms by name. Whatever is not placed is
listed with its lines. The edition's sha256, where data/editions/ gives one,
must be that of FILE.`,
		Example: "  plaza import policy policy-2025.txt\n  plaza import policy policy-2027.txt --edition 2027 --dry-run",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			opt, err := f.options(io)
			if err != nil {
				return &usageError{c.CommandPath(), err}
			}
			text, err := readImport(args[0])
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
			e := findEdition(l.Site, edition)
			if e == nil {
				return &usageError{c.CommandPath(), fmt.Errorf("there is no edition %q. Make data/editions/%s.toml first", edition, edition)}
			}
			if sum := policy.Digest(text); e.SHA256 != "" && !policy.IsOf(text, e.SHA256) {
				fmt.Fprintf(io.err, "%s is not the text of the edition %q.\n\n  its sha256                  %s\n  %-27s %s\n\n", args[0], e.ID, sum, "in "+e.File.Path, e.SHA256)
				fmt.Fprintf(io.err, "Name another edition with --edition, or write the new sum into %s.\n", e.File.Path)
				return &contentError{}
			}
			res := policy.Import(l.Site, e, string(text), l.Today)
			files := map[string][]byte{}
			for _, x := range res.Files {
				files[x.Path] = x.Body
			}
			res.Report.Print(io.out)
			if dry {
				fmt.Fprintln(io.out, "\nNothing was written: --dry-run.")
				return nil
			}
			w, err := imports.Write(c.Context(), opt.Dir, files, "content/official", e.ID+"-")
			if err != nil {
				return err
			}
			fmt.Fprintf(io.out, "\nIn content/official: %d new, %d changed, %d as before, %d removed.\n", len(w.New), len(w.Changed), len(w.Same), len(w.Removed))
			return nil
		},
	}
	f.add(c)
	c.Flags().StringVar(&edition, "edition", "", "the `id` of the edition in data/editions (default: the latest)")
	c.Flags().BoolVar(&dry, "dry-run", false, "only tell what would be done")
	return c
}

// readImport reads a file of text.
func readImport(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", name, err)
	}
	if info.IsDir() || info.Size() > largestImport {
		return nil, fmt.Errorf("%s is not a text file of at most %d MB", name, largestImport>>20)
	}
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", name, err)
	}
	if !utf8.Valid(b) {
		return nil, fmt.Errorf("%s is not UTF-8 text. Save it as \"plain text, UTF-8\" and try again", name)
	}
	return b, nil
}

// findEdition returns the edition with this id, or the latest.
func findEdition(site *graph.Site, id string) *record.Edition {
	var latest *record.Edition
	for _, e := range graph.All[record.Edition](site) {
		if e.ID == id {
			return e
		}
		if latest == nil || e.Order > latest.Order {
			latest = e
		}
	}
	if id != "" {
		return nil
	}
	return latest
}
