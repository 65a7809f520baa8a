package effect

import (
	"slices"
	"strings"

	"plaza/internal/changes"
	"plaza/internal/diag"
	"plaza/internal/graph"
	"plaza/internal/history"
	"plaza/internal/schema"
	"plaza/internal/worddiff"
)

// record compares one record. ok is false when residents see no difference.
func (c *comparer) record(k *schema.Kind, id string) (Record, bool) {
	was, is := c.Before.Site.Record(k.Name, id), c.After.Site.Record(k.Name, id)
	file := k.Dir + "/" + id + k.Ext()
	r := Record{Name: id, Kind: c.words.Label("kind." + k.Name), File: file}
	hadFile, hasFile := c.Before.Files[file] != nil, c.After.Files[file] != nil
	switch {
	case is != nil:
		r.Name, r.Example = c.is.Name(k.Name, id).Text, is.Meta().Example
	case was != nil:
		r.Name, r.Example = c.was.Name(k.Name, id).Text, was.Meta().Example
	}
	r.Hidden = c.protected(k, id)
	if k.Address != "" && !strings.Contains(k.Address, "#") && is != nil {
		r.Out = k.Path(id)
	}
	switch {
	case hasFile && is == nil:
		r.What, r.When, r.Why = Unread, "after", why(c.After, file)
		c.e.Unread = true
		return r, true
	case hadFile && was == nil:
		r.What, r.When, r.Why = Unread, "before", why(c.Before, file)
		return r, true
	case is == nil && was == nil:
		return r, false // a translation of nothing: a finding says so
	case was == nil:
		r.What = Added
		c.unanswered(r.Name, is)
	case is == nil:
		r.What = Removed
		return r, true
	}
	if was != nil {
		c.edits(&r, was, is)
	}
	c.languages(&r, k, id, was, is)
	return r, r.What != Edited || len(r.Edits) > 0 || len(r.Languages) > 0 || len(r.Reasons) > 0
}

func (c *comparer) edits(r *Record, was, is schema.Record) {
	for _, x := range append(history.Compare(was, is), history.CompareHead(was, is)...) {
		e := c.edit(x)
		if x.Field == x.Top && x.Field.Link == "status" && r.Stage == nil {
			r.Stage = &e
			r.Edits = slices.Insert(r.Edits, 0, e)
			continue
		}
		r.Edits = append(r.Edits, e)
		switch {
		case x.Is == schema.IsNotAnswered && x.Was != x.Is:
			c.gap(&c.e.Gaps, r.Name, e.Label)
		case x.Was == schema.IsNotAnswered && x.Is != x.Was:
			c.gap(&c.e.Answered, r.Name, e.Label)
		}
	}
	for _, x := range history.Reasons(was, is) {
		r.Reasons = append(r.Reasons, x.Note.Value)
	}
}

func (c *comparer) unanswered(name string, is schema.Record) {
	for _, b := range is.Meta().NotAnswered {
		for _, f := range b.Fields {
			if field := is.Meta().Kind.Field(f); field != nil {
				c.gap(&c.e.Gaps, name, c.words.Label(field.Label()))
			}
		}
	}
}

func (c *comparer) gap(list *[]Item, name, label string) {
	if n := len(*list); n > 0 && (*list)[n-1].Name == name {
		if !slices.Contains((*list)[n-1].Words, label) {
			(*list)[n-1].Words = append((*list)[n-1].Words, label)
		}
		return
	}
	*list = append(*list, Item{name, []string{label}})
}

// label is that of a value: of a value inside a table, the table's as well.
func (c *comparer) label(top, field *schema.Field) string {
	l := c.words.Label(field.Label())
	if field != top {
		l = c.words.Words.List.Titled.With("Kind", c.words.Label(top.Label()), "Name", l)
	}
	return l
}

// short is how many letters two values may have to be told in one sentence.
const short = 80

