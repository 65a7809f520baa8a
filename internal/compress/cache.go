package compress

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"plaza/internal/digest"
)

// An entry lies at <first two digits>/<sum of the bytes>.twins and is
//
//	sum of the rest   32 bytes
//	sum of encoders   32
//	sum of the bytes  32
//	length of gz       4, big endian
//	gz, br
const (
	sumSize    = len(digest.Sum{})
	headSize   = 3*sumSize + 4
	ending     = ".twins"
	unfinished = ".twins-new-"
)

func (p *Precompressor) place(key digest.Sum) string {
	name := key.String()
	return filepath.Join(p.dir, name[:2], name+ending)
}

// recall returns the twins kept under key, if they are sound.
func (p *Precompressor) recall(key digest.Sum) (gz, br []byte, ok bool) {
	entry, err := os.ReadFile(p.place(key))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, false
	}
	if err == nil {
		if gz, br, ok = unpack(entry, key); ok {
			return gz, br, true
		}
	}
	p.damaged.Add(1)
	return nil, nil, false
}

func pack(key digest.Sum, gz, br []byte) []byte {
	entry := make([]byte, headSize, headSize+len(gz)+len(br))
	made := digest.Of([]byte(encoders))
	copy(entry[sumSize:], made[:])
	copy(entry[2*sumSize:], key[:])
	binary.BigEndian.PutUint32(entry[3*sumSize:], uint32(len(gz)))
	entry = append(append(entry, gz...), br...)
	sum := digest.Of(entry[sumSize:])
	copy(entry, sum[:])
	return entry
}

func unpack(entry []byte, key digest.Sum) (gz, br []byte, ok bool) {
	if len(entry) < headSize {
		return nil, nil, false
	}
	sum, made := digest.Of(entry[sumSize:]), digest.Of([]byte(encoders))
	if !bytes.Equal(sum[:], entry[:sumSize]) || !bytes.Equal(made[:], entry[sumSize:2*sumSize]) ||
		!bytes.Equal(key[:], entry[2*sumSize:3*sumSize]) {
		return nil, nil, false
	}
	n, twins := int(binary.BigEndian.Uint32(entry[3*sumSize:])), entry[headSize:]
	if n > len(twins) {
		return nil, nil, false
	}
	return twins[:n:n], twins[n:], true
}

// remember keeps the twins. It does not wait for the disk: an entry that a
// power cut leaves half written does not fit its sum.
func (p *Precompressor) remember(key digest.Sum, gz, br []byte) {
	if err := p.write(p.place(key), pack(key, gz, br)); err != nil {
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.trouble == nil {
			p.trouble = fmt.Errorf("keep compressed pages: %w", err)
		}
	}
}

func (p *Precompressor) write(to string, entry []byte) error {
	dir := filepath.Dir(to)
	f, err := os.CreateTemp(dir, unfinished)
	if errors.Is(err, fs.ErrNotExist) {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
		f, err = os.CreateTemp(dir, unfinished)
	}
	if err != nil {
		return err
	}
	_, err = f.Write(entry)
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), to)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// Prune removes the entries that this Precompressor has not used, and what
// dead processes left unfinished. Nothing else in the folder is touched. Call
// it after a whole build: an entry that is removed too early is only slow.
func (p *Precompressor) Prune() error {
	if p.dir == "" {
		return nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	folders, err := os.ReadDir(p.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, folder := range folders {
		if first, hexErr := hex.DecodeString(folder.Name()); folder.IsDir() && hexErr == nil && len(first) == 1 {
			err = errors.Join(err, p.pruneFolder(filepath.Join(p.dir, folder.Name())))
		}
	}
	if err != nil {
		return fmt.Errorf("prune compressed pages: %w", err)
	}
	return nil
}

func (p *Precompressor) pruneFolder(dir string) error {
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		if !e.Type().IsRegular() || p.keeps(filepath.Base(dir), e.Name()) {
			continue
		}
		// Another run may have been quicker.
		if gone := os.Remove(filepath.Join(dir, e.Name())); !errors.Is(gone, fs.ErrNotExist) {
			err = errors.Join(err, gone)
		}
	}
	return err
}

// keeps reports whether a file is in use, or none of ours.
func (p *Precompressor) keeps(folder, name string) bool {
	if strings.HasPrefix(name, unfinished) {
		return false
	}
	digits, twins := strings.CutSuffix(name, ending)
	sum, err := hex.DecodeString(digits)
	if !twins || err != nil || len(sum) != sumSize || !strings.HasPrefix(name, folder) {
		return true
	}
	return p.used[digest.Sum(sum)]
}
