package serve

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"plaza/internal/build"
	"plaza/internal/sitetest"
)

// preview runs a server over a copy of the small site until the test ends.
func preview(t testing.TB) (string, *Server) {
	t.Helper()
	dir := sitetest.Small.Sources(t).Folder(t)
	return dir, start(t, build.Options{Dir: dir, Now: time.Now, Preview: true}, io.Discard)
}

// start runs a server until the test ends, and returns when it shows the site.
func start(t testing.TB, opt build.Options, log io.Writer) *Server {
	t.Helper()
	s, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	first := s.changed
	go func() { done <- s.Run(ctx, opt, log) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Errorf("the server ended with: %v", err)
		}
	})
	<-first
	return s
}

func get(t testing.TB, s *Server, path string) (int, string) {
	t.Helper()
	res, err := http.Get(s.URL() + path)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(b)
}

// save changes a file as an editor does, and returns when an open page was
// told of the new build. at is the moment of the save.
func save(t testing.TB, s *Server, name, old, new string) (at time.Time) {
	t.Helper()
	res, err := http.Get(s.URL() + "_plaza/events")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	lines := bufio.NewScanner(res.Body)
	if !lines.Scan() { // the stream is open: no later build can be missed
		t.Fatal("no event stream")
	}
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(b), old) {
		t.Fatalf("%s does not hold %q", name, old)
	}
	at = time.Now()
	if err := os.WriteFile(name, []byte(strings.Replace(string(b), old, new, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	for lines.Scan() {
		if lines.Text() == "event: built" {
			return at
		}
	}
	t.Fatal("the stream ended without a build")
	return at
}

func TestPreview(t *testing.T) {
	dir, s := preview(t)
	record := filepath.Join(dir, "data", "tools", "leak-finder.toml")
	if code, page := get(t, s, "tools/leak-finder.html"); code != 200 || !strings.Contains(page, "_plaza/reload.js") {
		t.Fatalf("%d %s", code, page)
	}
	if code, _ := get(t, s, "es/"); code != 200 {
		t.Errorf("es/ answers %d", code)
	}
	if code, page := get(t, s, "no/such.html"); code != 404 || !strings.Contains(page, "<h1>") {
		t.Errorf("a lost address answers %d", code)
	}

	save(t, s, record, `"in-use"`, `"planned"`)
	if _, page := get(t, s, "tools/leak-finder.html"); !strings.Contains(page, "Planned") {
		t.Error("the change is not shown")
	}

	save(t, s, record, `"planned"`, `"planed"`)
	code, page := get(t, s, "tools/leak-finder.html")
	for _, want := range []string{"is not a known status", `Write &#34;planned&#34;`, "<mark>", "_plaza/reload.js", "/_plaza/last/tools/leak-finder.html"} {
		if !strings.Contains(page, want) {
			t.Errorf("the error page lacks %q", want)
		}
	}
	if code != 500 {
		t.Errorf("the error page answers %d", code)
	}
	if code, page := get(t, s, "_plaza/last/tools/leak-finder.html"); code != 200 || !strings.Contains(page, "Planned") {
		t.Errorf("the last good page answers %d", code)
	}

	// A notice that stands before it in the order of files comes after it here.
	save(t, s, record, `"It listens to`, `"It now listens to`)
	_, page = get(t, s, "tools/leak-finder.html")
	if error, notice := strings.Index(page, "is not a known status"), strings.Index(page, "has changed since this translation"); error < 0 || notice < error {
		t.Errorf("the error stands at %d, the notice at %d", error, notice)
	}
	save(t, s, record, `"It now listens to`, `"It listens to`)
	save(t, s, record, `"planed"`, `"in-use"`)
	if code, _ := get(t, s, "tools/leak-finder.html"); code != 200 {
		t.Errorf("the mended page answers %d", code)
	}
	if _, err := os.Stat(filepath.Join(dir, "public")); !os.IsNotExist(err) {
		t.Error("a preview wrote public/")
	}
	if _, err := os.Stat(filepath.Join(dir, "data", "urls.lock.new")); !os.IsNotExist(err) {
		t.Error("a preview wrote the lock of addresses")
	}
}

// Editors see where a record stands and how its translations do, in the preview
// and nowhere else.
func TestEditorsPanel(t *testing.T) {
	dir, s := preview(t)
	_, page := get(t, s, "es/tools/leak-finder.html")
	for _, want := range []string{"<li><code>data/tools/leak-finder.toml:1</code></li>", "<li>Español: <code>data/tools/leak-finder.es.toml:1</code></li>", "current <code>data/tools/leak-finder.es.toml:", "/_plaza/editors.css"} {
		if !strings.Contains(page, want) {
			t.Errorf("the preview lacks %q", want)
		}
	}
	save(t, s, filepath.Join(dir, "data", "tools", "leak-finder.toml"), "summary      = \"", "summary      = \"Changed. ")
	if _, page = get(t, s, "tools/leak-finder.html"); !strings.Contains(page, `<td class="plaza-stale">stale`) {
		t.Error("a stale translation is not shown")
	}

	if _, page = get(t, s, "tools.html"); !strings.Contains(page, "Edit what this page is made from:") || !strings.Contains(page, "<li><code>data/tools/leak-finder.toml:1</code></li>") {
		t.Error("a list does not say from what it is made")
	}

	save(t, s, filepath.Join(dir, "data", "site.toml"), "currency", "edit_url = \"https://code.example.gov/ai/edit/main\"\ncurrency")
	for name, path := range map[string]string{"tools/leak-finder.html": "data/tools/leak-finder", "about.html": "content/pages/about", "tools.html": "data/tools/leak-finder"} {
		_, page := get(t, s, name)
		ext := map[bool]string{true: ".md", false: ".toml"}[strings.HasPrefix(path, "content")]
		if !strings.Contains(page, `<a href="https://code.example.gov/ai/edit/main/`+path+ext+`"`) {
			t.Errorf("%s does not lead to the form for %s", name, path+ext)
		}
		if name != "tools.html" && !strings.Contains(page, `<a href="https://code.example.gov/ai/edit/main/`+path+".es"+ext+`"`) {
			t.Errorf("%s does not lead to the form for its translation", name)
		}
		if strings.Contains(page, `href="/admin/`) {
			t.Errorf("%s leads to a page for staff that is not there", name)
		}
	}

	// Nothing of it is public.
	out := filepath.Join(t.TempDir(), "public")
	opt := build.Options{Dir: dir, Now: time.Now}
	if _, _, err := build.Publish(context.Background(), opt, out); err != nil {
		t.Fatal(err)
	}
	public := os.DirFS(out)
	err := fs.WalkDir(public, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(public, p)
		for _, own := range []string{"plaza-editors", "_plaza/", "code.example.gov"} {
			if bytes.Contains(b, []byte(own)) {
				t.Errorf("%s holds %q, which is for editors", p, own)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// With the page for staff, a record's page leads to its form there.
func TestLinkToStaffPage(t *testing.T) {
	s := start(t, build.Options{Dir: sitetest.Small.Sources(t).Folder(t), Now: time.Now, Preview: true, Decap: []byte("// Decap")}, io.Discard)
	if _, page := get(t, s, "tools/leak-finder.html"); !strings.Contains(page, `<a href="/admin/#/collections/tool/entries/leak-finder">`) {
		t.Error("there is no link to the form")
	}
	if code, _ := get(t, s, "admin/"); code != 200 {
		t.Errorf("the page for staff answers %d", code)
	}
	if _, page := get(t, s, ""); strings.Contains(page, `/admin/#`) {
		t.Error("the city's own record has no form, and a link to it")
	}
}

// An address that is no web address is refused.
func TestEditURL(t *testing.T) {
	dir, s := preview(t)
	for _, bad := range []string{"http://code.example.gov/", "javascript:alert(1)", "code.example.gov/edit", "https://a:b@code.example.gov/"} {
		file := filepath.Join(dir, "data", "site.toml")
		save(t, s, file, "currency", "edit_url = \""+bad+"\"\ncurrency")
		if code, page := get(t, s, ""); code != 500 || !strings.Contains(page, "is not a web address") || !strings.Contains(page, "beginning with https://") {
			t.Errorf("%s: the page answers %d", bad, code)
		}
		save(t, s, file, "edit_url = \""+bad+"\"\n", "")
	}
}

// What only the finished pages show is found after the page was told of, and
// told of then.
func TestLateFindings(t *testing.T) {
	dir, s := preview(t)
	b, err := os.ReadFile(filepath.Join(dir, "content", "pages", "about.md"))
	if err != nil {
		t.Fatal(err)
	}
	s.mu.Lock()
	first := s.changed
	s.mu.Unlock()
	if err := os.WriteFile(filepath.Join(dir, "content", "pages", "about.md"), append(b, []byte("\n[nowhere](#nowhere)\n")...), 0o644); err != nil {
		t.Fatal(err)
	}
	<-first
	s.mu.Lock()
	second, done := s.changed, s.trouble != nil
	s.mu.Unlock()
	if !done {
		<-second
	}
	if code, page := get(t, s, "about.html"); code != 500 || !strings.Contains(page, "/_plaza/last/about.html") {
		t.Errorf("it answers %d: %s", code, page)
	}
	if code, _ := get(t, s, "_plaza/last/about.html"); code != 200 {
		t.Errorf("the last good page answers %d", code)
	}
}

func TestHeaders(t *testing.T) {
	_, s := preview(t)
	res, err := http.Get(s.URL())
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if csp := res.Header.Get("Content-Security-Policy"); !strings.HasPrefix(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") {
		t.Errorf("policy %q", csp)
	}
}

func TestOnlyThisComputer(t *testing.T) {
	for _, address := range []string{"0.0.0.0:0", ":0", "192.0.2.1:0", "example.org:80", "127.0.0.1"} {
		if s, err := Listen(address); err == nil {
			t.Errorf("%s was taken", address)
			s.listener.Close()
		}
	}
}
