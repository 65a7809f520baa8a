// Package resident is the part of a tool's page that residents read first:
// their questions with what the record answers, and the tools related to it.
//
// A question without an answer leads to the one block of the page that gathers
// all of them (OpenID); it never hides behind a general rule. Rules for every
// tool stand below an answer and never in place of it.
//
// Tests: package find walks the published pages as a resident, package overview
// compares them with the register.
package resident

import (
	"plaza/internal/graph"
	"plaza/internal/locale"
	"plaza/internal/record"
	"plaza/internal/view"
)

// Question is what a resident asks of a tool first, with what the record says.
// A question that is not answered leads to the one block that gathers all
// such questions, with since when and whose they are.
type Question struct {
	ID      string // anchor of the field that answers it
	Text    string
	Main    *view.Value // that field's value, nil when there is none
	More    []view.Row  // further fields on the same question
	Open    *view.Link  // set when some of it is not answered
	General []General   // what holds for every tool
}

// General is a rule for every tool, and where it stands.
type General struct {
	Text  view.Words
	Where []view.Link
}

// OpenID is the anchor of the block of questions that are not answered.
const OpenID = "unanswered"

// toolQuestions are the questions in the order a resident asks them. The first
// field of each answers it; the others add to it.
var toolQuestions = []struct {
	key    string // of the city's general answers
	text   func(*locale.AskWords) string
	fields []string
}{
	{"meet", func(w *locale.AskWords) string { return w.Meet }, []string{"public_facing", "touchpoints"}},
	{"decide", func(w *locale.AskWords) string { return w.Decide }, []string{"automation", "human_review"}},
	{"opt-out", func(w *locale.AskWords) string { return w.OptOut }, []string{"opt_out"}},
	{"contest", func(w *locale.AskWords) string { return w.Contest }, []string{"contest"}},
	{"data", func(w *locale.AskWords) string { return w.Data }, []string{"data"}},
	{"records", func(w *locale.AskWords) string { return w.Records }, []string{"public_records"}},
}

// Questions returns the questions of a tool in the order in which they are
// shown.
func Questions(c *view.Context, t *record.Tool) []Question {
	general := graph.Single[record.Site](c.R).General
	out := make([]Question, 0, len(toolQuestions))
	var open *view.Link
	for _, q := range toolQuestions {
		x := Question{ID: view.Anchor(q.fields[0]), Text: q.text(&c.W.Ask)}
		rows := c.Fields(t, q.fields...)
		for i := range rows {
			switch r := &rows[i]; {
			case r.Value.Answer != nil && r.Value.Answer.Kind == "not-answered":
				if open == nil {
					open = &view.Link{Href: "#" + OpenID, Label: view.Plain(c.W.Ask.Open)}
				}
				x.Open = open
			case r.ID == x.ID:
				x.Main = &r.Value
			default:
				x.More = append(x.More, *r)
			}
		}
		for _, g := range general {
			if g.Question == q.key {
				x.General = append(x.General, General{c.Explained(g.Text), where(c, g)})
			}
		}
		if x.Main != nil || x.More != nil || x.Open != nil || x.General != nil {
			out = append(out, x)
		}
	}
	return out
}

// where links to what a general rule rests on.
func where(c *view.Context, g record.General) []view.Link {
	var out []view.Link
	for _, to := range []struct{ kind, id string }{{"clause", g.Clause}, {"part", g.Part}, {"document", g.Document}, {"page", g.Page}} {
		if to.id != "" {
			out = append(out, c.RecordLink(to.kind, to.id))
		}
	}
	return out
}

// RelatedTools are tools that editors linked to this one, for one reason.
type RelatedTools struct {
	Why   string
	Tools []view.Link
}

// Related lists the tools that the record names, and those whose records name
// it: a link written once shows on both pages.
func Related(c *view.Context, t *record.Tool) []RelatedTools {
	var out []RelatedTools
	add := func(relation, id string) {
		field := t.Kind.Field("related")
		why := relation
		for _, f := range field.Fields {
			if f.Name == "relation" {
				why = c.L.Label(f.ValueLabel(relation))
			}
		}
		link := c.RecordLink("tool", id)
		for i := range out {
			if out[i].Why == why {
				for _, l := range out[i].Tools {
					if l.Href == link.Href {
						return
					}
				}
				out[i].Tools = append(out[i].Tools, link)
				return
			}
		}
		out = append(out, RelatedTools{why, []view.Link{link}})
	}
	for _, r := range t.Related {
		add(r.Relation, r.Tool)
	}
	for _, other := range graph.Linking[record.Tool](c.R, "related", t.ID) {
		for _, r := range other.Related {
			if r.Tool == t.ID && mutual[r.Relation] && other.ID != t.ID {
				add(r.Relation, other.ID)
			}
		}
	}
	return out
}

// mutual are the relations that hold in both directions.
var mutual = map[string]bool{"same-vendor": true, "same-purpose": true, "same-data": true}

// Fields returns the fields that answer the questions, in order.
func Fields() [][]string {
	var out [][]string
	for _, q := range toolQuestions {
		out = append(out, q.fields)
	}
	return out
}
