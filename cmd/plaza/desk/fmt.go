package desk

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"plaza/internal/build"
	"plaza/internal/diag"
	"plaza/internal/imports"
	"plaza/internal/record"
	"plaza/internal/source"
	"plaza/internal/tidy"
)

func fmtCommand(e Env) *cobra.Command {
	var site string
	var check bool
	c := &cobra.Command{
		Use:   "fmt [FILE...]",
		Short: "Put the files of records in their usual order and spacing",
		Long: `Put the facts in the files of records and translations into one form: names in
the order in which "plaza new" writes them, equals signs below each other, plain
quotes, lines that end as on Unix. What the files say does not change, and
comments stay where they belong.

Without a FILE, all records of the site. A FILE may be a folder. A file with a
mistake that keeps it from being read is left as it is, and the mistake is told.

With --check nothing is written: the files that are not in this form are listed,
and the exit code is 1 if there are any.`,
		Example: "  plaza fmt\n  plaza fmt data/tools/clearview-ai.toml\n  plaza fmt --check data content/meetings",
		RunE: func(c *cobra.Command, args []string) error {
			dir, err := e.Dir(site)
			if err != nil {
				return e.Usage(c, err)
			}
			files, err := chosen(c, e, dir, args)
			if err != nil {
				return err
			}
			return format(c.Context(), e, dir, files, check)
		},
	}
	c.Flags().StringVar(&site, "site", "", "the site's `folder` (default: the nearest one upward that holds data/site.toml)")
	c.Flags().BoolVar(&check, "check", false, "only list the files that are not in this form")
	return c
}

// chosen reads the site's files, or those of them that are named.
func chosen(c *cobra.Command, e Env, dir string, args []string) ([]*source.File, error) {
	all, err := build.Read(c.Context(), dir)
	if err != nil || len(args) == 0 {
		return all, err
	}
	var out []*source.File
	for _, arg := range args {
		name, err := inSite(dir, arg)
		if err != nil {
			return nil, e.Usage(c, err)
		}
		n := len(out)
		for _, f := range all {
			if f.Path == name || name == "." || strings.HasPrefix(f.Path, name+"/") {
				out = append(out, f)
			}
		}
		if len(out) == n {
			return nil, e.Usage(c, fmt.Errorf("%s: the site has no such file or folder", arg))
		}
	}
	slices.SortFunc(out, func(a, b *source.File) int { return strings.Compare(a.Path, b.Path) })
	return slices.Compact(out), nil
}

// inSite turns a path, as typed here, into one below the site's folder.
func inSite(dir, arg string) (string, error) {
	root, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("%s: %w", dir, err)
	}
	abs, err := filepath.Abs(arg)
	if err != nil {
		return "", fmt.Errorf("%s: %w", arg, err)
	}
	rel, err := filepath.Rel(root, abs)
	if err != nil || !filepath.IsLocal(rel) {
		return "", fmt.Errorf("%s lies outside the site's folder", arg)
	}
	return filepath.ToSlash(rel), nil
}

// format writes the files that are not in their one form, or lists them.
func format(ctx context.Context, e Env, dir string, files []*source.File, check bool) error {
	catalog, prefix := record.Kinds(), e.Relative(dir)
	untidy := map[string][]byte{}
	var names []string
	var found []diag.Diagnostic
	looked := 0
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		b, ds, err := tidy.File(catalog, f)
		if errors.Is(err, tidy.ErrNotRecord) {
			continue
		}
		if err != nil {
			return fmt.Errorf("%s: %w", f.Path, err)
		}
		looked++
		found = append(found, ds...)
		if b != nil && (f.Turned || !bytes.Equal(b, f.Bytes)) {
			untidy[f.Path] = b
			names = append(names, f.Path)
		}
	}
	for _, name := range names {
		fmt.Fprintln(e.Out, prefix+name)
	}
	if !check {
		if err := imports.Replace(ctx, dir, untidy); err != nil {
			return err
		}
	}
	diag.Print(e.Err, diag.Sort(found), diag.Style{Lines: linesOf(files), Prefix: prefix, Colour: e.Colour})
	switch {
	case check && len(names) > 0:
		fmt.Fprintf(e.Err, "%d of %d files are not in the usual form. \"plaza fmt\" mends that.\n", len(names), looked)
		return e.Content()
	case len(found) > 0:
		return e.Content()
	case !check && len(names) > 0:
		fmt.Fprintf(e.Err, "%d of %d files were brought into form.\n", len(names), looked)
	}
	return nil
}

// linesOf returns the lines of files for excerpts in diagnostics.
func linesOf(files []*source.File) func(path string, n int) string {
	byPath := map[string]*source.File{}
	for _, f := range files {
		byPath[f.Path] = f
	}
	return func(path string, n int) string {
		if f := byPath[path]; f != nil {
			return f.Line(n)
		}
		return ""
	}
}
