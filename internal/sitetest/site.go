package sitetest

import (
	"bytes"
	"context"
	"errors"
	"html"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	nethtml "golang.org/x/net/html"

	"plaza/internal/build"
	"plaza/internal/diag"
	"plaza/internal/source"
)

// Site is a site that was built.
type Site struct {
	*build.Linked
	Made  build.Made
	Diags []diag.Diagnostic // all findings, in order
	Files map[string][]byte // everything that would be published, by path
}

// Load links and plans the site as far as it goes, findings or not.
func (s *Sources) Load(t testing.TB, opt build.Options) *build.Linked {
	t.Helper()
	return must(s.load(opt))(t)
}

// Build makes the site. An error in it ends the test.
func (s *Sources) Build(t testing.TB, opt build.Options) *Site {
	t.Helper()
	return must(s.build(opt))(t)
}

func (s *Sources) load(opt build.Options) (*build.Linked, error) {
	if opt.Today.IsZero() && opt.Now == nil {
		opt.Today = Today
	}
	m := s.town.memory()
	defer s.town.giveBack(m)
	files := slices.SortedFunc(maps.Values(s.files), func(a, b *source.File) int { return strings.Compare(a.Path, b.Path) })
	return m.From(context.Background(), opt, files)
}

// Built makes the site in a folder, as it is and with what its repository
// remembers.
func Built(t testing.TB, dir string) *Site {
	t.Helper()
	return built(t, build.Options{Dir: dir, Today: Today})
}

// Released makes the release of the site in a folder, with what its repository
// remembers. Its compressed files take most of the time: PLAZA_SLOW=1 brings
// them.
func Released(t testing.TB, dir string) *Site {
	t.Helper()
	return built(t, build.Options{Dir: dir, Today: Today, Release: true, NoTwins: os.Getenv("PLAZA_SLOW") == ""})
}

func built(t testing.TB, opt build.Options) *Site {
	t.Helper()
	l, err := build.Load(context.Background(), opt)
	if err != nil {
		t.Fatal(err)
	}
	return must(finished(l))(t)
}

func (s *Sources) build(opt build.Options) (*Site, error) {
	l, err := s.load(opt)
	if err != nil {
		return nil, err
	}
	return finished(l)
}

// finished makes and verifies the pages.
func finished(l *build.Linked) (*Site, error) {
	site := &Site{Linked: l, Diags: l.Diags}
	if l.Site != nil && !diag.HasErrors(l.Diags) {
		out := &shelf{files: map[string][]byte{}}
		var err error
		if site.Made, err = l.Make(context.Background(), out); err != nil {
			return nil, err
		}
		site.Files, site.Diags = out.files, diag.Sort(append(slices.Clone(l.Diags), site.Made.Diags...))
	}
	if l.Site == nil || diag.HasErrors(site.Diags) {
		var b strings.Builder
		diag.Print(&b, site.Diags, diag.Style{})
		return nil, errors.New("the site has errors:\n" + b.String())
	}
	return site, nil
}

// memory returns one that nobody uses. What the last site of the town has in
// common with the next is kept in it.
func (w *Town) memory() *build.Memory {
	w.mu.Lock()
	defer w.mu.Unlock()
	n := len(w.memories)
	if n == 0 {
		return build.NewMemory()
	}
	m := w.memories[n-1]
	w.memories = w.memories[:n-1]
	return m
}

func (w *Town) giveBack(m *build.Memory) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.memories = append(w.memories, m)
}

// shelf takes the files of a build.
type shelf struct {
	mu    sync.Mutex
	files map[string][]byte
}

func (s *shelf) Put(path string, b []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files[path] = bytes.Clone(b)
	return nil
}

// HTML returns a page as it is, "" for one that is not there.
func (s *Site) HTML(page string) string { return string(s.Files[page]) }

// Main returns the HTML of a page's own part, without head, menu and foot.
func (s *Site) Main(page string) string {
	_, main, _ := strings.Cut(s.HTML(page), "<main")
	main, _, _ = strings.Cut(main, "</main>")
	return main
}

// Text returns the words of a page, with single spaces.
func (s *Site) Text(page string) string { return text(s.HTML(page)) }

// MainText returns the words of a page's own part.
func (s *Site) MainText(page string) string { return text(s.Main(page)) }

var tag = regexp.MustCompile(`<[^>]*>`)

func text(page string) string {
	return strings.Join(strings.Fields(html.UnescapeString(tag.ReplaceAllString(page, " "))), " ")
}

// Node reads a page, anew each time; the test may change it.
func (s *Site) Node(t testing.TB, page string) *nethtml.Node {
	t.Helper()
	b, ok := s.Files[page]
	if !ok {
		t.Fatalf("there is no page %s", page)
	}
	return must(nethtml.Parse(bytes.NewReader(b)))(t)
}

// Says holds that a page says each of these texts.
func (s *Site) Says(t testing.TB, page string, wants ...string) {
	t.Helper()
	if s.Files[page] == nil {
		t.Errorf("there is no page %s", page)
		return
	}
	got := s.Text(page)
	for _, want := range wants {
		if !strings.Contains(got, want) {
			t.Errorf("%s does not say %q:\n%s", page, want, got)
		}
	}
}

// Silent holds that a page is there and says none of these texts.
func (s *Site) Silent(t testing.TB, page string, unwanted ...string) {
	t.Helper()
	if s.Files[page] == nil {
		t.Errorf("there is no page %s", page)
		return
	}
	for _, u := range unwanted {
		if strings.Contains(s.Text(page), u) {
			t.Errorf("%s says %q", page, u)
		}
	}
}
