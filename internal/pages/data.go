package pages

import (
	"plaza/internal/dictionary"
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
	Reading    []string // how the files are written
	Columns    []dictionary.Column
	Licence    view.Words
	Dictionary view.Link
	Formats    view.Formats
	Programs
}

// DataFile is one file to take away.
type DataFile struct {
	view.Link
	Format string
	About  string
}

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
	r := &w.Read
	p.Reading = []string{r.Lists, r.Groups, r.Formulas, r.Languages, r.Markdown}
	p.Columns = dictionary.Columns(c.W)
	site := graph.Single[record.Site](c.R)
	p.Licence = view.Plain(w.NoLicence)
	if site.Licence != nil {
		p.Licence = c.Text(site.Licence.Name)
	}
	p.Dictionary, p.Formats = c.Crumb(dictionary.ListPath, w.Dictionary), c.Formats()
	p.Programs = programs(c, site)
	p.Frame = c.Frame(view.Plain(c.W.Nav.Data), view.Plain(w.Intro), nil)
	p.Forms = []view.Form{linked(c, "data/register.jsonld")}
	return p
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
		tr, state := c.R.Translated(text, tag)
		t.texts++
		switch state {
		case schema.Current:
			t.current++
		case schema.Stale:
			t.stale++
			open = append(open, text.Path)
		case schema.Missing:
			t.missing++
			open = append(open, text.Path)
		}
		if state != schema.Missing && tr.Method != "machine" {
			t.reviewed++
		}
	}
	return t, open
}

func kindState(c *view.Context, name string, t tally) KindState {
	n := func(i int) string { return c.L.Number(int64(i)) }
	return KindState{name, n(t.texts), n(t.current), n(t.stale), n(t.missing), n(t.reviewed), c.L.Percent(t.current, t.texts)}
}
