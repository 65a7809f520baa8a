package serve

import (
	"fmt"
	"html"
	"mime"
	"net/http"
	"path"
	"slices"
	"strings"

	"plaza/internal/diag"
	"plaza/internal/hosting"
)

// reload is the script of preview pages: it waits for the next build.
const reload = `new EventSource(new URL("events", document.currentScript.src)).addEventListener("built", () => location.reload());
`

func (s *Server) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /_plaza/reload.js", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		fmt.Fprint(w, reload)
	})
	mux.HandleFunc("GET /_plaza/style.css", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/css; charset=utf-8")
		fmt.Fprint(w, troubleStyle)
	})
	mux.HandleFunc("GET /_plaza/editors.css", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/css; charset=utf-8")
		fmt.Fprint(w, editorsStyle)
	})
	mux.HandleFunc("GET /_plaza/events", s.events)
	mux.HandleFunc("GET /_plaza/last/", func(w http.ResponseWriter, r *http.Request) {
		s.page(w, strings.TrimPrefix(r.URL.Path, "/_plaza/last/"), false)
	})
	mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) {
		s.page(w, strings.TrimPrefix(r.URL.Path, "/"), true)
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, h := range hosting.Headers {
			if h.Name != "Strict-Transport-Security" {
				w.Header().Set(h.Name, strings.ReplaceAll(h.Value, "; upgrade-insecure-requests", ""))
			}
		}
		if strings.HasPrefix(r.URL.Path, hosting.Admin) {
			for _, h := range hosting.LocalAdmin() {
				w.Header().Set(h.Name, strings.ReplaceAll(h.Value, "; upgrade-insecure-requests", ""))
			}
		}
		w.Header().Set("Cache-Control", "no-store")
		mux.ServeHTTP(w, r)
	})
}

// events tells an open page when a new build is ready.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	changed, number := s.changed, s.number
	s.mu.Unlock()
	w.Header().Set("Content-Type", "text/event-stream")
	fmt.Fprintf(w, ": build %d\n\n", number)
	rc := http.NewResponseController(w)
	if rc.Flush() != nil {
		return
	}
	select {
	case <-r.Context().Done():
	case <-changed:
		fmt.Fprint(w, "event: built\ndata: \n\n")
	}
}

// page answers with a file of the last good build, or with what is wrong.
func (s *Server) page(w http.ResponseWriter, name string, current bool) {
	s.asked.Lock()
	defer s.asked.Unlock()
	s.mu.Lock()
	defer s.mu.Unlock()
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	isPage := path.Ext(name) == ".html"
	if current && isPage && (s.trouble != nil || s.failure != nil) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(http.StatusInternalServerError)
		s.writeTrouble(w, name)
		return
	}
	b, err := s.look(name)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	if b == nil {
		b, _ = s.look("404.html")
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(http.StatusNotFound)
		w.Write(b)
		return
	}
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		w.Header().Set("Content-Type", t)
	}
	w.Write(b)
}

// writeTrouble shows the findings as a page. The caller holds the lock.
func (s *Server) writeTrouble(w http.ResponseWriter, name string) {
	e := html.EscapeString
	fmt.Fprint(w, `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>To mend</title>`+
		`<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/_plaza/style.css">`+
		`<script src="/_plaza/reload.js" defer></script></head><body><main>`)
	if s.failure != nil {
		fmt.Fprintf(w, "<h1>The site could not be built</h1><p>%s</p></main></body></html>", e(s.failure.Error()))
		return
	}
	fmt.Fprintf(w, "<h1>To mend: %s</h1><p>This page reloads when you save.", e(diag.Tally(s.trouble)))
	if b, err := s.look(name); err == nil && b != nil {
		fmt.Fprintf(w, ` <a href="/_plaza/last/%s">See the page as it last was</a>`, e(name))
	}
	fmt.Fprint(w, "</p>")
	// What keeps the site from being shown comes first.
	sorted := slices.SortedStableFunc(slices.Values(s.trouble), func(a, b diag.Diagnostic) int { return int(a.Severity) - int(b.Severity) })
	for _, d := range sorted {
		fmt.Fprintf(w, `<section><h2>%s</h2><p>%s: <code>%s:%d:%d</code></p>`, e(d.Says), d.Severity, e(d.File), d.Line, d.Col)
		if line := s.lines(d.File, d.Line); line != "" && !strings.HasPrefix(d.Code, "safety/") {
			at := []rune(line)
			from := min(max(d.Col-1, 0), len(at))
			to := min(from+d.Width, len(at))
			fmt.Fprintf(w, "<pre>%s<mark>%s</mark>%s</pre>", e(string(at[:from])), e(string(at[from:to])), e(string(at[to:])))
		}
		fmt.Fprintf(w, "<p>%s</p><p><strong>%s</strong></p><p><small>plaza explain %s</small></p></section>", e(d.Why), e(d.Mend), e(d.Code))
	}
	fmt.Fprint(w, "</main></body></html>")
}

const troubleStyle = `:root{color-scheme:light dark}body{font:1.05rem/1.5 system-ui,sans-serif;max-width:60rem;margin:auto;padding:1rem}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}pre{overflow-x:auto;padding:.75rem;border:1px solid}section{border-top:.3rem solid #b3541e}
`
