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
	first := l.site.Locales.All[0]
	source := words{}
	overlays := map[string]words{}
	l.each(func(r schema.Record) {
		for _, t := range l.tallies(r) {
			source.add(t)
		}
		for _, loc := range l.site.Locales.All[1:] {
			if o := l.judged(r, loc.Tag); o != nil {
				if overlays[loc.Tag] == nil {
					overlays[loc.Tag] = words{}
				}
				for _, t := range l.translated(o) {
					overlays[loc.Tag].add(t)
				}
			}
		}
	})
	l.each(func(r schema.Record) {
		for _, loc := range l.site.Locales.All[1:] {
			o := l.judged(r, loc.Tag)
			if o == nil {
				continue
			}
			tallies := l.translated(o)
			for _, t := range l.texts(r) {
				text := o.Texts[t.Path].Value
				if text != "" && foreign(tallies[t.Path], source, overlays[loc.Tag]) && !l.copied(t.Value, text, loc.Tag) {
					l.add("translation/other-language", o.At(t.Path), "field", t.Path, "language", loc.Name, "source", first.Name)
				}
			}
		}
	})
}

// judged returns the translations of a record into a language that is another
// than the source's.
func (l *linker) judged(r schema.Record, tag string) *schema.Overlay {
	if sameLanguage(l.site.Locales.All[0].Tag, tag) {
		return nil
	}
	return l.site.Overlay(r.Meta().Kind.Name, r.Meta().ID, tag)
}

// tallies counts the words of each text of a record, by path.
func (l *linker) tallies(r schema.Record) map[string]tally {
	return l.opt.Memory.tallies(r.Meta().File, func(yield func(path, text string) bool) {
		for _, t := range l.texts(r) {
			if !yield(t.Path, t.Value) {
				return
			}
		}
	})
}

// translated counts the words of each text of an overlay, by path.
func (l *linker) translated(o *schema.Overlay) map[string]tally {
	return l.opt.Memory.tallies(o.File, func(yield func(path, text string) bool) {
		for path, t := range o.Texts {
			if !yield(path, t.Value) {
				return
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

func (w words) add(t tally) {
	for _, x := range t.words {
		w[x.word] += x.n
	}
	w[""] += t.all
}

func split(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
}

// foreign reports whether a text of the own language seems to be of the other.
// What the text itself adds to the counts of the own is taken off.
func foreign(text tally, other, own words) bool {
	const common, times = 2, 4 // so often, and so much oftener than in the other language
	here, there := 0, 0
	for _, x := range text.words {
		a := float64(own[x.word]-x.n) / float64(max(own[""]-text.all, 1))
		b := float64(other[x.word]) / float64(max(other[""], 1))
		switch {
		case other[x.word] >= common && b > times*a:
			there += x.n
		case own[x.word]-x.n >= common && a > times*b:
			here += x.n
		}
	}
	return there >= 5 && there > 3*here && 2*there > text.all
}
