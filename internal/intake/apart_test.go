package intake

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"plaza/internal/form"
)

// TestRequestsInOneConnectionAreApart: what stands behind a request is read as
// another one only where both sides must agree on where the first ends, and
// nothing in the body of one is ever taken for a request.
func TestRequestsInOneConnectionAreApart(t *testing.T) {
	d, addr := served(t)
	path := d.s.Site.Base + form.Path
	ask := func(method, path, more, body string) string {
		return fmt.Sprintf("%s %s HTTP/1.1\r\nHost: x\r\n%s\r\n%s", method, path, more, body)
	}
	const kind = "Content-Type: application/x-www-form-urlencoded\r\n"
	post := func(body, more string) string {
		return ask("POST", path, fmt.Sprintf("%s%sContent-Length: %d\r\n", kind, more, len(body)), body)
	}
	inner := post("message=SMUGGLED", "")
	long := "message=" + strings.Repeat("a", form.MaxBody)
	for _, x := range []struct {
		name, sent string
		status     []int // of the answers, in their order
		kept       []string
	}{
		{"two", post("message=one&name=Ana", "") + post("message=two", ""), []int{200, 200}, []string{"one/Ana", "two/"}},
		{"a refused one and another", post("name=Ana", "") + post("message=two", ""), []int{422, 200}, []string{"two/"}},
		{"of no kind, and another", ask("POST", path, "Content-Type: text/plain\r\nContent-Length: 5\r\n", "hello") + post("message=two", ""), []int{400, 200}, []string{"two/"}},
		{"a request in a body", post("message="+inner, ""), []int{200}, []string{"message"}},
		{"too large", post(long+inner, "") + post("message=two", ""), []int{413}, nil},
		{"too large, with a question", ask("POST", path, kind+"Expect: 100-continue\r\nContent-Length: 100000\r\n", "") + inner, []int{413}, nil},
		{"a question", ask("POST", path, kind+"Expect: 100-continue\r\nContent-Length: 11\r\n", "message=one") + post("message=two", ""), []int{100, 200, 200}, []string{"one/", "two/"}},
		{"another question", ask("POST", path, kind+"Expect: something\r\nContent-Length: 11\r\n", inner), []int{417}, nil},
		{"length and chunks", ask("POST", path, kind+"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"+inner), []int{411}, nil},
		{"chunks twice", ask("POST", path, kind+"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"+inner), []int{501}, nil},
		{"chunks by another name", ask("POST", path, kind+"Content-Length: 4\r\nTransfer-Encoding: xchunked\r\n", "0\r\n\r\n"+inner), []int{501}, nil},
		{"chunks and trailers", ask("POST", path, kind+"Trailer: X\r\nTransfer-Encoding: chunked\r\n", "b\r\nmessage=one\r\n0\r\nX: y\r\n\r\n"+inner), []int{411}, nil},
		{"two lengths", ask("POST", path, kind+"Content-Length: 0\r\nContent-Length: 11\r\n", inner), []int{400}, nil},
		{"lengths in one line", ask("POST", path, kind+"Content-Length: 0, 11\r\n", inner), []int{400}, nil},
		{"GET with a body", ask("GET", path, fmt.Sprintf("Content-Length: %d\r\n", len(inner)), inner) + inner, []int{400}, nil},
		{"HEAD with a body", ask("HEAD", path, fmt.Sprintf("Content-Length: %d\r\n", len(inner)), inner) + inner, []int{400}, nil},
		{"GET with chunks", ask("GET", path, "Transfer-Encoding: chunked\r\n", "0\r\n\r\n"+inner), []int{411}, nil},
		{"PUT with a body", ask("PUT", path, fmt.Sprintf("Content-Length: %d\r\n", len(inner)), inner) + inner, []int{400}, nil},
		{"a post to another page", ask("POST", d.s.Site.Base, fmt.Sprintf("Content-Length: %d\r\n", len(inner)), inner) + inner, []int{405}, nil},
		{"an old client with chunks", strings.Replace(ask("POST", path, kind+"Connection: keep-alive\r\nContent-Length: 11\r\nTransfer-Encoding: chunked\r\n", "message=one"), "HTTP/1.1", "HTTP/1.0", 1) + inner, []int{200}, []string{"one/"}},
		{"an old client that asks with chunks", "GET /healthz HTTP/1.0\r\nHost: x\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n" + inner, []int{200}, nil},
		{"HEAD and another", ask("HEAD", path, "", "") + post("message=two", ""), []int{200, 200}, []string{"two/"}},
	} {
		t.Run(x.name, func(t *testing.T) {
			d.store.got = nil
			d.s.limiter = newLimiter(DefaultLimits)
			status := answers(t, addr, x.sent)
			if fmt.Sprint(status) != fmt.Sprint(x.status) {
				t.Errorf("answers %v, want %v", status, x.status)
			}
			var kept []string
			for _, m := range d.store.got {
				if strings.HasPrefix(m.Text, "POST ") {
					kept = append(kept, "message")
				} else {
					kept = append(kept, m.Text+"/"+m.Name)
				}
			}
			if fmt.Sprint(kept) != fmt.Sprint(x.kept) {
				t.Errorf("kept %q, want %q", kept, x.kept)
			}
		})
	}
}

