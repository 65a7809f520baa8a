package view

import (
	"plaza/internal/graph"
	"plaza/internal/record"
)

// Voices links to what people said that has to do with a record, and to the
// chances to take part in what becomes of it, each with how it stands. field
// is the one by which themes and openings name the record. example tells
// whether the record itself is one: a real page shows nothing that was made up.
func (c *Context) Voices(field, id string, example bool) []Link {
	var out []Link
	for _, t := range graph.Linking[record.Theme](c.R, field, id) {
		if t.Example == example {
			out = append(out, c.ThemeLink(t))
		}
	}
	for _, o := range graph.Linking[record.Opening](c.R, field, id) {
		if o.Example == example {
			l := c.RecordLink("opening", o.ID)
			l.Note = Plain(c.OpeningState(o))
			out = append(out, l)
		}
	}
	return out
}

// AtItem links to the themes that came before a body as this item of a
// meeting.
func (c *Context) AtItem(meeting, item string, example bool) []Link {
	var out []Link
	for _, t := range graph.Linking[record.Theme](c.R, "items", meeting) {
		for _, at := range t.Items {
			if at.Meeting == meeting && at.Item == item && t.Example == example {
				out = append(out, c.ThemeLink(t))
			}
		}
	}
	return out
}

// ThemeLink leads to a theme, with how it stands.
func (c *Context) ThemeLink(t *record.Theme) Link {
	l := c.RecordLink("theme", t.ID)
	l.Note = Plain(c.L.Label("enum.theme.state." + t.State))
	return l
}

// OpeningState says whether people can take part today.
func (c *Context) OpeningState(o *record.Opening) string {
	w, today := &c.W.Engage, c.R.Today()
	switch {
	case o.OpenOn(today):
		return w.OpenUntil.With("Date", c.Date(o.Closes))
	case today.Compare(o.Opens) < 0:
		return w.OpensOn.With("Date", c.Date(o.Opens))
	}
	return w.ClosedOn.With("Date", c.Date(o.Closes))
}

// LanguageList names languages in the page's own.
func (c *Context) LanguageList(tags []string) string {
	var names []string
	for _, t := range tags {
		names = append(names, c.L.LanguageName(t))
	}
	return c.L.List(names)
}

// Fact is a labelled text, for what a builder has put into words itself.
func Fact(label, text string) Row { return Row{Label: label, Value: Value{Text: Plain(text)}} }
