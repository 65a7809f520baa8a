package othercity

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"

	"plaza/internal/build"
	"plaza/internal/diag"
)

const (
	repository = "../.."
	invented   = "../../test/othercity"
)

// site is a built site.
type site struct {
	linked *build.Linked
	result build.Result
	files  map[string][]byte     // everything published, by path
	pages  map[string]*html.Node // the pages among them
}

// copyOf returns a temporary copy of the sources of the site in dir. The
// invented city takes the interface words of its first two languages from the
// repository; see its README.
func copyOf(t *testing.T, dir string) string {
	t.Helper()
	to := t.TempDir()
	for _, folder := range []string{"content", "data", "i18n"} {
		if err := os.CopyFS(filepath.Join(to, folder), os.DirFS(filepath.Join(dir, folder))); err != nil {
			t.Fatal(err)
		}
	}
	if dir == invented {
		for _, name := range []string{"i18n/en.toml", "i18n/es.toml"} {
			write(t, to, name, read(t, repository, name))
		}
	}
	return to
}

func read(t *testing.T, dir, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// replace changes a text that must stand exactly once in a file.
func replace(t *testing.T, dir, name, old, new string) {
	t.Helper()
	text := read(t, dir, name)
	if n := strings.Count(text, old); n != 1 {
		t.Fatalf("%s holds %q %d times, not once", name, old, n)
	}
	write(t, dir, name, strings.Replace(text, old, new, 1))
}

// noon is when the tests build: late in the day for Greenwich, and already
// the next day in the invented city.
var noon = time.Date(2026, 6, 15, 23, 30, 0, 0, time.UTC)

func options(dir string) build.Options {
	return build.Options{Dir: dir, Now: func() time.Time { return noon }}
}

// publish builds the site in dir into a temporary folder. With errors in the
// site, nothing is published and the result has no files.
func publish(t *testing.T, dir string) *site {
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	l, res, err := build.Publish(context.Background(), options(dir), out)
	if err != nil {
		t.Fatal(err)
	}
	s := &site{linked: l, result: res, files: map[string][]byte{}}
	if _, err := os.Stat(out); os.IsNotExist(err) {
		return s
	}
	err = fs.WalkDir(os.DirFS(out), ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			s.files[p], err = os.ReadFile(filepath.Join(out, p))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	s.parse(t)
	return s
}

// memory takes the files of a build.
type memory struct {
	mu    sync.Mutex
	files map[string][]byte
}

func (m *memory) Put(p string, b []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.files[p] = bytes.Clone(b)
	return nil
}

// sound builds a site that must have no errors, as publish does but for the
// disk.
func sound(t *testing.T, dir string) *site {
	t.Helper()
	l, err := build.Load(context.Background(), options(dir))
	if err != nil {
		t.Fatal(err)
	}
	out := &memory{files: map[string][]byte{}}
	s := &site{linked: l, files: out.files, result: build.Result{Diags: l.Diags}}
	if l.Site != nil && !diag.HasErrors(l.Diags) {
		if s.result.Made, err = l.Make(context.Background(), out); err != nil {
			t.Fatal(err)
		}
		s.result.Diags = append(s.result.Diags, s.result.Made.Diags...)
	}
	for _, d := range s.result.Diags {
		if d.Severity == diag.Error {
			t.Errorf("%s:%d:%d: %s [%s]", d.File, d.Line, d.Col, d.Says, d.Code)
		}
	}
	if s.parse(t); len(s.pages) == 0 {
		t.Fatal("nothing was made")
	}
	return s
}

// parse reads the pages among the files.
func (s *site) parse(t *testing.T) {
	t.Helper()
	s.pages = map[string]*html.Node{}
	for p, b := range s.files {
		if path.Ext(p) != ".html" {
			continue
		}
		doc, err := html.Parse(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		s.pages[p] = doc
	}
}

// find returns the first node below n that fits, or nil.
func find(n *html.Node, fits func(*html.Node) bool) *html.Node {
	for c := range n.Descendants() {
		if fits(c) {
			return c
		}
	}
	return nil
}

// all returns the nodes below n that fit.
func all(n *html.Node, fits func(*html.Node) bool) (out []*html.Node) {
	for c := range n.Descendants() {
		if fits(c) {
			out = append(out, c)
		}
	}
	return out
}

func element(name string) func(*html.Node) bool {
	return func(n *html.Node) bool { return n.Type == html.ElementNode && n.Data == name }
}

// attr returns an attribute's value, "" when it is not there.
func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// text is all text below n, with single spaces.
func text(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
