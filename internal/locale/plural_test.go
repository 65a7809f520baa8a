package locale

import (
	"strings"
	"testing"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"plaza/internal/locale/plural"
	"plaza/internal/source"
)

// All six forms of Arabic, right to left.
func TestArabic(t *testing.T) {
	f := read(t, "testdata/ar.toml", "i18n/ar.toml")
	set, ds := Load([]string{"ar"}, map[string]*source.File{"ar": f}, nil)
	for _, d := range ds {
		if d.Code != "locale/missing-word" {
			t.Errorf("%s", line(d))
		}
	}
	ar := set.All[0]
	if ar.Dir != "rtl" {
		t.Errorf("direction is %s", ar.Dir)
	}
	for n, want := range map[int]string{
		0: "لا أدوات", 1: "أداة واحدة", 2: "أداتان", 3: "3 أدوات", 10: "10 أدوات", 11: "11 أداة", 99: "99 أداة",
		100: "100 أداة", 102: "102 أداة", 103: "103 أدوات", 1003: "1,003 أدوات", 1_000_000: "1,000,000 أداة", -3: "-3 أدوات",
	} {
		if got := ar.Words.Count.Tools.For(n); got != want {
			t.Errorf("For(%d) = %q, want %q", n, got, want)
		}
	}
}

// Each of the six forms is missed when it is not there.
func TestArabicMissesEachForm(t *testing.T) {
	whole := string(read(t, "testdata/ar.toml", "").Bytes)
	head, tools, _ := strings.Cut(whole, "[count.tools]\n")
	for _, name := range plural.Names {
		var kept []string
		for _, l := range strings.Split(tools, "\n") {
			if !strings.HasPrefix(l, name+" ") {
				kept = append(kept, l)
			}
		}
		text := head + "[count.tools]\n" + strings.Join(kept, "\n")
		_, ds := Load([]string{"ar"}, map[string]*source.File{"ar": source.New("i18n/ar.toml", []byte(text))}, nil)
		found := 0
		for _, d := range ds {
			if d.Code == "locale/plural-form" && d.Says == `"count.tools" has no form "`+name+`"` {
				found++
			}
		}
		if found != 1 {
			t.Errorf("%s is missing: reported %d times", name, found)
		}
	}
}

// go-i18n does not know Navajo and would answer in English without an error.
func TestNavajo(t *testing.T) {
	bundle := i18n.NewBundle(language.English)
	if err := bundle.AddMessages(language.MustParse("nv"), &i18n.Message{ID: "a", Other: "x"}); err == nil {
		t.Error("go-i18n now takes Navajo; plural.New need not help any more")
	}
	en := read(t, "../../i18n/en.toml", "i18n/en.toml")
	nv := read(t, "testdata/nv.toml", "i18n/nv.toml")
	set, ds := Load([]string{"en", "nv"}, map[string]*source.File{"en": en, "nv": nv}, recordIDs(t))
	for _, d := range ds {
		if d.Code != "locale/missing-word" {
			t.Errorf("%s", line(d))
		}
	}
	l := set.Get("nv")
	if got := l.bundle.Samples(plural.Other); len(got) < 131 {
		t.Errorf("only %d numbers take the form other", len(got))
	}
	if got := l.Words.Nav.Home; got != "Hooghan" {
		t.Errorf("Home = %q", got)
	}
	if got := l.Words.Count.Tools.For(2000); got != "2,000 ..." {
		t.Errorf("For(2000) = %q", got)
	}
	// A word that is not there is not shown in English.
	if got := l.Words.Nav.Skip; got != "⟦nav.skip⟧" {
		t.Errorf("Skip = %q", got)
	}
}
