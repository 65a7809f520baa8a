package plural

import (
	"testing"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

func TestForm(t *testing.T) {
	for tag, want := range map[string]map[int]string{
		"ar": {0: "zero", 1: "one", 2: "two", 3: "few", 11: "many", 99: "many", 100: "other", 103: "few", 1_000_000: "other"},
		"es": {0: "other", 1: "one", 2: "other", 1_000_000: "many", 3_000_000: "many", 1_000_001: "other"},
		"en": {0: "other", 1: "one", -1: "one", 1_000_000: "other"},
		"nv": {0: "other", 1: "other", 1_000_000: "other"},
		"ru": {1: "one", 2: "few", 5: "many", 21: "one", 1_000: "many"},
	} {
		b := New(language.MustParse(tag))
		for n, name := range want {
			if got := Names[b.Form(n)]; got != name {
				t.Errorf("%s: Form(%d) = %s, want %s", tag, n, got, name)
			}
		}
	}
}

// The small table finds every form a language has among whole numbers, and
// agrees with go-i18n beyond it.
func TestEveryForm(t *testing.T) {
	for _, tag := range []string{"en", "es", "ar", "fr", "pt", "it", "ru", "pl", "cs", "cy", "br", "gd", "ga", "mt", "lv", "lt", "sl", "ro", "he", "fil", "zh", "vi", "hi", "nv"} {
		r := New(language.MustParse(tag))
		for n := small; n < 1_200; n++ {
			if f := r.ask(n); len(r.samples[f]) == 0 {
				t.Errorf("%s: %d takes the form %s, which the table does not know", tag, n, Names[f])
			} else if r.Single(f) && r.samples[f][0] != n {
				t.Errorf("%s: %d and %d share the form %s", tag, n, r.samples[f][0], Names[f])
			} else if r.Form(n) != f || r.Form(n) != f || r.Form(-n) != f {
				t.Errorf("%s: Form(%d) changes", tag, n)
			}
		}
	}
}

// Law 1: an answer in another language is an error, and so is none at all.
func TestWrite(t *testing.T) {
	b := New(language.English)
	if err := b.Add(&i18n.Message{ID: "a", Other: "x"}); err != nil {
		t.Fatal(err)
	}
	if text, err := b.Write(&i18n.LocalizeConfig{MessageID: "a"}); text != "x" || err != nil {
		t.Errorf("got %q, %v", text, err)
	}
	if text, err := b.Write(&i18n.LocalizeConfig{MessageID: "b"}); text != "" || err == nil {
		t.Errorf("a message that is not there: %q, %v", text, err)
	}
	b.tag = language.Spanish
	if text, err := b.Write(&i18n.LocalizeConfig{MessageID: "a"}); text != "" || err == nil {
		t.Errorf("a message of another language: %q, %v", text, err)
	}
}
