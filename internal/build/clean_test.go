package build

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"testing"

	"github.com/andybalholm/brotli"

	"plaza/internal/diag"
	"plaza/internal/trace"
)

// TestSampleInRelease: what is planted through the maker is found, in a page, a
// shared file and the name of one, and a clean release passes.
func TestSampleInRelease(t *testing.T) {
	l := loaded(t, smallSite(t), Options{Release: true, NoTwins: true})
	l.law = trace.New([]trace.Sample{{Kind: "tool", ID: "tree-survey", Name: "Tree survey by drone"}})
	if made, err := l.Make(t.Context(), nowhere{}); err != nil || diag.HasErrors(made.Diags) {
		t.Fatalf("a clean release: %v, %v", made.Diags, err)
	}
	for name, b := range map[string]string{
		"a.html": "<p>Tree <i>survey</i> by drone</p>", "a.txt": "tree-survey", "data/a.json": `{"id":"tree-survey"}`, "data/a.jsonld": `"Tree survey by drone"`,
		"data/a.csv": "tree-survey,x", "feed.xml": "<title>Tree survey by drone</title>", "a.ics": "SUMMARY:Tree survey by\r\n  drone",
		"tools/tree-survey.html": "", "policy.pdf": "(Tree survey by drone)", "_redirects": "/a /tools/tree-survey.html",
		"b.html.gz": gzipped(t, "<p>Tree survey by drone</p>"), "b.html.br": brotlied(t, "<p>Tree survey by drone</p>"),
		"policy.epub": zipped(t, "text.xhtml", "<p>Tree&#32;survey by drone</p>"), "site.zip": zipped(t, "a.json.gz", gzipped(t, `"tree\u002dsurvey"`)),
		"old.zip": zipped(t, "tools/tree-survey.html", ""), "es/b.csv.br": brotlied(t, "\"Tree survey by drone\"\r\n"),
	} {
		c := &clean{Output: nowhere{}, law: l.law}
		m := &maker{Linked: l, ctx: t.Context(), out: c, names: map[string]bool{}}
		if err := m.share(name, []byte(b)); err != nil {
			t.Fatal(err)
		}
		if len(c.diags) != 1 || c.diags[0].Code != "site/sample-in-release" || c.diags[0].File != name {
			t.Errorf("%s: %v", name, c.diags)
		}
	}
}

func gzipped(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func brotlied(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := brotli.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func zipped(t *testing.T, name, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
