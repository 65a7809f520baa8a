package schema

import (
	"bytes"
	"maps"
	"reflect"
	"slices"
	"strings"

	"plaza/internal/diag"
	"plaza/internal/digest"
	"plaza/internal/prose"
	"plaza/internal/source"
)

// Overlay holds one record's translated texts in one language.
type Overlay struct {
	Kind   *Kind
	ID     string
	Locale string
	File   *source.File
	Texts  map[string]Translated // by path
	doc    *layout

	settled bool            // it is known which texts are stale,
	stale   map[string]bool // and these are, by path
}

// Translated is one translated text and what is known of its making.
type Translated struct {
	Value  string
	Doc    *prose.Doc // of a Prose
	Src    string     // digest.Text of the source it was made from
	Method string     // human, machine-checked or machine
	By     string     // role or firm
	On     Date
	from   int // of a Prose: the offset of its first word
}

// At returns the place of the text at path in the overlay; of Markdown, that
// of its first line.
func (o *Overlay) At(path string) diag.Pos {
	t := o.Texts[path]
	if t.Doc != nil {
		return o.File.Pos(t.from, len(t.Value))
	}
	var at []any
	for name := range strings.SplitSeq(path, ".") {
		at = append(at, name)
	}
	return o.doc.get().Value(at...)
}

// SrcAt returns the place of the hash kept for the text at path, or of the
// [translation] table when none is kept.
func (o *Overlay) SrcAt(path string) diag.Pos { return o.doc.get().Value("translation", "src", path) }

// DecodeOverlay reads the translations of one record in one language. Which
// of the record's texts they belong to is checked after linking.
func DecodeOverlay(k *Kind, id, locale string, f *source.File) (*Overlay, []diag.Diagnostic) {
	doc, later, body, ds := open(k, f)
	if doc == nil || diag.HasErrors(ds) {
		return nil, ds
	}
	o := &Overlay{Kind: k, ID: id, Locale: locale, File: f, Texts: map[string]Translated{}, doc: later}
	d := &decoder{kind: k, head: &Head{Kind: k, ID: id, File: f, doc: later}, doc: doc, file: f, out: ds}
	w := overlayReader{d, o}
	w.table(k.Fields, doc.Tree, nil, "")
	for _, fd := range k.Fields {
		if text := strings.TrimSpace(string(f.Bytes[body:])); fd.Body && fd.Translatable() && text != "" {
			pd, pds := prose.Parse(f, body, len(f.Bytes))
			d.out = append(d.out, pds...)
			o.Texts[fd.Name] = Translated{Value: text, Doc: pd, from: body + bytes.Index(f.Bytes[body:], []byte(text))}
		}
	}
	w.made()
	return o, d.out
}

type overlayReader struct {
	*decoder
	o *Overlay
}

// Paths returns the paths of the texts, sorted.
func (o *Overlay) Paths() []string { return slices.Sorted(maps.Keys(o.Texts)) }

func (w overlayReader) table(fields []*Field, tree map[string]any, path []any, dotted string) {
	for _, key := range slices.Sorted(maps.Keys(tree)) {
		if len(path) == 0 && key == "translation" {
			continue
		}
		at := append(slices.Clone(path), key)
		i := slices.IndexFunc(fields, func(f *Field) bool { return f.Name == key && !f.Body })
		if i < 0 {
			var names []string
			for _, f := range fields {
				if f.HasText() {
					names = append(names, f.Name)
				}
			}
			w.add(diag.New("translation/unknown-field", w.doc.Key(at...), "field", key, "suggest", diag.DidYouMean(key, names)))
			continue
		}
		w.field(fields[i], tree[key], at, joinPath(dotted, key))
	}
}

func (w overlayReader) field(f *Field, x any, at []any, dotted string) {
	switch {
	case f.Translatable():
		if s, ok := w.str(f, x, at); ok {
			w.o.Texts[dotted] = Translated{Value: s}
		}
	case !f.HasText():
		w.add(diag.New("translation/fact", w.doc.Key(at...), "field", f.Name))
	case f.Type == Tables:
		t, ok := x.(map[string]any)
		if !ok {
			w.add(diag.New("translation/list-form", w.doc.Key(at...), "field", f.Name))
			return
		}
		for _, key := range slices.Sorted(maps.Keys(t)) {
			item, ok := t[key].(map[string]any)
			if !ok {
				w.add(diag.New("translation/list-form", w.doc.Key(append(slices.Clone(at), key)...), "field", f.Name))
				continue
			}
			w.table(f.Fields, item, append(slices.Clone(at), key), joinPath(dotted, key))
		}
	default: // a table
		t, ok := x.(map[string]any)
		if !ok {
			w.wrongType(f, x, at, "a table: a line ["+f.Name+"] with its fields below")
			return
		}
		w.table(f.Fields, t, at, dotted)
	}
}

// State says how a translation stands to its source.
type State int

const (
	Current State = iota // made from the text as it is
	Stale                // the source has changed since
	Missing              // there is none
)

// String returns the word used in exports and messages.
func (s State) String() string { return [...]string{"current", "stale", "missing"}[s] }

// Of returns the translation of a text and how it stands to it. A translation
// that keeps no hash cannot be shown to be current: it is stale. A nil overlay
// has no translations.
func (o *Overlay) Of(source Text) (Translated, State) {
	if o == nil {
		return Translated{}, Missing
	}
	t, ok := o.Texts[source.Path]
	switch {
	case !ok:
		return t, Missing
	case o.settled && !o.stale[source.Path], !o.settled && t.Src == digest.Text(source.Value):
		return t, Current
	}
	return t, Stale
}

// Settled returns the overlay of a record with each translation's standing to
// its source found out once, so that no page has to. The overlay itself stays
// as its file has it: other states of the site may share it.
func (o *Overlay) Settled(r Record) *Overlay {
	settled := *o
	for _, text := range Texts(r) {
		if _, state := o.Of(text); state == Stale {
			if settled.stale == nil {
				settled.stale = map[string]bool{}
			}
			settled.stale[text.Path] = true
		}
	}
	settled.settled = true
	return &settled
}

// Texts returns every translatable text of a record that is not empty, in
// declared order.
func Texts(r Record) []Text {
	var out []Text
	collect(reflect.ValueOf(r).Elem(), r.Meta().Kind.Fields, &out)
	return out
}

func collect(v reflect.Value, fields []*Field, out *[]Text) {
	for _, f := range fields {
		if !f.HasText() {
			continue
		}
		fv := v.FieldByIndex(f.index)
		switch f.Type {
		case TextType:
			if t := As[Text](fv); !t.IsZero() {
				*out = append(*out, t)
			}
		case ProseType:
			if p := As[Prose](fv); !p.IsZero() {
				*out = append(*out, p.Text)
			}
		case Table:
			if !fv.IsNil() {
				collect(fv.Elem(), f.Fields, out)
			}
		case Tables:
			for i := range fv.Len() {
				collect(fv.Index(i), f.Fields, out)
			}
		}
	}
}

// Proses returns the Markdown texts of a record: its body, when it has one.
func Proses(r Record) []Prose {
	var out []Prose
	for _, f := range r.Meta().Kind.Fields {
		if f.Type == ProseType {
			if p := As[Prose](reflect.ValueOf(r).Elem().FieldByIndex(f.index)); !p.IsZero() {
				out = append(out, p)
			}
		}
	}
	return out
}
