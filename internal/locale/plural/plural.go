// Package plural keeps the messages of one language, with its rule for
// plurals: which form a whole number takes, and which forms there are at all.
//
// Messages and rules are go-i18n's. It keeps its rules to itself, so they are
// found by asking: once for every small number, and for some round ones.
//
// Laws:
//
//  1. A bundle holds one language, so there is nothing to fall back to; and
//     should go-i18n ever answer in another, that is an error.
//  2. The form of a number is the one go-i18n chooses, for every number.
//
// The test compares many more numbers, in many languages, with go-i18n.
package plural

import (
	"fmt"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// Form is a plural form of CLDR.
type Form uint8

// Other is the form every language has.
const Other Form = 5

// Names are the forms' names in files of words, by Form.
var Names = [...]string{"zero", "one", "two", "few", "many", "other"}

// Named returns the form with this name.
func Named(name string) (Form, bool) {
	for i, n := range Names {
		if n == name {
			return Form(i), true
		}
	}
	return Other, false
}

// Bundle is the messages of one language. Add is for one goroutine; when all
// are added, the other methods are for any number of them.
type Bundle struct {
	tag       language.Tag
	messages  *i18n.Bundle
	localizer *i18n.Localizer
	small     [small]Form
	samples   [len(Names)][]int // the first numbers of each form
	large     sync.Map          // int -> Form: counts of a site over small, each asked once
}

// small is past every number at which a plural rule of CLDR begins to repeat
// itself, apart from round thousands and millions, which probes holds.
const small = 131

var probes = []int{200, 1_000, 100_000, 1_000_000, 2_000_000}

// probe is a message that says which form was chosen. The table [locale]
// holds no words, so its id cannot clash.
var probe = i18n.Message{ID: "locale.form", Zero: "zero", One: "one", Two: "two", Few: "few", Many: "many", Other: "other"}

// New returns an empty bundle for tag. go-i18n refuses languages that CLDR has
// no plural rule for, such as Navajo; they are kept under a private tag that
// borrows the rule of a language in which every number takes the form other.
// ("und-x-nv" would not do: it gets the rule of English.)
func New(tag language.Tag) *Bundle {
	b := &Bundle{tag: tag, messages: i18n.NewBundle(tag)}
	if err := b.Add(&probe); err != nil {
		b.tag = language.MustParse("ja-x-" + tag.String())
		b.messages = i18n.NewBundle(b.tag)
		if err := b.Add(&probe); err != nil {
			panic("plural: " + err.Error())
		}
	}
	b.localizer = i18n.NewLocalizer(b.messages, b.tag.String())
	for n := range b.small {
		b.small[n] = b.ask(n)
	}
	for n := range b.small {
		b.samples[b.small[n]] = append(b.samples[b.small[n]], n)
	}
	for _, n := range probes {
		f := b.ask(n)
		b.samples[f] = append(b.samples[f], n)
	}
	return b
}

// Add adds a message.
func (b *Bundle) Add(m *i18n.Message) error {
	if err := b.messages.AddMessages(b.tag, m); err != nil {
		return fmt.Errorf("add message %s in %s: %w", m.ID, b.tag, err)
	}
	return nil
}

// Write returns the text of a message. go-i18n answers with another text when
// it does not find the right one; here that is an error.
func (b *Bundle) Write(config *i18n.LocalizeConfig) (string, error) {
	text, got, err := b.localizer.LocalizeWithTag(config)
	if err != nil {
		return "", err
	}
	if got != b.tag {
		return "", fmt.Errorf("message %q was found in %s instead of %s", config.MessageID, got, b.tag)
	}
	return text, nil
}

// ask lets go-i18n choose the form for n.
func (b *Bundle) ask(n int) Form {
	name, err := b.Write(&i18n.LocalizeConfig{MessageID: probe.ID, PluralCount: n})
	f, ok := Named(name)
	if err != nil || !ok {
		panic(fmt.Sprintf("plural: go-i18n has no plural form for %d in %s: %q, %v", n, b.tag, name, err))
	}
	return f
}

// Form returns the form for n things.
func (b *Bundle) Form(n int) Form {
	if n < 0 {
		n = -n
	}
	if n < small {
		return b.small[n]
	}
	if f, ok := b.large.Load(n); ok {
		return f.(Form)
	}
	f := b.ask(n)
	b.large.Store(n, f)
	return f
}

// Needs reports whether a file must give the form: some whole number takes
// it, or it is the form every language has.
func (b *Bundle) Needs(f Form) bool { return f == Other || len(b.samples[f]) > 0 }

// Single reports whether exactly one number takes the form, so that the text
// need not show it: "one tool".
func (b *Bundle) Single(f Form) bool { return len(b.samples[f]) == 1 }

// Samples returns the first whole numbers that take the form, none when no
// number does.
func (b *Bundle) Samples(f Form) []int { return b.samples[f] }
