package locale

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"plaza/internal/diag"
)

// markup finds what a browser would read as HTML.
var markup = regexp.MustCompile(`<[A-Za-z/!?][^>]*>?|&(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#[xX][0-9A-Fa-f]+);`)

// value finds a placeholder as go-i18n knows it.
var value = regexp.MustCompile(`\{\{ ?\.([A-Za-z][A-Za-z0-9]*) ?\}\}`)

// check reports what is wrong with one text, and whether that keeps it from
// being used.
func (l *loader) check(s slot, f form, t *text) bool {
	before := len(l.out)
	at := func(part string) diag.Pos { return l.inside(t.path, part) }
	if strings.TrimSpace(t.value) == "" {
		l.add("locale/empty-word", at(""), "id", s.id)
	} else if strings.ContainsFunc(t.value, unicode.IsControl) {
		l.add("locale/line-break", at(""), "id", s.id)
	} else if strings.TrimSpace(t.value) != t.value {
		l.add("locale/outer-space", at(""), "id", s.id)
	}
	if found := markup.FindString(t.value); found != "" {
		l.add("locale/html", at(found), "html", found)
	}
	given := map[string]bool{}
	for _, found := range value.FindAllStringSubmatch(t.value, -1) {
		given[found[1]] = true
		if !slices.Contains(s.params, found[1]) {
			l.add("locale/placeholder", at(found[0]), "placeholder", found[0], "id", s.id, "mend", placeholderMend(found[1], s.params))
		}
	}
	if rest := value.ReplaceAllString(t.value, "\x00"); strings.ContainsAny(rest, "{}") {
		l.add("locale/braces", at(braces(rest)), "found", braces(rest), "mend", bracesMend(s.params))
	}
	for _, p := range s.params {
		if !given[p] && !(p == count && l.rule.single(f)) {
			l.add("locale/placeholder-missing", at(""), "placeholder", "{{."+p+"}}", "id", s.id)
		}
	}
	return len(l.out) > before
}

func placeholderMend(name string, params []string) string {
	if len(params) == 0 {
		return "This text has no values: write it without braces."
	}
	if s := diag.Suggest(name, params); s != "" {
		return "Write {{." + s + "}}."
	}
	return "Use " + strings.Join(braced(params), " or ") + "."
}

func bracesMend(params []string) string {
	if len(params) == 0 {
		return "This text has no values: write it without braces."
	}
	return "A value is written so: " + strings.Join(braced(params), ", ") + "."
}

func braced(params []string) []string {
	out := make([]string, len(params))
	for i, p := range params {
		out[i] = "{{." + p + "}}"
	}
	return out
}

// braces returns the first stretch of s that has braces but is no placeholder.
func braces(s string) string {
	for _, stretch := range strings.Split(s, "\x00") {
		i := strings.IndexAny(stretch, "{}")
		if i < 0 {
			continue
		}
		stretch = stretch[i:]
		if end := strings.LastIndexByte(stretch, '}'); end >= 0 {
			return stretch[:end+1]
		}
		return stretch
	}
	return ""
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
	for _, id := range slices.Sorted(maps.Keys(l.want)) {
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
func (l *loader) missingMend(s slot, heading string) string {
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
	if m := l.src.messages[s.id]; m != nil && m.forms[other] != nil {
		mend += ` In "` + l.src.tag + `" it says: "` + m.forms[other].value + `".`
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
	for _, id := range slices.Sorted(maps.Keys(l.messages)) {
		m, src := l.messages[id], l.src.messages[id]
		if src == nil || slices.Contains(same, id) || m.forms[other] == nil || src.forms[other] == nil {
			continue
		}
		if v := m.forms[other].value; v == src.forms[other].value && wordCount(v) > 3 {
			l.add("locale/same-as-source", l.doc.Value(m.forms[other].path...), "id", id, "tag", l.src.tag)
		}
	}
}

// wordCount counts the words of s, placeholders left out.
func wordCount(s string) int {
	return len(strings.FieldsFunc(value.ReplaceAllString(s, " "), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\'' && r != '’'
	}))
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
