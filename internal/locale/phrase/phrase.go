// Package phrase is the text of one interface word: how it is written in a
// file of words (syntax.go), and how its values are put in.
//
// A text is taken apart once, when it is loaded. After that a text with values
// costs one allocation, the result.
package phrase

import (
	"slices"
	"strings"
)

// Phrase is a text with named values. It was taken apart when the words were
// loaded, so that using it is joining texts.
type Phrase struct{ t *template }

// template is texts with values between them: texts[0] values[0] texts[1] ...
type template struct {
	id     string
	params []string // every value the caller must give
	texts  []string
	values []string
	length int // of all texts
}

// With returns the phrase with its values, given as names and values in turn:
// With("Date", d, "Who", w). A name the phrase does not have, or one left out,
// is a bug: it panics.
func (p Phrase) With(namesAndValues ...string) string {
	return p.t.fill(namesAndValues)
}

// Around returns what stands before and after the value name, for a template
// that puts a link or marked text in its place. The other values are given as
// for With.
func (p Phrase) Around(name string, namesAndValues ...string) (before, after string) {
	for i, v := range p.t.values {
		if v == name {
			head := template{id: p.t.id, params: p.t.params, texts: p.t.texts[:i+1], values: p.t.values[:i]}
			tail := template{id: p.t.id, params: p.t.params, texts: p.t.texts[i+1:], values: p.t.values[i+1:]}
			all := append([]string{name, ""}, namesAndValues...)
			return head.fill(all), tail.fill(all)
		}
	}
	panic("phrase: the word " + p.t.id + " has no value " + name)
}

func (t *template) fill(given []string) string {
	t.check(given)
	n := t.length
	for i := 1; i < len(given); i += 2 {
		n += len(given[i])
	}
	var b strings.Builder
	b.Grow(n)
	b.WriteString(t.texts[0])
	for i, name := range t.values {
		b.WriteString(lookup(given, name))
		b.WriteString(t.texts[i+1])
	}
	return b.String()
}

func (t *template) check(given []string) {
	if len(given) != 2*len(t.params) {
		panic("phrase: the word " + t.id + " needs the values " + strings.Join(t.params, ", ") + ", as names and values in turn")
	}
	for _, p := range t.params {
		if !has(given, p) {
			panic("phrase: the word " + t.id + " was not given the value " + p)
		}
	}
}

func has(given []string, name string) bool {
	for i := 0; i < len(given); i += 2 {
		if given[i] == name {
			return true
		}
	}
	return false
}

func lookup(given []string, name string) string {
	for i := 0; i < len(given); i += 2 {
		if given[i] == name {
			return given[i+1]
		}
	}
	return ""
}

// Marker stands around the name of a value while go-i18n fills a text. It is a
// control character, and no word may hold one.
const Marker = "\x00"

// New takes text apart, in which each value's own name stands between two
// Markers. params are all values that With will be given; a text need not show
// each of them.
func New(id, text string, params []string) Phrase {
	t := &template{id: id, params: params}
	for i, part := range strings.Split(text, Marker) {
		if i%2 == 1 {
			t.values = append(t.values, part)
			continue
		}
		t.texts = append(t.texts, part)
		t.length += len(part)
	}
	return Phrase{t}
}

// Missing is what stands on a page of a site that has errors, so that the
// preview can still be drawn: the id, in marks that no language uses.
func Missing(id string, params []string) Phrase { return New(id, MissingText(id), params) }

// MissingText is Missing for a word without values.
func MissingText(id string) string { return "⟦" + id + "⟧" }

// Bound reports whether the phrase is that of a file and not Missing, and
// shows every value but the one named except.
func (p Phrase) Bound(except string) bool {
	if p.t == nil || strings.HasPrefix(p.t.texts[0], "⟦") {
		return false
	}
	for _, param := range p.t.params {
		if param != except && !slices.Contains(p.t.values, param) {
			return false
		}
	}
	return true
}
