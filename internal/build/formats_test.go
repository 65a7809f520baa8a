package build

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"plaza/internal/diag"
	"plaza/internal/schema"
	"plaza/internal/view"
)

// A release has every format, each page names its own twin, and the archive
// holds what it must and nothing for hosts. It has no compressed twins, which
// take long to make, but with PLAZA_SLOW=1.
func TestFormatsOfARelease(t *testing.T) {
	l := loaded(t, smallSite(t), Options{Release: true, NoTwins: os.Getenv("PLAZA_SLOW") == "", Revision: "0123abc", PDFs: map[string][]byte{"policy.pdf": []byte("%PDF-1.4 x")}})
	files := made(t, l)
	for _, p := range l.Pages {
		to := view.TextPath(p.Path)
		page, text := files[p.Out], files[p.Locale.Prefix+to]
		if to == "" {
			continue
		}
		name := to[strings.LastIndexByte(to, '/')+1:]
		if len(text) == 0 || !bytes.Contains(page, []byte(`type="text/plain" href="`+name)) {
			t.Errorf("%s names no twin in plain text", p.Out)
		}
	}
	for _, name := range []string{"policy.pdf", "site.zip", "site-sha256.txt", "sha256sums.txt", "data/build.json"} {
		if len(files[name]) == 0 {
			t.Errorf("there is no %s", name)
		}
	}
	if data := string(files["data.html"]); !strings.Contains(data, "0123abc") || !strings.Contains(data, `href="policy.pdf"`) {
		t.Error("the page on the data tells neither of the revision nor of the PDF")
	}
	z, err := zip.NewReader(bytes.NewReader(files["site.zip"]), int64(len(files["site.zip"])))
	if err != nil {
		t.Fatal(err)
	}
	inside := map[string]bool{}
	for _, f := range z.File {
		inside[strings.TrimPrefix(f.Name, "site/")] = true
	}
	for name := range files {
		twin := strings.HasSuffix(name, ".gz") || strings.HasSuffix(name, ".br")
		if archived(name) && !twin && name != view.ArchivePath && name != view.ArchiveSum && !inside[name] {
			t.Errorf("%s is not in the archive", name)
		}
	}
	for _, f := range z.File {
		name := strings.TrimPrefix(f.Name, "site/")
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil || !bytes.Equal(b, files[name]) || !archived(name) || strings.HasSuffix(name, ".gz") {
			t.Errorf("%s in the archive: %v", name, err)
		}
	}
}

// An ordinary build has none of them, and leads to none.
func TestNoFormatsOtherwise(t *testing.T) {
	l := loaded(t, smallSite(t), Options{})
	files := made(t, l)
	for name, b := range files {
		if strings.HasSuffix(name, ".zip") || strings.HasSuffix(name, ".epub") || strings.HasSuffix(name, ".html") && bytes.Contains(b, []byte("text/plain")) {
			t.Errorf("%s is of a release only", name)
		}
	}
}

// smallSite is a made-up site with the repository's words.
func smallSite(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for from, to := range map[string]string{"test/mistakes/base": ".", "i18n": "i18n"} {
		if err := os.CopyFS(filepath.Join(dir, to), os.DirFS(filepath.Join("../..", from))); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// memory takes the files of a build.
type memory struct {
	mu    sync.Mutex
	files map[string][]byte
}

func (m *memory) Put(path string, b []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.files[path] = bytes.Clone(b)
	return nil
}

func loaded(t *testing.T, dir string, opt Options) *Linked {
	t.Helper()
	opt.Dir, opt.Today = dir, schema.Date{Year: 2026, Month: 11, Day: 29}
	l, err := Load(context.Background(), opt)
	if err != nil {
		t.Fatal(err)
	}
	if diag.HasErrors(l.Diags) {
		var b strings.Builder
		diag.Print(&b, l.Diags, diag.Style{})
		t.Fatal(b.String())
	}
	return l
}

func made(t *testing.T, l *Linked) map[string][]byte {
	t.Helper()
	m := &memory{files: map[string][]byte{}}
	res, err := l.Make(context.Background(), m)
	if err != nil {
		t.Fatal(err)
	}
	if diag.HasErrors(res.Diags) {
		t.Fatal(res.Diags)
	}
	return m.files
}
