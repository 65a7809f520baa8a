// Package gitlog reads what git remembers of a site's folder: one walk through
// the log, and one look for the contents that edited records had.
//
// Nothing is asked of the network, nothing is written, and git is told to take
// no notice of the user's own settings, so that a commit reads the same on
// every machine. A folder outside of any repository is read as one without
// memory; so is one where git is not installed.
package gitlog

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"plaza/internal/graph"
	"plaza/internal/history"
)

// Most bounds the memory: older changes of files are left out, and the log
// then counts as cut.
const Most = 50_000

// largest is the size of a content that is looked at, in bytes.
const largest = 1 << 20

// Head returns the commit that the folder stands on, "" outside of a
// repository.
func Head(ctx context.Context, dir string) string {
	if !inside(dir) {
		return ""
	}
	out, err := git(ctx, dir, "rev-parse", "--verify", "--quiet", "HEAD")
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}

// Point is where a folder stands in the past of its repository. What Read says
// of one Point is always the same, unless the repository is Shallow: more of
// its past may be fetched.
type Point struct {
	Commit  string // "" without a repository, without git, or without a commit
	Shallow bool
}

// At returns where dir stands.
func At(ctx context.Context, dir string) (Point, error) {
	if !inside(dir) {
		return Point{}, nil
	}
	out, err := git(ctx, dir, "rev-parse", "--is-shallow-repository", "--verify", "HEAD")
	lines := strings.Fields(string(out))
	if errors.Is(err, exec.ErrNotFound) || err != nil && ctx.Err() == nil || len(lines) != 2 {
		return Point{}, ctx.Err() // no git here, or nothing committed yet
	}
	return Point{lines[1], lines[0] == "true"}, nil
}

// Read reads the repository that dir stands in, up to that point.
func Read(ctx context.Context, dir string, at Point) (history.Repository, error) {
	repo := history.Repository{State: graph.NoLog, Commit: at.Commit}
	if at.Commit == "" {
		return repo, nil
	}
	repo.State = graph.WholeLog
	if at.Shallow {
		repo.State = graph.ShallowLog
	}
	log, err := git(ctx, dir, "log", "--first-parent", "-m", "--raw", "-z", "--no-abbrev", "--no-renames", "--relative",
		"--format=format:%x01%H %ct", at.Commit, "--", "data", "content")
	if err != nil {
		return repo, fmt.Errorf("read the log of %s: %w", dir, err)
	}
	var cut bool
	if repo.Commits, cut = commits(log); cut {
		repo.State = graph.ShallowLog
	}
	repo.Contents, err = contents(ctx, dir, wanted(repo.Commits))
	return repo, err
}

// inside looks for a repository, so that git is not started where there is
// none.
func inside(dir string) bool {
	abs, err := filepath.Abs(dir)
	for err == nil {
		if _, err := os.Stat(filepath.Join(abs, ".git")); err == nil {
			return true
		}
		up := filepath.Dir(abs)
		if up == abs {
			break
		}
		abs = up
	}
	return false
}

func command(ctx context.Context, dir string, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, "git", append([]string{"-C", dir, "-c", "core.quotePath=false", "-c", "log.showSignature=false"}, args...)...)
	c.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_OPTIONAL_LOCKS=0", "LC_ALL=C", "TZ=UTC")
	return c
}

func git(ctx context.Context, dir string, args ...string) ([]byte, error) {
	c := command(ctx, dir, args...)
	var said bytes.Buffer
	c.Stderr = &said
	out, err := c.Output()
	if err != nil && said.Len() > 0 {
		err = fmt.Errorf("%w: %s", err, strings.TrimSpace(said.String()))
	}
	return out, err
}

// commits reads "\x01HASH SECONDS\n:modes before after status\0path\0...", the
// form of "git log --raw -z". cut reports that there were too many changes.
func commits(log []byte) (all []history.Commit, cut bool) {
	files := 0
	for part := range bytes.SplitSeq(log, []byte{1}) {
		head, rest, _ := bytes.Cut(part, []byte{'\n'})
		hash, seconds, _ := strings.Cut(strings.TrimRight(string(head), "\x00"), " ")
		at, err := strconv.ParseInt(seconds, 10, 64)
		if err != nil {
			continue
		}
		c := history.Commit{Hash: hash, At: time.Unix(at, 0)}
		fields := strings.Split(strings.Trim(string(rest), "\x00\n"), "\x00")
		for i := 0; i+1 < len(fields); i += 2 {
			m := strings.Fields(fields[i])
			if len(m) != 5 {
				break
			}
			if files++; files > Most {
				return all, true
			}
			c.Files = append(c.Files, history.File{Path: fields[i+1], Before: content(m[2]), After: content(m[3])})
		}
		all = append(all, c)
	}
	return all, false
}

// content is the name of a content, "" for the zeros that stand for none.
func content(id string) string {
	if strings.Trim(id, "0") == "" {
		return ""
	}
	return id
}

// wanted names the contents that are needed: those of records and overlays. The
// first version of a record is read too, since it may be a sample's.
func wanted(all []history.Commit) []string {
	var ids []string
	for _, c := range all {
		for _, f := range c.Files {
			ids = append(ids, f.Before, f.After)
		}
	}
	slices.Sort(ids)
	return slices.DeleteFunc(slices.Compact(ids), func(id string) bool { return id == "" })
}

// contents reads all of them by one process.
func contents(ctx context.Context, dir string, ids []string) (map[string][]byte, error) {
	out := make(map[string][]byte, len(ids))
	if len(ids) == 0 {
		return out, nil
	}
	c := command(ctx, dir, "cat-file", "--batch", "--buffer")
	c.Stdin = strings.NewReader(strings.Join(ids, "\n") + "\n")
	pipe, err := c.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("read old versions of records: %w", err)
	}
	if err := c.Start(); err != nil {
		return nil, fmt.Errorf("read old versions of records: %w", err)
	}
	in := bufio.NewReaderSize(pipe, 64<<10)
	for range ids {
		if err := one(in, out); err != nil {
			return nil, errors.Join(fmt.Errorf("read old versions of records: %w", err), c.Wait())
		}
	}
	if err := c.Wait(); err != nil {
		return nil, fmt.Errorf("read old versions of records: %w", err)
	}
	return out, nil
}

// one reads "HASH blob SIZE\n" and the content behind it. What is missing, or
// too large to be a record, is left out.
func one(in *bufio.Reader, out map[string][]byte) error {
	head, err := in.ReadString('\n')
	if err != nil {
		return err
	}
	f := strings.Fields(head)
	if len(f) != 3 {
		return nil // "HASH missing"
	}
	size, err := strconv.ParseInt(f[2], 10, 64)
	if err != nil {
		return fmt.Errorf("git says %q: %w", head, err)
	}
	if size > largest {
		_, err := io.CopyN(io.Discard, in, size+1)
		return err
	}
	b := make([]byte, size+1) // a line end follows
	if _, err := io.ReadFull(in, b); err != nil {
		return err
	}
	out[f[0]] = b[:size]
	return nil
}
