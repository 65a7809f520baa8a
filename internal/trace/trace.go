// Package trace knows a sample record again by what it leaves behind: its id,
// its name and its longer texts.
//
// What real records, the interface or the declarations say too is no trace
// (Except): a sample that is called "Chatbot" must not stop a release. An id of
// one word counts only where it stands as a value or in an address.
//
// Tests: trace_test.go; internal/build/clean_test.go plants a leak in each
// format.
package trace

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sample is what is known of one version of a sample record.
type Sample struct {
	Kind     string // "tool"
	ID, Name string
	Texts    []string // in any language
}

// Ref names the record: "tool/tree-survey".
func (s Sample) Ref() string { return s.Kind + "/" + s.ID }

// Found is one trace: what stands there, and the sample that it leads to.
type Found struct{ Ref, What string }

// Law knows the traces of samples. After the last Except it may be used from
// many goroutines.
type Law struct {
	ids     map[string]Found
	single  map[string]Found   // ids of one word
	phrases map[uint64][]entry // by the first two words, or the only one
}

type entry struct {
	words []uint64
	found Found
}

const (
	leastText = 5 // words of a sentence that is known again
	leastName = 6 // letters of a name of one word
	leastID   = 4 // letters of an id of one word
)

// New makes a law of samples.
func New(samples []Sample) *Law {
	l := &Law{ids: map[string]Found{}, single: map[string]Found{}, phrases: map[uint64][]entry{}}
	for _, s := range samples {
		found := Found{s.Ref(), s.ID}
		switch {
		case strings.Contains(s.ID, "-"):
			l.ids[s.ID] = found
			l.ids[s.Kind+"-"+s.ID] = found
		case len(s.ID) >= leastID:
			l.single[s.ID] = found
		}
		if w := wordsOf(s.Name); len(w) > 1 || len(w) == 1 && len(s.Name) >= leastName {
			l.add(w, Found{s.Ref(), s.Name})
		}
		for _, t := range s.Texts {
			for sentence := range strings.FieldsFuncSeq(t, ends) {
				if w := wordsOf(sentence); len(w) >= leastText {
					l.add(w, Found{s.Ref(), strings.Join(strings.Fields(sentence), " ")})
				}
			}
		}
	}
	return l
}

// ends reports where a sentence ends, or where Markdown may put a tag.
func ends(r rune) bool { return strings.ContainsRune(".!?:;*_[]()<>#`|\\&", r) }

func (l *Law) add(w []uint64, f Found) {
	k := key(w)
	for _, e := range l.phrases[k] {
		if same(e.words, w) && len(e.words) == len(w) {
			return
		}
	}
	l.phrases[k] = append(l.phrases[k], entry{w, f})
}

func key(w []uint64) uint64 {
	if len(w) == 1 {
		return w[0]
	}
	return pair(w[0], w[1])
}

func pair(a, b uint64) uint64 { return a*0x9e3779b97f4a7c15 + b }

// same reports whether the words begin with those of the phrase.
func same(phrase, words []uint64) bool {
	if len(words) < len(phrase) {
		return false
	}
	for i, w := range phrase {
		if words[i] != w {
			return false
		}
	}
	return true
}

// Empty reports that there is nothing to look for.
func (l *Law) Empty() bool { return len(l.ids)+len(l.single)+len(l.phrases) == 0 }

// Except takes away every trace that the text has too.
func (l *Law) Except(text string) {
	if l.Empty() {
		return
	}
	tokens(text, func(t string, _, _ byte) bool {
		delete(l.ids, t)
		delete(l.single, t)
		return true
	})
	w := wordsOf(text)
	for i := range w {
		l.forget(w[i], w[i:])
		if i+1 < len(w) {
			l.forget(pair(w[i], w[i+1]), w[i:])
		}
	}
}

func (l *Law) forget(k uint64, words []uint64) {
	all, ok := l.phrases[k]
	if !ok {
		return
	}
	var kept []entry
	for _, e := range all {
		if !same(e.words, words) {
			kept = append(kept, e)
		}
	}
	if l.phrases[k] = kept; len(kept) == 0 {
		delete(l.phrases, k)
	}
}

// Text looks for a trace in one value, which is plain text or an id.
func (l *Law) Text(s string) (Found, bool) {
	if f, ok := l.id(s); ok {
		return f, true
	}
	return l.phrase(wordsOf(s))
}

func (l *Law) id(s string) (found Found, ok bool) {
	if len(l.ids)+len(l.single) == 0 {
		return
	}
	tokens(s, func(t string, before, after byte) bool {
		if found, ok = l.ids[t]; !ok && value(before) && value(after) {
			found, ok = l.single[t]
		}
		return !ok
	})
	return
}

// value reports whether a value or a step of an address may end at the byte; 0
// stands for the end of the text.
func value(b byte) bool { return b == 0 || strings.IndexByte("\"'/,.#\n\r|", b) >= 0 }

func (l *Law) phrase(w []uint64) (Found, bool) {
	for i := range w {
		for _, e := range l.phrases[w[i]] {
			if same(e.words, w[i:]) {
				return e.found, true
			}
		}
		if i+1 == len(w) {
			break
		}
		for _, e := range l.phrases[pair(w[i], w[i+1])] {
			if same(e.words, w[i:]) {
				return e.found, true
			}
		}
	}
	return Found{}, false
}

// tokens calls do with each whole run of the letters of ids, and the bytes
// around it, until it returns false.
func tokens(s string, do func(t string, before, after byte) bool) {
	for i := 0; i < len(s); {
		if !idByte[s[i]] {
			i++
			continue
		}
		from := i
		for i < len(s) && idByte[s[i]] {
			i++
		}
		var before, after byte
		if from > 0 {
			before = s[from-1]
		}
		if i < len(s) {
			after = s[i]
		}
		if !do(s[from:i], before, after) {
			return
		}
	}
}

var idByte = func() (set [256]bool) {
	for _, b := range "abcdefghijklmnopqrstuvwxyz0123456789-" {
		set[b] = true
	}
	return
}()

// wordsOf hashes each word, without case, marks and soft hyphens.
func wordsOf(s string) []uint64 {
	w, _ := split(s, false)
	return w
}

// split hashes the words outside of tags and those inside.
func split(s string, tags bool) (outside, inside []uint64) {
	const start, prime = 14695981039346656037, 1099511628211
	h, in := uint64(start), false
	outside = make([]uint64, 0, len(s)/6+1)
	end := func() {
		if h == start {
			return
		}
		if in {
			inside = append(inside, h)
		} else {
			outside = append(outside, h)
		}
		h = start
	}
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		i += n
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			h = (h ^ uint64(r)) * prime
		case 'A' <= r && r <= 'Z':
			h = (h ^ uint64(r+'a'-'A')) * prime
		case r == '\u00ad':
		case r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			h = (h ^ uint64(unicode.ToLower(r))) * prime
		default:
			end()
			if tags && r == '<' {
				in = true
			} else if tags && r == '>' {
				in = false
			}
		}
	}
	end()
	return outside, inside
}
