package link

import (
	"reflect"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"plaza/internal/locale"
	"plaza/internal/schema"
)

// checkPlaceholders reports texts that only stand where an answer should:
// "TBD", "n/a", "-", or what people write in any of the site's languages. A
// language's file lists its own; nothing here knows one. What begins with such
// a word and goes on is a sentence, and is taken. Words of a source are quoted
// as they are, and names of lists ("Pending" among statuses) may be such words.
func checkPlaceholders(l *linker) {
	p := placeholdersOf(l.site.Locales)
	l.each(func(r schema.Record) {
		h := r.Meta()
		v := reflect.ValueOf(r).Elem()
		for _, f := range h.Kind.Fields {
			p.look(f, f.Get(v), []any{f.Name}, func(in *schema.Field, text string, at []any) {
				switch {
				case f.Shown:
					l.add("record/placeholder", h.At(at...), "value", text, "field", dotted(at), "top", f.Name)
				case !in.Title || marks(text):
					l.add("record/placeholder-text", h.At(at...), "value", text, "field", dotted(at), "top", f.Name)
				}
			})
		}
		p.overlays(l, r)
	})
}

// overlays looks at the translations of a record's real texts.
func (p placeholders) overlays(l *linker, r schema.Record) {
	h := r.Meta()
	for _, loc := range l.site.Locales.All[1:] {
		o := l.site.Overlay(h.Kind.Name, h.ID, loc.Tag)
		if o == nil {
			continue
		}
		for _, t := range l.texts(r) {
			text := o.Texts[t.Path].Value
			if text != "" && p.is(text) && !p.is(t.Value) {
				l.add("translation/placeholder", o.At(t.Path), "value", text, "field", t.Path)
			}
		}
	}
}

// look tells of each placeholder in a value of any shape.
func (p placeholders) look(f *schema.Field, v reflect.Value, at []any, tell func(in *schema.Field, text string, at []any)) {
	if f.Verbatim || f.Desk || f.Name == "key" || f.Link != "" || f.OneOf != nil || f.Format != "" {
		return
	}
	text := func(s string, at []any) {
		if s != "" && p.is(s) {
			tell(f, s, at)
		}
	}
	inner := func(v reflect.Value, at []any) {
		for _, sub := range f.Fields {
			p.look(sub, sub.Get(v), append(slices.Clone(at), sub.Name), tell)
		}
	}
	switch f.Type {
	case schema.String:
		text(v.String(), at)
	case schema.TextType:
		text(schema.As[schema.Text](v).Value, at)
	case schema.ProseType:
		text(schema.As[schema.Prose](v).Value, at)
	case schema.Strings:
		for i := range v.Len() {
			text(v.Index(i).String(), append(slices.Clone(at), i))
		}
	case schema.Table:
		if !v.IsNil() {
			inner(v.Elem(), at)
		}
	case schema.Tables:
		for i := range v.Len() {
			var item any = i
			if f.Keyed {
				item = schema.ItemKey(v.Index(i), i)
			}
			inner(v.Index(i), append(slices.Clone(at), item))
		}
	}
}

// dotted names a place as overlays do.
func dotted(at []any) string {
	var names []string
	for _, x := range at {
		if s, ok := x.(string); ok {
			names = append(names, s)
		}
	}
	return strings.Join(names, ".")
}

// placeholders are words that answer nothing, each as its letters and digits
// alone, and how many words the longest has. Beside are those that only go with
// others, such as "at this time": a list has them behind an ellipsis.
type placeholders struct {
	known, beside map[string]bool
	longest       int
}

// everywhere are those of no language.
var everywhere = []string{"tbd", "tba", "tbc", "tbf", "n a", "null", "nil", "undefined", "fixme"}

// openers are those that a few words behind them make no answer of.
var openers = []string{"tbd", "tbc", "fixme"}

const few = 3

// IsPlaceholder returns what tells a text that only stands where an answer
// should, in any of the languages.
func IsPlaceholder(set *locale.Set) func(text string) bool { return placeholdersOf(set).is }

func placeholdersOf(set *locale.Set) placeholders {
	var lists [][]string
	for _, loc := range set.All {
		lists = append(lists, loc.Placeholders)
	}
	return newPlaceholders(lists...)
}

func newPlaceholders(lists ...[]string) placeholders {
	p := placeholders{known: map[string]bool{}, beside: map[string]bool{}}
	for _, list := range append(lists, everywhere) {
		for _, s := range list {
			in := p.known
			if strings.HasPrefix(s, "…") {
				in = p.beside
			}
			if words := bare(s); len(words) > 0 {
				in[strings.Join(words, "")] = true
				p.longest = max(p.longest, len(words), len(strings.Join(words, "")))
			}
		}
	}
	return p
}

// is reports whether the text is nothing but placeholders, however they are
// spelled: with dots, spaces, accents, in brackets, more than once.
func (p placeholders) is(text string) bool {
	words := bare(text)
	if len(words) == 0 {
		return marks(text)
	}
	if len(words) > 1 && words[0] == "lorem" && words[1] == "ipsum" {
		return true
	}
	for n, first := 0, ""; n < len(words) && n < 3; n++ { // "T.B.D. - ask the vendor"
		if first += words[n]; slices.Contains(openers, first) && len(words)-n-1 <= few {
			return true
		}
	}
	if len(words) > 4*p.longest {
		return false // a text
	}
	ends := make([]run, len(words)+1) // what ends before word i
	ends[0] = beside
	for from := range words {
		if ends[from] == none {
			continue
		}
		text := ""
		for to := from; to < len(words) && to-from < p.longest; to++ {
			text += words[to]
			switch {
			case p.known[text] || to == from && crosses(text):
				ends[to+1] = placeholder
			case p.beside[text]:
				ends[to+1] = max(ends[to+1], ends[from])
			}
		}
	}
	return ends[len(words)] == placeholder
}

// run is what the first words of a text are: no placeholders, words that only
// go with them, or placeholders.
type run int

const (
	none run = iota
	beside
	placeholder
)

// crosses reports whether a word is "xxx" or longer.
func crosses(word string) bool { return len(word) > 2 && strings.Trim(word, "x") == "" }

// marks reports whether a short text has no letter, number or picture in it.
func marks(text string) bool {
	const short = 80 // in bytes: a longer one is something else gone wrong
	return len(text) <= short && !strings.ContainsFunc(text, func(r rune) bool {
		return unicode.In(r, unicode.L, unicode.N, unicode.So, unicode.Sc)
	})
}

// bare returns the words of a text in small letters without accents; what
// cannot be seen parts no word.
func bare(text string) []string {
	folded := strings.Map(func(r rune) rune {
		switch {
		case unicode.In(r, unicode.M, unicode.Cf):
			return -1
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return ' '
	}, norm.NFKD.String(text))
	return strings.Fields(folded)
}
