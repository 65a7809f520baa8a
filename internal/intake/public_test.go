package intake

import (
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"context"

	"plaza/internal/form"
)

func TestPublicFiles(t *testing.T) {
	dir := t.TempDir()
	d := open1(t, func(c *Config) { c.Public = dir })
	base := d.s.Site.Base
	for name, text := range map[string]string{
		"index.html": "home", "es/index.html": "inicio", "404.html": "lost", "es/404.html": "perdida", "tools/x.html": "tool", "tools/x.html.gz": "packed", "tools/x.html.br": "smaller",
		"assets/site.abc.css": "css", "data/tools.csv": "a,b", "_headers": "secret", ".plaza": "secret", "_redirects": base + "old.html " + base + "tools/x.html 301\n",
	} {
		if err := (folder(dir)).Put(name, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	cases := []struct {
		path, accept string
		status       int
		body         string
		header       map[string]string
	}{
		{base, "", 200, "home", map[string]string{"Content-Type": "text/html; charset=utf-8", "Cache-Control": "public, max-age=300, must-revalidate"}},
		{"/", "", 302, "", map[string]string{"Location": base}},
		{base + "es/", "", 200, "inicio", nil},
		{base + "es", "", 301, "", map[string]string{"Location": base + "es/"}},
		{base + "tools/x.html", "", 200, "tool", map[string]string{"Vary": "Accept-Encoding"}},
		{base + "tools/x", "", 200, "tool", nil},
		{base + "tools/x.html", "gzip", 200, "packed", map[string]string{"Content-Encoding": "gzip", "Content-Type": "text/html; charset=utf-8"}},
		{base + "tools/x.html", "gzip, br", 200, "smaller", map[string]string{"Content-Encoding": "br"}},
		{base + "tools/x.html", "br;q=0, gzip", 200, "packed", nil},
		{base + "old.html", "", 301, "", map[string]string{"Location": base + "tools/x.html"}},
		{base + "nowhere", "", 404, "lost", nil},
		{base + "es/nowhere", "", 404, "perdida", nil},
		{base + "_headers", "", 404, "lost", nil},
		{base + ".plaza", "", 404, "lost", nil},
		{base + "assets/site.abc.css", "", 200, "css", map[string]string{"Cache-Control": "public, max-age=31536000, immutable"}},
		{base + "data/tools.csv", "", 200, "a,b", map[string]string{"Content-Type": "text/csv; charset=utf-8", "Access-Control-Allow-Origin": "*"}},
	}
	for _, c := range cases {
		res, body := d.get(c.path, "Accept-Encoding", c.accept)
		if res.StatusCode != c.status || c.body != "" && body != c.body {
			t.Errorf("%s (%s): status %d, %q", c.path, c.accept, res.StatusCode, body)
		}
		for k, v := range c.header {
			if res.Header.Get(k) != v {
				t.Errorf("%s: %s is %q, want %q", c.path, k, res.Header.Get(k), v)
			}
		}
		if !strings.HasPrefix(res.Header.Get("Content-Security-Policy"), "default-src 'none'") || res.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s lacks the strict headers", c.path)
		}
	}
	res, _ := d.get(base, "Accept-Encoding", "")
	if again, _ := d.get(base, "If-None-Match", res.Header.Get("ETag"), "Accept-Encoding", ""); again.StatusCode != 304 {
		t.Errorf("asked again: status %d", again.StatusCode)
	}
	// A new site takes the old one's place whole.
	if err := os.Rename(dir, dir+".old"); err != nil {
		t.Fatal(err)
	}
	if err := (folder(dir)).Put("index.html", []byte("new")); err != nil {
		t.Fatal(err)
	}
	if _, body := d.get(base); body != "new" {
		t.Errorf("after the switch: %q", body)
	}
}

// A link from a record's page chooses the record; nothing else can be put in
// by a link.
func TestPrefilled(t *testing.T) {
	d := open1(t, nil)
	for _, l := range d.s.Site.Locales.All {
		path := d.s.Site.Base + l.Prefix + form.Path
		_, page := d.get(path + "?about=tools/clearview-ai&message=spam&name=x")
		doc := read(t, page)
		if doc.values[form.FieldAbout] != "tools/clearview-ai" || doc.values[form.FieldMessage] != "" || doc.values[form.FieldName] != "" || doc.lang != l.Tag {
			t.Errorf("%s: %v", l.Tag, doc.values)
		}
		_, page = d.get(path + "?about=meetings/2027-01-14") // not in the list
		if got := read(t, page).values[form.FieldAbout]; got != "meetings/2027-01-14" {
			t.Errorf("%s: about %q", l.Tag, got)
		}
		_, page = d.get(path + "?about=%3Cscript%3E")
		if got := read(t, page).values[form.FieldAbout]; got != "" || strings.Contains(page, "<script>") {
			t.Errorf("%s: about %q", l.Tag, got)
		}
	}
}

// The form's page is read anew when the site is published again; when it
// cannot be used, the handler's own page serves.
func TestShellFollowsTheSite(t *testing.T) {
	public, err := built()
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join(public, form.Path))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	put := func(b string) {
		if err := (folder(dir)).Put(form.Path, []byte(b)); err != nil {
			t.Fatal(err)
		}
	}
	d := open1(t, func(c *Config) { c.Public = dir })
	for _, word := range []string{"FIRST", "SECOND and longer"} {
		put(strings.Replace(string(page), "<h1>", "<h1>"+word, 1))
		if _, got := d.send("", map[string]string{}, nil); !strings.Contains(got, word) {
			t.Errorf("the page does not show %s", word)
		}
	}
	put("<!doctype html><title>broken</title>")
	res, got := d.send("", map[string]string{}, nil)
	if res.StatusCode != 422 || !strings.Contains(got, `name="message"`) {
		t.Errorf("with a broken page: status %d", res.StatusCode)
	}
	if !strings.Contains(d.log.String(), "is not used") {
		t.Error("the log does not tell")
	}
}

func TestHealthAndMetrics(t *testing.T) {
	now := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	health, fails := Health{Waiting: 3, Parked: 1, Oldest: now.Add(-90 * time.Second), LastSuccess: now.Add(-time.Hour)}, error(nil)
	d := open1(t, func(c *Config) {
		c.Now = func() time.Time { return now }
		c.Health = func(context.Context) (Health, error) { return health, fails }
	})
	res, body := d.get("/healthz")
	var got map[string]any
	if err := json.Unmarshal([]byte(body), &got); err != nil || res.StatusCode != 200 || got["status"] != "late" || got["waiting"] != 3.0 || got["oldest_seconds"] != 90.0 {
		t.Errorf("status %d: %s", res.StatusCode, body)
	}
	d.send("", map[string]string{form.FieldMessage: "hello"}, nil)
	d.send("", map[string]string{}, nil)
	_, body = d.get("/metrics")
	for _, line := range []string{`feedback_messages_total{outcome="accepted"} 1`, `feedback_messages_total{outcome="problems"} 1`, "feedback_waiting 3", "feedback_store_up 1"} {
		if !strings.Contains(body, line+"\n") {
			t.Errorf("the counters lack %s:\n%s", line, body)
		}
	}
	fails = errors.New("gone")
	if res, _ := d.get("/healthz"); res.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("status %d", res.StatusCode)
	}
}
