package table

import (
	_ "embed"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"plaza/internal/schema"
	"plaza/internal/source"
	"plaza/internal/tomldoc"
)

// Map says which column of a file becomes which field of a tool.
type Map struct {
	MadeBy  string
	Lists   bool              // a cell of a list field holds all its items, as package cells writes them
	Fixed   map[string]string // fields that are the same in every record
	Columns []Column
}

// Column is one column, by any of its names.
type Column struct {
	Head        []string
	Field       string            // "purpose", "model.type", "notes.impact"; "id" tells rows of one name apart, "withhold" keeps a row out
	Make        string            // kind of the records that its cells name, which are made where they are missing
	Values      map[string]string // beginnings of cells, in small letters, and the value each stands for
	OnlyIfEmpty bool              // the field may have a value from a column before
}

//go:embed omb.toml
var omb []byte

// OMB is the map of the US federal inventories of 2024 and 2025.
func OMB(c *schema.Catalog) *Map {
	m, err := ReadMap(c, "omb.toml", omb)
	if err != nil {
		panic("table: " + err.Error())
	}
	return m
}

// ReadMap reads a map. The error says what is wrong with it, for its author.
func ReadMap(c *schema.Catalog, name string, b []byte) (*Map, error) {
	f := source.New(name, b)
	doc, ds := tomldoc.Parse(f, 0, len(b))
	for _, d := range ds {
		return nil, fmt.Errorf("%s:%d: %s. %s", name, d.Line, d.Says, d.Mend)
	}
	m := &Map{MadeBy: "plaza import csv", Fixed: map[string]string{"kind": "tool"}}
	for _, key := range slices.Sorted(maps.Keys(doc.Tree)) {
		var err error
		switch v := doc.Tree[key].(type) {
		case string:
			switch {
			case key == "made_by":
				m.MadeBy = v
			case key == "cells" && v == "register":
				m.Lists = true
			case key == "cells":
				err = fmt.Errorf("cells is %q; it may be \"register\", for files whose cells are written as in the register's own", v)
			default:
				err = fmt.Errorf("%q is no key of a map", key)
			}
		case map[string]any:
			if key != "fixed" {
				err = fmt.Errorf("%q is no table of a map", key)
			}
			for k, x := range v {
				s, ok := x.(string)
				if !ok || !known(c, k) {
					err = fmt.Errorf("fixed.%s is no text for a field of a tool", k)
				}
				m.Fixed[k] = s
			}
		default:
			if key != "columns" {
				err = fmt.Errorf("%q is no key of a map", key)
				break
			}
			err = m.columns(c, v)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	if !slices.ContainsFunc(m.Columns, func(c Column) bool { return c.Field == "name" }) {
		return nil, fmt.Errorf("%s: no column becomes the name. Add [[columns]] with head = [\"its heading\"] and field = \"name\"", name)
	}
	return m, nil
}

func (m *Map) columns(c *schema.Catalog, v any) error {
	for _, t := range tables(v) {
		col := Column{Values: map[string]string{}}
		for key, x := range t {
			bad := false
			switch key {
			case "head":
				col.Head = texts(x)
				bad = len(col.Head) == 0
			case "field":
				col.Field, _ = x.(string)
				bad = !known(c, col.Field)
			case "make":
				col.Make, _ = x.(string)
				bad = col.Make != "department" && col.Make != "vendor"
			case "only_if_empty":
				col.OnlyIfEmpty, bad = x == true, x != true && x != false
			case "values":
				pairs, _ := x.(map[string]any)
				for from, to := range pairs {
					s, ok := to.(string)
					col.Values[fold(from)], bad = s, bad || !ok
				}
			default:
				bad = true
			}
			if bad {
				return fmt.Errorf("a column's %s is not understood. It has head, field (a field of a tool, \"id\" or notes.<key>), and may have make (department or vendor), values and only_if_empty", key)
			}
		}
		if len(col.Head) == 0 || col.Field == "" {
			return errors.New("a column needs head = [\"its heading\"] and field = \"a field of a tool\"")
		}
		m.Columns = append(m.Columns, col)
	}
	return nil
}

func tables(v any) []map[string]any {
	var out []map[string]any
	switch list := v.(type) {
	case []map[string]any:
		return list
	case []any:
		for _, x := range list {
			if t, ok := x.(map[string]any); ok {
				out = append(out, t)
			}
		}
	}
	return out
}

func texts(v any) []string {
	var out []string
	if s, ok := v.(string); ok {
		return []string{s}
	}
	list, _ := v.([]any)
	for _, x := range list {
		if s, ok := x.(string); ok {
			out = append(out, s)
		}
	}
	return out
}

// known reports whether a cell can become this field.
func known(c *schema.Catalog, path string) bool {
	if path == "id" || path == "withhold" || strings.HasPrefix(path, "notes.") && schema.ValidKey(path[len("notes."):]) {
		return true
	}
	return field(c, path) != nil || group(c, path)
}

// group reports whether a cell holds a group of fields, each with its name.
func group(c *schema.Catalog, path string) bool {
	f := c.Kind("tool").Field(path)
	return f != nil && f.Type == schema.Table
}

// field is the declaration of a field that holds one value, or a list of ids.
func field(c *schema.Catalog, path string) *schema.Field {
	top, inner, nested := strings.Cut(path, ".")
	f := c.Kind("tool").Field(top)
	if nested && f != nil && f.Type == schema.Table {
		for _, x := range f.Fields {
			if x.Name == inner {
				return plain(x)
			}
		}
		return nil
	}
	if nested {
		return nil
	}
	return plain(f)
}

func plain(f *schema.Field) *schema.Field {
	if f == nil || f.Type == schema.Table || f.Type == schema.Tables || f.Type == schema.Int || f.Type == schema.MomentType {
		return nil
	}
	return f
}

// fold makes headings and values comparable.
func fold(s string) string {
	s = strings.NewReplacer("’", "'", "‘", "'", "–", "-", "—", "-", "\u00a0", " ").Replace(s)
	return strings.ToLower(strings.Join(strings.Fields(s), " "))
}
