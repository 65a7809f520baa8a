package view

import (
	"strings"

	"plaza/internal/form"
	"plaza/internal/graph"
	"plaza/internal/record"
)

// AskLink leads to where residents ask the City about a record: to the form,
// which then says what the message is about, or else to the page that tells how
// to ask. It is nil where the city has neither.
func (c *Context) AskLink(kind, id string) *Link {
	label := c.W.Ask.Page
	switch kind {
	case "tool":
		label = c.W.Ask.Tool
	case "clause":
		label = c.W.Ask.Clause
	}
	if f := c.R.Catalog().Kind("feedback"); f != nil && c.R.Record(f.Name, f.Name) != nil {
		about := strings.TrimSuffix(c.R.Catalog().Kind(kind).Path(id), ".html")
		return &Link{Href: c.Href(form.Path) + "?about=" + about, Label: Plain(label)}
	}
	site := graph.Single[record.Site](c.R)
	if site.AskPage == "" {
		return nil
	}
	return &Link{Href: c.To("page", site.AskPage), Label: Plain(label)}
}
