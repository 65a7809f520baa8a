package workflows

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const github = "../../.github/"

func file(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(github + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// Promise P20 for every workflow there is, whatever its name ends in.
func TestWorkflows(t *testing.T) {
	entries, err := os.ReadDir(github + "workflows")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
		for _, f := range faults(file(t, "workflows/"+e.Name())) {
			t.Errorf("%s: %s", e.Name(), f)
		}
	}
	if !slices.Equal(names, []string{"check.yml", "comment.yml", "publish.yml", "reminders.yml"}) {
		t.Errorf("the workflows are %q: name a new one here", names)
	}
}

// Local actions would be code of the pull request, run with what the workflow
// may do.
func TestNoLocalActions(t *testing.T) {
	if _, err := os.Stat(github + "actions"); err == nil {
		t.Error(".github/actions exists: put the steps into the workflow")
	}
}

// Each rule is broken once, in a copy of the real file, and must be seen.
func TestRulesAreSeen(t *testing.T) {
	const checkout = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1"
	for _, c := range []struct{ file, old, new, want string }{
		{"check", "pull_request:", "pull_request_target:", "the trigger pull_request_target is not on the list"},
		{"check", "pull_request:", "issue_comment:", "the trigger issue_comment is not on the list"},
		{"check", "pull_request:", "workflow_run:\n    workflows: [check]\n    types: [completed]", "does something besides telling"},
		{"check", "  pull_request:\n", "  pull_request:\n  push:\n    branches: [main]\n", "share a workflow"},
		{"check", "on:\n  pull_request:\n", "on: pull_request\n", "on must be a mapping"},
		{"check", "contents: read", "contents: write", "permissions are not exactly"},
		{"check", "contents: read", "contents: read\n  id-token: write", "permissions are not exactly"},
		{"check", "permissions:\n  contents: read\n", "", "permissions are not exactly"},
		{"check", "permissions:\n  contents: read\n", "permissions: write-all\n", "permissions are not exactly"},
		{"check", "timeout-minutes: 15\n", "timeout-minutes: 15\n    permissions:\n      contents: write\n", "asks for permissions"},
		{"check", "timeout-minutes: 15\n", "timeout-minutes: 15\n    env:\n      A: b\n", "the key env is not on the list"},
		{"check", "timeout-minutes: 15\n", "timeout-minutes: 15\n    container: x\n", "the key container is not on the list"},
		{"check", "    timeout-minutes: 15\n", "", "no time limit"},
		{"check", "ubuntu-24.04", "self-hosted", "does not run on"},
		{"check", checkout, "actions/checkout@v7", "is not named by a commit"},
		{"check", checkout, "actions/checkout@3d3c42e # v7.0.1", "is not named by a commit"},
		{"check", checkout, "./.github/actions/checkout", "is not named by a commit"},
		{"check", checkout, "docker://alpine", "not named by a commit"},
		{"check", " # v7.0.1", "", "no comment with its version"},
		{"check", "actions/checkout@", "someone/checkout@", "the action someone/checkout is not on the list"},
		{"check", "persist-credentials: false", "clean: true", "leaves its token behind"},
		{"check", "persist-credentials: false", "persist-credentials: false\n          ref: main", "something else than what started"},
		{"check", "cache: false", "cache: true", "keeps a cache"},
		{"check", "          cache: false\n", "", "keeps a cache"},
		{"check", "run: go run ./cmd/plaza build", "run: echo ${{ github.head_ref }}", "the expression github.head_ref stands inside a script"},
		{"check", "run: go run ./cmd/plaza build", "run: echo ${{ github.ref }}", "the expression github.ref stands inside a script"},
		{"check", "run: go run ./cmd/plaza build", "run: |\n          echo ${{ github.event.pull_request.title }}", "stands inside a script"},
		{"check", "run: go run ./cmd/plaza build", "run: |\n          echo ${{ x", "an expression does not end"},
		{"check", "run: go run ./cmd/plaza build", "shell: python", "the key shell is not on the list"},
		{"check", "name: preview", "name: ${{ github.actor }}", "the expression github.actor is not on the list"},
		{"check", "name: preview", "name: ${{ secrets.KEY }}", "a secret or token is named"},
		{"check", "name: preview", "name: ${{ github.token }}", "a secret or token is named"},
		{"check", "concurrency:\n  group: check-${{ github.ref }}\n  cancel-in-progress: true\n", "", "no concurrency"},
		{"check", "actions/upload-artifact@", "actions/deploy-pages@", "a pull request deploys"},
		{"publish", "branches: [main]", "branches: [main, draft]", "push is not for the branch main alone"},
		{"publish", "    branches: [main]\n", "    tags: [x]\n", "push is not for the branch main alone"},
		{"publish", "    if: github.ref == 'refs/heads/main'\n", "", "not for main alone"},
		{"publish", "refs/heads/main'", "refs/heads/draft'", "not for main alone"},
		{"publish", "    environment:\n      name: github-pages\n      url: ${{ steps.deploy.outputs.page_url }}\n", "", "stands in no environment"},
		{"publish", "      - id: deploy\n", "      - run: go run ./cmd/plaza build\n      - id: deploy\n", "does something besides deploying"},
		{"publish", "    needs: build\n", "    needs: build\n    needs: build\n", "repeats a key"},
		{"publish", "      pages: write\n", "      pages: write\n      issues: write\n", "may do more than publish"},
		{"comment", "workflows: [check]", "workflows: [check, publish]", "does not follow the end of check alone"},
		{"comment", "types: [completed]", "types: [requested]", "does not follow the end of check alone"},
		{"comment", "    types: [completed]\n", "", "does not follow the end of check alone"},
		{"comment", "  workflow_run:\n", "  workflow_dispatch:\n  workflow_run:\n", "share a workflow"},
		{"comment", "event == 'pull_request'", "event == 'push'", "not for pull requests alone"},
		{"comment", "    if: github.event.workflow_run.event == 'pull_request'\n", "", "not for pull requests alone"},
		{"comment", "pull-requests: write", "pull-requests: write\n      contents: write", "may do more than comment"},
		{"comment", "pull-requests: write", "contents: write", "may do more than comment"},
		{"comment", "    permissions:\n      actions: read\n      pull-requests: write\n", "", "does something besides telling"},
		{"comment", "    steps:\n", "    steps:\n      - uses: " + checkout + "\n", "uses an action"},
		{"comment", "GH_TOKEN: ${{ github.token }}", "GH_TOKEN: ${{ secrets.BOT }}", "a secret or token is named"},
		{"comment", "GH_TOKEN: ${{ github.token }}", "GH_TOKEN: ${{ github.token }}\n          TITLE: ${{ github.head_ref }}", "besides the token"},
		{"comment", "GH_TOKEN: ${{ github.token }}", "GH_TOKEN: ${{ github.token }}\n          TITLE: ${{ github.head_ref }}", "github.head_ref is not on the list"},
		{"comment", "run=$(event id)", "run=${{ github.event.workflow_run.id }}", "stands inside a script"},
		{"comment", "unzip -p effect.zip effect.txt", "unzip effect.zip", "unpacks files"},
		{"comment", "unzip -p effect.zip effect.txt", "unzip -o effect.zip", "unpacks files"},
		{"comment", "            cat text.txt\n", "            bash text.txt\n", "tells runs"},
		{"comment", "            cat text.txt\n", "            ./text.txt\n", "tells runs"},
		{"comment", "            cat text.txt\n", "            git clone x\n", "tells runs"},
		{"reminders", "    steps:\n      - name: Write", "    steps:\n      - uses: " + checkout + "\n      - name: Write", "uses an action"},
		{"reminders", "issues: write", "contents: write", "does something besides deploying"},
		{"reminders", "run: |\n          mkdir", "env:\n          GH_TOKEN: ${{ github.token }}\n        run: |\n          mkdir", "the key env is not on the list"},
	} {
		src := file(t, "workflows/"+c.file+".yml")
		if !strings.Contains(src, c.old) {
			t.Errorf("%s.yml no longer holds %q", c.file, c.old)
			continue
		}
		got := faults(strings.Replace(src, c.old, c.new, 1))
		if !slices.ContainsFunc(got, func(f string) bool { return strings.Contains(f, c.want) }) {
			t.Errorf("%s.yml with %q: got %q, want %q", c.file, c.new, got, c.want)
		}
	}
}

// The doors named in CODEOWNERS: without an owner, anyone who may merge could
// open them.
func TestOwners(t *testing.T) {
	owned := map[string]bool{}
	for l := range strings.Lines(file(t, "CODEOWNERS")) {
		f := strings.Fields(l)
		if len(f) == 0 || f[0][0] == '#' {
			continue
		}
		if len(f) < 2 {
			t.Errorf("CODEOWNERS: %s has no owner", f[0])
		}
		owned[f[0]] = true
		optional := f[0] == "*" || f[0] == "/data/redirects.toml"
		if hits, _ := filepath.Glob("../.." + strings.ReplaceAll(f[0], "**", "*")); len(hits) == 0 && !optional {
			t.Errorf("CODEOWNERS: there is no %s", f[0])
		}
	}
	for _, door := range []string{"*", "/.github/", "/.ci/", "/templates/", "/assets-src/", "/internal/hosting/", "/go.mod", "/go.sum"} {
		if !owned[door] {
			t.Errorf("CODEOWNERS does not name %s", door)
		}
	}
}

// Forms that GitHub cannot read are shown to nobody.
func TestForms(t *testing.T) {
	forms, err := filepath.Glob(github + "ISSUE_TEMPLATE/*.yml")
	if err != nil || len(forms) != 3 {
		t.Fatalf("forms are %q (%v): name a new one here", forms, err)
	}
	for _, name := range forms {
		n, err := read(file(t, strings.TrimPrefix(filepath.ToSlash(name), github)))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if filepath.Base(name) == "config.yml" {
			continue
		}
		ids := map[string]bool{}
		for _, part := range n.get("body").items {
			id := part.str("id")
			switch {
			case part.str("type") == "markdown" && part.get("attributes").str("value") != "":
			case id == "" || ids[id] || part.get("attributes").str("label") == "":
				t.Errorf("%s:%d: a question needs an id of its own and a label", name, part.line)
			}
			ids[id] = true
		}
		if n.str("name") == "" || n.str("description") == "" || len(ids) < 2 {
			t.Errorf("%s: name, description or questions are missing", name)
		}
	}
}

// Old modules and actions are looked for every month.
func TestUpdates(t *testing.T) {
	n, err := read(file(t, "dependabot.yml"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, u := range n.get("updates").items {
		got = append(got, u.str("package-ecosystem")+" "+u.get("schedule").str("interval"))
	}
	if want := []string{"gomod monthly", "npm monthly", "github-actions monthly"}; !slices.Equal(got, want) {
		t.Errorf("dependabot looks at %q, want %q", got, want)
	}
}
