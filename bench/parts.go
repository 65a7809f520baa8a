package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/yuin/goldmark"

	"plaza/internal/build"
	"plaza/internal/publish"
)

// partCosts is what the parts of a build cost when nothing else is done, in
// seconds of CPU on one core: what no way of building can do without.
type partCosts struct {
	Read, TOML, Markdown, Write float64
}

func (p partCosts) sum() float64 { return p.Read + p.TOML + p.Markdown + p.Write }

// parts measures the parts for a site and what was built from it.
func parts(site, built string) (partCosts, error) {
	runtime.GOMAXPROCS(1)
	var p partCosts
	var sources, made []blob
	err := timed(&p.Read, func() (err error) {
		sources, err = readAll(site, "content", "data", "i18n")
		return err
	})
	if err != nil {
		return p, err
	}
	if err := timed(&p.TOML, func() error { return decodeAll(sources) }); err != nil {
		return p, err
	}
	if err := timed(&p.Markdown, func() error { return renderAll(sources) }); err != nil {
		return p, err
	}
	if made, err = readAll(built, "."); err != nil {
		return p, err
	}
	dir, err := os.MkdirTemp(filepath.Dir(built), "parts-")
	if err != nil {
		return p, fmt.Errorf("make a folder to write into: %w", err)
	}
	defer os.RemoveAll(dir)
	return p, timed(&p.Write, func() error { return writeAll(dir, made) })
}

// timed adds the CPU time of do to to.
func timed(to *float64, do func() error) error {
	runtime.GC()
	before := ownCPU()
	err := do()
	*to += (ownCPU() - before).Seconds()
	return err
}

type blob struct {
	name string
	b    []byte
}

func readAll(root string, folders ...string) ([]blob, error) {
	var out []blob
	for _, folder := range folders {
		err := filepath.WalkDir(filepath.Join(root, folder), func(file string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			name, err := filepath.Rel(root, file)
			out = append(out, blob{name, b})
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", folder, err)
		}
	}
	return out, nil
}

// front parts a Markdown file at its front matter.
func front(f blob) (head, body []byte) {
	if !strings.HasSuffix(f.name, ".md") {
		return f.b, nil
	}
	rest := bytes.TrimPrefix(f.b, []byte("+++\n"))
	head, body, _ = bytes.Cut(rest, []byte("\n+++\n"))
	return head, body
}

func decodeAll(files []blob) error {
	for _, f := range files {
		head, _ := front(f)
		if strings.HasSuffix(f.name, ".lock") {
			continue
		}
		tree := map[string]any{}
		if _, err := toml.Decode(string(head), &tree); err != nil {
			return fmt.Errorf("decode %s: %w", f.name, err)
		}
	}
	return nil
}

func renderAll(files []blob) error {
	md := goldmark.New()
	for _, f := range files {
		if _, body := front(f); body != nil {
			if err := md.Convert(body, &bytes.Buffer{}); err != nil {
				return fmt.Errorf("render %s: %w", f.name, err)
			}
		}
	}
	return nil
}

func writeAll(dir string, files []blob) error {
	made := map[string]bool{}
	for _, f := range files {
		file := filepath.Join(dir, f.name)
		if folder := filepath.Dir(file); !made[folder] {
			made[folder] = true
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return fmt.Errorf("write: %w", err)
			}
		}
		if err := os.WriteFile(file, f.b, 0o644); err != nil {
			return fmt.Errorf("write: %w", err)
		}
	}
	return nil
}

// stageCosts is what the stages of one build took.
type stageCosts struct {
	Load, Make, Publish cost
}

// cost is wall and CPU time in seconds.
type cost struct{ Wall, CPU float64 }

// stages builds a site as build.Publish does and tells what each stage took.
func stages(ctx context.Context, site string) (stageCosts, error) {
	var s stageCosts
	out, err := os.MkdirTemp(filepath.Dir(site), "stages-")
	if err != nil {
		return s, fmt.Errorf("make a folder to publish into: %w", err)
	}
	defer os.RemoveAll(out)
	began, spent := time.Now(), ownCPU()
	lap := func(c *cost) {
		now, cpu := time.Now(), ownCPU()
		*c = cost{now.Sub(began).Seconds(), (cpu - spent).Seconds()}
		began, spent = now, cpu
	}
	l, err := build.Load(ctx, build.Options{Dir: site, Now: time.Now})
	if err != nil {
		return s, err
	}
	if l.Site == nil {
		return s, fmt.Errorf("%s: too little of the site is sound to build it", site)
	}
	lap(&s.Load)
	stage, err := publish.Open(filepath.Join(out, "public"), publish.Options{Sign: build.Sign, Keep: []string{".gitignore"}})
	if err != nil {
		return s, err
	}
	defer stage.Abort()
	if _, err := l.Make(ctx, stage); err != nil {
		return s, err
	}
	lap(&s.Make)
	if _, err := stage.Commit(); err != nil {
		return s, err
	}
	lap(&s.Publish)
	return s, nil
}
