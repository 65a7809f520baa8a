package desk

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"plaza/internal/build"
	"plaza/internal/diag"
	"plaza/internal/draft"
	"plaza/internal/imports"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/source"
)

func newCommand(e Env) *cobra.Command {
	var f Options
	var set []string
	var asked string
	var brief, ask bool
	c := &cobra.Command{
		Use:   "new KIND ID",
		Short: "Begin the file of a new record",
		Long: `Write the file of a new record, with a remark for each field: what belongs there,
which values it may have, and whether residents always see it. A file that is
there already is never written over. "plaza new" alone lists the kinds.

In a terminal it asks for what must be given and for what residents always see;
press Enter to leave a question open. In scripts give values with --set. The
name of a field is as in translations: summary, opt_out.level, costs.licence.kind
(an entry of a list by its key). Give --set again for each text of a list; ids
may be parted by commas.

A tool of a family, or of a vendor whose other tools are here, takes over what
all of these say alike, with a remark to check it. What residents always see and
nobody gave is listed as not answered.`,
		Example: `  plaza new tool street-lights
  plaza new tool zoom-notes --set name="Zoom notes" --set kind=member --set family=transcription-tools --set departments=planning
  plaza new meeting 2027-01-14 --set body=emerging-technologies-board --set start=2027-01-14T17:30
  plaza new department parks --set name="Parks and Recreation" --brief`,
		Args: cobra.MaximumNArgs(2),
		RunE: func(c *cobra.Command, args []string) error {
			usage := func(err error) error { return e.Usage(c, err) }
			if len(args) == 0 {
				kinds(e)
				return nil
			}
			o, err := draftOptions(args)
			if err != nil {
				return usage(err)
			}
			if o.Values, err = values(set); err != nil {
				return usage(err)
			}
			opt, err := f()
			if err != nil {
				return usage(err)
			}
			path := draft.Path(o.Kind, o.ID)
			if _, err := os.Lstat(filepath.Join(opt.Dir, path)); err == nil {
				return usage(fmt.Errorf("%s is there already. It is not written over", e.Relative(opt.Dir)+path))
			}
			l, err := build.Load(c.Context(), opt)
			if err != nil {
				return err
			}
			o.Today, o.AskedOf, o.Brief, o.Site = l.Today, asked, brief, l.Site
			if l.Site != nil {
				o.Words = l.Site.Locales.All[0]
			}
			if ask || e.Terminal && len(set) == 0 {
				o.Values = append(o.Values, questions(e, o)...)
			}
			if _, err := os.Stat(filepath.Join(opt.Dir, schemaFolder, o.Kind.Name+".json")); err == nil {
				o.Schema = strings.Repeat("../", strings.Count(path, "/")) + schemaFolder + "/" + o.Kind.Name + ".json"
			}
			return begin(c, e, opt.Dir, path, o)
		},
	}
	f = e.Site(c)
	c.Flags().StringArrayVar(&set, "set", nil, "a `field=value`; may be given many times")
	c.Flags().StringVar(&asked, "asked-of", "", "the `department` that can answer what is not known yet (default: the first of --set departments)")
	c.Flags().BoolVar(&brief, "brief", false, "leave out remarks on fields that may be left out")
	c.Flags().BoolVar(&ask, "ask", false, "ask for values, also when this is no terminal")
	return c
}

// kinds lists what there can be a new one of.
func kinds(e Env) {
	fmt.Fprintf(e.Out, "plaza new KIND ID, where KIND is one of:\n")
	for _, k := range record.Kinds().Kinds {
		id := "ID"
		if k.Single {
			id = k.Name
		}
		fmt.Fprintf(e.Out, "  %-14s %s\n", k.Name, draft.Path(k, id))
	}
}

// draftOptions reads the kind and the id.
func draftOptions(args []string) (draft.Options, error) {
	o := draft.Options{Catalog: record.Kinds()}
	o.Kind = o.Catalog.Kind(args[0])
	if o.Kind == nil {
		var names []string
		for _, k := range o.Catalog.Kinds {
			names = append(names, k.Name)
		}
		return o, fmt.Errorf("there is no kind %q. %s", args[0], diag.DidYouMean(args[0], names))
	}
	switch {
	case o.Kind.Single && (len(args) == 1 || args[1] == o.Kind.Name):
		o.ID = o.Kind.Name
	case o.Kind.Single:
		return o, fmt.Errorf("there is only one %s; leave the id away", o.Kind.Name)
	case len(args) == 1:
		return o, fmt.Errorf("give it an id, such as \"plaza new %s street-lights\"", o.Kind.Name)
	case !schema.ValidID(args[1]):
		return o, fmt.Errorf("%q cannot be an id: use 2 to 48 small letters, digits and single hyphens, as in street-lights", args[1])
	default:
		o.ID = args[1]
	}
	return o, nil
}

// values reads --set flags.
func values(set []string) ([]draft.Value, error) {
	var out []draft.Value
	at := map[string]int{}
	for _, s := range set {
		path, text, ok := strings.Cut(s, "=")
		if !ok || path == "" {
			return nil, fmt.Errorf("--set %s: write it as field=value", s)
		}
		if i, seen := at[path]; seen {
			out[i].Texts = append(out[i].Texts, text)
			continue
		}
		at[path] = len(out)
		out = append(out, draft.Value{Path: path, Texts: []string{text}})
	}
	return out, nil
}

// begin writes the file and says what is still to be filled in.
func begin(c *cobra.Command, e Env, dir, path string, o draft.Options) error {
	b, gaps, wrong, err := draft.File(o)
	if err != nil {
		return e.Usage(c, err)
	}
	file := source.New(path, b)
	style := diag.Style{Lines: func(_ string, n int) string { return file.Line(n) }, Prefix: e.Relative(dir), Colour: e.Colour}
	if len(wrong) > 0 {
		diag.Print(e.Err, diag.Sort(wrong), style)
		fmt.Fprintln(e.Err, "\nNothing was written.")
		return e.Content()
	}
	if err := imports.Create(dir, path, b); err != nil {
		return err
	}
	fmt.Fprintln(e.Out, e.Relative(dir)+path)
	if len(gaps) > 0 {
		fmt.Fprintln(e.Err, "\nStill to be filled in, before the site can be made:")
		for _, d := range diag.Sort(gaps) {
			fmt.Fprintf(e.Err, "  %s. %s\n", d.Says, d.Mend)
		}
	}
	return nil
}
