package graph

import (
	"slices"

	"plaza/internal/locale"
	"plaza/internal/prose"
	"plaza/internal/schema"
)

// Reader is how one page, in one language, reads the site. It is used by one
// goroutine.
type Reader struct {
	Locale *locale.Locale
	site   *Site
	read   []*schema.Head // records, in the order they were asked for
	kinds  []string       // kinds of which all records were asked for
	shared []*Reader      // what others made, and this page uses
	keys   []string       // all else
	shown  Freshness
	made   bool // a text of an example record was shown
}

// NewReader returns a reader for a page in l.
func (s *Site) NewReader(l *locale.Locale) *Reader {
	return &Reader{Locale: l, site: s, keys: []string{"words/" + l.Tag}}
}

func (r *Reader) note(key string) { r.keys = append(r.keys, key) }

// noteRecord is called for every record of every page, so it only keeps the
// pointer; Keys makes words of it for those who ask.
func (r *Reader) noteRecord(h *schema.Head) { r.read = append(r.read, h) }

// Freshness counts the translated texts a page has shown so far.
type Freshness struct {
	Current, Stale, Missing int
	Machine                 int // of those shown translated: made by machine, not checked by a person
	Oldest                  schema.Date
	StaleSince              schema.Date // the oldest change not yet translated, when known
}

// add counts the texts that another reader has shown.
func (f *Freshness) add(other Freshness) {
	f.Current += other.Current
	f.Stale += other.Stale
	f.Missing += other.Missing
	f.Machine += other.Machine
	f.Oldest = earlier(f.Oldest, other.Oldest)
	f.StaleSince = earlier(f.StaleSince, other.StaleSince)
}

// earlier returns the first of two days, of which either may not be known.
func earlier(a, b schema.Date) schema.Date {
	if a.IsZero() || !b.IsZero() && b.Compare(a) < 0 {
		return b
	}
	return a
}

// Example reports whether a text of an example record was shown so far.
func (r *Reader) Example() bool { return r.made }

// Freshness returns the counts for the texts read so far.
func (r *Reader) Freshness() Freshness { return r.shown }

// Site returns the city's own record.
func Single[T any](r *Reader) *T {
	k := schema.KindOf[T](r.site.Catalog)
	return any(r.record(k.Name, k.Name)).(*T)
}

// One returns the record of type T with this id, or nil.
func One[T any](r *Reader, id string) *T {
	rec := r.record(schema.KindOf[T](r.site.Catalog).Name, id)
	if rec == nil {
		return nil
	}
	return any(rec).(*T)
}

// Each returns all records of type T, sorted by id.
func Each[T any](r *Reader) []*T {
	k := schema.KindOf[T](r.site.Catalog)
	recs := r.Records(k.Name)
	out := make([]*T, len(recs))
	for i, rec := range recs {
		out[i] = any(rec).(*T)
	}
	return out
}

// Linking returns the records of type T whose field links to id, sorted by
// id.
func Linking[T any](r *Reader, field, id string) []*T {
	k := schema.KindOf[T](r.site.Catalog)
	ids := r.linking(k, field, id)
	out := make([]*T, 0, len(ids))
	for _, id := range ids {
		out = append(out, any(r.record(k.Name, id)).(*T))
	}
	return out
}

// Count returns how many records of type T link to id by the field, without
// reading them.
func Count[T any](r *Reader, field, id string) int {
	return len(r.linking(schema.KindOf[T](r.site.Catalog), field, id))
}

func (r *Reader) linking(k *schema.Kind, field, id string) []string {
	if k.Field(field) == nil {
		panic("graph: a " + k.Name + " has no field " + field)
	}
	key := backKey(k.Name, field, id)
	r.note(key)
	return r.site.back[key]
}

// Record returns the record named by kind and id, or nil.
func (r *Reader) Record(kind, id string) schema.Record { return r.record(kind, id) }

func (r *Reader) record(kind, id string) schema.Record {
	rec := r.site.byRef[kind+"/"+id]
	if rec == nil {
		r.note(kind + "/" + id)
		return nil
	}
	r.noteRecord(rec.Meta())
	return rec
}

// Records returns all records of a kind, sorted by id.
func (r *Reader) Records(kind string) []schema.Record {
	r.kinds = append(r.kinds, kind)
	return r.site.records[kind]
}

// Peek returns a text in the page's language without counting it as shown:
// for sorting.
func (r *Reader) Peek(t schema.Text) string {
	if tr, state := r.translated(t); state != schema.Missing {
		return tr.Value
	}
	return t.Value
}

