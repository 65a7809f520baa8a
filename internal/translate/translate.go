// Package translate is what translators do with a site's texts: see what is
// missing or stale, have a place to write it, say that a translation renders
// the text as it is, and send texts to a firm and take them back (xliff.go).
//
// Laws:
//
//  1. A text that nobody accepted is never marked as current.
//  2. How a text was made is told for that text alone: accepting one never
//     changes what is said of another.
//  3. An exported file that comes back unchanged changes no file. One that
//     comes back changed changes the texts that differ, and nothing else.
//  4. What would not pass the checks of one file is not written.
//
// Nothing here touches the disk: files come in and go out as bytes. Tests:
// translate_test.go, xliff_test.go; cmd/plaza's script translate.txt.
package translate

import (
	"slices"
	"strings"

	"plaza/internal/digest"
	"plaza/internal/graph"
	"plaza/internal/schema"
)

// Item is one text of one record in one language.
type Item struct {
	Record schema.Record
	Text   schema.Text
	Field  *schema.Field // its declaration
	State  schema.State
	Now    schema.Translated // the zero value when there is none
	Was    string            // of a stale one: the source it was made from, "" where nobody remembers
}

// Ref names the record: "tool/clearview-ai".
func (i Item) Ref() string { return i.Record.Meta().Ref() }

// Path is the file that holds the translation, there already or not.
func (i Item) Path(tag string) string { return OverlayPath(i.Record.Meta().File.Path, tag) }

// OverlayPath is the file that holds a record's translations.
func OverlayPath(path, tag string) string {
	dot := strings.LastIndexByte(path, '.')
	return path[:dot] + "." + tag + path[dot:]
}

// List returns the texts of the records that keep names, in the order of
// kinds, ids and fields. A language of the site is named by tag.
func List(site *graph.Site, tag string, keep func(h *schema.Head) bool) []Item {
	var out []Item
	for _, k := range site.Catalog.Kinds {
		for _, r := range site.Records(k.Name) {
			h := r.Meta()
			if !keep(h) {
				continue
			}
			o := site.Overlay(k.Name, h.ID, tag)
			for _, t := range schema.Texts(r) {
				i := Item{Record: r, Text: t, Field: fieldAt(k.Fields, t.Path)}
				i.Now, i.State = o.Of(t)
				if i.State == schema.Stale {
					i.Was = remembered(site.Log(), h.Ref(), t.Path, i.Now.Src)
				}
				out = append(out, i)
			}
		}
	}
	return out
}

// remembered returns the text at path whose hash is src.
func remembered(log *graph.Log, ref, path, src string) string {
	for i := range log.Changes {
		c := &log.Changes[i]
		if c.Ref() != ref {
			continue
		}
		for _, e := range c.Edits {
			for _, v := range [][]string{e.Before, e.After} {
				if e.Path == path && len(v) == 1 && digest.Text(v[0]) == src {
					return v[0]
				}
			}
		}
	}
	return ""
}

// fieldAt returns the declaration of the text at a path.
func fieldAt(fields []*schema.Field, path string) *schema.Field {
	name, rest, _ := strings.Cut(path, ".")
	i := slices.IndexFunc(fields, func(f *schema.Field) bool { return f.Name == name })
	if i < 0 {
		return nil
	}
	f := fields[i]
	if f.Type == schema.Tables { // the key of the item
		_, rest, _ = strings.Cut(rest, ".")
	}
	if rest == "" {
		return f
	}
	return fieldAt(f.Fields, rest)
}

// ByRecord groups items that follow each other by their record.
func ByRecord(items []Item) [][]Item {
	var out [][]Item
	for from := 0; from < len(items); {
		to := from
		for to < len(items) && items[to].Record == items[from].Record {
			to++
		}
		out = append(out, items[from:to])
		from = to
	}
	return out
}
