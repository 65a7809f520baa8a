package meetings

import (
	"plaza/internal/record"
	"plaza/internal/schema"
)

// Posting is something the public was shown of a meeting, on a day.
type Posting struct {
	Name string // among those of the meeting, for good
	What string // notice, agenda, revised, draft, approved or corrected
	On   schema.Date
	Text schema.Text // what changed
}

// Steps returns what was posted of a meeting, in the order of a meeting's
// life. record finds the meeting that approved the minutes.
func Steps(m *record.Meeting, find func(kind, id string) schema.Record) []Posting {
	var out []Posting
	if m.Notice != nil {
		out = append(out, Posting{Name: "notice", What: "notice", On: m.Notice.PostedAt.Date})
	}
	if m.Agenda != nil {
		out = append(out, Posting{Name: "agenda", What: "agenda", On: m.Agenda.PostedAt.Date})
		for _, r := range m.Agenda.Revised {
			out = append(out, Posting{"agenda/" + r.Key, "revised", r.At.Date, r.What})
		}
	}
	if m.Minutes == nil {
		return out
	}
	out = append(out, Posting{Name: "minutes", What: "draft", On: m.Minutes.DraftOn})
	if at, ok := find("meeting", m.Minutes.ApprovedAt).(*record.Meeting); ok {
		out = append(out, Posting{Name: "minutes/approved", What: "approved", On: at.Start.Date})
	}
	for _, c := range m.Minutes.Corrections {
		out = append(out, Posting{"minutes/" + c.Key, "corrected", c.On, c.What})
	}
	return out
}
