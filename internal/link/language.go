package link

import (
	"strings"
	"unicode"

	"plaza/internal/schema"
)

// checkLanguages reports translations that seem to be written in the source
// language, as when someone opened the wrong file. No language is known here:
// a word speaks for the language in whose texts on this site it is common and
// in whose it is not. Short texts may be names, and are not judged.
func checkLanguages(l *linker) {
	source := words{}
	overlays := map[string]words{}
	l.each(func(r schema.Record) {
		h := r.Meta()
		for _, t := range schema.Texts(r) {
			source.add(t.Value)
		}
		for _, loc := range l.site.Locales.All[1:] {
			if o := l.site.Overlay(h.Kind.Name, h.ID, loc.Tag); o != nil {
				if overlays[loc.Tag] == nil {
					overlays[loc.Tag] = words{}
				}
				for _, t := range o.Texts {
					overlays[loc.Tag].add(t.Value)
				}
			}
		}
	})
	first := l.site.Locales.All[0]
	l.each(func(r schema.Record) {
		h := r.Meta()
		for _, loc := range l.site.Locales.All[1:] {
			o := l.site.Overlay(h.Kind.Name, h.ID, loc.Tag)
			if o == nil || sameLanguage(first.Tag, loc.Tag) {
				continue
			}
			for _, t := range schema.Texts(r) {
				text := o.Texts[t.Path].Value
				if text != "" && !l.copied(t.Value, text, loc.Tag) && foreign(text, source, overlays[loc.Tag]) {
					l.add("translation/other-language", o.At(t.Path), "field", t.Path, "language", loc.Name, "source", first.Name)
				}
			}
		}
	})
}

// sameLanguage reports whether two tags are regions of one language.
func sameLanguage(a, b string) bool {
	a, _, _ = strings.Cut(a, "-")
	b, _, _ = strings.Cut(b, "-")
	return a == b
}

// words counts the words of many texts; "" counts them all.
type words map[string]int

func (w words) add(text string) {
	for _, word := range split(text) {
		w[word]++
		w[""]++
	}
}

func split(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
}

// foreign reports whether a text of the own language seems to be of the other.
// What the text itself adds to the counts of the own is taken off.
func foreign(text string, other, own words) bool {
	const common, times = 2, 4 // so often, and so much oftener than in the other language
	itself := words{}
	itself.add(text)
	here, there := 0, 0
	for word, n := range itself {
		if word == "" {
			continue
		}
		a := float64(own[word]-n) / float64(max(own[""]-itself[""], 1))
		b := float64(other[word]) / float64(max(other[""], 1))
		switch {
		case other[word] >= common && b > times*a:
			there += n
		case own[word]-n >= common && a > times*b:
			here += n
		}
	}
	return there >= 5 && there > 3*here && 2*there > itself[""]
}
