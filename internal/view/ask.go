package view

import (
	"plaza/internal/graph"
	"plaza/internal/record"
)

// AskLink leads to where residents ask the City about a record, or is nil
// where the city names no such place.
func (c *Context) AskLink(kind, id string) *Link {
	site := graph.Single[record.Site](c.R)
	if site.AskPage == "" {
		return nil
	}
	label := c.W.Ask.Page
	switch kind {
	case "tool":
		label = c.W.Ask.Tool
	case "clause":
		label = c.W.Ask.Clause
	}
	return &Link{Href: c.To("page", site.AskPage), Label: Plain(label)}
}
