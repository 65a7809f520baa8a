package seal

import (
	"crypto/rand"
	"strings"
)

// letters are Crockford's base 32: no I, L, O or U, so that nothing is misread
// or misheard.
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// A reference has 15 random letters, 75 bits, and one to check them, in
// groups of four: "K7QM-3XRT-9WBN-4F2D".
const refLetters = 16

// NewRef makes a reference that nobody can guess.
func NewRef() string {
	var raw [refLetters - 1]byte
	rand.Read(raw[:]) // never fails
	var b strings.Builder
	for i, c := range raw {
		raw[i] = c & 31
		b.WriteByte(letters[raw[i]])
	}
	b.WriteByte(letters[check(raw[:])])
	return group(b.String())
}

func group(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if i > 0 && i%4 == 0 {
			b.WriteByte('-')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// ParseRef reads a reference as people type it: small letters, O for 0, I or
// L for 1, with or without hyphens and spaces. It reports false if a letter
// is wrong or two were swapped.
func ParseRef(s string) (string, bool) {
	var values []byte
	var b strings.Builder
	for _, r := range strings.ToUpper(s) {
		switch r {
		case '-', ' ':
			continue
		case 'O':
			r = '0'
		case 'I', 'L':
			r = '1'
		}
		i := strings.IndexRune(letters, r)
		if i < 0 {
			return "", false
		}
		values = append(values, byte(i))
		b.WriteByte(letters[i])
	}
	if len(values) != refLetters || check(values[:refLetters-1]) != values[refLetters-1] {
		return "", false
	}
	return group(b.String()), true
}

// check is a sum in the field of 32 elements in which each place has its own
// weight, a power of a generator. So each single wrong letter and each swap
// of two letters changes it. The check letter's own weight is 1.
func check(values []byte) byte {
	var sum byte
	for _, v := range values {
		sum = times2(sum ^ v)
	}
	return sum
}

// times2 multiplies by the generator, modulo x^5 + x^2 + 1.
func times2(v byte) byte {
	v <<= 1
	if v&32 != 0 {
		v ^= 0b100101
	}
	return v
}
