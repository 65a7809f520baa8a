package sitetest

import (
	"strings"

	"plaza/internal/graph"
	"plaza/internal/schema"
)

// Shapes lists changes of every shape that the declarations of a site's kinds
// allow, each of one value: for every field, those inside tables too, a value
// that comes, goes and turns into another; lists that grow, shrink and change
// their order; texts with and without translations; answers in place of
// values. In is filled for the language tag.
func Shapes(site *graph.Site, tag string) []graph.Edit {
	s := shapes{site: site, tag: tag}
	for _, k := range site.Catalog.Kinds {
		for _, f := range k.Fields {
			s.field(graph.Edit{Path: f.Name, Top: f, Field: f})
		}
	}
	return s.out
}

type shapes struct {
	site *graph.Site
	tag  string
	out  []graph.Edit
}

func (s *shapes) field(e graph.Edit) {
	switch f := e.Field; f.Type {
	case schema.Table, schema.Tables:
		within := e
		if f.Type == schema.Tables {
			within.Path += ".one"
			within.Within = within.Path + "."
		}
		for _, sub := range f.Fields {
			if sub.Name != "key" {
				x := within
				x.Path, x.Field = x.Path+"."+sub.Name, sub
				s.field(x)
			}
		}
	default:
		s.values(e)
	}
}

// values adds the changes of one field's value.
func (s *shapes) values(e graph.Edit) {
	for _, pair := range s.pairs(e.Field) {
		x := e
		x.Before, x.After = pair[0], pair[1]
		s.out = append(s.out, x)
		if x.Within != "" && len(x.Before) == 0 {
			x.Came = true
			s.out = append(s.out, x)
		}
		if x.Within != "" && len(x.After) == 0 {
			x.Went = true
			s.out = append(s.out, x)
		}
		s.translated(e, pair)
		if e.Field != e.Top || !e.Field.Shown {
			continue
		}
		for _, a := range []schema.AnswerKind{schema.IsNotAnswered, schema.IsWithheld, schema.IsNotApplicable} {
			switch x = e; {
			case len(pair[0]) == 0:
				x.Was, x.After = a, pair[1]
			case len(pair[1]) == 0:
				x.Before, x.Is = pair[0], a
			default:
				x.Was, x.Is = a, a%schema.IsNotApplicable+1
			}
			s.out = append(s.out, x)
		}
	}
}

func (s *shapes) translated(e graph.Edit, pair [2][]string) {
	if !e.Field.Translatable() {
		return
	}
	of := func(list []string, more string) string {
		if len(list) == 0 {
			return ""
		}
		return "Una traducción" + more
	}
	for _, more := range []string{"", " distinta"} {
		e.Before, e.After = pair[0], pair[1]
		e.In = map[string]graph.Turn{s.tag: {Before: of(pair[0], ""), After: of(pair[1], more)}}
		s.out = append(s.out, e)
	}
}

// pairs are values of a field before and after.
func (s *shapes) pairs(f *schema.Field) [][2][]string {
	list := s.some(f)
	var out [][2][]string
	add := func(before, after []string) { out = append(out, [2][]string{before, after}) }
	for i, v := range list {
		add(nil, []string{v})
		add([]string{v}, nil)
		for j, w := range list {
			if i != j {
				add([]string{v}, []string{w})
			}
		}
	}
	if f.Type == schema.Strings && len(list) > 1 {
		back := append(list[1:len(list):len(list)], list[0])
		add(list, back)
		add(list, list[1:])
		add(list[1:], list)
		add(list[:len(list)-1], list[1:])
		add(list, nil)
	}
	return out
}

// some are values that a field may hold, written as in a file.
func (s *shapes) some(f *schema.Field) []string {
	switch {
	case len(f.OneOf) > 0:
		return f.OneOf
	case f.Format == "language":
		return []string{s.tag, "vi", "nv"}
	case f.Format == "url":
		return []string{"https://example.org/a", "https://example.org/b"}
	case f.Link != "":
		ids := []string{"no-such-record", "nor-this"}
		for _, r := range s.site.Records(f.Link)[:min(3, len(s.site.Records(f.Link)))] {
			ids = append(ids, r.Meta().ID)
		}
		return ids
	}
	switch f.Type {
	case schema.Bool:
		return []string{"true", "false"}
	case schema.Int:
		return []string{"1", "2", "125000", "125001"}
	case schema.DateType:
		return []string{"2025", "2025-01", "2025-01-01", "2025-01-02"}
	case schema.MomentType:
		return []string{"2026-11-12T17:30:00", "2026-11-12T19:30:00", "2026-11-12T17:30:00-05:00"}
	case schema.TextType:
		return []string{"Words.", "Other words.", "Other  words.", strings.Repeat("A long text. ", 130), strings.Repeat("A longer text. ", 130)}
	case schema.ProseType:
		return []string{"Words.\n", "Other words.\n", "Other **words**.\n", "Other [words](tool:x).\n", strings.Repeat("A long text.\n\n", 260)}
	}
	return []string{"alpha", "beta gamma", "tool:no-such"}
}
