//go:build linux

package main

import (
	"bufio"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"plaza/internal/seal"
)

// straced starts the real program under strace (-D: as our child) and returns it with the file
// that the calls are written to.
func straced(t *testing.T, key string, options []string, args ...string) (*service, string) {
	t.Helper()
	if os.Getenv("PLAZA_SLOW") == "" {
		t.Skip("PLAZA_SLOW=1 traces the real program")
	}
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("there is no strace")
	}
	calls := filepath.Join(t.TempDir(), "calls")
	c := exec.Command(strace, append(append([]string{"-D", "-f", "-y", "-s", "300", "-o", calls}, options...), os.Args[0])...)
	c.Env = append(os.Environ(), "PLAZA_FEEDBACK_ARGS="+strings.Join(args, "\x1f"), "FEEDBACK_IDENTITY="+key)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Skipf("nothing can be traced here: %v", err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	at := regexp.MustCompile(`http://\S+`).FindString(line)
	s := &service{c, at}
	t.Cleanup(func() { s.end() })
	if err != nil || at == "" {
		return s, calls // a fault was met at the start
	}
	if res, err := http.Get(strings.TrimSuffix(at, "/") + "/"); err == nil {
		res.Body.Close()
	}
	return s, calls
}

// end ends the program, and with it strace.
func (s *service) end() {
	s.Process.Signal(os.Interrupt)
	done := make(chan struct{})
	go func() { s.Wait(); close(done) }()
	select {
	case <-done:
	case <-time.After(15 * time.Second):
		s.Process.Kill()
		<-done
	}
}

// call is one system call, with the lines on which it began and ended.
type call struct {
	name, what, result string
	began, ended       int
}

var (
	whole   = regexp.MustCompile(`^(\d+) +(\w+)\((.*)\) += (.*)$`)
	begun   = regexp.MustCompile(`^(\d+) +(\w+)\((.*?) *<unfinished \.\.\.>$`)
	resumed = regexp.MustCompile(`^(\d+) +<\.\.\. (\w+) resumed>(.*)\) += (.*)$`)
)

func readCalls(t *testing.T, name string) []call {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var out []call
	open := map[string]call{}
	for n, line := range strings.Split(string(b), "\n") {
		if m := begun.FindStringSubmatch(line); m != nil {
			open[m[1]] = call{name: m[2], what: m[3], began: n}
		} else if m := resumed.FindStringSubmatch(line); m != nil {
			c := open[m[1]]
			c.what, c.result, c.ended = c.what+m[3], m[4], n
			out = append(out, c)
		} else if m := whole.FindStringSubmatch(line); m != nil {
			out = append(out, call{m[2], m[3], m[4], n, n})
		}
	}
	return out
}

// TestSyncBeforeAnswer: by the time the first byte of the thank-you page is
// written, the log that holds the message and the folder that holds the log are
// on the disk. The letter's file and folder are, before its row is deleted.
func TestSyncBeforeAnswer(t *testing.T) {
	key, _, err := seal.GenerateKey(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	site, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	inbox, state := filepath.Join(dir, "inbox"), filepath.Join(dir, "state")
	s, file := straced(t, key, []string{"-e", "trace=fsync,fdatasync,pwrite64,write,writev,rename,renameat,renameat2"},
		"serve", "--site", site, "--mail-dir", inbox, "--state", state, "--address", "127.0.0.1:0")
	ref := s.send("Order of calls.")
	if ref == "" {
		t.Fatal("the message was not taken")
	}
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		if _, err := os.Stat(filepath.Join(inbox, ref+".eml")); err == nil || time.Now().After(end) {
			break
		}
	}
	time.Sleep(time.Second) // the row is deleted
	s.end()
	calls := readCalls(t, file)
	// last returns the last call that had ended before a line of the trace.
	last := func(before int, is func(call) bool) int {
		at := -1
		for i, c := range calls {
			if c.ended < before && is(c) {
				at = i
			}
		}
		return at
	}
	sync := func(path string) func(call) bool {
		return func(c call) bool {
			return (c.name == "fsync" || c.name == "fdatasync") && strings.HasSuffix(c.what, path+">") && c.result == "0"
		}
	}
	answer := -1
	for i, c := range calls {
		if (c.name == "write" || c.name == "writev") && strings.Contains(c.what, `"HTTP/1.1 200 OK`) {
			answer = i
		}
	}
	if answer < 0 {
		t.Fatal("the answer is not in the trace")
	}
	before := calls[answer].began
	wrote := last(before, func(c call) bool { return c.name == "pwrite64" && strings.Contains(c.what, "outbox.db-wal>") })
	synced, folder := last(before, sync("outbox.db-wal")), last(before, sync(state))
	if wrote < 0 || synced < 0 || folder < 0 {
		t.Fatalf("before the answer: last write to the log %d, its sync %d, that of the folder %d (-1: none)", wrote, synced, folder)
	}
	t.Logf("log written at %d, synced at %d, folder synced at %d, answered at %d", calls[wrote].ended, calls[synced].ended, calls[folder].ended, before)
	// Others may write meanwhile (a claim), so a sync must lie between some
	// write that began after the request and the answer: the request is read
	// after the last answer before it.
	asked := -1
	for i := range answer {
		if strings.Contains(calls[i].what, `"HTTP/1.1 `) {
			asked = i
		}
	}
	held := false
	for i := asked + 1; i < answer; i++ {
		if calls[i].name != "pwrite64" || !strings.Contains(calls[i].what, "outbox.db-wal>") {
			continue
		}
		for j := i + 1; j < answer; j++ {
			held = held || sync("outbox.db-wal")(calls[j]) && calls[j].began > calls[i].ended && calls[j].ended < before
		}
	}
	if !held {
		t.Error("between request and answer the log was not written and then synced")
	}

	letter := last(1<<30, func(c call) bool { return strings.HasPrefix(c.name, "rename") && strings.Contains(c.what, ref) })
	if letter < 0 {
		t.Fatal("the letter was not renamed into its place")
	}
	text := last(calls[letter].began, func(c call) bool {
		return c.name == "fsync" && strings.Contains(c.what, inbox+"/.part-") && c.result == "0"
	})
	placed := last(1<<30, func(c call) bool { return sync(inbox)(c) && c.began > calls[letter].ended })
	if text < 0 || placed < 0 {
		t.Errorf("the letter's file was synced at call %d, its folder at %d (-1: never)", text, placed)
	}
}

