package record

import "plaza/internal/schema"

// Situation is something that happens to a resident, with the tools that may
// be behind it: "I called 911".
type Situation struct {
	schema.Head
	Title schema.Text `plaza:"title,title,required,max=80"`
	Order int64       `plaza:"order,required"`
	Text  schema.Text `plaza:"text,required,max=1200"`
	Tools []Concern   `plaza:"tools,required"`
	Ask   schema.Text `plaza:"what_you_can_do,max=800"`
}

// Concern says how a tool may touch a person in the situation.
type Concern struct {
	Key  string      `plaza:"key,required"`
	Tool string      `plaza:"tool,required,link=tool"`
	How  schema.Text `plaza:"how,required,max=400"`
}

// Ruling is which reading of the matrix the City follows.
type Ruling struct {
	Ruling string      `plaza:"ruling,required,oneof=none|as-printed|oversight"`
	Motion string      `plaza:"motion,max=60"`
	ByRole schema.Text `plaza:"by_role,max=80"`
	On     schema.Date `plaza:"on,past"`
	Part   string      `plaza:"part,required,link=part"` // of the policy, that holds the matrix
	Assess string      `plaza:"new_tools_clause,link=clause"`
	Repeat string      `plaza:"check_again_clause,link=clause"`
}

// Check holds what a ruling owes: who gave it, and where that can be read.
func (s *Site) Check(c *schema.Checker) {
	if r := s.Matrix; r != nil && r.Ruling != "none" && r.Ruling != "" && (r.Motion == "" || r.ByRole.IsZero() || r.On.IsZero()) {
		c.Report("site/ruling-without-motion", []any{"matrix", "ruling"}, "ruling", r.Ruling)
	}
}
