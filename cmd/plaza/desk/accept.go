package desk

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"plaza/internal/diag"
	"plaza/internal/imports"
	"plaza/internal/schema"
	"plaza/internal/source"
	"plaza/internal/translate"
)

func translateStub(e Env) *cobra.Command {
	var f Options
	c := &cobra.Command{
		Use:   "stub LOCALE [RECORD...]",
		Short: "Put a place for each missing text into the files",
		Long: `Write into each record's translation, as comments that begin with #>, the source
and an empty line for each text that is missing, and what changed in the source
for each that is out of date. Take away the "#> " before a line, write the
translation between the quotes, and run "plaza translate accept", which takes
the other comments away.`,
		Example: "  plaza translate stub es tool/clearview-ai",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			t, err := textsOf(c, e, f, args)
			if err != nil {
				return err
			}
			files, found := map[string][]byte{}, []diag.Diagnostic(nil)
			for _, group := range translate.ByRecord(t.items) {
				if !slices.ContainsFunc(group, func(i translate.Item) bool { return i.State != schema.Current }) {
					continue
				}
				path := group[0].Path(t.tag)
				b, ds, err := translate.Stub(group, t.overlay(path), difference)
				if err != nil {
					return fmt.Errorf("%s: %w", path, err)
				}
				found = append(found, ds...)
				files[path] = b
			}
			return t.write(c.Context(), e, files, found)
		},
	}
	f = e.Site(c)
	return c
}

// overlay is the file at path, or one without bytes.
func (t *texts) overlay(path string) *source.File {
	if f := t.Files[path]; f != nil {
		return f
	}
	return source.New(path, nil)
}

// write writes files, unless something was found.
func (t *texts) write(ctx context.Context, e Env, files map[string][]byte, found []diag.Diagnostic) error {
	if diag.HasErrors(found) {
		return t.report(e, found)
	}
	if err := imports.Replace(ctx, t.Dir, files); err != nil {
		return err
	}
	for _, path := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintln(e.Out, e.Relative(t.Dir)+path)
	}
	return nil
}

// makingFlags say how texts were made.
type makingFlags struct{ method, by, on string }

func (m *makingFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&m.method, "method", "human", "who made them: `human`, machine-checked (a person compared each line) or machine")
	c.Flags().StringVar(&m.by, "by", "", "the `role` or firm that answers for them, never a person's name (default: as the file says already)")
	c.Flags().StringVar(&m.on, "on", "", "the `day`, as 2026-03-12 (default: today in the city)")
}

func (m *makingFlags) made(today schema.Date) (schema.Made, error) {
	made := schema.Made{Method: m.method, By: m.by, On: today}
	if !slices.Contains([]string{"human", "machine-checked", "machine"}, m.method) {
		return made, fmt.Errorf("--method %s: use human, machine-checked or machine", m.method)
	}
	if m.on != "" {
		d, ok := schema.ParseDate(m.on)
		if !ok || d.Day == 0 {
			return made, fmt.Errorf("--on %s: write it as 2026-03-12", m.on)
		}
		made.On = d
	}
	return made, nil
}

func translateAccept(e Env) *cobra.Command {
	var f Options
	var m makingFlags
	var fields []string
	var also, all bool
	c := &cobra.Command{
		Use:   "accept LOCALE RECORD...",
		Short: "Say that translations render the source as it is",
		Long: `Write beside each text that is new or was out of date the hash of the source as
it is, and how, by whom and when it was made. Read each text first: readers are
told what you say here.

Texts that are current already stay as they are; --again takes them as well,
when a person has now read what a machine made. --field takes one text alone.`,
		Example: "  plaza translate accept es tool/clearview-ai --by \"Office of Equity\"\n  plaza translate accept es tool --method machine-checked --again --by \"Translator, DTI\"\n  plaza translate accept es tool/miro --field summary",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			usage := func(err error) error { return e.Usage(c, err) }
			if len(args) == 1 && !all {
				return usage(errors.New("name the records, or take all of them with --all"))
			}
			t, err := textsOf(c, e, f, args)
			if err != nil {
				return err
			}
			made, err := m.made(t.Today)
			if err != nil {
				return usage(err)
			}
			files, found, n := map[string][]byte{}, []diag.Diagnostic(nil), 0
			met := map[string]bool{}
			for _, group := range translate.ByRecord(t.items) {
				var take []translate.Accepted
				var rest []translate.Item
				for _, i := range group {
					asked := len(fields) == 0 || slices.Contains(fields, i.Text.Path)
					met[i.Text.Path] = true
					switch {
					case asked && len(fields) > 0 && i.State == schema.Missing:
						return usage(fmt.Errorf("%s %s: there is no translation to accept. Write it into %s first", i.Ref(), i.Text.Path, i.Path(t.tag)))
					case asked && i.State != schema.Missing && (also || i.State == schema.Stale):
						one := made
						if one.By == "" {
							one.By = i.Now.By
						}
						if one.By == "" {
							return usage(fmt.Errorf("%s: say with --by which role or firm answers for it", i.Ref()))
						}
						take = append(take, translate.Accepted{Item: i, Source: i.Text.Value, Made: one})
					default:
						rest = append(rest, i)
					}
				}
				if len(take) == 0 {
					continue
				}
				path := group[0].Path(t.tag)
				h := group[0].Record.Meta()
				b, ds, err := translate.Accept(take, rest, t.overlay(path), t.Site.Overlay(h.Kind.Name, h.ID, t.tag), difference)
				if err != nil {
					return fmt.Errorf("%s: %w", path, err)
				}
				n += len(take)
				found = append(found, ds...)
				files[path] = b
			}
			for _, field := range fields {
				if !met[field] {
					return usage(fmt.Errorf("--field %s: there is no such text in these records", field))
				}
			}
			if err := t.write(c.Context(), e, files, found); err != nil {
				return err
			}
			fmt.Fprintf(e.Err, "%d texts accepted in %d files.\n", n, len(files))
			return nil
		},
	}
	f = e.Site(c)
	m.add(c)
	c.Flags().StringArrayVar(&fields, "field", nil, "only the text at this `path`, such as costs.listed.note")
	c.Flags().BoolVar(&also, "again", false, "texts that are current already as well")
	c.Flags().BoolVar(&all, "all", false, "all records")
	return c
}
