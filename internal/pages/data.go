package pages

import (
	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/schema"
)

// Data is the page for machines and the people who run them: files to take
// away, and the dictionary of every field.
type Data struct {
	Frame
	Files   []DataFile
	Licence Words
	Kinds   []DictionaryKind
}

// DataFile is one file to take away.
type DataFile struct {
	Link
	Format string
	About  string
}

// DictionaryKind is the dictionary of one kind of record.
type DictionaryKind struct {
	ID, Name string
	Schema   Link
	Fields   []DictionaryField
}

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
func BuildData(c *Context, _ string) Data {
	var p Data
	w := &c.W.Data
	tools := c.L.Label("kinds.tool")
	p.Files = append(p.Files,
		DataFile{Link{Href: c.Href("data/tools.csv"), Label: Plain(w.Title.With("Kind", tools, "Format", "CSV"))}, "CSV", w.CSV},
		DataFile{Link{Href: c.File("data/tools.json"), Label: Plain(w.Title.With("Kind", tools, "Format", "JSON"))}, "JSON", w.JSON},
		DataFile{Link{Href: c.File("data/register.json"), Label: Plain(w.Register)}, "JSON", w.RegisterText},
		DataFile{Link{Href: c.Href("data/dictionary.csv"), Label: Plain(w.Dictionary)}, "CSV", w.DictionaryText},
	)
	site := graph.Single[record.Site](c.R)
	p.Licence = Plain(w.NoLicence)
	if site.Licence != nil {
		p.Licence = c.Text(site.Licence.Name)
	}
	for _, k := range c.R.Catalog().Kinds {
		d := DictionaryKind{ID: k.Name, Name: c.L.Label("kinds." + k.Name)}
		d.Schema = Link{Href: c.File("data/schema/" + k.Name + ".json"), Label: Plain(w.Schema.With("Kind", d.Name))}
		for _, e := range Dictionary(k) {
			d.Fields = append(d.Fields, c.dictionaryField(e))
		}
		p.Kinds = append(p.Kinds, d)
	}
	p.Frame = c.Frame(Plain(c.W.Nav.Data), w.Intro, nil)
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

func (c *Context) dictionaryField(e Entry) DictionaryField {
	f := e.Field
	d := DictionaryField{Name: e.Path, Label: c.L.Label(f.Label()), Help: c.L.Label(f.Help()), Shown: f.Shown, Type: c.typeWord(f.Type)}
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
	Frame
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
	Link
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
func BuildTranslations(c *Context, _ string) Translations {
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
				one, fields := c.state(rec, l.Tag)
				sum.add(one)
				if len(fields) > 0 && len(s.Open) < MaxOpen {
					s.Open = append(s.Open, OpenText{c.recordLink(k.Name, rec.Meta().ID), c.L.Number(int64(one.missing)), c.L.Number(int64(one.stale)), fields})
				}
			}
			total.add(sum)
			if sum.texts > 0 {
				s.Rows = append(s.Rows, c.kindState(c.L.Label("kinds."+k.Name), sum))
			}
		}
		s.Total = c.kindState(c.W.State.Total, total)
		s.Sentence = c.W.State.Summary.With("Current", s.Total.Current, "Texts", s.Total.Texts, "Reviewed", s.Total.Reviewed)
		p.Languages = append(p.Languages, s)
	}
	p.Frame = c.Frame(Plain(c.W.Nav.Translations), p.Intro, nil)
	return p
}

// state counts the texts of one record in one language. Example records are
// not counted.
func (c *Context) state(rec schema.Record, tag string) (tally, []string) {
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

func (c *Context) kindState(name string, t tally) KindState {
	n := func(i int) string { return c.L.Number(int64(i)) }
	return KindState{name, n(t.texts), n(t.current), n(t.stale), n(t.missing), n(t.reviewed), c.L.Percent(t.current, t.texts)}
}
