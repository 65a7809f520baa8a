package intake

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net"
	"net/http"
	"strings"
	"time"

	"golang.org/x/net/netutil"

	"plaza/internal/form"
	"plaza/internal/hosting"
	"plaza/internal/locale"
)

// Listen opens the address: a loopback one, unless the operator says another.
func Listen(address string) (net.Listener, error) {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("listen at %s: %w", address, err)
	}
	return l, nil
}

// Serve answers requests until ctx ends, then lets those that run finish.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	h := &http.Server{
		Handler: s.Handler(), ReadHeaderTimeout: headerTime, ReadTimeout: readTime, WriteTimeout: writeTime, IdleTimeout: idleTime,
		MaxHeaderBytes: maxHeader, ErrorLog: log.New(quiet(s.Log), "", 0),
	}
	failed := make(chan error, 1)
	go func() { failed <- h.Serve(netutil.LimitListener(l, maxConns)) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTime)
	defer cancel()
	if err := h.Shutdown(end); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("stop: %w", err)
	}
	return h.Close()
}

// Handler answers every request of the host.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", s.healthz)
	mux.HandleFunc("GET /metrics", s.metrics)
	if s.Site.Base != "/" {
		mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, s.Site.Base, http.StatusFound)
		})
	}
	for _, l := range s.Site.Locales.All {
		mux.HandleFunc(s.Site.Base+l.Prefix+form.Path, s.form(l))
	}
	mux.HandleFunc(s.Site.Base, func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			notAllowed(w, r, "GET, HEAD")
			return
		}
		s.public(w, r)
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.headers(w)
		if code := malformed(r); code != 0 {
			decline(w, r)
			http.Error(w, http.StatusText(code), code)
			return
		}
		if !r.ProtoAtLeast(1, 1) {
			// Go passes over a transfer coding here; a proxy in front may not.
			w.Header().Set("Connection", "close")
		}
		if r.ContentLength > 0 { // the server reads on past what nobody asked for
			http.NewResponseController(w).SetReadDeadline(time.Now().Add(bodyTime))
		}
		mux.ServeHTTP(w, r)
	})
}

// form answers at the address of the form in one language.
func (s *Server) form(l *locale.Locale) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		switch r.Method {
		case http.MethodPost:
			s.post(w, r, l)
		case http.MethodGet, http.MethodHead:
			about := r.URL.Query().Get("about")
			if s.Public != "" && !form.ValidAbout(about) {
				s.public(w, r)
				return
			}
			s.prefilled(w, l, about)
		default:
			notAllowed(w, r, "GET, HEAD, POST")
		}
	}
}

func notAllowed(w http.ResponseWriter, r *http.Request, methods string) {
	if r.ContentLength != 0 {
		decline(w, r)
	}
	w.Header().Set("Allow", methods)
	http.Error(w, http.StatusText(http.StatusMethodNotAllowed), http.StatusMethodNotAllowed)
}

// malformed returns the status for a request that no browser sends, or 0. A
// body without a length could be parted from the next request in two ways, so
// it is not taken, whatever else the request says of its length.
func malformed(r *http.Request) int {
	switch {
	case len(r.TransferEncoding) > 0:
		return http.StatusLengthRequired
	case r.ContentLength != 0 && r.Method != http.MethodPost:
		return http.StatusBadRequest
	case len(r.Header.Values("Content-Type")) > 1, len(r.Header.Values("Origin")) > 1:
		return http.StatusBadRequest
	case r.Header.Get("Content-Encoding") != "" || r.Header.Get("Upgrade") != "" && r.Method == http.MethodPost:
		return http.StatusUnsupportedMediaType
	}
	return 0
}

// headers are those of the site. Without HTTPS those that ask for it would
// break the page.
func (s *Server) headers(w http.ResponseWriter) {
	for _, h := range hosting.Headers {
		if !s.Secure {
			if h.Name == "Strict-Transport-Security" {
				continue
			}
			h.Value = strings.ReplaceAll(h.Value, "; upgrade-insecure-requests", "")
		}
		w.Header().Set(h.Name, h.Value)
	}
}
