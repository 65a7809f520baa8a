// Package build drives the stages: load, check, link, plan, render, finish,
// verify, publish. It owns what they may not: concurrency and the clock.
//
// The stages' results are immutable, and every page is made from them alone,
// so a build's bytes depend on its inputs (the files, the day, the options)
// and on nothing else: not on the number of jobs, the host or the time.
package build

import (
	"context"
	"runtime"
	"slices"
	"strings"
	"time"

	"plaza/internal/check"
	"plaza/internal/diag"
	"plaza/internal/graph"
	"plaza/internal/link"
	"plaza/internal/load"
	"plaza/internal/plan"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/source"
	"plaza/internal/trace"
	"plaza/internal/view"
	"plaza/internal/zone"
)

// Options are the inputs of a build besides the site's files.
type Options struct {
	Dir      string      // the site's folder
	Today    schema.Date // zero: the day it is in the city
	Release  bool        // leave out examples, make compressed twins
	BaseURL  string      // instead of the site record's
	Jobs     int         // goroutines; 0: one a core
	Preview  bool        // pages reload when the site changes
	thorough bool        // measure how hard texts are to read, too: for Check
	Cache    string      // folder of the compressed twins' cache, "" for none
	NoTwins  bool        // a release without them, for who only reads its pages
	Now      func() time.Time
	Watch    func(Step) // is told of each step before it is taken, from any goroutine; nil for nobody

	Revision string            // of the source, to be told on the site; "" if not named
	Decap    []byte            // the program of the page at which staff edit; nil for a site without the page
	PDFs     map[string][]byte // the policy as PDF, by its file of the published folder; releases only
}

func (o Options) jobs() int {
	if o.Jobs > 0 {
		return o.Jobs
	}
	return runtime.GOMAXPROCS(0)
}

// Linked is a site that went through load, check, link and plan.
type Linked struct {
	Options
	Files   map[string]*source.File // for excerpts in diagnostics
	Site    *graph.Site             // nil when too little was sound
	Pages   []plan.Page
	Env     *view.Env
	LeftOut []string
	Moved   []Redirect
	Lock    *source.File
	NewLock []byte
	Diags   []diag.Diagnostic

	law *trace.Law // what a release must not hold; nil for a site without a past
}

// Output takes the finished files. It may be called from many goroutines.
type Output interface {
	Put(path string, b []byte) error
}

// Load reads, checks, links and plans a site.
func Load(ctx context.Context, opt Options) (*Linked, error) {
	return NewMemory().Load(ctx, opt)
}

// Read returns the files of the site in dir that can be read, in order of
// path, as they are.
func Read(ctx context.Context, dir string) ([]*source.File, error) {
	files, _, err := Sources(ctx, Options{Dir: dir})
	return files, err
}

// Parse checks each file alone.
func Parse(ctx context.Context, opt Options, catalog *schema.Catalog, files []*source.File) ([]check.Parsed, error) {
	parsed := make([]check.Parsed, len(files))
	err := opt.each(ctx, "checking files", len(files), func(i int) error {
		parsed[i] = check.File(catalog, files[i])
		return nil
	})
	return parsed, err
}

// Join links and plans files that were read and parsed before, and gives the
// site no memory of its past. ds says what was not read; refused are the paths
// of more files that are there.
func Join(ctx context.Context, opt Options, catalog *schema.Catalog, parsed []check.Parsed, ds []diag.Diagnostic, refused []string) (*Linked, error) {
	l := &Linked{Options: opt, Files: map[string]*source.File{}, Diags: slices.Clone(ds)}
	res, err := l.join(ctx, parsed, link.Options{Catalog: catalog, Refused: append(filesOf(ds), refused...)})
	if err != nil {
		return nil, err
	}
	l.samples(parsed)
	return l, l.plan(ctx, res)
}

// join links the parsed files.
func (l *Linked) join(ctx context.Context, parsed []check.Parsed, opt link.Options) (res link.Result, err error) {
	for _, p := range parsed {
		l.Files[p.File.Path] = p.File
	}
	if l.Today.IsZero() {
		l.Today = today(parsed, l.Now)
	}
	opt.Today, opt.Release = l.Today, l.Release
	if err := l.alone(ctx, "linking records", func() error {
		res = link.Link(parsed, opt)
		return nil
	}); err != nil {
		return link.Result{}, err
	}
	l.Site, l.LeftOut, l.Lock = res.Site, res.LeftOut, res.Lock
	l.Diags = append(l.Diags, res.Diags...)
	return res, nil
}

// Sources reads the files of the folder, and says what it does not read.
func Sources(ctx context.Context, opt Options) ([]*source.File, []diag.Diagnostic, error) {
	folder, err := load.Open(opt.Dir)
	if err != nil {
		return nil, nil, err
	}
	defer folder.Close()
	entries, ds, err := folder.List(ctx)
	if err != nil {
		return nil, nil, err
	}
	files := make([]*source.File, len(entries))
	err = opt.each(ctx, "reading files", len(entries), func(i int) error {
		f, err := folder.Read(entries[i])
		files[i] = f
		return err
	})
	return files, ds, err
}

// filesOf names the files that the findings are about.
func filesOf(ds []diag.Diagnostic) []string {
	names := make([]string, len(ds))
	for i, d := range ds {
		names[i] = d.File
	}
	return names
}

// cityZone is the time zone of the city, UTC where none is named.
func cityZone(parsed []check.Parsed) *time.Location {
	for _, p := range parsed {
		if s, ok := p.Record.(*record.Site); ok {
			place, _ := zone.Load(s.Timezone)
			return place
		}
	}
	return time.UTC
}

// today is the day it is in the city.
func today(parsed []check.Parsed, now func() time.Time) schema.Date {
	t := now().In(cityZone(parsed))
	return schema.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}

// plan lists the pages and the addresses the site owes to its past, and puts
// what was found in order. Of a site that is not sound there is no page.
func (l *Linked) plan(ctx context.Context, res link.Result) error {
	return l.alone(ctx, "planning pages", func() error {
		if l.Site != nil {
			l.list(res)
		}
		l.Diags = diag.Sort(l.Diags)
		return nil
	})
}

func (l *Linked) list(res link.Result) {
	var ds []diag.Diagnostic
	l.Pages, ds = plan.Pages(l.Site)
	l.Diags = append(l.Diags, ds...)
	site := l.Site.Record("site", "site").(*record.Site)
	base := l.BaseURL
	if base == "" {
		base = site.BaseURL
	}
	l.Env = &view.Env{BaseURL: strings.TrimSuffix(base, "/") + "/", Assets: map[string]string{}, Preview: l.Preview}
	var lost []diag.Diagnostic
	l.Moved, ds = redirections(l.Site, l.Pages, res.Redirect)
	l.NewLock, lost = lock(l.Lock, l.Pages, l.Moved)
	for _, d := range append(ds, lost...) {
		// An address may be that of a record that could not be read.
		if res.Whole || d.Code != "site/redirect-target" && d.Code != "site/address-gone" {
			l.Diags = append(l.Diags, d)
		}
	}
}
