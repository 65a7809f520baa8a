package archive

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"strings"
	"testing"

	"plaza/internal/compress"
)

func TestZipAndSums(t *testing.T) {
	page := []byte(strings.Repeat("A page of the site. ", 50))
	gz, _, err := compress.New("").Twins(page)
	if err != nil {
		t.Fatal(err)
	}
	pack := func(order []int) ([]byte, string) {
		var s Site
		for _, i := range order {
			switch i {
			case 0:
				s.Add("index.html", page, gz)
			case 1:
				s.Add("a/small.txt", []byte("small\n"), nil)
			}
		}
		b, err := s.Zip("site")
		if err != nil {
			t.Fatal(err)
		}
		return b, string(s.Sums())
	}
	one, sums := pack([]int{0, 1})
	two, _ := pack([]int{1, 0})
	if !bytes.Equal(one, two) {
		t.Error("the archive depends on the order of making")
	}
	if len(one) > 700 {
		t.Errorf("%d bytes: the page is not compressed", len(one))
	}
	z, err := zip.NewReader(bytes.NewReader(one), int64(len(one)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(r) // compares the check sum too
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == "site/index.html" && !bytes.Equal(got, page) {
			t.Error("the page came out changed")
		}
	}
	if strings.Join(names, " ") != "site/a/small.txt site/index.html" {
		t.Errorf("holds %q", names)
	}
	want := fmt.Sprintf("%x  a/small.txt\n%x  index.html\n", sha256.Sum256([]byte("small\n")), sha256.Sum256(page))
	if sums != want {
		t.Errorf("the sums are\n%s, not\n%s", sums, want)
	}
}
