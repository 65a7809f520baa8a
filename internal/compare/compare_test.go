package compare

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"plaza/internal/build"
	"plaza/internal/effect"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/source"
)

// repository makes commits of a site.
type repository struct {
	t   *testing.T
	dir string
}

func (r *repository) git(args ...string) {
	r.t.Helper()
	c := exec.Command("git", append([]string{"-C", r.dir, "-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"}, args...)...)
	c.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull)
	if out, err := c.CombinedOutput(); err != nil {
		r.t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

func (r *repository) commit() {
	r.git("add", "-A")
	r.git("commit", "-q", "-m", "A step")
}

func (r *repository) change(file, old, new string) {
	r.t.Helper()
	b, err := os.ReadFile(filepath.Join(r.dir, file))
	if err != nil {
		r.t.Fatal(err)
	}
	if !strings.Contains(string(b), old) {
		r.t.Fatalf("%s does not hold %q", file, old)
	}
	r.write(file, strings.Replace(string(b), old, new, 1))
}

// smallRepository is one of a small made-up site with one commit.
func smallRepository(t *testing.T) *repository {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("there is no git here")
	}
	r := &repository{t: t, dir: t.TempDir()}
	for from, to := range map[string]string{"../../test/mistakes/base": "", "../../i18n": "i18n"} {
		if err := os.CopyFS(filepath.Join(r.dir, to), os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	r.git("init", "-q", "-b", "main")
	r.commit()
	return r
}

func (r *repository) write(file, text string) {
	r.t.Helper()
	if err := os.WriteFile(filepath.Join(r.dir, file), []byte(text), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

func (r *repository) remove(file string) {
	r.t.Helper()
	if err := os.Remove(filepath.Join(r.dir, file)); err != nil {
		r.t.Fatal(err)
	}
}

func compared(t *testing.T, r *repository, b Between) (*effect.Effect, string) {
	t.Helper()
	e, err := Run(context.Background(), build.Options{Dir: r.dir, Now: time.Now, Today: schema.Date{Year: 2026, Month: 5, Day: 1}}, b)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := e.Write(&out, effect.Text, ""); err != nil {
		t.Fatal(err)
	}
	return e, out.String()
}

func has(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(text, p) {
			t.Errorf("the report does not say %q:\n%s", p, text)
		}
	}
}

// One tool's stage: one line says it, in the words that residents read.
func TestStageInOneLine(t *testing.T) {
	r := smallRepository(t)
	r.change("data/tools/leak-finder.toml", `"in-use"`, `"planned"`)
	_, text := compared(t, r, Between{Base: "HEAD"})
	if first, _, _ := strings.Cut(text, "\n"); first != "Leak finder: Stage changes from In use to Planned." {
		t.Errorf("the first line is %q", first)
	}
	has(t, text, "- In use", "+ Planned", "Leak finder (English, Español), tools/leak-finder.html")
	r.commit()
	if _, again := compared(t, r, Between{Base: "HEAD~1", Head: "HEAD"}); again != text {
		t.Errorf("committed, it reads otherwise:\n%s\nand\n%s", text, again)
	}
}

// Each thing that a change can do to residents is told.
func TestEffects(t *testing.T) {
	r := smallRepository(t)
	r.change("data/tools/leak-finder.toml", "cents  = 1200000", "cents  = 1500000")
	r.change("data/tools/leak-finder.toml", `summary      = "It listens to water pipes and`, `summary      = "It listens to pipes and`)
	r.change("data/tools/leak-finder.toml", `created_on   = 2025-04-01`, "created_on   = 2025-04-01\nreview_due = 2026-04-01\n\n[[not_answered]]\nsince = \"2025\"\nasked_of = \"water\"\nfields = [\"benefits\"]\n\n[[changes]]\nkey = \"cost\"\non = 2026-04-02\nkind = \"updated\"\nnote = \"The licence costs more.\"")
	r.change("data/tools/leak-finder.toml", "benefits     = \"Less water is lost.\"\n", "")
	r.change("data/tools/form-reader.toml", "purpose     = \"To save typing.\"", "purpose     = \"To save typing.\"\nbenefits = \"Fewer slips.\"")
	r.change("data/tools/form-reader.toml", `"benefits", "authorization"`, `"authorization"`)
	r.change("data/tools/leak-finder.es.toml", "Incluye asistencia técnica.", "Incluye ayuda técnica.")
	r.change("data/departments/records.toml", "\n", "\nparent = \"nowhere\"\n")
	r.write("data/departments/parks.toml", "name = \"Parks\"\n\n[[not_answered]]\nsince = \"2025\"\nasked_of = \"water\"\nfields = [\"statement\"]\n")
	e, text := compared(t, r, Between{Base: "HEAD"})
	has(t, text, "Parks is new (Department).", "$12,000", "$15,000", "Reason given: The licence costs more.",
		"Español: What it costs: Note", "- Incluye asistencia técnica.", "+ Incluye ayuda técnica.",
		"Not answered any more, or not yet\n", "Answered now\n  Form reader: ", "Overdue now\n  Leak finder: Next check due, April 1, 2026",
		`"nowhere" is not a known department`, "Translations to bring up to date\n  data/tools/leak-finder.es.toml:", "departments/parks.html")
	if !e.Unmade || e.Unread {
		t.Errorf("pages with a link to nowhere were made, or all is unread: %+v", e)
	}
}

// A page that goes needs a redirect, until an alias or a line leads on.
func TestRedirectsAreAskedFor(t *testing.T) {
	r := smallRepository(t)
	b, err := os.ReadFile(filepath.Join(r.dir, "data/tools/form-reader.toml"))
	if err != nil {
		t.Fatal(err)
	}
	r.remove("data/tools/form-reader.toml")
	r.write("data/tools/paper-reader.toml", string(b))
	_, text := compared(t, r, Between{Base: "HEAD"})
	has(t, text, "Form reader goes (AI tool).", "Form reader is new (AI tool).", "Addresses that need a redirect\n  tools/form-reader.html")
	r.write("data/tools/paper-reader.toml", "aliases = [\"form-reader\"]\n"+string(b))
	if _, text = compared(t, r, Between{Base: "HEAD"}); strings.Contains(text, "need a redirect") {
		t.Errorf("an alias is there, and a redirect is asked for:\n%s", text)
	}
}

// What changes nothing for residents says so.
func TestLayoutIsNoChange(t *testing.T) {
	r := smallRepository(t)
	r.change("data/tools/form-reader.toml", "in_house    = true\n", "in_house = true # ours\n\n")
	if _, text := compared(t, r, Between{Base: "HEAD"}); !strings.HasPrefix(text, "Nothing that residents see changes.") {
		t.Errorf("it says:\n%s", text)
	}
}

const conflict = "<<<<<<< HEAD\nname = \"A\"\n=======\nname = \"B\"\n>>>>>>> other\n"

// Records that cannot be read, on either side, are said to be so; the rest is
// compared.
func TestUnreadableRecords(t *testing.T) {
	r := smallRepository(t)
	r.write("data/tools/form-reader.toml", conflict)
	r.change("data/tools/leak-finder.toml", `"in-use"`, `"planned"`)
	e, text := compared(t, r, Between{Base: "HEAD"})
	has(t, text, "Leak finder: Stage changes from In use to Planned.", "Form reader cannot be read after the change.", "data/tools/form-reader.toml:1")
	if !e.Unread || len(e.Redirects) > 0 {
		t.Errorf("unread %v, redirects %v", e.Unread, e.Redirects)
	}
	if strings.Contains(text, "Form reader goes") {
		t.Error("a record that cannot be read is said to be gone")
	}
	r.commit()
	r.git("revert", "--no-edit", "HEAD")
	e, text = compared(t, r, Between{Base: "HEAD~1"})
	has(t, text, "Form reader cannot be read before the change.", "Leak finder: Stage changes from Planned to In use.")
	if e.Unread {
		t.Error("what can be read now counts as unread")
	}
}

// Nothing crashes when what every page needs is missing or broken.
func TestUnreadableSites(t *testing.T) {
	for name, spoil := range map[string]func(*repository){
		"no site":      func(r *repository) { r.remove("data/site.toml") },
		"broken site":  func(r *repository) { r.write("data/site.toml", conflict) },
		"no words":     func(r *repository) { r.remove("i18n/en.toml") },
		"broken words": func(r *repository) { r.write("i18n/en.toml", conflict) },
		"no languages": func(r *repository) {
			r.change("data/site.toml", "[[languages]]\nkey    = \"en\"", "[[languages]]\nkey = \"xx\"")
		},
		"few words":     func(r *repository) { r.change("i18n/en.toml", "lifecycle = \"Stage\"", "lifecyclo = \"Stage\"") },
		"nothing":       func(r *repository) { r.git("rm", "-rq", "--cached", "."); r.clear() },
		"a broken link": func(r *repository) { r.change("data/tools/leak-finder.toml", `["water"]`, `["wine"]`) },
	} {
		if os.Getenv("PLAZA_SLOW") == "" && name != "no site" && name != "few words" {
			continue // each is two commits and two comparisons
		}
		t.Run(name, func(t *testing.T) {
			r := smallRepository(t)
			spoil(r)
			r.change2("data/tools/leak-finder.toml", `"in-use"`, `"planned"`)
			if _, text := compared(t, r, Between{Base: "HEAD"}); text == "" {
				t.Error("it says nothing")
			}
			r.git("add", "-A")
			r.git("commit", "-q", "--allow-empty", "-m", "Spoil")
			r.git("revert", "--no-edit", "HEAD")
			if _, text := compared(t, r, Between{Base: "HEAD~1"}); text == "" {
				t.Error("it says nothing the other way round")
			}
		})
	}
}

func (r *repository) clear() {
	for _, part := range []string{"data", "content", "i18n"} {
		if err := os.RemoveAll(filepath.Join(r.dir, part)); err != nil {
			r.t.Fatal(err)
		}
	}
}

// change2 changes a file where it still is.
func (r *repository) change2(file, old, new string) {
	if _, err := os.Stat(filepath.Join(r.dir, file)); err == nil {
		r.change(file, old, new)
	}
}

// A number that must stay private is not repeated where all can read it.
func TestProtectedNumbersAreNotRepeated(t *testing.T) {
	r := smallRepository(t)
	r.change("data/tools/leak-finder.toml", "To find leaks early.", "Ask 219-09-9999.")
	_, text := compared(t, r, Between{Base: "HEAD"})
	if strings.Contains(text, "219-09") {
		t.Errorf("the number stands in the report:\n%s", text)
	}
	has(t, text, "looks like a protected number")
}

// Revisions are names, and those that are not there are said to be so.
func TestRevisions(t *testing.T) {
	r := smallRepository(t)
	opt := build.Options{Dir: r.dir, Now: time.Now}
	for _, name := range []string{"nowhere", "--output=/tmp/x", "", "HEAD~9"} {
		var asked *RevisionError
		if _, err := Run(context.Background(), opt, Between{Base: name}); !errors.As(err, &asked) {
			t.Errorf("%q: %v", name, err)
		}
	}
	// What happened on the base meanwhile is no part of a branch's change.
	r.git("switch", "-q", "-c", "side")
	r.change("data/tools/leak-finder.toml", `"in-use"`, `"planned"`)
	r.commit()
	r.git("switch", "-q", "main")
	r.change("data/tools/form-reader.toml", "To save typing.", "To save time.")
	r.commit()
	if _, text := compared(t, r, Between{Base: "main", Head: "side", Fork: true}); strings.Contains(text, "Form reader") {
		t.Errorf("the base's own change is told:\n%s", text)
	}
	if _, text := compared(t, r, Between{Base: "main", Head: "side"}); !strings.Contains(text, "Form reader") {
		t.Error("without the common past the base's own change should be told")
	}
}

// Of a large kind only what a change can reach is read: the record, what it
// names, and what names it.
func TestNeighbours(t *testing.T) {
	files := map[string]*source.File{}
	put := func(id, text string) {
		p := "data/tools/" + id + ".toml"
		files[p] = source.New(p, []byte(text))
	}
	for i := range fewRecords {
		put(fmt.Sprint("other-", i), "name = \"Other\"\n")
	}
	put("changed", "family = \"family-x\"\n")
	put("family-x", "name = \"Family\"\n")
	put("member-y", "family = \"changed\"\n")
	files["data/tools/changed.es.toml"] = source.New("data/tools/changed.es.toml", nil)
	files["data/site.toml"] = source.New("data/site.toml", nil)
	n := neighbours{record.Kinds(), []string{"data/tools/changed.toml"}, files, files}
	keep, unread := n.near(false)
	for _, p := range []string{"data/site.toml", "data/tools/changed.toml", "data/tools/changed.es.toml", "data/tools/family-x.toml", "data/tools/member-y.toml"} {
		if !keep[p] {
			t.Errorf("%s is not read", p)
		}
	}
	if len(unread) != fewRecords || slices.Contains(unread, "data/tools/family-x.toml") {
		t.Errorf("%d records are not read", len(unread))
	}
	if keep, unread := n.near(true); keep != nil || unread != nil {
		t.Error("asked for all, it does not read all")
	}
	n.changed = []string{"i18n/en.toml"}
	if keep, _ := n.near(false); keep != nil {
		t.Error("new words concern every page, and not all is read")
	}
}
