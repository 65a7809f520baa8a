package effect

import (
	"fmt"
	"io"
	"strings"
)

// Format is how a report is written.
type Format int

const (
	Text     Format = iota // for a terminal
	Markdown               // for a comment on a pull request
)

// paper writes the parts of a report in one format.
type paper interface {
	first(s sentence)             // a headline
	line(s sentence)              // a paragraph
	head(words string)            // the heading of a section
	item(s sentence, href string) // of a list; href leads to the preview, "" for none
	record(s sentence, href string)
	value(label string, lines []Line)
	end()
	len() int
	String() string
}

// most is how long a comment may become, in bytes: GitHub takes 65,536
// characters. A terminal has no end.
const most = 56_000

// Write writes the report. preview is the address of a copy of the site as it
// would be, "" for none; it ends with a slash.
func (e *Effect) Write(w io.Writer, f Format, preview string) error {
	var p paper = &plainPaper{}
	limit := 1 << 40
	if f == Markdown {
		p, limit = &markdownPaper{}, most
	}
	r := reporter{e, p, preview, limit}
	r.report()
	_, err := io.WriteString(w, p.String())
	if err != nil {
		return fmt.Errorf("write what changes: %w", err)
	}
	return nil
}

type reporter struct {
	*Effect
	p       paper
	preview string
	limit   int
}

func (r reporter) link(out string) string {
	if r.preview == "" || out == "" {
		return ""
	}
	return r.preview + out
}

func (r reporter) report() {
	for _, h := range r.headlines() {
		r.p.first(h)
	}
	for _, when := range r.Lost {
		r.p.first(say(sayLost, when))
	}
	if len(r.Records) == 0 && len(r.Lost) == 0 {
		r.p.first(say(sayNothing))
	}
	if len(r.Lost) == 0 {
		r.p.line(say(counted(r.Effect)))
	}
	if r.preview != "" {
		r.p.line(say(sayPreview + r.preview))
	}
	if r.Partly {
		r.p.line(say(sayPartly))
	} else if r.Unmade && len(r.Lost) == 0 {
		r.p.line(say(sayUnmade))
	}
	r.records()
	section(r, headGaps, r.Gaps, func(x Item) sentence { return say(sayList, x.Name, strings.Join(x.Words, ", ")) })
	section(r, headAnswered, r.Answered, func(x Item) sentence { return say(sayList, x.Name, strings.Join(x.Words, ", ")) })
	section(r, headOverdue, r.Overdue, func(x Item) sentence { return say(sayList, x.Name, strings.Join(x.Words, ", ")) })
	section(r, headCommitments, r.Commitments, func(x Turn) sentence {
		return say("{}: from {} to {}", x.Name, x.Before, x.After)
	})
	section(r, headRedirects, r.Redirects, func(x Page) sentence { return say(sayRedirect, x.Path) })
	finding := func(x Finding) sentence { return say(sayList, x.Place, x.Says) }
	section(r, headProblems, r.Problems, finding)
	section(r, headStale, r.Stale, finding)
	switch {
	case r.Mended == 1:
		r.p.line(say(sayMended1))
	case r.Mended > 1:
		r.p.line(say(fmt.Sprintf(sayMended, r.Mended)))
	}
	r.pages(headPagesNew, r.New, true)
	r.pages(headPagesGone, r.Gone, false)
	r.pages(headPagesChange, r.Changed, true)
	section(r, headOther, r.Other, func(s string) sentence { return say(sayFile, s) })
	r.p.end()
}

// records shows each record with its values before and after.
func (r reporter) records() {
	for i, x := range r.Records {
		if i == 0 {
			r.p.head(headRecords)
		}
		if r.p.len() > r.limit*2/3 {
			r.p.line(say(fmt.Sprintf(sayCut, len(r.Records)-i)))
			return
		}
		r.record(x)
	}
}

func (r reporter) record(x Record) {
	name := say("{}, {}, {}", x.Name, x.Kind, x.File)
	if x.Example {
		name.words += " (a made-up example)"
	}
	r.p.record(name, r.link(x.Out))
	switch {
	case x.What == Unread:
		r.p.item(say(sayList, "Why", x.Why), "")
		return
	case x.Hidden:
		r.p.item(say(sayHidden), "")
		return
	}
	for _, reason := range x.Reasons {
		r.p.item(say(sayBecause, reason), "")
	}
	for _, e := range x.Edits {
		if r.p.len() > r.limit*2/3 {
			r.p.line(say(fmt.Sprintf(sayCut, len(x.Edits))))
			break
		}
		r.p.value(e.Label, e.Lines)
	}
	for _, l := range x.Languages {
		for _, n := range l.Notes {
			r.p.item(say(sayMade, l.Name, n), "")
		}
		for _, e := range l.Edits {
			if r.p.len() > r.limit*2/3 {
				return
			}
			r.p.value(l.Name+": "+e.Label, e.Lines)
		}
	}
}

// mostItems is how many lines a list of a comment has.
const mostItems = 40

func section[T any](r reporter, head string, all []T, words func(T) sentence) {
	for i, x := range all {
		if i == 0 {
			r.p.head(head)
		}
		if r.limit == most && (i == mostItems || r.p.len() > r.limit) {
			r.p.item(say(fmt.Sprintf(sayCut, len(all)-i)), "")
			return
		}
		r.p.item(words(x), "")
	}
}

func (r reporter) pages(head string, all []Page, there bool) {
	for i, x := range all {
		if i == 0 {
			r.p.head(head)
		}
		if r.limit == most && (i == mostItems || r.p.len() > r.limit) {
			r.p.item(say(fmt.Sprintf(sayCut, len(all)-i)), "")
			return
		}
		href := ""
		if there {
			href = r.link(x.Outs[0])
		}
		r.p.item(say(sayPage, x.Name, strings.Join(x.Langs, ", "), x.Path), href)
	}
}
