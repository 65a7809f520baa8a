package intake

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path"
	"strings"
	"sync"
	"time"

	"plaza"
	"plaza/internal/hosting"
)

// types are the kinds of files a site has; hosting.Types adds to them. What is
// not listed is sent as bytes.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".json": "application/json", ".xml": "application/xml", ".txt": "text/plain; charset=utf-8", ".png": "image/png", ".svg": "image/svg+xml",
	".ico": "image/x-icon", ".ics": "text/calendar; charset=utf-8", ".epub": "application/epub+zip", ".pdf": "application/pdf", ".webmanifest": "application/manifest+json",
}

func typeOf(name string) string {
	ext := path.Ext(name)
	for _, t := range hosting.Types {
		if t.Ending == ext {
			return t.Type
		}
	}
	if t := types[ext]; t != "" {
		return t
	}
	return "application/octet-stream"
}

// public answers with a file of the built site. The folder is opened for each
// request: a new site takes the place of the old one whole.
func (s *Server) public(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, s.Site.Base)
	if s.Public == "" {
		s.without(w, r, name)
		return
	}
	root, err := os.OpenRoot(s.Public)
	if err != nil {
		s.Log.Error("the published folder cannot be opened", "error", err)
		http.Error(w, http.StatusText(http.StatusServiceUnavailable), http.StatusServiceUnavailable)
		return
	}
	defer root.Close()
	if to, ok := s.moved.find(root, r.URL.Path); ok {
		http.Redirect(w, r, to, http.StatusMovedPermanently)
		return
	}
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	if hidden(name) {
		s.lost(w, r, root, name)
		return
	}
	if isDir(root, name) {
		http.Redirect(w, r, s.Site.Base+name+"/", http.StatusMovedPermanently)
		return
	}
	for _, try := range []string{name, name + ".html"} {
		if s.file(w, r, root, try, http.StatusOK) {
			return
		}
	}
	s.lost(w, r, root, name)
}

// hidden are files for hosts and for Plaza itself.
func hidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") || strings.HasPrefix(part, "_") {
			return true
		}
	}
	return !fs.ValidPath(name)
}

func isDir(root *os.Root, name string) bool {
	info, err := root.Stat(name)
	return err == nil && info.IsDir()
}

// lost answers with the page for lost addresses, in the language of the
// address.
func (s *Server) lost(w http.ResponseWriter, r *http.Request, root *os.Root, name string) {
	for _, l := range s.Site.Locales.All[1:] {
		if strings.HasPrefix(name, l.Prefix) && s.file(w, r, root, l.Prefix+"404.html", http.StatusNotFound) {
			return
		}
	}
	if !s.file(w, r, root, "404.html", http.StatusNotFound) {
		http.NotFound(w, r)
	}
}

// file sends a file, or the twin of it that the browser can unpack. It reports
// whether there is one.
func (s *Server) file(w http.ResponseWriter, r *http.Request, root *os.Root, name string, status int) bool {
	h := w.Header()
	f, info, coding := open(root, name, r.Header.Get("Accept-Encoding"))
	if f == nil {
		return false
	}
	defer f.Close()
	h.Set("Content-Type", typeOf(name))
	h.Set("Vary", "Accept-Encoding")
	h.Set("Cache-Control", hosting.Rules[0].CacheControl)
	if strings.HasPrefix(name, "assets/") {
		h.Set("Cache-Control", hosting.Rules[1].CacheControl)
	}
	if strings.HasPrefix(name, "data/") {
		h.Set("Cross-Origin-Resource-Policy", "cross-origin")
		h.Set("Access-Control-Allow-Origin", "*")
	}
	if coding != "" {
		h.Set("Content-Encoding", coding)
	}
	if status != http.StatusOK {
		h.Set("Content-Length", fmt.Sprint(info.Size()))
		w.WriteHeader(status)
		if r.Method != http.MethodHead {
			io.Copy(w, f) // an error means that the visitor is gone
		}
		return true
	}
	h.Set("ETag", fmt.Sprintf(`"%x-%x%s"`, info.ModTime().UnixNano(), info.Size(), coding))
	http.ServeContent(w, r, "", info.ModTime(), f)
	return true
}

// open opens a file or its compressed twin; nil when there is none.
func open(root *os.Root, name, accepted string) (*os.File, fs.FileInfo, string) {
	for _, c := range []struct{ coding, ending string }{{"br", ".br"}, {"gzip", ".gz"}, {"", ""}} {
		if c.coding != "" && !accepts(accepted, c.coding) {
			continue
		}
		f, err := root.Open(name + c.ending)
		if err != nil {
			continue
		}
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			return f, info, c.coding
		}
		f.Close()
	}
	return nil, nil, ""
}

// accepts reports whether an Accept-Encoding header allows a coding.
func accepts(header, coding string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, params, _ := strings.Cut(part, ";")
		if strings.TrimSpace(name) == coding {
			q := strings.ReplaceAll(params, " ", "")
			return q != "q=0" && q != "q=0.0" && q != "q=0.00" && q != "q=0.000"
		}
	}
	return false
}

// without answers where no site is built: the form's style sheet, and the form
// itself at every other address.
func (s *Server) without(w http.ResponseWriter, r *http.Request, name string) {
	if name == "assets/site.css" {
		if b, err := plaza.Asset(name); err == nil {
			w.Header().Set("Content-Type", typeOf(name))
			http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(b))
			return
		}
	}
	if name == "" || name == "index.html" {
		http.Redirect(w, r, s.Site.Base+"feedback.html", http.StatusFound)
		return
	}
	http.NotFound(w, r)
}

// movedFile is the list of old addresses, _redirects, as it was last read. Both
// sides are paths of the host, with the site's own.
type movedFile struct {
	mu       sync.Mutex
	modified time.Time
	to       map[string]string
}

func (m *movedFile) find(root *os.Root, path string) (string, bool) {
	info, err := root.Stat("_redirects")
	if err != nil || info.Size() > maxFile {
		return "", false
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.to == nil || !m.modified.Equal(info.ModTime()) {
		b, err := root.ReadFile("_redirects")
		if err != nil {
			return "", false
		}
		m.modified, m.to = info.ModTime(), map[string]string{}
		for line := range strings.Lines(string(b)) {
			if f := strings.Fields(line); len(f) == 3 && strings.HasPrefix(f[0], "/") && strings.HasPrefix(f[1], "/") && !strings.HasPrefix(f[1], "//") {
				m.to[f[0]] = f[1]
			}
		}
	}
	to, ok := m.to[path]
	return to, ok
}
