// Package readable measures how hard a text is to read.
//
// A Formula is made for one language and named in that language's file of
// words, so the program itself knows no language; one without a formula is not
// measured. The figures are Flesch-Kincaid's grade for English, where less is
// easier, and INFLESZ (Szigriszt-Pazos) for Spanish, where more is easier.
// Both average over sentences and syllables: they are an alarm, not a proof.
//
// The rules are the same as those of test/browser, which measures finished
// pages. Tests: readable_test.go.
package readable

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Formula turns counts into a figure.
type Formula struct {
	Name      string
	Title     string
	Easier    int     // +1 when a greater figure is easier, -1 when a smaller one is
	Limit     float64 // a whole record should not be harder
	syllables func(word string) int
	value     func(perSentence, perWord float64) float64
}

var formulas = []*Formula{
	{"flesch-kincaid", "Flesch-Kincaid grade", -1, 8, english, func(s, w float64) float64 { return 0.39*s + 11.8*w - 15.59 }},
	{"inflesz", "INFLESZ figure", +1, 60, spanish, func(s, w float64) float64 { return 206.835 - 62.3*w - s }},
}

// Names returns the names of all formulas.
func Names() []string {
	var out []string
	for _, f := range formulas {
		out = append(out, f.Name)
	}
	return out
}

// Named returns the formula of this name, or nil.
func Named(name string) *Formula {
	for _, f := range formulas {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// Harder reports whether figure a is harder to read than b.
func (f *Formula) Harder(a, b float64) bool { return (b-a)*float64(f.Easier) > 0 }

// Count is what the formulas average over. Counts of texts may be added up.
type Count struct{ Sentences, Words, Syllables int }

// Add adds the counts of another text.
func (c *Count) Add(d Count) {
	c.Sentences, c.Words, c.Syllables = c.Sentences+d.Sentences, c.Words+d.Words, c.Syllables+d.Syllables
}

// Count counts the sentences.
func (f *Formula) Count(sentences []Sentence) Count {
	c := Count{Sentences: len(sentences)}
	for _, s := range sentences {
		for _, word := range s.Words {
			for part := range strings.SplitSeq(word, "-") {
				if strings.ContainsFunc(part, unicode.IsLetter) {
					c.Words++
					c.Syllables += f.syllables(part)
				}
			}
		}
	}
	return c
}

// Value returns the figure for a count of at least one word.
func (f *Formula) Value(c Count) float64 {
	return f.value(float64(c.Words)/float64(c.Sentences), float64(c.Syllables)/float64(c.Words))
}

// Sentence is one sentence as its words.
type Sentence struct {
	Words []string
	At    int // where the first word begins in the text, in bytes
}

// dotted are written with dots that end no sentence.
var dotted = []string{"e.g.", "i.e.", "No.", "U.S.", "Inc.", "Co.", "St.", "Dr.", "Mr.", "Ms.", "Sr.", "Sra.", "EE.UU.", "p.ej.", "núm.", "art.", "etc."}

// Sentences takes a text apart. A line is a text of its own: a paragraph or an
// entry of a list.
func Sentences(text string) []Sentence {
	var out []Sentence
	var s Sentence
	end := func() {
		if len(s.Words) > 0 {
			out = append(out, s)
		}
		s = Sentence{}
	}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			to := wordEnd(text, i+n)
			if len(s.Words) == 0 {
				s.At = i
			}
			s.Words = append(s.Words, text[i:to])
			i = to
			continue
		case r == '\n':
			end()
		case strings.ContainsRune(".!?…", r) && stops(text, i, n):
			end()
		}
		i += n
	}
	end()
	return out
}

func wordEnd(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r) && r != '\'' && r != '’' && r != '-' {
			return i
		}
		i += n
	}
	return i
}

// stops reports whether the mark at i ends a sentence: white space follows,
// perhaps after a closing mark, and it is no dot of an abbreviation.
func stops(text string, i, n int) bool {
	rest := text[i+n:]
	for _, mark := range []string{"”", "»", "\"", ")"} {
		if after, ok := strings.CutPrefix(rest, mark); ok {
			rest = after
			break
		}
	}
	r, _ := utf8.DecodeRuneInString(rest)
	if rest != "" && !unicode.IsSpace(r) {
		return false
	}
	for _, d := range dotted {
		if from := i + n - len(d); from >= 0 && text[from:i+n] == d {
			if b, _ := utf8.DecodeLastRuneInString(text[:from]); from == 0 || !unicode.IsLetter(b) {
				return false
			}
		}
	}
	return true
}
