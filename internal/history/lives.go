package history

import (
	"regexp"
	"slices"

	"plaza/internal/check"
	"plaza/internal/schema"
	"plaza/internal/schema/leaves"
	"plaza/internal/trace"
)

// A sample is no record of the city. A file that was a sample first and became
// a record is told as added on the day it became one. A file that was a sample
// in its last version is not told of at all in that life, since a mark that
// came late says that it never was a record. Real lives of the same id, before
// and after, are told.

// step is one change of one file.
type step struct {
	commit string
	path   string
}

// lives walks through all commits, the oldest first, and notes which steps are
// of a life that ended as a sample, and what the samples held.
func (b *builder) lives(commits []Commit) {
	open := map[string][]step{}
	samples := map[string]bool{}
	end := func(path, last string) {
		if b.sample(path, last) {
			for _, s := range open[path] {
				b.hidden[s] = true
			}
		}
		delete(open, path)
	}
	last := map[string]string{}
	for _, c := range slices.Backward(commits) {
		for _, f := range c.Files {
			p, ok := b.place(f.Path)
			if !ok || p.Locale != "" {
				continue
			}
			open[f.Path] = append(open[f.Path], step{c.Hash, f.Path})
			last[f.Path] = f.After
			for _, content := range []string{f.Before, f.After} {
				if content == "" || !b.sample(f.Path, content) {
					continue
				}
				samples[p.Kind.Name+"/"+p.ID] = true
				b.samples = append(b.samples, b.sampleOf(p, f.Path, content))
			}
			if f.After == "" {
				end(f.Path, f.Before)
			}
		}
	}
	for path := range open {
		end(path, last[path])
	}
	b.overlaysOf(commits, samples)
}

// overlaysOf adds what translations of samples held.
func (b *builder) overlaysOf(commits []Commit, samples map[string]bool) {
	for _, c := range commits {
		for _, f := range c.Files {
			p, ok := b.place(f.Path)
			if !ok || p.Locale == "" || !samples[p.Kind.Name+"/"+p.ID] {
				continue
			}
			for _, content := range []string{f.Before, f.After} {
				if o := b.overlay(p, p.Locale, f.Path, content); o != nil {
					s := trace.Sample{Kind: p.Kind.Name, ID: p.ID}
					for path, t := range o.Texts {
						if path == p.Kind.Title().Name {
							s.Name = t.Value
						}
						s.Texts = append(s.Texts, t.Value)
					}
					b.samples = append(b.samples, s)
				}
			}
		}
	}
}

// marked finds the mark of a sample in a version that cannot be read as a
// record, named its name, and quoted the texts in it.
var (
	marked = regexp.MustCompile(`(?m)^[ \t]*["']?example["']?[ \t]*=[ \t]*true\b`)
	named  = regexp.MustCompile(`(?m)^[ \t]*(?:name|title)[ \t]*=[ \t]*["']([^"'\n]+)["']`)
	quoted = regexp.MustCompile(`"([^"\n]{24,})"`)
)

// sample reports whether a version is one of a sample. What the repository does
// not hold may be one: nothing is told of it.
func (b *builder) sample(path, content string) bool {
	if content == "" {
		return false
	}
	k := step{content, path}
	is, known := b.isSample[k]
	if known {
		return is
	}
	text, held := b.repo.Contents[content]
	switch p, _ := b.place(path); {
	case !held:
		is = true
	case !marked.Match(text):
	default:
		r := b.record(p, path, content)
		is = r == nil || r.Meta().Example
	}
	b.isSample[k] = is
	return is
}

func (b *builder) sampleOf(p check.Place, path, content string) trace.Sample {
	if r := b.record(p, path, content); r != nil {
		return SampleOf(r)
	}
	s := trace.Sample{Kind: p.Kind.Name, ID: p.ID}
	text := string(b.repo.Contents[content])
	if m := named.FindStringSubmatch(text); m != nil {
		s.Name = m[1]
	}
	for _, m := range quoted.FindAllStringSubmatch(text, -1) {
		s.Texts = append(s.Texts, m[1])
	}
	return s
}

// SampleOf returns what a sample record can be known again by.
func SampleOf(r schema.Record) trace.Sample {
	h := r.Meta()
	name, _ := h.Kind.TitleOf(r)
	s := trace.Sample{Kind: h.Kind.Name, ID: h.ID, Name: name.Value}
	for _, l := range leaves.In(r, h.Kind.Fields) {
		if l.Field.Link == "" && len(l.Field.OneOf) == 0 {
			s.Texts = append(s.Texts, l.Values...)
		}
	}
	for _, t := range schema.Texts(r) {
		s.Texts = append(s.Texts, t.Value)
	}
	return s
}
