package build

import (
	"bytes"
	"context"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"plaza"
	"plaza/internal/compress"
	"plaza/internal/diag"
	"plaza/internal/export"
	"plaza/internal/finish"
	"plaza/internal/hosting"
	"plaza/internal/verify"
)

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
		b, err := r.page(m.Site, m.Env)
		if err != nil {
			return err
		}
		m.shared = append(m.shared, export.File{Path: r.From, Body: b})
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
