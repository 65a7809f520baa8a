package locale

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// LanguageName is what the language with this tag is called: in l where CLDR
// knows its word, else as its own speakers write it, else the tag.
func (l *Locale) LanguageName(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return tag
	}
	if own, err := language.Parse(l.Tag); err == nil {
		if names := display.Languages(own); names != nil && names.Name(t) != "" {
			return names.Name(t)
		}
	}
	if name := display.Self.Name(t); name != "" {
		return name
	}
	return tag
}
