package workflows

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// actions that may be used. All are GitHub's own.
var actions = []string{
	"actions/checkout",
	"actions/setup-go",
	"actions/upload-artifact",
	"actions/upload-pages-artifact",
	"actions/deploy-pages",
}

// expressions that may stand outside of scripts. None of them is a text that
// the author of a pull request chooses.
var expressions = []string{"github.ref", "github.event.workflow_run.id", "steps.deploy.outputs.page_url"}

// keys that may stand in a workflow, a job and a step.
var (
	workflowKeys = []string{"name", "on", "permissions", "concurrency", "jobs"}
	jobKeys      = []string{"if", "needs", "runs-on", "timeout-minutes", "environment", "permissions", "steps"}
	stepKeys     = []string{"name", "id", "uses", "with", "run"}
	tellerKeys   = []string{"name", "env", "run"}
)

// triggers that may start a workflow: those of strangers, those that follow a
// stranger's run, and ours.
var (
	strangers = []string{"pull_request"}
	after     = []string{"workflow_run"}
	ours      = []string{"push", "schedule", "workflow_dispatch"}
)

// What a job that tells people something may do, after a stranger's run and
// otherwise. A comment is all that strangers can cause.
var (
	tellsAfter = map[string]string{"actions": "read", "pull-requests": "write"}
	tells      = map[string]string{"actions": "read", "issues": "write"}
	publishes  = map[string]string{"pages": "write", "id-token": "write"}
)

var (
	pinned     = regexp.MustCompile(`^([a-z-]+/[a-z-]+)@[0-9a-f]{40}$`)
	version    = regexp.MustCompile(`^v[0-9]+\.[0-9]+\.[0-9]+$`)
	expression = regexp.MustCompile(`\$\{\{\s*(.*?)\s*\}\}`)
	secret     = regexp.MustCompile(`(?i)secrets|github\.token|github_token`)
	runsCode   = regexp.MustCompile(`(^|[^\w$./-])(\./|(git|go|npm|npx|node|python3?|ruby|php|bash|sh|source|eval|exec|chmod|curl|wget|sudo|make)\s)`)
	writesZip  = regexp.MustCompile(`\bunzip (?:[^-]|-[^p])|\b(?:bsdtar|tar|7z|gh run download)\b`)
)

// rules collects what is wrong with one workflow.
type rules struct {
	n      *node
	pull   bool // started by pull requests
	after  bool // started by the end of such a run
	faults []string
}

// faults says what is wrong with a workflow, as sentences in order of line.
func faults(src string) []string {
	n, err := read(src)
	if err != nil {
		return []string{err.Error()}
	}
	r := &rules{n: n}
	r.keys(n, workflowKeys)
	r.triggers()
	r.reads(n.get("permissions"), n)
	if n.get("concurrency") == nil {
		r.fault(n, "has no concurrency: runs pile up")
	}
	r.words()
	if len(n.get("jobs").all()) == 0 {
		r.fault(n, "has no jobs")
	}
	for _, job := range n.get("jobs").all() {
		r.job(job)
	}
	return r.faults
}

func (r *rules) fault(n *node, format string, args ...any) {
	r.faults = append(r.faults, fmt.Sprintf("line %d: ", n.line)+fmt.Sprintf(format, args...))
}

// all returns the values of a mapping in order.
func (n *node) all() []*node {
	if n == nil {
		return nil
	}
	var out []*node
	for _, k := range n.keys {
		out = append(out, n.values[k])
	}
	return out
}

func (r *rules) keys(n *node, allowed []string) {
	for _, k := range n.keys {
		if !slices.Contains(allowed, k) {
			r.fault(n.values[k], "the key %s is not on the list", k)
		}
	}
}

func (r *rules) triggers() {
	on := r.n.get("on")
	if on == nil || len(on.keys) == 0 {
		r.fault(r.n, "on must be a mapping of triggers")
		return
	}
	for _, k := range on.keys {
		switch {
		case slices.Contains(strangers, k):
			r.pull = true
		case slices.Contains(after, k):
			r.after = true
			r.follows(on.get(k))
		case !slices.Contains(ours, k):
			r.fault(on, "the trigger %s is not on the list", k)
		}
	}
	if (r.pull || r.after) && len(on.keys) > 1 {
		r.fault(on, "pull requests share a workflow with other triggers")
	}
	if push := on.get("push"); push != nil {
		b := push.get("branches")
		if len(push.keys) != 1 || b == nil || len(b.items) != 1 || b.items[0].text != "main" {
			r.fault(on, "push is not for the branch main alone")
		}
	}
}

// follows wants a workflow_run to come after the check is done, and no other.
func (r *rules) follows(run *node) {
	names, types := run.get("workflows"), run.get("types")
	if len(run.keys) != 2 || names == nil || types == nil || len(names.items) != 1 || names.items[0].text != "check" ||
		len(types.items) != 1 || types.items[0].text != "completed" {
		r.fault(run, "workflow_run does not follow the end of check alone")
	}
}

