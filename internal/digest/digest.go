// Package digest names bytes by their content.
//
// A Sum is SHA-256. Two files with one Sum hold the same bytes, on any
// machine and at any time, which is what lets the graph say what a page read
// and lets translations notice that their source has changed.
package digest

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Sum is the SHA-256 of some bytes.
type Sum [sha256.Size]byte

// Of returns the sum of b.
func Of(b []byte) Sum { return sha256.Sum256(b) }

// String returns all 64 hexadecimal digits.
func (s Sum) String() string { return hex.EncodeToString(s[:]) }

// Short returns the first 12 hexadecimal digits: enough to tell apart the
// files of one site, short enough to read aloud.
func (s Sum) Short() string { return hex.EncodeToString(s[:6]) }

// lineEnds are those of other systems, as texts from outside may have them.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// Text returns the 8-digit hash that a translation keeps of the text it was
// made from. The kind of line end, white space before it and around the text,
// and the Unicode form in which an accent is written, do not count: they
// change no meaning, and editors change them without being asked.
func Text(s string) string {
	s = norm.NFC.String(strings.TrimSpace(lineEnds.Replace(s)))
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " \t")
	}
	sum := sha256.Sum256([]byte(strings.Join(lines, "\n")))
	return hex.EncodeToString(sum[:4])
}
