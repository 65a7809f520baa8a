// Package link is the third stage: it joins what the files hold into one
// site, and finds what no file could know alone.
//
// To add a check, write one function of type checkFunc in a file of this
// package and add its line to the list of checks below.
package link

import (
	"slices"
	"strings"

	"plaza/internal/check"
	"plaza/internal/diag"
	"plaza/internal/graph"
	"plaza/internal/locale"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/source"
)

// Options are the inputs of a build that are not files.
type Options struct {
	Catalog *schema.Catalog
	Today   schema.Date
	Release bool   // leave example records out
	BaseURL string // instead of the site record's
}

// Result is the linked site. Site is nil when too little was sound to go on.
type Result struct {
	Site     *graph.Site
	LeftOut  []string // example records left out of a release, as "kind/id"
	Lock     *source.File
	Redirect *source.File
	Diags    []diag.Diagnostic
}

// checks are run over the linked site, in this order.
var checks = []checkFunc{
	checkLinks,
	checkProse,
	checkOverlays,
	checkAliases,
	checkExamples,
	checkCitations,
	checkTools,
	checkProtected,
}

type checkFunc func(*linker)

type linker struct {
	site *graph.Site
	opt  Options
	out  []diag.Diagnostic
}

func (l *linker) add(code string, at diag.Pos, args ...string) {
	l.out = append(l.out, diag.New(code, at, args...))
}

// Link joins parsed files, given in order of path.
func Link(parsed []check.Parsed, opt Options) Result {
	var res Result
	var records []schema.Record
	var overlays []*schema.Overlay
	words := map[string]*source.File{}
	var site *record.Site
	broken := false
	for _, p := range parsed {
		res.Diags = append(res.Diags, p.Diags...)
		switch {
		case p.Record != nil:
			if s, ok := p.Record.(*record.Site); ok {
				site = s
			}
			records = append(records, p.Record)
		case p.Overlay != nil:
			overlays = append(overlays, p.Overlay)
		case p.Words != "":
			words[p.Words] = p.File
		case p.Role == check.Lock:
			res.Lock = p.File
		case p.Role == check.Redirects:
			res.Redirect = p.File
		case p.File.Path == "data/site.toml":
			broken = true
		}
	}
	if site == nil {
		if !broken {
			res.Diags = append(res.Diags, diag.New("site/no-site", diag.Pos{}))
		}
		return res
	}
	if len(site.Languages) == 0 {
		return res // the missing field is reported already
	}
	locales, ds := locales(site, words, opt.Catalog)
	res.Diags = append(res.Diags, ds...)
	if locales == nil {
		return res
	}
	if opt.Release {
		records, overlays, res.LeftOut = withoutExamples(records, overlays)
	}
	l := &linker{opt: opt}
	overlays = l.fitting(overlays, records, locales)
	l.site = graph.New(opt.Catalog, locales, opt.Today, opt.Release, records, overlays)
	for _, c := range checks {
		c(l)
	}
	res.Site, res.Diags = l.site, append(res.Diags, l.out...)
	return res
}

func locales(site *record.Site, words map[string]*source.File, c *schema.Catalog) (*locale.Set, []diag.Diagnostic) {
	var tags []string
	for _, l := range site.Languages {
		if l.Status != "planned" {
			tags = append(tags, l.Key)
		}
	}
	if len(tags) == 0 {
		return nil, []diag.Diagnostic{diag.New("site/no-language", site.At("languages"))}
	}
	var ds []diag.Diagnostic
	for _, tag := range tags {
		if words[tag] == nil {
			ds = append(ds, diag.New("site/language-without-words", site.At("languages"), "tag", tag))
		}
	}
	if ds != nil {
		return nil, ds
	}
	return locale.Load(tags, words, c.WordIDs())
}

func withoutExamples(records []schema.Record, overlays []*schema.Overlay) ([]schema.Record, []*schema.Overlay, []string) {
	var left []string
	records = slices.DeleteFunc(records, func(r schema.Record) bool {
		if r.Meta().Example {
			left = append(left, r.Meta().Ref())
		}
		return r.Meta().Example
	})
	overlays = slices.DeleteFunc(overlays, func(o *schema.Overlay) bool {
		return slices.Contains(left, o.Kind.Name+"/"+o.ID)
	})
	return records, overlays, left
}

