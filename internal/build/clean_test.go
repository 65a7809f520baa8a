package build

import (
	"testing"

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
	} {
		c := &clean{Output: nowhere{}, law: l.law}
		m := &maker{ctx: t.Context(), Linked: l, out: c, names: map[string]bool{}}
		if err := m.share(name, []byte(b)); err != nil {
			t.Fatal(err)
		}
		if len(c.diags) != 1 || c.diags[0].Code != "site/sample-in-release" || c.diags[0].File != name {
			t.Errorf("%s: %v", name, c.diags)
		}
	}
}
