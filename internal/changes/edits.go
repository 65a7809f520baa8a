package changes

import (
	"slices"
	"strings"

	"plaza/internal/graph"
	"plaza/internal/prose"
	"plaza/internal/schema"
	"plaza/internal/schema/leaves"
	"plaza/internal/source"
	"plaza/internal/view"
	"plaza/internal/worddiff"
)

// Edit is one value before and after, or an item of a list.
type Edit struct {
	Label  string
	Spans  []Span // of a text
	Before []view.Words
	After  []view.Words
	Was    string // in place of a value
	Is     string

	Only []view.Words // alone, inside an item that came or went: there is nothing to compare
	Item *Item
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
		label, within := c.L.Label(x.Top.Label()), itemPath(x)
		if within == "" {
			e := edit(c, x)
			if x.Field != x.Top {
				e.Label = c.W.List.Titled.With("Kind", label, "Name", e.Label)
			}
			out = append(out, e)
			continue
		}
		item := items[within]
		if item == nil {
			item = newItem(c, ch, within)
			items[within] = item
			out = append(out, Edit{Label: label, Item: item})
		}
		item.add(c, x)
	}
	return out
}

// itemPath is the beginning of an edit's path that all fields of its item
// share, "commitments.tools."; "" outside of lists.
func itemPath(x graph.Edit) string {
	if x.Item == "" {
		return ""
	}
	mark := "." + x.Item + "."
	return x.Path[:strings.LastIndex(x.Path, mark)+len(mark)]
}

// newItem begins an item. It is called by the first thing it says, as that
// stands today, or as it stood before it went.
func newItem(c *view.Context, ch *graph.Change, path string) *Item {
	item := &Item{}
	if rec := c.R.Record(ch.Kind.Name, ch.ID); rec != nil {
		for _, l := range leaves.Of(rec) {
			if strings.HasPrefix(l.Path, path) && len(l.Values) > 0 {
				item.named, item.Name = l.Path, leafName(c, rec, l)
				break
			}
		}
	}
	for _, x := range ch.Edits {
		if item.named == "" && strings.HasPrefix(x.Path, path) && len(x.Before) > 0 {
			item.named, item.Name = x.Path, said(c, x, true)[0]
		}
		if x.Path != item.named {
			continue
		}
		switch {
		case len(x.Before) == 0:
			item.Turn = c.W.Changes.Added
		case len(x.After) == 0:
			item.Turn, item.gone = c.W.Changes.Removed, true
		}
	}
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

// said is a value before or after in words.
func said(c *view.Context, x graph.Edit, before bool) []view.Words {
	values, turn := x.After, x.In[c.L.Tag].After
	if before {
		values, turn = x.Before, x.In[c.L.Tag].Before
	}
	if turn != "" {
		return []view.Words{view.Plain(turn)}
	}
	var out []view.Words
	for _, v := range values {
		out = append(out, c.Leaf(x.Field, v))
	}
	return out
}

func edit(c *view.Context, x graph.Edit) Edit {
	e := Edit{Label: c.L.Label(x.Field.Label())}
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
