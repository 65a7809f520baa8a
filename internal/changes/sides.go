package changes

import (
	"slices"

	"plaza/internal/graph"
	"plaza/internal/prose"
	"plaza/internal/schema"
	"plaza/internal/source"
	"plaza/internal/view"
	"plaza/internal/worddiff"
)

// edit tells of one value. Whatever changed, something else is said of it
// before than after: TestEveryShapeOfChangeIsTold holds that for each field of
// each kind.
func edit(c *view.Context, x graph.Edit) Edit {
	e := Edit{Label: c.L.Label(x.Field.Label())}
	was, is := answer(c, x.Was), answer(c, x.Is)
	if isText(x.Field) && (was == "" || is == "") {
		e.Was, e.Is = was, is
		e.Spans, e.Note = spans(c, x)
		return e
	}
	e.Sides = sides(c, x, was, is)
	return e
}

// few items of a list are shown whole, before and after, beside those that came
// and went.
const few = 6

// sides sets what stood there against what stands there. What only came, or
// only went, has nothing to be set against, nor have items of a list of which
// others stayed.
func sides(c *view.Context, x graph.Edit, was, is string) []Side {
	w := &c.W.Changes
	gone, come := Between(c, c, x.Field, x.Before, x.After)
	if was != "" || is != "" {
		return append(side(w.Before, instead(was, gone)), side(w.After, instead(is, come))...)
	}
	if len(gone)*len(come) > 0 && len(gone) == len(x.Before) && len(come) == len(x.After) {
		return append(side(w.Before, gone), side(w.After, come)...)
	}
	out := append(side(w.Removed, gone), side(w.Added, come)...)
	if n, m := len(x.Before), len(x.After); n*m > 0 && max(n, m) <= few {
		out = append(append(out, side(w.Before, words(c, x.Field, x.Before))...), side(w.After, words(c, x.Field, x.After))...)
	}
	return out
}

// side is one side, unless there is nothing on it.
func side(label string, values []view.Words) []Side {
	if len(values) == 0 {
		return nil
	}
	return []Side{{label, values}}
}

func instead(answer string, values []view.Words) []view.Words {
	if answer == "" {
		return values
	}
	return []view.Words{view.Plain(answer)}
}

// Between says which values of a field went and which came, each as the state
// it belongs to calls it; all of a list of which only the order is another.
// Where two of them are called the same, as two records of one name, all are
// written as the file has them.
func Between(was, is *view.Context, f *schema.Field, before, after []string) (gone, come []view.Words) {
	only := func(list, other []string) []string {
		return slices.DeleteFunc(slices.Clone(list), func(v string) bool { return slices.Contains(other, v) })
	}
	old, now := only(before, after), only(after, before)
	if len(old)+len(now) == 0 {
		return words(was, f, before), words(is, f, after)
	}
	gone, come = words(was, f, old), words(is, f, now)
	if slices.ContainsFunc(gone, func(a view.Words) bool {
		return slices.ContainsFunc(come, func(b view.Words) bool { return a.Text == b.Text })
	}) {
		return proper(old), proper(now)
	}
	return gone, come
}

func words(c *view.Context, f *schema.Field, values []string) []view.Words {
	var out []view.Words
	for _, v := range values {
		out = append(out, c.Leaf(f, v))
	}
	return out
}

func proper(values []string) []view.Words {
	var out []view.Words
	for _, v := range values {
		out = append(out, view.Proper(v))
	}
	return out
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
	return words(c, x.Field, values)
}

func isText(f *schema.Field) bool { return f.Type == schema.TextType || f.Type == schema.ProseType }

func answer(c *view.Context, k schema.AnswerKind) string {
	w := &c.W.Answer
	return [...]string{"", w.NotAnswered, w.Withheld, w.NotApplicable}[k]
}

// longest text that is compared word by word, in letters: a page of prose
// would fill the page of changes.
const longest = 3000

// spans compares a text word by word, or says why it is not compared. A
// translation that did not change, while its source did, tells nothing: then
// the source is compared.
func spans(c *view.Context, x graph.Edit) ([]Span, string) {
	before, after, own := one(x.Before), one(x.After), c.L.Index == 0
	if turn, ok := x.In[c.L.Tag]; ok && turn.Before != turn.After {
		before, after, own = turn.Before, turn.After, true
	}
	if x.Field.Type == schema.ProseType {
		before, after = unmarked(before), unmarked(after)
	}
	w := &c.W.Changes
	if len(before)+len(after) > longest {
		switch {
		case before == "":
			return nil, w.Added
		case after == "":
			return nil, w.Removed
		}
		return nil, w.LongText
	}
	var out []Span
	same := true
	for _, s := range worddiff.Words(before, after) {
		text := view.Plain(s.Text)
		if !own {
			text = c.InSource(s.Text)
		}
		same = same && s.Op == worddiff.Same
		out = append(out, Span{s.Op == worddiff.Gone, s.Op == worddiff.New, text})
	}
	if same {
		return nil, w.SameWords
	}
	return out, ""
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
