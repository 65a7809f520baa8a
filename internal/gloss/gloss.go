// Package gloss finds the terms of a glossary in running text.
//
// A Matcher is made once for a language from the forms of its terms. Find reads
// a text from left to right and returns the places where a form stands, the
// longest at each place, none over another. Laws:
//
//  1. Only whole words match. A letter, a digit or a mark beside the place, or
//     a hyphen that leads on to more letters, makes it another word.
//  2. Case does not matter, except for a form in capitals: "CAD" is not "cad".
//     Accents matter: "practica" is not "práctica".
//  3. Words of a form may stand on two lines. One of the language's endings may
//     be added to a word: "chatbots" is "chatbot" where "s" is an ending.
//  4. A Matcher never changes and may be used by many goroutines. It keeps no
//     memory of texts: to look a text up costs as much as to read it again.
//
// It knows no language: endings and forms are given. Text may be HTML in which
// only quotes and marks are escaped; a code such as "&amp;" parts words.
//
// Tests: gloss_test.go.
package gloss

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Entry is one term with the forms by which texts call it.
type Entry struct {
	ID    string
	Forms []string
}

// Match is a place in a text, in bytes, and the term that stands there.
type Match struct {
	From, To int
	ID       string
}

// Matcher finds terms.
type Matcher struct {
	endings []string
	byFirst map[string][]form // by the first word, the longest form first
	begins  [1 << 14]bool     // the first two letters of first words, for ASCII: few words pass
}

type form struct {
	id    string
	words []string // in lower case unless exact
	exact bool
}

// New returns the matcher of these entries. Of two entries with one form the
// first has it.
func New(entries []Entry, endings []string) *Matcher {
	m := &Matcher{endings: endings, byFirst: map[string][]form{}}
	seen := map[string]bool{}
	for _, e := range entries {
		for _, text := range e.Forms {
			f := form{id: e.ID, exact: capitals(text)}
			for at := 0; ; {
				from, to := next(text, at)
				if from < 0 {
					break
				}
				f.words, at = append(f.words, fold(text[from:to], f.exact)), to
			}
			if key := strings.Join(f.words, " "); len(f.words) > 0 && !seen[key] {
				seen[key] = true
				m.byFirst[f.words[0]] = append(m.byFirst[f.words[0]], f)
				m.begin(f.words[0])
			}
		}
	}
	for _, list := range m.byFirst {
		slices.SortStableFunc(list, func(a, b form) int { return len(b.words) - len(a.words) })
	}
	return m
}

// begin notes how a first word begins. Of a single letter an ending may make
// any two.
func (m *Matcher) begin(word string) {
	if n, ok := two(word); ok && len(word) > 1 {
		m.begins[n] = true
	} else if ok {
		for b := range byte(utf8.RuneSelf) {
			n, _ := two(word + string(rune(b)))
			m.begins[n] = true
		}
		m.begins[n] = true
	}
}

// two is a number for the first two letters of a word in ASCII, whatever their
// case. It is not ok for other words.
func two(word string) (int, bool) {
	a, b := word[0], byte(0)
	if len(word) > 1 {
		b = word[1]
	}
	if a >= utf8.RuneSelf || b >= utf8.RuneSelf {
		return 0, false
	}
	return int(lower(a))<<7 | int(lower(b)), true
}

func lower(b byte) byte {
	if b >= 'A' && b <= 'Z' {
		return b + 'a' - 'A'
	}
	return b
}

// capitals reports whether a form is written in capitals, as abbreviations are.
func capitals(s string) bool { return len(s) > 1 && s == strings.ToUpper(s) && s != strings.ToLower(s) }

func fold(word string, exact bool) string {
	if exact {
		return word
	}
	return strings.ToLower(word)
}

// Find returns the places of terms in a text.
func (m *Matcher) Find(text string) (out []Match) {
	if len(m.byFirst) == 0 {
		return nil
	}
	before := 0 // where the word before ends
	for from, to := next(text, 0); from >= 0; from, to = next(text, to) {
		if led := from > 0 && text[from-1] == '-' && before == from-1 && before > 0; !led {
			if id, end := m.at(text, from, to); id != "" {
				out = append(out, Match{from, end, id})
				to = end
			}
		}
		before = to
	}
	return out
}

// at returns the longest term whose first word is text[from:to], and its end.
func (m *Matcher) at(text string, from, to int) (string, int) {
	word := text[from:to]
	if n, ok := two(word); ok && !m.begins[n] {
		return "", 0
	}
	low := strings.ToLower(word)
	id, end, longest := "", 0, 0
	try := func(first string) {
		for _, f := range m.byFirst[first] {
			if len(f.words) <= longest {
				return
			}
			if stop := m.rest(text, to, f); stop > 0 {
				id, end, longest = f.id, stop, len(f.words)
				return
			}
		}
	}
	try(word)
	if low != word {
		try(low)
	}
	for _, e := range m.endings {
		if base, ok := strings.CutSuffix(low, e); ok && base != "" {
			try(base)
		}
		if base, ok := strings.CutSuffix(word, e); ok && capitals(base) {
			try(base)
		}
	}
	return id, end
}

// rest returns where form f ends, whose first word ends at to, or 0 when
// another text follows.
func (m *Matcher) rest(text string, to int, f form) int {
	for _, want := range f.words[1:] {
		from, end := next(text, to)
		if from < 0 || !joins(text[to:from]) || !m.same(fold(text[from:end], f.exact), want) {
			return 0
		}
		to = end
	}
	if to+1 < len(text) && text[to] == '-' {
		if r, _ := utf8.DecodeRuneInString(text[to+1:]); unicode.IsLetter(r) {
			return 0
		}
	}
	return to
}

func (m *Matcher) same(word, want string) bool {
	rest, ok := strings.CutPrefix(word, want)
	return ok && (rest == "" || slices.Contains(m.endings, rest))
}

// joins reports whether what stands between two words keeps them together.
func joins(gap string) bool {
	return gap == "-" || strings.Trim(gap, " \n\t\u00a0") == ""
}

// letter tells the letters and digits of ASCII.
var letter = func() (in [utf8.RuneSelf]bool) {
	for b := range byte(utf8.RuneSelf) {
		in[b] = b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
	}
	return in
}()

// next returns the next word of text at or after at, or -1. A code of HTML is
// no word.
func next(text string, at int) (from, to int) {
	from = -1
	for i := at; i < len(text); {
		if b := text[i]; b < utf8.RuneSelf && b != '&' { // nearly all of a text
			if !letter[b] {
				if from >= 0 {
					return from, i
				}
			} else if from < 0 {
				from = i
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) || r == '’' && from >= 0 && inner(text[i+n:]):
			if from < 0 {
				from = i
			}
		case from >= 0:
			return from, i
		case r == '&':
			if end := strings.IndexByte(text[i:], ';'); end > 0 && end < 8 && !strings.Contains(text[i:i+end], " ") {
				n = end + 1
			}
		}
		i += n
	}
	return from, len(text)
}

// inner reports whether a letter follows and more than a single one: "d’or" is
// one word, while the s of "City’s" is none of the city's.
func inner(after string) bool {
	r, n := utf8.DecodeRuneInString(after)
	if !unicode.IsLetter(r) {
		return false
	}
	r, _ = utf8.DecodeRuneInString(after[n:])
	return unicode.IsLetter(r)
}
