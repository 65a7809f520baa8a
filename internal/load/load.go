// Package load is the first stage: it lists and reads a site's files.
//
// Laws:
//
//  1. Nothing outside the site's folder is read: links are refused, not
//     followed.
//  2. Sizes are looked at before bytes are: a file over its limit is named
//     and not read.
//  3. The list is sorted by path, so no later stage can depend on the order
//     in which a disk keeps its files.
package load

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"

	"plaza/internal/diag"
	"plaza/internal/source"
)

// Limits on what is read, in bytes, and on the number of files.
const (
	MaxRecord   = 64 << 10
	MaxMarkdown = 576 << 10 // a text at its own limit, and its facts
	MaxWords    = 512 << 10 // a file of interface words, the lock of addresses
	MaxTotal    = 100 << 20
	MaxFiles    = 100_000
)

// folders are the parts of a site that hold its sources.
var folders = []string{"content", "data", "i18n"}

// Entry is one file found, not yet read.
type Entry struct {
	Path string
	Size int64
}

// Site is an opened site folder. Close it when reading is done.
type Site struct {
	root    *os.Root
	folders map[string]*os.Root // opened by List: a file is opened in its folder, not by its way there
}

// Open opens the site in dir.
func Open(dir string) (*Site, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open the site folder: %w", err)
	}
	return &Site{root, map[string]*os.Root{}}, nil
}

// Close releases the folder.
func (s *Site) Close() error {
	var all error
	for _, f := range s.folders {
		all = errors.Join(all, f.Close())
	}
	return errors.Join(all, s.root.Close())
}

var errTooMuch = errors.New("the site is too large")

// List returns the site's files in order of path, and what cannot be read:
// links, special files, files over their limit. Of a site that is too large
// it returns nothing but that. It stops when ctx ends.
func (s *Site) List(ctx context.Context) ([]Entry, []diag.Diagnostic, error) {
	var found []Entry
	var ds []diag.Diagnostic
	var total int64
	for _, folder := range folders {
		err := fs.WalkDir(s.root.FS(), folder, func(p string, d fs.DirEntry, err error) error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err != nil {
				if p == folder && errors.Is(err, fs.ErrNotExist) {
					return fs.SkipDir
				}
				return err
			}
			if d.IsDir() {
				if strings.HasPrefix(path.Base(p), ".") {
					return fs.SkipDir
				}
				s.folders[p], err = s.root.OpenRoot(p)
				return err
			}
			if !d.Type().IsRegular() {
				if _, bad := Fit(p, d.Type(), 0); bad != nil {
					ds = append(ds, *bad)
				}
				return nil
			}
			info, err := d.Info()
			if err != nil {
				return err
			}
			if ok, bad := Fit(p, 0, info.Size()); !ok {
				if bad != nil {
					ds = append(ds, *bad)
				}
				return nil
			}
			if total += info.Size(); total > MaxTotal || len(found) >= MaxFiles {
				return errTooMuch
			}
			found = append(found, Entry{p, info.Size()})
			return nil
		})
		if errors.Is(err, errTooMuch) {
			return nil, []diag.Diagnostic{diag.New("site/too-much", diag.Pos{}, "limit", strconv.Itoa(MaxTotal>>20), "files", strconv.Itoa(MaxFiles))}, nil
		}
		if err != nil {
			return nil, nil, fmt.Errorf("list the site's files: %w", err)
		}
	}
	slices.SortFunc(found, func(a, b Entry) int { return strings.Compare(a.Path, b.Path) })
	return found, ds, nil
}

// Fit reports whether a file of a site is one to read: mode and size are those
// of the disk or of a commit. An editor's own files are passed over; of others
// the finding says why they are not read.
func Fit(p string, mode fs.FileMode, size int64) (bool, *diag.Diagnostic) {
	refuse := func(code string, args ...string) (bool, *diag.Diagnostic) {
		d := diag.New(code, diag.Pos{File: p}, args...)
		return false, &d
	}
	limit := limitOf(p)
	switch name := path.Base(p); {
	case mode&fs.ModeSymlink != 0:
		return refuse("site/link-not-followed")
	case !mode.IsRegular():
		return refuse("site/not-a-file")
	case strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~"):
		return false, nil
	case size > limit:
		return refuse("site/file-too-large", "size", strconv.FormatInt(size, 10), "limit", strconv.FormatInt(limit, 10))
	}
	return true, nil
}

func limitOf(p string) int64 {
	switch {
	case strings.HasSuffix(p, ".md"):
		return MaxMarkdown
	case strings.HasPrefix(p, "i18n/"):
		return MaxWords
	case p == "data/feedback-counts.toml": // it grows by some lines a week
		return MaxWords
	case path.Base(p) == "urls.lock":
		return 16 << 20
	}
	return MaxRecord
}

// Read reads one file of the site. A file that grew past its limit since it was
// listed is an error of the machine, not of an editor.
func (s *Site) Read(e Entry) (*source.File, error) {
	dir, name := path.Split(e.Path)
	folder := s.folders[strings.TrimSuffix(dir, "/")]
	if folder == nil { // the files were not listed
		folder, name = s.root, e.Path
	}
	b, err := folder.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", e.Path, err)
	}
	if int64(len(b)) > limitOf(e.Path) {
		return nil, fmt.Errorf("read %s: it grew to %d bytes while being read", e.Path, len(b))
	}
	return source.New(e.Path, b), nil
}
