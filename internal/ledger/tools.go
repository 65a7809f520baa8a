package ledger

import (
	"slices"

	"plaza/internal/graph"
	"plaza/internal/matrix"
	"plaza/internal/record"
	"plaza/internal/schema"
)

// Checks of what the tools' records hold.

func authorized(t *record.Tool) bool {
	return t.Authorization != nil && t.Authorization.State != "unknown"
}

func accessGranted(t *record.Tool) bool {
	return t.Authorization != nil && !t.Authorization.ByRole.IsZero() && !t.Authorization.On.IsZero()
}

func costsByKind(t *record.Tool) bool {
	return slices.ContainsFunc(t.Costs, func(c record.Cost) bool { return c.Status == "amount" && c.Of != "unknown" && c.Of != "total" })
}

// disclosed counts the tools that the public meets. Nobody knows how many
// those are while the question is open, so open ones count too.
func disclosed(r *graph.Reader, _ Entry) Result {
	var met []*record.Tool
	for _, t := range Tools(r) {
		if t.PublicFacing != "no" {
			met = append(met, t)
		}
	}
	return count(met, NotYet, func(t *record.Tool) bool {
		return slices.ContainsFunc(t.Touchpoints, func(p record.Touchpoint) bool { return !p.Disclosure.IsZero() })
	})
}

func modelTold(t *record.Tool) bool {
	m := t.Model
	return m != nil && !m.Type.IsZero() && !m.TrainingSource.IsZero() && !m.LegalAccess.IsZero()
}

func done(t *record.Tool, is func(*record.Assessment) bool) bool {
	return slices.ContainsFunc(t.Assessments, func(a record.Assessment) bool { return a.Status == "done" && is(&a) })
}

func assessed(t *record.Tool) bool {
	return done(t, func(a *record.Assessment) bool { return a.Of == "dti-risk" })
}

func beforeAndAfter(t *record.Tool) bool {
	return done(t, func(a *record.Assessment) bool { return a.Phase == "pre" }) &&
		done(t, func(a *record.Assessment) bool { return a.Phase == "post" || a.Phase == "periodic" })
}

// ofAssessments counts the finished risk assessments for which has holds.
func ofAssessments(has func(*record.Assessment) bool) Check {
	return func(r *graph.Reader, _ Entry) Result {
		n, total := 0, 0
		for _, t := range Tools(r) {
			for i := range t.Assessments {
				if a := &t.Assessments[i]; a.Of == "dti-risk" && a.Status == "done" {
					total++
					if has(a) {
						n++
					}
				}
			}
		}
		return part(n, total, Unclear)
	}
}

// noFailedInUse counts tools that failed a check. One that failed and is in
// use does not pass the build.
func noFailedInUse(r *graph.Reader, _ Entry) Result {
	failed, any := 0, false
	for _, t := range Tools(r) {
		any = any || assessed(t)
		if done(t, func(a *record.Assessment) bool { return a.Outcome == "failed" }) {
			failed++
		}
	}
	if !any {
		return Result{Status: Unclear, Open: true}
	}
	return Result{Status: Kept, Done: failed, Total: failed, Open: failed == 0}
}

func escalated(r *graph.Reader, _ Entry) Result {
	n, total := 0, 0
	for _, t := range Tools(r) {
		for _, a := range t.Assessments {
			if a.Outcome == "failed" || a.Escalation != nil {
				total++
				if a.Escalation != nil {
					n++
				}
			}
		}
	}
	return part(n, total, Unclear)
}

// reassessed looks at every day on which a check is due again.
func reassessed(r *graph.Reader, _ Entry) Result {
	n, total := 0, 0
	for _, t := range InPhase(r, "live") {
		for _, a := range t.Assessments {
			if a.NextDue.IsZero() {
				continue
			}
			total++
			if a.NextDue.Compare(r.Today()) >= 0 {
				n++
			}
		}
	}
	res := part(n, total, Unclear)
	if n < total {
		res.Status = Overdue
	}
	return res
}

func privacyAssessed(r *graph.Reader, _ Entry) Result {
	var kept []*record.Tool
	for _, t := range Tools(r) {
		if slices.ContainsFunc(t.Data, func(d record.DataUse) bool { return d.Class == "protected-pii" || d.Class == "sensitive" }) {
			kept = append(kept, t)
		}
	}
	return count(kept, Unclear, func(t *record.Tool) bool {
		return done(t, func(a *record.Assessment) bool { return a.Of == "privacy-impact" })
	})
}

func pilotsGuided(r *graph.Reader, _ Entry) Result {
	n, total := 0, 0
	for _, t := range Tools(r) {
		for _, p := range t.Pilots {
			total++
			if !p.Operations.IsZero() && !p.Staff.IsZero() && !p.Community.IsZero() && (p.Decision != "adopt-changed" || !p.Changes.IsZero()) {
				n++
			}
		}
	}
	return part(n, total, Unclear)
}

// reviewsDone counts the duties of all tools with a category.
func reviewsDone(r *graph.Reader, _ Entry) Result {
	n, total := 0, 0
	for _, t := range Tools(r) {
		for _, s := range Duties(t, r.Today(), Ruling(r)) {
			if s.From != matrix.Table || s.Optional {
				continue
			}
			total++
			if s.State == matrix.Done || s.State == matrix.Due || s.State == matrix.NotRequired {
				n++
			}
		}
	}
	return part(n, total, Unclear)
}

// Duties lists the checks a tool owes, and how each one stands: those of the
// category the City decided on, else of the reading it follows, and those the
// numbered clauses ask for in any case. ruling is "as-printed", "oversight" or
// "" where nobody has ruled: then only what is certain is listed.
func Duties(t *record.Tool, today schema.Date, ruling string) []matrix.Standing {
	var out []matrix.Standing
	for _, d := range append(matrix.Duties(Category(t, ruling)), matrix.Always()...) {
		out = append(out, d.Stand(t.Assessments, today))
	}
	return out
}

// Category returns the category that holds for a tool: the one the City
// decided on, else that of the reading it follows. "" when neither tells.
func Category(t *record.Tool, ruling string) string {
	if t.Matrix != nil && t.Matrix.Official != nil {
		return t.Matrix.Official.Category
	}
	f := Facts(t)
	if !f.Known() {
		return ""
	}
	switch ruling {
	case "as-printed":
		return f.Printed().Category
	case "oversight":
		return f.Oversight().Category
	}
	return ""
}

// Facts returns what a tool's record says for the matrix.
func Facts(t *record.Tool) matrix.Facts {
	var f matrix.Facts
	if t.Matrix != nil {
		f.Harm, f.Impact = t.Matrix.Harm, t.Matrix.Impact
	}
	if t.OptOut != nil {
		f.OptOut = t.OptOut.Level
	}
	return f
}

// Ruling returns the reading the City follows: "as-printed", "oversight" or "".
func Ruling(r *graph.Reader) string {
	if m := graph.Single[record.Site](r).Matrix; m != nil && m.Ruling != "none" {
		return m.Ruling
	}
	return ""
}
