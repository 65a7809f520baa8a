package overview

import (
	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/view"
)

// OpenPart is the open questions about one kind of record. All parts add up to
// the number that the register tells.
type OpenPart struct {
	Name    string // with their number
	Records []view.Link
}

// open lists every record with open questions, tools of a group apart from
// those that count as tools themselves.
func open(c *view.Context) []OpenPart {
	var out []OpenPart
	for _, k := range c.R.Catalog().Kinds {
		var own, members []graph.Asked
		for _, a := range c.R.Questions(k.Name) {
			if t, ok := a.Record.(*record.Tool); ok && t.InGroup() {
				members = append(members, a)
			} else {
				own = append(own, a)
			}
		}
		out = part(c, out, c.L.Label("kinds."+k.Name), own)
		out = part(c, out, c.W.Find.Numbers.Members, members)
	}
	return out
}

func part(c *view.Context, out []OpenPart, name string, all []graph.Asked) []OpenPart {
	if len(all) == 0 {
		return out
	}
	p, n := OpenPart{}, 0
	for _, a := range all {
		h := a.Record.Meta()
		link := c.RecordLink(h.Kind.Name, h.ID)
		link.Count = len(a.Questions)
		p.Records, n = append(p.Records, link), n+len(a.Questions)
	}
	p.Name = c.W.Find.Numbers.Bar.With("Name", name, "Count", c.L.Number(int64(n)))
	return append(out, p)
}
