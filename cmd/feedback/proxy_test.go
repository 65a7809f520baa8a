//go:build unix

package main

import (
	"fmt"
	goio "io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"plaza/internal/seal"
)

// TestBehindProxies runs nginx and Caddy with the files of deploy/ in front of
// the real program. PLAZA_PROXIES=1 asks for it; a web server that is not
// installed is skipped.
func TestBehindProxies(t *testing.T) {
	if os.Getenv("PLAZA_PROXIES") == "" {
		t.Skip("PLAZA_PROXIES=1 puts nginx and Caddy in front")
	}
	key, _, err := seal.GenerateKey(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	for program, settings := range map[string]func(t *testing.T, dir, listen, handler string) []string{"nginx": nginx, "caddy": caddy} {
		t.Run(program, func(t *testing.T) {
			path, err := exec.LookPath(program)
			if err != nil {
				t.Skipf("there is no %s", program)
			}
			r := newRelay(t)
			s := start(t, key, "serve", "--config", settingsFor(t, r))
			defer func() { s.Process.Kill(); s.Wait() }()
			dir, listen := t.TempDir(), free(t)
			if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte("the site"), 0o644); err != nil {
				t.Fatal(err)
			}
			at, err := url.Parse(s.url) // "http://127.0.0.1:1/ai/feedback.html"
			if err != nil {
				t.Fatal(err)
			}
			web := exec.Command(path, settings(t, dir, listen, at.Host)...)
			web.Env = append(os.Environ(), "HOME="+dir, "XDG_DATA_HOME="+dir, "XDG_CONFIG_HOME="+dir)
			base := strings.TrimSuffix(at.Path, "feedback.html")
			var said strings.Builder
			web.Stdout, web.Stderr = &said, &said
			if err := web.Start(); err != nil {
				t.Fatal(err)
			}
			defer func() {
				web.Process.Signal(os.Interrupt)
				web.Wait()
				if t.Failed() {
					t.Log(said.String())
				}
			}()
			front := "http://" + listen + base
			eventually(t, program+" answers", func() bool { code, _ := ask(t, http.MethodGet, front+"es/feedback.html", nil); return code == 200 })
			if _, page := ask(t, http.MethodGet, front+"index.html", nil); page != "the site" {
				t.Errorf("the site is %q", page)
			}
			if code, page := ask(t, http.MethodPost, front+"es/feedback.html", message("¿Qué hace la cámara?")); code != 200 || !number.MatchString(page) {
				t.Errorf("a message got %d:\n%s", code, page)
			}
			if code, page := ask(t, http.MethodPost, front+"es/feedback.html", message(strings.Repeat("x", 70_000))); code != http.StatusRequestEntityTooLarge || !strings.Contains(page, `<html lang="es"`) {
				t.Errorf("a long message got %d:\n%.200s", code, page)
			}
			refused := 0
			for i := range 200 { // each says it comes from somewhere else
				code, _ := ask(t, http.MethodPost, front+"feedback.html", message(fmt.Sprint("Number ", i)))
				if code == http.StatusTooManyRequests {
					refused++
				}
			}
			if refused == 0 {
				t.Error("who makes up addresses is not held to the limit of one visitor")
			}
			eventually(t, "the letter arrives", func() bool { return len(r.letters()) > 0 })
		})
	}
}

// free is an address at which nothing listens.
func free(t *testing.T) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// deployed returns a file of deploy/ that leads to the handler.
func deployed(t *testing.T, name, handler string) string {
	b, err := os.ReadFile(filepath.Join("../../deploy", name))
	if err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(string(b), "127.0.0.1:8080", handler)
	if !strings.Contains(text, handler) {
		t.Fatalf("deploy/%s leads to no handler", name)
	}
	return text
}

func nginx(t *testing.T, dir, listen, handler string) []string {
	conf := filepath.Join(dir, "nginx.conf")
	text := fmt.Sprintf(`daemon off;
pid %[1]s/pid;
error_log stderr;
events {}
http {
	access_log off;
	client_body_temp_path %[1]s/body;
	proxy_temp_path %[1]s/proxy;
	fastcgi_temp_path %[1]s/fastcgi;
	uwsgi_temp_path %[1]s/uwsgi;
	scgi_temp_path %[1]s/scgi;
	server {
		listen %[2]s;
		location /ai/ { alias %[1]s/; }
		%[3]s
	}
}
`, dir, listen, deployed(t, "nginx.conf", handler))
	if os.Getuid() == 0 {
		text = "user root;\n" + text // it can read the test's folder
	}
	if err := os.WriteFile(conf, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return []string{"-e", "stderr", "-p", dir, "-c", conf}
}

func caddy(t *testing.T, dir, listen, handler string) []string {
	conf := filepath.Join(dir, "Caddyfile")
	text := strings.NewReplacer("ai.example.gov", "http://"+listen, "/srv/plaza/public", dir).Replace(deployed(t, "Caddyfile", handler))
	if err := os.WriteFile(conf, []byte("{\n\tadmin off\n}\n"+text), 0o600); err != nil {
		t.Fatal(err)
	}
	return []string{"run", "--adapter", "caddyfile", "--config", conf}
}

func message(text string) url.Values {
	return url.Values{"kind": {"question"}, "message": {text}, "answer": {"es"}}
}

// forged counts the addresses that ask has made up.
var forged int

// visitor comes from an address that is no proxy's.
var visitor = &http.Client{Transport: &http.Transport{DialContext: (&net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 0, 0, 9)}}).DialContext}}

func ask(t *testing.T, method, at string, form url.Values) (int, string) {
	t.Helper()
	req, err := http.NewRequest(method, at, strings.NewReader(form.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	if form != nil {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	forged++
	req.Header.Set("X-Forwarded-For", fmt.Sprintf("198.51.%d.%d", forged/250, forged%250))
	res, err := visitor.Do(req)
	if err != nil {
		return 0, err.Error()
	}
	defer res.Body.Close()
	b, err := goio.ReadAll(res.Body)
	if err != nil {
		return 0, err.Error()
	}
	return res.StatusCode, string(b)
}
