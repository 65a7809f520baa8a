// Package dictionary explains every field of every kind of record on pages:
// what it means, its shape, its allowed values.
//
// The fields of all kinds in one page would be too heavy for a phone, so each
// kind has a page, and a kind with many fields has several, cut between two of
// the record's own fields. The first has a place for every one of those: the
// ones explained on a later page stand there with a link, so that
// dictionary/<kind>.html#field-<name> leads to a field for ever.
package dictionary

import (
	"fmt"
	"strconv"
	"strings"

	"plaza/internal/schema"
	"plaza/internal/view"
)

// pageSize is about how many fields one page explains. The tool has
// some 190, which weighed 14.5 KB compressed in one page.
const pageSize = 120

// ListPath is the address of the list of dictionaries.
const ListPath = "dictionary.html"

// Path is the address of page n, from 1, of a kind's dictionary.
func Path(kind string, n int) string {
	if n == 1 {
		return "dictionary/" + kind + ".html"
	}
	return fmt.Sprintf("dictionary/%s/page--%d.html", kind, n)
}

// ID is the argument of Build for page n of a kind.
func ID(kind string, n int) string { return fmt.Sprintf("%s/%d", kind, n) }

// List lists the kinds of record, each with a page on its fields.
type List struct {
	view.Frame
	Kinds []view.Link
}

// Page is one page of the dictionary of one kind of record.
type Page struct {
	view.Frame
	Schema  view.Link // of the files of such records
	Overlay view.Link // of their translations
	Fields  []Field
	Later   []Later     // on the first page: the record's own fields that later pages explain
	Pages   []view.Link // of a long dictionary; the current has no address
}

// Field is one field of the dictionary.
type Field struct {
	ID                string // of the record's own fields, "" for those inside one
	Name, Label, Help string
	Type              string
	Shown             bool
	Values            []Value
}

// Later keeps the place of a field that another page explains.
type Later struct {
	ID, Name string
	Link     view.Link
}

// Value is one allowed value.
type Value struct{ Value, Label string }

// BuildList builds the list of dictionaries.
func BuildList(c *view.Context, _ string) List {
	var p List
	for _, k := range c.R.Catalog().Kinds {
		p.Kinds = append(p.Kinds, c.Crumb(Path(k.Name, 1), c.L.Label("kinds."+k.Name)))
	}
	w := &c.W.Data
	p.Frame = c.Frame(view.Plain(w.Dictionary), view.Plain(w.DictionaryText), []view.Link{c.Crumb("data.html", c.W.Nav.Data)})
	return p
}

// Build builds one page of the dictionary of one kind of record.
func Build(c *view.Context, id string) Page {
	kind, number, _ := strings.Cut(id, "/")
	at, err := strconv.Atoi(number)
	if err != nil {
		panic("dictionary: " + id + " is no page")
	}
	w, name := &c.W.Data, c.L.Label("kinds."+kind)
	p := Page{
		Schema:  view.Link{Href: c.File("data/schema/" + kind + ".json"), Label: view.Plain(w.Schema.With("Kind", name))},
		Overlay: view.Link{Href: c.File("data/schema/" + kind + ".overlay.json"), Label: view.Plain(c.W.Feeds.OverlaySchema.With("Kind", name))},
	}
	for _, k := range c.R.Catalog().Kinds {
		if k.Name != kind {
			continue
		}
		parts := Parts(k)
		for i, part := range parts {
			n := i + 1
			switch {
			case n == at:
				for _, e := range part {
					p.Fields = append(p.Fields, field(c, e))
				}
			case at == 1:
				p.Later = append(p.Later, later(c, kind, n, part)...)
			}
			if len(parts) > 1 {
				l := view.Link{Label: view.Plain(strconv.Itoa(n))}
				if n != at {
					l.Href = c.Href(Path(kind, n))
				}
				p.Pages = append(p.Pages, l)
			}
		}
	}
	heading := w.Fields.With("Kind", name)
	if at > 1 {
		heading = c.W.List.PageOf.With("Heading", heading, "Number", number)
	}
	crumbs := []view.Link{c.Crumb("data.html", c.W.Nav.Data), c.Crumb(ListPath, w.Dictionary)}
	p.Frame = c.Frame(view.Plain(heading), view.Plain(w.DictionaryText), crumbs)
	return p
}

// later are places for the record's own fields that page n explains.
func later(c *view.Context, kind string, n int, part []Entry) []Later {
	var out []Later
	for _, e := range part {
		if id := e.ID(); id != "" {
			l := view.Link{Href: c.Href(Path(kind, n) + "#" + id), Label: view.Plain(c.L.Label(e.Field.Label()))}
			out = append(out, Later{id, e.Path, l})
		}
	}
	return out
}

// Entry is one line of the dictionary: a field and its path in a record.
type Entry struct {
	Path  string
	Field *schema.Field
}

// ID names the place of one of the record's own fields on its page; it is ""
// for a field inside another.
func (e Entry) ID() string {
	if strings.Contains(e.Path, ".") {
		return ""
	}
	return "field-" + e.Path
}

// Entries lists a kind's own fields and those inside them.
func Entries(k *schema.Kind) []Entry {
	var out []Entry
	var add func(fields []*schema.Field, prefix string)
	add = func(fields []*schema.Field, prefix string) {
		for _, f := range fields {
			out = append(out, Entry{prefix + f.Name, f})
			switch f.Type {
			case schema.Tables:
				add(f.Fields, prefix+f.Name+"[].")
			case schema.Table:
				add(f.Fields, prefix+f.Name+".")
			}
		}
	}
	add(k.Own(), "")
	return out
}

// Parts cuts the dictionary of a kind into its pages, of about equal
// length. A field stands on one page with all that is inside it.
func Parts(k *schema.Kind) [][]Entry {
	all := Entries(k)
	of := max(1, (len(all)+pageSize-1)/pageSize)
	var out [][]Entry
	from := 0
	for i, e := range all {
		if n := len(out) + 1; n < of && e.ID() != "" && i >= len(all)*n/of {
			out, from = append(out, all[from:i]), i
		}
	}
	return append(out, all[from:])
}

func field(c *view.Context, e Entry) Field {
	f := e.Field
	d := Field{ID: e.ID(), Name: e.Path, Label: c.L.Label(f.Label()), Help: c.L.Label(f.Help()), Shown: f.Shown, Type: typeWord(c, f.Type)}
	if f.Link != "" {
		d.Type = c.W.Data.LinkTo.With("Kind", c.L.Label("kind."+f.Link))
	}
	for _, v := range f.OneOf {
		d.Values = append(d.Values, Value{v, c.L.Label(f.ValueLabel(v))})
	}
	return d
}

// typeWord says in words which shape a field has.
func typeWord(c *view.Context, t schema.Type) string {
	w := &c.W.Data.Type
	switch t {
	case schema.Strings:
		return w.Strings
	case schema.Bool:
		return w.Bool
	case schema.Int:
		return w.Int
	case schema.TextType:
		return w.Text
	case schema.ProseType:
		return w.Prose
	case schema.MomentType:
		return w.Moment
	case schema.DateType:
		return w.Date
	case schema.Table:
		return w.Table
	case schema.Tables:
		return w.Tables
	}
	return w.String
}
