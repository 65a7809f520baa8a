package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// sample is what one run of a program took.
type sample struct {
	Wall, CPU float64 // seconds
	Peak      float64 // MB
	Written   int     // files
	Files     int     // in the output folder, after the run
	Bytes     float64 // MB, of those
}

// run runs a program and measures it. out is the folder it writes into.
func run(ctx context.Context, dir, out, program string, args ...string) (sample, error) {
	var said bytes.Buffer
	c := exec.CommandContext(ctx, program, args...)
	c.Dir, c.Stdout, c.Stderr = dir, &said, &said
	begin := time.Now()
	err := c.Run()
	wall := time.Since(begin)
	if err != nil {
		return sample{}, fmt.Errorf("%s %v: %w\n%s", filepath.Base(program), args, err, said.Bytes())
	}
	s := sample{
		Wall: wall.Seconds(),
		CPU:  (c.ProcessState.UserTime() + c.ProcessState.SystemTime()).Seconds(),
		Peak: float64(peak(c.ProcessState)) / 1e6,
	}
	return s, s.look(out, begin)
}

// look counts the files in out, and those written since begin: a file that was
// taken over from the site before keeps its time. A file system's clock ticks
// a few milliseconds late, hence the slack; nothing else writes there.
func (s *sample) look(out string, begin time.Time) error {
	slack := begin.Add(-20 * time.Millisecond)
	err := filepath.WalkDir(out, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		s.Files++
		s.Bytes += float64(info.Size()) / 1e6
		if info.ModTime().After(slack) {
			s.Written++
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("count what was written: %w", err)
	}
	return nil
}

// step runs a step of this command in a process of its own, and decodes what
// it prints.
func step(ctx context.Context, result any, args ...string) error {
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find this program: %w", err)
	}
	var out, said bytes.Buffer
	c := exec.CommandContext(ctx, self, args...)
	c.Stdout, c.Stderr = &out, &said
	if err := c.Run(); err != nil {
		return fmt.Errorf("%s: %w\n%s", args[0], err, said.Bytes())
	}
	if result == nil {
		return nil
	}
	if err := json.Unmarshal(out.Bytes(), result); err != nil {
		return fmt.Errorf("%s: read its result: %w", args[0], err)
	}
	return nil
}
