//go:build unix

package outbox

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"plaza/internal/form"
	"plaza/internal/mail"
	"plaza/internal/seal"
)

// patience is how long a test waits for what must happen. No verdict hangs
// on it being short.
const patience = time.Minute

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// until waits for something to become true.
func until(t testing.TB, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !is(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("this did not happen: %s", what)
		}
	}
}

// inbox is a sender that keeps what it gets. trouble, if it returns an
// error, refuses a message.
type inbox struct {
	mu      sync.Mutex
	got     map[string][]form.Message
	open    int // sessions now
	most    int // sessions at once
	trouble func(m form.Message) error
	dial    func() error
}

func (b *inbox) Open(context.Context) (mail.Session, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.dial != nil {
		if err := b.dial(); err != nil {
			return nil, err
		}
	}
	b.open++
	b.most = max(b.most, b.open)
	return boxSession{b}, nil
}

type boxSession struct{ *inbox }

func (b boxSession) Send(ctx context.Context, m form.Message) error {
	b.mu.Lock()
	trouble := b.trouble
	b.mu.Unlock()
	if trouble != nil {
		if err := trouble(m); err != nil {
			return err
		}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.got == nil {
		b.got = map[string][]form.Message{}
	}
	b.got[m.Ref] = append(b.got[m.Ref], m)
	return nil
}

func (b boxSession) Close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.open--
	return nil
}

func (b *inbox) count() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.got)
}

// set changes how the inbox behaves.
func (b *inbox) set(dial func() error, trouble func(form.Message) error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.dial, b.trouble = dial, trouble
}

func testKeys(t testing.TB) *seal.Keys {
	t.Helper()
	file, _, err := seal.GenerateKey(time.Now())
	must(t, err)
	k, err := seal.NewKeys(file)
	must(t, err)
	return k
}

// quick is a configuration whose waits are short.
func quick(t testing.TB, sender mail.Sender) Config {
	return Config{Dir: t.TempDir(), Keys: testKeys(t), Sender: sender, PerMinute: 600_000,
		Schedule: Schedule{First: 20 * time.Millisecond, Max: 100 * time.Millisecond}, Log: testLog(t)}
}

func testLog(t testing.TB) *slog.Logger {
	if testing.Verbose() {
		return slog.New(slog.NewTextHandler(os.Stderr, nil))
	}
	return nil
}

func opened(t testing.TB, c Config) *Outbox {
	t.Helper()
	o, err := Open(t.Context(), c)
	must(t, err)
	t.Cleanup(func() { o.Close() })
	return o
}

func message(n int) form.Message {
	return form.Message{Page: "es", Kind: "question", About: "tools/clearview-ai", Text: fmt.Sprintf("¿Qué hace esto? %d\nDiné bizaad, Tiếng Việt, 中文, العربية, 🙂\n.\n", n),
		Name: "Ana", Email: "ana@example.org", Answer: "es"}
}

func accepted(t testing.TB, o *Outbox, m form.Message) string {
	t.Helper()
	ref, dup, err := o.Accept(t.Context(), m)
	must(t, err)
	if dup {
		t.Fatalf("%s was taken for a duplicate", ref)
	}
	return ref
}

// both runs a test on SQLite, and on PostgreSQL where it is installed.
func both(t *testing.T, test func(t *testing.T, c func(mail.Sender) Config)) {
	t.Run("sqlite", func(t *testing.T) {
		test(t, func(s mail.Sender) Config { return quick(t, s) })
	})
	t.Run("postgres", func(t *testing.T) {
		db := postgresServer(t)
		test(t, func(s mail.Sender) Config {
			c := quick(t, s)
			c.Database = db
			return c
		})
	})
}

// postgres is the one server of a test run.
var postgresOnce struct {
	sync.Once
	dir  string
	stop func()
	n    atomic.Int64
}

func TestMain(m *testing.M) {
	code := m.Run()
	if postgresOnce.stop != nil {
		postgresOnce.stop()
	}
	os.Exit(code)
}

// postgresServer returns the address of a new, empty database. The server is
// started for the tests, without rights, in a folder of its own.
func postgresServer(t testing.TB) string {
	t.Helper()
	if os.Getenv("PLAZA_POSTGRES") == "" {
		t.Skip("PLAZA_POSTGRES=1 runs this on PostgreSQL too")
	}
	bin := postgresBin(t)
	postgresOnce.Do(func() { startPostgres(t, bin) })
	if postgresOnce.stop == nil {
		t.Fatal("PostgreSQL did not start")
	}
	name := fmt.Sprintf("t%d", postgresOnce.n.Add(1))
	if out, err := exec.Command(filepath.Join(bin, "createdb"), "-h", postgresOnce.dir, "-U", "plaza", name).CombinedOutput(); err != nil {
		t.Fatalf("createdb: %v\n%s", err, out)
	}
	return "host=" + postgresOnce.dir + " user=plaza dbname=" + name + " sslmode=disable"
}

func startPostgres(t testing.TB, bin string) {
	dir, err := os.MkdirTemp("", "plaza-pg-")
	must(t, err)
	data, run := filepath.Join(dir, "data"), func(name string, args ...string) *exec.Cmd {
		c := exec.Command(filepath.Join(bin, name), args...)
		c.Dir = dir
		return c
	}
	as := func(c *exec.Cmd) *exec.Cmd { return c }
	if os.Getuid() == 0 { // it refuses to run as root
		u, err := user.Lookup("nobody")
		must(t, err)
		uid, err := strconv.Atoi(u.Uid)
		must(t, err)
		gid, err := strconv.Atoi(u.Gid)
		must(t, err)
		must(t, os.Chown(dir, uid, gid))
		as = func(c *exec.Cmd) *exec.Cmd {
			c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}
			return c
		}
	}
	if out, err := as(run("initdb", "-D", data, "-A", "trust", "-U", "plaza", "--no-instructions")).CombinedOutput(); err != nil {
		t.Fatalf("initdb: %v\n%s", err, out)
	}
	server := as(run("postgres", "-D", data, "-k", dir, "-c", "listen_addresses=", "-c", "synchronous_commit=off"))
	log, err := os.Create(filepath.Join(dir, "log"))
	must(t, err)
	server.Stdout, server.Stderr = log, log
	must(t, server.Start())
	postgresOnce.dir, postgresOnce.stop = dir, func() {
		server.Process.Signal(syscall.SIGQUIT)
		server.Wait()
		log.Close()
		os.RemoveAll(dir)
	}
	until(t, "PostgreSQL listens", func() bool {
		return run("pg_isready", "-h", dir, "-U", "plaza", "-d", "postgres").Run() == nil
	})
}

func postgresBin(t testing.TB) string {
	t.Helper()
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin")
	if len(found) == 0 {
		t.Skip("PostgreSQL is not installed")
	}
	return found[len(found)-1]
}

// bytesOf reads every file of a folder.
func bytesOf(t testing.TB, dir string) string {
	t.Helper()
	var b strings.Builder
	names, err := os.ReadDir(dir)
	must(t, err)
	for _, n := range names {
		raw, err := os.ReadFile(filepath.Join(dir, n.Name()))
		must(t, err)
		b.Write(raw)
	}
	return b.String()
}
