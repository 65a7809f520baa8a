// Package graph holds the linked site and the only way to read it.
//
// Laws:
//
//  1. A Site never changes after Link.
//  2. Pages read it through a Reader, which writes down every key it is
//     asked for. Those notes are the page's dependencies: nobody declares
//     them, so nobody forgets one.
//  3. Keys name what can change apart: "tool/clearview-ai" is a record's file,
//     "tool/clearview-ai.es" its overlay, "tool/*" the list of tools,
//     "tool.departments@apd" the tools whose departments name apd,
//     "words/es" a language's interface words, "today" the day of the build.
package graph

import (
	"slices"
	"strings"
	"sync"

	"plaza/internal/locale"
	"plaza/internal/schema"
	"plaza/internal/schema/links"
)

// Site is everything a build knows of a city. It is made by package link and
// never changes.
type Site struct {
	Catalog  *schema.Catalog
	Locales  *locale.Set
	Today    schema.Date
	Release  bool
	records  map[string][]schema.Record         // by kind, sorted by id
	byRef    map[string]schema.Record           // by "kind/id"
	overlays map[string]*schema.Overlay         // by "kind/id.locale"
	beside   map[*schema.Head][]*schema.Overlay // the same by record, at the index of the locale
	order    sync.Map                           // "kind.language" -> func() map[string]int, made on first use
	back     map[string][]string                // "tool.departments@apd" -> ids of tools
	log      *Log
}

// New assembles a site from checked parts. records and overlays may stand in
// any order.
func New(c *schema.Catalog, locales *locale.Set, today schema.Date, release bool, records []schema.Record, overlays []*schema.Overlay) *Site {
	s := &Site{
		Catalog: c, Locales: locales, Today: today, Release: release,
		records: map[string][]schema.Record{}, byRef: map[string]schema.Record{},
		overlays: map[string]*schema.Overlay{}, beside: map[*schema.Head][]*schema.Overlay{}, back: map[string][]string{},
	}
	for _, r := range records {
		h := r.Meta()
		s.records[h.Kind.Name] = append(s.records[h.Kind.Name], r)
		s.byRef[h.Ref()] = r
	}
	for _, o := range overlays {
		if r := s.byRef[o.Kind.Name+"/"+o.ID]; r != nil {
			o = o.Settled(r)
			s.lay(r.Meta(), o)
		}
		s.overlays[o.Kind.Name+"/"+o.ID+"."+o.Locale] = o
	}
	for _, k := range c.Kinds {
		list := s.records[k.Name]
		slices.SortFunc(list, func(a, b schema.Record) int { return strings.Compare(a.Meta().ID, b.Meta().ID) })
		for _, r := range list {
			h := r.Meta()
			for _, l := range links.Of(r) {
				key := backKey(k.Name, l.Field, l.ID)
				if ids := s.back[key]; len(ids) == 0 || ids[len(ids)-1] != h.ID {
					s.back[key] = append(ids, h.ID)
				}
			}
		}
	}
	return s
}

// lay notes the overlay of a record, where texts find it without a name.
func (s *Site) lay(h *schema.Head, o *schema.Overlay) {
	for i, l := range s.Locales.All {
		if l.Tag == o.Locale {
			if s.beside[h] == nil {
				s.beside[h] = make([]*schema.Overlay, len(s.Locales.All))
			}
			s.beside[h][i] = o
		}
	}
}

// translation returns a text's translation into the language at this index,
// and how it stands to the text.
func (s *Site) translation(t schema.Text, locale int) (schema.Translated, schema.State) {
	if all := s.beside[t.Of]; all != nil {
		return all[locale].Of(t)
	}
	// A record as it once was, or one without a translation.
	return s.Overlay(t.Of.Kind.Name, t.Of.ID, s.Locales.All[locale].Tag).Of(t)
}

// backKey names the records of a kind that link to id by one of their fields.
func backKey(kind, field, id string) string { return kind + "." + field + "@" + id }

// Records returns all records of a kind, sorted by id. Stages use it; pages
// ask a Reader.
func (s *Site) Records(kind string) []schema.Record { return s.records[kind] }

// LinkingIn returns the records of type T whose field links to id, without
// noting anything.
func LinkingIn[T any](s *Site, field, id string) []*T {
	k := schema.KindOf[T](s.Catalog)
	ids := s.back[backKey(k.Name, field, id)]
	out := make([]*T, len(ids))
	for i, id := range ids {
		out[i] = any(s.byRef[k.Name+"/"+id]).(*T)
	}
	return out
}

// Record returns the record named by kind and id, or nil.
func (s *Site) Record(kind, id string) schema.Record { return s.byRef[kind+"/"+id] }

// Overlay returns a record's translations into a language, or nil.
func (s *Site) Overlay(kind, id, tag string) *schema.Overlay {
	return s.overlays[kind+"/"+id+"."+tag]
}

// All returns the records of type T, sorted by id, without noting anything.
func All[T any](s *Site) []*T {
	list := s.records[schema.KindOf[T](s.Catalog).Name]
	out := make([]*T, len(list))
	for i, r := range list {
		out[i] = any(r).(*T)
	}
	return out
}

// Source returns the file behind a key and the short digest of its bytes, or
// "" when the key stands for no single file.
func (s *Site) Source(key string) string {
	if r := s.byRef[key]; r != nil {
		f := r.Meta().File
		return f.Path + " " + f.Sum.Short()
	}
	if o := s.overlays[key]; o != nil {
		return o.File.Path + " " + o.File.Sum.Short()
	}
	if tag, ok := strings.CutPrefix(key, "words/"); ok {
		return "i18n/" + tag + ".toml"
	}
	if key == "today" {
		return s.Today.String()
	}
	return ""
}

// ranks returns the place of each record of a kind in the language's order of
// their names.
func (s *Site) ranks(kind string, l *locale.Locale) map[string]int {
	make, _ := s.order.LoadOrStore(kind+"."+l.Tag, sync.OnceValue(func() map[string]int {
		r := &Reader{Locale: l, site: s}
		k := s.Catalog.Kind(kind)
		type named struct{ id, name string }
		list := []named{}
		for _, rec := range s.records[kind] {
			name, _ := k.TitleOf(rec)
			text := name.Value
			if name.Of != nil {
				text = r.Peek(name)
			}
			list = append(list, named{rec.Meta().ID, text})
		}
		locale.SortBy(l, list, func(n named) string { return n.name })
		ranks := map[string]int{}
		for i, n := range list {
			ranks[n.id] = i
		}
		return ranks
	}))
	return make.(func() map[string]int)()
}
