package compress

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"

	"plaza/internal/digest"
)

// page returns a page such as the register has, of about size bytes.
func page(seed, size int) []byte {
	random := rand.New(rand.NewPCG(uint64(seed), 1))
	words := strings.Fields("tool department city police review people data vendor camera model human notice cost risk meeting board " +
		"herramienta ciudad revisión personas datos proveedor aviso costo riesgo reunión consejo and the of a de la el en")
	var b bytes.Buffer
	fmt.Fprintf(&b, "<!doctype html><html lang=\"en\"><title>Page %d</title><main>", seed)
	for b.Len() < size {
		b.WriteString("<p class=\"answer\">")
		for range 5 + random.IntN(20) {
			b.WriteString(words[random.IntN(len(words))])
			b.WriteByte(' ')
		}
		b.WriteString("</p>\n")
	}
	return b.Bytes()
}

func unzip(t testing.TB, gz []byte) []byte {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(gz))
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func unbrotli(t testing.TB, br []byte) []byte {
	t.Helper()
	b, err := io.ReadAll(brotli.NewReader(bytes.NewReader(br)))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func twins(t testing.TB, p *Precompressor, b []byte) (gz, br []byte) {
	t.Helper()
	gz, br, err := p.Twins(b)
	if err != nil {
		t.Fatal(err)
	}
	return gz, br
}

func TestTwinsUnpackToThePage(t *testing.T) {
	p := New("")
	noise := make([]byte, 5000)
	rand.NewChaCha8([32]byte{}).Read(noise)
	for name, b := range map[string][]byte{
		"empty": nil, "one byte": {0}, "noise": noise, "page": page(1, 8_000),
		"below a window": page(2, 1<<16-17), "at a window": page(3, 1<<16)[:1<<16], "long": page(4, 140_000),
	} {
		gz, br := twins(t, p, b)
		if !bytes.Equal(unzip(t, gz), b) || !bytes.Equal(unbrotli(t, br), b) {
			t.Errorf("%s: a twin does not unpack to the page", name)
		}
		if text := name == "page" || name == "long"; text && (len(br) >= len(gz) || len(gz)*2 >= len(b)) {
			t.Errorf("%s: %d bytes became %d and %d", name, len(b), len(gz), len(br))
		}
	}
}

func TestGzipHeadTellsNothing(t *testing.T) {
	gz, _ := twins(t, New(""), page(1, 1000))
	// magic, deflate, no flags (no name), no time, best level, unknown system
	if want := []byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255}; !bytes.Equal(gz[:10], want) {
		t.Errorf("head is % x, want % x", gz[:10], want)
	}
}

// Law 1: an encoder that has been used gives what a new one gives, whatever it
// was used for.
func TestUsedEncodersForget(t *testing.T) {
	noise := make([]byte, 3_000)
	rand.NewChaCha8([32]byte{}).Read(noise)
	pages := [][]byte{page(1, 5_000), nil, page(1, 300), page(2, 5_000), noise, page(1, 5_000), page(3, 70_000), {'x'}, page(3, 900), page(4, 66_000)}
	used := New("")
	for i, b := range slices.Concat(pages, pages[:6], [][]byte{page(1, 5_000)[:2_500]}) {
		gz, br := twins(t, used, b)
		gzNew, brNew := twins(t, New(""), b)
		if !bytes.Equal(gz, gzNew) || !bytes.Equal(br, brNew) {
			t.Errorf("page %d: a used encoder gives another twin than a new one", i)
		}
	}
}

func TestTwinsFromManyGoroutines(t *testing.T) {
	p, alone := New(t.TempDir()), New("")
	var all sync.WaitGroup
	for i := range 40 {
		all.Go(func() {
			b := page(i%10, 2000)
			gz, br, err := p.Twins(b)
			gzAlone, brAlone, _ := alone.Twins(b)
			if err != nil || !bytes.Equal(gz, gzAlone) || !bytes.Equal(br, brAlone) {
				t.Errorf("page %d differs, %v", i, err)
			}
		})
	}
	all.Wait()
	if s := p.Stats(); s.Hits+s.Made != 40 || s.Made < 10 || s.Damaged != 0 || s.Trouble != nil {
		t.Errorf("got %+v", s)
	}
}

