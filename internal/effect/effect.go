// Package effect says what a change of a site's files means to residents:
// which pages come, go and change, what stands on them before and after, what
// is newly unanswered, overdue, out of date in another language or in
// contradiction with itself.
//
// It compares two linked states of one site, as package compare reads
// them out of a repository, and touches nothing itself. It speaks to the one who
// reviews a change: in the source language's labels and values, as residents
// see them, in sentences that stand in words.go.
//
// Laws:
//
//  1. The same two states give the same words.
//  2. What cannot be read is said to be so; nothing is guessed and nothing
//     stops the rest.
//  3. What a record holds is data. In Markdown it can be no link, no mention,
//     no markup (markdown.go), and a file in which a protected number was
//     found has none of its values repeated.
//
// Tests: internal/compare/compare_test.go makes repositories; markdown_test.go
// here tries to break out.
package effect

import (
	"slices"
	"strings"

	"plaza/internal/check"
	"plaza/internal/diag"
	"plaza/internal/digest"
	"plaza/internal/graph"
	"plaza/internal/locale"
	"plaza/internal/plan"
	"plaza/internal/schema"
	"plaza/internal/source"
	"plaza/internal/view"
)

// Side is one state of a site.
type Side struct {
	Site  *graph.Site // nil when too little was sound
	Env   *view.Env
	Pages []plan.Page
	Moved map[string]bool // old addresses that lead on
	Files map[string]*source.File
	Diags []diag.Diagnostic
	Made  map[string]Made // finished pages, by file; nil when errors kept them from being made
}

// Made is what is kept of a finished page.
type Made struct {
	Sum     digest.Sum
	Heading string
}

// Input is what is compared.
type Input struct {
	Catalog       *schema.Catalog
	Changed       []string // paths of the files that differ, sorted
	Partly        bool     // only what the change can reach was read
	Before, After Side
}

// Effect is what a change does.
type Effect struct {
	Partly      bool
	Unmade      bool     // errors kept pages from being made, so which of them change is not known
	Lost        []string // which state cannot be read at all: "before", "after"
	Records     []Record
	Other       []string // files that are no record
	New         []Page
	Gone        []Page
	Changed     []Page
	Redirects   []Page
	Gaps        []Item // questions that nobody answers any more, or yet
	Answered    []Item
	Overdue     []Item
	Commitments []Turn
	Stale       []Finding
	Problems    []Finding
	Mended      int
	Unread      bool // a record of the state after the change cannot be read
}

// Page is one page in the languages it concerns.
type Page struct {
	Name, Path string
	Outs       []string // its files
	Langs      []string
}

// Item is a record and what is to be said of it.
type Item struct {
	Name  string
	Words []string
}

// Turn is one thing before and after.
type Turn struct{ Name, Before, After string }

// Finding is a message of "plaza check" that is new.
type Finding struct {
	Place, Says string
	Error       bool
}

// Kind of change of a record.
type Kind int

const (
	Edited Kind = iota
	Added
	Removed
	Unread // it cannot be read before, after, or both
)

// Record is what happens to one record.
type Record struct {
	Name, Kind string
	File       string
	What       Kind
	When       string // of Unread: "before", "after"
	Why        string // of Unread
	Example    bool
	Hidden     bool // holds a protected number: no value is shown
	Stage      *Edit
	Edits      []Edit
	Languages  []Language
	Reasons    []string
	Out        string // its page
}

// Language is what happens to a record's translation.
type Language struct {
	Name  string
	Edits []Edit
	Notes []string
}

// Edit is one value before and after, as residents read it.
type Edit struct {
	Label string
	Lines []Line
	Short *Turn // the same in one line, where both are short
}

// Line is one line of what goes or comes.
type Line struct {
	New  bool
	Text string
}

type comparer struct {
	Input
	e     *Effect
	was   *view.Context // nil when that state cannot be read
	is    *view.Context
	words *locale.Locale
}

// Of works out what a change does.
func Of(in Input) *Effect {
	e := &Effect{Partly: in.Partly}
	c := comparer{Input: in, e: e}
	if !c.contexts() {
		e.Other = in.Changed
		c.findings()
		return e
	}
	e.Unmade = in.Before.Made == nil || in.After.Made == nil
	c.records()
	c.pages()
	c.due()
	c.findings()
	return e
}

// contexts prepares to speak. It reports whether there are words to speak with.
func (c *comparer) contexts() bool {
	for _, s := range []Side{c.After, c.Before} {
		if s.speaks() && c.words == nil {
			c.words = s.Site.Locales.All[0]
		}
	}
	of := func(s Side, name string) *view.Context {
		if s.Site == nil {
			c.e.Lost = append(c.e.Lost, name)
			return nil
		}
		return view.NewContext(s.Env, s.Site, c.words, "index.html")
	}
	if c.words == nil {
		c.e.Lost = []string{"before", "after"}
		c.e.Unread = true
		return false
	}
	c.was, c.is = of(c.Before, "before"), of(c.After, "after")
	c.e.Unread = c.is == nil
	return c.was != nil && c.is != nil
}

// speaks reports whether all words of the source language are there.
func (s Side) speaks() bool {
	return s.Site != nil && !slices.ContainsFunc(s.Diags, func(d diag.Diagnostic) bool {
		return d.Severity == diag.Error && d.File == "i18n/"+s.Site.Locales.All[0].Tag+".toml"
	})
}

// records compares each record of which a file changed, in the catalog's order.
func (c *comparer) records() {
	tags := map[string][]string{} // languages of changed overlays, by "kind/id"
	for _, p := range c.Changed {
		place, bad := check.PlaceOf(c.Catalog, p)
		if bad != nil || place.Kind == nil {
			c.e.Other = append(c.e.Other, p)
			continue
		}
		ref := place.Kind.Name + "/" + place.ID
		tags[ref] = append(tags[ref], place.Locale)
	}
	for _, k := range c.Catalog.Kinds {
		var ids []string
		for ref := range tags {
			if kind, id, _ := strings.Cut(ref, "/"); kind == k.Name {
				ids = append(ids, id)
			}
		}
		slices.Sort(ids)
		for _, id := range ids {
			if r, ok := c.record(k, id); ok {
				c.e.Records = append(c.e.Records, r)
			}
		}
	}
	// What happens to a tool's stage is told first.
	slices.SortStableFunc(c.e.Records, func(a, b Record) int {
		switch {
		case a.Stage != nil && b.Stage == nil:
			return -1
		case a.Stage == nil && b.Stage != nil:
			return 1
		}
		return 0
	})
}