func (c *comparer) edit(x graph.Edit) Edit {
	e := Edit{Label: c.label(x.Top, x.Field)}
	if x.Field.Type == schema.TextType || x.Field.Type == schema.ProseType {
		e.Lines = hunks(one(x.Before), one(x.After))
	}
	before, after := c.values(x)
	if e.Lines == nil {
		for _, v := range before {
			e.Lines = append(e.Lines, Line{false, v})
		}
		for _, v := range after {
			e.Lines = append(e.Lines, Line{true, v})
		}
	}
	if s := c.answer(x.Was); s != "" {
		e.Lines, before = append([]Line{{false, s}}, e.Lines...), []string{s}
	}
	if s := c.answer(x.Is); s != "" {
		e.Lines, after = append(e.Lines, Line{true, s}), []string{s}
	}
	if text := one(before) + one(after); oneLine(one(before)) != oneLine(one(after)) && len(before) <= 1 && len(after) <= 1 && len(text) <= short && !strings.Contains(text, "\n") {
		e.Short = &Turn{e.Label, strings.TrimSuffix(one(before), "."), strings.TrimSuffix(one(after), ".")}
	}
	return e
}

// values says which values went and which came.
func (c *comparer) values(x graph.Edit) (before, after []string) {
	gone, come := changes.Between(c.was, c.is, x.Field, x.Before, x.After)
	for _, v := range gone {
		before = append(before, v.Text)
	}
	for _, v := range come {
		after = append(after, v.Text)
	}
	return before, after
}

func (c *comparer) answer(k schema.AnswerKind) string {
	w := &c.words.Words.Answer
	return [...]string{"", w.NotAnswered, w.Withheld, w.NotApplicable}[k]
}

func one(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return values[0]
}

// Texts that are longer than whole words are shown by the places where they
// differ, with around words on each side.
const (
	whole  = 24
	around = 6
)

// hunks shows where two texts differ.
func hunks(before, after string) []Line {
	if before == "" || after == "" {
		var out []Line
		for i, s := range []string{before, after} {
			if s != "" {
				out = append(out, Line{i == 1, cut(s)})
			}
		}
		return out
	}
	if max(len(strings.Fields(before)), len(strings.Fields(after))) <= whole {
		return []Line{{false, before}, {true, after}}
	}
	spans := worddiff.Words(before, after)
	var out []Line
	var old, now []string
	flush := func() {
		if old != nil || now != nil {
			out = append(out, Line{false, strings.Join(old, " ")}, Line{true, strings.Join(now, " ")})
		}
		old, now = nil, nil
	}
	for i, s := range spans {
		words := strings.Fields(s.Text)
		switch {
		case s.Op == worddiff.Gone:
			old = append(old, words...)
		case s.Op == worddiff.New:
			now = append(now, words...)
		case i > 0 && i < len(spans)-1 && len(words) <= 2*around:
			old, now = append(old, words...), append(now, words...)
		default:
			if i > 0 {
				head := words[:min(around, len(words))]
				if len(head) < len(words) {
					head = append(slices.Clone(head), "…")
				}
				old, now = append(old, head...), append(now, head...)
			}
			if i < len(spans)-1 {
				flush()
				tail := words[max(0, len(words)-around):]
				if len(tail) < len(words) {
					tail = append([]string{"…"}, tail...)
				}
				old, now = append(old, tail...), append(now, tail...)
			}
		}
	}
	flush()
	return out
}

// longest is how much is shown of a text that is all new or all gone.
const longest = 600

func cut(s string) string {
	if r := []rune(s); len(r) > longest {
		return string(r[:longest]) + " …"
	}
	return s
}

// protected reports whether a check of safety found something in the record.
func (c *comparer) protected(k *schema.Kind, id string) bool {
	stem := k.Dir + "/" + id + "."
	for _, s := range []Side{c.Before, c.After} {
		if slices.ContainsFunc(s.Diags, func(d diag.Diagnostic) bool {
			return strings.HasPrefix(d.Code, "safety/") && strings.HasPrefix(d.File, stem)
		}) {
			return true
		}
	}
	return false
}

// why is the first thing that keeps a file from being read.
func why(s Side, file string) string {
	for _, d := range s.Diags {
		if d.File == file && d.Severity == diag.Error {
			return place(d) + ": " + d.Says
		}
	}
	return file
}
