package locale

import (
	"plaza/internal/locale/phrase"
	"plaza/internal/locale/plural"
)

// Phrase is a text with named values: With("Date", d).
type Phrase = phrase.Phrase

// Plural is a text for counted things, with a phrase for each form.
type Plural struct {
	l     *Locale
	forms *[len(plural.Names)]Phrase
}

// For returns the text for n things, with n written as the language writes
// numbers. Other values are given as names and values in turn.
func (p Plural) For(n int, namesAndValues ...string) string {
	var room [8]string
	all := append(append(room[:0], count, p.l.Number(int64(n))), namesAndValues...)
	return p.forms[p.l.bundle.Form(n)].With(all...)
}
