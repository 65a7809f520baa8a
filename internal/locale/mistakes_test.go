package locale

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plaza/internal/source"
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
		`es.toml:5:23: error: "{{range 9}}x{{end}}" is not a value as it must be written [locale/braces] -> Write {{.Date}}.`,
	}},
	{"single braces", "", esHead + "[foot]\nreviewed = \"{{.Date}} {Date}\"\n", []string{
		`es.toml:5:23: error: "{Date}" is not a value as it must be written [locale/braces] -> Write {{.Date}}.`,
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
