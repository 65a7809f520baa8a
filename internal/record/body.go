package record

import "plaza/internal/schema"

// Body is a public body that watches over the city's tools, such as a board.
type Body struct {
	schema.Head
	Name        schema.Text         `plaza:"name,title,required,max=80"`
	Short       string              `plaza:"short,max=12"`
	Called      []string            `plaza:"also_called"`
	Summary     schema.Text         `plaza:"summary,required,max=400"`
	Parts       []string            `plaza:"parts,link=part"`
	Clauses     []string            `plaza:"clauses,link=clause"`
	Meets       string              `plaza:"meets,required,oneof=monthly|as-needed|unknown"`
	Size        schema.Maybe[int64] `plaza:"size,shown"`
	Quorum      schema.Maybe[int64] `plaza:"quorum,shown"`
	Term        schema.Text         `plaza:"term,shown,max=200"`
	Appointment schema.Text         `plaza:"appointment,shown,max=400"`
}

// Member is one member of a body: by the seat, where no name is public.
type Member struct {
	schema.Head
	Name  schema.Text `plaza:"name,title,required,max=80"`
	Terms []Seat      `plaza:"terms,required"`
}

// Seat is one stretch of time for which a member holds a seat.
type Seat struct {
	Key       string      `plaza:"key"`
	Body      string      `plaza:"body,required,link=body"`
	Role      string      `plaza:"role,required,oneof=chair|vice-chair|member"`
	Appointed schema.Text `plaza:"appointed_by,max=120"`
	Start     schema.Date `plaza:"start,required,plan"`
	End       schema.Date `plaza:"end,plan"`
}

// On reports whether the seat is held on that day.
func (t Seat) On(day schema.Date) bool {
	return t.Start.Compare(day) <= 0 && (t.End.IsZero() || day.Compare(t.End) <= 0)
}

// On reports whether the member holds a seat of the body on that day.
func (m *Member) On(body string, day schema.Date) bool {
	for _, t := range m.Terms {
		if t.Body == body && t.On(day) {
			return true
		}
	}
	return false
}

// Matter is a question that lives across meetings until it is settled.
type Matter struct {
	schema.Head
	Title        schema.Text `plaza:"title,title,required,max=120"`
	Summary      schema.Text `plaza:"summary,required,max=600"`
	Tools        []string    `plaza:"tools,link=tool"`
	Clauses      []string    `plaza:"clauses,link=clause"`
	Principles   []string    `plaza:"principles,link=principle"`
	CouncilFiles []string    `plaza:"council_files"`
}
