// Package archive packs the finished site into one zip file that can be read
// without a network, and writes the list of the files' check sums.
//
// Pages are not compressed a second time: a gzip twin holds the same stream
// that a zip file does, so it is taken over as it is. The bytes follow from
// the files alone; entries are in order of name and carry no time.
package archive

import (
	"archive/zip"
	"bytes"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"slices"
	"strings"
	"sync"

	"plaza/internal/digest"
)

// Site collects files. Its methods may be called from many goroutines.
type Site struct {
	mu    sync.Mutex
	files []file
	sums  []sum
}

type file struct {
	name   string
	method uint16
	crc    uint32
	size   int
	packed []byte
}

type sum struct{ name, hex string }

// Add takes a file of the site. gz is its gzip twin, or nil.
func (s *Site) Add(name string, b, gz []byte) {
	f := file{name: name, crc: crc32.ChecksumIEEE(b), size: len(b)}
	if stream, ok := inner(gz); ok {
		f.method, f.packed = zip.Deflate, bytes.Clone(stream)
	} else {
		f.packed = bytes.Clone(b)
	}
	d := digest.Of(b)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files = append(s.files, f)
	s.sums = append(s.sums, sum{name, hex.EncodeToString(d[:])})
}

// inner is the stream inside a gzip file that has a head of the shortest form.
func inner(gz []byte) ([]byte, bool) {
	const head, tail = 10, 8
	if len(gz) < head+tail || gz[3] != 0 {
		return nil, false
	}
	return gz[head : len(gz)-tail], true
}

// Sums lists the check sums of all files so far, in the form that
// "sha256sum -c" reads.
func (s *Site) Sums() []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	slices.SortFunc(s.sums, func(a, b sum) int { return strings.Compare(a.name, b.name) })
	var b bytes.Buffer
	for _, x := range s.sums {
		b.WriteString(Line(x.hex, x.name))
	}
	return b.Bytes()
}

// Line is one line of such a list.
func Line(hex, name string) string { return hex + "  " + name + "\n" }

// Zip packs all files so far into one folder.
func (s *Site) Zip(folder string) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	slices.SortFunc(s.files, func(a, b file) int { return strings.Compare(a.name, b.name) })
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range s.files {
		w, err := z.CreateRaw(&zip.FileHeader{
			Name: folder + "/" + f.name, Method: f.method, CRC32: f.crc,
			UncompressedSize64: uint64(f.size), CompressedSize64: uint64(len(f.packed)),
		})
		if err == nil {
			_, err = w.Write(f.packed)
		}
		if err != nil {
			return nil, fmt.Errorf("pack %s: %w", f.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("close the archive: %w", err)
	}
	return out.Bytes(), nil
}
