package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"time"

	"plaza/internal/build"
)

// profile builds the first size in this process, runs times, and writes what
// the profiler saw.
func profile(ctx context.Context, s settings) error {
	dir, done, err := workspace(s.keep)
	if err != nil {
		return err
	}
	defer done()
	site := filepath.Join(dir, fmt.Sprint(s.tools[0]))
	if err := step(ctx, nil, "site", "--tools", fmt.Sprint(s.tools[0]), "--seed", fmt.Sprint(s.seed), site); err != nil {
		return err
	}
	if s.memory != "" {
		runtime.MemProfileRate = 16 << 10
	}
	if s.profile != "" {
		f, err := os.Create(s.profile)
		if err != nil {
			return fmt.Errorf("write the profile: %w", err)
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return fmt.Errorf("write the profile: %w", err)
		}
		defer pprof.StopCPUProfile()
	}
	for range s.runs {
		out := filepath.Join(site, "profiled")
		if err := os.RemoveAll(out); err != nil {
			return fmt.Errorf("empty the output folder: %w", err)
		}
		_, res, err := build.Publish(ctx, build.Options{Dir: filepath.Join(site, "plaza"), Now: time.Now}, out)
		if err != nil {
			return err
		}
		fmt.Printf("Built %d pages, %d files.\n", res.Made.Pages, res.Published.Written)
	}
	if s.memory == "" {
		fmt.Printf("\nRead it with: go tool pprof -top -cum %s\n", s.profile)
		return nil
	}
	f, err := os.Create(s.memory)
	if err != nil {
		return fmt.Errorf("write the profile: %w", err)
	}
	defer f.Close()
	if err := pprof.Lookup("allocs").WriteTo(f, 0); err != nil {
		return fmt.Errorf("write the profile: %w", err)
	}
	fmt.Printf("\nRead it with: go tool pprof -sample_index=alloc_space -top -cum %s\n", s.memory)
	return nil
}

// workspace is the folder to work in, and what to do at the end.
func workspace(keep string) (string, func(), error) {
	if keep != "" {
		if err := os.MkdirAll(keep, 0o755); err != nil {
			return "", nil, fmt.Errorf("make the folder to work in: %w", err)
		}
		return keep, func() {}, nil
	}
	dir, err := os.MkdirTemp("", "plaza-bench-")
	if err != nil {
		return "", nil, fmt.Errorf("make a folder to work in: %w", err)
	}
	return dir, func() { os.RemoveAll(dir) }, nil
}
