package pages

import (
	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/view"
)

// Data is the page for machines and the people who run them: files to take
// away.
type Data struct {
	view.Frame
	Files      []DataFile
	Licence    view.Words
	Dictionary view.Link
	Formats    view.Formats
	Programs
}

// Dictionaries lists the kinds of record, each with a page on its fields. All
// in one page would be too heavy for a phone.
type Dictionaries struct {
	view.Frame
	Kinds []view.Link
}

// DataFile is one file to take away.
type DataFile struct {
	view.Link
	Format string
	About  string
}

// DictionaryKind is the dictionary of one kind of record.
type DictionaryKind struct {
	view.Frame
	Schema  view.Link // of the files of such records
	Overlay view.Link // of their translations
	Fields  []DictionaryField
}

// dictionaryPath is the address of the list of dictionaries.
const dictionaryPath = "dictionary.html"

// DictionaryPath is the address of the dictionary of a kind.
func DictionaryPath(kind string) string { return "dictionary/" + kind + ".html" }

// DictionaryField is one field of the dictionary.
type DictionaryField struct {
	Name, Label, Help string
	Type              string
	Shown             bool
	Values            []DictionaryValue
}

// DictionaryValue is one allowed value.
type DictionaryValue struct{ Value, Label string }

// BuildData builds the page.
func BuildData(c *view.Context, _ string) Data {
	var p Data
	w := &c.W.Data
	tools := c.L.Label("kinds.tool")
	p.Files = append(p.Files,
		DataFile{view.Link{Href: c.Href("data/tools.csv"), Label: view.Plain(w.Title.With("Kind", tools, "Format", "CSV"))}, "CSV", w.CSV},
		DataFile{view.Link{Href: c.File("data/tools.json"), Label: view.Plain(w.Title.With("Kind", tools, "Format", "JSON"))}, "JSON", w.JSON},
		DataFile{view.Link{Href: c.File("data/register.json"), Label: view.Plain(w.Register)}, "JSON", w.RegisterText},
		DataFile{view.Link{Href: c.Href("data/dictionary.csv"), Label: view.Plain(w.Dictionary)}, "CSV", w.DictionaryText},
	)
	site := graph.Single[record.Site](c.R)
	p.Licence = view.Plain(w.NoLicence)
	if site.Licence != nil {
		p.Licence = c.Text(site.Licence.Name)
	}
	p.Dictionary, p.Formats = c.Crumb(dictionaryPath, w.Dictionary), c.Formats()
	p.Programs = programs(c, site)
	p.Frame = c.Frame(view.Plain(c.W.Nav.Data), view.Plain(w.Intro), nil)
	p.Forms = []view.Form{linked(c, "data/register.jsonld")}
	return p
}

// BuildDictionaries builds the list of dictionaries.
func BuildDictionaries(c *view.Context, _ string) Dictionaries {
	var p Dictionaries
	for _, k := range c.R.Catalog().Kinds {
		p.Kinds = append(p.Kinds, c.Crumb(DictionaryPath(k.Name), c.L.Label("kinds."+k.Name)))
	}
	w := &c.W.Data
	p.Frame = c.Frame(view.Plain(w.Dictionary), view.Plain(w.DictionaryText), []view.Link{c.Crumb("data.html", c.W.Nav.Data)})
	return p
}

// BuildDictionary builds the dictionary of one kind of record.
func BuildDictionary(c *view.Context, kind string) DictionaryKind {
	w, name := &c.W.Data, c.L.Label("kinds."+kind)
	p := DictionaryKind{
		Schema:  view.Link{Href: c.File("data/schema/" + kind + ".json"), Label: view.Plain(w.Schema.With("Kind", name))},
		Overlay: view.Link{Href: c.File("data/schema/" + kind + ".overlay.json"), Label: view.Plain(c.W.Feeds.OverlaySchema.With("Kind", name))},
	}
	for _, k := range c.R.Catalog().Kinds {
		if k.Name != kind {
			continue
		}
		for _, e := range Dictionary(k) {
			p.Fields = append(p.Fields, dictionaryField(c, e))
		}
	}
	crumbs := []view.Link{c.Crumb("data.html", c.W.Nav.Data), c.Crumb(dictionaryPath, w.Dictionary)}
	p.Frame = c.Frame(view.Plain(w.Fields.With("Kind", name)), view.Plain(w.DictionaryText), crumbs)
	return p
}

