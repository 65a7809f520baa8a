package build

import (
	"strings"

	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/schema"
)

// Overview is what an editor wants to know after a build.
type Overview struct {
	Languages    string
	Tools        int // counted as residents count: families, not their members
	Open         int
	OpenSince    schema.Date
	Examples     int
	Translations []Translation
}

// Translation counts the texts of one language.
type Translation struct {
	Name                                     string
	Texts, Current, Stale, Missing, Reviewed int
}

// Survey counts what a site holds. Example records count only as such.
func Survey(s *graph.Site) Overview {
	var o Overview
	var names []string
	for _, l := range s.Locales.All {
		names = append(names, l.Name)
		if l.Index > 0 {
			o.Translations = append(o.Translations, Translation{Name: l.Name})
		}
	}
	o.Languages = strings.Join(names, ", ")
	for _, k := range s.Catalog.Kinds {
		for _, r := range s.Records(k.Name) {
			if r.Meta().Example {
				o.Examples++
				continue
			}
			o.count(s, r)
		}
	}
	return o
}

func (o *Overview) count(s *graph.Site, r schema.Record) {
	if t, ok := r.(*record.Tool); ok && t.Counts() {
		o.Tools++
	}
	for _, q := range graph.Open(r) {
		o.Open++
		if !q.Since.IsZero() && (o.OpenSince.IsZero() || q.Since.Compare(o.OpenSince) < 0) {
			o.OpenSince = q.Since
		}
	}
	for _, text := range schema.Texts(r) {
		for i, l := range s.Locales.All[1:] {
			o.Translations[i].add(s, text, l.Tag)
		}
	}
}

func (t *Translation) add(s *graph.Site, text schema.Text, tag string) {
	t.Texts++
	tr, state := s.Overlay(text.Of.Kind.Name, text.Of.ID, tag).Of(text)
	switch state {
	case schema.Current:
		t.Current++
	case schema.Stale:
		t.Stale++
	case schema.Missing:
		t.Missing++
	}
	if state != schema.Missing && tr.Method != "machine" {
		t.Reviewed++
	}
}
