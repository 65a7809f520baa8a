package table

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"plaza/internal/schema"
)

// id makes an id out of a name: its letters and digits in small ASCII, the rest
// hyphens, at most 48. Where it is taken, the words of more are added, then a
// number; extra is what was added.
func (m *maker) id(kind, name string, more ...string) (id, extra string) {
	base := slug(name)
	if len(base) < 2 {
		base = strings.Trim(kind+"-"+base, "-")
	}
	for n := 1; ; n++ {
		extra, id := "", base
		switch {
		case n == 1:
		case n-2 < len(more):
			if extra = more[n-2]; slug(extra) == "" {
				continue
			}
			id = join(base, slug(extra))
		default:
			extra = fmt.Sprint(n - len(more))
			id = join(base, extra)
		}
		if m.taken[kind+"/"+id] {
			continue
		}
		m.taken[kind+"/"+id] = true
		if extra != "" {
			m.report.Same = append(m.report.Same, fmt.Sprintf("%s became %s", name, id))
		}
		return id, extra
	}
}

// join adds words to an id and cuts the id, not the words.
func join(base, words string) string {
	words = strings.Trim(words[:min(len(words), 24)], "-")
	return strings.Trim(base[:min(len(base), 47-len(words))], "-") + "-" + words
}

func slug(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’':
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	out := strings.Trim(b.String(), "-")
	return strings.Trim(out[:min(len(out), 48)], "-")
}

// tidy makes a cell one line of words that can be seen.
func tidy(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r >= 0xe000 && r <= 0xf8ff:
			return -1
		case r == utf8.RuneError:
			return '?'
		}
		return r
	}, s)
	return strings.Join(strings.Fields(norm.NFC.String(s)), " ")
}

// shorten cuts a text at a word, in characters.
func shorten(s string, limit int) string {
	if utf8.RuneCountInString(s) <= limit {
		return s
	}
	cut := string([]rune(s)[:limit-2])
	if at := strings.LastIndexByte(cut, ' '); at > len(cut)/2 {
		cut = cut[:at]
	}
	return cut + " …"
}

// date reads a day, month or year as these files write it.
func date(s string) (schema.Date, bool) {
	if d, ok := schema.ParseDate(s); ok {
		return d, true
	}
	for _, form := range []string{"1/2/2006", "1/2/06", "01-02-2006", "January 2, 2006", "2006-01-02T15:04:05", "2006-01-02 15:04:05"} {
		if t, err := time.Parse(form, s); err == nil {
			return schema.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}, true
		}
	}
	return schema.Date{}, false
}

// body writes a tool in the order in which its kind declares the fields.
func (m *maker) body(row Row, values map[string]any, notes, wording []pair) string {
	var t toml
	for _, f := range m.kind.Own() {
		if f.Type != schema.Table && f.Type != schema.Tables && values[f.Name] != nil {
			t.value(f.Name, values[f.Name])
		}
	}
	var open []string
	for _, f := range m.kind.Own() {
		inner := f.Type == schema.Table && slices.ContainsFunc(f.Fields, func(x *schema.Field) bool { return values[f.Name+"."+x.Name] != nil })
		if f.Shown && values[f.Name] == nil && !inner {
			open = append(open, f.Name)
		}
		if inner {
			fmt.Fprintf(&t, "\n[%s]\n", f.Name)
			for _, x := range f.Fields {
				if v := values[f.Name+"."+x.Name]; v != nil {
					t.value(x.Name, v)
				}
			}
		}
	}
	for _, n := range notes {
		t.WriteString("\n[[notes]]\n")
		t.pair("key", n.key)
		t.pair("text", n.text)
	}
	t.WriteString("\n[[sources]]\n")
	if m.URL != "" {
		t.pair("url", m.URL)
	}
	t.pair("locator", shorten(fmt.Sprintf("%s, line %d", m.Name, row.Line), 120))
	if len(wording) > 0 {
		t.WriteString("[sources.wording]\n")
		slices.SortFunc(wording, func(a, b pair) int { return strings.Compare(a.key, b.key) })
		for _, w := range wording {
			t.pair(w.key, w.text)
		}
	}
	asked := firstOf(values["departments"])
	if asked == "" {
		asked = m.first()
	}
	t.open(m.Since, asked, open)
	return t.String()
}

// toml writes the little of TOML that records need.
type toml struct{ strings.Builder }

func (t *toml) value(key string, v any) {
	switch v := v.(type) {
	case string:
		t.pair(key, v)
	case []string:
		fmt.Fprintf(t, "%s = [%s]\n", key, quoteAll(v))
	default: // a date, true
		fmt.Fprintf(t, "%s = %v\n", key, v)
	}
}

func (t *toml) pair(key, text string) { fmt.Fprintf(t, "%s = %s\n", key, quote(text)) }

func (t *toml) open(since, asked string, fields []string) {
	if len(fields) > 0 {
		fmt.Fprintf(t, "\n[[not_answered]]\nsince = %s\nasked_of = %s\nfields = [%s]\n", quote(since), quote(asked), quoteAll(fields))
	}
}

func quoteAll(list []string) string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = quote(s)
	}
	return strings.Join(out, ", ")
}

// quote writes a text that tidy made one line of.
func quote(s string) string {
	return `"` + strings.ReplaceAll(strings.ReplaceAll(s, `\`, `\\`), `"`, `\"`) + `"`
}
