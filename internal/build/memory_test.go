package build_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"plaza/internal/build"
	"plaza/internal/diag"
	"plaza/internal/schema"
	"plaza/internal/view"
)

// desk is a copy of a site at which an editor works without a plan.
type desk struct {
	t    *testing.T
	dir  string
	rand *rand.Rand
	fair map[string][]byte // the files as they were
}

func newDesk(t *testing.T, seed uint64) *desk {
	t.Helper()
	d := &desk{t, t.TempDir(), rand.New(rand.NewPCG(seed, 1)), map[string][]byte{}}
	if err := os.CopyFS(d.dir, os.DirFS("../../test/othercity")); err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"en.toml", "es.toml"} { // its own are those of the third language
		b, err := os.ReadFile(filepath.Join("../../i18n", words))
		if err != nil {
			t.Fatal(err)
		}
		d.write("i18n/"+words, b)
	}
	for _, p := range d.paths() {
		d.fair[p] = d.read(p)
	}
	return d
}

// paths lists the files of the site as they are, in order.
func (d *desk) paths() []string {
	var all []string
	for _, part := range []string{"content", "data", "i18n"} {
		err := fs.WalkDir(os.DirFS(d.dir), part, func(p string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() {
				all = append(all, p)
			}
			return err
		})
		if err != nil {
			d.t.Fatal(err)
		}
	}
	return all
}

func (d *desk) any(all []string) string { return all[d.rand.IntN(len(all))] }

func (d *desk) write(p string, b []byte) {
	d.t.Helper()
	os.Remove(filepath.Join(d.dir, p)) // it may be a link by now
	if err := os.WriteFile(filepath.Join(d.dir, p), b, 0o644); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) read(p string) []byte {
	d.t.Helper()
	b, err := os.ReadFile(filepath.Join(d.dir, p))
	if err != nil && !errors.Is(err, fs.ErrNotExist) { // a link to nowhere holds nothing
		d.t.Fatal(err)
	}
	return b
}

// step does one thing to the site and says what.
func (d *desk) step() string {
	p := d.any(d.paths())
	switch d.rand.IntN(14) {
	case 0, 1, 2, 3: // another word in a text
		for range 20 {
			b := d.read(p)
			words := [][2]string{{" the ", " that "}, {" of ", " for "}, {" a ", " one "}, {" de ", " del "}, {" and ", " or "}, {" is ", " was "}, {" to ", " into "}}
			w := words[d.rand.IntN(len(words))]
			if bytes.Contains(b, []byte(w[0])) {
				d.write(p, bytes.Replace(b, []byte(w[0]), []byte(w[1]), 1))
				return "another word in " + p
			}
			p = d.any(d.paths())
		}
		return "nothing"
	case 4: // saved as it is
		d.write(p, d.read(p))
		return "saved as it is: " + p
	case 5:
		os.Remove(filepath.Join(d.dir, p))
		return "removed: " + p
	case 6: // under another id, or as the translation of another record
		to := filepath.Join(filepath.Dir(p), d.any([]string{"moved", "moved.es", "moved.pt", "Moved!"})+filepath.Ext(p))
		if err := os.Rename(filepath.Join(d.dir, p), filepath.Join(d.dir, to)); err != nil {
			d.t.Fatal(err)
		}
		return p + " renamed to " + to
	case 7:
		q := d.any(d.paths())
		a, b := d.read(p), d.read(q)
		d.write(p, b)
		d.write(q, a)
		return "changed places: " + p + " and " + q
	case 8: // a line goes, or stands twice
		lines := bytes.SplitAfter(d.read(p), []byte("\n"))
		i := d.rand.IntN(len(lines))
		n := 2 * d.rand.IntN(2)
		d.write(p, bytes.Join(slices.Concat(lines[:i], slices.Repeat(lines[i:i+1], n), lines[i+1:]), nil))
		return fmt.Sprintf("line %d stands %d times in %s", i+1, n, p)
	case 9: // half saved
		b := d.read(p)
		d.write(p, b[:d.rand.IntN(len(b)+1)])
		return "cut: " + p
	case 10: // refused
		os.Remove(filepath.Join(d.dir, p))
		if err := os.Symlink("elsewhere", filepath.Join(d.dir, p)); err != nil {
			d.t.Fatal(err)
		}
		return "now a link: " + p
	case 11: // what the whole site hangs on
		site := "data/site.toml"
		pairs := [][2]string{{"timezone", "x_timezone"}, {"Atlantic/Canary", "Pacific/Auckland"}, {`"full"`, `"partial"`}, {`"partial"`, `"planned"`}, {"email_domains", "x_domains"}}
		x := pairs[d.rand.IntN(len(pairs))]
		if b, ok := d.fair[site]; ok {
			d.write(site, bytes.Replace(b, []byte(x[0]), []byte(x[1]), 1))
		}
		return "the site's own record: " + x[1]
	}
	d.mend()
	return "all as it was"
}

