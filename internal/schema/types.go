package schema

import (
	"strings"
	"sync"
	"time"

	"plaza/internal/day"
	"plaza/internal/diag"
	"plaza/internal/prose"
	"plaza/internal/source"
	"plaza/internal/tomldoc"
)

// Text is one translatable text in the site's source language. Its
// translations stand in overlays and are found by Path.
type Text struct {
	Value string
	Path  string // "summary", "costs.licence.note"
	Of    *Head  // the record the text belongs to
}

// IsZero reports whether the record leaves the text out.
func (t Text) IsZero() bool { return t.Value == "" }

// Prose is translatable Markdown: the body of a file with front matter.
type Prose struct {
	Text
	Doc *prose.Doc
}

// Date is a day, a month or a year; Moment a minute of a day.
type (
	Date   = day.Date
	Moment = day.Moment
)

// ParseDate reads "2025", "2025-03" or "2025-03-09".
func ParseDate(s string) (Date, bool) { return day.Parse(s) }

// ParseMoment reads a moment as its String writes it.
func ParseMoment(s string) (Moment, bool) { return day.ParseMoment(s) }

// MomentOf returns a point in time as the clock of its zone shows it.
func MomentOf(t time.Time) Moment { return day.MomentOf(t) }

// Head is what every record has. Kinds embed it.
type Head struct {
	Kind *Kind
	ID   string
	File *source.File
	ref  string
	doc  *layout

	Aliases       []string        `plaza:"aliases,first"`
	Example       bool            `plaza:"example,first"`
	Sources       []Source        `plaza:"sources"`
	NotAnswered   []NotAnswered   `plaza:"not_answered"`
	Withheld      []Withheld      `plaza:"withheld,keyed"`
	NotApplicable []NotApplicable `plaza:"not_applicable,keyed"`
	Changes       []Change        `plaza:"changes"`
	CreatedOn     Date            `plaza:"created_on,past"`
	ReviewedOn    Date            `plaza:"reviewed_on,past"`
	ReviewDue     Date            `plaza:"review_due,plan"`
	OwnerRole     Text            `plaza:"owner_role,max=80"`
	StewardDept   string          `plaza:"steward_dept,link=department"`
	Unmarked      []string        `plaza:"unmarked_terms"` // fields whose texts do not link to the glossary by themselves
}

// NotAnswered names fields nobody has answered yet, since when, and whose
// question it is.
type NotAnswered struct {
	Since   Date     `plaza:"since,required,past"`
	AskedOf string   `plaza:"asked_of,required,link=department"`
	Fields  []string `plaza:"fields,required"`
}

// Withheld says why a field is kept from the public.
type Withheld struct {
	Key       string `plaza:"key"` // the field
	Basis     Text   `plaza:"basis,required,max=200"`
	Clause    string `plaza:"clause,link=clause"`
	DecidedBy Text   `plaza:"decided_by,required,max=80"`
	On        Date   `plaza:"on,required,past"`
	ReviewOn  Date   `plaza:"review_on,required,plan"`
	Note      Text   `plaza:"note,max=600"`
}

// NotApplicable says why a question makes no sense for this record.
type NotApplicable struct {
	Key string `plaza:"key"` // the field
	Why Text   `plaza:"why,required,max=400"`
}

// Source says where the facts come from.
type Source struct {
	Document string    `plaza:"document,link=document"`
	URL      string    `plaza:"url,format=url"`
	Locator  string    `plaza:"locator,max=120"`
	Wording  []Wording `plaza:"wording,keyed"`
}

// Wording is the exact wording of the source for one field, kept beside the
// corrected one.
type Wording struct {
	Key  string `plaza:"key"`           // the field
	Text string `plaza:"text,verbatim"` // in the source's own language, never translated
}

// Change is one entry of the record's own change list.
type Change struct {
	Key     string   `plaza:"key"`
	On      Date     `plaza:"on,required,past"`
	Kind    string   `plaza:"kind,required,oneof=added|updated|correction|retired"`
	Fields  []string `plaza:"fields"`
	Note    Text     `plaza:"note,required,max=400"`
	Because string   `plaza:"because,oneof=feedback|meeting|review|law|editorial"`
	Ref     string   `plaza:"ref,max=80"`
}

// Meta returns the head itself; it makes every kind a Record.
func (h *Head) Meta() *Head { return h }

// Record is a decoded record of any kind: a pointer to a struct with a Head.
type Record interface{ Meta() *Head }

// Ref names a record: "tool/clearview-ai".
func (h *Head) Ref() string { return h.ref }

// At returns the place of the value at path, or of the file's start.
func (h *Head) At(path ...any) diag.Pos { return h.doc.get().Value(path...) }

// KeyAt returns the place of the key at path.
func (h *Head) KeyAt(path ...any) diag.Pos { return h.doc.get().Key(path...) }

// layout finds places in a file after it was decoded. They are asked for only
// when something is wrong, so the parsed document is not kept: it is made
// again.
type layout struct {
	file     *source.File
	from, to int
	once     sync.Once
	doc      *tomldoc.Doc
}

func (p *layout) get() *tomldoc.Doc {
	p.once.Do(func() { p.doc, _ = tomldoc.Parse(p.file, p.from, p.to) })
	return p.doc
}

// AnswerKind is one of the four things a shown field may be.
type AnswerKind int

const (
	Value AnswerKind = iota
	IsNotAnswered
	IsWithheld
	IsNotApplicable
)

// Answer says how the record answers a field. Only the member that belongs
// to Kind is set.
type Answer struct {
	Kind          AnswerKind
	NotAnswered   NotAnswered
	Withheld      Withheld
	NotApplicable NotApplicable
}

// Answer returns how the record answers the field; a plain Value unless one
// of the blocks names it.
func (h *Head) Answer(field string) Answer {
	for _, b := range h.NotAnswered {
		for _, f := range b.Fields {
			if f == field {
				return Answer{Kind: IsNotAnswered, NotAnswered: b}
			}
		}
	}
	for _, w := range h.Withheld {
		if w.Key == field {
			return Answer{Kind: IsWithheld, Withheld: w}
		}
	}
	for _, n := range h.NotApplicable {
		if n.Key == field {
			return Answer{Kind: IsNotApplicable, NotApplicable: n}
		}
	}
	return Answer{}
}

// joinPath appends an element to a dotted path.
func joinPath(path, elem string) string {
	if path == "" {
		return elem
	}
	return strings.Join([]string{path, elem}, ".")
}
