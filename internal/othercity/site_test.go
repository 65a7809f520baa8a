package othercity

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"plaza/internal/build"
	"plaza/internal/sitetest"
)

const (
	repository = "../.."
	invented   = "../../test/othercity"
)

// site is a built site, with the pages that were read.
type site struct {
	linked *build.Linked
	result build.Result
	files  map[string][]byte     // everything published, by path
	pages  map[string]*html.Node // the pages among them
}

func read(t *testing.T, dir, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// noon is when the invented city is published: late in the day for Greenwich, and already
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

// sound builds a site that must have no errors, as publish does but for the
// disk, and reads these pages of it, all if none is named.
func sound(t *testing.T, src *sitetest.Sources, pages ...string) *site {
	t.Helper()
	return wrapped(t, src.Build(t, build.Options{}), pages...)
}

func wrapped(t *testing.T, built *sitetest.Site, pages ...string) *site {
	t.Helper()
	s := &site{linked: built.Linked, files: built.Files, result: build.Result{Made: built.Made, Diags: built.Diags}}
	if s.parse(t, pages...); len(s.pages) == 0 {
		t.Fatal("nothing was made")
	}
	return s
}

// parse reads pages among the files, all if none is named.
func (s *site) parse(t *testing.T, pages ...string) {
	t.Helper()
	s.pages = map[string]*html.Node{}
	for p, b := range s.files {
		if path.Ext(p) != ".html" || len(pages) > 0 && !slices.Contains(pages, p) {
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