// mend puts everything back.
func (d *desk) mend() {
	for _, p := range d.paths() {
		if _, ok := d.fair[p]; !ok {
			os.Remove(filepath.Join(d.dir, p))
		}
	}
	for p, b := range d.fair {
		d.write(p, b)
	}
}

// shown is all that a loaded state says.
type shown struct {
	diags []diag.Diagnostic
	pages []string
	moved []build.Redirect
	lock  string
	left  []string
	files map[string]string
}

// look notes every nth page whole, from the first on; n of 0 stands for none.
func look(t *testing.T, l *build.Linked, first, n int) shown {
	t.Helper()
	s := shown{diags: l.Diags, moved: l.Moved, lock: string(l.NewLock), left: l.LeftOut, files: map[string]string{}}
	for p, f := range l.Files {
		s.files[p] = f.Sum.String()
	}
	for i, p := range l.Pages {
		s.pages = append(s.pages, p.Out)
		if n == 0 || i%n != first%n || diag.HasErrors(l.Diags) {
			continue
		}
		var b bytes.Buffer
		if _, err := p.Render(&b, &view.Env{BaseURL: l.Env.BaseURL, Assets: map[string]string{}}, l.Site); err != nil {
			t.Fatal(err)
		}
		s.pages = append(s.pages, b.String())
	}
	return s
}

// TestMemory: a load through a memory is a load without one, whatever was
// saved, broken, renamed or taken away since the last; and what was loaded
// before stays as it was.
func TestMemory(t *testing.T) {
	steps, every := 10, 5
	if os.Getenv("PLAZA_SLOW") != "" {
		steps, every = 300, 2
	}
	seed := uint64(steps)
	d := newDesk(t, seed)
	git := func(args ...string) {
		t.Helper()
		c := exec.Command("git", append([]string{"-C", d.dir, "-c", "user.name=x", "-c", "user.email=x@example.org"}, args...)...)
		if out, err := c.CombinedOutput(); err != nil {
			t.Skipf("git %s: %v: %s", strings.Join(args, " "), err, out)
		}
	}
	git("init", "-q")
	ctx := context.Background()
	opt := build.Options{Dir: d.dir, Today: schema.Date{Year: 2026, Month: 11, Day: 29}}
	m := build.NewMemory()
	var last *build.Linked
	var was shown
	whole, n := 0, 0
	for i := range steps {
		if d.rand.IntN(2) == 0 {
			d.mend()
		}
		did := d.step()
		if d.rand.IntN(8) == 0 {
			git("add", "-A")
			git("commit", "-q", "--allow-empty", "-m", "one")
			did += ", committed"
		}
		got, err := m.Load(ctx, opt)
		if err != nil {
			t.Fatal(err)
		}
		want, err := build.Load(ctx, opt)
		if err != nil {
			t.Fatal(err)
		}
		before := n
		if n = 0; i%3 == 0 {
			n = every
		}
		g, w := look(t, got, i, n), look(t, want, i, n)
		if !reflect.DeepEqual(g, w) {
			t.Fatalf("seed %d, step %d (%s): %s", seed, i, did, difference(g, w))
		}
		if last != nil && !reflect.DeepEqual(look(t, last, i-1, before), was) {
			t.Fatalf("seed %d, step %d (%s) changed what was loaded before", seed, i, did)
		}
		if n > 0 && !diag.HasErrors(got.Diags) {
			whole++
		}
		last, was = got, g
	}
	if whole < steps/10 {
		t.Errorf("only %d of %d states had pages to compare", whole, steps)
	}
	t.Logf("%d states, of which %d with pages", steps, whole)
}

func difference(g, w shown) string {
	for i := range min(len(g.pages), len(w.pages)) {
		if g.pages[i] != w.pages[i] {
			return fmt.Sprintf("page %d differs:\n%.2000s\n%.2000s", i, g.pages[i], w.pages[i])
		}
	}
	g.pages, w.pages = nil, nil
	return fmt.Sprintf("with a memory\n%v\nwithout\n%v", g, w)
}
