package main

import (
	"fmt"
	goio "io"
	"os"
	"path/filepath"
	"strconv"

	"github.com/spf13/cobra"

	"plaza/internal/build"
	"plaza/internal/diag"
	"plaza/internal/imports"
	"plaza/internal/imports/table"
	"plaza/internal/record"
	"plaza/internal/schema"
)

// tableFlags are those of the imports of rows.
type tableFlags struct {
	siteFlags
	report, url, since, asked string
	dry                       bool
}

func (f *tableFlags) add(c *cobra.Command) {
	f.siteFlags.add(c)
	p := c.Flags()
	p.StringVar(&f.report, "report", "", "write the whole report into this `file`, with every value that has no place")
	p.StringVar(&f.url, "source-url", "", "the https `address` where the file was published, for the sources of each record")
	p.StringVar(&f.since, "since", "", "the `year` since which what the file does not tell is open (default: this year)")
	p.StringVar(&f.asked, "asked-of", "", "the `id` of the department to ask where a row names none")
	p.BoolVar(&f.dry, "dry-run", false, "only tell what would be done")
}

func importOMBCommand(io io) *cobra.Command {
	var f tableFlags
	c := &cobra.Command{
		Use:   "omb FILE.csv",
		Short: "Bring in a federal inventory of AI use cases",
		Long: `Read a US federal inventory of AI use cases, as agencies and the Office of
Management and Budget publish it for 2024 and 2025, and make a tool of each
row, with the departments and firms that the rows name.

The file may be in UTF-8 or Windows-1252, with rows that are too short or too
long and headings that stand twice. Every column and value that has no place is
told, with its number; --report writes them all. A text that is too long for
its field is shortened there and stands whole under the record's sources. What
the file does not tell is not answered.

Running it again changes nothing. A record that a person changed since is left
as it is.`,
		Example: "  plaza import omb 2024_consolidated_ai_inventory_raw.csv --since 2024 --report report.txt\n  plaza import omb inventory.csv --dry-run",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return f.run(c, io, args[0], table.OMB(record.Kinds()))
		},
	}
	f.add(c)
	return c
}

func importCSVCommand(io io) *cobra.Command {
	var f tableFlags
	var name string
	c := &cobra.Command{
		Use:   "csv FILE.csv --map MAP.toml",
		Short: "Bring in rows of tools by a map of their columns",
		Long: `Read rows of values between commas and make a tool of each. The map says which
column becomes which field:

  [[columns]]
  head  = ["System", "Name of system"]     any of these headings
  field = "name"                           a field of a tool, or notes.<key>

  [[columns]]
  head  = ["Office"]
  field = "departments"
  make  = "department"                     made where the site has none

  [[columns]]
  head  = ["Phase"]
  field = "lifecycle"
  [columns.values]                         beginnings of values
  "live" = "in-use"

A cell is one value. In a file that this site has published, and in every file
if the map begins with cells = "register", a cell of a list holds all its items:
"; " parts them, and \; stands for a semicolon inside one. A cell of a group of
fields, such as authorization, holds "state: approved | note: ...". An
apostrophe before =, +, - or @, which keeps a spreadsheet from taking the cell
for a formula, is taken away.

What holds for "plaza import omb" holds here: nothing is lost without a word,
running it again changes nothing.`,
		Example: "  plaza import csv tools.csv --map map.toml --report report.txt",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if name == "" {
				return &usageError{c.CommandPath(), fmt.Errorf("--map is missing: name the file that says which column becomes which field")}
			}
			b, err := readFile(name)
			if err != nil {
				return &usageError{c.CommandPath(), err}
			}
			m, err := table.ReadMap(record.Kinds(), name, b)
			if err != nil {
				return &usageError{c.CommandPath(), err}
			}
			return f.run(c, io, args[0], m)
		},
	}
	f.add(c)
	c.Flags().StringVar(&name, "map", "", "the `file` that says which column becomes which field")
	return c
}

// run reads the file and the site, and writes the records.
func (f *tableFlags) run(c *cobra.Command, io io, name string, m *table.Map) error {
	usage := func(err error) error { return &usageError{c.CommandPath(), err} }
	opt, err := f.options(io)
	if err != nil {
		return usage(err)
	}
	b, err := readFile(name)
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
	if f.since == "" {
		f.since = strconv.Itoa(l.Today.Year)
	}
	if _, ok := schema.ParseDate(f.since); !ok {
		return usage(fmt.Errorf("--since %s: write a year, such as 2024", f.since))
	}
	if f.asked != "" && l.Site.Record("department", f.asked) == nil {
		return usage(fmt.Errorf("--asked-of %s: there is no file data/departments/%s.toml", f.asked, f.asked))
	}
	res, err := table.Import(b, table.Options{Site: l.Site, Map: m, Name: filepath.Base(name), URL: f.url, Since: f.since, Asked: f.asked})
	if err != nil {
		return usage(err)
	}
	res.Report.Print(io.out, false)
	if f.report != "" {
		if err := keepReport(f.report, res.Report); err != nil {
			return err
		}
	}
	if f.dry {
		fmt.Fprintln(io.out, "\nNothing was written: --dry-run.")
		return nil
	}
	w, err := imports.Write(c.Context(), opt.Dir, res.Files, "data/tools", "")
	if err != nil {
		return err
	}
	fmt.Fprintf(io.out, "\nIn data: %d records new, %d changed, %d as before. Run \"plaza check\" now.\n", len(w.New), len(w.Changed), len(w.Same))
	return nil
}

// printer is a report of an import.
type printer interface {
	Print(w goio.Writer, full bool)
}

// readFile reads a file to be imported, of any encoding.
func readFile(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", name, err)
	}
	if info.IsDir() || info.Size() > largestImport {
		return nil, fmt.Errorf("%s is not a file of at most %d MB", name, largestImport>>20)
	}
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", name, err)
	}
	return b, nil
}
