package schema

import "strings"

// Place says where records of a kind live.
type Place struct {
	Name     string // "tool": in links, addresses of exports, messages
	Dir      string // "data/tools"
	Markdown bool   // front matter and a body, in .md files
	Single   bool   // exactly one record: Dir/Name.toml
	Address  string // of a record's page or place on one: "tools/{id}.html", "glossary.html#{id}"
}

// Path returns the address of the record with this id, without a language.
func (p Place) Path(id string) string {
	before, after, named := strings.Cut(p.Address, "{id}")
	if !named {
		return before
	}
	return before + id + after
}

// Ext returns the ending of the kind's files.
func (p Place) Ext() string {
	if p.Markdown {
		return ".md"
	}
	return ".toml"
}
