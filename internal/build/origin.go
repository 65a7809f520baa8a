package build

import (
	"strings"

	"plaza/internal/diag"
	"plaza/internal/prose"
	"plaza/internal/schema"
)

// origin returns the place in the site's own files that gave a finished page
// its title or, when place is set, its link to that place: an editor mends
// files, not pages. Where no record alone made the page, it is the page.
func (l *Linked) origin(page, place string) diag.Pos {
	for _, p := range l.Pages {
		if p.Out != page {
			continue
		}
		if r := l.Site.Record(p.Family.Name, p.ID); r != nil {
			at, ok := l.titleAt(r, p.Locale.Tag)
			if place != "" {
				at, ok = l.linkAt(r, p.Locale.Tag, place)
			}
			if ok {
				return at
			}
		}
	}
	return diag.Pos{File: page}
}

func (l *Linked) titleAt(r schema.Record, tag string) (diag.Pos, bool) {
	h := r.Meta()
	name := h.Kind.Title().Name
	if o := l.Site.Overlay(h.Kind.Name, h.ID, tag); o != nil && o.Texts[name].Value != "" {
		l.recall(o.File)
		return o.At(name), true
	}
	l.recall(h.File)
	return h.At(name), true
}

func (l *Linked) linkAt(r schema.Record, tag, place string) (diag.Pos, bool) {
	h := r.Meta()
	o := l.Site.Overlay(h.Kind.Name, h.ID, tag)
	for _, text := range schema.Proses(r) {
		doc := text.Doc
		if o != nil && o.Texts[text.Path].Doc != nil {
			doc = o.Texts[text.Path].Doc
		}
		if at, ok := linkTo(doc, place); ok {
			l.recall(l.Files[at.File]) // to show its line
			return at, true
		}
	}
	return diag.Pos{}, false
}

func linkTo(doc *prose.Doc, place string) (diag.Pos, bool) {
	for _, link := range doc.Links() {
		if strings.HasSuffix(link.Dest, "#"+place) {
			return link.Pos, true
		}
	}
	return diag.Pos{}, false
}

// once keeps one finding of those that one place in a file gave to several
// pages: a text without a translation stands on the pages of every language.
// It keeps the shortest, which is that of the source language.
func once(ds []diag.Diagnostic) []diag.Diagnostic {
	type key struct {
		code string
		at   diag.Pos
	}
	kept := map[key]int{}
	var out []diag.Diagnostic
	for _, d := range ds {
		k := key{d.Code, d.Pos}
		i, again := kept[k]
		switch {
		case d.Line == 0 || !again:
			kept[k] = len(out)
			out = append(out, d)
		case len(d.Says) < len(out[i].Says):
			out[i] = d
		}
	}
	return out
}
