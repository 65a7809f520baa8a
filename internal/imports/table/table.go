// Package table turns rows of a file of others into records: one row, one tool.
//
// A map (map.go) says which column becomes which field; the one for the US
// federal inventories of AI use cases is built in (omb.toml). Departments and
// firms that cells name are made where the site has none of that name.
//
// Laws:
//
//  1. Nothing is lost without a word: the report names each column that has no
//     place with the number of its values, each value that fits no field, each
//     row of the wrong length, and the whole text of each cell that was
//     shortened stands under the record's sources.
//  2. The same file on the same site gives the same bytes. An id comes from the
//     name by one rule and stays.
//  3. A record that a person has changed since, or wrote, is left as it is.
//  4. What a file does not tell is not answered, never guessed.
//
// Tests: table_test.go.
package table

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"plaza/internal/graph"
	"plaza/internal/imports/file"
	"plaza/internal/link"
	"plaza/internal/record"
	"plaza/internal/safety"
	"plaza/internal/schema"
)

// Options are the inputs besides the file.
type Options struct {
	Site  *graph.Site
	Map   *Map
	Name  string // of the file, for the locator of the sources
	URL   string // where it was published, "" when not told
	Since string // year since which what it does not tell is open
	Asked string // id of the department asked where a row names none
}

// Result is the records to write, by path, and what is to be told.
type Result struct {
	Files  map[string][]byte
	Report *Report
}

// Import makes the records of a file.
func Import(b []byte, opt Options) (Result, error) {
	sheet, err := Read(b)
	if err != nil {
		return Result{}, err
	}
	m := &maker{nothing: link.IsPlaceholder(opt.Site.Locales),
		Options: opt, sheet: sheet, kind: opt.Site.Catalog.Kind("tool"), files: map[string][]byte{},
		named: map[string]map[string]string{}, titles: map[string]string{}, taken: map[string]bool{}, report: newReport(sheet),
	}
	if err := m.places(); err != nil {
		return Result{}, err
	}
	m.existing()
	for _, row := range sheet.Rows {
		m.row(row)
	}
	return Result{m.files, m.report}, nil
}

type maker struct {
	Options
	sheet   *Sheet
	kind    *schema.Kind
	of      []*Column // by column of the sheet; nil: it has no place
	files   map[string][]byte
	named   map[string]map[string]string // ids of departments and firms, by kind and folded name
	titles  map[string]string            // of departments, by id
	taken   map[string]bool              // "kind/id" given in this run, or of a record that is not ours
	report  *Report
	nothing func(string) bool // a cell that answers nothing
}

// places finds the column of each heading.
func (m *maker) places() error {
	m.of = make([]*Column, len(m.sheet.Head))
	found := false
	for i := range m.Map.Columns {
		c := &m.Map.Columns[i]
		for _, h := range c.Head {
			at := slices.IndexFunc(m.sheet.Head, func(s string) bool { return fold(s) == fold(h) })
			if at >= 0 && m.of[at] == nil {
				m.of[at] = c
				m.report.place(at, c.Field)
				found = found || c.Field == "name"
				break
			}
		}
	}
	if !found {
		return fmt.Errorf("no column of the file becomes the name of a tool. It has the headings %s", strings.Join(m.sheet.Head, " | "))
	}
	return nil
}

// existing notes what the site has: names of departments and firms, and ids
// that an import must not take.
func (m *maker) existing() {
	for _, kind := range []string{"department", "vendor", "tool"} {
		m.named[kind] = map[string]string{}
		for _, r := range m.Site.Records(kind) {
			h := r.Meta()
			name, _ := h.Kind.TitleOf(r)
			if kind != "tool" {
				m.named[kind][fold(name.Value)] = h.ID
				if kind == "department" {
					m.titles[h.ID] = name.Value
				}
				m.taken[h.Ref()] = true
			} else if !strings.HasPrefix(string(h.File.Bytes), file.Mark(m.Map.MadeBy)) {
				m.taken[h.Ref()] = true
			}
			if d, ok := r.(*record.Department); ok && d.Acronym != "" {
				m.named[kind][fold(d.Acronym)] = h.ID
			}
		}
	}
}

// row makes the tool of one row.
func (m *maker) row(row Row) {
	values := map[string]any{}
	notes := []pair{}
	var wording []pair
	id := ""
	for i, cell := range row.Cells {
		c := m.of[i]
		text := file.Tidy(cell)
		if text == "" {
			continue
		}
		m.report.cell(i, text)
		if c == nil {
			continue
		}
		if found := safety.Find(text, nil); len(found) > 0 {
			m.report.refuse(row.Line, m.sheet.Head[i], "holds what looks like a protected number or a personal address")
			continue
		}
		switch {
		case c.Field == "id":
			id = text
		case c.Field == "withhold":
			if begins(map[string]string{"yes": "yes", "true": "yes"}, fold(text)) != "" {
				m.report.refuse(row.Line, m.sheet.Head[i], "the row is to be withheld, so no record was made of it")
				return
			}
		case strings.HasPrefix(c.Field, "notes."):
			notes = append(notes, pair{c.Field[len("notes."):], file.Shorten(m.sheet.Head[i]+" "+text, 600)})
		case c.OnlyIfEmpty && values[c.Field] != nil:
		default:
			for _, p := range m.parts(c, text) {
				v, cut, why := m.value(p.Column, p.text)
				if why != "" {
					m.report.refuse(row.Line, m.sheet.Head[i], why+": "+file.Shorten(p.text, 80))
					continue
				}
				values[p.Field] = v
				if top, _, _ := strings.Cut(p.Field, "."); cut && !slices.ContainsFunc(wording, func(p pair) bool { return p.key == top }) {
					wording = append(wording, pair{top, text})
					m.report.Shortened++
				}
			}
		}
	}
	name, _ := values["name"].(string)
	if name == "" {
		m.report.refuse(row.Line, "name", "is empty, so no record was made of the row")
		return
	}
	m.finish(row, values)
	tool, extra := m.id("tool", name, m.titles[firstOf(values["departments"])], id)
	if extra != "" { // two pages may not have one title
		extra = " (" + file.Shorten(extra, 40) + ")"
		values["name"] = file.Shorten(name, 80-utf8.RuneCountInString(extra)) + extra
		if !slices.ContainsFunc(wording, func(p pair) bool { return p.key == "name" }) {
			wording = append(wording, pair{"name", name})
		}
	}
	if m.live(values) {
		notes = append(notes, pair{"approval", notTold})
	}
	body := m.body(row, values, notes, wording)
	m.put("data/tools/"+tool+".toml", body)
	m.report.Tools++
}

// notTold stands in each record of a tool in use: readers must be told why its
// approval is not.
const notTold = "This record was made from a file of another register. The file says that the tool is in use. It does not say if the use was approved."

// live reports whether a tool is said to be in use and not to be approved.
func (m *maker) live(values map[string]any) bool {
	id, _ := values["lifecycle"].(string)
	status, _ := m.Site.Record("status", id).(*record.Status)
	return status != nil && status.Phase == "live" && values["authorization.state"] == nil
}

type pair struct{ key, text string }

// finish adds what is the same in all rows and leaves out what would
// contradict itself.
func (m *maker) finish(row Row, values map[string]any) {
	for k, v := range m.Map.Fixed {
		if values[k] == nil {
			values[k] = v
		}
	}
	if values["departments"] == nil && m.Asked != "" {
		values["departments"] = []string{m.Asked}
	}
}
