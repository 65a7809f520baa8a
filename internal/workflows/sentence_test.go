package workflows

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"plaza/internal/admin"
	"plaza/internal/build"
	"plaza/internal/compare"
	"plaza/internal/effect"
	"plaza/internal/schema"
)

// edit.js changes one field of a file by the script that runs on the page for
// staff: node edit.js toml.js en.json FILE FIELD VALUE.
const editJS = `
const fs = require("fs"), vm = require("vm");
const [toml, settings, file, field, value] = process.argv.slice(2);
vm.runInThisContext(fs.readFileSync(toml, "utf8"));
const kind = JSON.parse(fs.readFileSync(settings)).kinds.tool;
const overlay = /\.es\.toml$/.test(file);
const doc = plazaToml.read(fs.readFileSync(file, "utf8")), data = plazaToml.data(doc, kind.fields, overlay);
data[field] = value;
plazaToml.set(doc, kind.fields, data, overlay);
fs.writeFileSync(file, plazaToml.write(doc));
`

// proposal is a repository in which somebody changes a tool on the page for
// staff, as GitHub would merge it.
type proposal struct {
	t        *testing.T
	dir      string // of the repository
	settings string // what the page for staff knows
	script   string
}

func newProposal(t *testing.T) *proposal {
	t.Helper()
	for _, program := range []string{"git", "node"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("there is no %s here", program)
		}
	}
	dir := t.TempDir()
	p := &proposal{t, filepath.Join(dir, "site"), filepath.Join(dir, "en.json"), filepath.Join(dir, "edit.js")}
	for from, to := range map[string]string{"../../test/mistakes/base": "", "../../i18n": "i18n"} {
		if err := os.CopyFS(filepath.Join(p.dir, to), os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	l, err := build.Load(context.Background(), p.options())
	if err != nil {
		t.Fatal(err)
	}
	files, err := admin.Files(l.Site, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{p.settings: files[admin.Dir+"en.json"], p.script: []byte(editJS)} {
		if err := os.WriteFile(name, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	p.git("init", "-q", "-b", "main")
	p.git("add", "-A")
	p.git("commit", "-q", "-m", "The site")
	p.git("checkout", "-q", "-b", "cms/tool/leak-finder")
	return p
}

func (p *proposal) options() build.Options {
	return build.Options{Dir: p.dir, Today: schema.Date{Year: 2026, Month: 11, Day: 29}}
}

func (p *proposal) git(args ...string) {
	p.t.Helper()
	c := exec.Command("git", append([]string{"-C", p.dir, "-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"}, args...)...)
	c.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull)
	if out, err := c.CombinedOutput(); err != nil {
		p.t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

// set changes a field on the page for staff.
func (p *proposal) set(file, field, value string) {
	p.t.Helper()
	toml, err := filepath.Abs("../admin/files/toml.js")
	if err != nil {
		p.t.Fatal(err)
	}
	if out, err := exec.Command("node", p.script, toml, p.settings, filepath.Join(p.dir, file), field, value).CombinedOutput(); err != nil {
		p.t.Fatalf("%v\n%s", err, out)
	}
}

// effect commits, merges as GitHub does for a check, and says what "check" says:
// the text for the comment, and the Markdown for the summary of the run.
func (p *proposal) effect() (text, markdown string) {
	p.t.Helper()
	p.git("commit", "-q", "-a", "-m", "Update a tool")
	p.git("checkout", "-q", "--detach", "main")
	p.git("merge", "-q", "--no-ff", "-m", "Merge", "cms/tool/leak-finder")
	e, err := compare.Run(context.Background(), p.options(), compare.Between{Base: "HEAD^1", Head: "HEAD"})
	if err != nil {
		p.t.Fatal(err)
	}
	var out [2]strings.Builder
	for i, format := range []effect.Format{effect.Text, effect.Markdown} {
		if err := e.Write(&out[i], format, ""); err != nil {
			p.t.Fatal(err)
		}
	}
	p.git("checkout", "-q", "cms/tool/leak-finder")
	return out[0].String(), out[1].String()
}

// A reviewer learns in one sentence, first, what residents will see: from the
// edit on the page for staff to the comment under the pull request.
func TestOneSentenceForTheReviewer(t *testing.T) {
	p := newProposal(t)
	p.set("data/tools/leak-finder.toml", "lifecycle", "planned")
	text, markdown := p.effect()
	const sentence = "Leak finder: Stage changes from In use to Planned."
	if first, _, _ := strings.Cut(text, "\n"); first != sentence {
		t.Errorf("the text begins with %q", first)
	}
	if want := effect.Mark + "\n\n**" + sentence + "**\n"; !strings.HasPrefix(markdown, want) {
		t.Errorf("the Markdown begins with %.200q", markdown)
	}
	if n := strings.Count(text, "Stage changes"); n != 1 {
		t.Errorf("the sentence stands %d times:\n%s", n, text)
	}
	_, body := play(t, "comment", "comment", world{member: "effect.txt", text: text, head: commit, comments: "[]"})
	if !strings.Contains(body, "### What residents will see\n\n<pre>\n"+sentence+"\n") {
		t.Errorf("the comment does not begin with the sentence:\n%.600s", body)
	}

	// The same with a text in both languages: still one sentence, which says that
	// more changed, and the words before and after below it.
	p.set("data/tools/leak-finder.toml", "summary", "It listens to pipes. It is switched off for now.")
	p.set("data/tools/leak-finder.es.toml", "summary", "Escucha las tuberías. Está apagada por ahora.")
	text, _ = p.effect()
	first, rest, _ := strings.Cut(text, "\n")
	if first != sentence+" One more of its fields changes." {
		t.Errorf("with a text in two languages it begins with %q", first)
	}
	for _, want := range []string{"+ It listens to pipes. It is switched off for now.", "+ Escucha las tuberías. Está apagada por ahora."} {
		if !strings.Contains(rest, want) {
			t.Errorf("below it does not say %q:\n%s", want, text)
		}
	}
}
