package desk

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"plaza/internal/build"
	"plaza/internal/diag"
	"plaza/internal/schema"
	"plaza/internal/translate"
	"plaza/internal/worddiff"
)

// translateCommand groups what translators do.
func translateCommand(e Env) *cobra.Command {
	c := &cobra.Command{
		Use:   "translate",
		Short: "See what to translate, accept it, send it out and take it back",
		Long: `Work on the translations of records. LOCALE is a language of the site, such as
es. RECORD is a kind (tool), a record (tool/clearview-ai) or its file; without
one, all records are meant.

  plaza translate status           how far each language has come
  plaza translate todo es          what is missing or out of date, text by text
  plaza translate stub es tool     put a place for each into the files
  plaza translate accept es ...    say that texts render the source as it is
  plaza translate export es        write XLIFF 2.1 for a translation firm
  plaza translate import es FILE   take it back`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(translateStatus(e), translateTodo(e), translateStub(e), translateAccept(e), translateExport(e), translateImport(e))
	for _, sub := range c.Commands() {
		e.Misuse(sub)
	}
	return c
}

// texts are the texts that a command was asked for.
type texts struct {
	*build.Linked
	tag   string
	items []translate.Item
}

// textsOf reads the site. args are a language and records.
func textsOf(c *cobra.Command, e Env, f Options, args []string) (*texts, error) {
	opt, err := f()
	if err != nil {
		return nil, e.Usage(c, err)
	}
	l, err := build.Load(c.Context(), opt)
	if err != nil {
		return nil, err
	}
	if l.Site == nil {
		return nil, e.Show(l, l.Diags)
	}
	t := &texts{Linked: l}
	if len(args) == 0 {
		return t, nil
	}
	var tags []string
	for _, loc := range l.Site.Locales.All[1:] {
		tags = append(tags, loc.Tag)
		if loc.Tag == args[0] {
			t.tag = loc.Tag
		}
	}
	if t.tag == "" {
		return nil, e.Usage(c, fmt.Errorf("%q is no language that the site is translated into: %s", args[0], strings.Join(tags, ", ")))
	}
	t.items, err = t.pick(args[1:])
	if err != nil {
		return nil, e.Usage(c, err)
	}
	return t, nil
}

// pick lists the texts of the named records, or of all.
func (t *texts) pick(names []string) ([]translate.Item, error) {
	met := make([]bool, len(names))
	items := translate.List(t.Site, t.tag, func(h *schema.Head) bool {
		keep := len(names) == 0
		for i, name := range names {
			path, _ := inSite(t.Dir, name)
			if name == h.Kind.Name || name == h.Ref() || path == h.File.Path || path == translate.OverlayPath(h.File.Path, t.tag) {
				keep, met[i] = true, true
			}
		}
		return keep
	})
	for i, name := range names {
		if !met[i] {
			return nil, fmt.Errorf("%s: the site has no such kind, record or file", name)
		}
	}
	return items, nil
}

func translateStatus(e Env) *cobra.Command {
	var f Options
	c := &cobra.Command{
		Use:     "status [LOCALE]",
		Short:   "Tell how far the translations have come",
		Long:    "Count the texts of each kind of record: those that render the source as it is,\nthose made from an earlier source, those that are missing, and those that a\nperson made or compared with the source.",
		Example: "  plaza translate status\n  plaza translate status es",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			t, err := textsOf(c, e, f, args)
			if err != nil {
				return err
			}
			for _, loc := range t.Site.Locales.All[1:] {
				if t.tag != "" && loc.Tag != t.tag {
					continue
				}
				t.tag = loc.Tag
				items, err := t.pick(nil)
				if err != nil {
					return err
				}
				fmt.Fprintf(e.Out, "%s (%s)\n  %-16s %6s %8s %6s %8s %8s\n", loc.Name, loc.Tag, "", "texts", "current", "stale", "missing", "checked")
				count(e, items)
				if len(args) == 0 {
					t.tag = ""
				}
			}
			return nil
		},
	}
	f = e.Site(c)
	return c
}

