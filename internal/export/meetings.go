package export

import (
	"slices"
	"strings"

	"plaza/internal/calendar"
	"plaza/internal/docket"
	"plaza/internal/graph"
	"plaza/internal/locale"
	"plaza/internal/meetings"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/view"
)

// calendars writes the meetings for the calendars of residents.
func calendars(in Input, put func(File)) error {
	calendar.Write(in.Site, in.shown, in.address, func(path string, body []byte) { put(File{path, body}) })
	return nil
}

// meetingEvents are the steps of a meeting that its feed tells in l: what its
// record gives a day, and what commits changed.
func (in Input) meetingEvents(l *locale.Locale, m *record.Meeting) []event {
	var out []event
	for _, s := range meetings.Steps(m, in.Site.Record) {
		out = append(out, event{of: &m.Head, name: s.Name, on: s.On, text: s.Text, said: func(w *locale.Words) string {
			f := w.Board.Feed
			return map[string]string{"notice": f.Notice, "agenda": f.Agenda, "revised": f.Revised, "draft": f.Draft, "approved": f.Approved, "corrected": w.Board.Minutes}[s.What]
		}})
	}
	if day := in.announced(m); !day.IsZero() {
		out = append(out, event{of: &m.Head, name: "created", on: day, kind: "added"})
	}
	c := view.NewContext(&view.Env{BaseURL: in.BaseURL}, in.Site, l, m.Kind.Path(m.ID))
	for _, ch := range docket.Changes(c, m) {
		what := strings.Join(ch.What, docket.Between)
		var news []string
		for _, t := range ch.Turns {
			news = append(news, t.Sentence(l, in.Site.Locales.All[0]))
		}
		if news == nil {
			news = []string{what}
		}
		out = append(out, event{of: &m.Head, name: "commit/" + ch.Commit, on: ch.On, news: strings.Join(news, " "), said: func(*locale.Words) string { return what }})
	}
	return out
}

// announced is the day on which the record of a meeting was published, where
// the whole history tells it and the record itself tells nothing like it.
func (in Input) announced(m *record.Meeting) schema.Date {
	log := in.Site.Log()
	if log.State != graph.WholeLog || m.Notice != nil || !m.CreatedOn.IsZero() ||
		slices.ContainsFunc(m.Changes, func(c schema.Change) bool { return c.Kind == "added" }) {
		return schema.Date{}
	}
	for _, ch := range log.Of(m.Ref()) {
		if ch.What == graph.Added {
			return ch.On
		}
	}
	return schema.Date{}
}

// untold says, behind a feed's own words, that this copy of the site has no
// history to tell changes from, or not the whole of it.
func (in Input) untold(l *locale.Locale, f view.Feed) string {
	if !f.Log && !(f.Tells("meeting") && len(in.Site.Records("meeting")) > 0) {
		return ""
	}
	switch in.Site.Log().State {
	case graph.NoLog:
		return " " + l.Words.Changes.None
	case graph.ShallowLog:
		return " " + l.Words.Changes.Shallow
	}
	return ""
}

// named is what a feed calls a record, in the language l or the source's.
func (in Input) named(l *locale.Locale, h *schema.Head) (string, *locale.Locale) {
	rec := in.Site.Record(h.Kind.Name, h.ID)
	title, translatable := h.Kind.TitleOf(rec)
	if !translatable {
		return title.Value, l
	}
	name, spoken := in.shown(l, title)
	if m, ok := rec.(*record.Meeting); ok {
		return in.meetingName(l, m, docket.InLanguage(l, name, spoken)), l
	}
	return name, spoken
}

// meetingName is what a meeting is called in l: its body, title and day.
func (in Input) meetingName(l *locale.Locale, m *record.Meeting, title string) string {
	if body, ok := in.Site.Record("body", m.Body).(*record.Body); ok {
		name, spoken := in.shown(l, body.Name)
		title = l.Words.List.Titled.With("Kind", docket.InLanguage(l, name, spoken), "Name", title)
	}
	return l.Words.Board.Named.With("Title", title, "Date", view.Date(l, m.Start.Date))
}