// TestEachSystemCallFails lets the nth sync or write of the real program fail,
// as a dying or full disk does. Whoever saw a reference has a letter.
func TestEachSystemCallFails(t *testing.T) {
	if _, err := exec.LookPath("strace"); err != nil || os.Getenv("PLAZA_SLOW") == "" {
		t.Skip("PLAZA_SLOW=1 lets system calls fail, with strace")
	}
	key, _, err := seal.GenerateKey(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	site, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	var met, inService atomic.Int64 // faults that were met, and those of them after the start
	one := func(t *testing.T, fault string) {
		t.Parallel()
		dir := t.TempDir()
		inbox, state := filepath.Join(dir, "inbox"), filepath.Join(dir, "state")
		args := []string{"serve", "--site", site, "--mail-dir", inbox, "--state", state, "--address", "127.0.0.1:0"}
		s, calls := straced(t, key, []string{"-e", "trace=fsync,fdatasync,pwrite64", "-e", "inject=" + fault}, args...)
		acked, refused := map[string]string{}, 0
		for i := range 5 {
			if s.url == "" {
				break // it refused to start
			}
			text := fmt.Sprintf("Message %d", i)
			if ref := s.send(text); ref != "" {
				acked[ref] = text
			} else {
				refused++
			}
		}
		s.end()
		b, err := os.ReadFile(calls)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(b), "(INJECTED)") {
			met.Add(1)
			if s.url != "" {
				inService.Add(1)
			}
		}
		healthy := start(t, key, args...)
		defer func() { healthy.Process.Kill(); healthy.Wait() }()
		ref := healthy.send("All is well.")
		if ref == "" {
			t.Fatal("after a restart nothing is taken")
		}
		t.Logf("%d calls failed; started %v, %d references, %d refusals", strings.Count(string(b), "(INJECTED)"), s.url != "", len(acked), refused)
		acked[ref] = "All is well."
		for ref, text := range acked {
			name := filepath.Join(inbox, ref+".eml")
			eventually(t, "the letter "+ref+" is there", func() bool { b, _ := os.ReadFile(name); return strings.Contains(string(b), text) })
		}
	}
	t.Run("all", func(t *testing.T) {
		for what, nth := range map[string][]int{"fdatasync,fsync:error=EIO:when=%d": {1, 4, 7, 9, 11, 13}, "fdatasync,fsync:error=EIO:when=%d+": {4, 8, 12},
			"pwrite64:error=ENOSPC:when=%d": {1, 22, 34, 46, 60}, "pwrite64:error=ENOSPC:when=%d+": {30, 40, 50, 70}, "pwrite64:error=EIO:when=%d+": {26, 38, 55}} {
			for _, n := range nth {
				fault := fmt.Sprintf(what, n)
				t.Run(fault, func(t *testing.T) { one(t, fault) })
			}
		}
	})
	if met.Load() < 10 || inService.Load() < 3 {
		t.Errorf("%d faults were met, %d of them after the start", met.Load(), inService.Load())
	}
}
