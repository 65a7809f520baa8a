package draft

import (
	"reflect"
	"slices"
	"strings"

	"plaza/internal/schema"
	"plaza/internal/schema/leaves"
)

// takeFromKin fills fields that a record's kin agree on: the family it
// belongs to and its other members, or else what the same maker makes.
func (w *writer) takeFromKin() {
	if w.Site == nil {
		return
	}
	for _, link := range w.Kind.Own() {
		v := w.value(link.Name)
		if !link.Kin || v == nil || len(v.Texts) != 1 {
			continue
		}
		kin := w.kin(link, v.Texts[0])
		if len(kin) == 0 {
			continue
		}
		for _, f := range w.Kind.Own() {
			if f.Alike && !w.given(f.Name) {
				w.Values = append(slices.Clip(w.Values), agreed(kin, f)...)
			}
		}
		return // the first link is the nearest
	}
}

// kin returns the records that link to id by the field, and the record of
// that id when it is of the same kind. Examples teach nothing.
func (w *writer) kin(link *schema.Field, id string) []schema.Record {
	var out []schema.Record
	for _, r := range w.Site.Records(w.Kind.Name) {
		h := r.Meta()
		same := link.Link == w.Kind.Name && h.ID == id || link.Get(reflect.ValueOf(r).Elem()).String() == id
		if same && !h.Example && h.ID != w.ID {
			out = append(out, r)
		}
	}
	return out
}

// agreed returns the values below a field, if all kin that have any have the
// same.
func agreed(kin []schema.Record, f *schema.Field) []Value {
	var all []Value
	var refs []string
	for _, r := range kin {
		var own []Value
		for _, l := range leaves.Of(r) {
			if l.Top.Name == f.Name && l.Answer == schema.Value {
				own = append(own, Value{Path: l.Path, Texts: l.Values})
			}
		}
		if own == nil {
			continue
		}
		if all != nil && !slices.EqualFunc(all, own, func(a, b Value) bool { return a.Path == b.Path && slices.Equal(a.Texts, b.Texts) }) {
			return nil
		}
		all = own
		refs = append(refs, r.Meta().Ref())
	}
	for i := range all {
		all[i].kin = refs
	}
	return all
}

// examples lists some ids of a kind.
func (w *writer) examples(kind string) string {
	if w.Site == nil {
		return ""
	}
	const most = 6
	var ids []string
	for _, r := range w.Site.Records(kind) {
		if len(ids) == most {
			ids = append(ids, "...")
			break
		}
		ids = append(ids, r.Meta().ID)
	}
	return strings.Join(ids, ", ")
}
