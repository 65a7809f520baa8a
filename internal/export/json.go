package export

import (
	"fmt"
	"maps"
	"reflect"
	"slices"

	"plaza/internal/export/ordered"
	"plaza/internal/locale"
	"plaza/internal/prose"
	"plaza/internal/schema"
	"plaza/internal/view"
)

// recordsJSON writes each tool beside its page, all tools, and the whole
// register. Example records are left out: an invented record must not travel.
func recordsJSON(in Input, put func(File)) error {
	register := ordered.Writer{}
	var one []byte           // a tool's own file
	register.Grow(in.size()) // a buffer that grows on its way holds all twice
	register.Open('{')
	for _, k := range in.Site.Catalog.Kinds {
		register.Name(k.Name)
		start := register.Len()
		register.Open('[')
		for _, r := range in.Site.Records(k.Name) {
			if r.Meta().Example {
				continue
			}
			register.Next()
			from := register.Len()
			in.record(&register, r)
			if k.Name == "tool" {
				one = append(ordered.Dedent(one[:0], register.Bytes()[from:], register.Depth()), '\n')
				put(File{"data/tools/" + r.Meta().ID + ".json", one})
			}
		}
		register.Close(']')
		if k.Name == "tool" {
			// The list stands as deep there as it does here.
			register.Framed(start, "{\n  \"tools\": ", "\n}\n", func(b []byte) { put(File{"data/tools.json", b}) })
		}
	}
	register.Close('}')
	register.WriteByte('\n')
	if register.Err() != nil {
		return fmt.Errorf("write the register as JSON: %w", register.Err())
	}
	put(File{"data/register.json", register.Bytes()})
	return nil
}

// size guesses how long the register will be as JSON: names of fields and
// languages come to the records' own texts.
func (in Input) size() int {
	n := 0
	for _, k := range in.Site.Catalog.Kinds {
		for _, r := range in.Site.Records(k.Name) {
			n += 3 * r.Meta().File.Size
		}
	}
	return n
}

// record writes one record: its id and address, then its fields.
func (in Input) record(w *ordered.Writer, r schema.Record) {
	h := r.Meta()
	w.Open('{')
	w.Name("id")
	w.Text(h.ID)
	if h.Kind.Address != "" {
		w.Name("url")
		w.Text(in.BaseURL + h.Kind.Path(h.ID))
	}
	in.members(w, h.Kind.Fields, reflect.ValueOf(r).Elem())
	w.Close('}')
}

// members writes the fields that hold something for the public.
func (in Input) members(w *ordered.Writer, fields []*schema.Field, v reflect.Value) {
	for _, f := range fields {
		x := f.Get(v)
		if !f.Says(x) || f.Desk {
			continue
		}
		w.Name(f.Name)
		in.value(w, f, x)
	}
}

func (in Input) value(w *ordered.Writer, f *schema.Field, v reflect.Value) {
	switch f.Type {
	case schema.TextType:
		w.Open('{')
		in.text(w, f, schema.As[schema.Text](v))
		w.Close('}')
	case schema.ProseType:
		w.Open('{')
		in.text(w, f, schema.As[schema.Prose](v).Text)
		in.markdown(w, schema.As[schema.Prose](v))
		w.Close('}')
	case schema.MomentType:
		w.Text(schema.As[schema.Moment](v).String())
	case schema.DateType:
		w.Text(schema.As[schema.Date](v).String())
	case schema.Table:
		w.Open('{')
		in.members(w, f.Fields, v.Elem())
		w.Close('}')
	case schema.Tables:
		w.Open('[')
		for i := range v.Len() {
			w.Next()
			w.Open('{')
			in.members(w, f.Fields, v.Index(i))
			w.Close('}')
		}
		w.Close(']')
	case schema.Strings:
		w.Open('[')
		for i := range v.Len() {
			w.Next()
			w.Text(v.Index(i).String())
		}
		w.Close(']')
	case schema.String:
		w.Text(v.String())
	case schema.Bool, schema.Int:
		fmt.Fprint(w, said(f, v))
	}
}

// text writes a text in each language that has it. Translations that are out of
// date are named as such, and so are the site's languages without one.
func (in Input) text(w *ordered.Writer, f *schema.Field, t schema.Text) {
	w.Name(in.Site.Locales.All[0].Tag)
	w.Text(t.Value)
	if !f.Translatable() {
		return
	}
	tags := map[schema.State][]string{}
	for _, l := range in.Site.Locales.All[1:] {
		tr, state := in.translated(t, l)
		tags[state] = append(tags[state], l.Tag)
		if state != schema.Missing {
			w.Name(l.Tag)
			w.Text(tr.Value)
		}
	}
	for _, state := range []schema.State{schema.Stale, schema.Missing} {
		if tags[state] == nil {
			continue
		}
		w.Name(state.String())
		w.Open('[')
		for _, tag := range tags[state] {
			w.Next()
			w.Text(tag)
		}
		w.Close(']')
	}
}

// markdown says that the texts beside it are Markdown, and where those of
// their links lead that name a record: who reads the file elsewhere cannot
// know.
func (in Input) markdown(w *ordered.Writer, p schema.Prose) {
	w.Member("format", "markdown")
	docs := []*prose.Doc{p.Doc}
	for _, l := range in.Site.Locales.All[1:] {
		if tr, _ := in.translated(p.Text, l); tr.Doc != nil {
			docs = append(docs, tr.Doc)
		}
	}
	to := map[string]string{}
	c := view.NewContext(&view.Env{BaseURL: in.BaseURL}, in.Site, in.Site.Locales.All[0], "data.html")
	for _, doc := range docs {
		for _, link := range doc.Links() {
			if kind, id, place, ok := link.Reference(); ok {
				if to[link.Dest] = in.address(c.PathTo(kind, id)); place != "" {
					to[link.Dest] += "#" + place
				}
			}
		}
	}
	if len(to) == 0 {
		return
	}
	w.Name("links")
	w.Open('{')
	for _, dest := range slices.Sorted(maps.Keys(to)) {
		w.Member(dest, to[dest])
	}
	w.Close('}')
}

func (in Input) translated(t schema.Text, l *locale.Locale) (schema.Translated, schema.State) {
	return in.Site.Overlay(t.Of.Kind.Name, t.Of.ID, l.Tag).Of(t)
}
