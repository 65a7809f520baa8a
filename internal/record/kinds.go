// Package record declares the kinds of record a city's register has.
//
// Each kind is a struct in a file of its own; package schema explains the
// tags. Kinds never import each other: they meet by id. To add a kind, write
// its struct, add one line to the list below, and give its words in i18n/.
//
// A kind's Check method sees one record alone. What needs other records
// stands in package link.
package record

import (
	"plaza/internal/form"
	"plaza/internal/schema"
)

// Kinds is every kind of record, in the order in which pages and exports
// list them.
func Kinds() *schema.Catalog {
	return schema.NewCatalog(
		schema.Of[Site](schema.Place{Name: "site", Dir: "data", Single: true, Address: "index.html"}),
		schema.Of[form.Form](schema.Place{Name: "feedback", Dir: "data", Single: true, Address: form.Path}),
		schema.Of[Tool](schema.Place{Name: "tool", Dir: "data/tools", Address: "tools/{id}.html"}),
		schema.Of[Department](schema.Place{Name: "department", Dir: "data/departments", Address: "departments/{id}.html"}),
		schema.Of[Vendor](schema.Place{Name: "vendor", Dir: "data/vendors", Address: "vendors/{id}.html"}),
		schema.Of[Status](schema.Place{Name: "status", Dir: "data/statuses", Address: "statuses/{id}.html"}),
		schema.Of[Category](schema.Place{Name: "category", Dir: "data/categories", Address: "categories/{id}.html"}),
		schema.Of[ServiceArea](schema.Place{Name: "service-area", Dir: "data/service-areas", Address: "service-areas/{id}.html"}),
		schema.Of[Part](schema.Place{Name: "part", Dir: "content/policy-parts", Markdown: true, Address: "policy/{id}.html"}),
		schema.Of[Clause](schema.Place{Name: "clause", Dir: "content/policy", Markdown: true, Address: "policy/{id}.html"}),
		schema.Of[Principle](schema.Place{Name: "principle", Dir: "data/principles", Address: "principles.html#{id}"}),
		schema.Of[Term](schema.Place{Name: "term", Dir: "data/terms", Address: "glossary.html#{id}"}),
		schema.Of[Edition](schema.Place{Name: "edition", Dir: "data/editions", Address: "policy/editions/{id}.html"}),
		schema.Of[Wording](schema.Place{Name: "wording", Dir: "content/official", Markdown: true}),
		schema.Of[Document](schema.Place{Name: "document", Dir: "data/documents", Address: "documents.html#{id}"}),
		schema.Of[Owner](schema.Place{Name: "owner", Dir: "data/owners", Address: "commitments/owner-{id}.html"}),
		schema.Of[Situation](schema.Place{Name: "situation", Dir: "data/situations", Address: "situations/{id}.html"}),
		schema.Of[Body](schema.Place{Name: "body", Dir: "data/bodies", Address: "board.html#{id}"}),
		schema.Of[Member](schema.Place{Name: "member", Dir: "data/members", Address: "members/{id}.html"}),
		schema.Of[Matter](schema.Place{Name: "matter", Dir: "data/matters", Address: "matters/{id}.html"}),
		schema.Of[Meeting](schema.Place{Name: "meeting", Dir: "content/meetings", Markdown: true, Address: "meetings/{id}.html"}),
		schema.Of[Opening](schema.Place{Name: "opening", Dir: "data/openings", Address: "openings/{id}.html"}),
		schema.Of[PublicEvent](schema.Place{Name: "event", Dir: "data/events", Address: "take-part.html#event-{id}"}),
		schema.Of[Theme](schema.Place{Name: "theme", Dir: "data/themes", Address: "heard/{id}.html"}),
		schema.Of[Case](schema.Place{Name: "case", Dir: "data/cases", Address: "complaints.html#case-{id}"}),
		schema.Of[Course](schema.Place{Name: "course", Dir: "data/courses", Address: "training.html#course-{id}"}),
		schema.Of[PlanStep](schema.Place{Name: "milestone", Dir: "data/milestones", Address: "training.html#step-{id}"}),
		schema.Of[Partner](schema.Place{Name: "partner", Dir: "data/partners", Address: "training.html#partner-{id}"}),
		schema.Of[Counts](schema.Place{Name: "feedback-counts", Dir: "data", Single: true}),
		schema.Of[Page](schema.Place{Name: "page", Dir: "content/pages", Markdown: true, Address: "{id}.html"}),
	)
}
