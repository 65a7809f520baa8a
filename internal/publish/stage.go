package publish

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// Options say what Open may take for granted about the folder.
type Options struct {
	// Sign is a file that every site has at its top. A folder that holds
	// something, but no Sign, is not replaced: it may be someone's work. Empty
	// means that any folder is replaced.
	Sign string
	// Keep lists files at the top of the folder that belong to the repository.
	// They may stand in a folder that has no Sign yet (a fresh clone), and a
	// site without one of them is not published.
	Keep []string
	// FS is the operating system if nil.
	FS FS
	// Context is that of the whole run; nil is one that never ends. When it
	// ends before the switch, nothing more is put and nothing is published.
	// After the switch the site is published, and only the old one stays where
	// the next Open clears it away.
	Context context.Context
}

// Result says what Commit did.
type Result struct {
	Written, Unchanged, Removed int   // files
	BytesWritten                int64 // contents of the written files
	Switched                    bool  // false: nothing had changed, nothing was touched
	// Leftover is the old site's folder if it was not removed: Windows keeps
	// files that someone reads, and a run that is canceled does not wait for
	// it. The next Open removes it.
	Leftover string
}

// Stage is a site being laid out. Its methods may be called from many
// goroutines; Commit and Abort wait for the Puts that are under way.
type Stage struct {
	name    string // the folder as the caller wrote it, for sentences
	dir     string // the folder itself
	parent  string
	path    string // the new site before the switch, the old one after it
	retired string
	opt     Options
	fs      FS
	ctx     context.Context
	release func() error

	old map[string]kind // what dir holds, by slash path; nil if there is no dir

	closing sync.RWMutex // read: a Put is under way; write: the stage ends
	closed  bool

	mu        sync.Mutex // the fields below
	failed    error      // of the first Put that failed
	claims    claims
	made      map[string]bool // folders in the stage, by slash path
	written   []string
	unchanged []string
	bytes     int64
}

// kind is what a name in the old site stands for.
type kind uint8

const (
	file kind = iota
	folder
	other // a link, a pipe: never followed, never kept
)

var errClosed = errors.New("publish: this stage has ended")

// Open takes the lock on dir, clears away what dead processes left beside it
// and reads what it holds. Nothing visible changes until Commit. The folder
// that dir lies in must exist; dir need not.
func Open(dir string, opt Options) (*Stage, error) {
	if opt.FS == nil {
		opt.FS = OS()
	}
	if opt.Context == nil {
		opt.Context = context.Background()
	}
	s, err := open(dir, opt)
	if err != nil {
		return nil, fmt.Errorf("publish into %s: %w", dir, err)
	}
	return s, nil
}

func open(dir string, opt Options) (*Stage, error) {
	resolved, err := opt.FS.Resolve(dir)
	if err != nil {
		return nil, err
	}
	parent, base := filepath.Split(resolved)
	if base == "" {
		return nil, errors.New("a whole disk cannot be replaced")
	}
	s := &Stage{
		name: dir, dir: resolved, parent: filepath.Clean(parent), opt: opt, fs: opt.FS, ctx: opt.Context,
		retired: filepath.Join(parent, "."+base+".retired"),
		claims:  claims{},
		made:    map[string]bool{},
	}
	if s.release, err = s.fs.Lock(filepath.Join(parent, "."+base+".lock")); err != nil {
		return nil, err
	}
	if err = s.clearAway("." + base + ".stage-"); err == nil {
		err = s.survey()
	}
	if err != nil {
		s.release()
		return nil, err
	}
	return s, nil
}

// survey reads which names the old site has, without following any link.
func (s *Stage) survey() error {
	top, err := s.fs.ReadDir(s.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := s.recognise(top); err != nil {
		return err
	}
	s.old = make(map[string]kind, len(top))
	return s.list("", top)
}

func (s *Stage) list(dir string, entries []fs.DirEntry) error {
	for _, e := range entries {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		name := path.Join(dir, e.Name())
		switch {
		case e.IsDir():
			s.old[name] = folder
			below, err := s.fs.ReadDir(s.within(s.dir, name))
			if err != nil {
				return err
			}
			if err := s.list(name, below); err != nil {
				return err
			}
		case e.Type().IsRegular():
			s.old[name] = file
		default:
			s.old[name] = other
		}
	}
	return nil
}

// recognise refuses to replace a folder that is not a site.
func (s *Stage) recognise(top []fs.DirEntry) error {
	stranger := ""
	for _, e := range top {
		if e.Name() == s.opt.Sign {
			return nil
		}
		if !slices.Contains(s.opt.Keep, e.Name()) {
			stranger = cmp.Or(stranger, e.Name())
		}
	}
	if s.opt.Sign == "" || stranger == "" {
		return nil
	}
	return fmt.Errorf("it holds %q but no %q, so it is not a published site and is not replaced; name another folder, or empty this one",
		stranger, s.opt.Sign)
}

// Put adds one file; path has forward slashes and is relative to the folder.
// The bytes are not kept, nor read after Put has returned.
func (s *Stage) Put(path string, b []byte) error {
	s.closing.RLock()
	defer s.closing.RUnlock()
	if s.closed {
		return errClosed
	}
	if err := s.put(path, b); err != nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.failed = cmp.Or(s.failed, fmt.Errorf("publish: %w", err))
		return s.failed
	}
	return nil
}

func (s *Stage) put(path string, b []byte) error {
	if err := s.ctx.Err(); err != nil {
		return err
	}
	if err := checkPath(path); err != nil {
		return err
	}
	s.mu.Lock()
	err := s.claims.add(path)
	s.mu.Unlock()
	if err != nil {
		return err
	}
	if kind, there := s.old[path]; there && kind == file && s.fs.Same(s.within(s.dir, path), b) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.unchanged = append(s.unchanged, path)
		return nil
	}
	if err := s.folderFor(path); err != nil {
		return err
	}
	if err := s.fs.Create(s.within(s.path, path), b); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.written = append(s.written, path)
	s.bytes += int64(len(b))
	return nil
}

// folderFor makes the folders of the stage that path lies in, and the stage.
func (s *Stage) folderFor(name string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.makeFolder(path.Dir(name))
}

func (s *Stage) makeFolder(dir string) error {
	if s.made[dir] {
		return nil
	}
	if dir != "." {
		if err := s.makeFolder(path.Dir(dir)); err != nil {
			return err
		}
	}
	if err := s.fs.Mkdir(s.within(s.path, dir)); err != nil {
		return fmt.Errorf("make folder: %w", err)
	}
	s.made[dir] = true
	return nil
}

// within returns the system's path of a slash path below root.
func (s *Stage) within(root, path string) string {
	if path == "." {
		return root
	}
	return root + string(filepath.Separator) + filepath.FromSlash(path)
}

// needed returns all folders that the files of the new site lie in.
func (s *Stage) needed() map[string]bool {
	dirs := map[string]bool{}
	for _, c := range s.claims {
		if c.folder {
			dirs[c.path] = true
		}
	}
	return dirs
}

// check says why what was put cannot be published.
func (s *Stage) check() error {
	if s.failed != nil {
		return s.failed
	}
	if len(s.written)+len(s.unchanged) == 0 {
		return errors.New("no file was put; an empty site is not published")
	}
	must := s.opt.Keep
	if s.opt.Sign != "" {
		must = append([]string{s.opt.Sign}, must...)
	}
	for _, name := range must {
		if c, put := s.claims[fold(name)]; !put || c.path != name || c.folder || strings.Contains(name, "/") {
			return fmt.Errorf("the site has no %q at its top, which every site must have", name)
		}
	}
	return nil
}
