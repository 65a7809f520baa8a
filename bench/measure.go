package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"

	"plaza/bench/synth"
)

// What is measured. Each is a series of samples, one for each round.
const (
	cold      = "Plaza, cold"
	oneJob    = "Plaza, cold, one at a time"
	again     = "Plaza, nothing changed"
	changed   = "Plaza, one record changed"
	release   = "Plaza, release, twins known"
	firstTime = "Plaza, release, first time"
	hugoCold  = "Hugo, cold"
)

// shown is the order of the report.
var shown = []string{cold, hugoCold, oneJob, again, changed, release, firstTime}

// largestRelease is the largest site whose release is measured unasked: the
// first one compresses every file as hard as it can, which takes minutes for a
// large site.
const largestRelease = 200

// result is all that was measured of one size.
type result struct {
	tools  int
	series map[string][]sample
	parts  []partCosts
	stages stageCosts
	like   *likeness
}

// bench is one measuring.
type bench struct {
	settings
	dir         string
	plaza, hugo string // programs; hugo is "" when it is left out
	base        string // address, of both sites
}

// measure measures every size and prints the report.
func measure(ctx context.Context, s settings) error {
	dir, done, err := workspace(s.keep)
	if err != nil {
		return err
	}
	defer done()
	b := &bench{settings: s, dir: dir}
	if err := b.programs(ctx); err != nil {
		return err
	}
	var all []result
	for _, n := range s.tools {
		r, err := b.size(ctx, n)
		if err != nil {
			return err
		}
		r.print(os.Stdout)
		all = append(all, r)
	}
	goals(os.Stdout, all)
	return nil
}

// programs builds Plaza and finds Hugo.
func (b *bench) programs(ctx context.Context) error {
	root, err := moduleRoot()
	if err != nil {
		return err
	}
	b.plaza = filepath.Join(b.dir, "plaza-program")
	c := exec.CommandContext(ctx, "go", "build", "-o", b.plaza, "./cmd/plaza")
	c.Dir = root
	if out, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("build Plaza: %w\n%s", err, out)
	}
	if b.plaza, err = filepath.Abs(b.plaza); err != nil {
		return fmt.Errorf("build Plaza: %w", err)
	}
	if b.settings.hugo == "no" {
		return nil
	}
	if b.hugo, err = exec.LookPath(b.settings.hugo); err != nil {
		b.say("Hugo is not here (%v): Plaza is measured alone.", err)
		b.hugo = ""
		return nil
	}
	if b.hugo, err = filepath.Abs(b.hugo); err != nil {
		return fmt.Errorf("find Hugo: %w", err)
	}
	return nil
}

func (b *bench) say(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }

// size measures a register of n tools, all programs in turn in each round.
func (b *bench) size(ctx context.Context, n int) (result, error) {
	r := result{tools: n, series: map[string][]sample{}}
	site := filepath.Join(b.dir, strconv.Itoa(n))
	if err := os.RemoveAll(site); err != nil {
		return r, fmt.Errorf("empty the folder of the sites: %w", err)
	}
	b.say("%d tools: writing the sites", n)
	if err := step(ctx, nil, "site", "--tools", strconv.Itoa(n), "--seed", strconv.FormatUint(b.seed, 10), site); err != nil {
		return r, err
	}
	t := &trial{bench: b, result: &r, plazaSite: filepath.Join(site, "plaza"), hugoSite: filepath.Join(site, "hugo")}
	t.plazaOut, t.hugoOut = filepath.Join(site, "plaza-built"), filepath.Join(site, "hugo-built")
	// The first build writes the lock of addresses, which a real site has.
	if _, err := t.build(ctx); err != nil {
		return r, err
	}
	for i := range b.runs {
		b.say("%d tools: round %d of %d", n, i+1, b.runs)
		if err := t.round(ctx); err != nil {
			return r, err
		}
	}
	if err := step(ctx, &r.stages, "stages", t.plazaSite); err != nil {
		return r, err
	}
	return r, t.releases(ctx)
}

// trial is the measuring of one size.
type trial struct {
	*bench
	*result
	plazaSite, plazaOut, hugoSite, hugoOut string
}

// build runs Plaza.
func (t *trial) build(ctx context.Context, flags ...string) (sample, error) {
	args := append([]string{"build", "--site", t.plazaSite, "--out", t.plazaOut, "--date", synth.Today}, flags...)
	return run(ctx, t.plazaSite, t.plazaOut, t.plaza, args...)
}

// keep adds a sample to a series.
func (t *trial) keep(name string, s sample, err error) error {
	if err != nil {
		return err
	}
	t.series[name] = append(t.series[name], s)
	return nil
}

// fresh is a build into no folder.
func (t *trial) fresh(ctx context.Context, name string, flags ...string) error {
	if err := os.RemoveAll(t.plazaOut); err != nil {
		return fmt.Errorf("empty the output folder: %w", err)
	}
	s, err := t.build(ctx, flags...)
	return t.keep(name, s, err)
}

// round measures everything once.
func (t *trial) round(ctx context.Context) error {
	if err := t.fresh(ctx, oneJob, "--jobs", "1"); err != nil {
		return err
	}
	if err := t.fresh(ctx, cold); err != nil {
		return err
	}
	if t.bench.hugo != "" {
		if err := os.RemoveAll(t.hugoOut); err != nil {
			return fmt.Errorf("empty the output folder: %w", err)
		}
		s, err := run(ctx, t.hugoSite, t.hugoOut, t.bench.hugo, "--minify", "--quiet", "--destination", t.hugoOut)
		if err := t.keep(hugoCold, s, err); err != nil {
			return err
		}
		if t.like == nil {
			if err := step(ctx, &t.like, "compare", t.plazaOut, t.hugoOut); err != nil {
				return err
			}
		}
	}
	var p partCosts
	if err := step(ctx, &p, "parts", t.plazaSite, t.plazaOut); err != nil {
		return err
	}
	t.parts = append(t.parts, p)
	s, err := t.build(ctx)
	if err := t.keep(again, s, err); err != nil {
		return err
	}
	return t.change(ctx)
}

// change measures a build after one sentence was added to one record, and
// takes the sentence away again.
func (t *trial) change(ctx context.Context) error {
	files, err := filepath.Glob(filepath.Join(t.plazaSite, "data", "tools", "*[a-z].toml"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("find a record to change: %w", err)
	}
	file := files[slices.IndexFunc(files, func(f string) bool { return filepath.Ext(f[:len(f)-len(".toml")]) == "" })]
	before, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("change a record: %w", err)
	}
	at := bytes.Index(before, []byte("summary = \""))
	end := at + bytes.IndexByte(before[at:], '\n') - 1
	after := slices.Concat(before[:end], []byte(synth.Addition), before[end:])
	if err := os.WriteFile(file, after, 0o644); err != nil {
		return fmt.Errorf("change a record: %w", err)
	}
	s, err := t.build(ctx)
	if err := t.keep(changed, s, err); err != nil {
		return err
	}
	if err := os.WriteFile(file, before, 0o644); err != nil {
		return fmt.Errorf("change a record back: %w", err)
	}
	return nil
}

// releases measures a release: once with no compressed file known, then with
// all of them known, each beside a build without them.
func (t *trial) releases(ctx context.Context) error {
	if t.tools > largestRelease && !t.release {
		return nil
	}
	t.say("%d tools: releases", t.tools)
	if err := t.fresh(ctx, firstTime, "--release"); err != nil {
		return err
	}
	for range t.runs {
		if err := t.fresh(ctx, release, "--release"); err != nil {
			return err
		}
	}
	return nil
}
