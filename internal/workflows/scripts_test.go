package workflows

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// standIn answers as GitHub would, from files in its folder, and writes down
// what it is asked for and sent.
const standIn = `#!/bin/sh
echo "$*" >> "$STAND_IN/asked"
for a; do last=$a; done
case "$*" in
*"--method PATCH"*|*"--method POST"*) case "$*" in *--input*) cat "$last" > "$STAND_IN/sent";; esac; echo '{}';;
*/zip*) cat "$STAND_IN/artifact.zip";;
*artifacts*) cat "$STAND_IN/artifacts.json";;
*pulls*) cat "$STAND_IN/pulls.json";;
*comments*) cat "$STAND_IN/comments.json";;
*issues*) cat "$STAND_IN/issues.json";;
*) echo "not foreseen: $*" >&2; exit 1;;
esac
`

// world is what the stand-in knows.
type world struct {
	member, text string // of the artefact
	extra        string // name of one more file in it
	size         int    // 0: what it is
	head         string // commit on top of the pull request
	comments     string
	issues       string
}

const commit = "0123456789abcdef0123456789abcdef01234567"

// play runs the script of a job that tells, and returns what was asked of
// GitHub and the body that was sent, "" when nothing was.
func play(t *testing.T, workflow, job string, w world) (asked, body string) {
	t.Helper()
	for _, program := range []string{"bash", "jq", "unzip", "perl", "iconv"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("there is no %s here", program)
		}
	}
	n, err := read(file(t, "workflows/"+workflow+".yml"))
	if err != nil {
		t.Fatal(err)
	}
	steps := n.get("jobs").get(job).get("steps").items
	script := strings.ReplaceAll("\n"+steps[len(steps)-1].str("run"), "\n          ", "\n")
	dir := t.TempDir()
	here := filepath.Join(dir, "run", "here")
	write := func(name, text string) {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	z := packed(t, w)
	if w.size == 0 {
		w.size = len(z)
	}
	name, _, _ := strings.Cut(w.member, ".")
	write("run/here/none", "")
	write("bin/gh", standIn)
	write("artifact.zip", string(z))
	write("artifacts.json", fmt.Sprintf(`{"artifacts": [{"id": 77, "name": %q, "size_in_bytes": %d}]}`, name, w.size))
	write("pulls.json", fmt.Sprintf(`[{"number": 12, "head": {"sha": %q}}]`, w.head))
	write("comments.json", w.comments)
	write("issues.json", w.issues)
	write("event.json", fmt.Sprintf(`{"workflow_run": {"id": 5, "head_sha": %q, "head_branch": "x; touch pwned; $(touch pwned)",
		"head_repository": {"owner": {"login": "someone"}}}}`, commit))
	cmd := exec.Command("bash", "-c", script)
	cmd.Dir = here
	cmd.Env = []string{"PATH=" + filepath.Join(dir, "bin") + ":" + os.Getenv("PATH"), "STAND_IN=" + dir, "GH_TOKEN=x", "GITHUB_RUN_ID=5",
		"GITHUB_REPOSITORY=city/register", "GITHUB_SERVER_URL=https://github.com", "GITHUB_EVENT_PATH=" + filepath.Join(dir, "event.json")}
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("the script ends with %v:\n%s", err, out)
	}
	for _, bad := range []string{here + "/pwned", dir + "/run/pwned", dir + "/pwned"} {
		if _, err := os.Stat(bad); err == nil {
			t.Errorf("the run left %s behind", bad)
		}
	}
	b, _ := os.ReadFile(filepath.Join(dir, "asked"))
	sent, err := os.ReadFile(filepath.Join(dir, "sent"))
	if err != nil {
		return string(b), ""
	}
	var m struct{ Body string }
	if err := json.Unmarshal(sent, &m); err != nil {
		t.Fatalf("what was sent is no JSON: %v\n%.300s", err, sent)
	}
	return string(b), m.Body
}

