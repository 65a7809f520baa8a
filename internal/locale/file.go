package locale

import (
	"maps"
	"slices"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"plaza/internal/diag"
)

// message is one word as a file gives it.
type message struct {
	id    string
	path  []any // of its key in the file
	forms [len(formNames)]*text
}

// text is one form of a word.
type text struct {
	value string
	path  []any
	bad   bool // reported; must not reach go-i18n
}

// sound reports whether the form is there and may be used.
func (m *message) sound(f form) bool { return m.forms[f] != nil && !m.forms[f].bad }

func (m *message) forGoI18n() *i18n.Message {
	value := func(f form) string {
		if m.sound(f) {
			return m.forms[f].value
		}
		return ""
	}
	return &i18n.Message{ID: m.id, Zero: value(0), One: value(1), Two: value(2), Few: value(3), Many: value(4), Other: value(other)}
}

// reserved are the keys by which go-i18n knows that a table is a message, when
// a text stands beside them. It does not tell capitals apart. There is one
// more, "translation", which no id may have as a part (slots).
var reserved = append(formNames[:len(formNames):len(formNames)], "id", "hash", "description", "leftdelim", "rightdelim")

func isReserved(key string, value any) bool {
	_, text := value.(string)
	return text && slices.Contains(reserved, strings.ToLower(key))
}

// table reads a table of words. Its ids begin with prefix, which is empty or
// ends in a dot.
func (l *loader) table(t map[string]any, path []any, prefix string) {
	for _, key := range slices.Sorted(maps.Keys(t)) {
		if prefix == "" && key == "locale" {
			continue
		}
		id, at := prefix+key, append(slices.Clone(path), key)
		slot, known := l.want[id]
		switch value := t[key].(type) {
		case string:
			switch {
			case isReserved(key, value) && known:
				l.seen[id] = true
				l.add("locale/reserved-name", l.doc.Key(at...), "name", key, "mend", key+`.other = "`+value+`"`)
			case known:
				l.message(slot, map[string]any{"other": value}, at, at)
			default:
				l.unknown(id, at)
			}
		case map[string]any:
			switch {
			case known && hasReserved(value):
				l.message(slot, value, at, nil)
			case known || l.leads(id):
				l.table(value, at, id+".")
			default:
				l.unknown(id, at)
			}
		default:
			if known || l.leads(id) {
				l.seen[id] = true
				l.add("locale/not-text", l.doc.Value(at...), "id", id)
			} else {
				l.unknown(id, at)
			}
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

// leads reports whether some wanted id begins with id and a dot.
func (l *loader) leads(id string) bool {
	for want := range l.want {
		if len(want) > len(id) && want[len(id)] == '.' && want[:len(id)] == id {
			return true
		}
	}
	return false
}

// unknown reports a word, or a whole table of words, that nothing uses. Ids
// of the same length are offered first, so that a misspelt table is told from
// its words.
func (l *loader) unknown(id string, at []any) {
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
	l.add("locale/unknown-word", l.doc.Key(at...), "id", id, "mend", mend)
}

// message reads the forms of one word. single is the path of the text when
// the word is no table.
func (l *loader) message(s slot, forms map[string]any, path, single []any) {
	m := &message{id: s.id, path: path}
	l.messages[s.id] = m
	for _, name := range slices.Sorted(maps.Keys(forms)) {
		at := single
		if at == nil {
			at = append(slices.Clone(path), name)
		}
		if name == "description" || name == "hash" {
			continue // a note to translators
		}
		f, ok := formNamed(name)
		value, isText := forms[name].(string)
		switch {
		case !ok:
			l.add("locale/unknown-form", l.doc.Key(at...), "form", name, "id", s.id, "mend", l.formMend(s.id, name))
			continue
		case !isText:
			l.add("locale/not-text", l.doc.Value(at...), "id", s.id+"."+name)
			m.forms[f] = &text{path: at, bad: true}
			continue
		case s.kind != counting && f != other:
			l.add("locale/not-counted", l.doc.Key(at...), "form", name, "id", s.id)
			continue
		case s.kind == counting && !l.rule.needs(f):
			l.add("locale/unused-form", l.doc.Key(at...), "form", name, "id", s.id, "tag", l.tag)
		}
		m.forms[f] = &text{value: value, path: at}
		m.forms[f].bad = l.check(s, f, m.forms[f])
	}
	l.formsOf(s, m)
}

// formMend tells a misspelt form from a word that goes on below this one.
func (l *loader) formMend(id, name string) string {
	if _, ok := l.want[id+"."+name]; ok {
		return quoteMend(id, name)
	}
	return diag.DidYouMean(name, formNames[:])
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
func (l *loader) formsOf(s slot, m *message) {
	for f, name := range formNames {
		f := form(f)
		if m.forms[f] != nil || f != other && (s.kind != counting || !l.rule.needs(f)) {
			continue
		}
		l.add("locale/plural-form", l.doc.Key(m.path...), "id", s.id, "form", name, "numbers", numbers(l.rule.samples[f]))
	}
}
