// Package locale speaks to readers in their language.
//
// A site has one file of interface words for each language, i18n/<tag>.toml.
// Load reads them all and binds them once: words that pages know by name into
// the struct Words, labels that are looked up by a computed id (a field, an
// allowed value) into the locale. After that no page can ask for a word that
// is not there, in any language: a missing, misspelt or half translated word
// is a diagnostic at its place, and publishing stops.
//
// # A file of words
//
// It is a message file of go-i18n with nested tables, plus one table that
// holds no words:
//
//	[locale]
//	name      = "Español"   # as its own speakers write it
//	direction = "ltr"       # or "rtl"
//	formats   = "es-US"     # whose dates and numbers; the tag of the file if left out
//	same      = ["nav.x"]   # words that are rightly the same as in the source language
//
// The dates, numbers and lists of a language come from package cldr. Where
// that knows nothing (Navajo) or writes otherwise than the city does, [locale]
// may also hold months, months_alone, date, month_year, percent, money,
// symbols, collation and a table list: settings.go tells their forms.
//
// Words are plain text on one line. A value stands in them as {{.Date}}; no
// other braces and no HTML may. Numbers that are counted need every plural
// form of the language.
//
//	[count.tools]
//	one   = "{{.Count}} herramienta"
//	many  = "{{.Count}} de herramientas"
//	other = "{{.Count}} herramientas"
//
// Where an id ends in a name of go-i18n (zero one two few many other id hash
// description leftdelim rightdelim), the word is written one step deeper:
// other.other = "Otro". No part of an id may be translation. Where an id goes
// on below another id that is itself a word, its name is quoted:
// "costs.note" = "Nota".
//
// # Laws
//
//  1. No word of one language is ever shown in another. Each language has a
//     go-i18n bundle of its own, so there is nothing to fall back to.
//  2. What a locale writes depends on its file and package cldr alone.
//  3. A file of words cannot run anything: placeholders are checked before
//     go-i18n, whose texts are Go templates, sees them.
//  4. A Locale may be used by several goroutines. Using a bound word costs one
//     allocation, the text itself.
//
// Below this package stand cldr (what is known of every language), style
// (writing dates, numbers and lists), plural (go-i18n's messages and forms) and
// phrase (the text of one word).
//
// Tests: words_test.go holds the shipped files and Words together,
// mistakes_test.go and files_test.go plant every mistake, format_test.go is a
// table of languages.
package locale

import (
	"plaza/internal/locale/plural"
	"plaza/internal/locale/style"
)

// Locale is one language of a site with everything it needs to write.
type Locale struct {
	Tag    string // "en", "es", "ar", "nv"
	Index  int    // position in the site's languages; 0 is the source language
	Name   string // as its speakers write it: "Español"
	Dir    string // "ltr" or "rtl"
	Prefix string // of addresses: "" for the source language, else "es/"
	Region string // whose dates and numbers: "es-US", or the tag alone
	Words  *Words

	Endings []string // that may be added to a term of the glossary in a text
	// Placeholders are words that stand where an answer should. Case, accents and signs do not matter.
	Placeholders []string
	Formula      string // of readability, "" where the language has none

	labels map[string]string
	style  *style.Style
	bundle *plural.Bundle
	order  style.Order
}

// Set is all locales of a site, the source language first. It never changes
// after Load.
type Set struct{ All []*Locale }

// Get returns the locale with this tag, or nil.
func (s *Set) Get(tag string) *Locale {
	for _, l := range s.All {
		if l.Tag == tag {
			return l
		}
	}
	return nil
}

// RTL reports whether the language is read from right to left, for what is
// drawn and not written: text turns by itself.
func (l *Locale) RTL() bool { return l.Dir == "rtl" }

// Label returns the word for an id that is computed, such as
// "enum.tool.automation.acts-alone". An id that was not given to Load is a
// bug: it panics.
func (l *Locale) Label(id string) string {
	text, ok := l.labels[id]
	if !ok {
		panic("locale: the word " + id + " was not asked for when the words were loaded")
	}
	return text
}
