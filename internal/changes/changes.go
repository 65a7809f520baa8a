// Package changes shows what changed in the register: field by field, before
// and after, with the day and the reason that the record gives.
//
// It shows what the repository remembers (graph.Log). Where there is no
// repository, or only its younger part, the pages say so; nothing is filled in
// by guess. Reasons and corrections are the entries that editors write into a
// record's own list of changes.
//
// Tests: internal/build/history_test.go makes repositories and reads the
// finished pages.
package changes

import (
	"slices"
	"strconv"

	"plaza/internal/graph"
	"plaza/internal/prose"
	"plaza/internal/schema"
	"plaza/internal/source"
	"plaza/internal/view"
	"plaza/internal/worddiff"
)

// Entry is one change as a page shows it.
type Entry struct {
	ID      string // anchor on the record's own page
	Date    string
	What    string
	Records []view.Link // one, or all that changed alike
	Count   string      // in place of the records, when there are too many
	Example string      // a word for example records
	Commit  string
	Reasons []Reason
	Edits   []Edit
}

// Reason is what the record itself says of the change.
type Reason struct {
	Kind    string
	Note    view.Words
	Because string
	Ref     *view.Link
}

// Edit is one value before and after.
type Edit struct {
	Label  string
	Item   string
	Spans  []Span // of a text
	Before []view.Words
	After  []view.Words
	Was    string // in place of a value
	Is     string
}

// Span is a run of words in the text before, after, or in both.
type Span struct {
	Gone, New bool
	Text      view.Words
}

// Section is the history on a record's own page.
type Section struct {
	State   string // what the memory does not reach
	Entries []Entry
	All     view.Link
}

// most is how many changes a record's own page shows.
const most = 20

// Of returns the history of one record. Nil where there is nothing to show or
// to say.
func Of(c *view.Context, h *schema.Head) *Section {
	log, state := c.R.LogOf(h.Ref())
	s := &Section{State: stateOf(c, state), All: c.Crumb(Path, c.W.Changes.Heading)}
	for i, ch := range log[:min(len(log), most)] {
		e := entry(c, ch)
		e.ID = "change-" + strconv.Itoa(len(log)-i)
		s.Entries = append(s.Entries, e)
	}
	if state == graph.NoLog {
		s.Entries = typed(c, h)
	}
	return s
}

// typed shows the record's own list where no repository is at hand.
func typed(c *view.Context, h *schema.Head) []Entry {
	var out []Entry
	for _, x := range slices.Backward(h.Changes) {
		out = append(out, told(c, h, x))
	}
	return out
}

// told is one entry of that list.
func told(c *view.Context, h *schema.Head, x schema.Change) Entry {
	e := Entry{ID: "change-" + x.Key, Date: c.Date(x.On), Reasons: []Reason{reason(c, h.Kind, x)}}
	e.What = e.Reasons[0].Kind
	for _, name := range x.Fields {
		if f := h.Kind.Field(name); f != nil {
			e.Edits = append(e.Edits, Edit{Label: c.L.Label(f.Label())})
		}
	}
	return e
}

func stateOf(c *view.Context, state graph.LogState) string {
	switch state {
	case graph.NoLog:
		return c.W.Changes.None
	case graph.ShallowLog:
		return c.W.Changes.Shallow
	}
	return ""
}

func entry(c *view.Context, ch *graph.Change) Entry {
	w := &c.W.Changes
	e := Entry{Date: c.Date(ch.On), Commit: ch.Commit, Records: []view.Link{link(c, ch)}}
	e.What = [...]string{w.Edited, w.Added, w.Removed}[ch.What]
	if ch.Example {
		e.Example = c.W.Example.Label
	}
	for _, r := range ch.Reasons {
		e.Reasons = append(e.Reasons, reason(c, ch.Kind, r))
	}
	for _, x := range ch.Edits {
		e.Edits = append(e.Edits, edit(c, x))
	}
	return e
}

// link leads to the record where it still is.
func link(c *view.Context, ch *graph.Change) view.Link {
	if c.R.Record(ch.Kind.Name, ch.ID) == nil {
		name := ch.Name
		if name == "" {
			name = ch.ID
		}
		return view.Link{Label: view.Proper(name)}
	}
	return c.RecordLink(ch.Kind.Name, ch.ID)
}

func reason(c *view.Context, k *schema.Kind, x schema.Change) Reason {
	changes := k.Field("changes")
	label := func(field, value string) string {
		for _, f := range changes.Fields {
			if f.Name == field && value != "" {
				return c.L.Label(f.ValueLabel(value))
			}
		}
		return ""
	}
	r := Reason{Kind: label("kind", x.Kind), Because: label("because", x.Because), Note: c.Text(x.Note)}
	if href, ok := c.Reference(x.Ref); ok {
		r.Ref = &view.Link{Href: href, Label: c.ReferenceName(x.Ref)}
	} else if x.Ref != "" {
		r.Ref = &view.Link{Label: view.Proper(x.Ref)}
	}
	return r
}

func edit(c *view.Context, x graph.Edit) Edit {
	e := Edit{Label: c.L.Label(x.Field.Label())}
	if x.Field != x.Top {
		e.Label = c.W.List.Titled.With("Kind", c.L.Label(x.Top.Label()), "Name", e.Label)
		e.Item = x.Item
	}
	e.Was, e.Is = answer(c, x.Was), answer(c, x.Is)
	if isText(x.Field) {
		e.Spans = spans(c, x)
		return e
	}
	for _, v := range x.Before {
		if !slices.Contains(x.After, v) {
			e.Before = append(e.Before, c.Leaf(x.Field, v))
		}
	}
	for _, v := range x.After {
		if !slices.Contains(x.Before, v) {
			e.After = append(e.After, c.Leaf(x.Field, v))
		}
	}
	return e
}

func isText(f *schema.Field) bool { return f.Type == schema.TextType || f.Type == schema.ProseType }

func answer(c *view.Context, k schema.AnswerKind) string {
	w := &c.W.Answer
	return [...]string{"", w.NotAnswered, w.Withheld, w.NotApplicable}[k]
}

// longest text that is compared word by word, in letters: a page of prose
// would fill the page of changes.
const longest = 3000

func spans(c *view.Context, x graph.Edit) []Span {
	before, after, own := one(x.Before), one(x.After), c.L.Index == 0
	if turn, ok := x.In[c.L.Tag]; ok {
		before, after, own = turn.Before, turn.After, true
	}
	if x.Field.Type == schema.ProseType {
		before, after = unmarked(before), unmarked(after)
	}
	if len(before)+len(after) > longest {
		return nil
	}
	var out []Span
	for _, s := range worddiff.Words(before, after) {
		text := view.Plain(s.Text)
		if !own {
			text = c.InSource(s.Text)
		}
		out = append(out, Span{s.Op == worddiff.Gone, s.Op == worddiff.New, text})
	}
	return out
}

// unmarked returns the words of Markdown: residents compare what they read.
func unmarked(markdown string) string {
	b := []byte(markdown)
	doc, _ := prose.Parse(source.New("", b), 0, len(b))
	return doc.Text()
}

func one(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return values[0]
}
