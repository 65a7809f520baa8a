package record

import "plaza/internal/schema"

// Commitment is something the policy says the City will do. It stands in the
// file of the clause or part that says so. Its key is its address in the
// ledger, so it is the only one of that name on the site.
//
// Whether it is kept is worked out from the site's own records wherever they
// can tell: StatusRule then names a check of package ledger. Only the rule
// "manual" takes a status by hand, with the role that judged and the day.
type Commitment struct {
	Key        string              `plaza:"key,required"`
	Obligation schema.Text         `plaza:"obligation,required,max=300"`
	Force      string              `plaza:"force,required,oneof=shall|must|will|should|may|recommended"`
	Owner      string              `plaza:"owner,required,link=owner"`
	Of         string              `plaza:"kind,required,oneof=one-off|recurring|standing"`
	Months     schema.Maybe[int64] `plaza:"every_months"`
	Due        schema.Date         `plaza:"due,plan"`
	Rule       string              `plaza:"status_rule,required,oneof=manual|tools-published|overview-complete|six-sections|lists-complete|authorized|access-granted|documents-public|costs-by-kind|disclosed|model-told|data-told|rationale-told|assessed|no-failed-in-use|escalated|reassessed|benchmarks|privacy-assessed|before-and-after|pilots-recorded|pilots-guided|fallback-told|factsheets|screened|scored|reviews-done|human-review|procedures|effects-told|opt-out-told|roles-told|languages-told|languages-offered|presented|board-monthly|agendas-in-time|minutes-in-time|decisions-published|training-counted|engagement-open|loop-closed|communities-reached|reviews-with-community|public-sessions|speaker-series|courses|partners|staff-updates|policy-reviewed|withheld-with-basis|no-protected-data|complaints|questions-answered|form-offered"`
	Status     string              `plaza:"status,oneof=kept|partly|not-yet|overdue|not-started|unclear|superseded"`
	ByRole     schema.Text         `plaza:"by_role,max=80"`
	On         schema.Date         `plaza:"on,past"`
	Evidence   []string            `plaza:"evidence"`
	Principles []string            `plaza:"principles,link=principle"`
	Note       schema.Text         `plaza:"note,max=600"`
}

// Owner is who owes something: a department, a board, everyone, or nobody the
// policy names.
type Owner struct {
	schema.Head
	Name    schema.Text `plaza:"name,title,required,max=60"`
	Meaning schema.Text `plaza:"meaning,required,max=400"`
	Order   int64       `plaza:"order,required"`
}

func checkCommitments(c *schema.Checker, all []Commitment) {
	for i := range all {
		x := &all[i]
		at := []any{"commitments", i}
		switch {
		case x.Rule == "manual" && (x.Status == "" || x.ByRole.IsZero() || x.On.IsZero()):
			c.Report("commitment/nobody-judged", append(at, "status_rule"))
		case x.Rule != "manual" && x.Rule != "" && x.Status != "":
			c.Report("commitment/status-by-hand", append(at, "status"), "rule", x.Rule)
		case (x.Status == "kept" || x.Status == "partly") && len(x.Evidence) == 0:
			c.Report("commitment/no-evidence", append(at, "status"), "status", x.Status)
		case x.Of == "recurring" && x.Months.Value <= 0 && c.Sound("commitments", i, "every_months"):
			c.Report("commitment/no-interval", append(at, "kind"))
		}
	}
}

// Check holds what the clause's commitments owe.
func (x *Clause) Check(c *schema.Checker) { checkCommitments(c, x.Commitments) }

// Check holds what the part's commitments owe.
func (x *Part) Check(c *schema.Checker) { checkCommitments(c, x.Commitments) }

// CommitmentsOf returns what a clause or part commits the City to; of any
// other record nothing.
func CommitmentsOf(r schema.Record) []Commitment {
	switch x := r.(type) {
	case *Clause:
		return x.Commitments
	case *Part:
		return x.Commitments
	}
	return nil
}
