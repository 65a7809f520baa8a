package schema

import (
	"reflect"

	"plaza/internal/diag"
	"plaza/internal/source"
	"plaza/internal/tomldoc"
)

// DecodeSettings reads a TOML file that is no record into the struct that v
// points to: it has no Head and no overlays, and stands on no page. It is
// declared by the same tags, and its mistakes are told in the same words. name
// is how messages call it, after "a": "settings file". at gives the place of
// a value; it is nil when the file cannot be parsed.
func DecodeSettings(v any, name string, f *source.File) (at func(path ...any) diag.Pos, ds []diag.Diagnostic) {
	doc, ds := tomldoc.Parse(f, 0, len(f.Bytes))
	if doc == nil || diag.HasErrors(ds) {
		return nil, ds
	}
	k := &Kind{Place: Place{Name: name}, Fields: SettingsFields(v)}
	d := &decoder{kind: k, doc: doc, file: f, out: ds}
	d.table(reflect.ValueOf(v).Elem(), k.Fields, doc.Tree, nil, "")
	return doc.Value, d.out
}

// SettingsFields returns the declaration of the settings in what v points to.
func SettingsFields(v any) []*Field { return fieldsOf(reflect.TypeOf(v).Elem(), "settings", nil) }
