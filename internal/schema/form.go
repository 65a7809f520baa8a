package schema

import (
	"net/mail"
	"net/url"
	"strings"
)

// ValidID reports whether s may be the id of a record: 2 to 48 of a to z,
// 0 to 9 and "-", not at either end. Ids are parts of addresses and are read
// aloud, so there is one way to write each.
func ValidID(s string) bool { return len(s) >= 2 && ValidKey(s) }

// ValidKey reports whether s may name an item inside a record: as an id, but
// a single character will do.
func ValidKey(s string) bool {
	if len(s) < 1 || len(s) > 48 || s[0] == '-' || s[len(s)-1] == '-' {
		return false
	}
	for i := range len(s) {
		if c := s[i]; c != '-' && (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return !strings.Contains(s, "--")
}

// validURL accepts absolute https addresses with a host and nothing hidden.
func validURL(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.Scheme == "https" && u.Host != "" && u.User == nil && !strings.ContainsAny(s, " \t\"<>\\^`{|}")
}

func validEmail(s string) bool {
	a, err := mail.ParseAddress(s)
	return err == nil && a.Address == s && a.Name == ""
}
