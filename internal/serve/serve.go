// Package serve shows a site while it is being edited.
//
// It keeps the last good build in memory and never touches public/. After
// each change below the site's folder it reads the site again; pages that are
// open hear of it (an event stream) and reload. The page that is looked at is
// made when it is asked for, so nobody waits for the others: those are made and
// verified meanwhile, give way to a page that is asked for, and are dropped when
// the next change comes. What a save cannot have changed is kept from the load
// before (build.Memory); BenchmarkSaveToReload measures what an editor waits.
// When the site cannot be built, every address shows the findings, and a link to the page as
// it last was.
//
// Below each page stands what its editor wants to know: the files behind it,
// with links to where the repository edits them if the site says where that is,
// and how the translation of each text of a record stands (editors.go). It is
// put there on the way out, so no build has it.
//
// It listens on loopback: a preview shows what is not public yet.
package serve

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"sync"
	"time"

	"plaza/internal/build"
	"plaza/internal/diag"
	"plaza/internal/view"
)

// Server shows one site.
type Server struct {
	listener net.Listener
	memory   *build.Memory // used by Run alone

	asked sync.RWMutex // see memory

	mu      sync.Mutex
	files   map[string][]byte // the last good build, whole
	live    *site             // the newest state that could be read and was not refused since
	trouble []diag.Diagnostic // why the newest state is not shown
	lines   func(path string, n int) string
	failure error         // the machine's fault, not an editor's
	changed chan struct{} // closed when a new state is ready
	number  int
}

// site is a state of which pages can be made one by one.
type site struct {
	*build.Linked
	env *view.Env
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
	return &Server{listener: l, memory: build.NewMemory(), changed: make(chan struct{})}, nil
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
	finish := s.rebuild(ctx, opt, log)
	defer func() { finish() }()
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
			finish() // what is being made is out of date
			finish = s.rebuild(ctx, opt, log)
		}
	}
}

// memory takes the files of a build.
type memory struct {
	mu    sync.Mutex
	files map[string][]byte
	asked *sync.RWMutex // held for writing while a page is made that somebody waits for
}

// Put lets who waits for a page go first: the processor is theirs.
func (m *memory) Put(path string, b []byte) error {
	m.asked.RLock()
	defer m.asked.RUnlock()
	m.mu.Lock()
	defer m.mu.Unlock()
	m.files[path] = bytes.Clone(b)
	return nil
}

// rebuild reads the site, tells open pages, and begins to make the rest. What it
// returns ends that work and waits until it has ended.
func (s *Server) rebuild(ctx context.Context, opt build.Options, log io.Writer) (finish func()) {
	start := time.Now()
	l, err := s.memory.Load(ctx, opt)
	if ctx.Err() != nil {
		return func() {} // the preview ends
	}
	if err != nil || l.Site == nil || diag.HasErrors(l.Diags) {
		var ds []diag.Diagnostic
		if l != nil {
			ds = l.Diags
		}
		s.refuse(l, ds, err, log)
		return func() {}
	}
	s.mu.Lock()
	known := s.files != nil // the names of styles and scripts, which no record changes
	if known {
		s.live = &site{l, &view.Env{BaseURL: l.Env.BaseURL, Assets: s.live.env.Assets, Preview: true}}
		s.trouble, s.failure = nil, nil
		s.tell()
	}
	s.mu.Unlock()
	if !known {
		s.rest(ctx, l, start, log)
		return func() {}
	}
	ctx, stop := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		s.rest(ctx, l, start, log)
	}()
	return func() {
		stop()
		<-done
	}
}

// rest makes and verifies all pages.
func (s *Server) rest(ctx context.Context, l *build.Linked, start time.Time, log io.Writer) {
	m := &memory{files: map[string][]byte{}, asked: &s.asked}
	made, err := l.Make(ctx, m)
	if ctx.Err() != nil {
		return // a newer state is on its way
	}
	ds := diag.Sort(append(l.Diags, made.Diags...))
	if err != nil || diag.HasErrors(ds) {
		s.refuse(l, ds, err, log)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	first := s.files == nil
	s.files, s.trouble, s.failure = m.files, nil, nil
	s.live = &site{l, &view.Env{BaseURL: l.Env.BaseURL, Assets: maps.Clone(l.Env.Assets), Preview: true}}
	fmt.Fprintf(log, "built %d pages in %d ms: %s\n", len(l.Pages), time.Since(start).Milliseconds(), diag.Tally(ds))
	if first {
		s.tell()
	}
}

// refuse keeps why a state is not shown.
func (s *Server) refuse(l *build.Linked, ds []diag.Diagnostic, err error, log io.Writer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.trouble, s.failure = ds, err
	if s.live != nil && s.live.Linked == l {
		s.live = &site{nil, s.live.env} // its pages are what is wrong; the last whole build is shown
	}
	if err != nil {
		fmt.Fprintf(log, "plaza: %v\n", err)
	} else {
		s.lines = func(path string, n int) string {
			if f := l.Files[path]; f != nil {
				return f.Line(n)
			}
			return ""
		}
		diag.Print(log, ds, diag.Style{Lines: s.lines})
		fmt.Fprintf(log, "\n%s; the pages show it\n", diag.Tally(ds))
	}
	s.tell()
}

// tell wakes the pages that are open. The caller holds the lock.
func (s *Server) tell() {
	s.number++
	close(s.changed)
	s.changed = make(chan struct{})
}

// look returns a page of the newest state, or of the last whole build. The
// caller holds the lock.
func (s *Server) look(name string) ([]byte, error) {
	if s.live != nil && s.live.Linked != nil {
		for _, p := range s.live.Pages {
			if p.Out == name {
				var b bytes.Buffer
				read, err := p.Render(&b, s.live.env, s.live.Site)
				if err != nil {
					return nil, err
				}
				return s.live.edited(p, b.Bytes(), read.Keys()), nil
			}
		}
	}
	return s.files[name], nil
}
