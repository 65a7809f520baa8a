// Package build drives the stages: load, check, link, plan, render, finish,
// verify, publish. It owns what they may not: concurrency and the clock.
//
// The stages' results are immutable, and every page is made from them alone,
// so a build's bytes depend on its inputs (the files, the day, the options)
// and on nothing else: not on the number of jobs, the host or the time.
package build

import (
	"bytes"
	"context"
	"fmt"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"plaza"
	"plaza/internal/check"
	"plaza/internal/compress"
	"plaza/internal/diag"
	"plaza/internal/export"
	"plaza/internal/finish"
	"plaza/internal/graph"
	"plaza/internal/hosting"
	"plaza/internal/link"
	"plaza/internal/load"
	"plaza/internal/pages"
	"plaza/internal/plan"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/source"
	"plaza/internal/verify"
)

// Options are the inputs of a build besides the site's files.
type Options struct {
	Dir     string      // the site's folder
	Today   schema.Date // zero: the day it is in the city
	Release bool        // leave out examples, make compressed twins
	BaseURL string      // instead of the site record's
	Jobs    int         // goroutines; 0: one a core
	Preview bool        // pages reload when the site changes
	Cache   string      // folder of the compressed twins' cache, "" for none
	Now     func() time.Time
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
	Env     *pages.Env
	LeftOut []string
	Moved   []Redirect
	Lock    *source.File
	NewLock []byte
	Diags   []diag.Diagnostic
}

// Output takes the finished files. It may be called from many goroutines.
type Output interface {
	Put(path string, b []byte) error
}

// Load reads, checks, links and plans a site.
func Load(ctx context.Context, opt Options) (*Linked, error) {
	l := &Linked{Options: opt, Files: map[string]*source.File{}}
	files, ds, err := read(ctx, opt)
	if err != nil {
		return nil, err
	}
	l.Diags = ds
	catalog := record.Kinds()
	parsed := make([]check.Parsed, len(files))
	for _, f := range files {
		l.Files[f.Path] = f
	}
	if err := each(ctx, opt.jobs(), len(files), func(i int) error {
		parsed[i] = check.File(catalog, files[i])
		return nil
	}); err != nil {
		return nil, err
	}
	if opt.Today.IsZero() {
		l.Today = today(parsed, opt.Now)
	}
	res := link.Link(parsed, link.Options{Catalog: catalog, Today: l.Today, Release: opt.Release})
	l.Site, l.LeftOut, l.Lock = res.Site, res.LeftOut, res.Lock
	l.Diags = append(l.Diags, res.Diags...)
	if l.Site != nil {
		l.plan(res.Redirect)
	}
	l.Diags = diag.Sort(l.Diags)
	return l, nil
}

func read(ctx context.Context, opt Options) ([]*source.File, []diag.Diagnostic, error) {
	folder, err := load.Open(opt.Dir)
	if err != nil {
		return nil, nil, err
	}
	defer folder.Close()
	entries, ds, err := folder.List()
	if err != nil {
		return nil, nil, err
	}
	files := make([]*source.File, len(entries))
	err = each(ctx, opt.jobs(), len(entries), func(i int) error {
		files[i], err = folder.Read(entries[i])
		return err
	})
	return files, ds, err
}

// today is the day it is in the city.
func today(parsed []check.Parsed, now func() time.Time) schema.Date {
	zone := time.UTC
	for _, p := range parsed {
		if s, ok := p.Record.(*record.Site); ok {
			if z, err := time.LoadLocation(s.Timezone); err == nil {
				zone = z
			}
		}
	}
	t := now().In(zone)
	return schema.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}

// plan lists the pages and the addresses the site owes to its past.
func (l *Linked) plan(redirects *source.File) {
	var ds []diag.Diagnostic
	l.Pages, ds = plan.Pages(l.Site)
	l.Diags = append(l.Diags, ds...)
	site := l.Site.Record("site", "site").(*record.Site)
	base := l.BaseURL
	if base == "" {
		base = site.BaseURL
	}
	l.Env = &pages.Env{BaseURL: strings.TrimSuffix(base, "/") + "/", Assets: map[string]string{}, Preview: l.Preview}
	l.Moved, ds = redirections(l.Site, l.Pages, redirects)
	l.Diags = append(l.Diags, ds...)
	l.NewLock, ds = lock(l.Lock, l.Pages, l.Moved)
	l.Diags = append(l.Diags, ds...)
}

// Made says what a build put out.
type Made struct {
	Pages, Files int
	Diags        []diag.Diagnostic
}

