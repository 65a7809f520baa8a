package effect

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"plaza/internal/diag"
	"plaza/internal/graph"
	"plaza/internal/ledger"
	"plaza/internal/plan"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/view"
)

// pages compares what pages there are and, where they were made, what stands
// on them.
func (c *comparer) pages() {
	was, is := byOut(c.Before.Pages), byOut(c.After.Pages)
	// Of a site that was read in part only the changed records' own pages are
	// known: a list is cut into pages by the number of records. The same holds
	// where a record cannot be read.
	whole := !c.Partly && !slices.ContainsFunc(c.e.Records, func(r Record) bool { return r.What == Unread })
	known := func(p plan.Page, other Side) bool {
		return whole || slices.Contains(c.Changed, p.File) && other.Files[p.File] == nil
	}
	gone, moved := list{}, list{}
	for _, p := range c.Before.Pages {
		if _, stays := is[p.Out]; stays || !known(p, c.After) {
			continue
		}
		gone.add(p, c.Before.Made)
		if !p.Example && !c.After.Moved[p.Out] {
			moved.add(p, c.Before.Made)
		}
	}
	fresh, changed := list{}, list{}
	for _, p := range c.After.Pages {
		if _, old := was[p.Out]; !old {
			if known(p, c.Before) {
				fresh.add(p, c.After.Made)
			}
			continue
		}
		a, b := c.Before.Made[p.Out], c.After.Made[p.Out]
		if c.Before.Made != nil && c.After.Made != nil && a.Sum != b.Sum {
			changed.add(p, c.After.Made)
		}
	}
	c.e.New, c.e.Gone, c.e.Changed, c.e.Redirects = fresh.pages, gone.pages, changed.pages, moved.pages
	own := func(p Page) bool {
		return slices.ContainsFunc(c.e.Records, func(r Record) bool { return r.Out == p.Path })
	}
	slices.SortStableFunc(c.e.Changed, func(a, b Page) int {
		switch {
		case own(a) && !own(b):
			return -1
		case own(b) && !own(a):
			return 1
		}
		return 0
	})
}

func byOut(pages []plan.Page) map[string]plan.Page {
	out := make(map[string]plan.Page, len(pages))
	for _, p := range pages {
		out[p.Out] = p
	}
	return out
}

// list gathers pages, the languages of one together.
type list struct{ pages []Page }

func (l *list) add(p plan.Page, made map[string]Made) {
	n := len(l.pages)
	if n == 0 || l.pages[n-1].Path != p.Path {
		l.pages = append(l.pages, Page{Name: cmp.Or(made[p.Out].Heading, p.Path), Path: p.Path})
		n++
	}
	l.pages[n-1].Outs = append(l.pages[n-1].Outs, p.Out)
	l.pages[n-1].Langs = append(l.pages[n-1].Langs, p.Locale.Name)
}

// due compares what is overdue, and how commitments stand. Both depend on the
// day, which is the same for both states.
func (c *comparer) due() {
	before := c.overdue(c.Before.Site, c.was)
	for _, x := range c.overdue(c.After.Site, c.is) {
		if !slices.ContainsFunc(before, func(o Item) bool { return o.Name == x.Name && slices.Equal(o.Words, x.Words) }) {
			c.e.Overdue = append(c.e.Overdue, x)
		}
	}
	if c.Partly || c.e.Unmade {
		return // the ledger counts all records
	}
	old := map[string]string{}
	for _, x := range ledger.All(c.was.R) {
		old[x.Key] = x.Result.Status
	}
	for _, x := range ledger.All(c.is.R) {
		if was, there := old[x.Key]; there && was != x.Result.Status {
			c.e.Commitments = append(c.e.Commitments, Turn{x.Obligation.Value, c.status(x, was), c.status(x, x.Result.Status)})
		}
	}
}

func (c *comparer) status(x ledger.Entry, value string) string {
	for _, f := range x.Of.Kind.Field("commitments").Fields {
		if f.Name == "status" {
			return c.words.Label(f.ValueLabel(value))
		}
	}
	return value
}

// overdue lists what should have been done by the day of the build.
func (c *comparer) overdue(s *graph.Site, in *view.Context) []Item {
	var out []Item
	past := func(d schema.Date) bool { return !d.IsZero() && d.Compare(s.Today) < 0 }
	for _, k := range s.Catalog.Kinds {
		for _, r := range s.Records(k.Name) {
			h := r.Meta()
			late := func(f *schema.Field, d schema.Date, more ...string) {
				if past(d) {
					out = append(out, Item{in.Name(k.Name, h.ID).Text, append([]string{c.words.Label(f.Label()), view.Date(c.words, d)}, more...)})
				}
			}
			late(k.Field("review_due"), h.ReviewDue)
			for _, w := range h.Withheld {
				late(inside(k.Field("withheld"), "review_on"), w.ReviewOn, w.Key)
			}
			if m, ok := r.(*record.Meeting); ok {
				for _, a := range m.Actions {
					if a.State == "open" {
						late(inside(k.Field("actions"), "due"), a.Due, a.What.Value)
					}
				}
			}
		}
	}
	return out
}

func inside(f *schema.Field, name string) *schema.Field {
	return f.Fields[slices.IndexFunc(f.Fields, func(x *schema.Field) bool { return x.Name == name })]
}

// findings compares what "plaza check" says of both states. What only moved to
// another line is no news.
func (c *comparer) findings() {
	type key struct{ code, file, says string }
	old := map[key]int{}
	for _, d := range c.Before.Diags {
		old[key{d.Code, d.File, d.Says}]++
	}
	for _, d := range c.After.Diags {
		k := key{d.Code, d.File, d.Says}
		if old[k] > 0 {
			old[k]--
			continue
		}
		f := Finding{place(d), d.Says, d.Severity == diag.Error}
		switch {
		case d.Code == "site/address-gone": // told with the pages
		case strings.HasPrefix(d.Code, "translation/") && d.Severity != diag.Error:
			c.e.Stale = append(c.e.Stale, f)
		default:
			c.e.Problems = append(c.e.Problems, f)
		}
	}
	for k, n := range old {
		if k.code != "site/address-gone" {
			c.e.Mended += n
		}
	}
}

func place(d diag.Diagnostic) string {
	if d.Line == 0 {
		return d.File
	}
	return d.File + ":" + strconv.Itoa(d.Line)
}
