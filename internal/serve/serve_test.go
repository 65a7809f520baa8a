package serve

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"plaza/internal/build"
)

// preview runs a server over a copy of the City's site until the test ends.
func preview(t testing.TB) (string, *Server) {
	t.Helper()
	dir := t.TempDir()
	for _, part := range []string{"data", "content", "i18n"} {
		if err := os.CopyFS(filepath.Join(dir, part), os.DirFS(filepath.Join("../..", part))); err != nil {
			t.Fatal(err)
		}
	}
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
	record := filepath.Join(dir, "data", "tools", "miro.toml")
	if code, page := get(t, s, "tools/miro.html"); code != 200 || !strings.Contains(page, "_plaza/reload.js") {
		t.Fatalf("%d %s", code, page)
	}
	if code, _ := get(t, s, "es/"); code != 200 {
		t.Errorf("es/ answers %d", code)
	}
	if code, page := get(t, s, "no/such.html"); code != 404 || !strings.Contains(page, "<h1>") {
		t.Errorf("a lost address answers %d", code)
	}

	save(t, s, record, `"in-use"`, `"paused"`)
	if _, page := get(t, s, "tools/miro.html"); !strings.Contains(page, "Paused") {
		t.Error("the change is not shown")
	}

	save(t, s, record, `"paused"`, `"pasued"`)
	code, page := get(t, s, "tools/miro.html")
	for _, want := range []string{"is not a known status", `Write &#34;paused&#34;`, "<mark>", "_plaza/reload.js", "/_plaza/last/tools/miro.html"} {
		if !strings.Contains(page, want) {
			t.Errorf("the error page lacks %q", want)
		}
	}
	if code != 500 {
		t.Errorf("the error page answers %d", code)
	}
	if code, page := get(t, s, "_plaza/last/tools/miro.html"); code != 200 || !strings.Contains(page, "Paused") {
		t.Errorf("the last good page answers %d", code)
	}

	save(t, s, record, `"pasued"`, `"in-use"`)
	if code, _ := get(t, s, "tools/miro.html"); code != 200 {
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
	_, page := get(t, s, "es/tools/miro.html")
	for _, want := range []string{"Edit this record: <code>data/tools/miro.toml:1</code>", "current <code>data/tools/miro.es.toml:", "/_plaza/editors.css"} {
		if !strings.Contains(page, want) {
			t.Errorf("the preview lacks %q", want)
		}
	}
	save(t, s, filepath.Join(dir, "data", "tools", "miro.toml"), "summary       = \"", "summary       = \"Changed. ")
	if _, page = get(t, s, "tools/miro.html"); !strings.Contains(page, `<td class="plaza-stale">stale`) {
		t.Error("a stale translation is not shown")
	}
	out := filepath.Join(t.TempDir(), "public")
	opt := build.Options{Dir: dir, Now: time.Now}
	if _, _, err := build.Publish(context.Background(), opt, out); err != nil {
		t.Fatal(err)
	}
	built, err := os.ReadFile(filepath.Join(out, "tools", "miro.html"))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(built), "plaza-editors") || strings.Contains(string(built), "_plaza/") {
		t.Error("the built page holds what is for editors")
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
