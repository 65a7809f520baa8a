// Package compare reads a site at two points of its repository and has package
// effect say what lies between them.
//
// One of the two may be the folder as it stands. What both have in common is
// read and checked once; of a large site only what the change can reach is read
// (near.go). Nothing is written and nothing is asked of the network.
//
// Tests: compare_test.go makes repositories, whole and broken ones.
package compare

import (
	"cmp"
	"context"
	"path"
	"slices"
	"strconv"
	"strings"

	"plaza/internal/build"
	"plaza/internal/diag"
	"plaza/internal/effect"
	"plaza/internal/gitlog"
	"plaza/internal/load"
	"plaza/internal/plan"
	"plaza/internal/record"
	"plaza/internal/source"
)

// Between names two states of a site in its repository.
type Between struct {
	Base, Head string // revisions; an empty Head is the folder as it stands
	Fork       bool   // compare with the commit at which Head left Base
	Whole      bool   // read every record of a large site, make every page
}

// RevisionError says that a revision is not there to be compared.
type RevisionError struct{ Err error }

func (e *RevisionError) Error() string { return e.Err.Error() }

// commits finds the two commits.
func (b Between) commits(ctx context.Context, dir string) (base, head string, err error) {
	fail := func(err error) (string, string, error) {
		if ctx.Err() != nil {
			return "", "", ctx.Err()
		}
		return "", "", &RevisionError{err}
	}
	if base, err = gitlog.Resolve(ctx, dir, b.Base); err != nil {
		return fail(err)
	}
	if head, err = gitlog.Resolve(ctx, dir, cmp.Or(b.Head, "HEAD")); err != nil {
		return fail(err)
	}
	if b.Fork {
		if base, err = gitlog.Fork(ctx, dir, base, head); err != nil {
			return fail(err)
		}
	}
	return base, head, nil
}

// Run reads the site at two points of its history and returns what the
// change between them means to residents. Files that are the same at both are
// read and checked once.
func Run(ctx context.Context, opt build.Options, b Between) (*effect.Effect, error) {
	base, head, err := b.commits(ctx, opt.Dir)
	if err != nil {
		return nil, err
	}
	was, err := committed(ctx, opt.Dir, base)
	if err != nil {
		return nil, err
	}
	is := &state{}
	if b.Head == "" {
		err = is.standing(ctx, opt, was)
	} else if is, err = committed(ctx, opt.Dir, head); err == nil {
		err = is.fill(ctx, opt.Dir, is.paths())
	}
	if err != nil {
		return nil, err
	}
	changed := differing(was, is)
	if err := was.fill(ctx, opt.Dir, changed); err != nil {
		return nil, err
	}
	return weigh(ctx, opt, b, was, is, changed)
}

// state is the files of a site at one point.
type state struct {
	ids   map[string]string // of contents, by path
	files map[string]*source.File
	ds    []diag.Diagnostic // on what is not read
}

// committed lists the files of a commit and reads none.
func committed(ctx context.Context, dir, commit string) (*state, error) {
	all, err := gitlog.Tree(ctx, dir, commit)
	if err != nil {
		return nil, err
	}
	s := &state{ids: map[string]string{}, files: map[string]*source.File{}}
	var total int64
	for _, e := range all {
		ok, bad := load.Fit(e.Path, e.Mode, e.Size)
		if bad != nil {
			s.ds = append(s.ds, *bad)
		}
		if ok && !strings.Contains(e.Path, "/.") {
			s.ids[e.Path] = e.ID
			total += e.Size
		}
	}
	if total > load.MaxTotal || len(s.ids) > load.MaxFiles {
		s.ids = map[string]string{}
		s.ds = []diag.Diagnostic{diag.New("site/too-much", diag.Pos{}, "limit", strconv.Itoa(load.MaxTotal>>20), "files", strconv.Itoa(load.MaxFiles))}
	}
	return s, nil
}

// standing reads the folder as it stands.
func (s *state) standing(ctx context.Context, opt build.Options, like *state) error {
	files, ds, err := build.Sources(ctx, opt)
	if err != nil {
		return err
	}
	any := ""
	for _, any = range like.ids {
		break
	}
	s.ids, s.files, s.ds = map[string]string{}, map[string]*source.File{}, ds
	for _, f := range files {
		s.files[f.Path] = f
		s.ids[f.Path] = gitlog.ID(f.Bytes, any)
	}
	return nil
}

func (s *state) paths() []string {
	var all []string
	for p := range s.ids {
		all = append(all, p)
	}
	slices.Sort(all)
	return all
}

// fill reads the files at these paths, where the state has them.
func (s *state) fill(ctx context.Context, dir string, paths []string) error {
	var ids []string
	for _, p := range paths {
		if id := s.ids[p]; id != "" && s.files[p] == nil {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	got, err := gitlog.Contents(ctx, dir, slices.Compact(ids))
	if err != nil {
		return err
	}
	for _, p := range paths {
		if b, ok := got[s.ids[p]]; ok && s.files[p] == nil {
			s.files[p] = source.New(p, b)
		}
	}
	return nil
}

// differing lists the paths at which two states differ. The lock of addresses
// only repeats what pages there are.
func differing(a, b *state) []string {
	var out []string
	for p, id := range a.ids {
		if b.ids[p] != id {
			out = append(out, p)
		}
	}
	for p := range b.ids {
		if a.ids[p] == "" {
			out = append(out, p)
		}
	}
	slices.Sort(out)
	return slices.DeleteFunc(out, func(p string) bool { return p == "data/urls.lock" })
}

// weigh links both states and compares them.
func weigh(ctx context.Context, opt build.Options, b Between, was, is *state, changed []string) (*effect.Effect, error) {
	for p, id := range was.ids {
		if f := is.files[p]; f != nil && is.ids[p] == id {
			was.files[p] = f // the same bytes
		}
	}
	catalog := record.Kinds()
	keep, unread := neighbours{catalog, changed, was.files, is.files}.near(b.Whole)
	after, parsed, err := side(ctx, opt, is, keep, unread, nil)
	if err != nil {
		return nil, err
	}
	opt.Today = after.Today
	before, _, err := side(ctx, opt, was, keep, unread, parsed)
	if err != nil {
		return nil, err
	}
	in := effect.Input{Catalog: catalog, Changed: changed, Partly: len(unread) > 0, Before: sideOf(before), After: sideOf(after)}
	own := map[string]bool{}
	for _, p := range changed {
		own[p] = true
	}
	wanted := func(p plan.Page) bool { return !in.Partly || own[p.File] || own[overlayPath(p.File, p.Locale.Tag)] }
	if in.Before.Made, err = look(ctx, before, wanted); err != nil {
		return nil, err
	}
	if in.After.Made, err = look(ctx, after, wanted); err != nil {
		return nil, err
	}
	var out *effect.Effect
	err = build.Each(ctx, opt, "comparing records", 1, func(int) error {
		out = effect.Of(in)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// overlayPath is the file that holds a record's translations.
func overlayPath(file, tag string) string {
	ext := path.Ext(file)
	return strings.TrimSuffix(file, ext) + "." + tag + ext
}
