package form

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"plaza/internal/safety"
	"plaza/internal/schema"
)

// Message is one message as its writer sent it. The texts are UTF-8; lines
// end in "\n"; nothing else was changed but an address, which is stored cleaned
// (ParseAddress).
type Message struct {
	Ref      string    // reference number; "" before the message is stored
	Received time.Time // UTC
	Page     string    // language of the form's page: "es"
	Kind     string    // key of one of the form's kinds; "" when none was chosen
	About    string    // record or page, without its ending: "tools/clearview-ai"; "" for none
	Text     string
	Name     string
	Email    string
	Answer   string // language to answer in: "es"
}

// Cause is why a message cannot be taken as it is.
type Cause int

const (
	Missing    Cause = iota // a field that must be filled is empty
	TooLong                 // more than Max characters
	NotOffered              // none of the choices
	EmailForm               // no mail address
	Protected               // holds a Social Security or card number
)

// Problem is one finding about one field.
type Problem struct {
	Field  string
	Cause  Cause
	Max    int     // of TooLong: characters allowed
	Length int     // of TooLong: characters there are
	Places []Place // of Protected
}

// Place is where a protected number stands, shown without its digits.
type Place struct {
	Kind safety.Kind // SocialSecurity or Card
	Line int         // from 1
	Near string      // the words round it, each protected digit hidden
}

// CheckMessage returns what is wrong with m, in the order of the page. languages are
// the tags that an answer may be asked in.
func (f *Form) CheckMessage(m Message, languages []string) []Problem {
	var out []Problem
	for _, name := range Names() {
		v := m.Value(name)
		if p, bad := f.check(name, v, languages); bad {
			out = append(out, p)
		}
		if places := numbers(v); len(places) > 0 {
			out = append(out, Problem{Field: name, Cause: Protected, Places: places})
		}
	}
	return out
}

func (f *Form) check(name, v string, languages []string) (Problem, bool) {
	decl, n := f.Field(name), utf8.RuneCountInString(v)
	if Blank(v) {
		return Problem{Field: name, Cause: Missing}, decl.Required || name == FieldMessage
	}
	if limit := f.Limit(name); n > limit {
		return Problem{Field: name, Cause: TooLong, Max: limit, Length: n}, true
	}
	switch name {
	case FieldKind:
		return Problem{Field: name, Cause: NotOffered}, !slices.ContainsFunc(f.Kinds, func(c Choice) bool { return c.Key == v })
	case FieldAbout:
		return Problem{Field: name, Cause: NotOffered}, !ValidAbout(v)
	case FieldAnswer:
		return Problem{Field: name, Cause: NotOffered}, !slices.Contains(languages, v)
	case FieldEmail:
		return Problem{Field: name, Cause: EmailForm}, !isMail(v)
	}
	return Problem{}, false
}

// Value returns the field of that name.
func (m *Message) Value(name string) string {
	if p := m.field(name); p != nil {
		return *p
	}
	return ""
}

// Set gives the field of that name a value.
func (m *Message) Set(name, value string) {
	if p := m.field(name); p != nil {
		*p = value
	}
}

func (m *Message) field(name string) *string {
	switch name {
	case FieldKind:
		return &m.Kind
	case FieldAbout:
		return &m.About
	case FieldMessage:
		return &m.Text
	case FieldName:
		return &m.Name
	case FieldEmail:
		return &m.Email
	case FieldAnswer:
		return &m.Answer
	}
	return nil
}

// Hidden returns the message with the digits of protected numbers hidden in
// every field.
func (m Message) Hidden() Message {
	for _, name := range Names() {
		m.Set(name, safety.Hide(m.Value(name)))
	}
	return m
}

// Clean brings a text that came over the wire into the form that Message
// promises. A single-line field has no line ends: browsers send none. Bytes
// that are no text, and NUL, which HTML cannot hold, are written by Hex.
func Clean(s string, lines bool) string {
	if !utf8.ValidString(s) {
		var b strings.Builder
		for i, r := range s {
			if r == utf8.RuneError && !strings.HasPrefix(s[i:], "\ufffd") {
				b.WriteString(Hex(s[i]))
			} else {
				b.WriteRune(r)
			}
		}
		s = b.String()
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.ReplaceAll(s, "\r", "\n")
	if !lines {
		s = strings.ReplaceAll(s, "\n", " ")
	}
	return strings.ReplaceAll(s, "\x00", Hex(0))
}

// Hex is how a byte that stands for no letter is shown: \x81. Nothing of what
// was sent is dropped, and a reader sees that something was there.
func Hex(b byte) string {
	const digits = "0123456789abcdef"
	return `\x` + string(digits[b>>4]) + string(digits[b&15])
}

// ValidAbout reports whether s can be the address of a record's page: one or
// two ids with a slash between.
func ValidAbout(s string) bool {
	parts := strings.Split(s, "/")
	return len(parts) <= 2 && !slices.ContainsFunc(parts, func(p string) bool { return !schema.ValidKey(p) })
}

func isMail(s string) bool { _, ok := ParseAddress(s); return ok }

// maxPlaces is how many protected numbers of one field are shown.
const maxPlaces = 20

// numbers finds the protected numbers of one field. What it shows is cut from
// the text with all of them hidden, which has as many characters.
func numbers(text string) []Place {
	found := safety.Numbers(text)
	if len(found) == 0 {
		return nil
	}
	hidden := []rune(safety.Hide(text))
	var out []Place
	for _, x := range found[:min(len(found), maxPlaces)] {
		from := utf8.RuneCountInString(text[:x.From])
		to := from + utf8.RuneCountInString(text[x.From:x.To])
		out = append(out, Place{
			Kind: x.Kind, Line: 1 + strings.Count(text[:x.From], "\n"),
			Near: last(string(hidden[max(0, from-200):from]), 24) + string(hidden[from:to]) + first(string(hidden[to:min(len(hidden), to+200)]), 24),
		})
	}
	return out
}

// last returns the end of the line before a number, cut at a word.
func last(s string, max int) string {
	s = s[strings.LastIndexByte(s, '\n')+1:]
	r := []rune(s)
	if len(r) <= max {
		return s
	}
	s = string(r[len(r)-max:])
	return "… " + s[strings.IndexByte(s, ' ')+1:]
}

// first returns the start of the line after a number, cut at a word.
func first(s string, max int) string {
	s, _, _ = strings.Cut(s, "\n")
	r := []rune(s)
	if len(r) <= max {
		return s
	}
	s = string(r[:max])
	if i := strings.LastIndexByte(s, ' '); i > 0 {
		s = s[:i]
	}
	return s + " …"
}
