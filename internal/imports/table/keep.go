package table

import (
	"cmp"
	"strings"

	"plaza/internal/imports/file"
)

// make returns the id of the record of that name, which is made if the site
// has none.
func (m *maker) make(kind, name string) string {
	if id, ok := m.named[kind][fold(name)]; ok {
		return id
	}
	id, _ := m.id(kind, name)
	m.named[kind][fold(name)] = id
	if kind == "department" {
		m.titles[id] = name
	}
	asked := id
	if kind == "vendor" {
		asked = cmp.Or(m.Asked, m.first())
	}
	var t file.TOML
	t.Pair("name", file.Shorten(name, 80))
	open := []string{"statement"}
	if kind == "vendor" {
		open = []string{"factsheet", "answers_on_bias"}
	}
	if asked != "" {
		t.Open(m.Since, asked, open)
	}
	m.put(m.Site.Catalog.Kind(kind).Dir+"/"+id+".toml", t.String())
	m.report.Made[kind]++
	return id
}

// first is a department of the site, to be asked where no row names one.
func (m *maker) first() string {
	for _, r := range m.Site.Records("department") {
		return r.Meta().ID
	}
	return ""
}

// put keeps a record with the mark of the import and the sum of what it wrote,
// by which a later run knows whether a person has changed it since.
func (m *maker) put(path, body string) {
	if old := m.old(path); old != nil && !file.Untouched(string(old), m.Map.MadeBy) {
		m.report.Kept = append(m.report.Kept, path)
		return
	}
	m.files[path] = file.Sign(m.Site.Catalog, path, m.Map.MadeBy, body)
}

func (m *maker) old(path string) []byte {
	for _, kind := range []string{"tool", "department", "vendor"} {
		k := m.Site.Catalog.Kind(kind)
		if id, ok := strings.CutPrefix(path, k.Dir+"/"); ok {
			if r := m.Site.Record(kind, strings.TrimSuffix(id, ".toml")); r != nil {
				return r.Meta().File.Bytes
			}
		}
	}
	return nil
}

func firstOf(v any) string {
	if list, ok := v.([]string); ok && len(list) > 0 {
		return list[0]
	}
	return ""
}
