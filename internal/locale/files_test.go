package locale

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"

	"plaza/internal/diag"
	"plaza/internal/locale/phrase"
	"plaza/internal/locale/plural"
	"plaza/internal/source"
	"plaza/internal/tomldoc"
)

// The mistakes that are not in one line of an existing file.
func TestMistakesOfFiles(t *testing.T) {
	files := shipped(t)
	check := func(name string, tags []string, files map[string]*source.File, want ...string) {
		t.Run(name, func(t *testing.T) {
			set, ds := Load(tags, files, recordIDs(t))
			var got []string
			for _, d := range ds {
				got = append(got, line(d))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if len(set.All) != len(tags) {
				t.Errorf("%d locales for %d tags", len(set.All), len(tags))
			}
			for _, l := range set.All { // a preview can still be drawn
				_ = l.Words.Foot.Reviewed.With("Date", "x") + l.Words.Count.Shown.For(7, "Total", "9") + l.Words.Nav.Skip
			}
		})
	}
	check("no file", []string{"en", "fr"}, map[string]*source.File{"en": files["en"]},
		`fr.toml:0:0: error: there are no interface words for "fr" [locale/no-file] -> Copy the file of another language to i18n/fr.toml and translate it. Until that is done, write status = "planned" for "fr" in data/site.toml.`)
	check("a file nobody uses", []string{"en"}, files,
		`es.toml:0:0: notice: these words are for "es", which is not a language of the site [locale/unused-file] -> Add "es" to the languages in data/site.toml, or delete this file.`)
	check("a tag in capitals", []string{"EN"}, map[string]*source.File{"EN": files["en"]},
		`en.toml:0:0: error: "EN" is not the tag of a language as it is usually written [locale/tag] -> Write "en", and name the file so.`)
	check("no tag at all", []string{"english"}, map[string]*source.File{"english": files["en"]},
		`en.toml:0:0: error: "english" is not the tag of a language as it is usually written [locale/tag] -> Use the short tag of the language, such as "es", "zh-Hans" or "nv".`)
}

// A language without month names must give them.
func TestNoDates(t *testing.T) {
	file := source.New("i18n/nv.toml", []byte("[locale]\nname = \"Diné bizaad\"\ndirection = \"ltr\"\n"))
	set, ds := Load([]string{"nv"}, map[string]*source.File{"nv": file}, nil)
	ds = slices.DeleteFunc(ds, func(d diag.Diagnostic) bool { return d.Code == "locale/missing-word" })
	want := `nv.toml:1:2: error: nobody has told how "nv" writes dates [locale/no-dates] -> ` +
		`Under [locale], add months = ["...", ...] with the twelve names, date = "{day} {month} {year}" and month_year = "{month} {year}".`
	if len(ds) != 1 || line(ds[0]) != want {
		t.Errorf("got %v\nwant %s", ds, want)
	}
	if got := set.All[0].Date(october); got != "2024-10-30" {
		t.Errorf("a date is %q, want it in digits", got)
	}
}

// No code of this package is without a test above.
func TestEveryCodeIsPlanted(t *testing.T) {
	planted := map[string]bool{"locale/no-file": true, "locale/unused-file": true, "locale/tag": true, "locale/no-dates": true,
		"locale/not-read": true} // the last only where go-i18n and this package disagree: TestDisagreement
	for _, tt := range mistakes {
		for _, w := range tt.want {
			_, rest, _ := strings.Cut(w, "[locale/")
			code, _, _ := strings.Cut(rest, "]")
			planted["locale/"+code] = true
		}
	}
	for _, code := range diag.Codes() {
		if strings.HasPrefix(code, "locale/") && !planted[code] {
			t.Errorf("%s is never planted", code)
		}
		delete(planted, code)
	}
	for code := range maps.Keys(planted) {
		t.Errorf("%s is planted but does not exist", code)
	}
}

// Should go-i18n ever refuse what the checks let pass, that is told as well.
func TestDisagreement(t *testing.T) {
	l := &loader{tag: "en", file: source.New("i18n/en.toml", []byte("[foot]\nreviewed = \"On {{.Date}}\"\n")), want: slots(nil)}
	l.doc, _ = tomldoc.Parse(l.file, 0, len(l.file.Bytes))
	l.bundle = plural.New(language.English)
	m := &message{id: "foot.reviewed", at: place{&place{nil, "foot"}, "reviewed"}}
	m.forms[plural.Other] = text{value: "On {{.Date}}", there: true}
	got := l.phrase(l.want["foot.reviewed"], m, plural.Other) // never handed to the bundle
	want := `en.toml:2:1: error: the text of "foot.reviewed" cannot be used: message "foot.reviewed" not found in language "en" [locale/not-read] -> ` +
		`Compare it with the same word in another language.`
	if len(l.out) != 1 || line(l.out[0]) != want || got.With("Date", "x") != "⟦foot.reviewed⟧" {
		t.Errorf("got %v and %v", l.out, got)
	}
}

// The two ways of writing an awkward id are read alike here and by go-i18n.
func TestAwkwardIDs(t *testing.T) {
	f := source.New("i18n/en.toml", []byte(enHead+`
[enum.tool.kind]
family = "Family"
other.other = "Other"
[field.tool]
costs = "Costs"
"costs.note" = "Note"
[nav.skip]
description = "Said first by a screen reader"
hash = "sha1-0"
other = "Skip {{"
`))
	set, ds := Load([]string{"en"}, map[string]*source.File{"en": f}, labels)
	for _, d := range ds {
		if d.Code != "locale/missing-word" && d.Code != "locale/braces" {
			t.Errorf("%s", line(d))
		}
	}
	ids := goI18nIDs(t, f)
	for id, want := range map[string]string{labels[0]: "Other", labels[1]: "Family", labels[2]: "Costs", labels[3]: "Note"} {
		if got := set.All[0].Label(id); got != want {
			t.Errorf("Label(%s) = %q, want %q", id, got, want)
		}
		if !slices.Contains(ids, id) {
			t.Errorf("go-i18n does not read %s; it reads %v", id, ids)
		}
	}
	if got := set.All[0].Words.Nav.Skip; got != "⟦nav.skip⟧" {
		t.Errorf("a text with a mistake is bound as %q", got)
	}
}

// However accents were typed, they are bound in one form.
func TestComposed(t *testing.T) {
	f := source.New("i18n/es.toml", []byte(esHead+"[nav]\nskip = \"Pa\u0301gina\"\n[foot]\nreviewed = \"Revisio\u0301n {{.Date}}\"\n"))
	set, _ := Load([]string{"es"}, map[string]*source.File{"es": f}, nil)
	w := set.All[0].Words
	if got := w.Nav.Skip + " " + w.Foot.Reviewed.With("Date", "x"); got != "P\u00e1gina Revisi\u00f3n x" {
		t.Errorf("got %+q", got)
	}
}

// Whatever a file of words holds, Load ends, places its findings inside the
// file, and gives a locale that can be used.
func FuzzLoad(f *testing.F) {
	for _, tt := range mistakes {
		f.Add(tt.es)
	}
	f.Add(enHead + "[foot]\nreviewed = \"{{.Date}}{{range $i := 1000000000}}x{{end}}\"\n")
	f.Add(enHead + "[foot]\nreviewed = \"{{.Date}} \\u0000Date\\u0000\"\n[locale.symbols]\nUSD = \"{number}\"\n")
	f.Add("locale = [[1], {a = 2}]\n[nav]\nskip = [\"x\"]\n")
	f.Fuzz(func(t *testing.T, text string) {
		file := source.New("i18n/es.toml", []byte(text))
		set, ds := Load([]string{"es"}, map[string]*source.File{"es": file}, labels)
		for _, d := range ds {
			if d.File != file.Path || d.Line > strings.Count(text, "\n")+1 || d.Line > 0 && d.Col > len(file.Line(d.Line))+2 {
				t.Errorf("%s lies outside the file", line(d))
			}
		}
		l := set.All[0]
		out := l.Words.Foot.Reviewed.With("Date", l.Date(october)) + l.Words.Count.Shown.For(1_000_000, "Total", l.Money(5, "USD")) +
			l.Month(october) + l.Percent(1, 3) + l.List([]string{"a", "b", "i"}) + l.Label(labels[0])
		if strings.Contains(out, phrase.Marker) {
			t.Errorf("a control character came through: %q", out)
		}
		l.Compare("a", "b")
	})
}
