package whole

import (
	"fmt"
	"strings"
	"testing"

	"plaza/internal/build"
	"plaza/internal/diag"
	"plaza/internal/schema"
	"plaza/internal/sitetest"
)

// withDate is the text of a record in which one date field, at the end of a path
// of fields, holds a value, and the number of the line it stands in.
func withDate(k *schema.Kind, path []*schema.Field, value string) (text string, line int) {
	var lines []string
	name := ""
	for i, f := range path[:len(path)-1] {
		name = strings.TrimPrefix(name+"."+f.Name, ".")
		if f.Keyed {
			name += ".summary"
		}
		switch last := i == len(path)-2; {
		case f.Type == schema.Tables && !f.Keyed:
			lines = append(lines, "[["+name+"]]")
		case last:
			lines = append(lines, "["+name+"]")
		}
	}
	lines = append(lines, path[len(path)-1].Name+" = "+value)
	line = len(lines)
	if k.Markdown {
		lines = append(append([]string{"+++"}, lines...), "+++", "", "A text.")
		line++
	}
	return strings.Join(lines, "\n") + "\n", line
}

// found returns the lines of the file at which a date is said to lie ahead.
func found(ds []diag.Diagnostic, file string) string {
	var lines []string
	for _, d := range ds {
		if d.File == file && d.Code == "record/date-ahead" {
			lines = append(lines, fmt.Sprint(d.Line))
		}
	}
	return strings.Join(lines, " ")
}

// Every date field of every kind says whether it tells of something that has
// happened. Such a date is an error, at its line, from the day after the build
// on; that of a plan never is. New fields are tried as well.
func TestEachDateField(t *testing.T) {
	tried := map[bool]int{}
	clean := sitetest.Small.Sources(t)
	try := func(k *schema.Kind, path []*schema.Field) {
		f := path[len(path)-1]
		file := k.Dir + "/probe" + k.Ext()
		if k.Single {
			file = k.Dir + "/" + k.Name + k.Ext()
		}
		for _, x := range []struct {
			value string
			ahead bool
		}{{"2026-11-29", false}, {"2026-11-30", true}, {`"2026"`, false}, {`"2026-11"`, false}, {`"2026-12"`, true}, {`"2027"`, true}, {"2096-02-29", true}} {
			if f.Type == schema.MomentType {
				if x.value[0] == '"' {
					continue
				}
				x.value += "T23:59:00"
			}
			text, line := withDate(k, path, x.value)
			if k.Single {
				was := clean.Text(t, file)
				if len(path) == 1 {
					text = text + was
				} else {
					text, line = was+text, line+strings.Count(was, "\n")
				}
			}
			copied := sitetest.Small.Sources(t)
			copied.Put(file, text)
			want := ""
			if x.ahead && f.Past {
				want = fmt.Sprint(line)
			}
			l := copied.Load(t, build.Options{Today: sitetest.Today})
			if got := found(l.Diags, file); got != want {
				t.Errorf("%s of %s = %s: an error at line %q, want %q\n%s", f.Name, f.Owner, x.value, got, want, text)
			}
		}
		tried[f.Past]++
	}
	var walk func(k *schema.Kind, fields []*schema.Field, above []*schema.Field)
	walk = func(k *schema.Kind, fields, above []*schema.Field) {
		for _, f := range fields {
			path := append(above[:len(above):len(above)], f)
			if f.IsDate() {
				try(k, path)
			}
			walk(k, f.Fields, path)
		}
	}
	kinds := sitetest.Small.Site(t).Site.Catalog.Kinds
	for i, k := range kinds {
		fields := k.Own()
		if i == 0 {
			fields = k.Fields // those of Head are the same for all
		}
		walk(k, fields, nil)
	}
	if tried[true] < 30 || tried[false] < 15 {
		t.Errorf("tried only %d dates of the past and %d of plans", tried[true], tried[false])
	}
}

// A translation is not made on a day that is still to come.
func TestDateOfTranslation(t *testing.T) {
	for _, x := range [][2]string{{"2026-11-29", ""}, {"2026-11-30", "5"}} {
		src := sitetest.Small.Sources(t)
		src.Put("data/tools/leak-finder.es.toml", "summary = \"Escucha las tuberías.\"\n[translation]\nmethod = \"machine\"\nby = \"Plaza\"\non = "+x[0]+"\n")
		l := src.Load(t, build.Options{Today: sitetest.Today})
		if got := found(l.Diags, "data/tools/leak-finder.es.toml"); got != x[1] {
			t.Errorf("on = %s: an error at line %q, want %q", x[0], got, x[1])
		}
	}
}
