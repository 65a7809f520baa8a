package desk

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"plaza/internal/diag"
	"plaza/internal/locale"
	"plaza/internal/schema"
	"plaza/internal/translate"
)

func translateExport(e Env) *cobra.Command {
	var f Options
	var all bool
	var out string
	c := &cobra.Command{
		Use:   "export LOCALE [RECORD...]",
		Short: "Write XLIFF 2.1 for a translation firm",
		Long: `Write the texts that are missing or out of date, with their fields' names and
help, what the source said before, and the translation there is, as XLIFF 2.1.
Any translation program reads it. With --all, also the texts that are current.`,
		Example: "  plaza translate export es --out spanish.xlf\n  plaza translate export es tool --all > tools.xlf",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			t, err := textsOf(c, e, f, args)
			if err != nil {
				return err
			}
			items := t.items
			if !all {
				items = slices.DeleteFunc(slices.Clone(items), func(i translate.Item) bool { return i.State == schema.Current })
			}
			l := t.Site.Locales.All[0]
			w := e.Out
			if out != "" {
				file, err := os.Create(out)
				if err != nil {
					return e.Usage(c, fmt.Errorf("cannot write %s: %w", out, err))
				}
				defer file.Close()
				w = file
			}
			if err := translate.Export(w, items, l.Tag, t.tag, labels(l)); err != nil {
				return err
			}
			fmt.Fprintf(e.Err, "%d texts of %d records.\n", len(items), len(translate.ByRecord(items)))
			return nil
		},
	}
	f = e.Site(c)
	c.Flags().BoolVar(&all, "all", false, "also the texts that are current")
	c.Flags().StringVar(&out, "out", "", "the `file` to write (default: to the terminal)")
	return c
}

// labels name and explain a text in the words of a language.
func labels(l *locale.Locale) func(translate.Item) (string, string) {
	return func(i translate.Item) (string, string) {
		if i.Field == nil {
			return i.Text.Path, ""
		}
		return l.Label(i.Field.Label()), l.Label(i.Field.Help())
	}
}

func translateImport(e Env) *cobra.Command {
	var f Options
	var m makingFlags
	var dry bool
	c := &cobra.Command{
		Use:   "import LOCALE FILE",
		Short: "Take back the XLIFF file of a translation firm",
		Long: `Write the texts of FILE that differ from those that stand there, each with how, by
whom and when it was made. A text that came back as it was is left alone, unless
it was out of date and the firm marked it as translated, reviewed or final.
Nothing is written if a text would not pass the checks.`,
		Example: "  plaza translate import es spanish.xlf --by \"Sandia Translations\"",
		Args:    cobra.ExactArgs(2),
		RunE: func(c *cobra.Command, args []string) error {
			usage := func(err error) error { return e.Usage(c, err) }
			text, err := e.Read(args[1])
			if err != nil {
				return usage(err)
			}
			t, err := textsOf(c, e, f, args[:1])
			if err != nil {
				return err
			}
			made, err := m.made(t.Today)
			if err != nil {
				return usage(err)
			}
			if made.By == "" {
				return usage(errors.New("say with --by which firm or role answers for the texts"))
			}
			back, err := translate.Import(strings.NewReader(string(text)), t.items, t.tag, made)
			if err != nil {
				return usage(fmt.Errorf("%s: %w", args[1], err))
			}
			for _, s := range back.Wrong {
				fmt.Fprintln(e.Err, s)
			}
			for _, s := range back.Unknown {
				fmt.Fprintf(e.Err, "%s: the site has no such text now\n", s)
			}
			for _, s := range back.Old {
				fmt.Fprintf(e.Err, "%s: taken, but the source has changed since it was sent out\n", s)
			}
			files, found, err := t.returned(back.Texts)
			if err != nil {
				return err
			}
			if len(back.Wrong) > 0 {
				return t.report(e, found)
			}
			if dry {
				files = nil
			}
			if err := t.write(c.Context(), e, files, found); err != nil {
				return err
			}
			fmt.Fprintf(e.Err, "%d texts taken, %d as before, %d without a translation, %d not known.\n", len(back.Texts), back.Same, back.Empty, len(back.Unknown))
			return nil
		},
	}
	f = e.Site(c)
	m.add(c)
	c.Flags().BoolVar(&dry, "dry-run", false, "only tell what would be done")
	return c
}

// returned puts texts that came back into their files.
func (t *texts) returned(back []translate.Accepted) (map[string][]byte, []diag.Diagnostic, error) {
	files, found := map[string][]byte{}, []diag.Diagnostic(nil)
	taken := map[string]bool{}
	by := map[schema.Record][]translate.Accepted{}
	for _, a := range back {
		by[a.Item.Record] = append(by[a.Item.Record], a)
		taken[a.Item.Ref()+" "+a.Item.Text.Path] = true
	}
	for _, group := range translate.ByRecord(t.items) {
		take := by[group[0].Record]
		if len(take) == 0 {
			continue
		}
		rest := slices.DeleteFunc(slices.Clone(group), func(i translate.Item) bool { return taken[i.Ref()+" "+i.Text.Path] })
		path := group[0].Path(t.tag)
		h := group[0].Record.Meta()
		b, ds, err := translate.Accept(take, rest, t.overlay(path), t.Site.Overlay(h.Kind.Name, h.ID, t.tag), difference)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", path, err)
		}
		found = append(found, ds...)
		files[path] = b
	}
	return files, found, nil
}
