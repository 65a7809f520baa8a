package publish

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCheckPath(t *testing.T) {
	for _, good := range []string{
		"index.html", "es/tools/a-b.html", ".gitignore", ".well-known/security.txt", "a..b", "..a", "com10", "console.html",
		"café.html", "a b.html", "com.html", "lpt/x", "comp1.css", strings.Repeat("x", 255),
	} {
		if err := checkPath(good); err != nil {
			t.Errorf("%v", err)
		}
	}
	for bad, want := range map[string]string{
		"": "empty", "/": "root", "/etc/passwd": "root", "a/": "empty part", "a//b": "empty part",
		"..": "elsewhere", "../x": "elsewhere", "a/../../x": "elsewhere", ".": "elsewhere", "./a": "elsewhere", "a/./b": "elsewhere",
		`a\b`: "not every computer", "a\x00b": "not every computer", "a\nb": "not every computer", "C:/x": "not every computer",
		"a:b": "not every computer", "a*": "not every computer", "a?b": "not every computer", "a\x7f": "not every computer",
		"a./b": "drops", "a.": "drops", "a ": "drops", "...": "drops",
		"nul": "device", "NUL.html": "device", "x/Con/y": "device", "aux.tar.gz": "device", "com1": "device", "COM¹.txt": "device",
		"lpt9.html": "device", "con .txt": "device", "conin$": "device",
		"a\xff": "UTF-8", "cafe\u0301": "NFC", strings.Repeat("x", 256): "longer",
	} {
		if err := checkPath(bad); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("checkPath(%q): got %v, want an error with %q", bad, err, want)
		}
	}
}

func TestClaims(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"a", "b", ""},
		{"a/b", "a/c", ""},
		{"a/b/c", "a/b/d/e", ""},
		{"ab", "a/b", ""},
		{"x", "x", `path "x" is put twice`},
		{"a/Map.html", "a/map.html", `paths "a/Map.html" and "a/map.html" are one`},
		{"A/x", "a/y", `paths "A/x" and "a/y" are one`},
		{"b/A/x", "b/a/y/z", `paths "b/A/x" and "b/a/y/z" are one`},
		{"É.html", "é.html", `paths "É.html" and "é.html" are one`},
		{"straße", "STRASSE", `paths "STRASSE" and "straße" are one`},
		{"a", "a/b", `path "a" is a file, but "a/b" needs a folder there`},
		{"a", "A/b/c", `path "a" is a file, but "A/b/c" needs a folder there`},
		{"a/b", "a/b/c/d", `path "a/b" is a file, but "a/b/c/d" needs a folder there`},
	} {
		for _, pair := range [][2]string{{c.a, c.b}, {c.b, c.a}} {
			cl := claims{}
			if err := cl.add(pair[0]); err != nil {
				t.Fatal(err)
			}
			err := cl.add(pair[1])
			if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
				t.Errorf("%q then %q: got %v, want %q", pair[0], pair[1], err, c.want)
			}
		}
	}
}

// Whatever a path looks like, Put writes below the stage or not at all, and
// two paths that are taken both exist afterwards.
func FuzzPut(f *testing.F) {
	for _, seed := range [][2]string{
		{"a/b", "a/B"}, {"../../etc/x", "a"}, {"a/../b", "/x"}, {"nul", `..\x`}, {"é", "e\u0301"}, {"a", "a/b"}, {"ſ", "s"}, {"K", "k"},
		{".site.stage-1/x", ".site.lock"}, {"ﬁ", "fi"}, {"İ", "i̇"},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		top := inMemory(t)
		dir := filepath.Join(top, "in", "site")
		if err := os.Mkdir(filepath.Dir(dir), 0o755); err != nil {
			t.Fatal(err)
		}
		s, err := Open(dir, Options{FS: unsynced{OS()}})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Abort()
		want := tree{}
		for _, p := range []string{a, b} {
			if s.Put(p, []byte(p)) == nil {
				want[p] = p
			}
		}
		_, err = s.Commit()
		if (err == nil) != (len(want) == 2) {
			t.Fatalf("Commit: %v, though %d were taken", err, len(want))
		}
		if err == nil {
			wantTree(t, dir, want)
		}
		all, err := filepath.Glob(filepath.Join(top, "*"))
		if err != nil || len(all) != 1 {
			t.Fatalf("%q and %q left %q outside, %v", a, b, all, err)
		}
		wantClean(t, dir)
	})
}

// unsynced spares the disk where a test is not about it.
type unsynced struct{ FS }

func (unsynced) SyncAll(string) error    { return nil }
func (unsynced) Sync(string, bool) error { return nil }
