package changes

import (
	"plaza/internal/graph"
	"plaza/internal/schema"
	"plaza/internal/schema/leaves"
	"plaza/internal/view"
)

// Edit is what changed in one field.
type Edit struct {
	Label string
	Sides []Side // before and after, or what came and went; of a text only where its words cannot be compared
	Spans []Span // of a text
	Note  string // in place of its words
	Was   string // in place of a text
	Is    string

	Only []view.Words // alone, inside an item that came or went: there is nothing to compare
	Item *Item
}

// Side is what stood in a field at one time, or what came into it or went.
type Side struct {
	Label  string
	Values []view.Words
}

// Item is what changed in one item of a list. It goes by its name: its key is
// for editors.
type Item struct {
	Name  view.Words
	Turn  string // that it came or went as a whole
	Edits []Edit

	named string // path of the value that is its name
	gone  bool
}

// Span is a run of words in the text before, after, or in both.
type Span struct {
	Gone, New bool
	Text      view.Words
}

// edits tells what changed in a record. What changed in one item of a list
// stands together.
func edits(c *view.Context, ch *graph.Change) []Edit {
	var out []Edit
	items := map[string]*Item{}
	for _, x := range ch.Edits {
		label := c.L.Label(x.Top.Label())
		if x.Within == "" {
			e := edit(c, x)
			if x.Field != x.Top {
				e.Label = c.W.List.Titled.With("Kind", label, "Name", e.Label)
			}
			out = append(out, e)
			continue
		}
		item := items[x.Within]
		if item == nil {
			item = newItem(c, ch, x)
			items[x.Within] = item
			out = append(out, Edit{Label: label, Item: item})
		}
		item.add(c, x)
	}
	return out
}

// newItem begins the item of which x is the first edit. It is called by the
// first thing it says, as that stands today, or as it stood when it came or
// went.
func newItem(c *view.Context, ch *graph.Change, x graph.Edit) *Item {
	item := &Item{gone: x.Went}
	switch {
	case x.Came:
		item.Turn = c.W.Changes.Added
	case x.Went:
		item.Turn = c.W.Changes.Removed
	}
	if rec := c.R.Record(ch.Kind.Name, ch.ID); rec != nil {
		for _, l := range leaves.Of(rec) {
			if l.Within == x.Within && len(l.Values) > 0 {
				item.named, item.Name = l.Path, leafName(c, rec, l)
				return item
			}
		}
	}
	item.named, item.Name = x.Path, said(c, x, len(x.After) == 0)[0]
	return item
}

// add tells of one of the item's values. The name of an item that came or went
// says its value already.
func (item *Item) add(c *view.Context, x graph.Edit) {
	e := edit(c, x)
	if item.Turn != "" {
		if x.Path == item.named {
			return
		}
		e = Edit{Label: e.Label, Only: said(c, x, item.gone)}
	}
	item.Edits = append(item.Edits, e)
}

func leafName(c *view.Context, rec schema.Record, l leaves.Leaf) view.Words {
	for _, t := range schema.Texts(rec) {
		if t.Path == l.Path {
			return c.Text(t)
		}
	}
	return c.Leaf(l.Field, l.Values[0])
}
