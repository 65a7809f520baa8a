// Package bare judges what stands in a TOML document without quote marks: a
// number, a date, a time, true or false, or a slip of someone who meant one of
// these or forgot the quote marks.
//
// It looks at one value at a time and knows nothing of files. Slips are named
// by the codes of package diag, with what should be written instead where that
// can be told.
package bare

import (
	"strconv"
	"strings"
)

// Slip is the code of a diagnostic with the words its sentence needs, beside
// the text itself under the name "text".
type Slip struct {
	Code string
	Args []string
}

// Judge says what is wrong with a text that is no value.
func Judge(text string) Slip {
	if plain, ok := yesNo[strings.ToLower(text)]; ok {
		return Slip{"toml/yes-no", []string{"plain", plain}}
	}
	if sl, ok := judgeDate(text); ok {
		return sl
	}
	if numberForm(text) && !sizeOK(text) {
		return Slip{"toml/number-size", nil}
	}
	if plain := plainNumber(text); plain != "" {
		return Slip{"toml/number-form", []string{"plain", plain}}
	}
	return Slip{"toml/bare-word", []string{"plain", strings.ReplaceAll(strings.ReplaceAll(text, `"`, ""), `\`, `\\`)}}
}

// yesNo are words that other formats take for yes or no.
var yesNo = map[string]string{
	"true": "true", "yes": "true", "on": "true", "sí": "true", "si": "true",
	"false": "false", "no": "false", "off": "false",
}

// Kind is what a word without quote marks is.
type Kind int

const (
	None  Kind = iota // no value of TOML 1.0
	Plain             // a number, true or false
	Time              // a date, a time or both
)

// KindOf says whether w is a value of TOML 1.0.
func KindOf(w string) Kind {
	switch {
	case w == "true" || w == "false" || numberForm(w) && sizeOK(w):
		return Plain
	case len(w) >= 8 && isDigit(w[0]) && timeForm(w):
		return Time
	}
	return None
}

// numberForm reports whether w has the form of an integer or decimal number.
func numberForm(w string) bool {
	if len(w) > 2 && w[0] == '0' {
		switch w[1] {
		case 'x':
			return digits(w[2:], "0123456789abcdefABCDEF") == len(w)-2
		case 'o':
			return digits(w[2:], "01234567") == len(w)-2
		case 'b':
			return digits(w[2:], "01") == len(w)-2
		}
	}
	if w != "" && (w[0] == '+' || w[0] == '-') {
		w = w[1:]
	}
	if w == "inf" || w == "nan" {
		return true
	}
	n := digits(w, decimal)
	if n == 0 || n > 1 && w[0] == '0' {
		return false
	}
	if w = w[n:]; w != "" && w[0] == '.' {
		if n = digits(w[1:], decimal); n == 0 {
			return false
		}
		w = w[1+n:]
	}
	if w != "" && (w[0] == 'e' || w[0] == 'E') {
		if w = w[1:]; w != "" && (w[0] == '+' || w[0] == '-') {
			w = w[1:]
		}
		if n = digits(w, decimal); n == 0 {
			return false
		}
		w = w[n:]
	}
	return w == ""
}

const decimal = "0123456789"

// digits returns the length of the run of digits that w begins with, where
// single underscores may stand between two digits.
func digits(w, allowed string) int {
	n := 0
	for n < len(w) && (strings.IndexByte(allowed, w[n]) >= 0 ||
		w[n] == '_' && n > 0 && w[n-1] != '_' && n+1 < len(w) && strings.IndexByte(allowed, w[n+1]) >= 0) {
		n++
	}
	return n
}

// sizeOK reports whether a number can be kept: integers in 64 bits.
func sizeOK(w string) bool {
	if len(w) < 16 && !strings.ContainsAny(w, "eE") {
		return true
	}
	w = strings.ReplaceAll(w, "_", "")
	if strings.ContainsAny(w, ".eEin") && !strings.HasPrefix(w, "0x") {
		_, err := strconv.ParseFloat(w, 64)
		return err == nil
	}
	_, err := strconv.ParseInt(w, 0, 64)
	return err == nil
}

// plainNumber turns what people write for a number into what TOML reads, or
// returns "": 1,000 and $1,000.50 and 07 and 12% and .5 have a plain form.
func plainNumber(text string) string {
	plain := strings.ReplaceAll(strings.Trim(text, "$€% "), " ", ",")
	if strings.Contains(plain, ",") {
		if !grouped(plain) {
			return ""
		}
		plain = strings.ReplaceAll(plain, ",", "")
	}
	if strings.HasPrefix(plain, ".") {
		plain = "0" + plain
	}
	plain = strings.TrimSuffix(plain, ".")
	for len(plain) > 1 && plain[0] == '0' && isDigit(plain[1]) {
		plain = plain[1:]
	}
	if plain == "" || plain == text || !isDigit(plain[0]) || strings.Contains(plain, "_") || !numberForm(plain) || !sizeOK(plain) {
		return ""
	}
	return plain
}

// grouped reports whether the commas in a number stand before each three
// digits.
func grouped(number string) bool {
	whole, decimals, _ := strings.Cut(number, ".")
	if strings.Contains(decimals, ",") {
		return false
	}
	for i, part := range strings.Split(whole, ",") {
		if len(part) > 3 || len(part) == 0 || i > 0 && len(part) != 3 {
			return false
		}
	}
	return true
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
