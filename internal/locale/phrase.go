package locale

import "strings"

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
	panic("locale: the word " + p.t.id + " has no value " + name)
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
		panic("locale: the word " + t.id + " needs the values " + strings.Join(t.params, ", ") + ", as names and values in turn")
	}
	for _, p := range t.params {
		if !has(given, p) {
			panic("locale: the word " + t.id + " was not given the value " + p)
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

// marker stands around the name of a value while go-i18n fills a text. No
// word can hold it: the check for line breaks refuses control characters.
const marker = "\x00"

// takeApart makes a template of text, in which go-i18n has put each value's
// own name between markers.
func takeApart(id, text string, params []string) *template {
	t := &template{id: id, params: params}
	for i, part := range strings.Split(text, marker) {
		if i%2 == 1 {
			t.values = append(t.values, part)
			continue
		}
		t.texts = append(t.texts, part)
		t.length += len(part)
	}
	return t
}

// missing is what stands on a page of a site that has errors, so that the
// preview can still be drawn: the id, in marks that no language uses.
func missing(id string, params []string) *template {
	return &template{id: id, params: params, texts: []string{"⟦" + id + "⟧"}}
}
