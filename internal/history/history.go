// Package history makes the log of the records out of what a repository keeps:
// field by field, what stood there before and after, and why.
//
// It compares versions of a record as the program reads them, not lines of
// text: another order of keys or another way of quoting is no change, and a
// change of a link says which record it led to. A version that does not fit the
// declarations of today (a field was renamed since) is compared as far as it
// can be read. Reasons are the entries that the commit itself added to the
// record's list of changes; none is guessed.
//
// Of samples nothing is told, and nothing of another city whose repository this
// was before (lives.go, clean.go; docs/decisions/0026).
//
// Tests: history_test.go here; internal/build/history_test.go reads real
// repositories.
package history

import (
	"slices"
	"time"

	"plaza/internal/check"
	"plaza/internal/digest"
	"plaza/internal/graph"
	"plaza/internal/schema"
	"plaza/internal/schema/leaves"
	"plaza/internal/source"
	"plaza/internal/trace"
)

// Commit is one step of the repository, as much of it as concerns the site.
type Commit struct {
	Hash  string // full
	At    time.Time
	Files []File
}

// File is one file that a commit changed. Before and After name contents; ""
// stands for no file.
type File struct {
	Path          string
	Before, After string
}

// Repository is what was read of one.
type Repository struct {
	State    graph.LogState
	Commit   string
	Commits  []Commit // the newest first
	Contents map[string][]byte
}

// Build makes the log, and lists the samples that the repository remembers. The
// days in the log are those of the zone.
func Build(c *schema.Catalog, repo Repository, zone *time.Location) (*graph.Log, []trace.Sample) {
	b := builder{catalog: c, repo: repo, zone: zone, overlays: map[string]map[string]string{}, hidden: map[step]bool{}, isSample: map[step]bool{}}
	commits, old := b.beginning(repo.Commits)
	b.old = old
	b.lives(repo.Commits)
	var changes []graph.Change
	for _, commit := range slices.Backward(commits) {
		changes = append(changes, b.commit(commit)...)
	}
	slices.Reverse(changes)
	log := graph.Log{State: repo.State, Commit: repo.Commit, Changes: changes}
	if old != nil && repo.State == graph.ShallowLog {
		log.State = graph.WholeLog // what was not copied is of another city
	}
	if n := len(commits); n > 0 {
		log.Since = b.day(commits[n-1].At)
	}
	return graph.NewLog(log), b.samples
}

type builder struct {
	catalog  *schema.Catalog
	repo     Repository
	zone     *time.Location
	overlays map[string]map[string]string // contents by record and language, as the walk through the commits goes on

	old      map[string]bool // files of another city, as long as this one has not touched them
	hidden   map[step]bool   // steps in the life of a sample
	isSample map[step]bool   // known already, by content and path
	samples  []trace.Sample
}

func (b *builder) day(t time.Time) schema.Date {
	t = t.In(b.zone)
	return schema.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}

// place is a record's file, or one of its overlays.
func (b *builder) place(path string) (check.Place, bool) {
	p, bad := check.PlaceOf(b.catalog, path)
	return p, bad == nil && p.Kind != nil
}

// commit returns what a commit did to records, in order of path, the last
// first: the whole list is turned round at the end.
func (b *builder) commit(c Commit) []graph.Change {
	before := map[string]string{} // contents of the overlays that the commit changed, by path
	var records []File
	for _, f := range c.Files {
		p, ok := b.place(f.Path)
		switch {
		case !ok:
		case p.Locale != "":
			before[f.Path] = f.Before
			b.keep(p, f.After)
		default:
			records = append(records, f)
		}
	}
	slices.SortFunc(records, func(x, y File) int {
		if x.Path > y.Path {
			return -1
		}
		return 1
	})
	var out []graph.Change
	for _, f := range records {
		if ch, ok := b.change(c, f, before); ok {
			out = append(out, ch)
		}
	}
	return out
}

func (b *builder) keep(p check.Place, content string) {
	ref := p.Kind.Name + "/" + p.ID
	if b.overlays[ref] == nil {
		b.overlays[ref] = map[string]string{}
	}
	b.overlays[ref][p.Locale] = content
}

func (b *builder) change(c Commit, f File, changed map[string]string) (graph.Change, bool) {
	p, _ := b.place(f.Path)
	ch := graph.Change{Commit: c.Hash[:min(10, len(c.Hash))], On: b.day(c.At), Kind: p.Kind, ID: p.ID}
	if b.hidden[step{c.Hash, f.Path}] {
		return ch, false
	}
	if b.old[f.Path] { // another city's: it is this one's own from here on
		delete(b.old, f.Path)
		ch.What = graph.Added
		return ch, f.After != ""
	}
	before, after := b.sample(f.Path, f.Before), b.sample(f.Path, f.After)
	switch {
	case (before || f.Before == "") && (after || f.After == ""):
		return ch, false
	case before || f.Before == "":
		ch.What = graph.Added
		return ch, true
	case after || f.After == "":
		ch.What = graph.Removed
		if was := b.record(p, f.Path, f.Before); was != nil {
			name, _ := p.Kind.TitleOf(was)
			ch.Name = name.Value
		}
		return ch, true
	}
	was, is := b.record(p, f.Path, f.Before), b.record(p, f.Path, f.After)
	if was == nil || is == nil {
		return ch, false
	}
	ch.Edits = Compare(was, is)
	ch.Reasons = reasons(was, is)
	b.translate(p, &ch, changed)
	return ch, len(ch.Edits) > 0 || len(ch.Reasons) > 0
}

