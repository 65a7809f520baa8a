package desk

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"plaza/internal/build"
	"plaza/internal/export"
	"plaza/internal/imports"
	"plaza/internal/record"
	"plaza/internal/schema"
)

// schemaFolder holds the JSON Schema files for editors, in the site's folder.
const schemaFolder = "schema"

func schemaCommand(e Env) *cobra.Command {
	var f Options
	var check bool
	c := &cobra.Command{
		Use:   "schema",
		Short: "Write what editors need to help while one types",
		Long: `Write a JSON Schema for the files of each kind and for their translations into
schema/, with the help texts in each language of the site, and the settings by
which taplo (Even Better TOML) and tombi find them. An editor then completes
names and values, explains them, and marks what cannot stand.

With --check nothing is written: files that are not current are listed, and the
exit code is 1 if there are any.`,
		Example: "  plaza schema\n  plaza schema --check",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			opt, err := f()
			if err != nil {
				return e.Usage(c, err)
			}
			l, err := build.Load(c.Context(), opt)
			if err != nil {
				return err
			}
			if l.Site == nil {
				return e.Show(l, l.Diags)
			}
			all, err := export.Schemas(l.Site, l.Site.Record("site", "site").(*record.Site).BaseURL, schemaFolder+"/")
			if err != nil {
				return err
			}
			files := map[string][]byte{".taplo.toml": settings(taplo), "tombi.toml": settings(tombi)}
			for _, s := range all {
				kind, _, _ := strings.Cut(strings.TrimPrefix(s.Path, schemaFolder+"/"), ".")
				if !record.Kinds().Kind(kind).Markdown { // no editor looks for TOML inside Markdown
					files[s.Path] = s.Body
				}
			}
			return refresh(c.Context(), e, opt.Dir, files, check)
		},
	}
	f = e.Site(c)
	c.Flags().BoolVar(&check, "check", false, "only list the files that are not current")
	return c
}

// refresh writes the files that are not as they should be, or lists them.
func refresh(ctx context.Context, e Env, dir string, files map[string][]byte, check bool) error {
	old := map[string][]byte{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil && !os.IsNotExist(err) {
			return fmt.Errorf("read %s: %w", name, err)
		}
		if err != nil || !bytes.Equal(b, files[name]) {
			old[name] = files[name]
			fmt.Fprintln(e.Out, e.Relative(dir)+name)
		}
	}
	if !check {
		return imports.Replace(ctx, dir, old)
	}
	if len(old) > 0 {
		fmt.Fprintf(e.Err, "%d files are not current. \"plaza schema\" mends that.\n", len(old))
		return e.Content()
	}
	return nil
}

// settings lists which schema is for which files. Translations come first: the
// pattern of records fits them as well.
func settings(entry func(b *bytes.Buffer, pattern, not, schema string)) []byte {
	var b bytes.Buffer
	b.WriteString("# Written by \"plaza schema\": which schema is for which files. The order and spacing of\n# records is that of \"plaza fmt\", so these programs are asked not to change it.\n")
	for _, k := range record.Kinds().Kinds {
		if k.Markdown {
			continue
		}
		for _, overlay := range []bool{true, false} {
			pattern, not := patterns(k, overlay)
			name := k.Name + ".json"
			if overlay {
				name = k.Name + ".overlay.json"
			}
			b.WriteByte('\n')
			entry(&b, pattern, not, schemaFolder+"/"+name)
		}
	}
	return b.Bytes()
}

// patterns are the files of a kind or their translations, and what of them is
// meant by another.
func patterns(k *schema.Kind, overlay bool) (pattern, not string) {
	stem := "*"
	if k.Single {
		stem = k.Name
	}
	record, translation := k.Dir+"/"+stem+k.Ext(), k.Dir+"/"+stem+".*"+k.Ext()
	switch {
	case overlay:
		return translation, ""
	case k.Single:
		return record, ""
	}
	return record, translation
}

func taplo(b *bytes.Buffer, pattern, not, schema string) {
	if !strings.Contains(b.String(), "[[rule]]") {
		b.WriteString("[formatting]\nreorder_keys  = false\nalign_entries = true\n\n")
	}
	fmt.Fprintf(b, "[[rule]]\ninclude = [%q]\n", pattern)
	if not != "" {
		fmt.Fprintf(b, "exclude = [%q]\n", not)
	}
	fmt.Fprintf(b, "[rule.schema]\npath    = %q\nenabled = true\n", schema)
}

func tombi(b *bytes.Buffer, pattern, _, schema string) {
	if !strings.Contains(b.String(), "toml-version") {
		b.WriteString("toml-version = \"v1.0.0\"\n\n")
	}
	fmt.Fprintf(b, "[[schemas]]\npath    = %q\ninclude = [%q]\n", schema, pattern)
}
