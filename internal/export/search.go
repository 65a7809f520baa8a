package export

import (
	"fmt"

	"plaza/internal/export/ordered"
	"plaza/internal/find"
	"plaza/internal/view"
)

// searchIndex is what the search's script loads: one file a language, beside
// the pages it leads to.
type searchIndex struct {
	Kinds   object         `json:"kinds"` // what each kind of record is called
	Records []searchRecord `json:"records"`
}

// searchRecord is one record as the script reads it.
type searchRecord struct {
	Kind  string   `json:"kind"`
	ID    string   `json:"id"`
	Title string   `json:"title"`
	Lang  string   `json:"lang,omitempty"` // of the title, when it is not the page's
	Dir   string   `json:"dir,omitempty"`
	Href  string   `json:"href"`
	Words []string `json:"words,omitempty"`
	Other []string `json:"other,omitempty"` // in other languages
	Text  string   `json:"text,omitempty"`
}

// searchIndexes writes the index of each language. Example records are left
// out.
func searchIndexes(in Input, put func(File)) error {
	env := &view.Env{BaseURL: in.BaseURL}
	for _, l := range in.Site.Locales.All {
		x := searchIndex{Kinds: object{}, Records: []searchRecord{}}
		named := map[string]bool{}
		for _, r := range find.Index(view.NewContext(env, in.Site, l, find.SearchPath)) {
			if !named[r.Kind] {
				named[r.Kind] = true
				x.Kinds = append(x.Kinds, member{r.Kind, l.Label("kind." + r.Kind)})
			}
			x.Records = append(x.Records, searchRecord{r.Kind, r.ID, r.Title.Text, r.Title.Lang, r.Title.Dir, r.Href, r.Words, r.Other, r.Text})
		}
		b, err := ordered.Marshal(x)
		if err != nil {
			return fmt.Errorf("write the index of the search in %s: %w", l.Tag, err)
		}
		put(File{l.Prefix + find.IndexPath, append(b, '\n')})
	}
	return nil
}