func (b *builder) file(path, content string) *source.File {
	return source.New(path, b.repo.Contents[content])
}

func (b *builder) record(p check.Place, path, content string) schema.Record {
	r, _ := schema.Decode(p.Kind, p.ID, b.file(path, content))
	return r
}

// translate adds to edited texts what they were in other languages, where a
// translation of just that version stood in the repository.
func (b *builder) translate(p check.Place, ch *graph.Change, changed map[string]string) {
	if !slices.ContainsFunc(ch.Edits, func(e graph.Edit) bool { return e.Field.Translatable() }) {
		return
	}
	for tag, after := range b.overlays[ch.Ref()] {
		path := p.Kind.Dir + "/" + p.ID + "." + tag + p.Kind.Ext()
		before, touched := changed[path]
		if !touched {
			before = after
		}
		old, now := b.overlay(p, tag, path, before), b.overlay(p, tag, path, after)
		for i := range ch.Edits {
			e := &ch.Edits[i]
			turn := graph.Turn{Before: fitting(old, e.Path, e.Before), After: fitting(now, e.Path, e.After)}
			if e.Field.Translatable() && (turn.Before != "" || len(e.Before) == 0) && (turn.After != "" || len(e.After) == 0) {
				if e.In == nil {
					e.In = map[string]graph.Turn{}
				}
				e.In[tag] = turn
			}
		}
	}
}

func (b *builder) overlay(p check.Place, tag, path, content string) *schema.Overlay {
	if content == "" {
		return nil
	}
	o, _ := schema.DecodeOverlay(p.Kind, p.ID, tag, b.file(path, content))
	return o
}

// fitting returns the translation of a text, if it was made from it.
func fitting(o *schema.Overlay, path string, text []string) string {
	if o == nil || len(text) != 1 {
		return ""
	}
	if t, ok := o.Texts[path]; ok && t.Src == digest.Text(text[0]) {
		return t.Value
	}
	return ""
}

// reasons returns the entries of the record's own list that are new.
func reasons(was, is schema.Record) []schema.Change {
	return slices.DeleteFunc(slices.Clone(is.Meta().Changes), func(c schema.Change) bool {
		return slices.ContainsFunc(was.Meta().Changes, func(o schema.Change) bool { return o.Key == c.Key && o.On == c.On })
	})
}

// Compare lists the values in which two versions of a record differ, in
// declared order; what only the first has stands where it stood.
func Compare(was, is schema.Record) []graph.Edit {
	return compare(leaves.Of(was), leaves.Of(is), is.Meta().Kind)
}

// CompareHead does the same for what every record may have: sources, aliases,
// when it was last checked. What is not answered is in Compare, and the list of
// changes tells of itself.
func CompareHead(was, is schema.Record) []graph.Edit {
	return compare(HeadLeaves(was), HeadLeaves(is), is.Meta().Kind)
}

// HeadLeaves lists the values that CompareHead compares.
func HeadLeaves(r schema.Record) []leaves.Leaf {
	return leaves.In(r, slices.DeleteFunc(slices.Clone(r.Meta().Kind.Fields), func(f *schema.Field) bool {
		return !f.Common || f.Name == "not_answered" || f.Name == "changes"
	}))
}

// Reasons returns the entries that the second version has in its own list of
// changes and the first has not.
func Reasons(was, is schema.Record) []schema.Change { return reasons(was, is) }

func compare(before, after []leaves.Leaf, k *schema.Kind) []graph.Edit {
	old, had, has := map[string]leaves.Leaf{}, items(before), items(after)
	for _, l := range before {
		old[l.Path] = l
	}
	var out []graph.Edit
	add := func(l leaves.Leaf, was, is leaves.Leaf) {
		out = append(out, graph.Edit{Path: l.Path, Top: l.Top, Field: l.Field, Within: l.Within, Came: !had[l.Within], Went: !has[l.Within],
			Before: was.Values, After: is.Values, Was: was.Answer, Is: is.Answer})
	}
	for _, l := range after {
		o, both := old[l.Path]
		delete(old, l.Path)
		if both && o.Answer == l.Answer && slices.Equal(o.Values, l.Values) {
			continue
		}
		add(l, o, l)
	}
	for _, l := range before {
		if _, gone := old[l.Path]; gone {
			add(l, l, leaves.Leaf{})
		}
	}
	rank := map[*schema.Field]int{}
	for i, f := range k.Fields {
		rank[f] = i
	}
	slices.SortStableFunc(out, func(a, b graph.Edit) int { return rank[a.Top] - rank[b.Top] })
	return out
}

// items tells which items of lists are there. What stands in no list is in
// one that always is.
func items(all []leaves.Leaf) map[string]bool {
	out := map[string]bool{"": true}
	for _, l := range all {
		out[l.Within] = true
	}
	return out
}
