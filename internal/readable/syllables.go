package readable

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Syllables of a word, by rule. The counts feed formulas that average over a
// text, so a rule that is right for nearly every word is enough.

// spelled returns the letters of a word in capitals, such as "DTI", which is
// said letter by letter; 0 for any other word.
func spelled(word string) int {
	n := 0
	for _, r := range word {
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) && r != '&' {
			return 0
		}
		n++
	}
	if n < 2 || n > 5 {
		return 0
	}
	return n
}

var exceptions = map[string]int{"sometimes": 2, "someone": 2, "everyone": 3, "argue": 2, "area": 3, "areas": 3, "idea": 3, "ideas": 3, "people": 2, "business": 2}

// english counts runs of vowel letters, less the endings that are silent, plus
// the runs that are spoken as two.
func english(word string) int {
	if n := spelled(strings.TrimSuffix(word, "s")); n > 0 {
		return n + 2*strings.Count(word, "W")
	}
	w := latin(word)
	if n, ok := exceptions[w]; ok {
		return n
	}
	w = spokenEnd(withoutSilent(w))
	n := 0
	for i := range len(w) {
		if vowel(w, i) && !vowel(w, i-1) {
			n++
		}
	}
	return max(1, n+spokenTwice(w))
}

// latin returns the word's letters a to z, without accents.
func latin(word string) string {
	plain := true
	for i := range len(word) {
		plain = plain && 'a' <= word[i] && word[i] <= 'z'
	}
	if plain {
		return word
	}
	return strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' {
			return r
		}
		return -1
	}, norm.NFD.String(strings.ToLower(word)))
}

func vowel(w string, i int) bool {
	return i >= 0 && i < len(w) && strings.IndexByte("aeiouy", w[i]) >= 0
}

// at reports whether byte i of w is one of set.
func at(w string, i int, set string) bool {
	return i >= 0 && i < len(w) && strings.IndexByte(set, w[i]) >= 0
}

// withoutSilent drops the e of statement, safety, careful, therefore.
func withoutSilent(w string) string {
	if strings.HasPrefix(w, "every") {
		return "ev" + w[3:]
	}
	for i := range len(w) {
		if w[i] != 'e' || vowel(w, i-1) || i < 2 {
			continue
		}
		if !(vowel(w, i-2) && i-2 > 0 || !vowel(w, i-2) && vowel(w, i-3) && i-3 > 0) {
			continue
		}
		rest := w[i+1:]
		switch rest {
		case "ment", "ments", "ty", "ly", "thing":
			return w[:i] + rest
		}
		for _, s := range []string{"ful", "less", "ness", "fore", "where", "ryone", "site"} {
			if strings.HasPrefix(rest, s) {
				return w[:i] + rest
			}
		}
	}
	return w
}

func spokenEnd(w string) string {
	bare := strings.TrimSuffix(w, "s")
	n := len(w)
	plural := at(w, n-2, "e") && at(w, n-1, "s")
	switch {
	case strings.HasSuffix(bare, "gue"), strings.HasSuffix(bare, "que"): // technique
		return bare[:len(bare)-2]
	case strings.HasSuffix(bare, "le") && len(bare) > 2 && !vowel(bare, len(bare)-3): // table
		return bare[:len(bare)-2] + "el"
	case plural && (at(w, n-3, "sxzcg") || strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "shes")): // uses
		return w[:n-2] + "is"
	case plural && n > 2 && !vowel(w, n-3): // rules
		return w[:n-2]
	case strings.HasSuffix(w, "ed") && n > 2 && !vowel(w, n-3) && !at(w, n-3, "td"): // asked, not needed
		return w[:n-2]
	case strings.HasSuffix(w, "e") && n > 1 && !vowel(w, n-2): // police
		return w[:n-1]
	}
	return w
}

