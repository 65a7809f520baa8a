package find

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"plaza/internal/graph"
	"plaza/internal/locale"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/view"
)

// PageSize is how many entries one page of the A to Z holds at most. A small
// city's fit on one page; a longer list is cut into pages of equal length, not
// by letter: letters differ between languages, and a page has the same address
// in each.
const PageSize = 1000

// MaxTools is how many tools an entry lists; the glossary has them all.
const MaxTools = 12

// listed are the kinds that stand in the A to Z.
var listed = []string{"tool", "department", "vendor", "service-area", "part", "clause", "principle", "term", "document", "situation", "owner", "body", "matter", "meeting", "opening", "theme", "course", "partner", "page"}

// AToZ is one page of the list of everything by name.
type AToZ struct {
	view.Frame
	Letters []view.Link
	Groups  []Letter
	Pages   []view.Link // of a long list; the current has no address
	Search  Form
}

// Letter is the entries under one letter.
type Letter struct {
	ID, Name string
	Entries  []Entry
}

// Entry is one name or everyday word.
type Entry struct {
	view.Link
	Kind  string
	See   *view.Sentence // of an everyday word: the term it stands for
	Tools []view.Link
	More  *view.Link // to the tools beyond MaxTools
}

// place is where an entry leads: a record, or one of a term's synonyms.
type place struct {
	kind, id string
	synonym  int // -1: the record's own name
	word     string
}

// places lists all entries in the language's order.
func places(r *graph.Reader) []place {
	return graph.Once(r, "a-to-z", func(r *graph.Reader) []place {
		var all []place
		for _, kind := range listed {
			k := r.Catalog().Kind(kind)
			for _, rec := range r.Records(kind) {
				h := rec.Meta()
				if h.Example {
					continue
				}
				title, translatable := k.TitleOf(rec)
				word := title.Value
				if translatable {
					word = r.Peek(title)
				}
				all = append(all, place{kind, h.ID, -1, word})
				if t, ok := rec.(*record.Term); ok {
					for i, s := range t.Synonyms {
						all = append(all, place{kind, h.ID, i, r.Peek(s.Word)})
					}
				}
			}
		}
		locale.SortBy(r.Locale, all, func(p place) string { return strings.TrimLeftFunc(p.word, unlettered) })
		return all
	})
}

// Pages returns how many pages the A to Z has, the same in every language.
func Pages(s *graph.Site) int {
	n := 0
	for _, kind := range listed {
		n += len(s.Records(kind))
	}
	for _, t := range graph.All[record.Term](s) {
		n += len(t.Synonyms)
	}
	return max(1, (n+PageSize-1)/PageSize)
}

// ListPath is the address of page n, from 1.
func ListPath(n int) string {
	if n == 1 {
		return "a-to-z.html"
	}
	return fmt.Sprintf("a-to-z/page--%d.html", n)
}

// Build builds page "2/7": the second of seven.
func Build(c *view.Context, which string) AToZ {
	var at, of int
	if _, err := fmt.Sscanf(which, "%d/%d", &at, &of); err != nil {
		panic("find: " + which + " is no page of the A to Z")
	}
	all := places(c.R)
	start := func(page int) int { return len(all) * (page - 1) / of }
	p := AToZ{Search: NewForm(c)}
	words := everyday(c.R)
	letter, page := "", 0
	for i, x := range all {
		for page < of && i >= start(page+1) {
			page++
		}
		if l := initial(x.word); l != letter {
			letter = l
			p.Letters = append(p.Letters, view.Link{Href: c.Href(ListPath(page) + "#" + letterID(len(p.Letters))), Label: view.Plain(l)})
		}
		if page != at {
			continue
		}
		if n := len(p.Groups); n == 0 || p.Groups[n-1].Name != letter {
			p.Groups = append(p.Groups, Letter{ID: letterID(len(p.Letters) - 1), Name: letter})
		}
		g := &p.Groups[len(p.Groups)-1]
		g.Entries = append(g.Entries, entry(c, words, x))
	}
	for i := 1; i <= of && of > 1; i++ {
		l := view.Link{Label: view.Plain(strconv.Itoa(i))}
		if i != at {
			l.Href = c.Href(ListPath(i))
		}
		p.Pages = append(p.Pages, l)
	}
	heading := c.W.Find.AToZ
	if at > 1 {
		heading = c.W.List.PageOf.With("Heading", heading, "Number", strconv.Itoa(at))
	}
	p.Frame = c.Frame(view.Plain(heading), view.Plain(c.W.Find.AToZText), nil)
	return p
}

func letterID(i int) string { return "letter-" + strconv.Itoa(i+1) }

// unlettered tells the marks before a name that nobody sorts by.
func unlettered(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// initial returns the letter a name is filed under: its first, without accent.
// Names that begin with a digit stand together.
func initial(s string) string {
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.IsLetter(r):
			return string(unicode.ToUpper(r))
		case unicode.IsDigit(r):
			return "0–9"
		}
	}
	return "#"
}

func entry(c *view.Context, words words, x place) Entry {
	e := Entry{Link: view.Link{Href: c.To(x.kind, x.id)}}
	rec := c.R.Record(x.kind, x.id)
	ids := words.tools[x.id]
	if x.synonym < 0 {
		e.Label, e.Kind = title(c, rec), c.L.Label("kind."+x.kind)
		if clause, ok := rec.(*record.Clause); ok {
			e.Kind += " " + clause.Number
		}
	} else {
		s := graph.One[record.Term](c.R, x.id).Synonyms[x.synonym]
		before, after := c.W.Find.See.Around("Term")
		see := view.NewSentence(before, after, view.Link{Href: e.Href, Label: c.Name("term", x.id)})
		e.Link, e.See = view.Link{Label: c.Text(s.Word)}, &see
		ids = words.tools[x.id+"/"+s.Key]
	}
	if x.kind != "term" {
		return e
	}
	for _, id := range ids[:min(len(ids), MaxTools)] {
		e.Tools = append(e.Tools, c.RecordLink("tool", id))
	}
	if n := len(ids) - MaxTools; n > 0 {
		e.More = &view.Link{Href: c.To("term", x.id), Label: view.Plain(c.W.Find.More.For(n))}
	}
	return e
}

// title is a record's name alone: a clause is filed by its heading.
func title(c *view.Context, rec schema.Record) view.Words {
	if m, ok := rec.(*record.Meeting); ok {
		return c.Name("meeting", m.ID)
	}
	t, translatable := rec.Meta().Kind.TitleOf(rec)
	if !translatable {
		return view.Proper(t.Value)
	}
	return c.Text(t)
}
