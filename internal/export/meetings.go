package export

import (
	"plaza/internal/calendar"
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

// meetingEvents are the steps of a meeting that its feed tells.
func (in Input) meetingEvents(m *record.Meeting) []event {
	var out []event
	for _, s := range meetings.Steps(m, in.Site.Record) {
		out = append(out, event{of: &m.Head, name: s.Name, on: s.On, text: s.Text, said: func(w *locale.Words) string {
			f := w.Board.Feed
			return map[string]string{"notice": f.Notice, "agenda": f.Agenda, "revised": f.Revised, "draft": f.Draft, "approved": f.Approved, "corrected": w.Board.Minutes}[s.What]
		}})
	}
	return out
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
		name = spoken.Words.Board.Named.With("Title", name, "Date", view.Date(spoken, m.Start.Date))
	}
	return name, spoken
}
