package link

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"plaza/internal/locale"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/source"
)

// shipped are the placeholders of this repository's languages.
func shipped(t *testing.T) placeholders {
	t.Helper()
	words := map[string]*source.File{}
	for _, tag := range []string{"en", "es"} {
		b, err := os.ReadFile("../../i18n/" + tag + ".toml")
		if err != nil {
			t.Fatal(err)
		}
		words[tag] = source.New("i18n/"+tag+".toml", b)
	}
	set, ds := locale.Load([]string{"en", "es"}, words, record.Kinds().WordIDs())
	if set == nil {
		t.Fatal(ds)
	}
	return newPlaceholders(set.All[0].Placeholders, set.All[1].Placeholders)
}

var empty = []string{"TBD", "tbd.", "(tbd)", "T.B.D.", "T B D", "[TBD]", "“TBD”", "TBD TBD", "tbd/TBD", "T\u200bBD", "ＴＢＤ", "TBC", "N/A", "n.a.", "N / A", "n/a, n/a",
	"unknown", "<unknown>", "UNKNOWN!", "Unknown.", "-", "—", "--", "- -", "_", "none", "None.", "pending", "to be confirmed", "To  be confirmed…", "Not available",
	"not-available", "?", "???", "...", "…", "[ ]", "XXX", "xxxxx", "Lorem ipsum dolor sit amet", "**TBD**", "Pendiente", "PENDIENTE", "por definir", "Por confirmar.",
	"ninguno", "Ninguna", "desconocido", "No disponible", "no disponíble", "s/d", "N/D", "n.d.", "no aplica", "Sin información", "sin informacion", "TBD / pendiente", "null",
	"TBD - ask vendor", "T.B.D. – by DTI", "Unknown at this time", "currently unknown", "Still pending", "Not yet decided", "No one knows yet.", "Information not available", "We don't know yet.",
	"None yet", "Same as above", "Desconocido por ahora", "Todavía no se sabe", "Información no disponible por el momento", "Aún sin definir", "Pendiente de confirmación.", "No lo sabemos."}

var real = []string{"None of the answers is kept for longer than a week.", "Unknown Worlds Inc.", "Ninguno de los datos se conserva.", "Pending cases are sorted by date.",
	"N/A Systems", "TBD: the council decides in May.", "Nothing.", "No", "Sí", "0", "3", "X", "XX", "Todo", "A", "✓", "$", "日本", "Por definir el orden de los casos.", "Nana", "Anna", "Not every call is recorded.", "None known", "Still images only.", "Yet another map.", "So far 12 people.", "Todavía guarda los datos un mes.", "Currently in English only.", "Still still", "Yet", "Todavía todavía", "Actualmente"}

func TestPlaceholders(t *testing.T) {
	p := shipped(t)
	for _, s := range empty {
		if !p.is(s) {
			t.Errorf("%q is taken for an answer", s)
		}
	}
	for _, s := range real {
		if p.is(s) {
			t.Errorf("%q is taken for a placeholder", s)
		}
	}
}

// Every text of every field that is always shown is looked at, at any depth, and
// told with its place. Left alone is only what has its own form or is quoted.
func TestEveryShownFieldIsLookedAt(t *testing.T) {
	p, fields := shipped(t), 0
	for _, k := range record.Kinds().Kinds {
		for _, f := range k.Own() {
			if !f.Shown {
				continue
			}
			for _, want := range places(f, nil) {
				fields++
				for _, s := range append(slices.Clone(empty[:3]), "Pendiente") {
					v := reflect.New(k.Type()).Elem()
					plant(f, f.Get(v), want[1:], s)
					var told []string
					p.look(f, f.Get(v), []any{f.Name}, func(_ *schema.Field, text string, at []any) { told = append(told, text+" at "+dotted(at)) })
					if one := s + " at " + strings.Join(want, "."); !slices.Equal(told, []string{one}) {
						t.Errorf("%s: told %q, want %q", k.Name, told, one)
					}
				}
			}
		}
	}
	if fields < 30 {
		t.Errorf("only %d texts stand in fields that are always shown", fields)
	}
}

// places lists the texts in a field by the names that lead to them.
func places(f *schema.Field, above []string) [][]string {
	at := append(slices.Clone(above), f.Name)
	free := f.Link == "" && f.OneOf == nil && f.Format == "" && f.Name != "key" && !f.Verbatim
	switch f.Type {
	case schema.String, schema.TextType, schema.Strings:
		if free {
			return [][]string{at}
		}
	case schema.Table, schema.Tables:
		var out [][]string
		for _, sub := range f.Fields {
			out = append(out, places(sub, at)...)
		}
		return out
	}
	return nil
}

// plant writes s into the text that the names lead to.
func plant(f *schema.Field, v reflect.Value, names []string, s string) {
	switch f.Type {
	case schema.String:
		v.SetString(s)
	case schema.Strings:
		v.Set(reflect.ValueOf([]string{s}))
	case schema.TextType:
		v.Set(reflect.ValueOf(schema.Text{Value: s}))
	case schema.Table:
		v.Set(reflect.New(v.Type().Elem()))
		into(f, v.Elem(), names, s)
	case schema.Tables:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		into(f, v.Index(0), names, s)
	}
}

func into(f *schema.Field, v reflect.Value, names []string, s string) {
	for _, sub := range f.Fields {
		if sub.Name == names[0] {
			plant(sub, sub.Get(v), names[1:], s)
		}
	}
}
