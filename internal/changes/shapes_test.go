package changes_test

import (
	"strings"
	"testing"

	"plaza/internal/changes"
	"plaza/internal/graph"
	"plaza/internal/sitetest"
	"plaza/internal/view"
)

// Whatever changes in a record, the page says something else of it before than
// after, or that it came or went, in every language, and is never silent.
func TestEveryShapeOfChangeIsTold(t *testing.T) {
	s := sitetest.Small.Site(t)
	shapes := sitetest.Shapes(s.Site, "es")
	if len(shapes) < 5000 {
		t.Fatalf("only %d shapes", len(shapes))
	}
	for _, l := range s.Site.Locales.All {
		c := view.NewContext(s.Env, s.Site, l, changes.Path)
		for _, x := range shapes {
			got := changes.Edits(c, &graph.Change{Kind: s.Site.Catalog.Kind("tool"), ID: "no-such-tool", Edits: []graph.Edit{x}})
			if wrong := silent(l.Words.Changes.Added, l.Words.Changes.Removed, got); wrong != "" {
				t.Fatalf("%s: %s of %s, from %.60q (%d) to %.60q (%d): %s: %+v", l.Tag, x.Path, x.Field.Owner, x.Before, x.Was, x.After, x.Is, wrong, got)
			}
		}
	}
}

// silent says what keeps a reader from seeing what changed.
func silent(added, removed string, list []changes.Edit) string {
	if len(list) != 1 {
		return "told more than once or not at all"
	}
	e := list[0]
	if e.Item != nil {
		switch {
		case blank(e.Item.Name):
			return "the item has no name"
		case e.Item.Turn == "":
			return silent(added, removed, e.Item.Edits)
		case len(e.Item.Edits) > 0:
			return "the name of the item is said twice"
		}
		return ""
	}
	switch {
	case strings.TrimSpace(e.Label) == "":
		return "no label"
	case e.Note != "":
		return ""
	case len(e.Spans) > 0:
		for _, s := range e.Spans {
			if s.Gone || s.New {
				return ""
			}
		}
		return "no word is marked"
	case len(e.Sides) == 0:
		return "nothing is said"
	case len(e.Sides) == 1 && e.Sides[0].Label != added && e.Sides[0].Label != removed:
		return "one side is set against nothing"
	}
	for _, side := range e.Sides {
		for _, v := range side.Values {
			if blank(v) {
				return "a blank value"
			}
		}
	}
	for i := range e.Sides[1:] {
		if text(e.Sides[i]) == text(e.Sides[i+1]) && (e.Sides[i].Label == added) == (e.Sides[i+1].Label == added) {
			return "the same before and after"
		}
	}
	return ""
}

func blank(w view.Words) bool { return strings.TrimSpace(w.Text) == "" }

func text(s changes.Side) string {
	var all []string
	for _, v := range s.Values {
		all = append(all, v.Text)
	}
	return strings.Join(all, "\n")
}

// A list tells which items came and went, an item of a list that it did so as a
// whole, and a list in another order shows both orders.
func TestListsTellTheirItems(t *testing.T) {
	s := sitetest.Small.Site(t)
	c := view.NewContext(s.Env, s.Site, s.Site.Locales.All[0], changes.Path)
	k := s.Site.Catalog.Kind("tool")
	f, costs := k.Field("languages_served"), k.Field("costs")
	many := []string{"en", "es", "vi", "nv", "zh", "ar", "fr", "de", "ko", "tl", "ru", "ja"}
	of := func(before, after []string) graph.Edit {
		return graph.Edit{Path: f.Name, Top: f, Field: f, Before: before, After: after}
	}
	for name, tt := range map[string]struct {
		edit graph.Edit
		want string
	}{
		"added to a long list":     {of(many, append(many[:12:12], "pt")), "Added: Portuguese"},
		"removed from a long list": {of(many, many[1:]), "Removed: English"},
		"both":                     {of(many, append(many[1:12:12], "pt")), "Removed: English, Added: Portuguese"},
		"another order":            {of(many[:2], []string{"es", "en"}), "Before: English; Spanish, After: Spanish; English"},
		"all others":               {of(many[:1], many[1:2]), "Before: English, After: Spanish"},
		"the first":                {of(nil, many[:1]), "Added: English"},
		"added to a short list":    {of(many[:1], many[:2]), "Added: Spanish, Before: English, After: English; Spanish"},
		"answered at last":         {graph.Edit{Path: f.Name, Top: f, Field: f, Was: 1, After: many[:1]}, "Before: " + c.W.Answer.NotAnswered + ", After: English"},
	} {
		got := changes.Edits(c, &graph.Change{Kind: k, ID: "x", Edits: []graph.Edit{tt.edit}})
		var all []string
		for _, side := range got[0].Sides {
			all = append(all, side.Label+": "+strings.ReplaceAll(text(side), "\n", "; "))
		}
		if said := strings.Join(all, ", "); said != tt.want {
			t.Errorf("%s: %q, not %q", name, said, tt.want)
		}
	}
	var kind, note graph.Edit
	for _, sub := range costs.Fields {
		x := graph.Edit{Path: "costs.a." + sub.Name, Top: costs, Field: sub, Within: "costs.a."}
		switch sub.Name {
		case "kind":
			kind = x
		case "note":
			note = x
		}
	}
	kind.After, note.Before = []string{"staff"}, []string{"Old note."}
	got := changes.Edits(c, &graph.Change{Kind: k, ID: "x", Edits: []graph.Edit{kind, note}})
	if len(got) != 1 || got[0].Item.Turn != "" || len(got[0].Item.Edits) != 2 {
		t.Errorf("an item that stays is told as %+v", got[0].Item)
	}
}
