package graph

import (
	"slices"

	"plaza/internal/schema"
)

// Log is what the repository remembers of the site's records, up to the commit
// that is built. It depends on that commit alone.
type Log struct {
	State   LogState
	Commit  string      // full hash of the commit; "" without a repository
	Since   schema.Date // of the oldest commit there is
	Changes []Change    // the newest first
	byRef   map[string][]*Change
}

// LogState says how far the memory reaches.
type LogState int

const (
	NoLog      LogState = iota // no repository: nothing is known
	ShallowLog                 // the repository was copied without its older part
	WholeLog
)

// Change is what one commit did to one record.
type Change struct {
	Commit  string // short hash
	On      schema.Date
	What    ChangeKind
	Kind    *schema.Kind
	ID      string
	Name    string          // the record's name, when it was removed
	Edits   []Edit          // of an edited record, in declared order
	Reasons []schema.Change // entries that the commit added to the record's own list
}

// ChangeKind says whether a record came, went or became another.
type ChangeKind int

const (
	Edited ChangeKind = iota
	Added
	Removed
)

// Edit is one value before and after a commit.
type Edit struct {
	Path          string
	Top, Field    *schema.Field
	Within        string // of a value in an item of a list: how the paths of all that item's values begin
	Came, Went    bool   // that item, as a whole
	Before, After []string
	Was, Is       schema.AnswerKind // in place of a value
	In            map[string]Turn   // of a text: its translations, by language
}

// Turn is a translated text before and after.
type Turn struct{ Before, After string }

// Ref names the record: "tool/clearview-ai".
func (c *Change) Ref() string { return c.Kind.Name + "/" + c.ID }

// NewLog indexes the changes, which are in order already.
func NewLog(l Log) *Log {
	l.byRef = map[string][]*Change{}
	for i := range l.Changes {
		c := &l.Changes[i]
		l.byRef[c.Ref()] = append(l.byRef[c.Ref()], c)
	}
	return &l
}

// Of returns the changes of one record, "meeting/id", the newest first.
func (l *Log) Of(ref string) []*Change { return l.byRef[ref] }

// Log returns all that the repository remembers; never nil.
func (s *Site) Log() *Log {
	if s.log == nil {
		return &Log{}
	}
	return s.log
}

// WithLog gives a site that was just linked its log. The clock of who made a
// commit may be wrong, and a site may be built for an earlier day: a change
// that is there has happened on the day of the build at the latest.
func (s *Site) WithLog(l *Log) { s.log = l.until(s.Today) }

// until returns the log with no day after the last. The log itself depends on
// the commit alone and may be kept for other builds, so it is not changed.
func (l *Log) until(last schema.Date) *Log {
	late := func(c Change) bool { return c.On.Compare(last) > 0 }
	if !slices.ContainsFunc(l.Changes, late) && l.Since.Compare(last) <= 0 {
		return l
	}
	clamped := *l
	clamped.Changes = slices.Clone(l.Changes)
	for i := range clamped.Changes {
		if c := &clamped.Changes[i]; late(*c) {
			c.On = last
		}
	}
	if l.Since.Compare(last) > 0 {
		clamped.Since = last
	}
	return NewLog(clamped)
}

// Log returns all that the repository remembers; never nil.
func (r *Reader) Log() *Log { r.note("log"); return r.site.Log() }

// LogOf returns the changes of one record, the newest first, and how far the
// memory reaches.
func (r *Reader) LogOf(ref string) ([]*Change, LogState) {
	r.note("log/" + ref)
	l := r.site.Log()
	return l.byRef[ref], l.State
}