// fitting reports overlays that belong to no record or no language of the
// site, and returns the others.
func (l *linker) fitting(overlays []*schema.Overlay, records []schema.Record, set *locale.Set) []*schema.Overlay {
	ids := map[string][]string{}
	for _, r := range records {
		ids[r.Meta().Kind.Name] = append(ids[r.Meta().Kind.Name], r.Meta().ID)
	}
	for _, list := range ids {
		slices.Sort(list)
	}
	var tags []string
	for _, loc := range set.All[1:] {
		tags = append(tags, loc.Tag)
	}
	return slices.DeleteFunc(overlays, func(o *schema.Overlay) bool {
		at := diag.Pos{File: o.File.Path}
		_, found := slices.BinarySearch(ids[o.Kind.Name], o.ID)
		switch {
		case o.Locale == set.All[0].Tag:
			l.add("translation/source-language", at, "tag", o.Locale)
		case !slices.Contains(tags, o.Locale):
			l.add("translation/unknown-language", at, "tag", o.Locale, "suggest", diag.DidYouMean(o.Locale, tags))
		case !found:
			l.add("translation/no-record", at, "id", o.ID, "kind", o.Kind.Name, "suggest", diag.DidYouMean(o.ID, ids[o.Kind.Name]))
		default:
			return false
		}
		return true
	})
}

func (l *linker) ids(kind string) []string {
	var out []string
	for _, r := range l.site.Records(kind) {
		out = append(out, r.Meta().ID)
	}
	return out
}

// each calls visit for every record, by kind in the catalog's order, then id.
func (l *linker) each(visit func(schema.Record)) {
	for _, k := range l.site.Catalog.Kinds {
		for _, r := range l.site.Records(k.Name) {
			visit(r)
		}
	}
}

// checkLinks reports ids that name no record.
func checkLinks(l *linker) {
	l.each(func(r schema.Record) {
		h := r.Meta()
		for _, link := range schema.Links(r) {
			if l.site.Record(link.Kind, link.ID) != nil {
				continue
			}
			k := l.site.Catalog.Kind(link.Kind)
			l.add("record/unknown-link", h.At(link.Path...), "value", link.ID, "kind", strings.ReplaceAll(k.Name, "-", " "),
				"dir", k.Dir, "suggest", strings.TrimSuffix(diag.DidYouMean(link.ID, l.ids(link.Kind)), "."))
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
	if l.site.Record(kind, id) == nil {
		l.add("record/unknown-link", at, "value", id, "kind", strings.ReplaceAll(kind, "-", " "), "dir", k.Dir,
			"suggest", strings.TrimSuffix(diag.DidYouMean(id, l.ids(kind)), "."))
	}
}

// checkOverlays reports translations of texts the record does not have.
func checkOverlays(l *linker) {
	l.each(func(r schema.Record) {
		h := r.Meta()
		var paths []string
		for _, loc := range l.site.Locales.All[1:] {
			o := l.site.Overlay(h.Kind.Name, h.ID, loc.Tag)
			if o == nil {
				continue
			}
			if paths == nil {
				for _, t := range schema.Texts(r) {
					paths = append(paths, t.Path)
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
		for _, link := range schema.Links(r) {
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

// checkTools holds what tools owe each other and their stage of life.
func checkTools(l *linker) {
	for _, t := range graph.All[record.Tool](l.site) {
		if t.Family != "" {
			if f, _ := l.site.Record("tool", t.Family).(*record.Tool); f != nil && f.Form != "family" {
				l.add("tool/not-a-family", t.At("family"), "id", t.Family, "kind", f.Form)
			}
		}
		status, _ := l.site.Record("status", t.Lifecycle).(*record.Status)
		if status != nil && status.Phase == "live" && t.Authorization != nil && len(t.Notes) == 0 {
			if s := t.Authorization.State; s == "not-approved" || s == "pending" {
				l.add("tool/live-without-approval", t.At("authorization", "state"), "state", s, "status", t.Lifecycle)
			}
		}
	}
	orders := map[string]map[int64]string{}
	for _, s := range graph.All[record.Status](l.site) {
		l.order(orders, "status", s.Order, &s.Head)
	}
	for _, s := range graph.All[record.Category](l.site) {
		l.order(orders, "category", s.Order, &s.Head)
	}
	for _, s := range graph.All[record.Part](l.site) {
		l.order(orders, "part", s.Order, &s.Head)
	}
}

// order reports two records of a kind that ask for one place in its order.
func (l *linker) order(seen map[string]map[int64]string, kind string, n int64, h *schema.Head) {
	if seen[kind] == nil {
		seen[kind] = map[int64]string{}
	}
	if first := seen[kind][n]; first != "" {
		l.add("record/same-order", h.At("order"), "first", first)
		return
	}
	seen[kind][n] = h.File.Path
}
