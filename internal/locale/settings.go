package locale

import (
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"plaza/internal/diag"
	"plaza/internal/locale/cldr"
	"plaza/internal/locale/phrase"
	"plaza/internal/locale/style"
	"plaza/internal/readable"
)

// The table [locale] holds no words but how the language is written. Each
// setting has a type and, beside those of package locale's comment, this
// meaning:
//
//	months, months_alone   twelve names, as in a date and as they stand alone
//	date, month_year       {day} {day2} {month} {month_alone} {month_number} {year}
//	percent                {number}; money: {number} and {symbol}
//	symbols                a table, USD = "$"
//	collation              the tag whose sorting is used
//	endings                what may be added to a word of the glossary in a text: ["s"] for plurals
//	placeholders           what people write when they have no answer: ["pending", "none"]
//	readability            the formula by which texts are measured; package readable has them
//	list                   a table: start, middle, end and two with {0} and {1}, and sound:
//	list.sound             end and two that stand before words beginning with one of
//	                       starts, unless with one of except ("padre e hijo")
var settingNames = []string{"name", "direction", "formats", "same", "months", "months_alone", "date", "month_year",
	"percent", "money", "symbols", "collation", "list", "endings", "placeholders", "readability"}

// reader reads [locale] and the tables in it.
type reader struct {
	l    *loader
	tree map[string]any
	at   []any
}

func (r reader) sub(name string) (reader, bool) {
	v, there := r.tree[name]
	t, ok := v.(map[string]any)
	if there && !ok {
		r.refuse(name, "Write it as a heading of its own: "+"["+joined(r.at, name)+"].")
	}
	return reader{r.l, t, append(slices.Clone(r.at), name)}, ok
}

func joined(at []any, name string) string {
	s := ""
	for _, p := range at {
		s += p.(string) + "."
	}
	return s + name
}

func (r reader) refuse(name, mend string) {
	r.l.add("locale/setting", r.l.doc.Value(append(slices.Clone(r.at), name)...), "setting", joined(r.at, name), "mend", mend)
}

// names reports what stands in the table and is none of known.
func (r reader) names(known []string) {
	for _, name := range slices.Sorted(maps.Keys(r.tree)) {
		if !slices.Contains(known, name) {
			r.l.add("locale/unknown-setting", r.l.doc.Key(append(slices.Clone(r.at), name)...),
				"setting", joined(r.at, name), "mend", diag.DidYouMean(name, known))
		}
	}
}

// text sets *to to the text name, if it is there and fits.
func (r reader) text(name string, to *string, fits func(string) bool, mend string) {
	v, there := r.tree[name]
	if !there {
		return
	}
	if s, ok := v.(string); ok && fits(s) {
		*to = s
	} else {
		r.refuse(name, mend)
	}
}

// texts sets *to to the list of texts name; n is how many there must be, 0
// for any.
func (r reader) texts(name string, n int, to *[]string, mend string) {
	v, there := r.tree[name]
	if !there {
		return
	}
	list, _ := v.([]any)
	var out []string
	for _, item := range list {
		if s, ok := item.(string); ok && strings.TrimSpace(s) != "" {
			out = append(out, s)
		}
	}
	if len(out) != len(list) || len(out) == 0 || n > 0 && len(out) != n {
		r.refuse(name, mend)
		return
	}
	*to = out
}

// settings reads [locale] into loc.
func (l *loader) settings(loc *Locale) {
	loc.Name, loc.Dir = l.tag, "ltr"
	r := reader{l: l}
	if l.doc != nil {
		r, _ = reader{l: l, tree: l.doc.Tree}.sub("locale")
		r.names(settingNames)
		for _, need := range []string{"name", "direction"} {
			if _, ok := r.tree[need]; !ok {
				l.add("locale/setting-missing", l.heading(), "setting", need, "example", map[string]string{"name": `"Español"`, "direction": `"ltr"`}[need])
			}
		}
	}
	r.text("name", &loc.Name, func(s string) bool { return strings.TrimSpace(s) != "" && phrase.Markup(s) == "" },
		"Write the name of the language as its own speakers write it.")
	tag := l.tag
	r.text("formats", &tag, knownTag, `Write a language with its region, such as "es-US".`)
	loc.Region = tag
	facts, known := cldr.Find(tag)
	l.direction(r, loc, facts.RTL, known)
	l.overrides(r, &facts)
	l.dates(tag, &facts)
	sound := l.list(r, &facts.List)
	loc.style = style.New(facts, sound)
	r.texts("endings", 0, &loc.Endings, `Write the endings in quote marks, such as ["s", "es"].`)
	r.texts("placeholders", 0, &loc.Placeholders, `Write the words in quote marks, such as ["pending", "to be confirmed"].`)
	r.text("readability", &loc.Formula, func(s string) bool { return readable.Named(s) != nil },
		"Write one of: "+strings.Join(readable.Names(), ", ")+". Leave the line out for a language without a formula.")
	sorting := l.tag
	r.text("collation", &sorting, knownTag, `Write the tag of a language whose order of letters is wanted, such as "es".`)
	loc.order = style.NewOrder(sorting)
}

