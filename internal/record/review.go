package record

import "plaza/internal/schema"

// Assessment is one look at a tool's risks, or one paper about them, whether
// finished or not.
type Assessment struct {
	Key         string       `plaza:"key,required"`
	Of          string       `plaza:"kind,required,oneof=dti-risk|privacy-impact|cybersecurity|bias|legal|community-impact|readiness|ai-review|full-ai-review|aia-form|ai-factsheet|data-usage-protocol|internal-approval|internal-documentation|public-engagement|targeted-engagement|audit|monitoring"`
	Phase       string       `plaza:"phase,required,oneof=pre|pilot|post|periodic"`
	Status      string       `plaza:"status,required,oneof=not-started|in-progress|done|not-required|waived"`
	Why         schema.Text  `plaza:"why,max=400"`
	Outcome     string       `plaza:"outcome,oneof=passed|passed-with-conditions|failed|remediated|none"`
	Privacy     *PartOutcome `plaza:"privacy,as=assessment-part"`
	Cyber       *PartOutcome `plaza:"cyber,as=assessment-part"`
	Bias        *PartOutcome `plaza:"bias,as=assessment-part"`
	Benchmarks  []Benchmark  `plaza:"benchmarks"`
	DoneOn      schema.Date  `plaza:"done_on,past"`
	ByRole      schema.Text  `plaza:"by_role,max=80"`
	Independent string       `plaza:"independent,oneof=yes|no|unknown"`
	NextDue     schema.Date  `plaza:"next_due,plan"`
	Escalation  *Escalation  `plaza:"escalation"`
	Findings    schema.Text  `plaza:"findings,max=1200"`
	Document    string       `plaza:"document,link=document"`
	Kept        *Kept        `plaza:"kept_back"`
}

// PartOutcome is what an assessment found on one of its three subjects:
// privacy, security, bias.
type PartOutcome struct {
	Outcome string      `plaza:"outcome,required,oneof=passed|passed-with-conditions|failed|remediated|none"`
	Note    schema.Text `plaza:"note,max=400"`
}

// Benchmark is a standard an assessment measured against.
type Benchmark struct {
	Key  string      `plaza:"key,required"`
	Text schema.Text `plaza:"text,required,max=200"`
}

// Escalation says who took up a risk that stayed unsolved.
type Escalation struct {
	To    schema.Text `plaza:"to,required,max=120"`
	On    schema.Date `plaza:"on,required,past"`
	State string      `plaza:"state,required,oneof=open|settled"`
}

// Kept says why the paper of an assessment is not public.
type Kept struct {
	Basis     schema.Text `plaza:"basis,required,max=200"`
	DecidedBy schema.Text `plaza:"decided_by,required,max=80"`
	On        schema.Date `plaza:"on,required,past"`
	ReviewOn  schema.Date `plaza:"review_on,required,plan"`
}

// Pilot is a trial of a tool.
type Pilot struct {
	Key         string      `plaza:"key,required"`
	Start       schema.Date `plaza:"start,required,plan"`
	End         schema.Date `plaza:"end,plan"`
	IntendedUse schema.Text `plaza:"intended_use,required,max=600"`
	Guidelines  string      `plaza:"guidelines,link=document"`
	Metrics     []Metric    `plaza:"success_metrics"`
	Operations  schema.Text `plaza:"effect_on_operations,max=600"`
	Staff       schema.Text `plaza:"effect_on_staff,max=600"`
	Community   schema.Text `plaza:"effect_on_community,max=600"`
	Decision    string      `plaza:"decision,required,oneof=adopt|adopt-changed|extend|stop|pending"`
	DecidedOn   schema.Date `plaza:"decided_on,past"`
	ByRole      schema.Text `plaza:"by_role,max=80"`
	Changes     schema.Text `plaza:"changes_made,max=600"`
	Lessons     schema.Text `plaza:"lessons,max=600"`
	Item        *ItemAt     `plaza:"item,as=item-at"`
}

// Metric is one thing by which a pilot was to be judged.
type Metric struct {
	Key    string      `plaza:"key,required"`
	Metric schema.Text `plaza:"metric,required,max=200"`
	Target schema.Text `plaza:"target,required,max=120"`
	Result schema.Text `plaza:"result,max=200"`
}

// Open reports whether work on the assessment is still to be done.
func (a *Assessment) Open() bool { return a.Status == "not-started" || a.Status == "in-progress" }

// Open reports whether the pilot's outcome is still to be decided.
func (p *Pilot) Open() bool { return p.Decision == "pending" || p.Decision == "extend" }

// checkReviews holds what an assessment or a pilot owes by itself.
func (t *Tool) checkReviews(c *schema.Checker) {
	for i := range t.Assessments {
		a := &t.Assessments[i]
		at := []any{"assessments", i}
		switch {
		case a.Status == "done" && a.DoneOn.IsZero() && c.Sound("assessments", i, "done_on"):
			c.Report("tool/assessment-without-date", append(at, "status"))
		case a.Status != "done" && a.Status != "" && (a.Outcome != "" && a.Outcome != "none"):
			c.Report("tool/outcome-before-end", append(at, "outcome"), "status", a.Status)
		case (a.Status == "not-required" || a.Status == "waived") && a.Why.IsZero():
			c.Report("tool/assessment-without-reason", append(at, "status"), "status", a.Status)
		}
	}
	for i := range t.Pilots {
		p := &t.Pilots[i]
		at := []any{"pilots", i}
		switch {
		case !p.End.IsZero() && p.End.Compare(p.Start) < 0:
			c.Report("tool/pilot-ends-first", append(at, "end"), "start", p.Start.String())
		case p.Decision == "adopt-changed" && p.Changes.IsZero():
			c.Report("tool/pilot-without-changes", append(at, "decision"))
		}
	}
}
