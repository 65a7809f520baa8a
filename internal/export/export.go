// Package export writes the register for machines: JSON, JSON-LD and CSV of the
// records, JSON Schema of their files, the dictionary of fields, the
// numbers that pages tell, the catalog of all these files, the feeds of what is new, the sitemap. What a record marked
// as an example says is in none of them.
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
	changesJSON,
	numbers,
	linkedTools,
	linkedTerms,
	catalog,
	feeds,
	calendars,
	searchIndexes,
	sitemap,
	robots,
}

// Writers is how many formats there are.
func Writers() int { return len(writers) }

// Write hands the files of format i to put. A file's bytes may be used again
// after put returns: whoever keeps them makes a copy.
func Write(i int, in Input, put func(File)) error { return writers[i](in, put) }
