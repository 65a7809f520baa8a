package effect

import (
	"fmt"
	"strings"
)

// All sentences of a report. Two braces stand for data, in order; data is
// whatever came out of a site's files.
const (
	sayNothing   = "Nothing that residents see changes."
	sayLost      = "The site as a whole cannot be read {} the change. What is wrong stands below."
	sayFromTo    = "{}: {} changes from {} to {}."
	sayIsNow     = "{}: {} is now {}."
	sayNoLonger  = "{}: {} is no longer told. It was {}."
	sayChange    = "{}: {} changes."
	sayChanges   = "{}: {} and {} change."
	sayMany      = "{}: {} and %d more things change."
	sayAnd       = "%d more of its fields change."
	sayAnd1      = "One more of its fields changes."
	sayAdded     = "{} is new ({})."
	sayRemoved   = "{} goes ({})."
	sayUnread    = "{} cannot be read {} the change."
	sayLanguage  = "{}: its text in {} changes."
	sayReason    = "{}: the record gives a reason, and nothing else changes."
	sayMoreLines = "%d more records change."
	sayPartly    = "The site is large, so only the records that this change can reach were read, and only their own pages compared. Lists and counts may change too; \"--whole\" looks at all."
	sayUnmade    = "Which pages change is not known: the errors of one of the two states keep its pages from being made."
	sayHidden    = "It holds what looks like a protected number or address, so none of its values are shown here. \"plaza check\" tells where."
	sayMended    = "%d messages of \"plaza check\" are mended by this change."
	sayMended1   = "One message of \"plaza check\" is mended by this change."
	sayPreview   = "The pages as they will be: "
	sayBecause   = "Reason given: {}"
	sayCut       = "%d more are not shown here. \"plaza diff\" shows all."
	sayRedirect  = "{} goes and nothing leads on from it. Give the record that takes its place the alias, or add a line to data/redirects.toml."
	sayList      = "{}: {}"
	sayMade      = "{}: now marked as {}"
	sayFile      = "{}"
	sayPage      = "{} ({}), {}"

	headRecords     = "What changes, before and after"
	headPagesNew    = "New pages"
	headPagesGone   = "Pages that go"
	headPagesChange = "Pages that change"
	headRedirects   = "Addresses that need a redirect"
	headGaps        = "Not answered any more, or not yet"
	headAnswered    = "Answered now"
	headOverdue     = "Overdue now"
	headCommitments = "Commitments that stand otherwise"
	headStale       = "Translations to bring up to date"
	headProblems    = "New messages of \"plaza check\""
	headOther       = "Other files that change"
)

// counted says how many pages are concerned.
func counted(e *Effect) string {
	if e.Unmade || e.Partly {
		return fmt.Sprintf("Pages: %d new, %d gone.", len(e.New), len(e.Gone))
	}
	return fmt.Sprintf("Pages: %d new, %d gone, %d changed.", len(e.New), len(e.Gone), len(e.Changed))
}

// sentence is words of this program with data between them.
type sentence struct {
	words string
	data  []string
}

func say(words string, data ...string) sentence { return sentence{words, data} }

// fill writes the sentence, each piece of data by show.
func (s sentence) fill(show func(string) string) string {
	var b strings.Builder
	rest := s.words
	for _, d := range s.data {
		before, after, ok := strings.Cut(rest, "{}")
		b.WriteString(before)
		if ok {
			b.WriteString(show(d))
		}
		rest = after
	}
	b.WriteString(rest)
	return b.String()
}

// headlines tells of each record in one sentence.
func (e *Effect) headlines() []sentence {
	var out []sentence
	for i, r := range e.Records {
		if i == mostHeadlines && len(e.Records) > mostHeadlines+1 {
			return append(out, say(fmt.Sprintf(sayMoreLines, len(e.Records)-i)))
		}
		out = append(out, r.headline())
	}
	return out
}

// mostHeadlines is how many records are told of at the top.
const mostHeadlines = 12

func (r Record) headline() sentence {
	switch r.What {
	case Added:
		return say(sayAdded, r.Name, r.Kind)
	case Removed:
		return say(sayRemoved, r.Name, r.Kind)
	case Unread:
		return say(sayUnread, r.Name, r.When)
	}
	n := len(r.Edits)
	switch {
	case n == 0 && len(r.Languages) > 0:
		return say(sayLanguage, r.Name, r.Languages[0].Name)
	case n == 0:
		return say(sayReason, r.Name)
	case r.Hidden:
		return say(sayChange, r.Name, r.Edits[0].Label)
	case r.Stage != nil || n == 1 && r.Edits[0].Short != nil:
		s := turned(r.Name, *r.Edits[0].Short)
		switch {
		case n == 2:
			s.words += " " + sayAnd1
		case n > 2:
			s.words += " " + fmt.Sprintf(sayAnd, n-1)
		}
		return s
	case n == 1:
		return say(sayChange, r.Name, r.Edits[0].Label)
	case n == 2:
		return say(sayChanges, r.Name, r.Edits[0].Label, r.Edits[1].Label)
	}
	return say(fmt.Sprintf(sayMany, n-1), r.Name, r.Edits[0].Label)
}

// turned says one value before and after.
func turned(name string, t Turn) sentence {
	switch {
	case t.Before == "":
		return say(sayIsNow, name, t.Name, t.After)
	case t.After == "":
		return say(sayNoLonger, name, t.Name, t.Before)
	}
	return say(sayFromTo, name, t.Name, t.Before, t.After)
}
