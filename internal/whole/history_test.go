package whole

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"plaza/internal/gitlog"
	"plaza/internal/graph"
	"plaza/internal/sitetest"
)

// repository makes commits of a site.
type repository struct {
	t   *testing.T
	dir string
	day int
}

// newRepository has one commit, of these sources.
func newRepository(t *testing.T, src *sitetest.Sources) *repository {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("there is no git here")
	}
	r := &repository{t: t, dir: src.Folder(t)}
	r.git("init", "-q", "-b", "main")
	r.commit()
	return r
}

// stages are the small site with the City's words for more stages of a tool.
func stages(t *testing.T) *sitetest.Sources {
	t.Helper()
	src, city := sitetest.Small.Sources(t), sitetest.City.Sources(t)
	for _, name := range []string{"in-use", "in-use.es", "paused", "paused.es", "pilot", "pilot.es"} {
		name = "data/statuses/" + name + ".toml"
		src.Put(name, strings.ReplaceAll(city.Text(t, name), "ai-policy-2025", "ai-policy"))
	}
	return src
}

func (r *repository) git(args ...string) string {
	r.t.Helper()
	c := exec.Command("git", append([]string{"-C", r.dir, "-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"}, args...)...)
	date := "2026-05-0" + string(rune('1'+r.day)) + "T18:00:00Z"
	c.Env = append(os.Environ(), "GIT_AUTHOR_DATE="+date, "GIT_COMMITTER_DATE="+date, "GIT_CONFIG_GLOBAL="+os.DevNull)
	out, err := c.CombinedOutput()
	if err != nil {
		r.t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return string(out)
}

func (r *repository) commit() {
	r.git("add", "-A")
	r.git("commit", "-q", "-m", "A step")
	r.day++
}

func (r *repository) change(file, old, new string) {
	r.t.Helper()
	name := filepath.Join(r.dir, file)
	b, err := os.ReadFile(name)
	if err != nil {
		r.t.Fatal(err)
	}
	text := strings.Replace(string(b), old, new, 1)
	if text == string(b) {
		r.t.Fatalf("%s does not hold %q", file, old)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

// A change can be followed from the page of all changes to the field, in both
// languages, with the day and the reason; corrections stand apart.
func TestHistoryOnPages(t *testing.T) {
	r := newRepository(t, stages(t))
	r.change("data/tools/leak-finder.toml", "lifecycle    = \"in-use\"", "lifecycle    = \"paused\"")
	r.change("data/tools/leak-finder.toml", "created_on   = 2025-04-01\n", "created_on   = 2025-04-01\n\n[[changes]]\nkey = \"stage\"\non = 2026-05-02\nkind = \"correction\"\nfields = [\"lifecycle\"]\nnote = \"The stage was wrong.\"\nbecause = \"feedback\"\nref = \"clause:1-1\"\n")
	r.commit()
	files := sitetest.Built(t, r.dir).Files
	has := func(page string, parts ...string) {
		t.Helper()
		at := 0
		for _, p := range parts {
			i := strings.Index(string(files[page])[at:], p)
			if i < 0 {
				t.Fatalf("%s does not hold %q after what stands before it", page, p)
			}
			at += i
		}
	}
	has("changes.html", "Corrections", "The stage was wrong.", "All changes", "May 2, 2026", "Leak finder", "Before", "In use", "After", "Paused", "May 1, 2026", "Added", "Year by year", "2026")
	has("es/changes.html", "Correcciones", "2 de mayo de 2026", "Antes", "En uso", "Después", "En pausa")
	has("tools/leak-finder.html", `id="history"`, `id="change-2"`, "The stage was wrong.", "policy/1-1.html", "In use", "Paused", `id="change-1"`)
	has("tools/leak-finder.html", "Source file of this page", "data/tools/leak-finder.toml", "Not yet reviewed")
	has("feeds/changes.xml", "Leak finder", "2026-05-02", "The stage was wrong.")
	has("data/changes.json", `"id": "leak-finder"`, `"edited"`, `"lifecycle"`, `"in-use"`, `"paused"`)
}

// The table of years counts as every other count does: a group is one tool,
// however many products are in it.
func TestYearsCountGroupsOnce(t *testing.T) {
	src := stages(t)
	tool := src.Text(t, "data/tools/leak-finder.toml")
	for id, kind := range map[string]string{"group": "family\"", "first": "member\"\nfamily = \"group\"", "second": "member\"\nfamily = \"group\""} {
		src.Put("data/tools/"+id+".toml", strings.NewReplacer("kind         = \"tool\"", "kind = \""+kind, "Leak finder", "The "+id).Replace(tool))
	}
	page := string(sitetest.Built(t, newRepository(t, src).dir).Files["changes.html"])
	_, years, _ := strings.Cut(page, `id="years"`)
	if !strings.Contains(years, `<th scope="row">2026</th><td class="brief" data-of="Added">3</td>`) {
		t.Errorf("two tools and a group of two are not three:\n%s", years[:min(len(years), 900)])
	}
}

// What changed in an item of a list stands below the item's name, not its key,
// whether the item is still there or not; what is wholly new or gone is said
// once, with nothing set against it.
func TestHistoryNamesItems(t *testing.T) {
	r := newRepository(t, stages(t))
	r.change("data/tools/leak-finder.toml", "biometric = \"no\"\n", "biometric = \"unknown\"\npurpose = \"To hear water run.\"\n")
	r.change("data/tools/leak-finder.toml", "[[costs]]\nkey    = \"staff\"\nkind   = \"staff\"\nstatus = \"unknown\"\n", "")
	r.commit()
	for name, want := range map[string][]string{
		"changes.html":              {"Sounds of pipes", "To hear water run.", "Staff", "(Removed)"},
		"tools/leak-finder.html":    {"Sounds of pipes", "To hear water run.", "Staff", "(Removed)"},
		"es/changes.html":           {"Sounds of pipes", "To hear water run.", "Personal", "(Se quitó)"},
		"es/tools/leak-finder.html": {"Sounds of pipes", "To hear water run.", "Personal", "(Se quitó)"},
	} {
		_, page, ok := strings.Cut(string(sitetest.Built(t, r.dir).Files[name]), `<ul class="edits">`)
		if !ok {
			t.Fatalf("%s tells of no edit", name)
		}
		for _, s := range want {
			before, after, ok := strings.Cut(page, s)
			if !ok {
				t.Errorf("%s does not say %q after what stands before it", name, s)
				continue
			}
			if strings.Contains(before, ">sound<") || strings.Contains(before, ">staff<") {
				t.Errorf("%s shows the key of an item before %q", name, s)
			}
			page = after
		}
	}
}

// The same commit gives the same pages, wherever and however it was copied; a
// copy without the older part says so, and one without any memory says that.
func TestHistoryIsSaidNotGuessed(t *testing.T) {
	r := newRepository(t, stages(t))
	r.change("data/tools/leak-finder.toml", "lifecycle    = \"in-use\"", "lifecycle    = \"paused\"")
	r.commit()
	whole := sitetest.Built(t, r.dir).Files

	copied := t.TempDir()
	r.git("clone", "-q", r.dir, copied)
	t.Setenv("TZ", "Pacific/Apia")
	for name, b := range sitetest.Built(t, copied).Files {
		if !bytes.Equal(b, whole[name]) {
			t.Errorf("%s differs in another copy of the commit", name)
		}
	}
	shallow := t.TempDir()
	r.git("clone", "-q", "--depth", "1", "file://"+r.dir, shallow)
	if page := string(sitetest.Built(t, shallow).Files["changes.html"]); !strings.Contains(page, "only the later part of its history") {
		t.Error("a shallow copy does not say that it is one")
	}
	if err := os.RemoveAll(filepath.Join(copied, ".git")); err != nil {
		t.Fatal(err)
	}
	files := sitetest.Built(t, copied).Files
	if !strings.Contains(string(files["changes.html"]), "without the history") || files["data/changes.json"] != nil {
		t.Error("a copy without a repository does not say so")
	}
}

// A merge counts as one step of the published line.
func TestMergeIsOneStep(t *testing.T) {
	r := newRepository(t, stages(t))
	r.git("switch", "-q", "-c", "side")
	r.change("data/tools/leak-finder.toml", "lifecycle    = \"in-use\"", "lifecycle    = \"pilot\"")
	r.commit()
	r.change("data/tools/leak-finder.toml", "lifecycle    = \"pilot\"", "lifecycle    = \"paused\"")
	r.commit()
	r.git("switch", "-q", "main")
	r.git("merge", "-q", "--no-ff", "-m", "Merge", "side")
	at, err := gitlog.At(context.Background(), r.dir)
	if err != nil {
		t.Fatal(err)
	}
	repo, err := gitlog.Read(context.Background(), r.dir, at)
	if err != nil || repo.State != graph.WholeLog || len(repo.Commits) != 2 || len(repo.Commits[0].Files) != 1 {
		t.Fatalf("read %+v, %v", repo.Commits, err)
	}
	log := sitetest.Built(t, r.dir).Site.Log()
	if e := log.Changes[0].Edits; len(e) != 1 || e[0].Before[0] != "in-use" || e[0].After[0] != "paused" {
		t.Errorf("the merge did %+v", e)
	}
}
