package record

import (
	"strconv"

	"plaza/internal/schema"
)

// Meeting is one meeting of a public body, from its notice to its approved
// minutes. The Markdown below the facts is the minutes.
type Meeting struct {
	schema.Head
	Title      schema.Text   `plaza:"title,title,required,max=80"`
	Body       string        `plaza:"body,required,link=body"`
	Form       string        `plaza:"kind,required,oneof=regular|special|emergency|workshop|review-session"`
	Status     string        `plaza:"status,required,oneof=scheduled|moved|cancelled|held|no-quorum"`
	Start      schema.Moment `plaza:"start,required,plan"`
	End        schema.Moment `plaza:"end,plan"`
	Place      schema.Text   `plaza:"place,max=200"`
	Online     string        `plaza:"online,format=url"`
	Phone      string        `plaza:"phone,max=40"`
	MovedTo    string        `plaza:"moved_to,link=meeting"`
	Reason     schema.Text   `plaza:"reason,max=400"`
	Notice     *Notice       `plaza:"notice"`
	Agenda     *Agenda       `plaza:"agenda"`
	Comment    *Comment      `plaza:"comment"`
	Access     *Access       `plaza:"access"`
	Documents  []string      `plaza:"documents,link=document"`
	Quorum     string        `plaza:"quorum,oneof=yes|no"`
	Attendance *Attendance   `plaza:"attendance"`
	Items      []AgendaItem  `plaza:"items"`
	Actions    []ActionItem  `plaza:"actions"`
	Media      []Medium      `plaza:"media"`
	Minutes    *Minutes      `plaza:"minutes"`
	Text       schema.Prose  `plaza:"text,body"`
}

// Notice is how the public was told of the meeting.
type Notice struct {
	PostedAt schema.Moment `plaza:"posted_at,required,past"`
	Where    schema.Text   `plaza:"where,max=200"`
}

// Agenda is when the list of items was open to the public.
type Agenda struct {
	PostedAt schema.Moment       `plaza:"posted_at,required,past"`
	Version  schema.Maybe[int64] `plaza:"version"`
	Revised  []Revision          `plaza:"revised"`
}

// Revision is one change of an agenda after it was posted.
type Revision struct {
	Key  string        `plaza:"key,required"`
	At   schema.Moment `plaza:"at,required,past"`
	What schema.Text   `plaza:"what,required,max=400"`
}

// Comment is how the public can speak to the body.
type Comment struct {
	How      schema.Text   `plaza:"how,required,max=400"`
	Deadline schema.Moment `plaza:"deadline,plan"`
	Email    string        `plaza:"email,format=email"`
}

// Access is what helps people to take part.
type Access struct {
	Interpreter string      `plaza:"interpreter,required,oneof=yes|on-request|no|unknown"`
	ASL         string      `plaza:"asl,required,oneof=yes|on-request|no|unknown"`
	Captions    string      `plaza:"captions,required,oneof=yes|on-request|no|unknown"`
	How         schema.Text `plaza:"how,max=400"`
	AskBy       schema.Date `plaza:"ask_by,plan"`
	Email       string      `plaza:"email,format=email"`
}

// Attendance is who was there.
type Attendance struct {
	Present []string `plaza:"present,link=member"`
	Remote  []string `plaza:"remote,link=member"`
	Excused []string `plaza:"excused,link=member"`
	Absent  []string `plaza:"absent,link=member"`
}

// AgendaItem is one item of a meeting. Its address is the meeting's page and
// its key: meetings/<id>.html#item-<key>.
type AgendaItem struct {
	Key          string      `plaza:"key,required"`
	Title        schema.Text `plaza:"title,required,max=160"`
	Form         string      `plaza:"kind,required,oneof=approval|presentation|action|discussion|public-comment|complaint|report|closed-session"`
	Matter       string      `plaza:"matter,link=matter"`
	LegalBasis   string      `plaza:"legal_basis,max=120"`
	Summary      schema.Text `plaza:"summary,max=600"`
	Tools        []string    `plaza:"tools,link=tool"`
	Clauses      []string    `plaza:"clauses,link=clause"`
	Documents    []string    `plaza:"documents,link=document"`
	CouncilFiles []string    `plaza:"council_files"`
	Outcome      string      `plaza:"outcome,oneof=adopted|rejected|deferred|amended|withdrawn|heard|no-action"`
	Decision     schema.Text `plaza:"decision,max=600"`
	DeferredTo   string      `plaza:"deferred_to,link=meeting"`
	Motions      []Motion    `plaza:"motions"`
}

// Motion is one motion with the vote of each member.
type Motion struct {
	Key        string      `plaza:"key,required"`
	Text       schema.Text `plaza:"text,required,max=600"`
	Mover      string      `plaza:"mover,required,link=member"`
	Seconder   string      `plaza:"seconder,link=member"`
	Needs      string      `plaza:"needs,oneof=majority|two-thirds"`
	Yes        []string    `plaza:"yes,link=member"`
	No         []string    `plaza:"no,link=member"`
	Abstain    []string    `plaza:"abstain,link=member"`
	Recused    []string    `plaza:"recused,link=member"`
	Result     string      `plaza:"result,required,oneof=adopted|rejected|withdrawn|no-second"`
	Conditions schema.Text `plaza:"conditions,max=600"`
}