// twice are the patterns of letters that are spoken as two syllables; each
// counts once in a word.
var twice = []func(w string, i int) bool{
	func(w string, i int) bool { // media, associate; not social
		return has(w, i, "ia") && !at(w, i-1, "cst") || has(w, i, "ciat") || has(w, i, "tiat")
	},
	func(w string, i int) bool { // radio, various; not nation, opinion
		return has(w, i, "io") && (!at(w, i-1, "cgstln") || at(w, i-1, "ln") && !at(w, i+2, "n"))
	},
	func(w string, i int) bool { return has(w, i, "iu") },                                          // medium
	func(w string, i int) bool { return has(w, i, "ua") && !at(w, i-1, "gq") && !at(w, i+2, "r") }, // actual
	func(w string, i int) bool { return has(w, i, "uou") },                                         // continuous
	func(w string, i int) bool {
		return has(w, i, "ien") && at(w, i+3, "ct") && i > 0 && (!at(w, i-1, "ct") || at(w, i-1, "c") && at(w, i-2, "s"))
	}, // audience
	func(w string, i int) bool { return has(w, i, "iet") || w[i:] == "ier" || w[i:] == "iers" },      // quiet
	func(w string, i int) bool { return vowel(w, i) && has(w, i+1, "ing") },                          // being
	func(w string, i int) bool { return at(w, i, "aeou") && at(w, i+1, "y") && at(w, i+2, "aeiou") }, // employee
	func(w string, i int) bool { // video, museum, poem
		return i == 0 && has(w, 0, "geo") || at(w, i, "dr") && has(w, i+1, "eo") || has(w, i, "theo") || has(w, i, "eum") || has(w, i, "oe") && at(w, i+2, "mt")
	},
	func(w string, i int) bool { return has(w, i, "creat") },
	func(w string, i int) bool {
		return w[i:] == "ism" || w[i:] == "isms" || w[i:] == "thm" || w[i:] == "thms"
	},
	func(w string, i int) bool { return at(w, i, "sd") && w[i+1:] == "nt" }, // doesn't
}

func has(w string, i int, part string) bool { return i <= len(w) && strings.HasPrefix(w[i:], part) }

func spokenTwice(w string) (n int) {
	for _, here := range twice {
		for i := range len(w) {
			if here(w, i) {
				n++
				break
			}
		}
	}
	return n
}

const (
	strong = "aeoáéó"
	nuclei = "aeiouáéíóúü"
)

// spanish counts nuclei: two strong vowels, or a weak one with an accent
// beside a strong one, are two; anything else side by side is one. The u of
// que, qui, gue, gui is silent.
func spanish(word string) int {
	if n := spelled(word); n > 0 && !strings.ContainsAny(strings.ToLower(word[1:len(word)-1]), nuclei) {
		return n
	}
	letters := heard([]rune(strings.ToLower(word)))
	n := 0
	var before rune
	for _, r := range letters {
		switch {
		case !strings.ContainsRune(nuclei, r):
			r = 0
		case before == 0 || parts(before, r):
			n++
		}
		before = r
	}
	return max(1, n)
}

// parts reports whether two vowels side by side are two syllables.
func parts(a, b rune) bool {
	isStrong := func(r rune) bool { return strings.ContainsRune(strong, r) }
	tonic := func(r rune) bool { return r == 'í' || r == 'ú' }
	i := func(r rune) bool { return r == 'i' || r == 'í' }
	return isStrong(a) && isStrong(b) || (tonic(a) || tonic(b)) && (isStrong(a) || isStrong(b)) ||
		i(a) && i(b) && !(a == 'í' && b == 'í') || a == 'u' && b == 'u'
}

// heard drops the letters that are not spoken and writes y as the vowel it is
// at the end of a syllable.
func heard(w []rune) []rune {
	var out []rune
	next := func(i int, set string) bool { return i < len(w) && strings.ContainsRune(set, w[i]) }
	for i := 0; i < len(w); i++ {
		switch r := w[i]; {
		case (r == 'q' || r == 'g') && next(i+1, "u") && next(i+2, "eiéí"):
			out = append(out, r)
			i++
		case r == 'h':
		case r == 'y' && !next(i+1, "aeiouáéíóú"):
			out = append(out, 'i')
		case unicode.IsLetter(r):
			out = append(out, r)
		}
	}
	return out
}
