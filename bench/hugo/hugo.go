// Package hugo writes an invented register as a site for Hugo, to compare the
// two programs on equal work: the same pages with the same text, menu, paths
// and foot, the same data files. What is equal and what is not stands in the
// README beside the command.
//
// The site is made as Hugo's own manual would have it made: records are
// Markdown files with TOML front matter, what sorts tools is a taxonomy, labels
// are translation strings, whatever is the same on many pages is a cached
// partial. Where there were two ways, the faster one was taken.
package hugo

import (
	"cmp"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"plaza/bench/synth"
)

//go:embed all:site
var site embed.FS

// Writer puts records into a folder as Hugo reads them.
type Writer struct {
	dir   string
	words map[string]words // by language
	made  map[string]bool
	data  map[string][]map[string]any // terms, documents, principles
	names map[string]map[string]synth.Text
	texts map[string]int // translated texts of each kind

	entries int             // of the A to Z
	using   map[string]bool // departments that have tools
	city    synth.Table
}

// New begins a site in dir. i18n is the folder of the interface words, styles
// the style sheet.
func New(dir, i18n, styles string) (*Writer, error) {
	w := &Writer{
		dir: dir, words: map[string]words{}, made: map[string]bool{},
		data: map[string][]map[string]any{}, names: map[string]map[string]synth.Text{"term": {}, "document": {}, "department": {}},
		texts: map[string]int{}, using: map[string]bool{},
	}
	for _, lang := range languages {
		var err error
		if w.words[lang], err = readWords(filepath.Join(i18n, lang+".toml")); err != nil {
			return nil, err
		}
		if err := w.write("i18n/"+lang+".toml", w.words[lang].file(lang)); err != nil {
			return nil, err
		}
	}
	css, err := os.ReadFile(styles)
	if err != nil {
		return nil, fmt.Errorf("read the style sheet: %w", err)
	}
	if err := w.write("assets/site.css", css); err != nil {
		return nil, err
	}
	return w, w.layouts()
}

var languages = []string{"en", "es"}

// layouts copies the templates.
func (w *Writer) layouts() error {
	return fs.WalkDir(site, "site", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := site.ReadFile(p)
		if err != nil {
			return fmt.Errorf("read a layout: %w", err)
		}
		return w.write(strings.TrimPrefix(p, "site/"), b)
	})
}

func (w *Writer) write(name string, b []byte) error {
	file := filepath.Join(w.dir, filepath.FromSlash(name))
	if dir := filepath.Dir(file); !w.made[dir] {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return fmt.Errorf("write a site for Hugo: %w", err)
		}
		w.made[dir] = true
	}
	if err := os.WriteFile(file, b, 0o644); err != nil {
		return fmt.Errorf("write a site for Hugo: %w", err)
	}
	return nil
}

// Put writes one record, a file for each language.
func (w *Writer) Put(r *synth.Record) error {
	w.texts[r.Kind] += count(r)
	switch r.Kind {
	case "site", "status", "category":
	case "term":
		w.entries += 1 + len(r.Fields.Get("synonyms").(synth.List))
	default:
		w.entries++
	}
	switch r.Kind {
	case "site":
		w.city = r.Fields
		return nil
	case "department":
		w.names[r.Kind][r.ID] = title(r)
	case "tool":
		for _, id := range r.Fields.Get("departments").([]string) {
			w.using[id] = true
		}
	case "term", "document", "principle":
		w.data[r.Kind+"s"] = append(w.data[r.Kind+"s"], plain(r))
		if names := w.names[r.Kind]; names != nil {
			names[r.ID] = title(r)
		}
		return nil
	}
	for _, lang := range languages {
		if err := w.write("content/"+lang+"/"+place(r), page(r, lang)); err != nil {
			return err
		}
	}
	return nil
}

// place is the file of a record below the folder of its language.
func place(r *synth.Record) string {
	switch r.Kind {
	case "tool":
		return "tools/" + r.ID + ".md"
	case "part", "clause":
		return "policy/" + r.ID + ".md"
	case "page":
		return r.ID + ".md"
	}
	return taxonomies[r.Kind] + "/" + r.ID + "/_index.md"
}

// taxonomies sort the tools.
var taxonomies = map[string]string{
	"department": "departments", "status": "statuses", "category": "categories", "service-area": "service-areas", "vendor": "vendors",
}

// title is what a record is called.
func title(r *synth.Record) synth.Text {
	for _, name := range []string{"title", "name", "heading"} {
		switch v := r.Fields.Get(name).(type) {
		case synth.Text:
			if number, ok := r.Fields.Get("number").(string); ok && r.Kind == "clause" {
				return synth.Text{English: number + " " + v.English, Spanish: number + " " + v.Spanish}
			}
			return v
		case string:
			return synth.Text{English: v}
		}
	}
	panic("hugo: a " + r.Kind + " has no name")
}

// count is how many texts a record has to translate.
func count(r *synth.Record) int {
	n := 0
	var walk func(t synth.Table)
	walk = func(t synth.Table) {
		for _, f := range t {
			switch x := f.Value.(type) {
			case synth.Text:
				n++
			case synth.Table:
				walk(x)
			case synth.List:
				for _, item := range x {
					walk(item)
				}
			case synth.Keyed:
				walk(synth.Table(x))
			}
		}
	}
	walk(r.Fields)
	if r.Body != nil {
		n++
	}
	return n
}

// Close writes what all records together make: settings, data, the pages that
// stand for no record.
func (w *Writer) Close() error {
	if err := w.write("hugo.toml", w.settings()); err != nil {
		return err
	}
	files := map[string]any{"dictionary": explained()}
	for name, list := range w.data {
		// In the order of their files, as Plaza reads them.
		slices.SortFunc(list, func(a, b map[string]any) int { return cmp.Compare(a["id"].(string), b["id"].(string)) })
		files[name] = list
	}
	var state []map[string]any
	for _, k := range kinds.Kinds {
		if n := w.texts[k.Name]; n > 0 {
			state = append(state, map[string]any{"kind": k.Name, "texts": n})
		}
	}
	files["translations"] = state
	for name, v := range files {
		b, err := json.Marshal(v)
		if err != nil {
			return fmt.Errorf("write data for Hugo: %w", err)
		}
		if err := w.write("data/"+name+".json", b); err != nil {
			return err
		}
	}
	return w.lists()
}
