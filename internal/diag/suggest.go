package diag

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Suggest returns the candidate nearest to word, or "" when none is near
// enough to be what was meant. Case, accents and the choice between "-" and
// "_" do not count. Of equally near candidates the first wins, so callers
// pass them in a stable order.
func Suggest(word string, candidates []string) string {
	best, least := "", 1000
	w := fold(word)
	for _, c := range candidates {
		if d := distance(w, fold(c)); d < least {
			best, least = c, d
		}
	}
	if limit := max(1, len(w)/3); least > limit {
		return ""
	}
	return best
}

// DidYouMean returns the mend for a misspelt word: the suggestion where there
// is one, else the list of what may stand there.
func DidYouMean(word string, candidates []string) string {
	if s := Suggest(word, candidates); s != "" {
		return `Write "` + s + `".`
	}
	if len(candidates) == 0 {
		return "There is nothing yet that could stand here."
	}
	if len(candidates) > 12 {
		return "Use one of: " + strings.Join(candidates[:12], ", ") + ", ..."
	}
	return "Use one of: " + strings.Join(candidates, ", ") + "."
}

func fold(s string) []rune {
	var out []rune
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		if r == '_' || r == ' ' {
			r = '-'
		}
		out = append(out, r)
	}
	if len(out) > 64 {
		out = out[:64]
	}
	return out
}

// distance is the number of single-letter edits (insert, delete, replace,
// swap of neighbours) between a and b.
func distance(a, b []rune) int {
	prev2, prev, cur := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cur[j] = min(cur[j], prev2[j-2]+1)
			}
		}
		prev2, prev, cur = prev, cur, prev2
	}
	return prev[len(b)]
}