// The versions that entries are marked with are those that go.mod chooses.
func TestEncodersAreNamedRightly(t *testing.T) {
	mod, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	for _, module := range []string{"github.com/klauspost/compress", "github.com/andybalholm/brotli"} {
		_, rest, _ := strings.Cut(string(mod), "\t"+module+" ")
		version := strings.Fields(rest + " none")[0]
		if !strings.Contains(encoders, module+" "+version+" ") {
			t.Errorf("go.mod has %s %s: change the constant encoders", module, version)
		}
	}
}

// Same bytes in, same bytes out, on any machine. A new version of an encoder
// may change the sums; then the constant encoders has changed with them.
func TestTwinsAreTheSameEverywhere(t *testing.T) {
	p := New("")
	var gzs, brs []byte
	for i := range 12 {
		gz, br := twins(t, p, page(i, 250+i*397))
		gzs, brs = append(gzs, gz...), append(brs, br...)
	}
	if gz, br := digest.Of(gzs).Short(), digest.Of(brs).Short(); gz != "7ac0ce12c3dc" || br != "ea7c32d60e3d" {
		t.Errorf("the twins have other bytes than elsewhere: %s and %s", gz, br)
	}
}

func TestWindow(t *testing.T) {
	for size, want := range map[int]int{0: 16, 1: 16, 65_519: 16, 65_520: 17, 131_000: 17, 1 << 22: 22, 1 << 30: 22} {
		if got := window(size); got != want {
			t.Errorf("window(%d) = %d, want %d", size, got, want)
		}
	}
}

func TestWorth(t *testing.T) {
	for _, c := range []struct {
		name string
		size int
		want bool
	}{
		{"index.html", 256, true}, {"index.html", 255, false}, {"a/b.c/STYLE.CSS", 9999, true}, {"site.webmanifest", 300, true},
		{"feed.atom", 300, true}, {"meetings.ics", 300, true}, {"tools.csv", 300, true}, {"icon.svg", 300, true},
		{"photo.jpg", 9999, false}, {"font.woff2", 9999, false}, {"policy.pdf", 9999, false}, {"book.epub", 9999, false},
		{"page.html.gz", 9999, false}, {"html", 9999, false}, {"_headers", 9999, false}, {"a.html/x", 9999, false},
	} {
		if got := Worth(c.name, c.size); got != c.want {
			t.Errorf("Worth(%q, %d) = %v", c.name, c.size, got)
		}
	}
}

func FuzzTwins(f *testing.F) {
	f.Add([]byte(nil))
	f.Add([]byte("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"))
	f.Add(page(1, 3000))
	p := New("")
	f.Fuzz(func(t *testing.T, b []byte) {
		gz, br := twins(t, p, b)
		if !bytes.Equal(unzip(t, gz), b) || !bytes.Equal(unbrotli(t, br), b) {
			t.Fatal("a twin does not unpack to the page")
		}
		gzNew, brNew := twins(t, New(""), b)
		if !bytes.Equal(gz, gzNew) || !bytes.Equal(br, brNew) {
			t.Fatal("a used encoder gives another twin than a new one")
		}
	})
}

func BenchmarkTwins(b *testing.B) {
	for _, size := range []int{2_000, 8_000, 40_000} {
		text := page(1, size)
		for _, way := range []string{"gzip", "brotli", "cached"} {
			b.Run(fmt.Sprintf("%d/%s", size, way), func(b *testing.B) {
				p := New(b.TempDir())
				gz, br := twins(b, p, text)
				b.SetBytes(int64(len(text)))
				b.ReportAllocs()
				for b.Loop() {
					switch way {
					case "gzip":
						p.gzipped(text)
					case "brotli":
						p.brotlied(text)
					case "cached":
						p.Twins(text)
					}
				}
				b.ReportMetric(float64(len(gz)), "gz-bytes")
				b.ReportMetric(float64(len(br)), "br-bytes")
			})
		}
	}
}
