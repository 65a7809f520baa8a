package hugo

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"plaza/bench/synth"
	"plaza/internal/ledger"
)

// words are the interface words of one language.
type words struct {
	plain   map[string]string
	plurals map[string]map[string]string
}

// forms are the names of go-i18n for the forms of a counted word. A table
// that holds nothing else is one word.
var forms = []string{"zero", "one", "two", "few", "many", "other"}

// readWords reads a file of words as the register keeps them, in nested
// tables.
func readWords(file string) (words, error) {
	w := words{map[string]string{}, map[string]map[string]string{}}
	tree := map[string]any{}
	if _, err := toml.DecodeFile(file, &tree); err != nil {
		return w, fmt.Errorf("read the interface words: %w", err)
	}
	delete(tree, "locale")
	w.add("", tree)
	return w, nil
}

func (w words) add(id string, v any) {
	switch v := v.(type) {
	case string:
		w.plain[id] = v
	case map[string]any:
		if counted := inForms(v); counted != nil {
			w.plurals[id] = counted
			return
		}
		for name, sub := range v {
			w.add(strings.TrimPrefix(id+"."+name, "."), sub)
		}
	}
}

// inForms returns the forms of a counted word, nil for anything else.
func inForms(v map[string]any) map[string]string {
	out := map[string]string{}
	for name, sub := range v {
		s, ok := sub.(string)
		if !ok || !slices.Contains(forms, name) {
			return nil
		}
		out[name] = s
	}
	return out
}

// beyond are what Hugo's templates need and Plaza's locales bring along: how a
// month is written, what stands before the last item of a list, all of it.
var beyond = map[string]map[string]string{
	"en": {"bench.month": "January 2006", "bench.and": " and ", "bench.all": "100%"},
	"es": {"bench.month": "January de 2006", "bench.and": " y ", "bench.all": "100%"},
}

// file writes the words as Hugo reads them: flat, a table for each.
func (w words) file(lang string) []byte {
	var b bytes.Buffer
	for _, id := range slices.Sorted(maps.Keys(w.plain)) {
		entry(&b, id, map[string]string{"other": w.plain[id]})
	}
	for _, id := range slices.Sorted(maps.Keys(w.plurals)) {
		entry(&b, id, w.plurals[id])
		if strings.HasPrefix(id, "count.") {
			entry(&b, "bench."+id, spelled(w.plurals[id]))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(beyond[lang])) {
		entry(&b, id, map[string]string{"other": beyond[lang][id]})
	}
	return b.Bytes()
}

// spelled are the forms of a counted word for large numbers: .Count chooses
// the form, .Number is how the language writes it.
func spelled(in map[string]string) map[string]string {
	out := map[string]string{}
	for form, s := range in {
		out[form] = strings.ReplaceAll(s, "{{.Count}}", "{{.Number}}")
	}
	return out
}

func entry(b *bytes.Buffer, id string, in map[string]string) {
	fmt.Fprintf(b, "[%q]\n", id)
	for _, form := range slices.Sorted(maps.Keys(in)) {
		fmt.Fprintf(b, "%s = %s\n", form, synth.Quote(in[form]))
	}
}

// icons are the drawings on the pages both programs make.
var icons = map[string]string{
	"search": "M15.5 14h-.79l-.28-.27A6.471 6.471 0 0 0 16 9.5 6.5 6.5 0 1 0 9.5 16c1.61 0 3.09-.59 4.23-1.57l.27.28v.79l5 4.99L20.49 19l-4.99-5zm-6 0C7.01 14 5 11.99 5 9.5S7.01 5 9.5 5 14 7.01 14 9.5 11.99 14 9.5 14z",
	"menu":   "M3 18h18v-2H3v2zm0-5h18v-2H3v2zm0-7v2h18V6H3z",
	"help":   "M12 2C6.48 2 2 6.48 2 12s4.48 10 10 10 10-4.48 10-10S17.52 2 12 2zm1 17h-2v-2h2v2zm2.07-7.75-.9.92C13.45 12.9 13 13.5 13 15h-2v-.5c0-1.1.45-2.1 1.17-2.83l1.24-1.26c.37-.36.59-.86.59-1.41 0-1.1-.9-2-2-2s-2 .9-2 2H8c0-2.21 1.79-4 4-4s4 1.79 4 4c0 .88-.36 1.68-.93 2.25z",
}

func list(words []string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = synth.Quote(w)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// questions is how many of them are put to every tool.
func questions() int {
	n := 0
	for _, f := range kinds.Kind("tool").Fields {
		if f.Shown {
			n++
		}
	}
	return n
}

// settings is Hugo's own file of settings.
func (w *Writer) settings() []byte {
	var b bytes.Buffer
	city := func(name, lang string) string { return synth.Quote(w.city.Get(name).(synth.Text).In(lang)) }
	fmt.Fprintf(&b, `baseURL = %q
defaultContentLanguage = "en"
uglyURLs = true
disableKinds = ["RSS"]
enableRobotsTXT = true
disableHugoGeneratorInject = true
disableDefaultLanguageRedirect = true
[taxonomies]
`, synth.Base)
	for _, kind := range slices.Sorted(maps.Keys(taxonomies)) {
		fmt.Fprintf(&b, "%s = %q\n", kind, taxonomies[kind])
	}
	b.WriteString(`[pagination]
disableAliases = true
pagerSize = 200
[markup.goldmark.renderer]
unsafe = false
[minify.tdewolff.html]
keepQuotes = true
[outputs]
home = ["html"]
section = ["html"]
taxonomy = ["html"]
term = ["html"]
page = ["html"]
[outputFormats.tools]
mediaType = "application/json"
baseName = "tools"
path = "data"
isPlainText = true
[outputFormats.register]
mediaType = "application/json"
baseName = "register"
path = "data"
isPlainText = true
[outputFormats.search]
mediaType = "application/json"
baseName = "search-index"
isPlainText = true
[outputFormats.table]
mediaType = "text/csv"
baseName = "tools"
path = "data"
isPlainText = true
`)
	b.WriteString("[params.icons]\n")
	for _, name := range slices.Sorted(maps.Keys(icons)) {
		fmt.Fprintf(&b, "%s = %q\n", name, icons[name])
	}
	outputs := map[string]string{"en": `["html", "tools", "register", "table", "search"]`, "es": `["html", "table", "search"]`}
	for i, lang := range languages {
		fmt.Fprintf(&b, "[languages.%s]\ncontentDir = \"content/%s\"\nlabel = %q\nlocale = %q\nweight = %d\ntitle = %s\n[languages.%s.outputs]\nhome = %s\nsection = [\"html\"]\ntaxonomy = [\"html\"]\nterm = [\"html\"]\npage = [\"html\"]\n[languages.%s.params]\ncity = %s\ntagline = %s\nroot = %q\ntoday = %q\nquestions = %d\nstandings = %s\n",
			lang, lang, []string{"English", "Español"}[i], []string{"en-US", "es-US"}[i], i+1, city("name", lang), lang, outputs[lang], lang, city("city", lang), city("tagline", lang), root(lang), synth.Today, questions(), list(ledger.Statuses()))
		for _, kind := range []string{"term", "document"} {
			fmt.Fprintf(&b, "[languages.%s.params.%ss]\n", lang, kind)
			for _, id := range slices.Sorted(maps.Keys(w.names[kind])) {
				fmt.Fprintf(&b, "%s = %s\n", id, synth.Quote(w.names[kind][id].In(lang)))
			}
		}
	}
	return b.Bytes()
}
