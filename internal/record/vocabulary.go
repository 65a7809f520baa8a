package record

import "plaza/internal/schema"

// Department is a part of the city government that uses tools.
type Department struct {
	schema.Head
	Name      schema.Text        `plaza:"name,title,required,max=120"`
	Acronym   string             `plaza:"acronym,max=12"`
	Parent    string             `plaza:"parent,link=department"`
	Citywide  schema.Maybe[bool] `plaza:"citywide"`
	Summary   schema.Text        `plaza:"summary,max=400"`
	Contact   string             `plaza:"ai_contact,format=email"`
	Statement *Statement         `plaza:"statement,shown"`
	Training  *Training          `plaza:"training"`
}

// Training is how far a department's staff have come with their training, in
// numbers only. A number that would tell of a small group stays out of the
// file: the file is public too. Fewer names it in its place.
type Training struct {
	AsOf    schema.Date         `plaza:"as_of,required,past"`
	Staff   schema.Maybe[int64] `plaza:"staff"`
	Trained schema.Maybe[int64] `plaza:"trained"`
	Signed  schema.Maybe[int64] `plaza:"agreements_signed"`
	Fewer   []string            `plaza:"fewer,oneof=staff|trained|untrained|signed|unsigned"`
	Note    schema.Text         `plaza:"note,max=400"`
}

// Statement is a department's own word on whether its list is complete.
type Statement struct {
	Form   string      `plaza:"kind,required,oneof=complete-as-of|nothing-to-report|in-progress"`
	On     schema.Date `plaza:"on,required,past"`
	ByRole schema.Text `plaza:"by_role,required,max=80"`
	Note   schema.Text `plaza:"note,max=400"`
}

// Vendor is a firm whose product the city uses.
type Vendor struct {
	schema.Head
	Name      string      `plaza:"name,title,required,max=80"`
	Website   string      `plaza:"website,format=url"`
	Summary   schema.Text `plaza:"summary,max=400"`
	Factsheet *Factsheet  `plaza:"factsheet,shown"`
	Bias      schema.Text `plaza:"answers_on_bias,shown,max=1200"`
}

// Factsheet is the state of the vendor's own description of its product.
type Factsheet struct {
	Status   string      `plaza:"status,required,oneof=complete|partial|requested|declined|not-asked|not-applicable"`
	Version  string      `plaza:"version,max=40"`
	On       schema.Date `plaza:"on,past"`
	Document string      `plaza:"document,link=document"`
}

// Status is a stage in a tool's life.
type Status struct {
	schema.Head
	Name    schema.Text        `plaza:"name,title,required,max=40"`
	Meaning schema.Text        `plaza:"meaning,required,max=400"`
	Order   int64              `plaza:"order,required"`
	Phase   string             `plaza:"phase,required,oneof=before|live|after"`
	Final   schema.Maybe[bool] `plaza:"final"` // no tool comes back from it
}

// Category is one of the policy's categories of AI.
type Category struct {
	schema.Head
	Name    schema.Text `plaza:"name,title,required,max=60"`
	Meaning schema.Text `plaza:"meaning,required,max=400"`
	Order   int64       `plaza:"order,required"`
}

// ServiceArea is a field of city services, as residents know them.
type ServiceArea struct {
	schema.Head
	Name    schema.Text `plaza:"name,title,required,max=60"`
	Meaning schema.Text `plaza:"meaning,required,max=400"`
}
