package address

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"plaza/internal/digest"
)

// IsID reports whether s has the form of an id: a-z, 0-9 and single hyphens.
func IsID(s string) bool { return idRule.MatchString(s) }

// MaxID is about what a reader can still copy from an address bar.
const MaxID = 64

// letters have no accent that could be taken off, and a usual spelling without.
var letters = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i", "ʼ", "", "'", "", "’", "")

// Slug turns words into an id. Words in a script of other letters get one made
// from their sum, which stays when a section is put before them.
func Slug(s string) string {
	if id := Fold(s); id != "" {
		return id
	}
	return "s-" + digest.Text(s)
}

// Fold takes accents off, makes letters small and all else single hyphens. It
// returns "" where no Latin letter or digit is found.
func Fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(letters.Replace(strings.ToLower(s))) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r):
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	id := strings.TrimRight(b.String(), "-")
	if len(id) > MaxID {
		id = id[:MaxID]
		if i := strings.LastIndexByte(id, '-'); i > MaxID/2 {
			id = id[:i]
		}
		id = strings.TrimRight(id, "-")
	}
	return id
}
