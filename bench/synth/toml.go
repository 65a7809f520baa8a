package synth

import (
	"bytes"
	"fmt"
	"strings"
)

// TOML writes tables as TOML.
type TOML struct{ b bytes.Buffer }

// Bytes returns what was written.
func (t *TOML) Bytes() []byte { return t.b.Bytes() }

// Table writes the fields of a group, in one language: first the plain ones,
// then the groups within, each under its heading.
func (t *TOML) Table(heading string, fields Table, lang string) {
	for _, f := range fields {
		if s, ok := plain(f.Value, lang); ok {
			fmt.Fprintf(&t.b, "%s = %s\n", f.Name, s)
		}
	}
	for _, f := range fields {
		name := join(heading, f.Name)
		switch x := f.Value.(type) {
		case Table:
			t.heading("[", name, "]")
			t.Table(name, x, lang)
		case Keyed:
			for _, item := range x {
				t.heading("[", join(name, item.Name), "]")
				t.Table(join(name, item.Name), item.Value.(Table), lang)
			}
		case List:
			for _, item := range x {
				t.heading("[[", name, "]]")
				t.Table(name, item, lang)
			}
		}
	}
}

func (t *TOML) heading(open, name, shut string) {
	if t.b.Len() > 0 {
		t.b.WriteByte('\n')
	}
	t.b.WriteString(open + name + shut + "\n")
}

// plain writes a value that stands on one line.
func plain(v any, lang string) (string, bool) {
	switch v := v.(type) {
	case string:
		return Quote(v), true
	case Text:
		return Quote(v.In(lang)), true
	case Day:
		return string(v), true
	case int, bool:
		return fmt.Sprint(v), true
	case []string:
		quoted := make([]string, len(v))
		for i, s := range v {
			quoted[i] = Quote(s)
		}
		return "[" + strings.Join(quoted, ", ") + "]", true
	}
	return "", false
}

// Quote writes a text of one line as TOML.
func Quote(s string) string {
	return `"` + escapes.Replace(s) + `"`
}

var escapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

func join(heading, name string) string {
	if heading == "" {
		return name
	}
	return heading + "." + name
}
