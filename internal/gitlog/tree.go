package gitlog

import (
	"context"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os/exec"
	"strconv"
	"strings"
)

// Entry is one file of a site as a commit holds it.
type Entry struct {
	Path string // below the site's folder
	ID   string // of its content
	Mode fs.FileMode
	Size int64
}

// ErrNoRepository says that a folder has no memory that could be asked.
var ErrNoRepository = errors.New("this folder is not in a git repository, or git is not installed")

// Resolve returns the full hash of the commit that a revision names: a branch,
// a tag, HEAD~2, a hash. What begins with a dash is a name, never an option.
func Resolve(ctx context.Context, dir, revision string) (string, error) {
	if !inside(dir) {
		return "", ErrNoRepository
	}
	out, err := git(ctx, dir, "rev-parse", "--verify", "--quiet", "--end-of-options", revision+"^{commit}")
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return "", ErrNoRepository
	case ctx.Err() != nil:
		return "", ctx.Err()
	case err != nil:
		return "", fmt.Errorf("the repository has no revision %q. In a shallow copy, run \"git fetch --unshallow\" first", revision)
	}
	return strings.TrimSpace(string(out)), nil
}

// Fork returns the commit at which two commits parted.
func Fork(ctx context.Context, dir, a, b string) (string, error) {
	out, err := git(ctx, dir, "merge-base", a, b)
	if err != nil {
		return "", errors.Join(ctx.Err(), fmt.Errorf("%s and %s have no common past here. In a shallow copy, run \"git fetch --unshallow\" first", a, b))
	}
	return strings.TrimSpace(string(out)), nil
}

// Tree lists the files of a site at a commit.
func Tree(ctx context.Context, dir, commit string) ([]Entry, error) {
	out, err := git(ctx, dir, "ls-tree", "-r", "-l", "-z", commit, "--", "content", "data", "i18n")
	if err != nil {
		return nil, fmt.Errorf("list the files of %s: %w", commit, err)
	}
	var all []Entry
	for line := range strings.SplitSeq(strings.TrimRight(string(out), "\x00"), "\x00") {
		head, path, ok := strings.Cut(line, "\t")
		f := strings.Fields(head) // mode, type, id, size
		if !ok || len(f) != 4 {
			continue
		}
		size, _ := strconv.ParseInt(f[3], 10, 64) // "-" of what is no file
		all = append(all, Entry{path, f[2], mode(f[0]), size})
	}
	return all, nil
}

// mode reads git's: a file, a link, or a repository inside this one.
func mode(s string) fs.FileMode {
	switch s {
	case "100644", "100755":
		return 0
	case "120000":
		return fs.ModeSymlink
	}
	return fs.ModeIrregular
}

// Contents returns the contents of these ids. Those that are larger than a
// megabyte, or that the repository does not hold, are left out.
func Contents(ctx context.Context, dir string, ids []string) (map[string][]byte, error) {
	return contents(ctx, dir, ids)
}

// ID is the name that git gives to a content. like is another name of the same
// repository: there are two kinds.
func ID(b []byte, like string) string {
	head := "blob " + strconv.Itoa(len(b)) + "\x00"
	if len(like) == hex.EncodedLen(sha256.Size) {
		h := sha256.New()
		h.Write([]byte(head))
		h.Write(b)
		return hex.EncodeToString(h.Sum(nil))
	}
	h := sha1.New()
	h.Write([]byte(head))
	h.Write(b)
	return hex.EncodeToString(h.Sum(nil))
}
