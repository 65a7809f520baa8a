package export

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"plaza/internal/dictionary"
	"plaza/internal/locale"
	"plaza/internal/schema"
)

// bom tells spreadsheet programs that a file is UTF-8; without it they show
// "cámara" as "cÃ¡mara".
const bom = "\ufeff"

// sheet writes rows as CSV. A cell that a spreadsheet would run as a formula
// is given an apostrophe, which the spreadsheet does not show.
func sheet(rows [][]string) ([]byte, error) {
	var b bytes.Buffer
	b.Grow(size(rows))
	b.WriteString(bom)
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	for _, row := range rows {
		for i, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
				row[i] = "'" + cell
			}
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
		head := []string{"id", "url"}
		for _, f := range k.Own() {
			head = append(head, f.Name)
		}
		rows := [][]string{append(head, "not_answered", "withheld")}
		for _, r := range in.Site.Records("tool") {
			h := r.Meta()
			if h.Example {
				continue
			}
			row := append(make([]string, 0, len(rows[0])), h.ID, in.BaseURL+l.Prefix+k.Path(h.ID))
			for _, f := range k.Own() {
				row = append(row, in.cell(l, f, f.Get(reflect.ValueOf(r).Elem())))
			}
			var open, kept []string
			for _, b := range h.NotAnswered {
				open = append(open, b.Fields...)
			}
			for _, w := range h.Withheld {
				kept = append(kept, w.Key)
			}
			rows = append(rows, append(row, strings.Join(open, "; "), strings.Join(kept, "; ")))
		}
		b, err := sheet(rows)
		if err != nil {
			return err
		}
		put(File{l.Prefix + "data/tools.csv", b})
	}
	return nil
}

// cell flattens a value of any shape into one cell: lists are parted by
// "; ", the fields of a table by " | ".
func (in Input) cell(l *locale.Locale, f *schema.Field, v reflect.Value) string {
	switch f.Type {
	case schema.TextType:
		return in.inLanguage(l, schema.As[schema.Text](v))
	case schema.ProseType:
		return in.inLanguage(l, schema.As[schema.Prose](v).Text)
	case schema.MomentType:
		return schema.As[schema.Moment](v).String()
	case schema.DateType:
		return schema.As[schema.Date](v).String()
	case schema.Strings:
		return strings.Join(schema.As[[]string](v), "; ")
	case schema.Table:
		if v.IsNil() {
			return ""
		}
		return in.flat(l, f.Fields, v.Elem())
	case schema.Tables:
		items := make([]string, 0, v.Len())
		for i := range v.Len() {
			items = append(items, in.flat(l, f.Fields, v.Index(i)))
		}
		return strings.Join(items, "; ")
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

func (in Input) flat(l *locale.Locale, fields []*schema.Field, v reflect.Value) string {
	parts := make([]string, 0, len(fields))
	for _, f := range fields {
		if c := in.cell(l, f, f.Get(v)); c != "" && f.Says(f.Get(v)) {
			parts = append(parts, f.Name+": "+c)
		}
	}
	return strings.Join(parts, " | ")
}

func (in Input) inLanguage(l *locale.Locale, t schema.Text) string {
	if t.IsZero() || l.Index == 0 {
		return t.Value
	}
	if tr, state := in.translated(t, l); state != schema.Missing {
		return tr.Value
	}
	return t.Value
}

// dictionaryCSV writes what each field means, in each language.
func dictionaryCSV(in Input, put func(File)) error {
	for _, l := range in.Site.Locales.All {
		rows := [][]string{{"kind", "field", "type", "shown", "link", "allowed", "label", "help"}}
		for _, k := range in.Site.Catalog.Kinds {
			for _, e := range dictionary.Entries(k) {
				f := e.Field
				rows = append(rows, []string{k.Name, e.Path, f.Type.String(), fmt.Sprint(f.Shown), f.Link,
					strings.Join(f.OneOf, "; "), l.Label(f.Label()), l.Label(f.Help())})
			}
		}
		b, err := sheet(rows)
		if err != nil {
			return err
		}
		put(File{l.Prefix + "data/dictionary.csv", b})
	}
	return nil
}
