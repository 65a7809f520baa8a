package calendar

import (
	"bytes"
	"strings"
	"time"
	"unicode/utf8"

	"plaza/internal/locale"
	"plaza/internal/schema"
)

// ics writes lines of iCalendar.
type ics struct{ bytes.Buffer }

// line writes one property, folded so that no line has more than 75 bytes and
// no letter is cut.
func (w *ics) line(name, value string) {
	s, room := name+":"+value, 75
	for len(s) > room {
		cut := room
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		w.WriteString(s[:cut] + "\r\n ")
		s, room = s[cut:], 74
	}
	w.WriteString(s + "\r\n")
}

var icsText = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`)

// text writes a property whose value is text in a language; nothing where
// there is no text.
func (w *ics) text(name string, l *locale.Locale, s string) {
	if s != "" {
		w.line(name+";LANGUAGE="+l.Tag, icsText.Replace(s))
	}
}

// conference writes a way to take part from afar (RFC 7986): feature is VIDEO
// or PHONE, uri an address of the web or of a telephone.
func (w *ics) conference(feature string, l *locale.Locale, label, uri string) {
	label = strings.Map(func(r rune) rune { // a parameter in quotes holds neither quotes nor control characters
		if r == '"' || r < ' ' {
			return -1
		}
		return r
	}, label)
	w.line("CONFERENCE;VALUE=URI;FEATURE="+feature+";LABEL=\""+label+"\";LANGUAGE="+l.Tag, uri)
}

// utc writes a moment as RFC 5545 wants it in UTC: 20260312T233000Z.
func utc(t time.Time) string { return t.UTC().Format("20060102T150405Z") }

// noon is the middle of a day in UTC: the same day in every place from Hawaii
// to Sydney.
func noon(d schema.Date) string { return utc(d.Time().Add(12 * time.Hour)) }