// dates reports a language that cannot write a date, and lets it write them
// in digits.
func (l *loader) dates(tag string, f *cldr.Formats) {
	named := strings.Contains(f.Date+f.Month, "{month}") || strings.Contains(f.Date+f.Month, "{month_alone}")
	if f.Date != "" && f.Month != "" && (f.Months != nil || !named) {
		return
	}
	if l.doc != nil {
		l.add("locale/no-dates", l.heading(), "tag", tag, "months", `months = ["...", ...]`,
			"date", `date = "{day} {month} {year}"`, "month", `month_year = "{month} {year}"`)
	}
	f.Date, f.Month = "{year}-{month_number}-{day2}", "{year}-{month_number}"
}

func knownTag(s string) bool {
	tag, err := language.Raw.Parse(s)
	return err == nil && tag.String() == s
}

// heading is the place of [locale], or the file as a whole.
func (l *loader) heading() diag.Pos {
	if _, ok := l.doc.Tree["locale"]; ok {
		return l.doc.Key("locale")
	}
	return diag.Pos{File: l.file.Path}
}

func (l *loader) direction(r reader, loc *Locale, rtl, known bool) {
	r.text("direction", &loc.Dir, func(s string) bool { return s == "ltr" || s == "rtl" },
		`Write "ltr" for a language read from left to right, "rtl" for one read from right to left.`)
	if _, said := r.tree["direction"]; said && known && (loc.Dir == "rtl") != rtl {
		want := map[bool]string{true: "rtl", false: "ltr"}[rtl]
		r.refuse("direction", `Write "`+want+`": the language is read the other way.`)
	}
}

// overrides puts what the file says in place of what package cldr knows.
func (l *loader) overrides(r reader, f *cldr.Formats) {
	hold := func(fields ...string) func(string) bool {
		return func(s string) bool {
			for _, field := range fields {
				if strings.Count(s, field) != 1 {
					return false
				}
			}
			return true
		}
	}
	const twelve = "Write the twelve names from January to December, each in quote marks."
	before := len(l.out)
	r.texts("months", 12, &f.Months, twelve)
	if _, ok := r.tree["months"]; ok && len(l.out) == before {
		f.MonthsAlone = f.Months
	}
	r.texts("months_alone", 12, &f.MonthsAlone, twelve)
	r.text("date", &f.Date, style.ValidDate, `Write it like "{day} de {month} de {year}".`)
	r.text("month_year", &f.Month, style.ValidDate, `Write it like "{month} de {year}".`)
	r.text("percent", &f.Percent, hold("{number}"), `Write it like "{number} %".`)
	if _, ok := r.tree["money"]; ok {
		r.text("money", &f.Money, hold("{number}", "{symbol}"), `Write it like "{symbol}{number}".`)
		f.MoneyCode = f.Money
	}
	symbols, ok := r.sub("symbols")
	for _, code := range slices.Sorted(maps.Keys(symbols.tree)) {
		if !ok {
			break
		}
		symbol := f.Symbols[code]
		symbols.text(code, &symbol, func(s string) bool { return s != "" }, `Write the sign in quote marks, such as USD = "$".`)
		f.Symbols[code] = symbol
	}
}

// list reads [locale.list] into the patterns; it returns the table sound, nil
// where there is none.
func (l *loader) list(r reader, patterns *[4]string) *style.Sound {
	const mend = `Write it like "{0} y {1}".`
	for i, p := range patterns {
		if p == "" { // a language that no table knows
			patterns[i] = "{0}, {1}"
		}
	}
	table, ok := r.sub("list")
	if !ok {
		return nil
	}
	names := []string{"start", "middle", "end", "two"}
	table.names(append(names, "sound"))
	for i, name := range names {
		table.text(name, &patterns[i], style.ValidPair, mend)
	}
	sound, ok := table.sub("sound")
	if !ok {
		return nil
	}
	out := &style.Sound{}
	sound.names([]string{"end", "two", "starts", "except"})
	sound.text("end", &out.End, style.ValidPair, mend)
	sound.text("two", &out.Two, style.ValidPair, mend)
	const letters = `Write the letters in quote marks, such as ["i", "hi"].`
	sound.texts("starts", 0, &out.Starts, letters)
	sound.texts("except", 0, &out.Except, letters)
	return out
}

// sameList returns the ids that may be the same as in the source language.
func (l *loader) sameList() []string {
	var same []string
	r, ok := reader{l: l, tree: l.doc.Tree}.sub("locale")
	if !ok {
		return nil
	}
	r.texts("same", 0, &same, `Write the names of words in quote marks, such as ["nav.home"].`)
	for i, id := range same {
		if _, ok := l.want[id]; !ok {
			l.add("locale/unknown-word", l.doc.Value("locale", "same", i), "id", id,
				"mend", diag.DidYouMean(id, slices.Sorted(maps.Keys(l.want))))
		}
	}
	return same
}
