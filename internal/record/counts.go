package record

import "plaza/internal/schema"

// Counts is data/feedback-counts.toml: how many messages came through the
// form, as "feedback counts" writes it. A city without the handler has none.
type Counts struct {
	schema.Head
	MadeBy string      `plaza:"made_by,title,max=40"`
	Least  int64       `plaza:"least,required"`           // no smaller number is shown alone
	Held   int64       `plaza:"weeks_held_back,required"` // weeks with fewer than that
	Weeks  []WeekCount `plaza:"counts"`
}

// WeekCount is how many messages there were of one sort in one week. An empty
// field means any: the cell was too small to be shown alone.
type WeekCount struct {
	Week     string `plaza:"week,required,max=8"` // ISO: "2026-W11"
	Kind     string `plaza:"kind,max=40"`
	Language string `plaza:"language,max=12"`
	Record   string `plaza:"record,max=120"`
	Count    int64  `plaza:"count,required"`
}