// ActionItem is something the body asked someone to do.
type ActionItem struct {
	Key       string      `plaza:"key,required"`
	Item      string      `plaza:"item"`
	What      schema.Text `plaza:"what,required,max=400"`
	OwnerRole schema.Text `plaza:"owner,required,max=80"`
	Due       schema.Date `plaza:"due,plan"`
	State     string      `plaza:"state,required,oneof=open|done|dropped"`
	DoneOn    schema.Date `plaza:"done_on,past"`
	Evidence  string      `plaza:"evidence,link=document"`
}

// Medium is a recording, or a transcript of one.
type Medium struct {
	Key         string `plaza:"key,required"`
	Form        string `plaza:"kind,required,oneof=video|audio|transcript|captions|slides"`
	URL         string `plaza:"url,required,format=url"`
	Lang        string `plaza:"lang,required,max=12,format=language"`
	MachineMade string `plaza:"machine_made,required,oneof=yes|no|unknown"`
}

// Minutes is how far the minutes below the facts have come.
type Minutes struct {
	State       string       `plaza:"state,required,oneof=draft|approved|corrected"`
	DraftOn     schema.Date  `plaza:"draft_on,required,past"`
	ApprovedAt  string       `plaza:"approved_at,link=meeting"`
	Official    string       `plaza:"official_language,max=12,format=language"`
	Corrections []Correction `plaza:"corrections"`
}

// Correction is one mistake of approved minutes, mended.
type Correction struct {
	Key  string      `plaza:"key,required"`
	On   schema.Date `plaza:"on,required,past"`
	What schema.Text `plaza:"what,required,max=400"`
}

// Item returns the item with this key, or nil.
func (m *Meeting) Item(key string) *AgendaItem {
	for i := range m.Items {
		if m.Items[i].Key == key {
			return &m.Items[i]
		}
	}
	return nil
}

// Vote is how one member voted: yes, no, abstain or recused. At is the place
// in the list of that name.
type Vote struct {
	Member, Vote string
	At           int
}

// Votes returns the vote of each member.
func (m Motion) Votes() []Vote {
	var out []Vote
	for _, l := range []struct {
		vote string
		ids  []string
	}{{"yes", m.Yes}, {"no", m.No}, {"abstain", m.Abstain}, {"recused", m.Recused}} {
		for i, id := range l.ids {
			out = append(out, Vote{id, l.vote, i})
		}
	}
	return out
}

// Carried reports whether the votes adopt the motion. Members who abstain or
// may not vote count on neither side.
func (m Motion) Carried() bool {
	if m.Needs == "two-thirds" {
		return len(m.Yes) > 0 && 3*len(m.Yes) >= 2*(len(m.Yes)+len(m.No))
	}
	return len(m.Yes) > len(m.No)
}

// Check holds what one meeting's fields owe each other.
func (m *Meeting) Check(c *schema.Checker) {
	if m.Reason.IsZero() && (m.Status == "cancelled" || m.Status == "moved" || m.Status == "no-quorum") {
		c.Report("meeting/no-reason", []any{"status"}, "status", m.Status)
	}
	if m.Status == "moved" && m.MovedTo == "" {
		c.Report("meeting/moved-nowhere", []any{"status"})
	}
	if x := m.Minutes; x != nil && x.State != "draft" && x.State != "" && x.ApprovedAt == "" {
		c.Report("meeting/minutes-not-approved", []any{"minutes", "state"}, "state", x.State)
	}
	if !m.End.IsZero() && m.End.Compare(m.Start) <= 0 {
		c.Report("meeting/ends-before-start", []any{"end"})
	}
	keys := map[string]bool{}
	for i, item := range m.Items {
		keys[item.Key] = true
		m.checkItem(c, i, item)
	}
	for i, a := range m.Actions {
		if a.Item != "" && !keys[a.Item] {
			c.Report("meeting/no-such-item", []any{"actions", i, "item"}, "item", a.Item)
		}
		if a.State == "done" && a.DoneOn.IsZero() {
			c.Report("meeting/done-without-day", []any{"actions", i, "state"})
		}
	}
}

func (m *Meeting) checkItem(c *schema.Checker, i int, item AgendaItem) {
	if item.Outcome != "" && m.Status != "held" && m.Status != "no-quorum" && m.Status != "" {
		c.Report("meeting/outcome-before-held", []any{"items", i, "outcome"}, "status", m.Status)
	}
	if item.Form == "closed-session" && item.LegalBasis == "" {
		c.Report("meeting/closed-without-basis", []any{"items", i, "kind"})
	}
	for j, x := range item.Motions {
		at := []any{"items", i, "motions", j, "result"}
		decided := x.Result == "adopted" || x.Result == "rejected"
		switch {
		case decided && len(x.Yes)+len(x.No) == 0:
			c.Report("meeting/result-without-votes", at, "result", x.Result)
		case decided && x.Carried() != (x.Result == "adopted"):
			want := map[bool]string{true: "adopted", false: "rejected"}[x.Carried()]
			c.Report("meeting/result-not-votes", at, "result", x.Result, "yes", strconv.Itoa(len(x.Yes)), "no", strconv.Itoa(len(x.No)), "want", want)
		}
		votes := map[string]bool{}
		for _, v := range x.Votes() {
			if votes[v.Member] {
				c.Report("meeting/votes-twice", []any{"items", i, "motions", j, v.Vote, v.At}, "member", v.Member)
			}
			votes[v.Member] = true
		}
	}
}
