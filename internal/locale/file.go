package locale

import (
	"maps"
	"slices"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"plaza/internal/diag"
	"plaza/internal/locale/plural"
)

// place is where something stands in a file: a key in the table above it.
type place struct {
	above *place // nil for the file itself
	key   string
}

// path is the place as package tomldoc takes it.
func (p *place) path() []any {
	if p == nil {
		return nil
	}
	return append(p.above.path(), p.key)
}

// message is one word as a file gives it.
type message struct {
	id    string
	at    place
	forms [len(plural.Names)]text
}

// text is one form of a word.
type text struct {
	value string
	key   string // below the word's own place; empty when the word is no table
	there bool
	bad   bool // reported; must not reach go-i18n
}

// path is the place of one of the word's forms.
func (m *message) path(f plural.Form) []any {
	if key := m.forms[f].key; key != "" {
		return append(m.at.path(), key)
	}
	return m.at.path()
}

// sound reports whether the form is there and may be used.
func (m *message) sound(f plural.Form) bool { return m.forms[f].there && !m.forms[f].bad }

func (m *message) forGoI18n() *i18n.Message {
	value := func(f plural.Form) string {
		if m.sound(f) {
			return m.forms[f].value
		}
		return ""
	}
	return &i18n.Message{ID: m.id, Zero: value(0), One: value(1), Two: value(2), Few: value(3), Many: value(4), Other: value(plural.Other)}
}

// reserved are the keys by which go-i18n knows that a table is a message, when
// a text stands beside them. It does not tell capitals apart. There is one
// more, "translation", which no id may have as a part (slots).
var reserved = append(plural.Names[:len(plural.Names):len(plural.Names)], "id", "hash", "description", "leftdelim", "rightdelim")

func isReserved(key string, value any) bool {
	_, text := value.(string)
	return text && slices.Contains(reserved, strings.ToLower(key))
}

// table reads the table of words at above. Its ids begin with prefix, which
// is empty or ends in a dot. The order of the keys does not matter: Load sorts
// what is found.
func (l *loader) table(t map[string]any, above *place, prefix string) {
	for key, value := range t {
		if prefix == "" && key == "locale" {
			continue
		}
		id, at := prefix+key, place{above, key}
		s := l.want[id]
		switch value := value.(type) {
		case string:
			switch {
			case s == nil:
				l.unknown(id, at)
			case isReserved(key, value):
				l.seen[id] = true
				l.add("locale/reserved-name", l.doc.Key(at.path()...), "name", key, "mend", key+`.other = "`+value+`"`)
			default:
				m := l.message(s, at)
				l.text(s, m, plural.Other, value, "")
				l.formsOf(s, m)
			}
		case map[string]any:
			switch {
			case s != nil && hasReserved(value):
				l.forms(s, l.message(s, at), value)
			case s != nil || l.tables[id]:
				l.table(value, &at, id+".")
			default:
				l.unknown(id, at)
			}
		default:
			if s == nil && !l.tables[id] {
				l.unknown(id, at)
				continue
			}
			l.seen[id] = true
			l.add("locale/not-text", l.doc.Value(at.path()...), "id", id)
		}
	}
}

func hasReserved(t map[string]any) bool {
	for key, value := range t {
		if isReserved(key, value) {
			return true
		}
	}
	return false
}

// leading returns what stands before a dot of some wanted id: the tables that
// a file may have.
func leading(want map[string]*slot) map[string]bool {
	tables := map[string]bool{}
	for id := range want {
		for at := strings.LastIndexByte(id, '.'); at >= 0 && !tables[id[:at]]; at = strings.LastIndexByte(id[:at], '.') {
			tables[id[:at]] = true
		}
	}
	return tables
}

// unknown reports a word, or a whole table of words, that nothing uses. Ids
// of the same length are offered first, so that a misspelt table is told from
// its words.
func (l *loader) unknown(id string, at place) {
	parts := strings.Count(id, ".") + 1
	var near []string
	for _, want := range slices.Sorted(maps.Keys(l.want)) {
		split := strings.SplitN(want, ".", parts+1)
		if len(split) >= parts {
			near = append(near, strings.Join(split[:parts], "."))
		}
	}
	mend := "Take it out."
	if s := diag.Suggest(id, slices.Compact(near)); s != "" && s != id {
		mend = `Write "` + s + `", or take it out.`
	}
	l.add("locale/unknown-word", l.doc.Key(at.path()...), "id", id, "mend", mend)
}

func (l *loader) message(s *slot, at place) *message {
	m := &message{id: s.id, at: at}
	l.messages[s.id] = m
	return m
}

// forms reads the forms of a word that is written as a table.
func (l *loader) forms(s *slot, m *message, forms map[string]any) {
	for name, value := range forms {
		at := func() []any { return append(m.at.path(), name) }
		if name == "description" || name == "hash" {
			continue // a note to translators
		}
		f, ok := plural.Named(name)
		value, isText := value.(string)
		switch {
		case !ok:
			l.add("locale/unknown-form", l.doc.Key(at()...), "form", name, "id", s.id, "mend", l.formMend(s.id, name))
		case !isText:
			l.add("locale/not-text", l.doc.Value(at()...), "id", s.id+"."+name)
			m.forms[f] = text{key: name, there: true, bad: true}
		case s.kind != counting && f != plural.Other:
			l.add("locale/not-counted", l.doc.Key(at()...), "form", name, "id", s.id)
		default:
			if s.kind == counting && !l.bundle.Needs(f) {
				l.add("locale/unused-form", l.doc.Key(at()...), "form", name, "id", s.id, "tag", l.tag)
			}
			l.text(s, m, f, value, name)
		}
	}
	l.formsOf(s, m)
}

// text keeps one form of a word, checked.
func (l *loader) text(s *slot, m *message, f plural.Form, value, key string) {
	m.forms[f] = text{value: value, key: key, there: true}
	m.forms[f].bad = l.check(s, m, f)
}

// formMend tells a misspelt form from a word that goes on below this one.
func (l *loader) formMend(id, name string) string {
	if _, ok := l.want[id+"."+name]; ok {
		return quoteMend(id, name)
	}
	return diag.DidYouMean(name, plural.Names[:])
}

// quoteMend tells how to write the word name below id, which is itself a
// word.
func quoteMend(id, name string) string {
	above, last := "", id
	if i := strings.LastIndexByte(id, '.'); i > 0 {
		above, last = id[:i], id[i+1:]
	}
	return `Under [` + above + `], write ` + last + ` = "..." and "` + last + "." + name + `" = "...", the second name in quote marks.`
}

// formsOf reports the plural forms that are not there.
func (l *loader) formsOf(s *slot, m *message) {
	for f, name := range plural.Names {
		f := plural.Form(f)
		if m.forms[f].there || f != plural.Other && (s.kind != counting || !l.bundle.Needs(f)) {
			continue
		}
		l.add("locale/plural-form", l.doc.Key(m.at.path()...), "id", s.id, "form", name, "numbers", numbers(l.bundle.Samples(f)))
	}
}
