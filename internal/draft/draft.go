// Package draft writes the file of a new record: what is known of it already,
// and for each other field a remark that says what belongs there, in the words
// of the site's source language.
//
// All of it comes from the declaration of the kind (package schema) and the
// words of its fields: a new field or kind needs nothing here.
//
// Laws:
//
//  1. Nothing is made up. What nobody gave stands in a remark, or is said to
//     be not answered.
//  2. The file passes the checks of one file, but for fields that must be given
//     and were not. File names them.
//  3. The file is as "plaza fmt" would write it.
//
// Tests: draft_test.go drafts a record of every kind there is.
package draft

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"plaza/internal/check"
	"plaza/internal/diag"
	"plaza/internal/graph"
	"plaza/internal/locale"
	"plaza/internal/schema"
	"plaza/internal/source"
	"plaza/internal/tidy"
)

// Options say what to write.
type Options struct {
	Catalog *schema.Catalog
	Kind    *schema.Kind
	ID      string
	Values  []Value
	AskedOf string // department that can answer what is not known yet
	Brief   bool   // leave out remarks on fields that may be left out
	Schema  string // path to the JSON Schema from the file, "" for none
	Today   schema.Date
	Site    *graph.Site    // for ids and kin; may be nil
	Words   *locale.Locale // may be nil: then there are no explanations
}

// Value gives a field values. The path is that of overlays: "summary",
// "opt_out.level", "costs.licence.kind".
type Value struct {
	Path  string
	Texts []string
	kin   []string // records that it was taken from
}

// Path is where the record's file stands.
func Path(k *schema.Kind, id string) string { return k.Dir + "/" + id + k.Ext() }

// File returns the bytes of the new file, and what is still to be filled in.
// What is wrong with the given values is told in wrong, or by the error.
func File(o Options) (b []byte, gaps, wrong []diag.Diagnostic, err error) {
	b, found, err := file(o)
	if err != nil {
		return nil, nil, nil, err
	}
	values := o.Values
	o.Values = nil
	_, bare, err := file(o) // what is wrong with it is not wrong with the values
	if err != nil {
		return nil, nil, nil, err
	}
	for _, d := range found {
		early := slices.ContainsFunc(bare, func(x diag.Diagnostic) bool { return x.Code == d.Code && x.Says == d.Says })
		switch {
		case d.Severity != diag.Error:
		case early || len(values) == 0 || slices.Contains([]string{"record/missing-field", "record/no-answer", "record/empty-body"}, d.Code):
			gaps = append(gaps, d)
		default:
			wrong = append(wrong, d)
		}
	}
	return b, gaps, wrong, nil
}

// file returns the bytes and what the checks of one file find.
func file(o Options) ([]byte, []diag.Diagnostic, error) {
	w := &writer{Options: o}
	if err := w.accept(); err != nil {
		return nil, nil, err
	}
	w.takeFromKin()
	if !w.given("created_on") {
		w.Values = append(slices.Clip(w.Values), Value{Path: "created_on", Texts: []string{o.Today.String()}})
	}
	w.facts()
	text := w.b.String()
	if o.Kind.Markdown {
		text = "+++\n" + text + "+++\n"
		if w.body != "" {
			text += "\n" + w.body + "\n"
		}
	}
	f := source.New(Path(o.Kind, o.ID), []byte(text))
	b, ds, err := tidy.File(o.Catalog, f)
	if err != nil || len(ds) > 0 {
		return nil, ds, err
	}
	return b, check.File(o.Catalog, source.New(f.Path, b)).Diags, nil
}

type writer struct {
	Options
	b    bytes.Buffer
	body string
}

// accept looks at the given values: each must name a field.
func (w *writer) accept() error {
	for _, v := range w.Values {
		f, err := FieldAt(w.Kind, v.Path)
		if err != nil {
			return err
		}
		if f.Body {
			w.body = strings.Join(v.Texts, "\n")
			continue
		}
		if _, err := Spell(f, v.Texts); err != nil {
			return fmt.Errorf("%s: %w", v.Path, err)
		}
	}
	return nil
}

// FieldAt returns the field at a path, which ends at a single value.
func FieldAt(k *schema.Kind, path string) (*schema.Field, error) {
	fields, parts := k.Written(), strings.Split(path, ".")
	for i := 0; ; i++ {
		at := slices.IndexFunc(fields, func(f *schema.Field) bool { return f.Name == parts[i] })
		if at < 0 {
			var names []string
			for _, f := range fields {
				names = append(names, f.Name)
			}
			return nil, fmt.Errorf("%s: there is no field %q. %s", path, parts[i], diag.DidYouMean(parts[i], names))
		}
		f := fields[at]
		last := i == len(parts)-1
		switch {
		case f.Type == schema.Tables:
			if i++; i >= len(parts)-1 {
				return nil, fmt.Errorf("%s: name an entry of the list and a field of it, such as %s.KEY.%s", path, f.Name, f.Fields[len(f.Fields)-1].Name)
			}
			if !f.Keyed && !schema.ValidKey(parts[i]) {
				return nil, fmt.Errorf("%s: the key of an entry has small letters, digits and hyphens", path)
			}
		case f.Type == schema.Table && last:
			return nil, fmt.Errorf("%s: name one of its fields, such as %s.%s", path, path, f.Fields[0].Name)
		case f.Type == schema.Table:
		case !last:
			return nil, fmt.Errorf("%s: there is nothing inside %s", path, f.Name)
		default:
			return f, nil
		}
		fields = f.Fields
	}
}

// given reports whether a value stands at the path or below it.
func (w *writer) given(path string) bool { return w.value(path) != nil || len(w.keys(path)) > 0 }

func (w *writer) value(path string) *Value {
	i := slices.IndexFunc(w.Values, func(v Value) bool { return v.Path == path })
	if i < 0 {
		return nil
	}
	return &w.Values[i]
}

// keys lists the next parts of the given paths below path, in given order.
func (w *writer) keys(path string) []string {
	var out []string
	for _, v := range w.Values {
		rest, ok := strings.CutPrefix(v.Path, path+".")
		if key, _, _ := strings.Cut(rest, "."); ok && !slices.Contains(out, key) {
			out = append(out, key)
		}
	}
	return out
}
