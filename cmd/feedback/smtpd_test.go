//go:build linux

package main

import (
	"fmt"
	goio "io"
	"mime/quotedprintable"
	"net"
	"net/mail"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"plaza/internal/form"
	post "plaza/internal/mail"
	"plaza/internal/outbox"
	"plaza/internal/seal"
)

// TestOpenSMTPD hands letters to a real mail server: some wait before it
// runs, some come while it is stopped. Without TLS, as its keys do not work with
// the OpenSSL of Debian 12. PLAZA_SMTPD=1 asks for it; it wants root and the
// package opensmtpd.
func TestOpenSMTPD(t *testing.T) {
	if os.Getenv("PLAZA_SMTPD") == "" {
		t.Skip("PLAZA_SMTPD=1 hands letters to OpenSMTPD")
	}
	smtpd, err := exec.LookPath("smtpd")
	if err != nil || os.Getuid() != 0 {
		t.Skip("there is no smtpd, or no right to run it")
	}
	dir, err := os.MkdirTemp("/var/tmp", "plaza-smtpd-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := l.Addr().(*net.TCPAddr).Port
	l.Close()
	maildir := filepath.Join(dir, "Maildir")
	if err := os.Chmod(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	conf := filepath.Join(dir, "smtpd.conf")
	if err := os.WriteFile(conf, fmt.Appendf(nil, `listen on 127.0.0.1 port %d
action keep maildir "%s" virtual { "@" = "nobody" }
match from any for domain "example.gov" action keep
`, port, maildir), 0o600); err != nil {
		t.Fatal(err)
	}
	run := func() *exec.Cmd {
		c := exec.Command(smtpd, "-d", "-f", conf)
		log, err := os.Create(filepath.Join(dir, "log"))
		if err != nil {
			t.Fatal(err)
		}
		defer log.Close()
		c.Stdout, c.Stderr = log, log
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		return c
	}
	end := func(c *exec.Cmd) { c.Process.Signal(syscall.SIGTERM); c.Wait() }
	want := map[string]string{}
	letters := func() map[string][]string { // of this run: the server's own queue may hold older ones
		out := map[string][]string{}
		names, _ := filepath.Glob(filepath.Join(maildir, "new", "*"))
		for _, name := range names {
			f, err := os.Open(name)
			if err != nil {
				t.Fatal(err)
			}
			m, err := mail.ReadMessage(f)
			if err != nil {
				f.Close()
				continue // the server still writes it
			}
			body, _ := goio.ReadAll(quotedprintable.NewReader(m.Body))
			f.Close()
			if _, ours := want[m.Header.Get("Message-ID")]; !ours {
				continue
			}
			out[m.Header.Get("Message-ID")] = append(out[m.Header.Get("Message-ID")], strings.ReplaceAll(string(body), "\r\n", "\n"))
		}
		return out
	}

	file, _, err := seal.GenerateKey(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	keys, err := seal.NewKeys(file)
	if err != nil {
		t.Fatal(err)
	}
	c := &post.Composer{From: mail.Address{Name: "Feedback form", Address: "form@example.gov"}, To: mail.Address{Address: "board@example.gov"}, Words: testWords}
	relay := &post.Relay{Composer: c, Host: "127.0.0.1", Port: port, Security: post.None, Limits: post.DefaultLimits}
	o, err := outbox.Open(t.Context(), outbox.Config{Dir: t.TempDir(), Keys: keys, PerMinute: 60_000, Sender: relay,
		Schedule: outbox.Schedule{First: 100 * time.Millisecond, Max: time.Second}})
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	take := func(n int) {
		text := fmt.Sprintf("¿Qué pasa? %d\n.\n..\nFrom here on: Diné bizaad, 中文, 🙂\n%s", n, strings.Repeat("a long line ", 200))
		ref, _, err := o.Accept(t.Context(), form.Message{Text: text, Name: "Ana\r\nBcc: x@example.org", Email: "ana@example.org"})
		if err != nil {
			t.Fatal(err)
		}
		want["<"+c.MessageID(ref)+">"] = text
	}
	for n := range 10 { // the server does not run
		take(n)
	}
	server := run()
	var said error
	defer func() {
		if t.Failed() {
			log, _ := os.ReadFile(filepath.Join(dir, "log"))
			t.Logf("last: %v; the server says:\n%s", said, log)
		}
		end(server)
	}()
	eventually(t, "the server answers", func() bool { said = relay.Probe(t.Context()); return said == nil })
	eventually(t, "ten arrive", func() bool { return len(letters()) == 10 })
	for n := range 20 { // it stops and starts again in between
		if n == 7 {
			end(server)
		}
		if n == 14 {
			server = run()
		}
		take(100 + n)
	}
	eventually(t, "all arrive", func() bool { return len(letters()) == 30 })
	eventually(t, "nothing waits", func() bool { s, err := o.Stats(t.Context()); return err == nil && s.Waiting == 0 })
	for id, text := range want {
		got := letters()[id]
		if len(got) == 0 || !strings.HasSuffix(strings.TrimRight(got[0], "\n"), text) {
			t.Errorf("%s came as %q", id, got)
		}
	}
}
