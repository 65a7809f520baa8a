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
	"plaza/internal/schema"
	"plaza/internal/view"
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
	for _, r := range ch.Reasons {
		e.Reasons = append(e.Reasons, reason(c, ch.Kind, r))
	}
	e.Edits = edits(c, ch)
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
