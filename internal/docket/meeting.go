package docket

import (
	"strconv"
	"strings"

	"plaza/internal/graph"
	"plaza/internal/meetings"
	"plaza/internal/record"
	"plaza/internal/view"
)

// Meeting is the one page of a meeting, from its notice to its minutes.
type Meeting struct {
	view.Frame
	State      string
	ToCome     bool
	MovedFrom  []view.Sentence
	Facts      []view.Row
	Changed    []Changed // what changed since it was announced, the latest first
	TakePart   []view.Row
	Sentences  []string   // on comments
	Steps      []view.Row // notice, agenda, minutes
	Notices    []string   // late, or due
	Remarks    []string
	Items      []Item
	There      []view.Row
	Actions    []Action
	Media      []view.Row
	Draft      bool
	HasMinutes bool
	Minutes    view.Body
	Calendar   *view.Link
}

// Changed is what one commit changed of when, where and how people can attend.
type Changed struct {
	Date, What string
	Turns      []Turn
}

// Item is one item of its agenda.
type Item struct {
	ID, Number string
	Title      view.Words
	Rows       []view.Row
	Motions    []Motion
	Voices     []view.Link // what people said about it
}

// Motion is one motion with its votes.
type Motion struct {
	Tally string
	Rows  []view.Row
}

// Action is something to be done.
type Action struct {
	What    view.Words
	Item    *view.Link
	Rows    []view.Row
	Overdue bool
	open    bool
}

// BuildMeeting builds the page of the meeting with this id.
func BuildMeeting(c *view.Context, id string) Meeting {
	m := graph.One[record.Meeting](c.R, id)
	r, w := rules(c), &c.W.Board
	p := Meeting{State: StateWord(c, r.State(m)), ToCome: r.ToCome(m), Minutes: c.Markdown(m.Text, 3), HasMinutes: !m.Text.IsZero()}
	for _, from := range graph.Linking[record.Meeting](c.R, "moved_to", id) {
		before, after := w.MovedFrom.Around("Meeting")
		p.MovedFrom = append(p.MovedFrom, view.NewSentence(before, after, c.RecordLink("meeting", from.ID)))
	}
	p.Facts = c.Fields(m, "body", "kind", "start", "end", "place", "online", "phone", "moved_to", "reason", "documents")
	for _, ch := range Changes(c, m) {
		if len(ch.Turns) > 0 {
			p.Changed = append(p.Changed, Changed{c.Date(ch.On), strings.Join(ch.What, Between), ch.Turns})
		}
	}
	p.TakePart = c.Fields(m, "comment", "access")
	if m.Comment != nil && !m.Comment.Deadline.IsZero() {
		until := w.CommentClosed
		if r.State(m) == meetings.Commenting {
			until = w.CommentUntil
		}
		p.Sentences = append(p.Sentences, until.With("Moment", c.Moment(m.Comment.Deadline)))
	}
	p.Steps = c.Fields(m, "notice", "agenda", "minutes")
	p.checks(c, r, m)
	for i := range m.Items {
		p.Items = append(p.Items, item(c, m, i))
	}
	p.There = c.Fields(m, "quorum", "attendance")
	for i := range m.Actions {
		p.Actions = append(p.Actions, action(c, r, m, i))
	}
	p.Media = c.Fields(m, "media")
	for _, x := range m.Media {
		if x.MachineMade == "yes" {
			p.Remarks = []string{w.MachineMade}
		}
	}
	if !m.Example && m.Status != "" {
		l := c.Crumb(CalendarPath(id), w.Calendar)
		p.Calendar = &l
	}
	p.Frame = c.Frame(c.Name("meeting", id), view.Plain(p.State+". "+c.Moment(m.Start)), append(crumbs(c), c.Crumb(MeetingsPath, w.Meetings)), &m.Head)
	return p
}

// checks says what the City owes for this meeting and whether it came in time.
func (p *Meeting) checks(c *view.Context, r meetings.Rules, m *record.Meeting) {
	w := &c.W.Board
	if lead, ok := r.AgendaLead(m); ok {
		hours := c.L.Number(int64(lead.Hours()))
		if r.AgendaLate(m) {
			p.Notices = append(p.Notices, w.LeadLate.With("Hours", hours, "Rule", c.L.Number(r.AgendaHours)))
		} else {
			p.Sentences = append(p.Sentences, w.Lead.With("Hours", hours))
		}
	}
	due := r.MinutesDue(m)
	switch {
	case due.IsZero():
	case r.MinutesLate(m):
		p.Notices = append(p.Notices, w.MinutesLate.With("Date", c.Date(due))+" "+w.MinutesDays)
	case m.Minutes == nil:
		p.Sentences = append(p.Sentences, w.MinutesDue.With("Date", c.Date(due))+" "+w.MinutesDays)
	}
	p.Draft = m.Minutes != nil && m.Minutes.State == "draft"
}

func item(c *view.Context, m *record.Meeting, i int) Item {
	x := m.Items[i]
	out := Item{ID: "item-" + x.Key, Number: strconv.Itoa(i + 1), Title: c.Text(x.Title),
		Rows: c.Inside(m, "items", x, "decision", "outcome", "deferred_to", "summary", "kind", "legal_basis", "matter", "tools", "clauses", "documents", "council_files")}
	out.Voices = c.AtItem(m.ID, x.Key, m.Example)
	for _, v := range x.Motions {
		rows := c.Inside(m, "items.motions", v, "text", "mover", "seconder", "needs", "yes", "no", "abstain", "recused", "result", "conditions")
		mo := Motion{Rows: rows}
		if len(v.Yes)+len(v.No) > 0 {
			mo.Tally = tally(c, v)
		}
		out.Motions = append(out.Motions, mo)
	}
	return out
}

func action(c *view.Context, r meetings.Rules, m *record.Meeting, i int) Action {
	x := m.Actions[i]
	out := Action{What: c.Text(x.What), Rows: c.Inside(m, "actions", x, "owner", "due", "state", "done_on", "evidence"), open: x.State == "open"}
	out.Overdue = out.open && !x.Due.IsZero() && x.Due.Compare(r.Today) < 0
	for j := range m.Items {
		if m.Items[j].Key == x.Item {
			out.Item = &view.Link{Href: itemHref(c, m, &m.Items[j]), Label: c.Name("meeting", m.ID)}
		}
	}
	return out
}
