package link

import (
	"slices"
	"strings"
	"unicode"

	"plaza/internal/diag"
	"plaza/internal/schema"
	"plaza/internal/schema/links"
)

// checkLinks reports ids that name no record.
func checkLinks(l *linker) {
	l.each(func(r schema.Record) {
		h := r.Meta()
		for _, link := range links.Of(r) {
			if l.exists(link.Kind, link.ID) {
				continue
			}
			l.unknown(l.site.Catalog.Kind(link.Kind), link.ID, h.At(link.Path...))
		}
	})
}

// checkProse reports references in Markdown, such as (tool:clearview-ai),
// that name no record.
func checkProse(l *linker) {
	doc := func(p schema.Prose) {
		if p.Doc == nil {
			return
		}
		for _, link := range p.Doc.Links() {
			l.reference(link.Dest, link.Pos)
		}
	}
	l.each(func(r schema.Record) {
		for _, p := range schema.Proses(r) {
			doc(p)
			for _, loc := range l.site.Locales.All[1:] {
				if o := l.site.Overlay(r.Meta().Kind.Name, r.Meta().ID, loc.Tag); o != nil {
					doc(schema.Prose{Doc: o.Texts[p.Path].Doc})
				}
			}
		}
	})
}

func (l *linker) reference(dest string, at diag.Pos) {
	kind, id, ok := strings.Cut(dest, ":")
	if !ok || strings.HasPrefix(id, "//") || kind == "mailto" || kind == "tel" {
		return
	}
	id, _, _ = strings.Cut(id, "#")
	k := l.site.Catalog.Kind(kind)
	if k == nil {
		var kinds []string
		for _, k := range l.site.Catalog.Kinds {
			kinds = append(kinds, k.Name)
		}
		l.add("prose/unknown-reference-kind", at, "kind", kind, "suggest", diag.DidYouMean(kind, kinds))
		return
	}
	if !l.exists(kind, id) {
		l.unknown(k, id, at)
	}
}

// unknown reports a link to a record that does not exist.
func (l *linker) unknown(k *schema.Kind, id string, at diag.Pos) {
	l.add("record/unknown-link", at, "value", id, "kind", strings.ReplaceAll(k.Name, "-", " "), "dir", k.Dir,
		"suggest", diag.DidYouMean(id, l.ids(k.Name)), "file", k.Dir+"/"+id+k.Ext())
}

// checkOverlays reports translations of texts the record does not have, and
// texts that nobody seems to have translated.
func checkOverlays(l *linker) {
	l.each(func(r schema.Record) {
		h := r.Meta()
		for _, loc := range l.site.Locales.All[1:] {
			o := l.site.Overlay(h.Kind.Name, h.ID, loc.Tag)
			if o == nil {
				continue
			}
			var paths []string
			for _, t := range l.texts(r) {
				paths = append(paths, t.Path)
				if l.copied(t.Value, o.Texts[t.Path].Value, loc.Tag) {
					l.add("translation/same-as-source", o.At(t.Path), "field", t.Path, "language", loc.Name)
				}
			}
			for _, path := range o.Paths() {
				if !slices.Contains(paths, path) {
					l.add("translation/nothing-to-translate", o.At(path), "field", path, "source", h.File.Path, "suggest", diag.DidYouMean(path, paths))
				}
			}
		}
	})
}

// copied reports whether a translation is the source itself. Up to three words
// may be a name; regions of one language may well say the same.
func (l *linker) copied(source, translation, tag string) bool {
	return !sameLanguage(l.site.Locales.All[0].Tag, tag) && sameWords(source, translation) && len(strings.Fields(source)) > 3
}

// sameWords reports whether two texts differ in nothing but white space. Nearly
// all differ in their first word, so no list of words is made.
func sameWords(a, b string) bool {
	for {
		a, b = strings.TrimLeftFunc(a, unicode.IsSpace), strings.TrimLeftFunc(b, unicode.IsSpace)
		if a == "" || b == "" {
			return a == b
		}
		n, m := word(a), word(b)
		if a[:n] != b[:m] {
			return false
		}
		a, b = a[n:], b[m:]
	}
}

// word returns where the first word of a text ends.
func word(s string) int {
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		return i
	}
	return len(s)
}

// checkAliases reports old ids that are taken: by a record or another alias.
func checkAliases(l *linker) {
	owner := map[string]string{}
	l.each(func(r schema.Record) {
		owner[r.Meta().Ref()] = r.Meta().File.Path
	})
	l.each(func(r schema.Record) {
		h := r.Meta()
		for i, a := range h.Aliases {
			ref := h.Kind.Name + "/" + a
			switch {
			case !schema.ValidID(a):
				l.add("record/id-form", h.At("aliases", i), "id", a)
			case owner[ref] != "":
				l.add("record/alias-taken", h.At("aliases", i), "alias", a, "by", owner[ref])
			default:
				owner[ref] = h.File.Path
			}
		}
	})
}

// checkExamples keeps real records from resting on invented ones.
func checkExamples(l *linker) {
	l.each(func(r schema.Record) {
		h := r.Meta()
		if h.Example {
			return
		}
		for _, link := range links.Of(r) {
			if to := l.site.Record(link.Kind, link.ID); to != nil && to.Meta().Example {
				l.add("record/links-to-example", h.At(link.Path...), "id", link.ID)
			}
		}
	})
}

// checkCitations reports wording kept for a field the kind does not have.
func checkCitations(l *linker) {
	l.each(func(r schema.Record) {
		h := r.Meta()
		var names []string
		for _, f := range h.Kind.Own() {
			names = append(names, f.Name)
		}
		for i, s := range h.Sources {
			for _, w := range s.Wording {
				if !slices.Contains(names, w.Key) {
					l.add("record/unknown-answer", h.KeyAt("sources", i, "wording", w.Key), "field", w.Key,
						"where", "a "+h.Kind.Name, "suggest", diag.DidYouMean(w.Key, names))
				}
			}
		}
		for i, c := range h.Changes {
			if !h.CreatedOn.IsZero() && c.On.Compare(h.CreatedOn) < 0 {
				l.add("record/change-before-creation", h.At("changes", i, "on"), "on", c.On.String(), "created", h.CreatedOn.String())
			}
		}
	})
}
