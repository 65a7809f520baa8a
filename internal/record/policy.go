package record

import "plaza/internal/schema"

// Part is a part of the policy document: a numbered section, or an unnumbered
// one such as the code of ethics.
type Part struct {
	schema.Head
	Title   schema.Text  `plaza:"title,title,required,max=120"`
	Number  string       `plaza:"number,max=8"`
	Order   int64        `plaza:"order,required"`
	Printed []string     `plaza:"printed_as"`
	Summary schema.Text  `plaza:"summary,required,max=400"`
	Text    schema.Prose `plaza:"text,body"`

	Commitments []Commitment `plaza:"commitments,as=commitment"`
}

// Clause is one numbered clause of the policy, in plain language.
type Clause struct {
	schema.Head
	Number    string       `plaza:"number,required,max=8"`
	Part      string       `plaza:"part,required,link=part"`
	Heading   schema.Text  `plaza:"heading,title,required,max=120"`
	Force     string       `plaza:"force,oneof=shall|must|will|should|may|recommended"`
	Conflicts []Conflict   `plaza:"conflicts"`
	SeeAlso   []string     `plaza:"see_also,link=clause"`
	Text      schema.Prose `plaza:"text,required,body"`

	Commitments []Commitment `plaza:"commitments,as=commitment"`
}

// Conflict is a place where the policy's words do not agree.
type Conflict struct {
	Key    string      `plaza:"key,required"`
	Clause string      `plaza:"clause,link=clause"`
	Part   string      `plaza:"part,link=part"`
	Note   schema.Text `plaza:"note,required,max=800"`
}

// Principle is one principle of the code of ethics.
type Principle struct {
	schema.Head
	Title   schema.Text `plaza:"title,title,required,max=120"`
	Order   int64       `plaza:"order,required"`
	Text    schema.Text `plaza:"text,required,max=1200"`
	Variant schema.Text `plaza:"variant_note,max=600"`
}

// Term is one entry of the glossary.
type Term struct {
	schema.Head
	Name      schema.Text `plaza:"name,title,required,max=80"`
	Short     schema.Text `plaza:"abbreviation,max=12"`
	Plain     schema.Text `plaza:"plain_note,required,max=600"`
	Caution   schema.Text `plaza:"caution,max=600"`
	Synonyms  []Synonym   `plaza:"synonyms"`
	Parent    string      `plaza:"parent,link=term"`
	InPolicy  string      `plaza:"defined_by_policy,required,oneof=yes|no|named-only"`
	Citations []string    `plaza:"citations"`
	SeeAlso   []string    `plaza:"see_also,link=term"`
	Tools     []string    `plaza:"tools,link=tool"` // beside those whose techniques name the term
	Unmarked  bool        `plaza:"unmarked"`        // texts do not link to it by themselves
}

// Synonym is an everyday word for a term; it feeds the A to Z and the search.
// One that fits only some of the term's tools names them.
type Synonym struct {
	Key   string      `plaza:"key,required"`
	Word  schema.Text `plaza:"word,required,max=60"`
	Tools []string    `plaza:"tools,link=tool"`
	Mark  bool        `plaza:"marked"` // texts link it to the term, as they do the term's name
}
