package draft

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"plaza/internal/locale"
	"plaza/internal/schema"
	"plaza/internal/tidy"
)

// hint says what may stand in a field.
func (w *writer) hint(f *schema.Field) string {
	l := w.Words
	if l == nil {
		return strings.Join(f.OneOf, ", ")
	}
	switch {
	case len(f.OneOf) > 0:
		return Values(l, f)
	case f.Link != "":
		dir := w.Catalog.Kind(f.Link).Dir + "/"
		if some := w.examples(f.Link); some != "" {
			return l.Words.New.Links.With("Folder", dir, "Examples", some)
		}
		return l.Words.New.Link.With("Folder", dir)
	case f.Type == schema.DateType:
		return l.Words.New.Date
	case f.Type == schema.MomentType:
		return l.Words.New.Moment
	case f.Type == schema.Int:
		return l.Words.New.Number
	case f.Type == schema.Bool:
		return l.Words.New.YesNo
	case f.Max > 0:
		return l.Words.New.Max.With("Number", strconv.Itoa(f.Max))
	}
	return ""
}

// Values lists what a field may say, with the words that residents see.
func Values(l *locale.Locale, f *schema.Field) string {
	var all []string
	for _, v := range f.OneOf {
		all = append(all, l.Words.New.Value.With("Value", v, "Meaning", l.Label(f.ValueLabel(v))))
	}
	return l.Words.New.OneOf.With("Values", strings.Join(all, ", "))
}

// sample is a value that shows the form, for a remark.
func sample(f *schema.Field) string {
	switch {
	case f.Type == schema.Strings:
		return `[""]`
	case f.Type == schema.Bool:
		return "true"
	case f.Type == schema.Int:
		return "1"
	case f.Type == schema.DateType:
		return "2026-03-12"
	case f.Type == schema.MomentType:
		return "2026-03-12T17:30:00"
	case f.Format == "url":
		return `"https://"`
	case len(f.OneOf) > 0:
		return tidy.Quote(f.OneOf[0])
	}
	return `""`
}

// Spell writes values of a field as TOML.
func Spell(f *schema.Field, texts []string) (string, error) {
	if f.Type == schema.Strings {
		var all []string
		for _, t := range texts {
			parts := []string{t}
			if f.Link != "" {
				parts = strings.Split(t, ",")
			}
			for _, one := range parts {
				all = append(all, tidy.Quote(strings.TrimSpace(one)))
			}
		}
		return "[" + strings.Join(all, ", ") + "]", nil
	}
	if len(texts) != 1 {
		return "", fmt.Errorf("it holds one value, and %d are given", len(texts))
	}
	t := strings.TrimSpace(texts[0])
	switch f.Type {
	case schema.Bool:
		if t != "true" && t != "false" {
			return "", fmt.Errorf("%q: write true or false", t)
		}
		return t, nil
	case schema.Int:
		n, err := strconv.ParseInt(t, 10, 64)
		if err != nil {
			return "", fmt.Errorf("%q: write a whole number, such as 3", t)
		}
		return strconv.FormatInt(n, 10), nil
	case schema.DateType:
		d, ok := schema.ParseDate(t)
		if !ok {
			return "", fmt.Errorf("%q: write a day such as 2026-03-12, a month 2026-03 or a year 2026", t)
		}
		if d.Day == 0 {
			return tidy.Quote(t), nil
		}
		return t, nil
	case schema.MomentType:
		for _, form := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04"} {
			if m, err := time.Parse(form, t); err == nil {
				return m.Format("2006-01-02T15:04:05"), nil
			}
		}
		return "", fmt.Errorf("%q: write a day and a time, such as 2026-03-12T17:30", t)
	}
	return tidy.Quote(t), nil
}
