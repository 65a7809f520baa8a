package record

import "plaza/internal/schema"

// Edition is one edition of the policy: what was in force from one day to
// another. The official wording belongs to an edition; the plain-language
// texts of parts and clauses follow the latest.
type Edition struct {
	schema.Head
	Title     schema.Text         `plaza:"title,title,required,max=120"`
	Document  string              `plaza:"document,required,link=document"`
	Order     int64               `plaza:"order,required"` // the latest edition has the highest
	Status    string              `plaza:"status,shown,oneof=draft|adopted|superseded"`
	AdoptedOn schema.Date         `plaza:"adopted_on,shown,past"`
	Comment   string              `plaza:"open_to_comment,shown,oneof=yes|no"`
	Outcome   schema.Text         `plaza:"comment_outcome,max=800"`
	SHA256    string              `plaza:"sha256,max=64"` // of the text that the wording is taken from
	Lines     schema.Maybe[int64] `plaza:"lines"`
}

// Wording is a piece of the policy in the words of the city, as "plaza import
// policy" takes it from the city's own text. It belongs to a clause, a part or
// a term, and is never translated. Nobody writes it by hand.
type Wording struct {
	schema.Head
	Title   string       `plaza:"title,title,required,max=160"`
	Edition string       `plaza:"edition,required,link=edition"`
	Clause  string       `plaza:"clause,link=clause"`
	Part    string       `plaza:"part,link=part"`
	Term    string       `plaza:"term,link=term"`
	Copy    int64        `plaza:"copy"` // 1 and 2 where the document prints the piece twice
	Lines   string       `plaza:"lines,required,max=20"`
	Repeats []Repeat     `plaza:"repeats"`
	Text    schema.Prose `plaza:"text,required,body,verbatim"`
}

// Repeat is a passage of a wording that the document prints a second time,
// maybe in other words.
type Repeat struct {
	Lines  string `plaza:"lines,required,max=20"`       // here
	First  string `plaza:"first_lines,required,max=20"` // where it stood before
	Before string `plaza:"before,required"`
	After  string `plaza:"after,required"`
}

// Check holds that a wording belongs to something.
func (w *Wording) Check(c *schema.Checker) {
	if w.Clause == "" && w.Part == "" && w.Term == "" {
		c.Report("record/missing-field", nil, "field", "clause", "where", "a wording", "line", `clause = "4-2"`)
	}
}
