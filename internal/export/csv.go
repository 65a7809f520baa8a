package export

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"reflect"
	"slices"
	"strconv"

	"plaza/internal/cells"
	"plaza/internal/dictionary"
	"plaza/internal/locale"
	"plaza/internal/schema"
)

// bom tells spreadsheet programs that a file is UTF-8; without it they show
// "cámara" as "cÃ¡mara".
const bom = "\ufeff"

// sheet writes rows as CSV, in which no cell is a formula (cells.Guard).
func sheet(rows [][]string) ([]byte, error) {
	var b bytes.Buffer
	b.Grow(size(rows))
	b.WriteString(bom)
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	for _, row := range rows {
		for i, cell := range row {
			row[i] = cells.Guard(cell)
		}
		if err := w.Write(row); err != nil {
			return nil, fmt.Errorf("write CSV: %w", err)
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// size guesses how many bytes rows come to: few cells hold a quote.
func size(rows [][]string) int {
	n := len(bom) + bytes.MinRead
	for _, row := range rows {
		for _, cell := range row {
			n += len(cell) + len(`"",`)
		}
	}
	return n
}

// toolsCSV writes one row a tool, one column a field, in each language.
func toolsCSV(in Input, put func(File)) error {
	k := in.Site.Catalog.Kind("tool")
	for _, l := range in.Site.Locales.All {
		head := slices.Clone(dictionary.Before)
		for _, f := range k.Own() {
			head = append(head, f.Name)
		}
		rows := [][]string{append(head, dictionary.After...)}
		for _, r := range in.Site.Records("tool") {
			h := r.Meta()
			if h.Example {
				continue
			}
			line := row{in: in, l: l}
			row := append(make([]string, 0, len(rows[0])), h.ID, in.BaseURL+l.Prefix+k.Path(h.ID))
			for _, f := range k.Own() {
				row = append(row, line.cell(f, f.Get(reflect.ValueOf(r).Elem())))
			}
			var open, kept []string
			for _, b := range h.NotAnswered {
				open = append(open, b.Fields...)
			}
			for _, w := range h.Withheld {
				kept = append(kept, w.Key)
			}
			row = append(row, cells.Join(open), cells.Join(kept), l.Tag, line.translation(), cells.Join(line.stale), cells.Join(line.missing))
			rows = append(rows, row)
		}
		b, err := sheet(rows)
		if err != nil {
			return err
		}
		put(File{l.Prefix + "data/tools.csv", b})
	}
	return nil
}

// row makes the cells of one record in one language and keeps which texts are
// not as they should be in it, by their paths.
type row struct {
	in             Input
	l              *locale.Locale
	stale, missing []string
}

// cell flattens a value of any shape into one cell, as package cells does.
func (r *row) cell(f *schema.Field, v reflect.Value) string {
	switch f.Type {
	case schema.TextType:
		return r.text(f, schema.As[schema.Text](v))
	case schema.ProseType:
		return r.text(f, schema.As[schema.Prose](v).Text)
	case schema.MomentType:
		return schema.As[schema.Moment](v).String()
	case schema.DateType:
		return schema.As[schema.Date](v).String()
	case schema.Strings:
		return cells.Join(schema.As[[]string](v))
	case schema.Table:
		if v.IsNil() {
			return ""
		}
		return r.group(f.Fields, v.Elem())
	case schema.Tables:
		items := make([]string, 0, v.Len())
		for i := range v.Len() {
			items = append(items, r.group(f.Fields, v.Index(i)))
		}
		return cells.Join(items)
	case schema.Bool, schema.Int:
		return said(f, v)
	}
	return v.String()
}

// said writes a yes or no, or a number; nothing where the record says nothing.
func said(f *schema.Field, v reflect.Value) string {
	switch {
	case !f.Says(v):
		return ""
	case f.Type == schema.Bool:
		return strconv.FormatBool(schema.BoolOf(v))
	}
	return strconv.FormatInt(schema.IntOf(v), 10)
}

func (r *row) group(fields []*schema.Field, v reflect.Value) string {
	var parts []cells.Field
	for _, f := range fields {
		if c := r.cell(f, f.Get(v)); c != "" && f.Says(f.Get(v)) {
			parts = append(parts, cells.Field{Name: f.Name, Value: c})
		}
	}
	return cells.JoinFields(parts)
}

func (r *row) text(f *schema.Field, t schema.Text) string {
	if t.IsZero() || r.l.Index == 0 || !f.Translatable() {
		return t.Value
	}
	tr, state := r.in.translated(t, r.l)
	switch state {
	case schema.Missing:
		r.missing = append(r.missing, t.Path)
		return t.Value
	case schema.Stale:
		r.stale = append(r.stale, t.Path)
	}
	return tr.Value
}

// translation says how the row's texts stand to those of the source language:
// by the worst of them.
func (r *row) translation() string {
	switch {
	case r.l.Index == 0:
		return "original"
	case len(r.missing) > 0:
		return schema.Missing.String()
	case len(r.stale) > 0:
		return schema.Stale.String()
	}
	return schema.Current.String()
}

// dictionaryCSV writes what each field means, in each language, and then the
// columns of tools.csv that are no field.
func dictionaryCSV(in Input, put func(File)) error {
	for _, l := range in.Site.Locales.All {
		rows := [][]string{{"kind", "field", "type", "shown", "link", "allowed", "label", "help"}}
		for _, k := range in.Site.Catalog.Kinds {
			for _, e := range dictionary.Entries(k) {
				f := e.Field
				rows = append(rows, []string{k.Name, e.Path, f.Type.String(), fmt.Sprint(f.Shown), f.Link,
					cells.Join(f.OneOf), l.Label(f.Label()), l.Label(f.Help())})
			}
		}
		for _, c := range dictionary.Columns(l.Words) {
			rows = append(rows, []string{"tools.csv", c.Name, c.Type.String(), "false", "", cells.Join(c.Allowed), c.Label, c.Help})
		}
		b, err := sheet(rows)
		if err != nil {
			return err
		}
		put(File{l.Prefix + "data/dictionary.csv", b})
	}
	return nil
}
