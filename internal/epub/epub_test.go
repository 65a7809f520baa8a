package epub

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func book() Book {
	page := func(main string) []byte {
		return []byte("<!DOCTYPE html><html><body><nav>x</nav><main>" + main + "</main></body></html>")
	}
	at := "https://city.example/ai/policy/"
	return Book{
		Address: "https://city.example/ai/policy.epub", Lang: "en", Dir: "ltr", Title: "Rules & more", Publisher: "A town", Contents: "Contents", Modified: "2026-03-12",
		Chapters: []Chapter{
			{at + "one.html", "One", 0, page(`<h1>One</h1><p>See <a href="two.html#deep">two</a>, <a href="two.html#gone">two again</a>, <a href="#here">here</a>, <a href="#none">none</a>, <a href="../tools.html">tools</a>.<br>A &amp; B</p><p id="here" lang="es">aquí</p>`)},
			{at + "two.html", "Two <b>", 1, page(`<h1>Two</h1><details><summary>More</summary><p id="deep">Deep.</p></details><form><p id="gone">x</p></form><table><caption>T</caption><tr><th scope="row">a</th><td>b</td></tr></table>`)},
			{at + "three.html", "Three", 0, page(`<h1>Three</h1>`)},
		},
	}
}

func unpacked(t *testing.T, b []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for i, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(body)
		if i == 0 && (f.Name != "mimetype" || f.Method != zip.Store || f.Flags&8 != 0 || len(f.Extra) > 0) {
			t.Errorf("the first file is %q, method %d, flags %d, extra %d", f.Name, f.Method, f.Flags, len(f.Extra))
		}
	}
	return out
}

func TestWrite(t *testing.T) {
	b, err := Write(book())
	if err != nil {
		t.Fatal(err)
	}
	again, _ := Write(book())
	if !bytes.Equal(b, again) {
		t.Error("two books of the same pages differ")
	}
	files := unpacked(t, b)
	for name, body := range files {
		if !strings.HasSuffix(name, "l") && !strings.HasSuffix(name, "opf") {
			continue
		}
		d := xml.NewDecoder(strings.NewReader(body))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v\n%s", name, err, body)
			}
		}
	}
	one := files["book/chapter-001.xhtml"]
	for _, want := range []string{`href="chapter-002.xhtml#deep"`, `href="chapter-002.xhtml">two again`, `href="#here"`, `<span>none</span>`,
		`href="https://city.example/ai/tools.html"`, `<br/>`, `A &amp; B`, `lang="es" xml:lang="es"`} {
		if want == `href="#here"` {
			want = `href="chapter-001.xhtml#here"`
		}
		if !strings.Contains(one, want) {
			t.Errorf("no %s in\n%s", want, one)
		}
	}
	if strings.Contains(files["book/chapter-002.xhtml"], "form") {
		t.Error("a form is in the book")
	}
}

func TestNoMain(t *testing.T) {
	b := book()
	b.Chapters[0].HTML = []byte("<p>x")
	if _, err := Write(b); err == nil {
		t.Error("a page without <main> became a chapter")
	}
}

// The judge of the trade, where it is installed. It takes longer to begin than
// all other tests of a package to end: with PLAZA_SLOW=1.
func TestEpubcheck(t *testing.T) {
	checker, err := exec.LookPath("epubcheck")
	if err != nil || os.Getenv("PLAZA_SLOW") == "" {
		t.Skip("epubcheck is not asked")
	}
	b, err := Write(book())
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "book.epub")
	if err := os.WriteFile(name, b, 0o644); err != nil {
		t.Fatal(err)
	}
	command := exec.Command(checker, "--failonwarnings", name)
	// Debian installs the program's jar as a command; only some kernels start one.
	if head, err := os.ReadFile(checker); err == nil && bytes.HasPrefix(head, []byte("PK")) {
		if command, err = java(checker, name); err != nil {
			t.Skip("there is no Java for epubcheck")
		}
	}
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

func java(jar, book string) (*exec.Cmd, error) {
	program, err := exec.LookPath("java")
	return exec.Command(program, "-jar", jar, "--failonwarnings", book), err
}
