package table

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"plaza/internal/imports/file"
	"plaza/internal/schema"
)

// id makes an id out of a name: its letters and digits in small ASCII, the rest
// hyphens, at most 48. Where it is taken, the words of more are added, then a
// number; extra is what was added.
func (m *maker) id(kind, name string, more ...string) (id, extra string) {
	base := file.Slug(name)
	if len(base) < 2 {
		base = strings.Trim(kind+"-"+base, "-")
	}
	for n := 1; ; n++ {
		extra, id := "", base
		switch {
		case n == 1:
		case n-2 < len(more):
			if extra = more[n-2]; file.Slug(extra) == "" {
				continue
			}
			id = file.Join(base, file.Slug(extra))
		default:
			extra = fmt.Sprint(n - len(more))
			id = file.Join(base, extra)
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
	var t file.TOML
	for _, f := range m.kind.Own() {
		if f.Type != schema.Table && f.Type != schema.Tables && values[f.Name] != nil {
			t.Value(f.Name, values[f.Name])
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
					t.Value(x.Name, v)
				}
			}
		}
	}
	for _, n := range notes {
		t.WriteString("\n[[notes]]\n")
		t.Pair("key", n.key)
		t.Pair("text", n.text)
	}
	t.WriteString("\n[[sources]]\n")
	if m.URL != "" {
		t.Pair("url", m.URL)
	}
	t.Pair("locator", file.Shorten(fmt.Sprintf("%s, line %d", m.Name, row.Line), 120))
	if len(wording) > 0 {
		t.WriteString("[sources.wording]\n")
		slices.SortFunc(wording, func(a, b pair) int { return strings.Compare(a.key, b.key) })
		for _, w := range wording {
			t.Pair(w.key, w.text)
		}
	}
	asked := firstOf(values["departments"])
	if asked == "" {
		asked = m.first()
	}
	t.Open(m.Since, asked, open)
	return t.String()
}
