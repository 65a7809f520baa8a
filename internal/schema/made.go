package schema

import (
	"maps"
	"reflect"
	"slices"

	"plaza/internal/diag"
)

// Made is how a translation was made: the [translation] table, or a
// [translation.of.<field>] table for one field.
type Made struct {
	Method string `plaza:"method,required,oneof=human|machine-checked|machine"`
	By     string `plaza:"by,required,max=80"`
	On     Date   `plaza:"on,required,past"`
}

var madeFields = fieldsOf(reflect.TypeFor[Made](), "made", nil)

// MadeFields returns the declaration of the [translation] table.
func MadeFields() []*Field { return madeFields }

// MadeOn is a day on which texts of an overlay were translated. At finds its
// place.
type MadeOn struct {
	On Date
	At func() diag.Pos
}

// MadeOn returns the days on which the texts were translated: that of the
// [translation] table, and those of single texts.
func (o *Overlay) MadeOn() []MadeOn {
	var out []MadeOn
	seen := map[Date]bool{}
	for _, path := range o.Paths() {
		on := o.Texts[path].On
		if on.IsZero() || seen[on] {
			continue
		}
		seen[on] = true
		out = append(out, MadeOn{on, func() diag.Pos {
			doc := o.doc.get()
			own := []any{"translation", "of", path, "on"}
			if _, _, ok := doc.ValueRange(own...); ok {
				return doc.Value(own...)
			}
			return doc.Value("translation", "on")
		}})
	}
	return out
}

// made reads the [translation] table and gives each text its making.
func (w overlayReader) made() {
	t, _ := w.doc.Tree["translation"].(map[string]any)
	if t == nil {
		if len(w.o.Texts) > 0 {
			w.add(diag.New("translation/no-table", w.file.Pos(0, 1)))
		}
		return
	}
	common := maps.Clone(t)
	delete(common, "src")
	delete(common, "of")
	var all Made
	w.decoder.table(reflect.ValueOf(&all).Elem(), madeFields, common, []any{"translation"}, "translation")
	of, _ := t["of"].(map[string]any)
	src, _ := t["src"].(map[string]any)
	for _, path := range slices.Sorted(maps.Keys(w.o.Texts)) {
		tr := w.o.Texts[path]
		made := all
		if one, ok := of[path].(map[string]any); ok {
			w.decoder.table(reflect.ValueOf(&made).Elem(), madeFields, one, []any{"translation", "of", path}, "")
		}
		tr.Src, _ = src[path].(string)
		tr.Method, tr.By, tr.On = made.Method, made.By, made.On
		w.o.Texts[path] = tr
	}
	unread := []string{"translation/unknown-field", "translation/list-form", "record/wrong-type", "record/empty-text"}
	if slices.ContainsFunc(w.out, func(d diag.Diagnostic) bool { return slices.Contains(unread, d.Code) }) {
		return // an entry may belong to a text that could not be read
	}
	for _, block := range []string{"src", "of"} {
		paths, _ := t[block].(map[string]any)
		for _, path := range slices.Sorted(maps.Keys(paths)) {
			if _, ok := w.o.Texts[path]; !ok {
				w.add(diag.New("translation/stray-entry", w.doc.Key("translation", block, path), "field", path,
					"suggest", diag.DidYouMean(path, slices.Sorted(maps.Keys(w.o.Texts)))))
			}
		}
	}
}
