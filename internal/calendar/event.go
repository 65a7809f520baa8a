package calendar

import (
	"fmt"
	"strings"
	"time"

	"plaza/internal/docket"
	"plaza/internal/locale"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/view"
)

// event writes one meeting.
func (in maker) event(w *ics, l *locale.Locale, place *time.Location, m *record.Meeting) {
	page := in.address(l.Prefix + m.Kind.Path(m.ID))
	sequence, last := in.stamps(m)
	w.line("BEGIN", "VEVENT")
	w.line("UID", m.ID+"@"+in.host)
	w.line("DTSTAMP", noon(last))
	w.line("LAST-MODIFIED", noon(last))
	w.line("SEQUENCE", fmt.Sprint(sequence))
	w.line("DTSTART", utc(m.Start.In(place)))
	if !m.End.IsZero() {
		w.line("DTEND", utc(m.End.In(place)))
	}
	w.text("SUMMARY", l, in.title(l, m))
	if !m.Place.IsZero() {
		where, tongue := in.shown(l, m.Place)
		w.text("LOCATION", tongue, where)
	} else if m.Online != "" {
		w.line("LOCATION", icsText.Replace(m.Online))
	}
	label := func(field string) string { return l.Label("field.meeting." + field) }
	if m.Online != "" {
		w.conference("VIDEO", l, label("online"), m.Online)
	}
	if uri := telephone(m.Phone); uri != "" {
		w.conference("PHONE", l, label("phone"), uri)
	}
	w.text("DESCRIPTION", l, strings.Join(in.description(l, place, m, page), "\n"))
	state := "CONFIRMED"
	if m.Status == "cancelled" || m.Status == "moved" {
		state = "CANCELLED"
	}
	w.line("STATUS", state)
	w.line("URL", page)
	w.line("END", "VEVENT")
}

// title names the body and the meeting. A title that is not translated is
// marked: SUMMARY can say only one language for all of it.
func (in maker) title(l *locale.Locale, m *record.Meeting) string {
	title := in.marked(l, m.Title)
	if body, ok := in.Site.Record("body", m.Body).(*record.Body); ok {
		title = l.Words.List.Titled.With("Kind", in.marked(l, body.Name), "Name", title)
	}
	return title
}

// marked returns a text in a language or, with a word that says so, in the
// source's.
func (in maker) marked(l *locale.Locale, t schema.Text) string {
	s, tongue := in.shown(l, t)
	return docket.InLanguage(l, s, tongue)
}

// description says in lines what became of the meeting, how to attend, how to
// comment and until when, and where the agenda is.
func (in maker) description(l *locale.Locale, place *time.Location, m *record.Meeting, page string) []string {
	var lines []string
	say := func(label, value string) {
		if value != "" {
			lines = append(lines, l.Words.List.Titled.With("Kind", label, "Name", value))
		}
	}
	field := func(name string) string { return l.Label("field.meeting." + name) }
	moment := func(x schema.Moment) string { return view.Moment(l, place, x) }

	if m.Status != "scheduled" && m.Status != "held" {
		lines = append(lines, l.Label("enum.meeting.status."+m.Status))
	}
	if to, ok := in.Site.Record("meeting", m.MovedTo).(*record.Meeting); ok {
		say(field("moved_to"), moment(to.Start))
		lines = append(lines, in.address(l.Prefix+to.Kind.Path(to.ID)))
	}
	say(field("reason"), in.marked(l, m.Reason))
	say(field("place"), in.marked(l, m.Place))
	say(field("online"), m.Online)
	say(field("phone"), m.Phone)
	if x := m.Comment; x != nil {
		say(field("comment"), in.marked(l, x.How))
		say(l.Label("field.meeting.comment.email"), x.Email)
		if !x.Deadline.IsZero() {
			say(l.Label("field.meeting.comment.deadline"), moment(x.Deadline))
		}
	}
	if x := m.Access; x != nil {
		say(field("access"), in.marked(l, x.How))
		say(l.Label("field.meeting.access.email"), x.Email)
		if !x.AskBy.IsZero() {
			say(l.Label("field.meeting.access.ask_by"), view.Date(l, x.AskBy))
		}
	}
	if len(m.Items) > 0 {
		say(l.Words.Board.Agenda, page+"#items")
	}
	return append(lines, page)
}

// telephone returns the number as an address to call (RFC 3966), "" where it
// is not written with its country: Plaza knows the code of none.
func telephone(s string) string {
	if !strings.HasPrefix(s, "+") {
		return ""
	}
	for i, r := range s[1:] {
		if r >= '0' && r <= '9' || i > 0 && strings.ContainsRune(" -.()", r) {
			continue
		}
		return ""
	}
	return "tel:" + strings.Map(func(r rune) rune {
		if strings.ContainsRune(" -.()", r) {
			return -1
		}
		return r
	}, s)
}
