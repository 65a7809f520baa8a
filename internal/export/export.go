// Package export writes the register for machines: JSON and CSV of the
// records, JSON Schema of their files, the dictionary of fields, the sitemap.
//
// To add a format, write one function from Input to files and one line in
// the list below. All writers walk the declared fields (package schema), so a
// new field or kind appears in every format without touching them.
package export

import (
	"plaza/internal/graph"
	"plaza/internal/plan"
)

// File is one file to publish.
type File struct {
	Path string
	Body []byte
}

// Input is what writers may read.
type Input struct {
	Site    *graph.Site
	Pages   []plan.Page
	BaseURL string
}

// writers is every format.
var writers = []func(Input, func(File)) error{
	recordsJSON,
	toolsCSV,
	dictionaryCSV,
	schemas,
	sitemap,
	robots,
}

// Write hands every exported file to put, in a stable order.
func Write(in Input, put func(File)) error {
	for _, w := range writers {
		if err := w(in, put); err != nil {
			return err
		}
	}
	return nil
}
