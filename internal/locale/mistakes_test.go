package locale

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"

	"plaza/internal/diag"
	"plaza/internal/source"
	"plaza/internal/tomldoc"
)

// labels are ids as the fields of records would ask for them.
var labels = []string{"enum.tool.kind.other", "enum.tool.kind.family", "field.tool.costs", "field.tool.costs.note"}

const enHead = `[locale]
name = "English"
direction = "ltr"
`

const esHead = `[locale]
name = "Español"
direction = "ltr"
`

// Every mistake is planted once and must give exactly these diagnostics; of
// the words missing from the short files only those in the table [nav] count.
var mistakes = []struct {
	name   string
	en, es string
	want   []string
}{
	{"a word is missing", enHead + "[nav]\nskip = \"Skip to main content\"\n", esHead + "[nav]\nhome = \"Inicio\"\n", []string{
		`es.toml:4:2: error: the word "nav.skip" is missing [locale/missing-word] -> Add skip under [nav]. In "en" it says: "Skip to main content".`,
	}},
	{"a word is misspelt", "", esHead + "[nav]\nskp = \"Ir\"\n", []string{
		`es.toml:5:1: error: no page uses a word named "nav.skp" [locale/unknown-word] -> Write "nav.skip", or take it out.`,
	}},
	{"a whole table is misspelt", "", esHead + "[navv]\nskip = \"Ir\"\nhome = \"x\"\n", []string{
		`es.toml:4:2: error: no page uses a word named "navv" [locale/unknown-word] -> Write "nav", or take it out.`,
	}},
	{"nobody knows the word", "", esHead + "[nav]\nhelicopters = 3\n", []string{
		`es.toml:5:1: error: no page uses a word named "nav.helicopters" [locale/unknown-word] -> Take it out.`,
	}},
	{"a plural form is missing", "", esHead + "[count.tools]\none = \"{{.Count}} a\"\nother = \"{{.Count}} b\"\n", []string{
		`es.toml:4:8: error: "count.tools" has no form "many" [locale/plural-form] -> Add many = "..." under [count.tools].`,
	}},
	{"only one text for a counted word", "", esHead + "[count]\ntools = \"{{.Count}} b\"\n", []string{
		`es.toml:5:1: error: "count.tools" has no form "many" [locale/plural-form] -> Add many = "..." under [count.tools].`,
		`es.toml:5:1: error: "count.tools" has no form "one" [locale/plural-form] -> Add one = "..." under [count.tools].`,
	}},
	{"a form the language does not have", "", esHead + "[count.tools]\none = \"{{.Count}}\"\nfew = \"{{.Count}}\"\nmany = \"{{.Count}}\"\nother = \"{{.Count}}\"\n", []string{
		`es.toml:6:1: warning: "count.tools" has a form "few" that no whole number takes in "es" [locale/unused-form] -> Take the line out.`,
	}},
	{"a misspelt form", "", esHead + "[count.tools]\none = \"{{.Count}}\"\nmny = \"x\"\nmany = \"{{.Count}}\"\nother = \"{{.Count}}\"\n", []string{
		`es.toml:6:1: error: "mny" under "count.tools" is not the name of a form [locale/unknown-form] -> Write "many".`,
	}},
	{"other delimiters, which go-i18n would obey", "", esHead + "[nav.skip]\nleftDelim = \"<<\"\nother = \"Ir\"\n", []string{
		`es.toml:5:1: error: "leftDelim" under "nav.skip" is not the name of a form [locale/unknown-form] -> Use one of: zero, one, two, few, many, other.`,
	}},
	{"another id, which go-i18n would obey", "", esHead + "[nav.skip]\nid = \"nav.home\"\nother = \"Ir\"\n", []string{
		`es.toml:5:1: error: "id" under "nav.skip" is not the name of a form [locale/unknown-form] -> Use one of: zero, one, two, few, many, other.`,
	}},
	{"forms for a word that counts nothing", "", esHead + "[nav.skip]\none = \"Va\"\nother = \"Ir\"\n", []string{
		`es.toml:5:1: error: "nav.skip" counts nothing, so it cannot have a form "one" [locale/not-counted] -> Keep the text beside "other", and take this line out.`,
	}},
	{"a value named other", "", esHead + "[enum.tool.kind]\nother = \"Otro\"\nfamily = \"Familia\"\n", []string{
		`es.toml:5:1: error: "other" alone cannot be the name of a word [locale/reserved-name] -> Write other.other = "Otro"`,
	}},
	{"a word below a word", "", esHead + "[field.tool.costs]\nother = \"Costos\"\nnote = \"Nota\"\n", []string{
		`es.toml:6:1: error: "note" under "field.tool.costs" is not the name of a form [locale/unknown-form] -> Under [field.tool], write costs = "..." and "costs.note" = "...", the second name in quote marks.`,
	}},
	{"a number", "", esHead + "[nav]\nskip = 3\n", []string{
		`es.toml:5:8: error: "nav.skip" is not a text [locale/not-text] -> Put what stands here in quote marks.`,
	}},
	{"a number among forms", "", esHead + "[count.tools]\none = 1\nmany = \"{{.Count}}\"\nother = \"{{.Count}}\"\n", []string{
		`es.toml:5:7: error: "count.tools.one" is not a text [locale/not-text] -> Put what stands here in quote marks.`,
	}},
	{"a group that is a text", "", esHead[:0] + "nav = \"x\"\n" + esHead, []string{
		`es.toml:1:1: error: no page uses a word named "nav" [locale/unknown-word] -> Take it out.`,
	}},
	{"an empty text", "", esHead + "[nav]\nskip = \"  \"\n", []string{
		`es.toml:5:8: error: the text of "nav.skip" is empty [locale/empty-word] -> Write the text between the quote marks.`,
	}},
	{"two lines", "", esHead + "[nav]\nskip = \"\"\"Ir al\ncontenido\"\"\"\n", []string{
		`es.toml:5:8: error: the text of "nav.skip" has a line break or a tab in it [locale/line-break] -> Write it on one line, with spaces.`,
	}},
	{"a space too many", "", esHead + "[nav]\nskip = \"Ir \"\n", []string{
		`es.toml:5:8: error: the text of "nav.skip" begins or ends with a space [locale/outer-space] -> Take out the space beside the quote mark.`,
	}},
	{"a misspelt placeholder", "", esHead + "[foot]\nreviewed = \"Revisión: {{.Dat}}\"\n", []string{
		`es.toml:5:12: error: the text of "foot.reviewed" leaves out {{.Date}} [locale/placeholder-missing] -> Put {{.Date}} where the value belongs.`,
		`es.toml:5:23: error: "foot.reviewed" has no value for {{.Dat}} [locale/placeholder] -> Write {{.Date}}.`,
	}},
	{"a placeholder in a plain text", "", esHead + "[nav]\nskip = \"Ir {{.Date}}\"\n", []string{
		`es.toml:5:12: error: "nav.skip" has no value for {{.Date}} [locale/placeholder] -> This text has no values: write it without braces.`,
	}},
	{"a missing placeholder", "", esHead + "[foot]\nreviewed = \"Revisión\"\n", []string{
		`es.toml:5:12: error: the text of "foot.reviewed" leaves out {{.Date}} [locale/placeholder-missing] -> Put {{.Date}} where the value belongs.`,
	}},
	{"the count is left out where several numbers share the form", "", esHead + "[count.tools]\none = \"una\"\nmany = \"muchas\"\nother = \"{{.Count}}\"\n", []string{
		`es.toml:6:8: error: the text of "count.tools" leaves out {{.Count}} [locale/placeholder-missing] -> Put {{.Count}} where the value belongs.`,
	}},
	{"a program in braces", "", esHead + "[foot]\nreviewed = \"{{.Date}} {{range 9}}x{{end}}\"\n", []string{
		`es.toml:5:23: error: "{{range 9}}x{{end}}" is not a value as it must be written [locale/braces] -> A value is written so: {{.Date}}.`,
	}},
	{"single braces", "", esHead + "[foot]\nreviewed = \"{{.Date}} {Date}\"\n", []string{
		`es.toml:5:23: error: "{Date}" is not a value as it must be written [locale/braces] -> A value is written so: {{.Date}}.`,
	}},
	{"HTML", "", esHead + "[nav]\nskip = \"Ir al <b>contenido</b>\"\n", []string{
		`es.toml:5:15: error: "<b>" is HTML, and interface words are plain text [locale/html] -> Take it out. Emphasis and links are set in the templates.`,
	}},
	{"an HTML sign", "", esHead + "[nav]\nskip = \"Sí &amp; no\"\n", []string{
		`es.toml:5:12: error: "&amp;" is HTML, and interface words are plain text [locale/html] -> Take it out. Emphasis and links are set in the templates.`,
	}},
	{"the source's own text", enHead + "[not-found]\nhome = \"Go to the home page\"\n", esHead + "[not-found]\nhome = \"Go to the home page\"\n", []string{
		`es.toml:5:8: warning: "not-found.home" says the same as in "en" [locale/same-as-source] -> Translate it. If it is rightly the same, add "not-found.home" to the list same under [locale].`,
	}},
	{"rightly the source's own text", enHead + "[not-found]\nhome = \"Go to the home page\"\n", esHead + "same = [\"not-found.home\"]\n[not-found]\nhome = \"Go to the home page\"\n", nil},
	{"three words may be the same", enHead + "[nav]\nhome = \"A b c\"\n", esHead + "[nav]\nhome = \"A b c\"\n", nil},
	{"same names no word", "", esHead + "same = [\"not-found.hom\"]\n", []string{
		`es.toml:4:9: error: no page uses a word named "not-found.hom" [locale/unknown-word] -> Write "not-found.home".`,
	}},
	{"no [locale]", "", "[nav]\nskip = \"Ir\"\n", []string{
		`es.toml:0:0: error: [locale] does not say the direction of the language [locale/setting-missing] -> Add direction = "ltr" under [locale], with what is right for this language.`,
		`es.toml:0:0: error: [locale] does not say the name of the language [locale/setting-missing] -> Add name = "Español" under [locale], with what is right for this language.`,
	}},
	{"a direction that does not exist", "", "[locale]\nname = \"Español\"\ndirection = \"left\"\n", []string{
		`es.toml:3:13: error: what stands at "locale.direction" does not fit [locale/setting] -> Write "ltr" for a language read from left to right, "rtl" for one read from right to left.`,
	}},
	{"the wrong direction", "", "[locale]\nname = \"Español\"\ndirection = \"rtl\"\n", []string{
		`es.toml:3:13: error: what stands at "locale.direction" does not fit [locale/setting] -> Write "ltr": the language is read the other way.`,
	}},
	{"a setting that does not exist", "", esHead + "colation = \"es\"\n", []string{
		`es.toml:4:1: error: "locale.colation" is not a setting [locale/unknown-setting] -> Write "collation".`,
	}},
	{"formats of nowhere", "", esHead + "formats = \"es-us\"\n", []string{
		`es.toml:4:11: error: what stands at "locale.formats" does not fit [locale/setting] -> Write a language with its region, such as "es-US".`,
	}},
	{"eleven months", "", esHead + "months = [\"1\", \"2\", \"3\", \"4\", \"5\", \"6\", \"7\", \"8\", \"9\", \"10\", \"11\"]\n", []string{
		`es.toml:4:10: error: what stands at "locale.months" does not fit [locale/setting] -> Write the twelve names from January to December, each in quote marks.`,
	}},
	{"a date pattern with a misspelt field", "", esHead + "date = \"{dia} de {month} de {year}\"\n", []string{
		`es.toml:4:8: error: what stands at "locale.date" does not fit [locale/setting] -> Write it like "{day} de {month} de {year}".`,
	}},
	{"a list pattern without its places", "", esHead + "list.end = \"y\"\n", []string{
		`es.toml:4:12: error: what stands at "locale.list.end" does not fit [locale/setting] -> Write it like "{0} y {1}".`,
	}},
	{"a list setting that does not exist", "", esHead + "list.last = \"{0} y {1}\"\n", []string{
		`es.toml:4:6: error: "locale.list.last" is not a setting [locale/unknown-setting] -> Use one of: start, middle, end, two, sound.`,
	}},
	{"a percent pattern without the number", "", esHead + "percent = \"%\"\n", []string{
		`es.toml:4:11: error: what stands at "locale.percent" does not fit [locale/setting] -> Write it like "{number} %".`,
	}},
	{"list is a text", "", esHead + "list = \"y\"\n", []string{
		`es.toml:4:8: error: what stands at "locale.list" does not fit [locale/setting] -> Write it as a heading of its own: [locale.list].`,
	}},
}

