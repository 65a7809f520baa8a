package record

import "plaza/internal/schema"

// Opening is a chance for residents to speak before something is decided.
type Opening struct {
	schema.Head
	Title      schema.Text `plaza:"title,title,required,max=120"`
	Summary    schema.Text `plaza:"summary,required,max=600"`
	Tools      []string    `plaza:"tools,link=tool"`
	Clauses    []string    `plaza:"clauses,link=clause"`
	Matter     string      `plaza:"matter,link=matter"`
	Opens      schema.Date `plaza:"opens,required,plan"`
	Closes     schema.Date `plaza:"closes,required,plan"`
	DecisionOn schema.Date `plaza:"decision_on,required,plan"`
	Decider    schema.Text `plaza:"decider,required,max=80"`
	Meeting    string      `plaza:"meeting,link=meeting"`
	Ways       []Way       `plaza:"ways,required"`
	First      schema.Text `plaza:"affected_first,max=400"`
	Languages  []string    `plaza:"languages,required,format=language"`
	Documents  []string    `plaza:"documents,link=document"`
	Result     schema.Text `plaza:"result,max=800"`
}

// Way is one way to take part.
type Way struct {
	Key   string      `plaza:"key,required"`
	How   schema.Text `plaza:"how,required,max=300"`
	URL   string      `plaza:"url,format=url"`
	Email string      `plaza:"email,format=email"`
	Phone string      `plaza:"phone,max=40"`
}

// Check holds an opening to its purpose: to be heard before the decision.
func (x *Opening) Check(c *schema.Checker) {
	switch {
	case x.Opens.IsZero() || x.Closes.IsZero():
	case x.Closes.Compare(x.Opens) < 0:
		c.Report("opening/closes-first", []any{"closes"}, "opens", x.Opens.String())
	case !x.DecisionOn.IsZero() && x.Closes.Compare(x.DecisionOn) >= 0:
		c.Report("opening/closes-too-late", []any{"closes"}, "closes", x.Closes.String(), "decision", x.DecisionOn.String())
	}
}

// OpenOn reports whether people can take part on that day.
func (x *Opening) OpenOn(day schema.Date) bool {
	return x.Opens.Compare(day) <= 0 && day.Compare(x.Closes) <= 0
}

// PublicEvent is something the city holds so that people learn or are heard.
type PublicEvent struct {
	schema.Head
	Title     schema.Text   `plaza:"title,title,required,max=120"`
	Form      string        `plaza:"kind,required,oneof=workshop|speaker-series|review-session|showcase|forum|training|consultation|briefing"`
	For       string        `plaza:"for,required,oneof=public|staff|both"`
	Status    string        `plaza:"status,required,oneof=planned|held|cancelled"`
	Summary   schema.Text   `plaza:"summary,required,max=600"`
	Start     schema.Moment `plaza:"start,required,plan"`
	End       schema.Moment `plaza:"end,plan"`
	Place     schema.Text   `plaza:"place,max=200"`
	Online    string        `plaza:"online,format=url"`
	Languages []string      `plaza:"languages,required,format=language"`
	Access    *Access       `plaza:"access,as=meeting.access"`
	Cost      string        `plaza:"cost,required,oneof=free|paid|unknown"`
	Register  string        `plaza:"register_url,format=url"`
	Reason    schema.Text   `plaza:"reason,max=400"`
	Course    string        `plaza:"course,link=course"`
	Partners  []string      `plaza:"partners,link=partner"`
	Opening   string        `plaza:"opening,link=opening"`
	Tools     []string      `plaza:"tools,link=tool"`
	Clauses   []string      `plaza:"clauses,link=clause"`
	Reached   *Reached      `plaza:"reached"`
	Outcomes  schema.Text   `plaza:"outcomes,max=800"`
}

// Reached is who came to an event.
type Reached struct {
	People      int64       `plaza:"people,required"`
	Languages   []string    `plaza:"languages,required,format=language"`
	Communities schema.Text `plaza:"communities,required,max=400"`
}

// Check holds what one event's fields owe each other.
func (x *PublicEvent) Check(c *schema.Checker) {
	switch {
	case x.Status != "held" && x.Status != "" && x.Reached != nil:
		c.Report("event/reached-before-held", []any{"reached"}, "status", x.Status)
	case x.Status == "cancelled" && x.Reason.IsZero():
		c.Report("event/no-reason", []any{"status"})
	}
}

// Course is something staff or residents can learn.
type Course struct {
	schema.Head
	Title     schema.Text `plaza:"title,title,required,max=80"`
	Tier      string      `plaza:"tier,required,oneof=literacy|practical|department|leadership|onboarding"`
	Order     int64       `plaza:"order,required"`
	State     string      `plaza:"state,required,oneof=planned|available|retired"`
	Summary   schema.Text `plaza:"summary,required,max=400"`
	Topics    []Topic     `plaza:"topics,required"`
	Part      string      `plaza:"part,link=part"`
	Clauses   []string    `plaza:"clauses,link=clause"`
	Audience  schema.Text `plaza:"audience,shown,max=200"`
	Access    string      `plaza:"access,shown,oneof=staff|public|both"`
	Languages []string    `plaza:"languages,shown,format=language"`
	Materials []string    `plaza:"materials,shown,link=document"`
	Version   string      `plaza:"version,max=40"`
	On        schema.Date `plaza:"version_on,past"`
	Partners  []string    `plaza:"partners,link=partner"`
}

// Topic is one thing a course teaches.
type Topic struct {
	Key  string      `plaza:"key,required"`
	Text schema.Text `plaza:"text,required,max=160"`
}

// Partner is an organisation that helps the city to teach.
type Partner struct {
	schema.Head
	Name      string      `plaza:"name,title,required,max=80"`
	Summary   schema.Text `plaza:"summary,required,max=400"`
	Website   string      `plaza:"website,format=url"`
	Parts     []string    `plaza:"parts,link=part"`
	Agreement string      `plaza:"agreement,shown,oneof=mou|collaboration|planned|none"`
	Since     schema.Date `plaza:"since,past"`
	Document  string      `plaza:"document,link=document"`
}

// PlanStep is one step of a plan, in one of its phases.
type PlanStep struct {
	schema.Head
	Title      schema.Text `plaza:"title,title,required,max=120"`
	Phase      int64       `plaza:"phase,required"`
	Order      int64       `plaza:"order,required"`
	What       schema.Text `plaza:"what,required,max=400"`
	Part       string      `plaza:"part,required,link=part"`
	Commitment string      `plaza:"commitment,max=12"` // its key, in the part
	State      string      `plaza:"state,shown,oneof=not-started|in-progress|done"`
	Due        schema.Date `plaza:"due,shown,plan"`
	DoneOn     schema.Date `plaza:"done_on,past"`
	Documents  []string    `plaza:"documents,link=document"`
}

// Check holds what one step owes.
func (x *PlanStep) Check(c *schema.Checker) {
	if x.State == "done" && x.DoneOn.IsZero() {
		c.Report("milestone/done-without-day", []any{"state"})
	}
}
