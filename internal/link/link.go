// Package link is the third stage: it joins what the files hold into one
// site, and finds what no file could know alone.
//
// To add a check, write one function of type checkFunc in a file of this
// package and add its line to the list of checks below.
package link

import (
	"slices"

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
	Release bool     // leave example records out
	Refused []string // paths of files that are there and were not read

	Readability bool // measure how hard the texts are to read, too

	Memory *Memory // of earlier states of the site; nil for none
}

// Result is the linked site. Site is nil when too little was sound to go on.
type Result struct {
	Site     *graph.Site
	LeftOut  []string // example records left out of a release, as "kind/id"
	Lock     *source.File
	Redirect *source.File
	Whole    bool // every record that is there could be read
	Diags    []diag.Diagnostic
}

// checks are run over the linked site, in this order.
var checks = []checkFunc{
	checkLinks,
	checkProse,
	checkOverlays,
	checkLanguages,
	checkPlaceholders,
	checkFreshness,
	checkAliases,
	checkExamples,
	checkCitations,
	checkTools,
	checkReviews,
	checkCommitments,
	checkOrders,
	checkDates,
	checkEarly,
	checkMeetings,
	checkLoop,
	checkProtected,
	checkReadability,
}

type checkFunc func(*linker)

type linker struct {
	site   *graph.Site
	opt    Options
	broken map[string]bool                // records that could not be read: their own findings say so
	files  []*source.File                 // all but the lock of addresses
	read   map[*schema.Head][]schema.Text // of records whose texts a check has asked for
	out    []diag.Diagnostic
}

// texts returns the texts of a record, which many checks ask for.
func (l *linker) texts(r schema.Record) []schema.Text {
	h := r.Meta()
	texts, ok := l.read[h]
	if !ok {
		texts = schema.Texts(r)
		l.read[h] = texts
	}
	return texts
}

// exists reports whether a link to the record leads somewhere, or would if
// the record's own mistakes were mended.
func (l *linker) exists(kind, id string) bool {
	return l.broken[kind+"/"+id] || l.site.Record(kind, id) != nil
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
	if opt.Memory == nil {
		opt.Memory = &Memory{}
	}
	opt.Memory.turn()
	l := &linker{opt: opt, broken: map[string]bool{}, read: map[*schema.Head][]schema.Text{}}
	for _, p := range parsed {
		res.Diags = append(res.Diags, p.Diags...)
		if p.Role != check.Lock {
			l.files = append(l.files, p.File)
		}
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
		case p.Broken != "":
			l.broken[p.Broken] = true
		}
	}
	l.refused()
	res.Whole = len(l.broken) == 0
	if site == nil {
		if !l.broken["site/site"] {
			res.Diags = append(res.Diags, diag.New("site/no-site", diag.Pos{}))
		}
		return res
	}
	if len(site.Languages) == 0 {
		return res // the missing field is reported already
	}
	locales, ds := locales(site, words, opt)
	res.Diags = append(res.Diags, ds...)
	if locales == nil {
		return res // no language is ready
	}
	if opt.Release {
		records, overlays, res.LeftOut = withoutExamples(records, overlays)
	}
	overlays = l.fitting(overlays, records, locales)
	l.site = graph.New(opt.Catalog, locales, opt.Today, opt.Release, records, overlays)
	for _, c := range checks {
		c(l)
	}
	res.Site, res.Diags = l.site, append(res.Diags, l.out...)
	return res
}

// refused notes the records that stand in files which were not read, so that
// what leads to them is not called missing.
func (l *linker) refused() {
	for _, path := range l.opt.Refused {
		if place, bad := check.PlaceOf(l.opt.Catalog, path); bad == nil && place.Kind != nil && place.Locale == "" {
			l.broken[place.Kind.Name+"/"+place.ID] = true
		}
	}
}

// locales binds the words of the languages that are ready. The source
// language must be there; of another that has no words the place named is
// where data/site.toml asks for it.
func locales(site *record.Site, words map[string]*source.File, opt Options) (*locale.Set, []diag.Diagnostic) {
	var tags []string
	asked := map[string]diag.Pos{}
	for i, l := range site.Languages {
		if l.Status != "planned" && l.Key != "" {
			tags = append(tags, l.Key)
			asked["i18n/"+l.Key+".toml"] = site.At("languages", i, "key")
		}
	}
	if len(tags) == 0 {
		return nil, []diag.Diagnostic{diag.New("site/no-language", site.At("languages"))}
	}
	set, ds := opt.Memory.load(opt.Catalog, tags, words)
	var kept []diag.Diagnostic
	for _, d := range ds {
		if d.Code == "locale/no-file" {
			if slices.Contains(opt.Refused, d.File) {
				continue // it is there
			}
			d.Pos = asked[d.File]
		}
		kept = append(kept, d)
	}
	return set, kept
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
		case l.broken[o.Kind.Name+"/"+o.ID]:
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
