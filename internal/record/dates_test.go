package record

import (
	"strings"
	"testing"

	"plaza/internal/schema"
)

// plans are all dates that may lie ahead, by what declares them; every other
// date says that something happened. A new date is decided here as well as in
// its declaration, so that a slip in one of the two is seen.
const plans = `
meeting.start meeting.end meeting.comment.deadline meeting.access.ask_by meeting.actions.due
event.start event.end opening.opens opening.closes opening.decision_on
member.terms.start member.terms.end
tool.authorization.until tool.contract.start tool.contract.end tool.pilots.start tool.pilots.end
tool.assessments.next_due tool.assessments.kept_back.review_on
record.review_due record.withheld.review_on
commitment.due milestone.due`

const pasts = `
record.created_on record.reviewed_on record.not_answered.since record.withheld.on record.changes.on made.on
meeting.notice.posted_at meeting.agenda.posted_at meeting.agenda.revised.at meeting.actions.done_on meeting.minutes.draft_on meeting.minutes.corrections.on
edition.adopted_on document.published_on document.history.on
theme.first_on theme.last_on theme.answered_on case.received_on case.closed_on case.steps.on
tool.lifecycle_dates.on tool.authorization.on tool.touchpoints.disclosure_seen_on tool.performance.on tool.matrix.official.on
tool.assessments.done_on tool.assessments.escalation.on tool.assessments.kept_back.on tool.pilots.decided_on
commitment.on site.matrix.on department.training.as_of department.statement.on vendor.factsheet.on
course.version_on partner.since milestone.done_on`

func TestWhatDatesTell(t *testing.T) {
	want := map[string]bool{} // whether it is past
	for _, name := range strings.Fields(plans) {
		want[name] = false
	}
	for _, name := range strings.Fields(pasts) {
		want[name] = true
	}
	seen := map[string]bool{}
	look := func(f *schema.Field) {
		if !f.IsDate() {
			return
		}
		name := f.Owner + "." + f.Name
		past, known := want[name]
		switch seen[name] = true; {
		case !known:
			t.Errorf("%s is a new date: say here whether it tells of something that happened", name)
		case past != f.Past:
			t.Errorf("%s: past is %v, want %v", name, f.Past, past)
		}
	}
	for _, k := range Kinds().Kinds {
		schema.Walk(k.Fields, look)
	}
	schema.Walk(schema.MadeFields(), look)
	for name := range want {
		if !seen[name] {
			t.Errorf("there is no date %s", name)
		}
	}
}
