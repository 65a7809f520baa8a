package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Commit makes the new site visible, whole, and returns what it did. After an
// error the old site stands as before, unless the error came at or after the
// switch itself: then it may be the new one. The stage ends either way.
func (s *Stage) Commit() (Result, error) {
	s.closing.Lock()
	defer s.closing.Unlock()
	if s.closed {
		return Result{}, errClosed
	}
	s.closed = true
	defer s.release() // a lock file that stays does no harm
	res, err := s.commit()
	if err != nil {
		return res, fmt.Errorf("publish into %s: %w", s.name, err)
	}
	return res, nil
}

// Abort removes the stage and lets go of the folder. After Commit it does
// nothing, so that it can be deferred. In a run that was canceled a large stage
// stays where it is, because nobody shall wait for thousands of files to go:
// the next Open removes it.
func (s *Stage) Abort() error {
	s.closing.Lock()
	defer s.closing.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	defer s.release()
	return s.giveUp()
}

func (s *Stage) commit() (Result, error) {
	if err := s.check(); err != nil {
		s.drop()
		return Result{}, err
	}
	res := Result{Written: len(s.written), Unchanged: len(s.unchanged), BytesWritten: s.bytes}
	dirs := s.needed()
	differs := s.old == nil || len(s.written) > 0
	for name, kind := range s.old {
		c, put := s.claims[fold(name)]
		stays := put && c.path == name && !c.folder
		if kind != folder && !stays {
			res.Removed++
		}
		differs = differs || kind == folder && !dirs[name] || kind != folder && !stays
	}
	if !differs {
		return res, nil
	}
	err := s.linkUnchanged()
	if err == nil {
		err = s.toDisk(dirs)
	}
	if err == nil {
		err = s.ctx.Err() // the last look: from here the site is as good as published
	}
	if err != nil {
		s.giveUp()
		return Result{}, err
	}
	if err := s.switchOver(); err != nil {
		return Result{}, err
	}
	res.Switched = true
	// While the switch may not be on the disk, a power cut could bring the old
	// site back: so it is not taken apart before.
	if err := s.fs.Sync(s.parent, true); err != nil {
		return res, fmt.Errorf("the new site is in place, but the disk did not confirm it: %w", err)
	}
	if s.drop() != nil {
		res.Leftover = s.path
	}
	return res, nil
}

func (s *Stage) linkUnchanged() error {
	slices.Sort(s.unchanged)
	for _, name := range s.unchanged {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		if err := s.folderFor(name); err != nil {
			return err
		}
		if err := s.fs.Link(s.within(s.dir, name), s.within(s.path, name)); err != nil {
			return explain(fmt.Errorf("take over %s: %w", name, err))
		}
	}
	return nil
}

// toDisk returns when contents and folders of the stage are on the disk: in
// one call where there is one, else file by file, folders from the inside out.
func (s *Stage) toDisk(dirs map[string]bool) error {
	err := s.fs.SyncAll(s.path)
	if !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	slices.Sort(s.written)
	for _, name := range s.written {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		if err := s.fs.Sync(s.within(s.path, name), false); err != nil {
			return err
		}
	}
	for _, dir := range slices.Backward(slices.Sorted(maps.Keys(dirs))) {
		if err := s.fs.Sync(s.within(s.path, dir), true); err != nil {
			return err
		}
	}
	return s.fs.Sync(s.path, true)
}

// switchOver lets the new site take the old one's place and the old one the
// stage's. If it fails it leaves the folder whole, with one of the two in it.
func (s *Stage) switchOver() error {
	err := s.swap()
	if err == nil {
		return nil
	}
	// What failed may have happened all the same (a network file system can
	// say so). So look, and take the stage apart only when it is certain, on
	// the disk too, that it is not the folder.
	if s.restore() == nil && s.fs.Sync(s.parent, true) == nil {
		s.drop()
	}
	return explain(err)
}

func (s *Stage) swap() error {
	if s.old == nil {
		return s.fs.Rename(s.path, s.dir)
	}
	err := s.fs.Exchange(s.path, s.dir)
	if !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	for _, step := range [][2]string{{s.dir, s.retired}, {s.path, s.dir}, {s.retired, s.path}} {
		if err := s.fs.Rename(step[0], step[1]); err != nil {
			return err
		}
	}
	return nil
}

// restore ends a switch in three renames that stopped half-way. The retired
// site is whole: it goes back if nothing has its place, else it is a leftover.
func (s *Stage) restore() error {
	if there, err := s.exists(s.retired); !there {
		return err
	}
	there, err := s.exists(s.dir)
	if err != nil {
		return err
	}
	if there {
		return s.fs.Rename(s.retired, s.path)
	}
	return s.fs.Rename(s.retired, s.dir)
}

func (s *Stage) exists(path string) (bool, error) {
	_, err := s.fs.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// atOnce is how many files are removed even in a run that was canceled.
const atOnce = 2_000

// giveUp removes the stage of a site that is not published.
func (s *Stage) giveUp() error {
	if len(s.written)+len(s.unchanged) > atOnce {
		return s.drop()
	}
	return s.clear(context.WithoutCancel(s.ctx))
}

// drop removes what stands at the stage's path, or as much of it as can be
// removed before the run is canceled.
func (s *Stage) drop() error { return s.clear(s.ctx) }

func (s *Stage) clear(ctx context.Context) error {
	if err := s.fs.RemoveAll(ctx, s.path); err != nil {
		return fmt.Errorf("remove %s: %w", s.path, err)
	}
	return nil
}

// clearAway removes what dead processes left. The lock is held, so nobody
// alive is using it. It also chooses the stage's path.
func (s *Stage) clearAway(prefix string) error {
	beside, err := s.fs.ReadDir(s.parent)
	if err != nil {
		return err
	}
	var left []string
	taken := map[string]bool{}
	for _, e := range beside {
		number, ours := strings.CutPrefix(e.Name(), prefix)
		if _, err := strconv.ParseUint(number, 10, 32); !ours || err != nil {
			continue
		}
		taken[e.Name()] = true
		if e.IsDir() {
			left = append(left, filepath.Join(s.parent, e.Name()))
		}
	}
	for n := 1; s.path == "" || taken[filepath.Base(s.path)]; n++ {
		s.path = filepath.Join(s.parent, prefix+strconv.Itoa(n))
	}
	if there, err := s.exists(s.retired); err != nil {
		return err
	} else if there {
		left = append(left, s.path) // where restore may put it
		if err := s.restore(); err != nil {
			return err
		}
	}
	if len(left) == 0 {
		return nil
	}
	// The switch of the process that died may not be on the disk yet; see commit.
	if err := s.fs.Sync(s.parent, true); err != nil {
		return err
	}
	for _, path := range left {
		if err := s.fs.RemoveAll(s.ctx, path); err != nil {
			return fmt.Errorf("remove what an earlier run left behind: %w", err)
		}
	}
	return nil
}

// explain adds to err what a person can do about it.
func explain(err error) error {
	if misplaced(err) {
		return fmt.Errorf("it cannot be renamed, because it is a mount point or part of a container's image; publish into a folder inside it: %w", err)
	}
	return err
}
