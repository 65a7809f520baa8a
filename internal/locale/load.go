package locale

import (
	"maps"
	"reflect"
	"slices"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"plaza/internal/diag"
	"plaza/internal/locale/phrase"
	"plaza/internal/locale/plural"
	"plaza/internal/source"
	"plaza/internal/tomldoc"
)

// Load binds the files of words, one for each tag, to Words and to the labels
// with these ids. tags[0] is the source language. Every gap, stray word,
// wrong placeholder and missing plural form is a diagnostic; the set is whole
// all the same, with the id in place of each word that cannot be used.
func Load(tags []string, files map[string]*source.File, ids []string) (*Set, []diag.Diagnostic) {
	want := slots(ids)
	tables := leading(want)
	set := &Set{}
	var out []diag.Diagnostic
	var src *loader
	for i, tag := range tags {
		l := &loader{tag: tag, file: files[tag], want: want, tables: tables, src: src}
		set.All = append(set.All, l.locale(i))
		out = append(out, l.out...)
		if src == nil {
			src = l
		}
	}
	for _, tag := range slices.Sorted(maps.Keys(files)) {
		if !slices.Contains(tags, tag) {
			out = append(out, diag.New("locale/unused-file", diag.Pos{File: files[tag].Path}, "tag", tag))
		}
	}
	return set, diag.Sort(out)
}

// loader reads the file of one language.
type loader struct {
	tag    string
	file   *source.File
	want   map[string]*slot
	tables map[string]bool // of a file, by the ids that begin with them
	src    *loader         // of the source language; nil for itself

	doc      *tomldoc.Doc // nil when there is no file, or none that can be read
	messages map[string]*message
	seen     map[string]bool // ids at which something stands that was reported
	bundle   *plural.Bundle
	out      []diag.Diagnostic
}

func (l *loader) add(code string, at diag.Pos, args ...string) {
	l.out = append(l.out, diag.New(code, at, args...))
}

// locale reads, checks and binds everything of one language.
func (l *loader) locale(index int) *Locale {
	tag, err := language.Raw.Parse(l.tag)
	if err != nil || tag.String() != l.tag {
		l.add("locale/tag", diag.Pos{File: l.path()}, "tag", l.tag, "mend", tagMend(tag, err))
		tag = language.English // the words are not published; their forms can be checked
	}
	l.bundle = plural.New(tag)
	l.messages, l.seen = map[string]*message{}, map[string]bool{}
	if l.file == nil {
		l.add("locale/no-file", diag.Pos{File: l.path()}, "tag", l.tag, "path", l.path())
	} else {
		var ds []diag.Diagnostic
		l.doc, ds = tomldoc.Parse(l.file, 0, len(l.file.Bytes))
		l.out = append(l.out, ds...)
	}
	loc := &Locale{Tag: l.tag, Index: index, bundle: l.bundle, Words: &Words{}, labels: map[string]string{}}
	if index > 0 {
		loc.Prefix = l.tag + "/"
	}
	l.settings(loc)
	if l.doc != nil {
		l.table(l.doc.Tree, nil, "")
		l.absent()
		l.sameAsSource()
	}
	l.bind(loc)
	return loc
}

func (l *loader) path() string {
	if l.file != nil {
		return l.file.Path
	}
	return "i18n/" + l.tag + ".toml"
}

func tagMend(tag language.Tag, err error) string {
	if err == nil {
		return `Write "` + tag.String() + `", and name the file so.`
	}
	return `Use the short tag of the language, such as "es", "zh-Hans" or "nv".`
}

// bind puts every word into its field of Words or among the labels.
func (l *loader) bind(loc *Locale) {
	words := reflect.ValueOf(loc.Words).Elem()
	for id, s := range l.want {
		m := l.messages[id]
		if s.kind == plain {
			// There is nothing to fill in, so there is nothing to ask go-i18n.
			v := phrase.MissingText(id)
			if m != nil && m.sound(plural.Other) {
				v = norm.NFC.String(m.forms[plural.Other].value)
			}
			if s.index == nil {
				loc.labels[id] = v
			} else {
				words.FieldByIndex(s.index).SetString(v)
			}
			continue
		}
		if m != nil {
			if err := l.bundle.Add(m.forGoI18n()); err != nil {
				panic("locale: go-i18n took " + l.tag + " but not its words: " + err.Error())
			}
		}
		if s.kind == withValues {
			words.FieldByIndex(s.index).Set(reflect.ValueOf(l.phrase(s, m, plural.Other)))
			continue
		}
		p := Plural{l: loc, forms: new([len(plural.Names)]Phrase)}
		for f := range p.forms {
			p.forms[f] = l.phrase(s, m, plural.Form(f))
		}
		words.FieldByIndex(s.index).Set(reflect.ValueOf(p))
	}
}

// phrase lets go-i18n write one form of a word with the names of its values
// in their places, and takes the result apart. Anything but a clean answer is
// reported.
func (l *loader) phrase(s *slot, m *message, f plural.Form) phrase.Phrase {
	if m == nil || !m.sound(f) {
		return phrase.Missing(s.id, s.params)
	}
	config := &i18n.LocalizeConfig{MessageID: s.id}
	if s.kind == counting {
		if len(l.bundle.Samples(f)) == 0 {
			return phrase.Missing(s.id, s.params) // no whole number takes this form
		}
		config.PluralCount = l.bundle.Samples(f)[0]
	}
	values := map[string]string{}
	for _, p := range s.params {
		values[p] = phrase.Marker + p + phrase.Marker
	}
	config.TemplateData = values
	v, err := l.bundle.Write(config)
	if err != nil {
		l.add("locale/not-read", l.doc.Key(m.at.path()...), "id", s.id, "reason", err.Error())
		return phrase.Missing(s.id, s.params)
	}
	return phrase.New(s.id, norm.NFC.String(v), s.params)
}
