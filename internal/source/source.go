// Package source holds one file of a site as it was read: its path, its bytes
// and the sum of them, and turns byte offsets into the line and column an
// editor shows.
//
// Nothing here touches the disk; package load does.
package source

import (
	"bytes"
	"slices"
	"sort"
	"sync"
	"unicode/utf8"

	"plaza/internal/diag"
	"plaza/internal/digest"
)

// File is one file of a site. It never changes after New; but who has no more
// use for the bytes may let them go.
//
// Its bytes are those that were read, with "\n" as the one line end: which
// one an editor or git chose says nothing, so nothing later can depend on it.
type File struct {
	Path   string // relative to the site's folder, with forward slashes
	Bytes  []byte
	Size   int // of the bytes
	Sum    digest.Sum
	Turned bool // it was read with other line ends

	once  sync.Once
	lines []int // offsets at which lines start
}

// New returns the file at path holding b. The caller no longer changes b.
func New(path string, b []byte) *File {
	plain := LineEnds(b)
	return &File{Path: path, Bytes: plain, Size: len(plain), Sum: digest.Of(plain), Turned: !bytes.Equal(plain, b)}
}

// LineEnds returns b with "\n" as its one line end, and b itself where it has
// no other: those of Windows are turned, also where a program wrote their
// first half twice, and those of a file that has nothing but "\r". A "\r"
// elsewhere is no line end; the checks report it.
func LineEnds(b []byte) []byte {
	switch {
	case bytes.IndexByte(b, '\r') < 0:
		return b
	case bytes.IndexByte(b, '\n') < 0:
		return bytes.ReplaceAll(b, []byte{'\r'}, []byte{'\n'})
	}
	out := make([]byte, 0, len(b))
	for line := range bytes.Lines(b) {
		text, ended := bytes.CutSuffix(line, []byte{'\n'})
		if ended {
			text = bytes.TrimRight(text, "\r")
		}
		out = append(out, text...)
		if ended {
			out = append(out, '\n')
		}
	}
	return out
}

// Forget lets the bytes go. After it the file has no lines and one place.
// Nobody else may use the file at that time.
func (f *File) Forget() { f.Bytes, f.once, f.lines = nil, sync.Once{}, nil }

// Recall takes back the bytes that were let go. Others than those are not
// taken.
func (f *File) Recall(b []byte) {
	if len(f.Bytes) < f.Size && digest.Of(b) == f.Sum {
		f.Bytes, f.once, f.lines = b, sync.Once{}, nil
	}
}

func (f *File) starts() []int {
	f.once.Do(func() {
		f.lines = append(make([]int, 0, bytes.Count(f.Bytes, []byte{'\n'})+1), 0)
		for i, c := range f.Bytes {
			if c == '\n' {
				f.lines = append(f.lines, i+1)
			}
		}
	})
	return f.lines
}

// Pos returns the place of the n bytes at offset. Line and column count from
// one; columns and width count characters, not bytes. An offset outside the
// file is moved to its nearest end, and a width never leaves its line, so a
// Pos always lies inside the file.
func (f *File) Pos(offset, n int) diag.Pos {
	offset = min(max(offset, 0), len(f.Bytes))
	starts := f.starts()
	line := sort.SearchInts(starts, offset+1) // 1-based: starts[line-1] <= offset
	begin := starts[line-1]
	end := len(f.Bytes)
	if line < len(starts) {
		end = starts[line] - 1
	}
	stop := min(offset+max(n, 0), max(end, offset))
	width := utf8.RuneCount(f.Bytes[offset:stop])
	return diag.Pos{File: f.Path, Line: line, Col: utf8.RuneCount(f.Bytes[begin:offset]) + 1, Width: max(width, 1)}
}

// Narrow returns the place of the first r within a place of one line, and the
// place itself where there is none.
func (f *File) Narrow(at diag.Pos, r rune) diag.Pos {
	line := []rune(f.Line(at.Line))
	from := min(max(at.Col-1, 0), len(line))
	to := min(from+at.Width, len(line))
	if i := slices.Index(line[from:to], r); i >= 0 {
		at.Col, at.Width = at.Col+i, 1
	}
	return at
}

// Line returns the text of line n, counted from one, without its line end;
// empty when the file has no such line.
func (f *File) Line(n int) string {
	starts := f.starts()
	if n < 1 || n > len(starts) {
		return ""
	}
	end := len(f.Bytes)
	if n < len(starts) {
		end = starts[n] - 1
	}
	return string(f.Bytes[starts[n-1]:end])
}
