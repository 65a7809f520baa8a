package serve

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// settle is how long the folder must be quiet before a build: editors save in
// several steps. One that takes longer costs another build, and an open page
// hears of that too.
const settle = 20 * time.Millisecond

// watch tells of changes below the folders that hold a site's sources.
type watch struct {
	w       *fsnotify.Watcher
	changed chan struct{}
	failed  chan error
	done    chan struct{}
}

func newWatch(dir string) (*watch, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watch the site's folder: %w", err)
	}
	s := &watch{w, make(chan struct{}, 1), make(chan error, 1), make(chan struct{})}
	for _, folder := range []string{"content", "data", "i18n"} {
		if err := s.add(filepath.Join(dir, folder)); err != nil {
			w.Close()
			return nil, err
		}
	}
	go s.run()
	return s, nil
}

func (s *watch) Changed() <-chan struct{} { return s.changed }
func (s *watch) Failed() <-chan error     { return s.failed }

func (s *watch) Close() error {
	err := s.w.Close()
	<-s.done
	return err
}

// add watches a folder and all below it; a watcher sees one folder only.
func (s *watch) add(dir string) error {
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			if os.IsNotExist(err) {
				return nil
			}
			return err
		}
		if d.IsDir() {
			return s.w.Add(p)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("watch %s: %w", dir, err)
	}
	return nil
}

func (s *watch) run() {
	defer close(s.done)
	quiet := time.NewTimer(0)
	<-quiet.C
	for {
		select {
		case e, ok := <-s.w.Events:
			if !ok {
				return
			}
			if ignored(e) {
				continue
			}
			if e.Has(fsnotify.Create) {
				if info, err := os.Lstat(e.Name); err == nil && info.IsDir() {
					if err := s.add(e.Name); err != nil {
						s.failed <- err
						return
					}
				}
			}
			quiet.Reset(settle)
		case err, ok := <-s.w.Errors:
			if !ok {
				return
			}
			s.failed <- fmt.Errorf("watch the site's folder: %w", err)
			return
		case <-quiet.C:
			select {
			case s.changed <- struct{}{}:
			default: // one is waiting already
			}
		}
	}
}

// ignored leaves out an editor's own files and changes of mode alone.
func ignored(e fsnotify.Event) bool {
	name := filepath.Base(e.Name)
	return e.Op == fsnotify.Chmod || strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") || strings.HasSuffix(name, ".new")
}