// count prints a line for each kind, and their sum.
func count(e Env, items []translate.Item) {
	type row struct{ texts, current, stale, missing, checked int }
	var all row
	rows := map[string]*row{}
	var kinds []string
	for _, i := range items {
		k := i.Record.Meta().Kind.Name
		if rows[k] == nil {
			rows[k] = &row{}
			kinds = append(kinds, k)
		}
		for _, r := range []*row{rows[k], &all} {
			r.texts++
			switch i.State {
			case schema.Current:
				r.current++
			case schema.Stale:
				r.stale++
			case schema.Missing:
				r.missing++
			}
			if i.State != schema.Missing && i.Now.Method != "machine" && i.Now.Method != "" {
				r.checked++
			}
		}
	}
	line := func(name string, r *row) {
		fmt.Fprintf(e.Out, "  %-16s %6d %8d %6d %8d %8d\n", name, r.texts, r.current, r.stale, r.missing, r.checked)
	}
	for _, k := range kinds {
		line(k, rows[k])
	}
	line("all", &all)
}

func translateTodo(e Env) *cobra.Command {
	var f Options
	var check bool
	c := &cobra.Command{
		Use:   "todo LOCALE [RECORD...]",
		Short: "List what is missing or out of date",
		Long: `List each text that is missing or out of date, by file and field: the source as
it is, and for a text that is out of date the words of the source that went
[-like this-] and came {+like this+} since it was translated.`,
		Example: "  plaza translate todo es\n  plaza translate todo es tool/clearview-ai\n  plaza translate todo es --check",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			t, err := textsOf(c, e, f, args)
			if err != nil {
				return err
			}
			n := 0
			for _, group := range translate.ByRecord(t.items) {
				shown := false
				for _, i := range group {
					if i.State == schema.Current {
						continue
					}
					if !shown {
						fmt.Fprintln(e.Out, e.Relative(t.Dir)+i.Path(t.tag))
						shown = true
					}
					n++
					todo(e, i)
				}
			}
			fmt.Fprintf(e.Err, "%d of %d texts are to be translated or brought up to date.\n", n, len(t.items))
			if check && n > 0 {
				return e.Content()
			}
			return nil
		},
	}
	f = e.Site(c)
	c.Flags().BoolVar(&check, "check", false, "end with exit code 1 if there is anything to do")
	return c
}

func todo(e Env, i translate.Item) {
	fmt.Fprintf(e.Out, "  %s: %s\n", i.Text.Path, i.State)
	if i.State == schema.Missing {
		fmt.Fprintf(e.Out, "    source  %s\n", oneLine(i.Text.Value))
		return
	}
	fmt.Fprintf(e.Out, "    source  %s\n    now     %s\n", difference(i), oneLine(i.Now.Value))
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// difference marks the words of the source that changed since a text was
// translated.
func difference(i translate.Item) string {
	if i.Was == "" {
		return oneLine(i.Text.Value) + " (what it said before is not in the repository's memory)"
	}
	var parts []string
	for _, s := range worddiff.Words(i.Was, i.Text.Value) {
		switch s.Op {
		case worddiff.Gone:
			parts = append(parts, "[-"+s.Text+"-]")
		case worddiff.New:
			parts = append(parts, "{+"+s.Text+"+}")
		default:
			parts = append(parts, s.Text)
		}
	}
	return strings.Join(parts, " ")
}

// report prints what is wrong with files that were not written.
func (t *texts) report(e Env, ds []diag.Diagnostic) error {
	lines := func(string, int) string { return "" }
	diag.Print(e.Err, diag.Sort(ds), diag.Style{Lines: lines, Prefix: e.Relative(t.Dir), Colour: e.Colour})
	fmt.Fprintln(e.Err, "Nothing was written.")
	return e.Content()
}