func TestMistakes(t *testing.T) {
	for _, tt := range mistakes {
		t.Run(tt.name, func(t *testing.T) {
			en := tt.en
			if en == "" {
				en = enHead
			}
			_, ds := Load([]string{"en", "es"}, map[string]*source.File{
				"en": source.New("i18n/en.toml", []byte(en)), "es": source.New("i18n/es.toml", []byte(tt.es)),
			}, labels)
			missing := slices.ContainsFunc(tt.want, func(s string) bool { return strings.Contains(s, "locale/missing-word") })
			var got []string
			for _, d := range ds {
				keep := d.Code != "locale/missing-word" || missing && d.File == "i18n/es.toml" && strings.Contains(d.Says, "nav.skip")
				if keep {
					got = append(got, line(d))
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

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
		`fr.toml:0:0: error: there are no interface words for "fr" [locale/no-file] -> Add the file i18n/fr.toml, or take "fr" out of the languages in data/site.toml.`)
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
	l := &loader{tag: "en", file: source.New("i18n/en.toml", []byte("[nav]\nskip = \"Skip\"\n")), want: slots(nil)}
	l.doc, _ = tomldoc.Parse(l.file, 0, len(l.file.Bytes))
	l.rule, _ = newRule(language.English)
	m := &message{id: "nav.skip", path: []any{"nav", "skip"}}
	m.forms[other] = &text{value: "Skip", path: m.path}
	got := l.template(l.want["nav.skip"], m, other) // never handed to the bundle
	want := `en.toml:2:1: error: the text of "nav.skip" cannot be used: message "nav.skip" not found in language "en" [locale/not-read] -> ` +
		`Compare it with the same word in another language.`
	if len(l.out) != 1 || line(l.out[0]) != want || got.texts[0] != "⟦nav.skip⟧" {
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
		if strings.Contains(out, marker) {
			t.Errorf("a control character came through: %q", out)
		}
		l.Compare("a", "b")
	})
}
