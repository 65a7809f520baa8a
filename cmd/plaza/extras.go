package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"

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
