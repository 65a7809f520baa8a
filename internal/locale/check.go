package locale

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"plaza/internal/diag"
	"plaza/internal/locale/phrase"
	"plaza/internal/locale/plural"
)

// check reports what is wrong with one text, and whether that keeps it from
// being used.
func (l *loader) check(s *slot, m *message, f plural.Form) bool {
	before, v := len(l.out), m.forms[f].value
	at := func(part string) diag.Pos { return l.inside(m.path(f), part) }
	if strings.TrimSpace(v) == "" {
		l.add("locale/empty-word", at(""), "id", s.id)
	} else if strings.ContainsFunc(v, unicode.IsControl) {
		l.add("locale/line-break", at(""), "id", s.id)
	} else if strings.TrimSpace(v) != v {
		l.add("locale/outer-space", at(""), "id", s.id)
	}
	if found := phrase.Markup(v); found != "" {
		l.add("locale/html", at(found), "html", found)
	}
	l.values(s, f, v, at)
	return len(l.out) > before
}

// values reports values that the word does not have, or that the text v
// leaves out, and braces that are none.
func (l *loader) values(s *slot, f plural.Form, v string, at func(string) diag.Pos) {
	given := phrase.Values(v)
	for _, g := range given {
		if !slices.Contains(s.params, g.Name) {
			l.add("locale/placeholder", at(g.Written), "placeholder", g.Written, "id", s.id, "mend", valueMend(g.Name, s.params))
		}
	}
	if stray := phrase.Stray(v); stray != "" {
		l.add("locale/braces", at(stray), "found", stray, "mend", valueMend("", s.params))
	}
	for _, p := range s.params {
		shown := slices.ContainsFunc(given, func(g phrase.Value) bool { return g.Name == p })
		if !shown && !(p == count && l.bundle.Single(f)) {
			l.add("locale/placeholder-missing", at(""), "placeholder", phrase.Written([]string{p})[0], "id", s.id)
		}
	}
}

// valueMend tells which values a word has; name is the one that was tried.
func valueMend(name string, params []string) string {
	if len(params) == 0 {
		return "This text has no values: write it without braces."
	}
	if s := diag.Suggest(name, params); s != "" && name != "" {
		return "Write {{." + s + "}}."
	}
	return "Write " + strings.Join(phrase.Written(params), " or ") + "."
}

// inside returns the place of part within the text at path, or of the whole
// text where part is written with escapes or on several lines.
func (l *loader) inside(path []any, part string) diag.Pos {
	offset, length, ok := l.doc.ValueRange(path...)
	if ok && part != "" {
		if i := strings.Index(string(l.file.Bytes[offset:offset+length]), part); i >= 0 {
			return l.file.Pos(offset+i, len(part))
		}
	}
	return l.doc.Value(path...)
}

// absent reports every wanted word that the file does not have, at the
// heading where it belongs.
func (l *loader) absent() {
	for id := range l.want {
		if l.messages[id] != nil || l.seen[id] {
			continue
		}
		parts := strings.Split(id, ".")
		at := diag.Pos{File: l.file.Path}
		table, heading := l.doc.Tree, ""
		for i := range parts {
			sub, ok := table[parts[i]].(map[string]any)
			if !ok {
				break
			}
			table, heading = sub, strings.Join(parts[:i+1], ".")
			at = l.doc.Key(path(parts[:i+1])...)
		}
		l.add("locale/missing-word", at, "id", id, "mend", l.missingMend(l.want[id], heading))
	}
}

// missingMend tells where to add the word; heading is the deepest table on
// its way that the file has.
func (l *loader) missingMend(s *slot, heading string) string {
	if heading == s.id {
		return quoteMend(s.id, "...")
	}
	key := strings.TrimPrefix(strings.TrimPrefix(s.id, heading), ".")
	if strings.Contains(key, ".") && heading != "" {
		key = strconv.Quote(key)
	}
	if i := strings.LastIndexByte(s.id, '.'); heading == "" && i > 0 {
		heading, key = s.id[:i], s.id[i+1:]
	}
	if s.kind == counting {
		heading, key = s.id, "one, other and the language's further forms"
	}
	mend := "Add " + key + " under [" + heading + "]."
	if l.src == nil {
		return mend
	}
	if m := l.src.messages[s.id]; m != nil && m.forms[plural.Other].there {
		mend += ` In "` + l.src.tag + `" it says: "` + m.forms[plural.Other].value + `".`
	}
	return mend
}

// sameAsSource reports texts of more than three words that nobody seems to
// have translated.
func (l *loader) sameAsSource() {
	same := l.sameList()
	if l.src == nil {
		return
	}
	for id, m := range l.messages {
		src := l.src.messages[id]
		if v := m.forms[plural.Other].value; src != nil && v == src.forms[plural.Other].value && !slices.Contains(same, id) && phrase.Words(v) > 3 {
			l.add("locale/same-as-source", l.doc.Value(m.path(plural.Other)...), "id", id, "tag", l.src.tag)
		}
	}
}

// numbers writes a few numbers as examples.
func numbers(ns []int) string {
	var out []string
	for _, n := range ns[:min(len(ns), 3)] {
		out = append(out, strconv.Itoa(n))
	}
	if len(ns) > 3 {
		return strings.Join(out, ", ") + " and others"
	}
	if out == nil {
		return "fractions and numbers of no other form"
	}
	return strings.Join(out, " and ")
}

func path(parts []string) []any {
	out := make([]any, len(parts))
	for i, p := range parts {
		out[i] = p
	}
	return out
}
