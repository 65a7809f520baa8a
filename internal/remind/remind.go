// Package remind lists what staff should look at again: reviews and decisions
// whose day is over, minutes that are late, translations that are out of date
// or missing. Nothing on the list stops publishing, and the pages tell all of
// it to residents; the list is so that somebody does something about it.
//
// Laws:
//
//  1. The list depends on the site and its day alone. It is sorted, so that an
//     unchanged list is the same text.
//  2. Examples are on no list: nobody owes anything on them.
//
// The workflow "reminders" keeps one issue with the text of Markdown.
package remind

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"plaza/internal/graph"
	"plaza/internal/meetings"
	"plaza/internal/record"
	"plaza/internal/schema"
)

// Item is one thing to do.
type Item struct {
	File string      // to open
	What string      // a sentence without its end
	Due  schema.Date // the day that is over; zero where there is none
}

// List is what is due, in three groups.
type List struct {
	Today        schema.Date
	Reviews      []Item // of records, and of facts that are withheld
	Minutes      []Item // of meetings that were held
	Translations []Item
}

// Empty reports whether there is nothing to do.
func (l List) Empty() bool { return len(l.Reviews)+len(l.Minutes)+len(l.Translations) == 0 }

// Of lists what is due on the day of the site.
func Of(s *graph.Site) List {
	l := List{Today: s.Today}
	site, _ := s.Record("site", "site").(*record.Site)
	for _, k := range s.Catalog.Kinds {
		for _, r := range s.Records(k.Name) {
			if r.Meta().Example {
				continue
			}
			l.reviews(r.Meta())
			if m, ok := r.(*record.Meeting); ok && site != nil {
				l.minutes(m, meetings.For(site, s.Today))
			}
			if site != nil {
				l.translations(s, site, r)
			}
		}
	}
	for _, group := range [][]Item{l.Reviews, l.Minutes, l.Translations} {
		slices.SortFunc(group, func(a, b Item) int {
			return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(a.File, b.File), cmp.Compare(a.What, b.What))
		})
	}
	return l
}

func (l *List) over(d schema.Date) bool { return !d.IsZero() && d.Compare(l.Today) < 0 }

func (l *List) reviews(h *schema.Head) {
	if l.over(h.ReviewDue) {
		l.Reviews = append(l.Reviews, Item{h.File.Path, "the record was to be read again", h.ReviewDue})
	}
	for _, w := range h.Withheld {
		if l.over(w.ReviewOn) {
			what := fmt.Sprintf("the decision to withhold %q was to be looked at again", w.Key)
			l.Reviews = append(l.Reviews, Item{h.File.Path, what, w.ReviewOn})
		}
	}
}

func (l *List) minutes(m *record.Meeting, rules meetings.Rules) {
	if due := rules.MinutesDue(m); m.Minutes == nil && rules.MinutesLate(m) {
		l.Minutes = append(l.Minutes, Item{m.File.Path, "a draft of the minutes was due", due})
	}
}

// translations counts the stale and missing texts of one record in each
// language that the city says is complete.
func (l *List) translations(s *graph.Site, site *record.Site, r schema.Record) {
	h := r.Meta()
	texts := schema.Texts(r)
	for _, lang := range site.Languages {
		if lang.Status != "full" || lang.Key == s.Locales.All[0].Tag {
			continue
		}
		o := s.Overlay(h.Kind.Name, h.ID, lang.Key)
		var stale, missing int
		for _, t := range texts {
			switch _, state := o.Of(t); state {
			case schema.Stale:
				stale++
			case schema.Missing:
				missing++
			}
		}
		if what := counted(lang.Key, stale, missing); what != "" {
			l.Translations = append(l.Translations, Item{File: h.File.Path, What: what})
		}
	}
}

func counted(tag string, stale, missing int) string {
	var parts []string
	if stale > 0 {
		parts = append(parts, fmt.Sprintf("%d out of date", stale))
	}
	if missing > 0 {
		parts = append(parts, fmt.Sprintf("%d missing", missing))
	}
	if parts == nil {
		return ""
	}
	return "texts in " + tag + ": " + strings.Join(parts, ", ")
}

// most is how many items of a group are named; the rest are counted. An issue
// that nobody can read to its end is not read at all.
const most = 40

// Markdown writes the list, "" when there is nothing to do.
func (l List) Markdown() string {
	if l.Empty() {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "This is what was due on %s. Residents see it too: the pages say that a review is late or a translation old.\n", l.Today)
	group(&b, "Reviews whose day is over", "Read the record. If all is right, write `reviewed_on` and a new `review_due`.", l.Reviews)
	group(&b, "Minutes that are late", "Post a draft: see docs/editing/post-a-meeting.md.", l.Minutes)
	group(&b, "Translations", "See docs/editing/translate.md.", l.Translations)
	return b.String()
}

func group(b *strings.Builder, title, mend string, items []Item) {
	if len(items) == 0 {
		return
	}
	fmt.Fprintf(b, "\n## %s (%d)\n\n%s\n\n", title, len(items), mend)
	for _, it := range items[:min(most, len(items))] {
		fmt.Fprintf(b, "- `%s`: %s", it.File, it.What)
		if !it.Due.IsZero() {
			fmt.Fprintf(b, " (%s)", it.Due)
		}
		b.WriteByte('\n')
	}
	if more := len(items) - most; more > 0 {
		fmt.Fprintf(b, "- and %d more\n", more)
	}
}