func packed(t *testing.T, w world) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, m := range [][2]string{{w.member, w.text}, {w.extra, "x"}} {
		if m[0] == "" {
			continue
		}
		f, err := z.Create(m[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(m[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestComment(t *testing.T) {
	honest := world{member: "effect.txt", text: "Miro is now shown as \"Paused\" (before: \"In use\").\n", head: commit, comments: "[]"}
	asked, body := play(t, "comment", "comment", honest)
	for _, want := range []string{"<pre>\nMiro is now shown as \"Paused\" (before: \"In use\").\n", "actions/runs/5)", commit} {
		if !strings.Contains(body, want) {
			t.Errorf("the comment lacks %q:\n%s", want, body)
		}
	}
	if !strings.Contains(asked, "--method POST repos/city/register/issues/12/comments") {
		t.Errorf("no comment was made: %s", asked)
	}

	second := honest
	second.comments = `[{"id": 3, "user": {"login": "someone"}, "body": "<!-- plaza: what residents will see -->"},
		{"id": 4, "user": {"login": "github-actions[bot]"}, "body": "<!-- plaza: what residents will see -->\nold"}]`
	if asked, _ := play(t, "comment", "comment", second); !strings.Contains(asked, "--method PATCH repos/city/register/issues/comments/4") {
		t.Errorf("the old comment was not renewed, or another's was: %s", asked)
	}

	for name, change := range map[string]func(*world){
		"the pull request moved on":  func(w *world) { w.head = strings.Repeat("f", 40) },
		"no such text":               func(w *world) { w.member = "effect.md" },
		"text under another name":    func(w *world) { w.member, w.extra = "effect.exe", "../pwned" },
		"an artefact that is large":  func(w *world) { w.size = 1 << 30 },
		"an empty text":              func(w *world) { w.text = "" },
		"a text that cannot be seen": func(w *world) { w.text = "\x00\x01\u200b\u202e" },
	} {
		w := honest
		change(&w)
		if _, body := play(t, "comment", "comment", w); body != "" {
			t.Errorf("%s: a comment was made:\n%.300s", name, body)
		}
	}
}

// What a stranger's code can put into the artefact stays text inside <pre>.
func TestCommentOfHostileText(t *testing.T) {
	if testing.Short() {
		t.Skip("packs megabytes")
	}
	for name, text := range map[string]string{
		"HTML":         "</pre><img src=https://evil.example/x.png> @everyone &lt; [a](https://evil.example)\n",
		"signs":        strings.Repeat("&<>", 1<<16),
		"many zeros":   strings.Repeat("0", 16<<20),
		"long line":    strings.Repeat("é", 1<<16),
		"wrong UTF-8":  "a\xff\xfe</pre\xff>b",
		"hidden":       "a\u202eb\u2028</pre>\u0007\x1b[31m",
		"script words": "$(touch pwned) `touch pwned` ${{ github.token }} %s%n\n",
	} {
		_, body := play(t, "comment", "comment", world{member: "effect.txt", text: text, extra: "../pwned", head: commit, comments: "[]"})
		_, inner, ok := strings.Cut(body, "<pre>\n")
		i := strings.LastIndex(inner, "</pre>")
		if !ok || i < 0 {
			t.Errorf("%s: no text was posted: %.200q", name, body)
			continue
		}
		if strings.ContainsAny(inner[:i], "<>\x00\x07\x1b\u202e\u2028") {
			t.Errorf("%s: a sign got through: %.200q", name, inner[:i])
		}
		if n := len([]rune(body)); n > 65536 {
			t.Errorf("%s: %d characters, GitHub takes 65536", name, n)
		}
		if len(text) > 11000 && !strings.Contains(body, "The text was cut here.") {
			t.Errorf("%s: nobody is told that it was cut", name)
		}
	}
}

func TestReminders(t *testing.T) {
	due := world{member: "due.md", text: "This is what was due.\n", issues: "[]"}
	asked, body := play(t, "reminders", "tell", due)
	if !strings.Contains(asked, "--method POST repos/city/register/issues") || !strings.HasSuffix(body, "This is what was due.\n") {
		t.Errorf("no issue was made: %s %q", asked, body)
	}
	due.issues = `[{"number": 7, "body": null}, {"number": 8, "body": "<!-- plaza: what is due -->\nold"}]`
	if asked, _ := play(t, "reminders", "tell", due); !strings.Contains(asked, "--method PATCH repos/city/register/issues/8 --input") {
		t.Errorf("the old issue was not renewed: %s", asked)
	}
	due.text = ""
	if asked, _ := play(t, "reminders", "tell", due); !strings.Contains(asked, "PATCH repos/city/register/issues/8 -f state=closed") {
		t.Errorf("the issue was not closed: %s", asked)
	}
	due.issues = "[]"
	if asked, _ := play(t, "reminders", "tell", due); strings.Contains(asked, "--method P") {
		t.Errorf("nothing was due, and something was written: %s", asked)
	}
}
