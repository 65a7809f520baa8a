//go:build unix

package main

import (
	"bufio"
	"context"
	"fmt"
	goio "io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"plaza/internal/seal"
)

// TestMain lets the test's own program be the real one, so that it can be
// killed.
func TestMain(m *testing.M) {
	if args := os.Getenv("PLAZA_FEEDBACK_ARGS"); args != "" {
		main1 := run(context.Background(), strings.Split(args, "\x1f"), io{os.Stdout, os.Stderr, time.Now, os.Getenv})
		os.Exit(main1)
	}
	os.Exit(m.Run())
}

// service is one life of the real program.
type service struct {
	*exec.Cmd
	url string
}

// settingsFor writes settings whose relay is r, and returns their path.
func settingsFor(t testing.TB, r *relay) string {
	t.Helper()
	dir := t.TempDir()
	site, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	text := fmt.Sprintf(`site = %q
state = %q
plain_http = true
proxies = ["127.0.0.1"]
listen = "127.0.0.1:0"
[mail]
from = "form@example.gov"
to = "board@example.gov"
host = "127.0.0.1"
port = %d
tls = "none"
[delivery]
per_minute = 6000
first_retry_seconds = 1
longest_retry_minutes = 1
`, site, filepath.Join(dir, "state"), r.port())
	path := filepath.Join(dir, "feedback.toml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func start(t testing.TB, key string, args ...string) *service {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "PLAZA_FEEDBACK_ARGS="+strings.Join(args, "\x1f"), "FEEDBACK_IDENTITY="+key)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	log, err := os.Create(filepath.Join(t.TempDir(), "log"))
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	c.Stderr = log
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	at := regexp.MustCompile(`http://\S+`).FindString(line)
	if err != nil || at == "" {
		b, _ := os.ReadFile(log.Name())
		c.Process.Kill()
		t.Fatalf("it did not start: %q %v\n%s", line, err, b)
	}
	return &service{c, at}
}

var number = regexp.MustCompile(`[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}`)

// send posts a message from some address and returns its reference, or "" if
// none was shown.
func (s *service) send(text string) string {
	req, err := http.NewRequest(http.MethodPost, s.url, strings.NewReader(url.Values{"kind": {"question"}, "message": {text}, "answer": {"en"}}.Encode()))
	if err != nil {
		panic(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("X-Forwarded-For", fmt.Sprintf("198.51.%d.%d", rand.IntN(256), rand.IntN(256)))
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return ""
	}
	defer res.Body.Close()
	body, err := goio.ReadAll(res.Body)
	if err != nil || res.StatusCode >= 300 {
		return ""
	}
	return number.FindString(string(body))
}

// TestKills kills the real program under load, with a relay that misbehaves,
// PLAZA_KILLS times. Whoever saw a reference has a letter, word for word.
func TestKills(t *testing.T) {
	kills, _ := strconv.Atoi(os.Getenv("PLAZA_KILLS"))
	if kills == 0 {
		if testing.Short() {
			t.Skip("PLAZA_KILLS=500 kills it so often")
		}
		kills = 1
	}
	key, _, err := seal.GenerateKey(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	r := newRelay(t)
	r.fault.Store(misbehave)
	config := settingsFor(t, r)
	acked := map[string]string{}
	var mu sync.Mutex
	for life := range kills {
		s := start(t, key, "serve", "--config", config)
		ctx, stop := context.WithCancel(context.Background())
		var wg sync.WaitGroup
		for i := range 6 {
			wg.Go(func() {
				for n := 0; ctx.Err() == nil; n++ {
					text := fmt.Sprintf("Life %d, sender %d, message %d.\nñ 🙂\n.\n", life, i, n)
					if ref := s.send(text); ref != "" {
						mu.Lock()
						acked[ref] = text
						mu.Unlock()
					}
				}
			})
		}
		time.Sleep(time.Duration(30+rand.IntN(250)) * time.Millisecond) // when the kill comes is chance
		if err := s.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		stop()
		wg.Wait()
		s.Wait()
	}
	if len(acked) < kills {
		t.Fatalf("only %d messages were acknowledged in %d lives", len(acked), kills)
	}
	r.say("")
	s := start(t, key, "serve", "--config", config)
	defer func() { s.Process.Kill(); s.Wait() }()
	staff := func(args ...string) (int, string) {
		var out strings.Builder
		env := func(name string) string { return map[string]string{"FEEDBACK_IDENTITY": key}[name] }
		code := run(t.Context(), append(args, "--config", config), io{&out, &out, time.Now, env})
		return code, out.String()
	}
	end := time.Now().Add(3*time.Minute + time.Duration(len(acked))*30*time.Millisecond) // the settings let 100 leave in a second
	for {
		if code, said := staff("retry", "--all"); code != 0 {
			t.Fatalf("retry: %d, %s", code, said)
		}
		_, said := staff("status")
		if regexp.MustCompile(`(?m)^waiting +0$`).MatchString(said) {
			break
		}
		if time.Now().After(end) {
			t.Fatalf("they do not leave:\n%s", said)
		}
		time.Sleep(200 * time.Millisecond)
	}
	got, copies, lost := r.letters(), 0, 0
	for ref, text := range acked {
		letters := got["<"+strings.ToLower(strings.ReplaceAll(ref, "-", ""))+"@example.gov>"]
		if len(letters) == 0 {
			t.Errorf("%s was acknowledged and is lost", ref)
			lost++
			continue
		}
		copies += len(letters) - 1
		for _, l := range letters {
			if !strings.HasSuffix(strings.ReplaceAll(strings.TrimSuffix(l, "\r\n"), "\r\n", "\n"), strings.TrimSuffix(text, "\n")) &&
				!strings.HasSuffix(strings.ReplaceAll(l, "\r\n", "\n"), text) {
				t.Errorf("%s was changed: %q", ref, l)
			}
		}
	}
	t.Logf("%d kills, %d acknowledged, %d lost, %d copies with the same Message-ID, %d messages in all", kills, len(acked), lost, copies, len(got))
}
