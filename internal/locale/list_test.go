package locale

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestList(t *testing.T) {
	en, es := pair(t)
	for _, tt := range []struct {
		l     *Locale
		items string
		want  string
	}{
		{en, "", ""}, {en, "a", "a"}, {en, "a|b", "a and b"}, {en, "a|b|c|d", "a, b, c and d"},
		{es, "a|b", "a y b"}, {es, "a|b|c|d", "a, b, c y d"},
		{es, "padres|hijos", "padres e hijos"}, {es, "datos|IA", "datos e IA"}, {es, "audio|Ídolos", "audio e Ídolos"},
		{es, "agua|hielo", "agua y hielo"}, {es, "a|b|Informática", "a, b e Informática"}, {es, "mapas|«imágenes»", "mapas e «imágenes»"},
		{es, "Ana|Yolanda", "Ana y Yolanda"}, {es, "hijos|padres", "hijos y padres"}, {es, "a|311", "a y 311"}, {es, "a|¡I", "a e ¡I"}, {es, "a|", "a y "},
		{en, "cats|igloos", "cats and igloos"},
		{one(t, "en", "[locale.list.sound]\ntwo = \"{0} & {1}\"\nstarts = [\"aeo\"]"), "a|ÁÉO", "a & ÁÉO"},
		{one(t, "fa", ""), "a|b|c|d", "a،\u200f b،\u200f c، و d"},
	} {
		var items []string
		if tt.items != "" {
			items = strings.Split(tt.items, "|")
		}
		if got := tt.l.List(items); got != tt.want {
			t.Errorf("%s: List(%q) = %q, want %q", tt.l.Tag, items, got, tt.want)
		}
	}
}

// A list holds every item once and in order, and List changes nothing in what
// it is given.
func TestListProperty(t *testing.T) {
	en, es := pair(t)
	rapid.Check(t, func(t *rapid.T) {
		items := rapid.SliceOfN(rapid.StringMatching(`[A-Za-zÍñ¿ ]{0,40}[0-9]+`), 0, 8).Draw(t, "items")
		for i := range items {
			items[i] += "§" // so that no item is part of another
		}
		before := append([]string{}, items...)
		for _, l := range []*Locale{en, es} {
			got := l.List(items)
			if diff := cmp.Diff(before, append([]string{}, items...)); diff != "" {
				t.Fatal(diff)
			}
			rest := got
			for _, item := range items {
				i := strings.Index(rest, item)
				if i < 0 || i > 5 {
					t.Fatalf("%s: %q is not in its place in %q", l.Tag, item, got)
				}
				rest = rest[i+len(item):]
			}
			if rest != "" || !utf8.ValidString(got) {
				t.Fatalf("%s: %q ends in %q", l.Tag, got, rest)
			}
		}
	})
}