// Make renders, finishes and verifies every page, and hands all files to out.
func (l *Linked) Make(ctx context.Context, out Output) (Made, error) {
	m := &maker{Linked: l, out: out, finish: finish.New()}
	if l.Release {
		m.twins = compress.New(l.Cache)
	}
	if err := m.assets(); err != nil {
		return Made{}, err
	}
	known := m.names()
	m.verify = verify.New(func(p string) bool { return known[p] })
	if err := each(ctx, l.jobs(), len(l.Pages), m.page); err != nil {
		return Made{}, err
	}
	if err := m.rest(ctx); err != nil {
		return Made{}, err
	}
	if m.twins != nil {
		if err := m.twins.Prune(); err != nil {
			return Made{}, err
		}
	}
	return Made{Pages: len(l.Pages), Files: len(known), Diags: diag.Sort(m.verify.Finish())}, nil
}

type maker struct {
	*Linked
	out    Output
	finish *finish.Finisher
	twins  *compress.Precompressor
	verify *verify.Site
	shared []export.File // assets, exports, host files: made before the pages
}

// assets names the styles and scripts by their content.
func (m *maker) assets() error {
	for _, name := range plaza.Assets() {
		b, err := plaza.Asset(name)
		if err != nil {
			return fmt.Errorf("read the asset %s: %w", name, err)
		}
		published, b, err := m.finish.Asset(name, b)
		if err != nil {
			return err
		}
		m.Env.Assets[name] = published
		m.shared = append(m.shared, export.File{Path: published, Body: b})
	}
	in := export.Input{Site: m.Site, Pages: m.Pages, BaseURL: m.Env.BaseURL}
	if err := export.Write(in, func(f export.File) { m.shared = append(m.shared, f) }); err != nil {
		return err
	}
	m.shared = append(m.shared,
		export.File{Path: "_headers", Body: hosting.Underscore()},
		export.File{Path: ".gitignore", Body: []byte(Gitignore)})
	if len(m.Moved) > 0 {
		m.shared = append(m.shared, export.File{Path: "_redirects", Body: hosting.Redirects(m.moves())})
	}
	return nil
}

// Gitignore stands in the published folder, so that the folder is in a fresh
// clone and its contents are not in the repository.
const Gitignore = "# What stands here is made by \"plaza build\". The folder is kept, its contents are not.\n*\n!.gitignore\n"

// names is every file the site will have.
func (m *maker) names() map[string]bool {
	known := make(map[string]bool, len(m.Pages)+len(m.shared))
	for _, p := range m.Pages {
		known[p.Out] = true
	}
	for _, f := range m.shared {
		known[f.Path] = true
	}
	for _, r := range m.Moved {
		known[r.From] = true
	}
	if m.Preview {
		known["_plaza/reload.js"] = true
	}
	return known
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// page makes one page.
func (m *maker) page(i int) error {
	p := m.Pages[i]
	raw, small := buffers.Get().(*bytes.Buffer), buffers.Get().(*bytes.Buffer)
	defer buffers.Put(raw)
	defer buffers.Put(small)
	raw.Reset()
	small.Reset()
	if _, err := p.Render(raw, m.Env, m.Site); err != nil {
		return err
	}
	if err := m.finish.Page(small, raw.Bytes()); err != nil {
		return fmt.Errorf("%s: %w", p.Out, err)
	}
	m.verify.Page(p.Out, small.Bytes())
	return m.put(p.Out, small.Bytes())
}

// put hands over a file and, in a release, its compressed twins.
func (m *maker) put(name string, b []byte) error {
	if err := m.out.Put(name, b); err != nil {
		return err
	}
	if m.twins == nil || !compress.Worth(name, len(b)) {
		return nil
	}
	gz, br, err := m.twins.Twins(b)
	if err != nil {
		return fmt.Errorf("compress %s: %w", name, err)
	}
	if err := m.out.Put(name+".gz", gz); err != nil {
		return err
	}
	return m.out.Put(name+".br", br)
}

// rest puts out what is not a page.
func (m *maker) rest(ctx context.Context) error {
	for _, r := range m.Moved {
		m.shared = append(m.shared, export.File{Path: r.From, Body: r.page(m.Site, m.Env)})
	}
	slices.SortFunc(m.shared, func(a, b export.File) int { return strings.Compare(a.Path, b.Path) })
	return each(ctx, m.jobs(), len(m.shared), func(i int) error {
		f := m.shared[i]
		if path.Ext(f.Path) == ".html" {
			m.verify.Page(f.Path, f.Body)
		}
		return m.put(f.Path, f.Body)
	})
}

func (m *maker) moves() [][2]string {
	var out [][2]string
	for _, r := range m.Moved {
		out = append(out, [2]string{r.From, r.To})
	}
	return out
}
