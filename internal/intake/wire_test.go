package intake

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"plaza/internal/form"
)

// served runs the real server on a socket: its limits are part of it.
func served(t testing.TB) (*desk, string) {
	t.Helper()
	d := open1(t, nil)
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- d.s.Serve(ctx, l) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return d, l.Addr().String()
}

// raw writes bytes to a fresh connection and returns the status of the answer
// and whether the server closed the connection after it.
func raw(t testing.TB, addr, request string) (status int, closed bool) {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(20 * time.Second))
	go io.WriteString(c, request)
	r := bufio.NewReader(c)
	res, err := http.ReadResponse(r, nil)
	if err != nil {
		return 0, true // closed without a word
	}
	io.Copy(io.Discard, res.Body)
	if res.Close { // it says so itself
		return res.StatusCode, true
	}
	c.SetDeadline(time.Now().Add(100 * time.Millisecond)) // a connection that stays open says nothing
	_, err = r.ReadByte()
	return res.StatusCode, err == io.EOF
}

func TestMalformedRequests(t *testing.T) {
	d, addr := served(t)
	path := d.s.Site.Base + form.Path
	head := func(method, more string) string { return method + " " + path + " HTTP/1.1\r\nHost: x\r\n" + more }
	urlencoded := "Content-Type: application/x-www-form-urlencoded\r\n"
	cases := []struct {
		name    string
		request string
		status  []int
		closed  bool
	}{
		{"chunked", head("POST", urlencoded+"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"), []int{411}, true},
		{"endless chunks", head("POST", urlencoded+"Transfer-Encoding: chunked\r\n\r\n"+strings.Repeat("5\r\nhello\r\n", 1000)), []int{411}, true},
		{"length and chunked", head("POST", urlencoded+"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n"), []int{400, 411}, true},
		{"another coding", head("POST", urlencoded+"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"), []int{400, 411, 501}, true},
		{"two lengths", head("POST", urlencoded+"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!"), []int{400}, true},
		{"a length that is none", head("POST", urlencoded+"Content-Length: +5\r\n\r\nhello"), []int{400}, true},
		{"negative length", head("POST", urlencoded+"Content-Length: -1\r\n\r\n"), []int{400}, true},
		{"a space before the colon", head("POST", urlencoded+"Content-Length : 5\r\n\r\nhello"), []int{400}, true},
		{"folded header", head("GET", "X-A: b\r\n c\r\n\r\n"), []int{200, 400}, false},
		{"NUL in a header", head("GET", "X-A: b\x00c\r\n\r\n"), []int{400}, true},
		{"no host", "GET " + path + " HTTP/1.1\r\n\r\n", []int{400}, true},
		{"two hosts", "GET " + path + " HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", []int{400}, true},
		{"large header", head("GET", "X-A: "+strings.Repeat("a", 1<<20)+"\r\n\r\n"), []int{431}, true},
		{"many headers", head("GET", strings.Repeat("X-A: aaaaaaaaaaaaaaaa\r\n", 20000)+"\r\n"), []int{431}, true},
		{"long line", "GET /" + strings.Repeat("a", 1<<16) + " HTTP/1.1\r\nHost: x\r\n\r\n", []int{431, 414}, true},
		{"HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", []int{0, 400, 505}, true},
		{"no HTTP", "hello\r\n\r\n", []int{400}, true},
		{"body with GET", head("GET", "Content-Length: 5\r\n\r\nhello"), []int{400}, true},
		{"packed body", head("POST", urlencoded+"Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello"), []int{415}, true},
		{"two types", head("POST", urlencoded+urlencoded+"Content-Length: 5\r\n\r\nhello"), []int{400}, true},
		{"two origins", head("POST", urlencoded+"Origin: https://a.test\r\nOrigin: https://b.test\r\nContent-Length: 5\r\n\r\nhello"), []int{400}, true},
		{"PUT", head("PUT", "Content-Length: 0\r\n\r\n"), []int{405}, false},
		{"DELETE", head("DELETE", "\r\n"), []int{405}, false},
		{"TRACE", head("TRACE", "\r\n"), []int{405}, false},
		{"CONNECT", "CONNECT x:443 HTTP/1.1\r\nHost: x:443\r\n\r\n", []int{400, 404, 405}, false},
		{"climbing path", "GET " + d.s.Site.Base + "../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n", []int{301, 307, 404}, false},
		{"packed climbing", "GET " + d.s.Site.Base + "%2e%2e%2f%2e%2e%2fetc/passwd HTTP/1.1\r\nHost: x\r\n\r\n", []int{301, 307, 404}, false},
		{"backslashes", "GET " + d.s.Site.Base + "..%5c..%5cetc HTTP/1.1\r\nHost: x\r\n\r\n", []int{404}, false},
		{"NUL in the path", "GET " + d.s.Site.Base + "a%00b HTTP/1.1\r\nHost: x\r\n\r\n", []int{404}, false},
		{"declared 1 GiB", head("POST", urlencoded+"Content-Length: 1073741824\r\n\r\n"+strings.Repeat("a", 1<<16)), []int{413}, true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			status, closed := raw(t, addr, c.request)
			ok := false
			for _, s := range c.status {
				ok = ok || s == status
			}
			if !ok {
				t.Errorf("status %d, want one of %v", status, c.status)
			}
			if c.closed && !closed {
				t.Error("the connection stays open")
			}
		})
	}
}

