package link

import (
	"maps"
	"slices"

	"plaza/internal/diag"
	"plaza/internal/locale"
	"plaza/internal/schema"
	"plaza/internal/source"
)

// Memory keeps from one Link to the next of the same site what was found in
// files that are still the same. A source.File never changes, so it is itself
// the name of its content. What is kept says nothing about other files, and
// nobody changes it; the result of a Link is the same with a memory as without.
//
// The zero Memory is empty. One Link at a time uses it.
type Memory struct {
	was, is map[noted]any

	// The words of all languages, and what they were made of.
	catalog *schema.Catalog
	tags    []string
	words   map[string]*source.File
	set     *locale.Set
	found   []diag.Diagnostic
}

// noted names what is kept of a file.
type noted struct {
	what string
	file *source.File
}

// turn forgets what the last Link did not ask for: its files are gone.
func (m *Memory) turn() { m.was, m.is = m.is, map[noted]any{} }

// recall returns what make finds in a file and nowhere else.
func recall[T any](m *Memory, what string, f *source.File, make func() T) T {
	if f == nil {
		return make()
	}
	key := noted{what, f}
	if v, ok := m.is[key]; ok {
		return v.(T)
	}
	v, ok := m.was[key]
	if !ok {
		v = make()
	}
	m.is[key] = v
	return v.(T)
}

// load binds the words of the languages with these tags.
func (m *Memory) load(c *schema.Catalog, tags []string, words map[string]*source.File) (*locale.Set, []diag.Diagnostic) {
	if m.set == nil || m.catalog != c || !slices.Equal(m.tags, tags) || !maps.Equal(m.words, words) {
		m.catalog, m.tags, m.words = c, tags, words
		m.set, m.found = locale.Load(tags, words, c.WordIDs())
	}
	return m.set, m.found
}

// tally counts the words of a text.
type tally struct {
	all   int
	words []counted
}

type counted struct {
	word string
	n    int
}

// tallies counts the words of each text of a file, by path.
func (m *Memory) tallies(f *source.File, texts func(yield func(path, text string) bool)) map[string]tally {
	return recall(m, "tallies", f, func() map[string]tally {
		out := map[string]tally{}
		for path, text := range texts {
			out[path] = count(text)
		}
		return out
	})
}

func count(text string) tally {
	all := split(text)
	slices.Sort(all)
	t := tally{all: len(all), words: make([]counted, 0, len(all))}
	for i, w := range all {
		if i > 0 && w == all[i-1] {
			t.words[len(t.words)-1].n++
			continue
		}
		t.words = append(t.words, counted{w, 1})
	}
	return t
}
