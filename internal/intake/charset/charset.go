// Package charset turns the bytes of a form's field into text.
//
// The form's page is UTF-8 and asks for UTF-8, and nearly every client sends
// it. Some send the encoding of their own computer, with or without a word
// about it.
//
// Laws:
//
//  1. Text that is UTF-8 is never read as anything else, whatever was
//     declared. The exceptions are UTF-16 and ISO-2022-JP, whose bytes can
//     pass for UTF-8: they are read as declared where the text has their marks.
//  2. A declared encoding counts when the bytes fit it. Without one the text
//     is taken for Windows-1252, which holds ISO-8859-1, or for UTF-8 with
//     broken bytes, whichever fits better.
//  3. A byte that stands for no letter is written as \x81 (Hex). None is
//     dropped, and none becomes a replacement character.
//
// Tests: charset_test.go has a table and a fuzz target.
package charset

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"

	"plaza/internal/form"
)

// declared is an encoding other than UTF-8 that a client has named.
type declared struct {
	encoding.Encoding
	name string // as the Encoding Standard calls it
}

func (d *declared) wide() bool { return d != nil && strings.HasPrefix(d.name, "utf-16") }

// find returns the encoding of the first label that is known; nil for UTF-8
// and for none. The label "replacement" stands for encodings that browsers
// refuse to read.
func find(labels []string) *declared {
	for _, label := range labels {
		e, err := htmlindex.Get(label)
		if err != nil {
			continue
		}
		switch name, _ := htmlindex.Name(e); name {
		case "replacement", "x-user-defined":
		case "utf-8":
			return nil
		default:
			return &declared{e, name}
		}
	}
	return nil
}

// Text returns the text of a field. labels are the names of encodings that the
// client gave, the nearest to the field first; "" and unknown ones are passed
// over.
func Text(b string, labels ...string) string {
	d := find(labels)
	switch {
	case d.wide() && looksWide(b):
		return wide(b, d.name == "utf-16be")
	case d != nil && d.name == "iso-2022-jp" && strings.Contains(b, "\x1b"):
		if s, err := d.NewDecoder().String(b); err == nil && !strings.ContainsRune(s, utf8.RuneError) {
			return s
		}
	}
	good, bad := weigh(b)
	switch {
	case bad == 0 && utf8.ValidString(b):
		if d != nil && good == 0 && !d.wide() {
			return references(b, d)
		}
		return b
	case d != nil && !d.wide() && good <= 3*bad:
		if s, ok := decode(b, d); ok {
			return references(s, d)
		}
	}
	if good > bad {
		return mend(b)
	}
	return references(western(b), charmap.Windows1252)
}

// Body returns a request's body that is wholly UTF-16, as its client declared,
// as UTF-8; any other as it is.
func Body(b, label string) string {
	if d := find([]string{label}); d.wide() && looksWide(b) {
		return wide(b, d.name == "utf-16be")
	}
	return b
}

// weigh tells how much of b is UTF-8 beyond ASCII, and how many bytes are not.
// Long sequences, and those of the letters of Western languages, hardly come
// about by chance in another encoding. A sequence cut at the end is not held
// against the text.
func weigh(b string) (good, bad int) {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRuneInString(b[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			if _, n2 := pair(b[i:]); n2 > 0 {
				good, n = good+5, n2
			} else if i > 0 && !utf8.FullRuneInString(b[i:]) && good > 0 {
				return good, bad
			} else {
				bad++
			}
		case b[i] == 0xc2 || b[i] == 0xc3:
			good += 2
		default:
			good += n - 1
		}
		i += n
	}
	return good, bad
}

// mend reads b as UTF-8. A byte that is none is a letter of Windows-1252.
func mend(b string) string {
	var out strings.Builder
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRuneInString(b[i:])
		if r != utf8.RuneError || n > 1 {
			out.WriteString(b[i : i+n])
			i += n
			continue
		}
		r, n = pair(b[i:])
		switch {
		case n > 0:
			out.WriteRune(r)
		case !utf8.FullRuneInString(b[i:]): // the rest is half a letter
			for ; i < len(b); i++ {
				out.WriteString(form.Hex(b[i]))
			}
		default:
			out.WriteString(western(b[i : i+1]))
			n = 1
		}
		i += n
	}
	return out.String()
}

// western reads b as Windows-1252.
func western(b string) string {
	var out strings.Builder
	for i := range len(b) {
		if r := charmap.Windows1252.DecodeByte(b[i]); r != utf8.RuneError {
			out.WriteRune(r)
		} else {
			out.WriteString(form.Hex(b[i]))
		}
	}
	return out.String()
}

// decode reads b as declared. It is not taken if more than one letter in three
// is none.
func decode(b string, d *declared) (string, bool) {
	dec := d.NewDecoder()
	s, err := dec.String(b)
	if err != nil {
		return "", false
	}
	lost, letters := strings.Count(s, "\ufffd"), 0
	if lost == 0 {
		return s, true
	}
	for _, r := range s {
		if r > 0x7f {
			letters++
		}
	}
	if lost*3 > letters {
		return "", false
	}
	var out strings.Builder
	for i := 0; i < len(b); {
		n := 0
		for try := 1; try <= 4 && i+try <= len(b) && n == 0; try++ {
			if s, err := dec.String(b[i : i+try]); err == nil && utf8.RuneCountInString(s) == 1 && s != "\ufffd" {
				out.WriteString(s)
				n = try
			}
		}
		if n == 0 {
			out.WriteString(form.Hex(b[i]))
			n = 1
		}
		i += n
	}
	return out.String(), true
}

var reference = regexp.MustCompile(`&#([0-9]{3,7});`)

// references puts letters in place of the references that browsers write for
// letters which e does not have. Others were typed.
func references(s string, e encoding.Encoding) string {
	return reference.ReplaceAllStringFunc(s, func(ref string) string {
		n, err := strconv.Atoi(ref[2 : len(ref)-1])
		if err != nil || n < 0xa0 || n > utf8.MaxRune || !utf8.ValidRune(rune(n)) || n == utf8.RuneError {
			return ref
		}
		letter := string(rune(n))
		if _, err := e.NewEncoder().String(letter); err == nil {
			return ref
		}
		return letter
	})
}
