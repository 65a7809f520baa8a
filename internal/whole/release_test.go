package whole

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"path"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"plaza/internal/sitetest"
)

// contents returns all that the files of a site say: their names, and their
// bytes with packing undone. It shares nothing with what guards a release.
func contents(t *testing.T, files map[string][]byte) map[string]string {
	t.Helper()
	read := func(r io.Reader, err error) []byte {
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	out := map[string]string{}
	for name, b := range files {
		switch path.Ext(name) {
		case ".gz":
			b = read(gzip.NewReader(bytes.NewReader(b)))
		case ".br":
			b = read(brotli.NewReader(bytes.NewReader(b)), nil)
		case ".zip", ".epub":
			z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range z.File {
				r, err := f.Open()
				out[name+"!"+f.Name] = f.Name + "\n" + string(read(r, err))
			}
			continue
		}
		out[name] = name + "\n" + string(b)
	}
	return out
}

// says returns the files that hold one of the texts.
func says(all map[string]string, texts ...string) []string {
	var out []string
	for name, text := range all {
		for _, s := range texts {
			if strings.Contains(text, s) {
				out = append(out, name+": "+s)
			}
		}
	}
	return out
}

// A sample is in no file of a release while it is there, when it was edited and
// after it has gone, also where its name does not look like one; nor are its
// votes. The history of real records is told as ever.
func TestReleasesTellOfNoSample(t *testing.T) {
	src := stages(t)
	tool := strings.NewReplacer("Leak finder", "Tree survey by drone", "It listens to water pipes and tells the crew where to dig.", "It counts the trees of each street in pictures.",
		"acme", "sky-firm").Replace(src.Text(t, "data/tools/leak-finder.toml"))
	src.Put("data/tools/tree-survey.toml", "example = true\n"+tool)
	src.Put("data/vendors/sky-firm.toml", "example = true\n"+strings.Replace(src.Text(t, "data/vendors/acme.toml"), "name", "name = \"Sky pictures\"\n# was", 1))
	meeting := src.Text(t, "content/meetings/january.md")
	meeting = strings.NewReplacer("Regular meeting", "Meeting on canopies", "Form Reader", "Drones above parks", "To keep the tool.", "To fly on Sundays.", "2026-01-08", "2026-01-09",
		"approved_at = \"february\"\n", "", "\"approved\"", "\"draft\"").Replace(meeting)
	src.Put("content/meetings/canopies.md", strings.Replace(meeting, "+++\n", "+++\nexample = true\n", 1))
	traces := []string{"tree-survey", "Tree survey by drone", "counts the trees", "sky-firm", "Sky pictures", "canopies", "Drones above parks", "fly on Sundays"}

	r := newRepository(t, src)
	real := func(step string, more ...string) {
		t.Helper()
		all := contents(t, sitetest.Released(t, r.dir).Files)
		if found := says(all, traces...); len(found) > 0 {
			t.Errorf("%s: the release tells of samples: %v", step, found)
		}
		for _, want := range append(more, "Leak finder") {
			if len(says(all, want)) == 0 {
				t.Errorf("%s: the release does not say %q", step, want)
			}
		}
		if len(all) < 100 {
			t.Errorf("only %d files were looked at", len(all))
		}
	}
	real("while they are there")
	r.change("data/tools/tree-survey.toml", "lifecycle    = \"in-use\"", "lifecycle    = \"paused\"")
	r.change("data/tools/leak-finder.toml", "To find leaks early.", "To find leaks before streets sink.")
	r.change("content/meetings/canopies.md", "no       = [\"seat-3\"]", "abstain  = [\"seat-3\"]")
	r.commit()
	real("after an edit", "before streets sink")
	r.git("rm", "-q", "data/tools/tree-survey.toml", "data/vendors/sky-firm.toml", "content/meetings/canopies.md")
	r.commit()
	real("when they have gone", "before streets sink")
	if plain := says(contents(t, sitetest.Built(t, r.dir).Files), traces...); len(plain) > 0 {
		t.Errorf("other builds tell of samples that have gone: %v", plain)
	}
}

// A sample that became a real record does not stop the release.
func TestSampleTurnedRealIsReleased(t *testing.T) {
	src := stages(t)
	tool := strings.Replace(src.Text(t, "data/tools/leak-finder.toml"), "Leak finder", "Tree survey by drone", 1)
	src.Put("data/tools/tree-survey.toml", "example = true\n"+tool)
	r := newRepository(t, src)
	r.change("data/tools/tree-survey.toml", "example = true\n", "")
	r.change("data/tools/tree-survey.toml", "Less water is lost.", "Each street gets shade.")
	r.commit()
	if all := contents(t, sitetest.Released(t, r.dir).Files); len(says(all, "Tree survey by drone")) == 0 {
		t.Error("the release does not tell of the record")
	}
}
