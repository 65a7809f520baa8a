package compare

import (
	"bytes"
	"context"
	"html"
	"regexp"
	"slices"
	"strings"

	"plaza/internal/build"
	"plaza/internal/check"
	"plaza/internal/diag"
	"plaza/internal/digest"
	"plaza/internal/effect"
	"plaza/internal/plan"
	"plaza/internal/record"
	"plaza/internal/source"
)

// side links one state of a site. What is known is the other state: a file
// that both have is parsed once.
func side(ctx context.Context, opt build.Options, s *state, keep map[string]bool, unread []string, known map[string]check.Parsed) (*build.Linked, map[string]check.Parsed, error) {
	catalog := record.Kinds()
	var paths []string
	for p := range s.files {
		if (keep == nil || keep[p]) && p != "data/urls.lock" {
			paths = append(paths, p)
		}
	}
	slices.Sort(paths)
	var files []*source.File
	for _, p := range paths {
		if k, ok := known[p]; !ok || k.File != s.files[p] {
			files = append(files, s.files[p])
		}
	}
	parsed, err := build.Parse(ctx, opt, catalog, files)
	if err != nil {
		return nil, nil, err
	}
	all := map[string]check.Parsed{}
	for _, p := range parsed {
		all[p.File.Path] = p
	}
	parsed = parsed[:0:0]
	for _, p := range paths {
		if _, ok := all[p]; !ok {
			all[p] = known[p]
		}
		parsed = append(parsed, all[p])
	}
	l, err := build.Join(ctx, opt, catalog, parsed, s.ds, unread)
	return l, all, err
}

// sideOf is what a comparison is told of a linked state.
func sideOf(l *build.Linked) effect.Side {
	s := effect.Side{Site: l.Site, Env: l.Env, Pages: l.Pages, Files: l.Files, Diags: l.Diags, Moved: map[string]bool{}}
	for _, r := range l.Moved {
		s.Moved[r.From] = true
	}
	return s
}

// look makes pages of a state and notes the sum and the heading of each. A
// state with errors has no pages to look at.
func look(ctx context.Context, l *build.Linked, wanted func(plan.Page) bool) (map[string]effect.Made, error) {
	if l.Site == nil || diag.HasErrors(l.Diags) {
		return nil, nil
	}
	made := make([]effect.Made, len(l.Pages))
	err := build.Each(ctx, l.Options, "comparing pages", len(l.Pages), func(i int) error {
		if !wanted(l.Pages[i]) {
			return nil
		}
		var b bytes.Buffer
		if _, err := l.Pages[i].Render(&b, l.Env, l.Site); err != nil {
			return err
		}
		made[i] = effect.Made{Sum: digest.Of(b.Bytes()), Heading: heading(b.Bytes())}
		return nil
	})
	if err != nil {
		return nil, err
	}
	out := map[string]effect.Made{}
	for i, m := range made {
		if m != (effect.Made{}) {
			out[l.Pages[i].Out] = m
		}
	}
	return out, nil
}

var (
	headline = regexp.MustCompile(`(?s)<h1[^>]*>(.*?)</h1>`)
	markup   = regexp.MustCompile(`<[^>]*>`)
)

// heading is what a finished page is called.
func heading(page []byte) string {
	m := headline.FindSubmatch(page)
	if m == nil {
		return ""
	}
	return strings.Join(strings.Fields(html.UnescapeString(string(markup.ReplaceAll(m[1], nil)))), " ")
}
