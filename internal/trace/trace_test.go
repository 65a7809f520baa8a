package trace

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"testing"

	"github.com/andybalholm/brotli"
)

func law() *Law {
	return New([]Sample{{Kind: "tool", ID: "tree-survey", Name: "Tree survey & count", Texts: []string{"Made-up árboles that the city's drones count."}}})
}

func packed(t *testing.T, ext string, b []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	var err error
	switch ext {
	case ".gz":
		w := gzip.NewWriter(&out)
		_, err = w.Write(b)
		_ = w.Close()
	case ".br":
		w := brotli.NewWriter(&out)
		_, err = w.Write(b)
		_ = w.Close()
	default:
		z := zip.NewWriter(&out)
		w, _ := z.Create("chapter.xhtml")
		_, err = w.Write(b)
		_ = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// A leak is found in each format, whatever hides it, and a clean file passes.
func TestFile(t *testing.T) {
	for _, tt := range []struct{ name, leak, clean string }{
		{"a.html", `<a href="tools/tree-survey.html">x</a>`, `<a href="tools/tree-surveys.html">tree survey</a>`},
		{"b.html", `<p>Tree <b>survey</b> &amp; count</p>`, `<p>Tree survey and count</p>`},
		{"c.html", `<img alt="TREE SURVEY &#38; count">`, `<img alt="Tree"> survey`},
		{"d.txt", "Made-up árboles that the\n  city's drones count.", "árboles that the city's drones"},
		{"e.json", `{"n":"Tree survey \u0026 count"}`, `{"n":"Tree"}`},
		{"f.jsonld", `{"n":"Made-up \u00e1rboles that\nthe city's drones count"}`, `{}`},
		{"g.csv", `"Tree ""survey"" & count",x`, `Tree;survey`},
		{"h.xml", `<content type="html">&lt;p&gt;Tree survey &amp;amp; count</content>`, `<p>Tree</p>`},
		{"i.ics", "SUMMARY:Tree sur\r\n vey &\\, count", "SUMMARY:Tree sur\r\nvey count"},
		{"_redirects", "/old /tools/tree-survey.html 301", "/old /new 301"},
		{"sitemap.xml", "<loc>https://a.b/tree%2Dsurvey</loc>", "<loc>https://a.b/tree</loc>"},
	} {
		for _, ext := range []string{"", ".gz", ".br", ".zip", ".epub"} {
			name, leak, clean := tt.name+ext, []byte(tt.leak), []byte(tt.clean)
			if ext == ".zip" || ext == ".epub" {
				if tt.name[:1] > "c" {
					continue
				}
			}
			if ext != "" {
				leak, clean = packed(t, ext, leak), packed(t, ext, clean)
			}
			if _, ok, err := law().File(name, leak); !ok || err != nil {
				t.Errorf("%s: the leak is not found: %v", name, err)
			}
			if f, ok, err := law().File(name, clean); ok || err != nil {
				t.Errorf("%s: %v is found in a clean file: %v", name, f, err)
			}
		}
	}
	if _, ok, _ := law().File("tools/tree-survey.txt", nil); !ok {
		t.Error("the name of a file is not looked at")
	}
	if _, _, err := law().File("x.zip", []byte("no archive")); err == nil {
		t.Error("an archive that cannot be opened passes")
	}
}

// Any id and name is found, and none is where real words say it too.
func TestAnySample(t *testing.T) {
	for i := range 500 {
		a, b := fmt.Sprintf("q%dx", i*7919), fmt.Sprintf("z%dy", i*104729)
		s := Sample{Kind: "tool", ID: a + "-" + b, Name: "The " + a + " of " + b}
		l := New([]Sample{s})
		for _, text := range []string{s.ID, "see " + s.Name + ".", `{"x":"` + s.ID + `"}`} {
			if _, ok, _ := l.File("a.json", []byte(text)); !ok {
				t.Fatalf("%q is not found", text)
			}
		}
		l.Except("Words of a record: " + s.Name + " and " + s.ID)
		if !l.Empty() && len(l.phrases) > 0 {
			t.Fatalf("%q is a trace and a word of a record", s.Name)
		}
		if _, ok := l.ids[s.ID]; ok {
			t.Fatalf("%q is a trace and an id of a record", s.ID)
		}
	}
	l := New([]Sample{{Kind: "tool", ID: "survey", Name: "Bot"}})
	if _, ok := l.Text("a survey of a bot"); ok {
		t.Error("a word is taken for an id")
	}
	if _, ok := l.Text("/tools/survey.html"); !ok {
		t.Error("an id of one word is not found in an address")
	}
}
