// Package mail turns a message into a letter to the board and brings it to
// the City's mail relay, or into a folder.
//
// Laws:
//
//  1. A letter has one sender and one recipient, both from the settings.
//     Nothing a visitor typed stands in a header, but for Reply-To, and only
//     an address that is one, as the way allows it (Ability).
//  2. The body is plain text in a transfer encoding: no line of a visitor
//     meets the wire as it was typed. It reads back word for word.
//  3. The same message makes the same letter, byte for byte, with the same
//     Message-ID, however often it is sent by a way of the same ability.
//  4. No name or address of a server of the City stands in a letter or in the
//     greeting, and no words of a relay leave this package: an error tells
//     the step, the code and nothing else (Trouble).
//  5. The relay is spoken to over TLS 1.2 or newer with a certificate that is
//     checked, unless the settings say that it stands on this computer.
//
// Tests: compose_test.go has hostile texts and a fuzz target, relay_test.go a
// relay that fails in every way.
package mail

import (
	"bytes"
	"fmt"
	"net/mail"
	"net/url"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"

	"plaza/internal/form"
)

// Words are the words of a letter, in the language of those who read it.
type Words struct {
	Subject   string // "Feedback"
	Reference string
	Received  string
	Kind      string
	About     string
	Page      string // language of the form that was filled in
	Answer    string // language to answer in
	Name      string
	Email     string
	Message   string
	NotGiven  string // in place of what was left empty
	ByHand    string // that a reply must be addressed by hand
	Note      string // that copies have the same reference; what to do with personal data
}

// Composer makes letters.
type Composer struct {
	From, To  mail.Address
	Words     Words
	Kinds     map[string]string // label of a kind, by key
	Languages map[string]string // name of a language, by tag
	Site      string            // address of the site, ending in "/"; "" if not known
	Home      string            // language whose pages stand at the site's top
	Zone      *time.Location    // of the city
}

// Rule stands above the visitor's words. All below it are theirs.
const Rule = "------------------------------------------------------------"

// Ability is what a way of sending can carry in the head of a letter.
type Ability bool

const (
	ASCII   Ability = false // any relay
	Unicode Ability = true  // a relay with SMTPUTF8, or a folder
)

// replyTo returns the address for Reply-To; "" where the way cannot carry it.
// A domain has an ASCII form that every way carries. A local part has none.
func replyTo(email string, can Ability) string {
	a, ok := form.ParseAddress(email)
	switch {
	case ok && PlainAddress(a.Local+"@"+a.ASCII):
		return a.Local + "@" + a.ASCII
	case ok && can == Unicode && !a.Plain():
		return a.String()
	}
	return ""
}

// Compose writes the letter for m.
func (c *Composer) Compose(m form.Message, can Ability) ([]byte, error) {
	l := gomail.NewMsg(gomail.WithNoDefaultUserAgent(), gomail.WithEncoding(gomail.EncodingQP), gomail.WithCharset(gomail.CharsetUTF8))
	l.FromMailAddress(&c.From)
	l.ToMailAddress(&c.To)
	to := replyTo(m.Email, can)
	if to != "" {
		l.ReplyToMailAddress(&mail.Address{Address: to})
	}
	l.Subject(c.subject(m))
	l.SetMessageIDWithValue(c.MessageID(m.Ref))
	l.SetDateWithValue(m.Received.UTC())
	l.SetGenHeader("Auto-Submitted", "auto-generated") // so that no absence note goes to the visitor
	l.SetBodyString(gomail.TypeTextPlain, c.body(m, to))
	var b bytes.Buffer
	if _, err := l.WriteTo(&b); err != nil {
		return nil, fmt.Errorf("write the letter for %s: %w", m.Ref, err)
	}
	return b.Bytes(), nil
}

// MessageID is the same for each copy of a letter. Its right side is the
// domain of the sender, which everybody knows.
func (c *Composer) MessageID(ref string) string {
	_, domain, _ := strings.Cut(c.From.Address, "@")
	return strings.ToLower(strings.ReplaceAll(ref, "-", "")) + "@" + domain
}

func (c *Composer) subject(m form.Message) string {
	kind := c.Words.Subject
	if label, known := c.Kinds[m.Kind]; known {
		kind += ": " + label
	}
	return kind + " [" + m.Ref + "]"
}

func (c *Composer) body(m form.Message, to string) string {
	zone := c.Zone
	if zone == nil {
		zone = time.UTC
	}
	kind := m.Kind
	if label, known := c.Kinds[m.Kind]; known {
		kind = label
	}
	var b strings.Builder
	row := func(label, value string) {
		if value = oneLine(value); form.Blank(value) {
			value = c.Words.NotGiven
		}
		fmt.Fprintf(&b, "%s: %s\n", label, value)
	}
	row(c.Words.Reference, m.Ref)
	row(c.Words.Received, m.Received.In(zone).Format("2006-01-02 15:04 MST"))
	row(c.Words.Kind, kind)
	row(c.Words.About, c.link(m))
	row(c.Words.Page, c.language(m.Page))
	row(c.Words.Answer, c.language(m.Answer))
	row(c.Words.Name, m.Name)
	row(c.Words.Email, m.Email)
	if to == "" && !form.Blank(m.Email) {
		fmt.Fprintf(&b, "\n%s\n", c.Words.ByHand)
	}
	if c.Words.Note != "" {
		fmt.Fprintf(&b, "\n%s\n", c.Words.Note)
	}
	fmt.Fprintf(&b, "\n%s\n%s\n%s", c.Words.Message, Rule, m.Text)
	return b.String()
}

// link leads to the page that the message is about, in the visitor's language.
func (c *Composer) link(m form.Message) string {
	switch {
	case m.About == "":
		return ""
	case c.Site == "" || !form.ValidAbout(m.About):
		return m.About
	}
	part := m.About + ".html"
	if _, known := c.Languages[m.Page]; known && m.Page != c.Home {
		part = m.Page + "/" + part
	}
	return strings.TrimSuffix(c.Site, "/") + "/" + (&url.URL{Path: part}).EscapedPath()
}

func (c *Composer) language(tag string) string {
	if name, known := c.Languages[tag]; known {
		return name + " (" + tag + ")"
	}
	return tag
}

// oneLine keeps a value from looking like two rows.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029
	}), " ")
}

// PlainAddress reports whether s may stand in a header: letters, digits and a
// few signs of ASCII, one "@", a domain with a dot, 254 characters at most.
// It is narrower than what mail allows: an address that is not plain still
// stands in the body.
func PlainAddress(s string) bool {
	local, domain, ok := strings.Cut(s, "@")
	if !ok || len(s) > 254 || len(local) > 64 || !strings.Contains(domain, ".") {
		return false
	}
	return dotted(local, "!#$%&'*+-/=?^_`{|}~") && dotted(domain, "-") && !strings.HasPrefix(domain, "-")
}

// dotted reports whether s is words of letters, digits and signs, with single
// dots between them.
func dotted(s, signs string) bool {
	for word := range strings.SplitSeq(s, ".") {
		if word == "" {
			return false
		}
		for _, r := range word {
			letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
			if !letter && !strings.ContainsRune(signs, r) {
				return false
			}
		}
	}
	return true
}