// answers sends bytes and returns the status of each answer until the server
// closes the connection.
func answers(t *testing.T, addr, sent string) (status []int) {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(30 * time.Second))
	go func() {
		io.WriteString(c, sent)
		c.(*net.TCPConn).CloseWrite()
	}()
	r := bufio.NewReader(c)
	method, _, _ := strings.Cut(sent, " ")
	for {
		res, err := http.ReadResponse(r, &http.Request{Method: method})
		if err != nil {
			return status
		}
		io.Copy(io.Discard, res.Body)
		if status = append(status, res.StatusCode); res.StatusCode != 100 {
			method = http.MethodPost
		}
	}
}

// TestSlowSendersAreClosed: whichever part of a request drips, the server
// closes the connection, and nothing of it stays behind.
func TestSlowSendersAreClosed(t *testing.T) {
	d, addr := served(t)
	head := "POST " + d.s.Site.Base + form.Path + " HTTP/1.1\r\nHost: x\r\n"
	long := "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 60000\r\n\r\n"
	get := "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
	before := runtime.NumGoroutine()
	var wg sync.WaitGroup
	for name, start := range map[string]string{
		"silent": "", "a first byte": "P", "a head": head, "a body": head + long, "a body of a page that takes none": strings.Replace(head, form.Path, "index.html", 1) + long,
		"a body with GET": strings.Replace(head, "POST", "GET", 1) + long, "a body where none belongs": strings.Replace(head, d.s.Site.Base+form.Path, "/healthz", 1) + long,
		"after an answer": get, "a second head": get + "GET", "a longer second head": get + head,
	} {
		for _, drips := range []bool{true, false} {
			wg.Go(func() {
				c, err := net.Dial("tcp", addr)
				if err != nil {
					t.Error(err)
					return
				}
				defer c.Close()
				began := time.Now()
				c.SetReadDeadline(began.Add(25 * time.Second)) // each lasted 30 s and more without its deadline
				io.WriteString(c, start)
				closed := make(chan struct{})
				go func() {
					for drips {
						select {
						case <-closed:
							return
						case <-time.After(time.Second):
							io.WriteString(c, "a")
						}
					}
				}()
				_, err = io.Copy(io.Discard, c)
				close(closed)
				if timeout, ok := err.(net.Error); ok && timeout.Timeout() {
					t.Errorf("%s (drips: %v): still open", name, drips)
				}
				t.Logf("%s (drips: %v): closed after %v", name, drips, time.Since(began).Round(100*time.Millisecond))
			})
		}
	}
	wg.Wait()
	for end := time.Now().Add(time.Minute); runtime.NumGoroutine() > before+2; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%d goroutines, %d before", runtime.NumGoroutine(), before)
		}
	}
}
