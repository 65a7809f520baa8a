// Package serve shows a site while it is being edited.
//
// It keeps the last good build in memory and never touches public/. After
// each change below the site's folder it builds again; pages that are open
// hear of it (an event stream) and reload. When the build fails, every
// address shows the findings, and a link to the page as it last was.
//
// It listens on loopback: a preview shows what is not public yet.
package serve

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
	"time"

	"plaza/internal/build"
	"plaza/internal/diag"
)

// Server shows one site.
type Server struct {
	listener net.Listener

	mu      sync.Mutex
	files   map[string][]byte // the last good build
	trouble []diag.Diagnostic // why the newest build is not shown
	lines   func(path string, n int) string
	failure error         // the machine's fault, not an editor's
	changed chan struct{} // closed when a new build is ready
	number  int
}

// Listen takes the address. Hosts other than this computer are refused.
func Listen(address string) (*Server, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, fmt.Errorf("--address %s: write it as 127.0.0.1:1414", address)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, fmt.Errorf("--address %s: a preview is shown on this computer only; use 127.0.0.1", address)
	}
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("listen at %s: %w (is another preview running?)", address, err)
	}
	return &Server{listener: l, changed: make(chan struct{})}, nil
}

// URL is where the site is shown.
func (s *Server) URL() string { return "http://" + s.listener.Addr().String() + "/" }

// Run builds, serves and builds again until the context ends.
func (s *Server) Run(ctx context.Context, opt build.Options, log io.Writer) error {
	watch, err := newWatch(opt.Dir)
	if err != nil {
		return err
	}
	defer watch.Close()
	s.rebuild(ctx, opt, log)
	server := &http.Server{
		Handler: s.handler(), ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second, IdleTimeout: time.Minute,
		BaseContext: func(net.Listener) context.Context { return ctx },
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(s.listener) }()
	for {
		select {
		case <-ctx.Done():
			return server.Close()
		case err := <-failed:
			if errors.Is(err, http.ErrServerClosed) {
				return nil
			}
			return fmt.Errorf("show the site: %w", err)
		case err := <-watch.Failed():
			return err
		case <-watch.Changed():
			s.rebuild(ctx, opt, log)
		}
	}
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

func (s *Server) rebuild(ctx context.Context, opt build.Options, log io.Writer) {
	start := time.Now()
	files, l, ds, err := assemble(ctx, opt)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.trouble, s.failure = nil, err
	switch {
	case err != nil:
		fmt.Fprintf(log, "plaza: %v\n", err)
	case diag.HasErrors(ds):
		s.trouble = ds
		s.lines = func(path string, n int) string {
			if f := l.Files[path]; f != nil {
				return f.Line(n)
			}
			return ""
		}
		diag.Print(log, ds, diag.Style{Lines: s.lines})
		fmt.Fprintf(log, "\n%s; the pages show it\n", diag.Tally(ds))
	default:
		s.files = files
		fmt.Fprintf(log, "built %d pages in %d ms: %s\n", len(l.Pages), time.Since(start).Milliseconds(), diag.Tally(ds))
	}
	s.number++
	close(s.changed)
	s.changed = make(chan struct{})
}

func assemble(ctx context.Context, opt build.Options) (map[string][]byte, *build.Linked, []diag.Diagnostic, error) {
	l, err := build.Load(ctx, opt)
	if err != nil || l.Site == nil || diag.HasErrors(l.Diags) {
		var ds []diag.Diagnostic
		if l != nil {
			ds = l.Diags
		}
		return nil, l, ds, err
	}
	m := &memory{files: map[string][]byte{}}
	made, err := l.Make(ctx, m)
	return m.files, l, diag.Sort(append(l.Diags, made.Diags...)), err
}
