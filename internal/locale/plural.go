package locale

import (
	"fmt"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// form is a plural form of CLDR.
type form uint8

const other form = 5

var formNames = [...]string{"zero", "one", "two", "few", "many", "other"}

func formNamed(name string) (form, bool) {
	for i, n := range formNames {
		if n == name {
			return form(i), true
		}
	}
	return other, false
}

// Plural is a text for counted things, with a template for each form.
type Plural struct {
	l     *Locale
	forms *[len(formNames)]*template
}

// For returns the text for n things, with n written as the language writes
// numbers. Other values are given as names and values in turn.
func (p Plural) For(n int, namesAndValues ...string) string {
	var room [8]string
	all := append(append(room[:0], count, p.l.Number(int64(n))), namesAndValues...)
	return p.forms[p.l.rule.form(n)].fill(all)
}

// rule says which plural form a whole number takes in one language. It is
// go-i18n's rule, asked once for the small numbers.
type rule struct {
	tag       language.Tag
	localizer *i18n.Localizer
	small     [small]form
	samples   [len(formNames)][]int // the first numbers of each form
	large     sync.Map              // int -> form: counts of a site over small, each asked once
}

// small is past every number at which a plural rule of CLDR begins to repeat
// itself, apart from round thousands and millions, which probes holds.
const small = 131

var probes = []int{200, 1_000, 100_000, 1_000_000, 2_000_000}

// probe is a message that says which form was chosen. The table [locale]
// holds no words, so its id cannot clash.
var probe = i18n.Message{ID: "locale.form", Zero: "zero", One: "one", Two: "two", Few: "few", Many: "many", Other: "other"}

// newRule returns the rule for tag and the bundle that will hold the words.
// go-i18n refuses languages that CLDR has no plural rule for, such as Navajo;
// they are kept under a private tag that borrows the rule of a language in
// which every number takes the form other. ("und-x-nv" would not do: it gets
// the rule of English.)
func newRule(tag language.Tag) (*rule, *i18n.Bundle) {
	bundle := i18n.NewBundle(tag)
	if err := bundle.AddMessages(tag, &probe); err != nil {
		tag = language.MustParse("ja-x-" + tag.String())
		bundle = i18n.NewBundle(tag)
		if err := bundle.AddMessages(tag, &probe); err != nil {
			panic(fmt.Sprintf("locale: go-i18n refuses even %s: %v", tag, err))
		}
	}
	r := &rule{tag: tag, localizer: i18n.NewLocalizer(bundle, tag.String())}
	for n := range r.small {
		r.small[n] = r.ask(n)
	}
	for n := range r.small {
		r.samples[r.small[n]] = append(r.samples[r.small[n]], n)
	}
	for _, n := range probes {
		f := r.ask(n)
		r.samples[f] = append(r.samples[f], n)
	}
	return r, bundle
}

// ask lets go-i18n choose the form for n.
func (r *rule) ask(n int) form {
	name, got, err := r.localizer.LocalizeWithTag(&i18n.LocalizeConfig{MessageID: probe.ID, PluralCount: n})
	f, ok := formNamed(name)
	if err != nil || got != r.tag || !ok {
		panic(fmt.Sprintf("locale: go-i18n has no plural form for %d in %s: %q, %s, %v", n, r.tag, name, got, err))
	}
	return f
}

// form returns the form for n things.
func (r *rule) form(n int) form {
	if n < 0 {
		n = -n
	}
	if n < small {
		return r.small[n]
	}
	if f, ok := r.large.Load(n); ok {
		return f.(form)
	}
	f := r.ask(n)
	r.large.Store(n, f)
	return f
}

// needs reports whether a file must give the form: some whole number takes
// it, or it is the form every language has.
func (r *rule) needs(f form) bool { return f == other || len(r.samples[f]) > 0 }

// single reports whether exactly one number takes the form, so that the text
// need not show it: "one tool".
func (r *rule) single(f form) bool { return len(r.samples[f]) == 1 }
