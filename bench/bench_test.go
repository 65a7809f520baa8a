package main

import (
	"math"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func put(t *testing.T, dir, name, body string) {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(body), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestCompare(t *testing.T) {
	a, b := t.TempDir(), t.TempDir()
	put(t, a, "index.html", `<title>Home</title><p>Good <a href="x.html">day</a></p>`)
	put(t, b, "index.html", `<title>Home</title> <p>Good <a href="x.html">day</a></p>`)
	put(t, a, "tools/page--2.html", "<p>one two</p>")
	put(t, b, "tools/page/2.html", "<p>one two three</p>")
	put(t, a, "tools.html", "<p>list</p>")
	put(t, b, "tools/index.html", "<p>list</p>")
	put(t, a, "only.html", "<p>here</p>")
	put(t, a, "data.json", "{}")
	l, err := compare(a, b)
	if err != nil {
		t.Fatal(err)
	}
	if l.PagesA != 4 || l.PagesB != 3 || l.Both != 3 || l.Same != 2 || l.Differ != 1 || len(l.Odd) != 1 || len(l.Alone) != 1 {
		t.Errorf("got %+v", l)
	}
	if l.equal() {
		t.Error("sites whose words differ count as equal")
	}
	put(t, b, "tools/page/2.html", "<p>one two</p>")
	if l, err = compare(a, b); err != nil || !l.equal() {
		t.Errorf("sites with the same words count as different: %+v, %v", l, err)
	}
	put(t, b, "another.html", "<p>one</p>")
	if l, err = compare(a, b); err != nil || l.equal() {
		t.Errorf("a page that only the second has does not count: %+v, %v", l, err)
	}
}

// A difference that only a screen reader or another site tells counts, a link
// within a text does not.
func TestCompareHearsWhatIsNotSeen(t *testing.T) {
	for name, x := range map[string]struct {
		one, other string
		same       bool
	}{
		"term":  {`<p>Read the <a class="term" href="g.html#sign">sign</a>.</p>`, `<p>Read the sign.</p>`, true},
		"link":  {`<p>Read the <a href="g.html#sign">sign</a> here.</p>`, `<p>Read the sign here.</p>`, true},
		"label": {`<nav aria-label="Pages"></nav>`, `<nav></nav>`, false},
		"head":  {`<meta property="og:title" content="Home">`, `<meta property="og:title" content="404">`, false},
		"feed":  {`<link rel="alternate" title="News" href="a.xml">`, ``, false},
	} {
		a, b := t.TempDir(), t.TempDir()
		put(t, a, "index.html", x.one)
		put(t, b, "index.html", x.other)
		l, err := compare(a, b)
		if err != nil {
			t.Fatal(err)
		}
		if same := l.Same == 1; same != x.same {
			t.Errorf("%s: the same is %v, want %v", name, same, x.same)
		}
	}
}

func TestLookCountsWhatWasWritten(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "old.html", "1234")
	put(t, dir, "new.html", "12")
	begin := time.Now()
	for name, at := range map[string]time.Time{"old.html": begin.Add(-time.Hour), "new.html": begin.Add(time.Hour)} {
		if err := os.Chtimes(filepath.Join(dir, name), at, at); err != nil {
			t.Fatal(err)
		}
	}
	var s sample
	if err := s.look(dir, begin); err != nil {
		t.Fatal(err)
	}
	if s.Files != 2 || s.Written != 1 || s.Bytes != 6e-6 {
		t.Errorf("got %+v, want 2 files, 1 written, 6 bytes", s)
	}
}

func TestRatioPairsTheRounds(t *testing.T) {
	r := result{series: map[string][]sample{
		cold:     {{CPU: 1}, {CPU: 10}, {CPU: 2}}, // the second round was a slow one for both
		hugoCold: {{CPU: 4}, {CPU: 40}, {CPU: 10}},
	}}
	if got := r.ratio(cold, hugoCold, cpu); got != 0.25 {
		t.Errorf("got %v, want 0.25", got)
	}
	if got := r.ratio(cold, release, cpu); !math.IsNaN(got) {
		t.Errorf("a ratio to nothing is %v, want NaN", got)
	}
}

func TestGrowth(t *testing.T) {
	size := func(n int, cpu float64) result {
		return result{tools: n, series: map[string][]sample{cold: {{CPU: cpu}}}}
	}
	if got := growth([]result{size(200, 1), size(2000, 2), size(20000, 20)}); math.Abs(got-1) > 1e-9 {
		t.Errorf("ten times the CPU for ten times the tools: exponent %v, want 1", got)
	}
	if got := growth([]result{size(20, 1), size(200, 2)}); !math.IsNaN(got) {
		t.Errorf("small sizes give %v, want NaN", got)
	}
}

func TestVerdict(t *testing.T) {
	for value, want := range map[float64]string{0.1: "better than hoped", 0.25: "good", 0.31: "MISSED"} {
		if got := (goal{"x", value, 0.3, 0.2}).verdict(); got != want {
			t.Errorf("%v: %s, want %s", value, got, want)
		}
	}
}
