package ledger

import (
	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/schema"
)

// Check works out how a commitment stands.
type Check func(*graph.Reader, Entry) Result

// Checks returns every check by its name.
func Checks() map[string]Check {
	return map[string]Check{
		"tools-published":        toolsPublished,
		"overview-complete":      ofTools(NotYet, overviewComplete),
		"six-sections":           sixSections,
		"lists-complete":         listsComplete,
		"authorized":             ofUsed(NotYet, authorized),
		"access-granted":         ofUsed(Unclear, accessGranted),
		"documents-public":       documentsPublic,
		"costs-by-kind":          ofTools(NotYet, costsByKind),
		"disclosed":              disclosed,
		"model-told":             ofTools(NotYet, modelTold),
		"data-told":              ofTools(NotYet, answers("data")),
		"rationale-told":         ofTools(NotYet, func(t *record.Tool) bool { return !t.Rationale.IsZero() }),
		"assessed":               ofUsed(Unclear, assessed),
		"no-failed-in-use":       noFailedInUse,
		"escalated":              escalated,
		"reassessed":             reassessed,
		"benchmarks":             ofAssessments(func(a *record.Assessment) bool { return len(a.Benchmarks) > 0 }),
		"privacy-assessed":       privacyAssessed,
		"before-and-after":       ofUsed(Unclear, beforeAndAfter),
		"pilots-recorded":        ofUsed(Unclear, func(t *record.Tool) bool { return len(t.Pilots) > 0 }),
		"pilots-guided":          pilotsGuided,
		"fallback-told":          ofTools(NotYet, func(t *record.Tool) bool { return !t.Fallback.IsZero() }),
		"factsheets":             factsheets,
		"screened":               ofPlanned(func(t *record.Tool) bool { return t.Screening != nil }),
		"scored":                 ofPlanned(func(t *record.Tool) bool { return t.Matrix != nil && t.OptOut != nil }),
		"reviews-done":           reviewsDone,
		"human-review":           ofTools(NotYet, answers("human_review")),
		"procedures":             ofTools(NotYet, func(t *record.Tool) bool { return t.HumanReview != nil && t.HumanReview.Procedure != "" }),
		"effects-told":           ofTools(NotYet, answers("affected_groups", "effects_on_people")),
		"opt-out-told":           ofTools(NotYet, answers("opt_out")),
		"roles-told":             ofTools(NotYet, func(t *record.Tool) bool { return !t.RolesAffected.IsZero() }),
		"languages-told":         ofTools(NotYet, func(t *record.Tool) bool { return len(t.LanguagesServed) > 0 }),
		"languages-offered":      languagesOffered,
		"presented":              ofUsed(NotYet, func(t *record.Tool) bool { return Presented(t) }),
		"board-monthly":          boardMonthly,
		"agendas-in-time":        tallied(agendasInTime),
		"minutes-in-time":        tallied(minutesInTime),
		"decisions-published":    decisionsPublished,
		"form-offered":           formOffered,
		"training-counted":       trainingCounted,
		"engagement-open":        published("opening"),
		"loop-closed":            ofThemes(func(t *record.Theme) bool { return t.Closed() }),
		"communities-reached":    ofEvents(func(x *record.PublicEvent) bool { return x.Reached != nil }),
		"reviews-with-community": ofEvents(func(x *record.PublicEvent) bool { return x.Form == "review-session" && x.For != "staff" }),
		"public-sessions":        ofEvents(func(x *record.PublicEvent) bool { return x.For != "staff" && learns(x) }),
		"speaker-series":         speakerSeries,
		"courses":                courses,
		"partners":               partners,
		"staff-updates":          ofEvents(func(x *record.PublicEvent) bool { return x.For != "public" && x.Form == "briefing" }),
		"policy-reviewed":        policyReviewed,
		"withheld-with-basis":    withheldWithBasis,
		"no-protected-data":      noProtectedData,
		"complaints":             complaints,
		"questions-answered":     questionsAnswered,
	}
}

// part makes a result of so many of so many. none is the status when there is
// nothing at all.
func part(done, total int, none string) Result {
	r := Result{Status: none, Done: done, Total: total}
	switch {
	case total > 0 && done == total:
		r.Status = Kept
	case done > 0:
		r.Status = Partly
	}
	return r
}

// ofTools counts the tools for which has holds.
func ofTools(none string, has func(*record.Tool) bool) Check {
	return func(r *graph.Reader, _ Entry) Result { return count(Tools(r), none, has) }
}

// ofUsed counts those of the tools in use.
func ofUsed(none string, has func(*record.Tool) bool) Check {
	return func(r *graph.Reader, _ Entry) Result { return count(InPhase(r, "live"), none, has) }
}

// ofPlanned counts those of the tools not yet in use. Without any there is
// nothing to judge.
func ofPlanned(has func(*record.Tool) bool) Check {
	return func(r *graph.Reader, _ Entry) Result { return count(InPhase(r, "before"), Unclear, has) }
}

func count(all []*record.Tool, none string, has func(*record.Tool) bool) Result {
	n := 0
	for _, t := range all {
		if has(t) {
			n++
		}
	}
	return part(n, len(all), none)
}

// Tools returns the tools that count.
func Tools(r *graph.Reader) []*record.Tool {
	var out []*record.Tool
	for _, t := range graph.Each[record.Tool](r) {
		if t.Counts() {
			out = append(out, t)
		}
	}
	return out
}

// InPhase returns those of the tools whose stage is before, in, or after use.
func InPhase(r *graph.Reader, phase string) []*record.Tool {
	var out []*record.Tool
	for _, t := range Tools(r) {
		if s := graph.One[record.Status](r, t.Lifecycle); s != nil && s.Phase == phase {
			out = append(out, t)
		}
	}
	return out
}

// Presented reports whether a tool came before the Board.
func Presented(t *record.Tool) bool { return t.Board != nil && t.Board.Presented == "yes" }

// answers reports whether a tool answers all these questions. A fact kept back
// with its reason is an answer; that nobody has answered is none.
func answers(fields ...string) func(*record.Tool) bool {
	return func(t *record.Tool) bool {
		for _, f := range fields {
			if t.Answer(f).Kind == schema.IsNotAnswered {
				return false
			}
		}
		return true
	}
}

// published counts the records of a kind. Whether they are enough no count can
// tell, so they never come to more than "partly".
func published(kind string) Check {
	return func(r *graph.Reader, _ Entry) Result {
		n := Published(r, kind)
		if n == 0 {
			return Result{Status: NotYet, Open: true}
		}
		return Result{Status: Partly, Done: n, Open: true}
	}
}

// Published counts the records of a kind that are no examples.
func Published(r *graph.Reader, kind string) int {
	n := 0
	for _, rec := range r.Records(kind) {
		if !rec.Meta().Example {
			n++
		}
	}
	return n
}
