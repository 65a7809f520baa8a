// Package unseen finds characters that a reader cannot see, or that make a
// line read otherwise than it is stored.
//
// Someone who approves a change must see the same words as the resident who
// reads the page. A text can break that in ways that no screen shows: marks
// that turn the reading direction, letters without width, control characters,
// code points without a meaning. This package refuses them in every kind of
// file, in the text itself, in its comments and in its field names. Readers of
// formats that can write a character as an escape hand over what the escape
// stands for (Escaped).
//
// Laws:
//
//  1. The two joiners U+200C and U+200D may stand between letters of a script
//     that needs them (Persian, Hindi and others), and U+200D between the
//     parts of one picture character. Anywhere else they are refused.
//  2. A mark that only chooses how a symbol is drawn (U+FE0E, U+FE0F) may
//     follow a symbol, once.
//  3. Visible spaces of any width, accents, emoji and every letter of every
//     living script pass.
//  4. A file in a wrong encoding is one mistake, not one for each letter; a
//     row of equal characters is one mistake; after MaxFindings the rest is
//     only counted.
//  5. Every byte is looked at a fixed number of times.
//
// What the sentences say stands in package diag; which character belongs to
// which sentence stands in kinds.go. The tests hold a table of characters, a
// model to compare with, and a fuzz target.
package unseen

import (
	"encoding/binary"
	"strconv"
	"unicode/utf8"

	"plaza/internal/diag"
	"plaza/internal/source"
)

// MaxFindings is the number of places named in one text.
const MaxFindings = 40

// Unseen returns an error for every place in f.Bytes[from:to] that holds
// characters which cannot be seen or have no meaning, and for text that is not
// UTF-8. The order is that of the text. A range outside the file is cut to it.
func Unseen(f *source.File, from, to int) []diag.Diagnostic {
	from, to = max(from, 0), min(to, len(f.Bytes))
	if from >= to {
		return nil
	}
	s := search{file: f, b: f.Bytes[:to], first: from}
	if from == 0 && s.wide() {
		return s.found
	}
	for i := from; i < to; {
		i += plain(s.b[i:])
		if i == to {
			break
		}
		i = s.look(i)
	}
	s.total()
	return s.found
}

// plain returns how many bytes at the start of b need no closer look: ASCII
// letters, signs and blanks, tab and line feed.
func plain(b []byte) int {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	i := 0
	for {
		for i+8 <= len(b) {
			x := binary.LittleEndian.Uint64(b[i:])
			y := x ^ 0x7f*ones
			// The highest bit of a byte is set where the text has a byte over
			// 0x7f, under 0x20, or equal to 0x7f.
			if (x|(x-0x20*ones)&^x|(y-ones)&^y)&highs != 0 {
				break
			}
			i += 8
		}
		stop := min(i+8, len(b))
		for i < stop && (b[i] >= 0x20 && b[i] < 0x7f || b[i] == '\n' || b[i] == '\t') {
			i++
		}
		if i < stop || i == len(b) {
			return i
		}
	}
}

// search is one walk through a text.
type search struct {
	file  *source.File
	b     []byte // the file up to the end of the text
	first int    // where the text begins
	found []diag.Diagnostic

	more, moreAt int // places past MaxFindings, and the first of them
	broken       int // bytes that are not UTF-8
	brokenAt     int // the first of them
}

// look judges the character at i and returns where the next one begins.
func (s *search) look(i int) int {
	r, n := utf8.DecodeRune(s.b[i:])
	if r == utf8.RuneError && n == 1 {
		if s.broken == 0 {
			s.brokenAt = i
		}
		s.broken++
		return i + 1
	}
	if r >= 0xa0 && r < 0x300 && r != 0xad { // Latin letters: nearly all that comes here
		return i + n
	}
	if r == 0xfeff && i == 0 {
		s.found = append(s.found, diag.New("text/byte-order-mark", s.file.Pos(0, n)))
		return n
	}
	code := judge(r, s.b[s.first:i], s.b[i+n:])
	if code == "" {
		return i + n
	}
	end := i + n
	for next, size := utf8.DecodeRune(s.b[end:]); next == r && size == n; next, size = utf8.DecodeRune(s.b[end:]) {
		end += n
	}
	if len(s.found) >= MaxFindings {
		if s.more == 0 {
			s.moreAt = i
		}
		s.more++
		return end
	}
	s.found = append(s.found, diag.New(code, s.file.Pos(i, end-i), "char", Name(r)))
	return end
}

// wide reports a text in UTF-16, which is a mistake in saving the file. Every
// second byte of it would be a finding of its own.
func (s *search) wide() bool {
	if len(s.b) < 4 {
		return false
	}
	a, b, c, d := s.b[0], s.b[1], s.b[2], s.b[3]
	marked := a == 0xff && b == 0xfe || a == 0xfe && b == 0xff
	if everySecond := (a == 0) != (b == 0) && (a == 0) == (c == 0) && (b == 0) == (d == 0); !marked && !everySecond {
		return false
	}
	s.found = append(s.found, diag.New("text/utf-16", s.file.Pos(0, 1)))
	return true
}

// total adds what is said once for the whole text.
func (s *search) total() {
	if s.broken > 0 {
		s.found = append(s.found, diag.New("text/not-utf-8", s.file.Pos(s.brokenAt, 1),
			"byte", hex(rune(s.b[s.brokenAt]), 2), "count", strconv.Itoa(s.broken)))
	}
	if s.more > 0 {
		s.found = append(s.found, diag.New("text/more", s.file.Pos(s.moreAt, 1), "count", strconv.Itoa(s.more)))
	}
	if s.broken > 0 || s.more > 0 {
		s.found = diag.Sort(s.found)
	}
}

// Escaped judges the character r that a format wrote as an escape of n bytes
// at offset, such as \u202E. It is judged as if it stood there itself. ok is
// true when it may not be used; d then says why, at the escape.
func Escaped(f *source.File, r rune, offset, n int) (d diag.Diagnostic, ok bool) {
	code := judge(r, f.Bytes[:offset], f.Bytes[offset+n:])
	if code == "" {
		return d, false
	}
	return diag.New(code, f.Pos(offset, n), "char", Name(r)), true
}
