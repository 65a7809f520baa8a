package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"

	"github.com/spf13/cobra"

	"plaza/internal/build"
	"plaza/internal/view"
)

// largestPDF is far more than the policy takes.
const largestPDF = 20 << 20

var commit = regexp.MustCompile(`^[0-9a-f]{7,64}$`)

// extras reads what a release may be given beside its records: PDFs that a
// browser printed (test/browser/pdf.mjs), and the name of the commit.
func extras(opt *build.Options, pdfs, revision string) error {
	if revision != "" && !commit.MatchString(revision) {
		return fmt.Errorf("--revision %s: write the commit as 7 to 64 digits, 0 to 9 and a to f", revision)
	}
	opt.Revision = revision
	if pdfs == "" {
		return nil
	}
	if !opt.Release {
		return errors.New("--pdf: only a release has a PDF; add --release")
	}
	opt.PDFs = map[string][]byte{}
	root := os.DirFS(pdfs)
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Base(name) != view.PDFPath {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		if info.Size() > largestPDF {
			return fmt.Errorf("%s is larger than %d bytes", name, largestPDF)
		}
		b, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		if !bytes.HasPrefix(b, []byte("%PDF-")) {
			return fmt.Errorf("%s is no PDF", name)
		}
		opt.PDFs[name] = b
		return nil
	})
	if err != nil {
		return fmt.Errorf("--pdf: %w", err)
	}
	if len(opt.PDFs) == 0 {
		return fmt.Errorf("--pdf %s: there is no %s in it", pdfs, view.PDFPath)
	}
	return nil
}

// largestDecap is a few times what Decap's one file takes.
const largestDecap = 20 << 20

// adminFlags ask for the page at which staff edit without git.
type adminFlags struct {
	admin bool
	decap string
}

func (f *adminFlags) add(c *cobra.Command) {
	c.Flags().BoolVar(&f.admin, "admin", false, "with the page admin/ at which staff edit records without git")
	c.Flags().StringVar(&f.decap, "decap", "", "Decap's `file` decap-cms.js (default: the one that \"npm ci --prefix assets-src/admin\" fetches)")
}

// read reads Decap's program for the page. Its version is pinned by the
// lockfile in assets-src/admin.
func (f *adminFlags) read(opt *build.Options) error {
	if !f.admin && f.decap != "" {
		return errors.New("--decap: it belongs to --admin")
	}
	if !f.admin {
		return nil
	}
	name := f.decap
	if name == "" {
		name = filepath.Join(opt.Dir, "assets-src", "admin", "node_modules", "decap-cms", "dist", "decap-cms.js")
	}
	info, err := os.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("--admin: there is no %s. Run \"npm ci --prefix assets-src/admin --ignore-scripts\", or name the file with --decap", name)
	}
	if err != nil {
		return fmt.Errorf("--admin: %w", err)
	}
	if info.Size() > largestDecap {
		return fmt.Errorf("--admin: %s is larger than %d bytes", name, largestDecap)
	}
	opt.Decap, err = os.ReadFile(name)
	if err != nil {
		return fmt.Errorf("--admin: %w", err)
	}
	return nil
}