// reads wants exactly "contents: read".
func (r *rules) reads(p, where *node) {
	if p == nil || len(p.keys) != 1 || p.str("contents") != "read" {
		r.fault(where, "permissions are not exactly contents: read")
	}
}

// words looks at every text of the file.
func (r *rules) words() {
	r.n.each("", func(key string, n *node) {
		if key == "GH_TOKEN" && n.text == "${{ github.token }}" {
			return // whose step it is, teller looks at
		}
		if secret.MatchString(n.text) {
			r.fault(n, "a secret or token is named")
		}
		for _, m := range expression.FindAllStringSubmatch(n.text, -1) {
			if key == "run" {
				r.fault(n, "the expression %s stands inside a script", m[1])
			} else if !slices.Contains(expressions, m[1]) {
				r.fault(n, "the expression %s is not on the list", m[1])
			}
		}
		if strings.Count(n.text, "${{") != len(expression.FindAllString(n.text, -1)) {
			r.fault(n, "an expression does not end")
		}
	})
}

func (r *rules) job(job *node) {
	r.keys(job, jobKeys)
	if job.str("runs-on") != "ubuntu-24.04" {
		r.fault(job, "the job does not run on ubuntu-24.04")
	}
	if job.str("timeout-minutes") == "" {
		r.fault(job, "the job has no time limit")
	}
	switch cond := job.str("if"); {
	case r.after && cond != "github.event.workflow_run.event == 'pull_request'":
		r.fault(job, "the job is not for pull requests alone")
	case !r.pull && !r.after && cond != "github.ref == 'refs/heads/main'":
		r.fault(job, "the job is not for main alone")
	}
	p := job.get("permissions")
	if p != nil && r.pull {
		r.fault(p, "a job of a pull request asks for permissions")
	}
	if job.get("steps") == nil || len(job.get("steps").items) == 0 {
		r.fault(job, "the job has no steps")
		return
	}
	if p != nil && !r.pull && (r.after || p.is(tells)) {
		r.teller(job, p)
		return
	}
	deploys := false
	for _, step := range job.get("steps").items {
		r.step(step)
		deploys = deploys || strings.HasPrefix(step.str("uses"), "actions/deploy-pages@")
	}
	if r.after {
		r.fault(job, "what follows a stranger's run does something besides telling")
	}
	if p == nil && !deploys {
		return
	}
	if p != nil && !p.is(publishes) {
		r.fault(p, "a job may do more than publish")
	}
	env := job.get("environment")
	if env == nil || env.text == "" && env.str("name") == "" {
		r.fault(job, "a job that may write stands in no environment")
	}
	for _, step := range job.get("steps").items {
		if !strings.HasPrefix(step.str("uses"), "actions/deploy-pages@") {
			r.fault(step, "a job that may write does something besides deploying")
		}
	}
	if r.pull {
		r.fault(job, "a pull request deploys")
	}
}

// is reports whether a mapping holds exactly these texts.
func (n *node) is(want map[string]string) bool {
	if len(n.keys) != len(want) {
		return false
	}
	for k, v := range want {
		if n.str(k) != v {
			return false
		}
	}
	return true
}

// teller looks at a job that writes a comment or an issue: it gets the token
// of the run, no action and no copy of the repository, and runs nothing that
// it fetches.
func (r *rules) teller(job, p *node) {
	if r.after && !p.is(tellsAfter) {
		r.fault(p, "what follows a stranger's run may do more than comment")
	}
	for _, step := range job.get("steps").items {
		r.keys(step, tellerKeys)
		run := step.str("run")
		switch env := step.get("env"); {
		case run == "":
			r.fault(step, "a job that tells uses an action")
		case env == nil || !env.is(map[string]string{"GH_TOKEN": "${{ github.token }}"}):
			r.fault(step, "a job that tells knows something besides the token of the run")
		case runsCode.MatchString(run):
			r.fault(step, "a job that tells runs %q", strings.TrimSpace(runsCode.FindString(run)))
		case writesZip.MatchString(run):
			r.fault(step, "a job that tells unpacks files")
		}
	}
}

func (r *rules) step(s *node) {
	r.keys(s, stepKeys)
	uses := s.get("uses")
	if (uses == nil) == (s.get("run") == nil) {
		r.fault(s, "a step must hold either uses or run")
	}
	if uses == nil {
		return
	}
	m := pinned.FindStringSubmatch(uses.text)
	switch {
	case m == nil:
		r.fault(uses, "%s is not named by a commit of 40 digits", uses.text)
		return
	case !slices.Contains(actions, m[1]):
		r.fault(uses, "the action %s is not on the list", m[1])
	case !version.MatchString(uses.comment):
		r.fault(uses, "%s has no comment with its version", m[1])
	}
	switch with := s.get("with"); {
	case m[1] == "actions/checkout" && with.str("persist-credentials") != "false":
		r.fault(uses, "checkout leaves its token behind")
	case m[1] == "actions/checkout" && (with.get("ref") != nil || with.get("repository") != nil):
		r.fault(uses, "checkout takes something else than what started the run")
	case m[1] == "actions/setup-go" && with.str("cache") != "false":
		r.fault(uses, "setup-go keeps a cache")
	}
}
