package build

import (
	"bytes"
	"strings"
	"sync"

	"plaza"
	"plaza/internal/check"
	"plaza/internal/diag"
	"plaza/internal/graph"
	"plaza/internal/history"
	"plaza/internal/schema"
	"plaza/internal/trace"
)

// lawOf knows the samples that are in the folder and those of its past. What
// real records, the interface or the declarations say too is no trace of one.
func lawOf(parsed []check.Parsed, past []trace.Sample, log *graph.Log, s *graph.Site) *trace.Law {
	samples := past
	for _, p := range parsed {
		if p.Record != nil && p.Record.Meta().Example {
			samples = append(samples[:len(samples):len(samples)], history.SampleOf(p.Record))
		}
	}
	for _, p := range parsed {
		o := p.Overlay
		if o == nil || !sampled(samples, o.Kind.Name+"/"+o.ID) {
			continue
		}
		of := trace.Sample{Kind: o.Kind.Name, ID: o.ID}
		for path, t := range o.Texts {
			if path == o.Kind.Title().Name {
				of.Name = t.Value
			}
			of.Texts = append(of.Texts, t.Value)
		}
		samples = append(samples[:len(samples):len(samples)], of)
	}
	law := trace.New(samples)
	if law.Empty() {
		return law
	}
	for _, c := range log.Changes {
		law.Except(c.ID)
		law.Except(c.Kind.Name + "-" + c.ID)
		law.Except(c.Name)
	}
	for _, p := range parsed {
		switch {
		case p.Role == check.Lock, p.Record != nil && p.Record.Meta().Example:
		case p.Overlay != nil && sampled(samples, p.Overlay.Kind.Name+"/"+p.Overlay.ID) && !real(s, p.Overlay):
		default:
			exceptFile(law, p)
		}
	}
	exceptInterface(law, s)
	return law
}

// samples notes the samples of a site that has no past.
func (l *Linked) samples(parsed []check.Parsed) {
	if l.Site != nil {
		l.law = lawOf(parsed, nil, l.Site.Log(), l.Site)
	}
}

func sampled(all []trace.Sample, ref string) bool {
	for _, s := range all {
		if s.Ref() == ref {
			return true
		}
	}
	return false
}

// real reports whether the record that is translated is one now.
func real(s *graph.Site, o *schema.Overlay) bool {
	r := s.Record(o.Kind.Name, o.ID)
	return r != nil && !r.Meta().Example
}

// exceptFile takes the words of a file that is no sample's, without its
// comments: what stands in them is on no page.
func exceptFile(law *trace.Law, p check.Parsed) {
	if p.Record != nil { // pages name a record's place by its kind, too
		law.Except(p.Record.Meta().ID)
		law.Except(p.Record.Meta().Kind.Name + "-" + p.Record.Meta().ID)
	}
	var said strings.Builder
	for line := range strings.Lines(string(p.File.Bytes)) {
		if !strings.HasSuffix(p.File.Path, ".toml") || !strings.HasPrefix(strings.TrimSpace(line), "#") {
			said.WriteString(line)
		}
	}
	law.Except(said.String())
}

func exceptInterface(law *trace.Law, s *graph.Site) {
	for _, name := range plaza.Assets() {
		law.Except(name)
		if b, err := plaza.Asset(name); err == nil && !bytes.ContainsRune(b, 0) {
			law.Except(string(b))
		}
	}
	var fields func(all []*schema.Field)
	fields = func(all []*schema.Field) {
		for _, f := range all {
			law.Except(f.Name)
			for _, v := range f.OneOf {
				law.Except(v)
			}
			fields(f.Fields)
		}
	}
	for _, k := range s.Catalog.Kinds {
		law.Except(k.Name)
		law.Except(k.Dir)
		fields(k.Fields)
	}
}

// clean stands before the output of a release: every byte goes through it, and
// what holds a trace of a sample is found before anything is published.
type clean struct {
	Output
	law *trace.Law

	mu    sync.Mutex
	diags []diag.Diagnostic
}

// Put looks into the file and hands it on.
func (c *clean) Put(name string, b []byte) error {
	found, ok, err := c.law.File(name, b)
	if err != nil {
		return err
	}
	if ok {
		c.mu.Lock()
		c.diags = append(c.diags, diag.New("site/sample-in-release", diag.Pos{File: name}, "ref", found.Ref, "what", found.What))
		c.mu.Unlock()
	}
	return c.Output.Put(name, b)
}
