package changes

import (
	"slices"
	"strings"

	"plaza/internal/graph"
	"plaza/internal/prose"
	"plaza/internal/schema"
	"plaza/internal/source"
	"plaza/internal/view"
	"plaza/internal/worddiff"
)

// Edit is one value before and after, or what changed inside one item of a
// list.
type Edit struct {
	Label  string
	Spans  []Span // of a text
	Before []view.Words
	After  []view.Words
	Was    string // in place of a value
	Is     string

	Item   view.Words // what the item is called
	Inside []Edit     // its fields
}

// Span is a run of words in the text before, after, or in both.
type Span struct {
	Gone, New bool
	Text      view.Words
}

// edits tells what changed in a record. What changed in one item of a list
// stands together, once below the item's name: its key is for editors.
func edits(c *view.Context, ch *graph.Change) []Edit {
	var out []Edit
	items := map[string]int{}
	for _, x := range ch.Edits {
		e, within := edit(c, x), itemPath(x)
		label := c.L.Label(x.Top.Label())
		if within == "" {
			if x.Field != x.Top {
				e.Label = c.W.List.Titled.With("Kind", label, "Name", e.Label)
			}
			out = append(out, e)
			continue
		}
		at, known := items[within]
		if !known {
			at = len(out)
			items[within] = at
			out = append(out, Edit{Label: label, Item: itemName(c, ch, within)})
		}
		out[at].Inside = append(out[at].Inside, e)
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

// itemName is what an item is called: the first thing it says, as it stands
// today, or as it stood where the change took it away.
func itemName(c *view.Context, ch *graph.Change, path string) view.Words {
	if rec := c.R.Record(ch.Kind.Name, ch.ID); rec != nil {
		for _, l := range schema.Leaves(rec) {
			if !strings.HasPrefix(l.Path, path) || len(l.Values) == 0 {
				continue
			}
			for _, t := range schema.Texts(rec) {
				if t.Path == l.Path {
					return c.Text(t)
				}
			}
			return c.Leaf(l.Field, l.Values[0])
		}
	}
	for _, x := range ch.Edits {
		if strings.HasPrefix(x.Path, path) && len(x.Before) > 0 {
			if s := x.In[c.L.Tag].Before; s != "" {
				return view.Plain(s)
			}
			return c.Leaf(x.Field, x.Before[0])
		}
	}
	return view.Words{}
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
