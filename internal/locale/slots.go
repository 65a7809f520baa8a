package locale

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// kind is what a word of the interface is made of.
type kind int

const (
	plain      kind = iota // a text without values: string
	withValues             // a text with values: Phrase
	counting               // a text for each plural form: Plural
)

// slot is one word the program needs: where it is bound and what it holds.
type slot struct {
	id     string
	kind   kind
	params []string // names of the values, in the order of the tag
	index  []int    // of the field in Words; nil for a label
}

// count is the value that every counting word has.
const count = "Count"

// slots returns the words of Words, and a plain one for each label id, by
// id. A struct tag that makes no sense is a bug and panics.
func slots(labels []string) map[string]*slot {
	all := make(map[string]*slot, 2*len(labels))
	add := func(s *slot) {
		if _, twice := all[s.id]; twice {
			panic("locale: two words have the id " + s.id)
		}
		if strings.Contains("."+s.id+".", ".translation.") {
			panic("locale: the id " + s.id + " has the part translation, which go-i18n takes for a key of its own")
		}
		all[s.id] = s
	}
	fieldSlots(reflect.TypeFor[Words](), nil, add)
	for _, id := range labels {
		add(&slot{id: id})
	}
	return all
}

func fieldSlots(t reflect.Type, index []int, add func(*slot)) {
	for i := range t.NumField() {
		f := t.Field(i)
		s := &slot{id: f.Tag.Get("msg"), index: append(slices.Clone(index), i)}
		if tag := f.Tag.Get("params"); tag != "" {
			s.params = strings.Split(tag, ",")
		}
		switch f.Type {
		case reflect.TypeFor[string]():
			s.kind = plain
		case reflect.TypeFor[Phrase]():
			s.kind = withValues
		case reflect.TypeFor[Plural]():
			s.kind = counting
			if !slices.Contains(s.params, count) {
				panic(fmt.Sprintf("locale: %s.%s counts, but its params have no %s", t.Name(), f.Name, count))
			}
		default:
			if f.Type.Kind() != reflect.Struct || s.id != "" {
				panic(fmt.Sprintf("locale: %s.%s has a type that is no word", t.Name(), f.Name))
			}
			fieldSlots(f.Type, s.index, add)
			continue
		}
		if s.id == "" || (s.kind == plain) != (len(s.params) == 0) {
			panic(fmt.Sprintf("locale: the tag of %s.%s does not fit its type", t.Name(), f.Name))
		}
		add(s)
	}
}
