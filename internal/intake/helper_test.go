package intake

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"plaza/internal/build"
	"plaza/internal/diag"
	"plaza/internal/form"
	"plaza/internal/schema"
)

const repository = "../.."

// memory is a Store without a disk.
type memory struct {
	mu    sync.Mutex
	got   []form.Message
	fails error
}

func (m *memory) Accept(_ context.Context, x form.Message) (string, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fails != nil {
		return "", false, m.fails
	}
	for _, o := range m.got {
		if o.Text == x.Text && o.About == x.About {
			return o.Ref, true, nil
		}
	}
	x.Ref = "K7QM-3XRT-9WBN-4F2D"
	m.got = append(m.got, x)
	return x.Ref, false, nil
}

func city(t testing.TB) *Site {
	t.Helper()
	s, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// loaded is the City's form, read once: nothing changes it.
var loaded = sync.OnceValues(func() (*Site, error) {
	s, ds, err := Load(repository)
	if err == nil && diag.HasErrors(ds) {
		err = fmt.Errorf("the City's form is faulty: %v", ds)
	}
	return s, err
})

// folder writes what a build puts out.
type folder string

func (f folder) Put(name string, b []byte) error {
	path := filepath.Join(string(f), filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, b, 0o644)
}

// built is the City's site, made once for all tests.
var built = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "plaza-intake-")
	if err != nil {
		return "", err
	}
	l, err := build.Load(context.Background(), build.Options{Dir: repository, Today: schema.Date{Year: 2026, Month: 12, Day: 1}, Now: time.Now})
	if err != nil {
		return "", err
	}
	_, err = l.Make(context.Background(), folder(dir))
	return dir, err
})

func TestMain(m *testing.M) {
	code := m.Run()
	if dir, err := built(); err == nil {
		os.RemoveAll(dir)
	}
	os.Exit(code)
}

// desk is a running handler.
type desk struct {
	*httptest.Server
	t     testing.TB
	store *memory
	log   *bytes.Buffer
	s     *Server
}

func open1(t testing.TB, change func(*Config)) *desk {
	t.Helper()
	d := &desk{t: t, store: &memory{}, log: &bytes.Buffer{}}
	public, err := built()
	if err != nil {
		t.Fatal(err)
	}
	c := Config{Site: city(t), Public: public, Store: d.store, Log: slog.New(slog.NewTextHandler(d.log, &slog.HandlerOptions{Level: slog.LevelDebug}))}
	if change != nil {
		change(&c)
	}
	d.s, err = New(c)
	if err != nil {
		t.Fatal(err)
	}
	d.Server = httptest.NewServer(d.s.Handler())
	t.Cleanup(d.Close)
	return d
}

// at returns the address of the form in a language.
func (d *desk) at(prefix string) string { return d.URL + d.s.Site.Base + prefix + form.Path }

// send posts fields as a browser does, and returns the answer.
func (d *desk) send(prefix string, fields map[string]string, change func(*http.Request)) (*http.Response, string) {
	d.t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for k, v := range fields {
		if err := w.WriteField(k, strings.ReplaceAll(v, "\n", "\r\n")); err != nil {
			d.t.Fatal(err)
		}
	}
	w.Close()
	r, err := http.NewRequest(http.MethodPost, d.at(prefix), &b)
	if err != nil {
		d.t.Fatal(err)
	}
	r.Header.Set("Content-Type", w.FormDataContentType())
	if change != nil {
		change(r)
	}
	return d.do(r)
}

func (d *desk) do(r *http.Request) (*http.Response, string) {
	d.t.Helper()
	c := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := c.Do(r)
	if err != nil {
		d.t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		d.t.Fatal(err)
	}
	return res, string(body)
}

func (d *desk) get(path string, header ...string) (*http.Response, string) {
	d.t.Helper()
	r, err := http.NewRequest(http.MethodGet, d.URL+path, nil)
	if err != nil {
		d.t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	return d.do(r)
}
