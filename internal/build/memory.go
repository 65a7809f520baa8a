package build

import (
	"context"

	"plaza/internal/check"
	"plaza/internal/diag"
	"plaza/internal/history"
	"plaza/internal/link"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/source"
	"plaza/internal/trace"
)

// Memory loads a site again and again, as a preview does after each save, and
// keeps between loads what cannot have changed: what a file parses to as long
// as its bytes stay (law 2 of the house plan), what was found in that file
// alone, and the log up to the commit that the folder stands on. A load through
// a memory gives what a load without one gives (memory_test.go); results of
// earlier loads stay as they were and may still be read.
//
// One load at a time uses it, and none after one that was canceled: what that
// one had begun may still be at work on it.
type Memory struct {
	catalog *schema.Catalog
	parsed  map[string]check.Parsed // by path, of the last load
	link    link.Memory

	past remembered
}

// NewMemory returns one that holds nothing yet.
func NewMemory() *Memory { return &Memory{catalog: record.Kinds()} }

// Load reads, checks, links and plans a site as it is now.
func (m *Memory) Load(ctx context.Context, opt Options) (*Linked, error) {
	log := m.past.ask(ctx, opt.Dir)
	l, parsed, res, err := m.linked(ctx, opt)
	past, failed := log() // also when the load failed: nothing runs on behind it
	if err != nil {
		return nil, err
	}
	if l.Site != nil {
		if failed != nil {
			return nil, failed
		}
		known, err := m.past.log(ctx, opt, m.catalog, past, cityZone(parsed))
		if err != nil {
			return nil, err
		}
		var law *trace.Law
		if err := opt.alone(ctx, "looking for samples", func() error {
			law = lawOf(parsed, m.past.samples, known, l.Site)
			l.Site.WithLog(history.Clean(known, law))
			return nil
		}); err != nil {
			return nil, err
		}
		l.law = law
	}
	return l, l.plan(ctx, res)
}

// From is Load for files, in order of path, that stand in no folder. Their site
// has no past.
func (m *Memory) From(ctx context.Context, opt Options, files []*source.File) (*Linked, error) {
	l, parsed, res, err := m.joined(ctx, opt, files, nil)
	if err != nil {
		return nil, err
	}
	l.samples(parsed)
	return l, l.plan(ctx, res)
}

// linked takes the site as far as its own files go.
func (m *Memory) linked(ctx context.Context, opt Options) (*Linked, []check.Parsed, link.Result, error) {
	files, ds, err := Sources(ctx, opt)
	if err != nil {
		return nil, nil, link.Result{}, err
	}
	if len(files) == 0 && diag.HasErrors(ds) {
		return &Linked{Options: opt, Files: map[string]*source.File{}, Diags: ds}, nil, link.Result{}, nil // too large to be read
	}
	return m.joined(ctx, opt, files, ds)
}

// joined links the files. ds says what was not read.
func (m *Memory) joined(ctx context.Context, opt Options, files []*source.File, ds []diag.Diagnostic) (*Linked, []check.Parsed, link.Result, error) {
	l := &Linked{Options: opt, Files: map[string]*source.File{}, Diags: ds}
	parsed, err := m.parse(ctx, opt, files)
	if err != nil {
		return nil, nil, link.Result{}, err
	}
	res, err := l.join(ctx, parsed, link.Options{Catalog: m.catalog, Refused: filesOf(ds), Readability: opt.thorough, Memory: &m.link})
	return l, parsed, res, err
}

// parse checks each file that is not as it was.
func (m *Memory) parse(ctx context.Context, opt Options, files []*source.File) ([]check.Parsed, error) {
	parsed := make([]check.Parsed, len(files))
	var fresh []*source.File
	var at []int
	for i, f := range files {
		if p, ok := m.parsed[f.Path]; ok && p.File.Sum == f.Sum {
			parsed[i] = p
			continue
		}
		fresh, at = append(fresh, f), append(at, i)
	}
	made, err := Parse(ctx, opt, m.catalog, fresh)
	if err != nil {
		return nil, err
	}
	for i, p := range made {
		parsed[at[i]] = p
	}
	m.parsed = make(map[string]check.Parsed, len(parsed))
	for _, p := range parsed {
		m.parsed[p.File.Path] = p
	}
	return parsed, nil
}
