package schema

import (
	"maps"
	"reflect"
	"slices"
	"strconv"

	"plaza/internal/diag"
)

func (d *decoder) tables(v reflect.Value, f *Field, x any, path []any, dotted string) {
	if f.Keyed {
		t, ok := x.(map[string]any)
		if !ok {
			d.wrongType(f, x, path, "tables with a name each: a line ["+f.Name+".name] with its fields below")
			return
		}
		d.keyedTables(v, f, t, path, dotted)
		return
	}
	var items []map[string]any
	switch x := x.(type) {
	case []map[string]any:
		items = x
	case []any: // inline tables
		for _, item := range x {
			t, ok := item.(map[string]any)
			if !ok {
				d.wrongType(f, x, path, "a list of tables: a line [["+f.Name+"]] before each")
				return
			}
			items = append(items, t)
		}
	default:
		d.wrongType(f, x, path, "a list of tables: a line [["+f.Name+"]] before each")
		return
	}
	list := reflect.MakeSlice(v.Type(), len(items), len(items))
	seen := map[string]bool{}
	for i, item := range items {
		at := append(slices.Clone(path), i)
		d.table(list.Index(i), f.Fields, item, at, joinPath(dotted, d.key(f, item, at, seen)))
	}
	v.Set(list)
}

// key returns the word by which overlays name an item of a list. A list with
// translatable text must give one to each item; others are numbered.
func (d *decoder) key(f *Field, item map[string]any, at []any, seen map[string]bool) string {
	key, _ := item["key"].(string)
	switch {
	case key == "":
		for _, sub := range f.Fields {
			if _, has := item[sub.Name]; has && sub.HasText() {
				d.add(diag.New("record/missing-key", d.doc.Value(at...), "field", f.Name))
				break
			}
		}
		return strconv.Itoa(at[len(at)-1].(int) + 1)
	case !ValidKey(key):
		d.add(diag.New("record/key-form", d.doc.Value(append(slices.Clone(at), "key")...), "key", key))
	case seen[key]:
		d.add(diag.New("record/key-twice", d.doc.Value(append(slices.Clone(at), "key")...), "key", key, "field", f.Name))
	}
	seen[key] = true
	return key
}

// keyedTables decodes [field.key] tables, sorted by key. An item whose only
// own field is a text may be written as key = "text".
func (d *decoder) keyedTables(v reflect.Value, f *Field, t map[string]any, path []any, dotted string) {
	keys := slices.Sorted(maps.Keys(t))
	list := reflect.MakeSlice(v.Type(), 0, len(keys))
	for _, key := range keys {
		at := append(slices.Clone(path), key)
		item := reflect.New(f.elem).Elem()
		item.FieldByName("Key").SetString(key)
		switch x := t[key].(type) {
		case map[string]any:
			d.table(item, f.Fields[1:], x, at, joinPath(dotted, key))
		default:
			if len(f.Fields) != 2 {
				d.wrongType(f, x, at, "a table: a line ["+f.Name+"."+key+"] with its fields below")
				continue
			}
			d.value(item.FieldByIndex(f.Fields[1].index), f.Fields[1], x, at, joinPath(dotted, key))
		}
		list = reflect.Append(list, item)
	}
	v.Set(list)
}
