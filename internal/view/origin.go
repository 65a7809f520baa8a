package view

import (
	"plaza/internal/locale"
	"plaza/internal/prose"
	"plaza/internal/schema"
)

// Sentence is a phrase with a link in the middle of it, or with a text that is
// marked apart: a Link without an address.
type Sentence struct {
	Before string
	Link   Link
	After  string
}

// NewSentence puts a link where the phrase has a value.
func NewSentence(before, after string, l Link) Sentence { return Sentence{before, l, after} }

// Say puts a text where the phrase has the value name. The text may be in
// another language than the phrase.
func Say(p locale.Phrase, name string, w Words, namesAndValues ...string) Sentence {
	before, after := p.Around(name, namesAndValues...)
	return NewSentence(before, after, Link{Label: w})
}

// Origin says where a page comes from and how fresh it is.
type Origin struct {
	Source  string // file in the site's repository
	Reviews []string
}

// origin tells of one record a page is about.
func (c *Context) origin(h *schema.Head) Origin {
	w := &c.W.Foot
	o := Origin{Source: h.File.Path}
	if h.ReviewedOn.IsZero() {
		o.Reviews = append(o.Reviews, w.NotReviewed)
	} else {
		o.Reviews = append(o.Reviews, w.Reviewed.With("Date", c.Date(h.ReviewedOn)))
	}
	if h.ReviewDue.IsZero() {
		return o
	}
	due := w.NextReview
	if h.ReviewDue.Compare(c.R.Today()) < 0 {
		due = w.ReviewLate
	}
	o.Reviews = append(o.Reviews, due.With("Date", c.Date(h.ReviewDue)))
	return o
}

// freshness tells readers of a translated page what they are reading, in
// their own language.
func (c *Context) freshness() []string {
	if c.L.Index == 0 {
		return nil
	}
	n, w := c.R.Freshness(), &c.W.Translation
	var out []string
	if n.Machine > 0 {
		out = append(out, w.Machine)
	}
	if n.Stale > 0 {
		out = append(out, w.Stale.For(n.Stale)+". "+w.ChangedSince.With("Date", c.Date(n.StaleSince)))
	}
	if n.Missing > 0 {
		out = append(out, w.Missing.For(n.Missing)+". "+w.ShownIn.With("Language", c.R.Languages()[0].Name))
	}
	return out
}

// proseWords are the words that rendered Markdown needs, in the language of
// the text itself: most of them name a part of it, and a name can hold no mark.
func proseWords(l *locale.Locale) prose.Words {
	w := &l.Words.Prose
	return prose.Words{
		Lang: l.Tag,
		Note: w.Note, Tip: w.Tip, Important: w.Important, Warning: w.Warning, Caution: w.Caution,
		Table: w.Table, Footnotes: w.Footnotes, Footnote: w.Footnote, Back: w.Back,
	}
}

// AskedOf says whose question it is.
func (c *Context) AskedOf(department string) Sentence {
	before, after := c.W.Answer.AskedOf.Around("Who")
	return NewSentence(before, after, c.RecordLink("department", department))
}

// RecordLink links to the record named by kind and id, by its name.
func (c *Context) RecordLink(kind, id string) Link {
	return Link{Href: c.To(kind, id), Label: c.Name(kind, id)}
}
