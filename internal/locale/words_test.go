package locale

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"
	"github.com/nicksnyder/go-i18n/v2/i18n"

	"plaza/internal/source"
)

// goI18nIDs reads a file of words with go-i18n's own reader, as translators'
// tools do, and returns its ids.
func goI18nIDs(t testing.TB, f *source.File) []string {
	t.Helper()
	messages, err := i18n.ParseMessageFileBytes(f.Bytes, f.Path, map[string]i18n.UnmarshalFunc{"toml": func(b []byte, v any) error {
		var tree map[string]any
		err := toml.Unmarshal(b, &tree)
		delete(tree, "locale")
		*v.(*any) = tree
		return err
	}})
	if err != nil {
		t.Fatalf("%s is not a message file of go-i18n: %v", f.Path, err)
	}
	var ids []string
	for _, m := range messages.Messages {
		ids = append(ids, m.ID)
	}
	slices.Sort(ids)
	return ids
}

// tableIDs keeps the ids that are not in Words but named by the declared
// fields of records.
func tableIDs(ids []string) []string {
	return slices.DeleteFunc(ids, func(id string) bool {
		group, _, _ := strings.Cut(id, ".")
		return !slices.Contains([]string{"field", "help", "enum", "kind", "kinds"}, group)
	})
}

// Words, en.toml and es.toml agree exactly, and both files can be read by any
// tool for go-i18n.
func TestShippedWordsAgree(t *testing.T) {
	files := shipped(t)
	ids := recordIDs(t)
	_, ds := Load([]string{"en", "es"}, files, ids)
	for _, d := range ds {
		t.Errorf("%s", line(d))
	}
	want := slices.Sorted(maps.Keys(slots(ids)))
	for _, tag := range []string{"en", "es"} {
		if diff := cmp.Diff(want, goI18nIDs(t, files[tag])); diff != "" {
			t.Errorf("%s.toml differs from Words (-want +got):\n%s", tag, diff)
		}
	}
}

// Every field of Words is bound, in both languages, and differs between them
// or is short.
func TestEveryWordIsBound(t *testing.T) {
	en, es := pair(t)
	for _, l := range []*Locale{en, es} {
		var walk func(v reflect.Value, name string)
		walk = func(v reflect.Value, name string) {
			switch x := v.Interface().(type) {
			case string:
				if x == "" {
					t.Errorf("%s: %s is empty", l.Tag, name)
				}
			case Phrase:
				if !x.Bound("") {
					t.Errorf("%s: %s is not bound", l.Tag, name)
				}
			case Plural:
				for n := range 200 {
					if f := l.bundle.Form(n); !x.forms[f].Bound(count) {
						t.Fatalf("%s: %s has no text for %d", l.Tag, name, n)
					}
				}
			default:
				for i := range v.NumField() {
					walk(v.Field(i), name+"."+v.Type().Field(i).Name)
				}
			}
		}
		walk(reflect.ValueOf(*l.Words), "Words")
	}
}

func TestShippedTexts(t *testing.T) {
	en, es := pair(t)
	for _, tt := range []struct{ got, want string }{
		{en.Words.Nav.Skip, "Skip to main content"},
		{es.Words.Nav.Skip, "Ir al contenido principal"},
		{en.Words.Foot.Reviewed.With("Date", "October 30, 2024"), "Last reviewed on October 30, 2024"},
		{es.Words.Foot.Reviewed.With("Date", "30 de octubre de 2024"), "Última revisión: 30 de octubre de 2024"},
		{es.Words.Answer.WithheldBy.With("Date", "x", "Who", "y"), "Quién lo decidió: y. Fecha: x"},
		{en.Words.Count.Tools.For(1), "1 AI tool"},
		{en.Words.Count.Tools.For(1234), "1,234 AI tools"},
		{es.Words.Count.Tools.For(0), "0 herramientas de IA"},
		{es.Words.Count.Tools.For(1), "1 herramienta de IA"},
		{es.Words.Count.Tools.For(2_000_000), "2,000,000 de herramientas de IA"},
		{es.Words.Count.Tools.For(1_000_000), "1,000,000 de herramientas de IA"},
		{es.Words.Count.Tools.For(1_000_001), "1,000,001 herramientas de IA"},
		{es.Words.Count.Shown.For(3, "Total", "12"), "Se muestran 3 de 12"},
		{es.Prefix + en.Prefix, "es/"},
		{en.Name + es.Name, "EnglishEspañol"},
	} {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
	if en.Index != 0 || es.Index != 1 || en.Dir != "ltr" {
		t.Errorf("en %d, es %d, %s", en.Index, es.Index, en.Dir)
	}
}
