package compress

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"plaza/internal/digest"
)

// files lists what lies in the cache.
func files(t *testing.T, dir string) (names []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			names = append(names, strings.TrimPrefix(p, dir+"/"))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// Law 2: with an empty, a full, a damaged or no cache, the twins are the same.
func TestCacheChangesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "not", "yet", "made")
	b := page(7, 500)
	wantGz, wantBr := twins(t, New(""), b)
	expect := func(what string, p *Precompressor, want Stats) {
		t.Helper()
		gz, br := twins(t, p, b)
		if !bytes.Equal(gz, wantGz) || !bytes.Equal(br, wantBr) {
			t.Fatalf("%s: other twins than without a cache", what)
		}
		if got := p.Stats(); got != want {
			t.Fatalf("%s: got %+v, want %+v", what, got, want)
		}
	}
	made, hit, mended := Stats{Made: 1}, Stats{Hits: 1}, Stats{Made: 1, Damaged: 1}
	expect("first run", New(dir), made)
	expect("second run", New(dir), hit)

	entry := filepath.Join(dir, files(t, dir)[0])
	sound, err := os.ReadFile(entry)
	if err != nil {
		t.Fatal(err)
	}
	damage := func(what string, bad []byte) {
		t.Helper()
		if err := os.WriteFile(entry, bad, 0o644); err != nil {
			t.Fatal(err)
		}
		p := New(dir)
		expect(what, p, mended)
		if now, err := os.ReadFile(entry); err != nil || !bytes.Equal(now, sound) {
			t.Fatalf("%s: the entry was not mended, %v", what, err)
		}
	}
	for _, n := range []int{0, 1, headSize - 1, headSize, len(sound) - 1} {
		damage("cut short", sound[:n])
	}
	damage("made longer", append(slices.Clone(sound), 0))
	for i := 0; i < len(sound); i += 11 {
		bad := slices.Clone(sound)
		bad[i] ^= 0x10
		damage("one bit", bad)
	}
	damage("another page's", pack(digest.Of([]byte("x")), wantGz, wantBr))

	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	expect("deleted", New(dir), made)
}

// A length that points outside cannot have a right sum by chance; but reading
// the cache must not be able to end the program even so.
func FuzzUnpack(f *testing.F) {
	key := digest.Of(nil)
	f.Add(pack(key, []byte("gz"), []byte("br"))[sumSize:])
	long := pack(key, []byte("gz"), nil)[sumSize:]
	long[2*sumSize] = 0x7f // the first byte of the length
	f.Add(long)
	f.Add(make([]byte, headSize-sumSize))
	f.Add([]byte{1})
	f.Fuzz(func(t *testing.T, rest []byte) {
		sum := digest.Of(rest)
		if gz, br, ok := unpack(append(sum[:], rest...), key); ok && len(gz)+len(br)+headSize != sumSize+len(rest) {
			t.Fatalf("%d and %d bytes out of %d", len(gz), len(br), len(rest))
		}
	})
}

func TestEntriesOfOtherEncodersAreNotBelieved(t *testing.T) {
	dir, b := t.TempDir(), page(7, 1_000)
	p := New(dir)
	wantGz, wantBr := twins(t, p, b)
	key := digest.Of(b)
	entry := pack(key, []byte("old"), []byte("old"))
	other := digest.Of([]byte("other encoders"))
	copy(entry[sumSize:], other[:])
	sum := digest.Of(entry[sumSize:])
	copy(entry, sum[:])
	if err := os.WriteFile(p.place(key), entry, 0o644); err != nil {
		t.Fatal(err)
	}
	gz, br := twins(t, New(dir), b)
	if !bytes.Equal(gz, wantGz) || !bytes.Equal(br, wantBr) {
		t.Error("twins made by other encoders were given out")
	}
}

// Trouble with the cache slows the build and does not stop it.
func TestCacheThatCannotBeWritten(t *testing.T) {
	plain := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(plain, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	p := New(filepath.Join(plain, "cache"))
	gz, br := twins(t, p, page(1, 500))
	if len(gz) == 0 || len(br) == 0 {
		t.Error("no twins")
	}
	if s := p.Stats(); s.Trouble == nil || !strings.Contains(s.Trouble.Error(), "keep compressed pages") {
		t.Errorf("got %+v, want the trouble told", s)
	}
}

func TestPrune(t *testing.T) {
	dir := t.TempDir()
	first := New(dir)
	for i := range 20 {
		twins(t, first, page(i, 400))
	}
	if n := len(files(t, dir)); n != 20 {
		t.Fatalf("%d entries, want 20", n)
	}
	second := New(dir)
	twins(t, second, page(3, 400))
	twins(t, second, page(99, 400))

	used := files(t, dir)[0][:2] // a folder that is surely there
	ours := []string{filepath.Join(used, unfinished+"123")}
	foreign := []string{"readme.txt", "aa.twins", used + "/notes.txt", used + "/" + used + "ff.twins", used + "/" + strings.Repeat("z", 64) + ending}
	for _, name := range append(ours, foreign...) {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := second.Prune(); err != nil {
		t.Fatal(err)
	}
	want := slices.Clone(foreign)
	for _, i := range []int{3, 99} {
		want = append(want, strings.TrimPrefix(second.place(digest.Of(page(i, 400))), dir+"/"))
	}
	got := files(t, dir)
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("left:\n%q\nwant:\n%q", got, want)
	}
	third := New(dir)
	twins(t, third, page(3, 400))
	twins(t, third, page(4, 400))
	if s := third.Stats(); s.Hits != 1 || s.Made != 1 {
		t.Errorf("after pruning: %+v", s)
	}
	for _, p := range []*Precompressor{New(""), New(filepath.Join(dir, "none"))} {
		if err := p.Prune(); err != nil {
			t.Error(err)
		}
	}
}