// A body that is too large is answered with a page, having taken at most a few
// megabytes.
func TestLargeBodyIsAnswered(t *testing.T) {
	d, addr := served(t)
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	fmt.Fprintf(c, "POST %s%s HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 1073741824\r\n\r\n", d.s.Site.Base, form.Path)
	sent := make(chan int64, 1)
	go func() {
		n := int64(0)
		piece := make([]byte, 1<<16)
		for {
			m, err := c.Write(piece)
			n += int64(m)
			if err != nil {
				sent <- n
				return
			}
		}
	}()
	res, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatal(err)
	}
	b, _ := io.ReadAll(res.Body)
	if res.StatusCode != 413 || !strings.Contains(string(b), d.s.Site.Locales.All[0].Words.Form.Error.TooLarge) {
		t.Errorf("status %d", res.StatusCode)
	}
	c.Close()
	if n := <-sent; n > 16<<20 { // with what the two kernels hold
		t.Errorf("%d bytes were taken", n)
	}
}

func TestBodyOfTheGreatestSize(t *testing.T) {
	d := open1(t, nil)
	// 10,000 characters of four bytes each are within every limit.
	res, _ := d.send("", map[string]string{form.FieldMessage: strings.Repeat("😀", 10000)}, nil)
	if res.StatusCode != 200 || len(d.store.got) != 1 || d.store.got[0].Text != strings.Repeat("😀", 10000) {
		t.Errorf("status %d", res.StatusCode)
	}
	res, page := d.send("", map[string]string{form.FieldMessage: strings.Repeat("a", form.MaxBody)}, nil)
	if res.StatusCode != 413 || !strings.Contains(page, d.s.Site.Locales.All[0].Words.Form.Error.TooLarge) {
		t.Errorf("status %d", res.StatusCode)
	}
}

// TestDripping: 500 clients that send a byte now and then keep nobody else
// from sending, and are all closed by the time they have had. It takes a while, so it is asked for: PLAZA_DRIP=1.
func TestDripping(t *testing.T) {
	if os.Getenv("PLAZA_DRIP") == "" {
		t.Skip("set PLAZA_DRIP=1 to run it")
	}
	d, addr := served(t)
	before := runtime.NumGoroutine()
	var wg sync.WaitGroup
	var open atomic.Int64
	for i := range 500 {
		open.Add(1)
		wg.Go(func() {
			defer open.Add(-1)
			c, err := net.Dial("tcp", addr)
			if err != nil {
				t.Error(err)
				return
			}
			defer c.Close()
			head := "POST " + d.s.Site.Base + form.Path + " HTTP/1.1\r\nHost: x\r\n"
			if i%2 == 0 {
				head += "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 60000\r\n\r\n"
			}
			io.WriteString(c, head)
			closed := make(chan struct{})
			go func() {
				io.Copy(io.Discard, c)
				close(closed)
			}()
			for {
				select {
				case <-closed:
					return
				case <-time.After(2 * time.Second):
					io.WriteString(c, "a")
				}
			}
		})
	}
	var slowest time.Duration
	for n := range 40 {
		began := time.Now()
		body := fmt.Sprintf("message=number+%d", n)
		status, _ := raw(t, addr, "POST "+d.s.Site.Base+form.Path+" HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "+fmt.Sprint(len(body))+"\r\n\r\n"+body)
		slowest = max(slowest, time.Since(began))
		if status != 200 && status != 429 {
			t.Errorf("a resident got %d", status)
		}
		time.Sleep(200 * time.Millisecond)
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if n := open.Load(); n > 0 { // 40 pauses of 200 ms are the 8 s that a request may take
		t.Errorf("%d of 500 are still open", n)
	}
	wg.Wait()
	t.Logf("slowest answer %v, heap %d MiB, all memory %d MiB", slowest, m.HeapInuse>>20, m.Sys>>20)
	if len(d.store.got) == 0 {
		t.Error("no resident's message arrived")
	}
	for end := time.Now().Add(time.Minute); runtime.NumGoroutine() > before+2; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%d goroutines are left of %d", runtime.NumGoroutine(), before)
		}
	}
}
