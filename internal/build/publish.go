package build

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"plaza/internal/diag"
	"plaza/internal/imports"
	"plaza/internal/load"
	"plaza/internal/plan"
	"plaza/internal/publish"
	"plaza/internal/source"
)

// Sign is a file every published site has: a folder without it is not ours
// to replace.
const Sign = ".plaza"

// Result is what Publish did.
type Result struct {
	Made      Made
	Published publish.Result
	Diags     []diag.Diagnostic // all findings; with an error among them nothing was published
}

// Publish builds the site in opt.Dir into the folder out.
func Publish(ctx context.Context, opt Options, out string) (*Linked, Result, error) {
	l, err := Load(ctx, opt)
	if err != nil {
		return nil, Result{}, err
	}
	res := Result{Diags: l.Diags}
	if l.Site == nil || diag.HasErrors(l.Diags) {
		return l, res, nil
	}
	l.forget()
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return l, res, fmt.Errorf("make the folder above %s: %w", out, err)
	}
	stage, err := publish.Open(out, publish.Options{Sign: Sign, Keep: []string{".gitignore"}, Context: ctx})
	if err != nil {
		return l, res, err
	}
	defer stage.Abort()
	if res.Made, err = l.Make(ctx, stage); err != nil {
		return l, res, err
	}
	res.Diags = diag.Sort(append(res.Diags, res.Made.Diags...))
	if diag.HasErrors(res.Diags) {
		return l, res, nil
	}
	if opt.Watch != nil {
		opt.Watch(Step{"publishing", 0, 1})
	}
	if res.Published, err = stage.Commit(); err != nil {
		return l, res, err
	}
	return l, res, l.keepLock(context.WithoutCancel(ctx)) // it belongs to what is published now
}

// forget lets go of the text of all files that no finding is about: pages are
// made of records, and what was read is a quarter of what a build holds.
func (l *Linked) forget() {
	told := map[string]bool{}
	for _, d := range l.Diags {
		told[d.File] = true
	}
	for name, f := range l.Files {
		if !told[name] && f != l.Lock {
			f.Forget()
		}
	}
}

// recall reads a file again whose text was let go, to say where in it a
// mistake is. If it has changed since, nothing is said of its lines.
func (l *Linked) recall(f *source.File) {
	if len(f.Bytes) == f.Size {
		return
	}
	folder, err := load.Open(l.Dir)
	if err != nil {
		return
	}
	defer folder.Close()
	if again, err := folder.Read(load.Entry{Path: f.Path, Size: int64(f.Size)}); err == nil {
		f.Recall(again.Bytes)
	}
}

// keepLock writes new addresses into data/urls.lock.
func (l *Linked) keepLock(ctx context.Context) error {
	if l.Release || l.Lock != nil && string(l.Lock.Bytes) == string(l.NewLock) {
		return nil
	}
	return imports.Replace(ctx, l.Dir, map[string][]byte{"data/urls.lock": l.NewLock})
}

// nowhere takes files and forgets them.
type nowhere struct{}

func (nowhere) Put(string, []byte) error { return nil }

// Check does everything but publish, and returns all findings.
func Check(ctx context.Context, opt Options) (*Linked, []diag.Diagnostic, error) {
	return NewMemory().Check(ctx, opt)
}

// Check is Check for who does so again and again.
func (m *Memory) Check(ctx context.Context, opt Options) (*Linked, []diag.Diagnostic, error) {
	opt.Cache, opt.thorough = "", true
	l, err := m.Load(ctx, opt)
	if err != nil {
		return nil, nil, err
	}
	if l.Site == nil || diag.HasErrors(l.Diags) {
		return l, l.Diags, nil
	}
	quick := *l
	quick.Options.Release = false // compressed twins cannot be wrong
	made, err := quick.Make(ctx, nowhere{})
	if err != nil {
		return l, nil, err
	}
	return l, diag.Sort(append(l.Diags, made.Diags...)), nil
}

// Key is one thing a page read: its key in the graph, and the file and digest
// behind it where there is one.
type Key struct{ Name, Source string }

// Why returns what a page reads.
func (l *Linked) Why(p plan.Page) ([]Key, error) {
	reader, err := p.Render(discard{}, l.Env, l.Site)
	if err != nil {
		return nil, err
	}
	names := reader.Keys()
	out := make([]Key, len(names))
	for i, n := range names {
		out[i] = Key{n, l.Site.Source(n)}
	}
	return out, nil
}

type discard struct{}

func (discard) Write(b []byte) (int, error) { return len(b), nil }
