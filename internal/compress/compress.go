// Package compress makes the .gz and .br twins that a web server sends in
// place of a page to browsers that accept them (nginx gzip_static, Caddy
// precompressed), so that no server has to compress anything while people wait.
//
//	p := compress.New(".plaza/twins")
//	if compress.Worth("index.html", len(page)) {
//		gz, br, err := p.Twins(page)
//	}
//	err := p.Prune()
//
// Laws:
//
//  1. The twins follow from the bytes alone: no time, no file name, no host in
//     them, the same with and without a cache and whatever was compressed
//     before.
//  2. The cache is never needed and never believed. Each entry carries a sum
//     of itself; one that is damaged, cut short or made by other encoders is
//     made anew, and the folder may be deleted at any time. Trouble with the
//     cache is never an error of Twins; Stats tells of it.
//  3. A twin always unpacks to the page, even if it is longer: a server that
//     finds a twin sends it unseen. Worth keeps such files away.
//
// The sum guards against chance, not against malice: who can write into the
// cache can change the twins. Do not share it with builds of pull requests.
//
// Brotli at its best level takes 20 to 200 times as long as gzip, which is why
// there is a cache at all, and it needs room: two goroutines in Twins take
// together some 10 MB for pages of 8 kB, 20 MB for 60 kB, 160 MB for 1 MB.
// There are as many encoders as goroutines in Twins.
//
// Tests: compress_test.go, cache_test.go.
package compress

import (
	"bytes"
	"fmt"
	"math/bits"
	"path"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"

	"plaza/internal/digest"
)

// encoders names what the twins depend on beside the bytes. A test compares
// the versions with go.mod.
const encoders = "entry 1; github.com/klauspost/compress v1.20.3 gzip 9; github.com/andybalholm/brotli v1.2.8 quality 11"

// Precompressor makes twins. Its methods may be called from many goroutines.
type Precompressor struct {
	dir  string // "" if there is no cache
	gzip sync.Pool
	br   [maxWindow + 1]sync.Pool // by window: an encoder cannot change its own

	hits, made, damaged atomic.Int64
	mu                  sync.Mutex
	used                map[digest.Sum]bool
	trouble             error
}

// Stats says what a Precompressor did.
type Stats struct {
	Hits    int64 // taken from the cache
	Made    int64 // compressed
	Damaged int64 // of these, because the cache's entry was not sound
	Trouble error // the first failure to write into the cache: the next run is slow too
}

// New returns a Precompressor that keeps twins in cacheDir, which it makes
// when it has something to keep; "" means that nothing is kept.
func New(cacheDir string) *Precompressor {
	return &Precompressor{dir: cacheDir, used: map[digest.Sum]bool{}}
}

// Twins returns b compressed in both ways.
func (p *Precompressor) Twins(b []byte) (gz, br []byte, err error) {
	var key digest.Sum
	if p.dir != "" {
		key = digest.Of(b)
		p.mu.Lock()
		p.used[key] = true
		p.mu.Unlock()
		if gz, br, ok := p.recall(key); ok {
			p.hits.Add(1)
			return gz, br, nil
		}
	}
	p.made.Add(1)
	if gz, err = p.gzipped(b); err != nil {
		return nil, nil, fmt.Errorf("compress with gzip: %w", err)
	}
	if br, err = p.brotlied(b); err != nil {
		return nil, nil, fmt.Errorf("compress with brotli: %w", err)
	}
	if p.dir != "" {
		p.remember(key, gz, br)
	}
	return gz, br, nil
}

// Stats returns what was done so far.
func (p *Precompressor) Stats() Stats {
	p.mu.Lock()
	defer p.mu.Unlock()
	return Stats{p.hits.Load(), p.made.Load(), p.damaged.Load(), p.trouble}
}

func (p *Precompressor) gzipped(b []byte) ([]byte, error) {
	w, ok := p.gzip.Get().(*gzip.Writer)
	if !ok {
		var err error
		if w, err = gzip.NewWriterLevel(nil, gzip.BestCompression); err != nil {
			return nil, err
		}
	}
	defer p.gzip.Put(w)
	var out bytes.Buffer
	w.Reset(&out)
	w.ModTime = time.Unix(0, 0) // "no time"; this encoder writes year 1 as some day of 2042
	if _, err := w.Write(b); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// A browser must set aside as much as the window that the encoder declares,
// and the encoder eight times that; so it is no larger than the page needs.
const (
	minWindow = 16
	maxWindow = 22 // 4 MiB, the largest that every brotli decoder takes without a warning
)

func window(size int) int { return min(max(bits.Len(uint(size)+16), minWindow), maxWindow) }

func (p *Precompressor) brotlied(b []byte) ([]byte, error) {
	lgwin := window(len(b))
	w, ok := p.br[lgwin].Get().(*brotli.Writer)
	if !ok {
		w = brotli.NewWriterOptions(nil, brotli.WriterOptions{Quality: brotli.BestCompression, LGWin: lgwin})
	}
	defer p.br[lgwin].Put(w)
	var out bytes.Buffer
	w.Reset(&out)
	if _, err := w.Write(b); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// worthwhile are the endings of text; other files on a site are compressed
// by their own format.
var worthwhile = map[string]bool{
	".atom": true, ".css": true, ".csv": true, ".geojson": true, ".htm": true, ".html": true, ".ics": true, ".js": true,
	".json": true, ".jsonld": true, ".md": true, ".mjs": true, ".rdf": true, ".rss": true, ".svg": true, ".toml": true, ".tsv": true,
	".txt": true, ".vcf": true, ".vtt": true, ".webmanifest": true, ".xhtml": true, ".xml": true, ".xsl": true,
}

// Worth reports whether a file on the site should have twins: text, and too
// long for the frame of one network packet to swallow the gain.
func Worth(name string, size int) bool {
	return size >= 256 && worthwhile[strings.ToLower(path.Ext(name))]
}
