// Package imports writes records that a program made into a site's folder. The
// readers of foreign formats are its sub-packages; they make bytes and touch
// nothing.
//
// Laws: a file whose content did not change is not written, so that running an
// import again changes nothing; the day in created_on is no change, nor are line
// ends. A file is replaced in one step. Nothing outside the named folder is
// touched. When ctx ends, the file in hand is the last: the error is a Partly.
package imports

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"plaza/internal/source"
)

// Partly says that a command was canceled while it wrote: each file is the old
// one or the new one, whole.
type Partly struct {
	Done, Of int // files
	Err      error
}

func (e *Partly) Error() string {
	return fmt.Sprintf("%d of %d files were brought up to date; the same command does the others", e.Done, e.Of)
}

func (e *Partly) Unwrap() error { return e.Err }

// each calls do for each file, in order of path, until ctx ends.
func each(ctx context.Context, files map[string][]byte, do func(path string, body []byte) error) error {
	for i, path := range slices.Sorted(maps.Keys(files)) {
		if err := ctx.Err(); err != nil {
			return &Partly{i, len(files), err}
		}
		if !filepath.IsLocal(path) {
			return fmt.Errorf("write %s: it lies outside the site", path)
		}
		if err := do(path, files[path]); err != nil {
			return err
		}
	}
	return nil
}

// Written says what Write did, with paths below the site's folder.
type Written struct {
	New, Changed, Same, Removed []string
}

// Write brings files, by path, into the site at dir. Files in folder whose
// names begin with prefix and that are not among them are removed: they are
// left over from an earlier import. An empty prefix removes nothing.
func Write(ctx context.Context, dir string, files map[string][]byte, folder, prefix string) (Written, error) {
	var w Written
	if err := each(ctx, files, func(path string, body []byte) error { return w.one(dir, path, body) }); err != nil {
		return w, err
	}
	if prefix == "" {
		return w, nil
	}
	there, err := os.ReadDir(filepath.Join(dir, folder))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return w, fmt.Errorf("look for what an earlier import left: %w", err)
	}
	for _, f := range there {
		path := folder + "/" + f.Name()
		if _, made := files[path]; made || !strings.HasPrefix(f.Name(), prefix) || !f.Type().IsRegular() {
			continue
		}
		if err := os.Remove(filepath.Join(dir, path)); err != nil {
			return w, fmt.Errorf("remove what an earlier import left: %w", err)
		}
		w.Removed = append(w.Removed, path)
	}
	return w, nil
}

func (w *Written) one(dir, path string, body []byte) error {
	name := filepath.Join(dir, path)
	old, err := os.ReadFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		w.New = append(w.New, path)
	case err != nil:
		return fmt.Errorf("read what stands in %s: %w", path, err)
	case bytes.Equal(undated(old), undated(body)):
		w.Same = append(w.Same, path)
		return nil
	default:
		w.Changed = append(w.Changed, path)
	}
	return put(name, path, body)
}

// Replace writes files, by path, into the site at dir, whatever stands there.
func Replace(ctx context.Context, dir string, files map[string][]byte) error {
	return each(ctx, files, func(path string, body []byte) error { return put(filepath.Join(dir, path), path, body) })
}

// Create writes a new file into the site at dir. It fails if there is one.
func Create(dir, path string, body []byte) error {
	if !filepath.IsLocal(path) {
		return fmt.Errorf("write %s: it lies outside the site", path)
	}
	name := filepath.Join(dir, path)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return fmt.Errorf("make the folder of %s: %w", path, err)
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return fmt.Errorf("begin %s: %w", path, err)
	}
	_, err = f.Write(body)
	if err := errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

// put writes one file beside its place and moves it there. What a process that
// died leaves beside it has a name that the site's files cannot have: it is
// passed over when they are read, and overwritten the next time.
func put(name, path string, body []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return fmt.Errorf("make the folder of %s: %w", path, err)
	}
	fresh := filepath.Join(filepath.Dir(name), "."+filepath.Base(name)+".new")
	if err := os.WriteFile(fresh, body, 0o644); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	if err := os.Rename(fresh, name); err != nil {
		return fmt.Errorf("put %s in place: %w", path, err)
	}
	return nil
}

var day = regexp.MustCompile(`(?m)^created_on *= *\d{4}-\d{2}-\d{2}$`)

func undated(b []byte) []byte { return day.ReplaceAll(source.LineEnds(b), nil) }
