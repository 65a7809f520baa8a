package build

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"net/url"
	"sync"

	"plaza"
	"plaza/internal/archive"
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
	Trouble      error // with the cache of compressed twins, which costs time only
}

// Make renders, finishes and verifies every page, and hands all files to out.
func (l *Linked) Make(ctx context.Context, out Output) (Made, error) {
	m := &maker{Linked: l, ctx: ctx, out: out, finish: finish.New(), names: map[string]bool{}, buffers: make(chan *bytes.Buffer, 2*l.jobs())}
	if l.Release {
		if l.law == nil {
			panic("build: a release is made without knowing its samples")
		}
		m.clean = &clean{Output: out, law: l.law}
		m.out = m.clean
		m.archive = &archive.Site{}
		if !l.NoTwins {
			m.twins = compress.New(l.Cache)
		}
	}
	if err := m.common(ctx); err != nil {
		return Made{}, err
	}
	m.verify = verify.New(m.known, m.origin)
	if err := l.each(ctx, "rendering pages", len(l.Pages), m.page); err != nil {
		return Made{}, err
	}
	if err := l.alone(ctx, "writing redirects", m.moved); err != nil {
		return Made{}, err
	}
	if err := l.alone(ctx, "packing the archive", m.pack); err != nil {
		return Made{}, err
	}
	var made Made
	if m.twins != nil {
		if err := l.alone(ctx, "clearing the cache", m.twins.Prune); err != nil {
			return Made{}, err
		}
		made.Trouble = m.twins.Stats().Trouble
	}
	made.Pages, made.Files = len(l.Pages), len(m.names)
	var found []diag.Diagnostic
	err := l.alone(ctx, "verifying links", func() error {
		found = once(diag.Sort(m.verify.Finish()))
		return nil
	})
	if err != nil {
		return Made{}, err
	}
	made.Diags = found
	if m.clean != nil {
		made.Diags = append(made.Diags, m.clean.diags...)
	}
	return made, nil
}

type maker struct {
	*Linked
	ctx    context.Context // of this one Make
	out    Output
	clean  *clean // of a release
	finish *finish.Finisher
	twins  *compress.Precompressor
	verify *verify.Site

	buffers chan *bytes.Buffer // for pages, two a job

	mu    sync.Mutex
	names map[string]bool // every file the site will have

	archive *archive.Site // of a release
}

// common puts out what does not depend on pages, so that the names of all
// files are known when pages are verified: assets, exports, files for hosts.
func (m *maker) common(ctx context.Context) error {
	for _, p := range m.Pages {
		m.names[p.Out] = true
	}
	for _, r := range m.Moved {
		m.names[r.From] = true
	}
	if err := m.assets(); err != nil {
		return err
	}
	if err := m.formats(ctx); err != nil {
		return err
	}
	if err := m.share("_headers", hosting.Underscore()); err != nil {
		return err
	}
	if err := m.share(".gitignore", []byte(Gitignore)); err != nil {
		return err
	}
	if err := m.share(Sign, []byte("\"plaza build\" replaces this folder whole.\n")); err != nil {
		return err
	}
	if err := m.admin(); err != nil {
		return err
	}
	if err := m.cards(ctx); err != nil {
		return err
	}
	in := export.Input{Site: m.Site, Pages: m.Pages, BaseURL: m.Env.BaseURL}
	return m.each(ctx, "writing data files", export.Writers(), func(i int) error {
		var failed error
		err := export.Write(i, in, func(f export.File) {
			if failed == nil {
				failed = m.share(f.Path, f.Body)
			}
		})
		return cmp.Or(failed, err)
	})
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
		if err := m.share(published, b); err != nil {
			return err
		}
	}
	return nil
}

// share puts out a file that is no page.
func (m *maker) share(name string, b []byte) error {
	m.mu.Lock()
	m.names[name] = true
	m.mu.Unlock()
	return m.put(name, b)
}

// known reports whether the site has the file. All names stand when pages are
// verified.
func (m *maker) known(name []byte) bool {
	return m.names[string(name)] || m.Preview && string(name) == "_plaza/reload.js"
}

// Gitignore stands in the published folder, so that the folder is in a fresh
// clone and its contents are not in the repository.
const Gitignore = "# What stands here is made by \"plaza build\". The folder is kept, its contents are not.\n*\n!.gitignore\n"

// buffer returns an empty buffer. A sync.Pool would forget its buffers at each
// collection, and the largest pages would grow theirs again and again.
func (m *maker) buffer() *bytes.Buffer {
	select {
	case b := <-m.buffers:
		b.Reset()
		return b
	default:
		return new(bytes.Buffer)
	}
}

func (m *maker) giveBack(b *bytes.Buffer) {
	select {
	case m.buffers <- b:
	default:
	}
}

// page makes one page.
func (m *maker) page(i int) error {
	p := m.Pages[i]
	page := m.buffer()
	defer m.giveBack(page)
	if _, err := p.Render(page, m.Env, m.Site); err != nil {
		return err
	}
	if m.Release {
		// Components write hardly a byte too many: minifying a page saves 0.4 %
		// and costs a sixth of a build (docs/decisions/0013).
		small := m.buffer()
		defer m.giveBack(small)
		if err := m.finish.Page(small, page.Bytes()); err != nil {
			return fmt.Errorf("%s: %w", p.Out, err)
		}
		page = small
	}
	m.verify.Page(p.Out, page.Bytes())
	if m.archive != nil {
		if err := m.text(p, page.Bytes()); err != nil {
			return err
		}
	}
	return m.put(p.Out, page.Bytes())
}

// put hands over a file and, in a release, its compressed twins. Of a build
// that was canceled it hands over nothing more.
func (m *maker) put(name string, b []byte) error {
	if err := m.give(name, b); err != nil {
		return err
	}
	var gz, br []byte
	if m.twins != nil && compress.Worth(name, len(b)) {
		var err error
		if gz, br, err = m.twins.Twins(b); err != nil {
			return fmt.Errorf("compress %s: %w", name, err)
		}
	}
	if m.archive != nil && archived(name) {
		m.archive.Add(name, b, gz)
	}
	if gz == nil {
		return nil
	}
	if err := m.give(name+".gz", gz); err != nil {
		return err
	}
	return m.give(name+".br", br)
}

func (m *maker) give(name string, b []byte) error {
	if err := m.ctx.Err(); err != nil {
		return err
	}
	return m.out.Put(name, b)
}

// moved puts out the pages of old addresses, and the list of them for hosts
// that read it.
func (m *maker) moved() error {
	if len(m.Moved) == 0 {
		return nil
	}
	var moves [][2]string
	for _, r := range m.Moved {
		moves = append(moves, [2]string{r.From, r.To})
		b, err := r.page(m.Site, m.Env)
		if err != nil {
			return err
		}
		m.verify.Page(r.From, b)
		if err := m.put(r.From, b); err != nil {
			return err
		}
	}
	base, err := url.Parse(m.Env.BaseURL)
	if err != nil {
		return fmt.Errorf("the site's address: %w", err)
	}
	return m.share("_redirects", hosting.Redirects(base.Path, moves))
}