// Entry is one line of the dictionary: a field and its path in a record.
type Entry struct {
	Path  string
	Field *schema.Field
}

// Dictionary lists a kind's own fields and those inside them.
func Dictionary(k *schema.Kind) []Entry {
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

func dictionaryField(c *view.Context, e Entry) DictionaryField {
	f := e.Field
	d := DictionaryField{Name: e.Path, Label: c.L.Label(f.Label()), Help: c.L.Label(f.Help()), Shown: f.Shown, Type: typeWord(c, f.Type)}
	if f.Link != "" {
		d.Type = c.W.Data.LinkTo.With("Kind", c.L.Label("kind."+f.Link))
	}
	for _, v := range f.OneOf {
		d.Values = append(d.Values, DictionaryValue{v, c.L.Label(f.ValueLabel(v))})
	}
	return d
}

// Translations is the page on the state of each language.
type Translations struct {
	view.Frame
	Intro     string
	Languages []LanguageState
}

// LanguageState is how far one language has come.
type LanguageState struct {
	Tag, Dir, Name string
	Source         bool
	Sentence       string
	Rows           []KindState
	Total          KindState
	Open           []OpenText
}

// KindState counts the texts of one kind of record.
type KindState struct {
	Name                                     string
	Texts, Current, Stale, Missing, Reviewed string
	Percent                                  string
}

// OpenText is a record with texts that are missing or stale.
type OpenText struct {
	view.Link
	Missing, Stale string
	Fields         []string
}

type tally struct{ texts, current, stale, missing, reviewed int }

func (t *tally) add(o tally) {
	t.texts, t.current, t.stale = t.texts+o.texts, t.current+o.current, t.stale+o.stale
	t.missing, t.reviewed = t.missing+o.missing, t.reviewed+o.reviewed
}

// MaxOpen is how many records with open texts the page lists for a language.
const MaxOpen = 200

// BuildTranslations builds the page.
func BuildTranslations(c *view.Context, _ string) Translations {
	p := Translations{Intro: c.W.State.Intro}
	for _, l := range c.R.Languages() {
		s := LanguageState{Tag: l.Tag, Dir: l.Dir, Name: l.Name, Source: l.Index == 0}
		if s.Source {
			s.Sentence = c.W.State.Source
			p.Languages = append(p.Languages, s)
			continue
		}
		var total tally
		for _, k := range c.R.Catalog().Kinds {
			var sum tally
			for _, rec := range c.R.Records(k.Name) {
				one, fields := state(c, rec, l.Tag)
				sum.add(one)
				if len(fields) > 0 && len(s.Open) < MaxOpen {
					s.Open = append(s.Open, OpenText{c.RecordLink(k.Name, rec.Meta().ID), c.L.Number(int64(one.missing)), c.L.Number(int64(one.stale)), fields})
				}
			}
			total.add(sum)
			if sum.texts > 0 {
				s.Rows = append(s.Rows, kindState(c, c.L.Label("kinds."+k.Name), sum))
			}
		}
		s.Total = kindState(c, c.W.State.Total, total)
		s.Sentence = c.W.State.Summary.With("Current", s.Total.Current, "Texts", s.Total.Texts, "Reviewed", s.Total.Reviewed)
		p.Languages = append(p.Languages, s)
	}
	p.Frame = c.Frame(view.Plain(c.W.Nav.Translations), view.Plain(p.Intro), nil)
	return p
}

// state counts the texts of one record in one language. Example records are
// not counted.
func state(c *view.Context, rec schema.Record, tag string) (tally, []string) {
	var t tally
	var open []string
	if rec.Meta().Example {
		return t, nil
	}
	for _, text := range schema.Texts(rec) {
		tr, ok := c.R.Translated(text, tag)
		t.texts++
		switch schema.StateOf(text, tr, ok) {
		case schema.Current:
			t.current++
		case schema.Stale:
			t.stale++
			open = append(open, text.Path)
		case schema.Missing:
			t.missing++
			open = append(open, text.Path)
		}
		if ok && tr.Method != "machine" {
			t.reviewed++
		}
	}
	return t, open
}

func kindState(c *view.Context, name string, t tally) KindState {
	n := func(i int) string { return c.L.Number(int64(i)) }
	return KindState{name, n(t.texts), n(t.current), n(t.stale), n(t.missing), n(t.reviewed), c.L.Percent(t.current, t.texts)}
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