// Today returns the day of the build.
func (r *Reader) Today() schema.Date { r.note("today"); return r.site.Today }

// Release reports whether example records are left out.
func (r *Reader) Release() bool { return r.site.Release }

// Languages returns all languages of the site.
func (r *Reader) Languages() []*locale.Locale { return r.site.Locales.All }

// Source returns the source language. Its words stand round a text that is not
// translated, where a place can hold one language only.
func (r *Reader) Source() *locale.Locale {
	l := r.site.Locales.All[0]
	r.note("words/" + l.Tag)
	return l
}

// Catalog returns the kinds the site has.
func (r *Reader) Catalog() *schema.Catalog { return r.site.Catalog }

// Shown is a text as a page shows it: in the page's language where there is
// a translation, else in the source language and marked so.
type Shown struct {
	Text  string
	Lang  string // "" when it is the page's own language
	Dir   string // of Lang, when that differs
	State schema.State
}

// Text returns t as the page shows it and counts its freshness.
func (r *Reader) Text(t schema.Text) Shown {
	if t.IsZero() {
		return Shown{}
	}
	r.made = r.made || t.Of.Example
	tr, state := r.translation(t)
	if state == schema.Missing {
		src := r.site.Locales.All[0]
		return Shown{Text: t.Value, Lang: src.Tag, Dir: src.Dir, State: state}
	}
	if r.Locale.Index == 0 {
		return Shown{Text: t.Value}
	}
	return Shown{Text: tr.Value, State: state}
}

// Prose returns the Markdown document as the page shows it, with the
// language it is in when that is not the page's own.
func (r *Reader) Prose(p schema.Prose) (*prose.Doc, Shown) {
	if p.IsZero() {
		return nil, Shown{}
	}
	s := r.Text(p.Text)
	if tr, state := r.translated(p.Text); state != schema.Missing {
		return tr.Doc, s
	}
	return p.Doc, s
}

// Verbatim returns a text that is shown in the words of its source in every
// language, and counts for no translation.
func (r *Reader) Verbatim(p schema.Prose) *prose.Doc {
	if p.IsZero() {
		return nil
	}
	r.made = r.made || p.Of.Example
	return p.Doc
}

// Translated returns a text's translation into any of the site's languages,
// and how it stands to the text.
func (r *Reader) Translated(t schema.Text, tag string) (schema.Translated, schema.State) {
	r.note(t.Of.Ref() + "." + tag)
	return r.site.Overlay(t.Of.Kind.Name, t.Of.ID, tag).Of(t)
}

// Rank orders the records of one kind as the page's language sorts their
// names. Comparing names is slow, and long lists are cut into pages that each
// need the order, so it is found once for a language.
func (r *Reader) Rank(kind string) func(id string) int {
	ranks := r.site.ranks(kind, r.Locale)
	return func(id string) int { return ranks[id] }
}

// translated returns a text's translation into the page's language, which is
// missing where that is the source's own.
func (r *Reader) translated(t schema.Text) (schema.Translated, schema.State) {
	if r.Locale.Index == 0 {
		return schema.Translated{}, schema.Missing
	}
	return r.site.translation(t, r.Locale.Index)
}

func (r *Reader) translation(t schema.Text) (schema.Translated, schema.State) {
	if r.Locale.Index == 0 {
		return schema.Translated{}, schema.Current
	}
	tr, state := r.translated(t)
	f := &r.shown
	switch state {
	case schema.Current:
		f.Current++
	case schema.Stale:
		f.Stale++
		f.StaleSince = earlier(f.StaleSince, StaleSince(t, tr))
	case schema.Missing:
		f.Missing++
		return tr, state
	}
	if tr.Method == "machine" {
		f.Machine++
	}
	f.Oldest = earlier(f.Oldest, tr.On)
	return tr, state
}

// StaleSince returns the day the source text changed after its translation
// was made, as the record's own change list tells it; where the list does not
// tell, the day of the translation: the source changed at some time after.
func StaleSince(t schema.Text, tr schema.Translated) schema.Date {
	top := t.Path
	for i, c := range t.Path {
		if c == '.' {
			top = t.Path[:i]
			break
		}
	}
	since := tr.On
	for _, c := range t.Of.Changes {
		if c.On.Compare(tr.On) > 0 && (slices.Contains(c.Fields, top) || slices.Contains(c.Fields, t.Path)) {
			if since == tr.On || c.On.Compare(since) < 0 {
				since = c.On
			}
		}
	}
	return since
}
