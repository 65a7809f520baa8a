package tomldoc

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"plaza/internal/diag"
)

func parse(t *testing.T, text string) *Doc {
	t.Helper()
	f := file(text)
	doc, found := Parse(f, 0, len(f.Bytes))
	if doc == nil {
		t.Fatalf("%q was not read: %v", text, brief(found))
	}
	return doc
}

func at(p diag.Pos) string { return fmt.Sprintf("%d:%d+%d", p.Line, p.Col, p.Width) }

const sample = `name = "ñandú"
list = [ "a", 'b', # two
  [ 1, { x = 2, y.z = [ 3 ] } ], """c
d""" ]
a.b = true # dotted

[ sources . wording ]
"pur pose" = "x"

[[costs]]
key = 1
[costs.more]
on = 2026-01-02
[[costs]]
key = 2
`

func TestPlaces(t *testing.T) {
	doc := parse(t, sample)
	for _, c := range []struct {
		path             []any
		key, value, text string
	}{
		{[]any{"name"}, "1:1+4", "1:8+7", `"ñandú"`},
		{[]any{"list"}, "2:1+4", "2:8+17", sample[strings.Index(sample, `[ "a"`):strings.Index(sample, "\na.b")]},
		{[]any{"list", 0}, "2:10+3", "2:10+3", `"a"`},
		{[]any{"list", 1}, "2:15+3", "2:15+3", `'b'`},
		{[]any{"list", 2}, "3:3+29", "3:3+29", `[ 1, { x = 2, y.z = [ 3 ] } ]`},
		{[]any{"list", 2, 0}, "3:5+1", "3:5+1", `1`},
		{[]any{"list", 2, 1}, "3:8+22", "3:8+22", `{ x = 2, y.z = [ 3 ] }`},
		{[]any{"list", 2, 1, "x"}, "3:10+1", "3:14+1", `2`},
		{[]any{"list", 2, 1, "y"}, "3:17+1", "3:23+5", ``},
		{[]any{"list", 2, 1, "y", "z"}, "3:19+1", "3:23+5", `[ 3 ]`},
		{[]any{"list", 2, 1, "y", "z", 0}, "3:25+1", "3:25+1", `3`},
		{[]any{"list", 3}, "3:34+4", "3:34+4", "\"\"\"c\nd\"\"\""},
		{[]any{"a"}, "5:1+1", "5:7+4", ``},
		{[]any{"a", "b"}, "5:3+1", "5:7+4", `true`},
		{[]any{"sources"}, "7:3+7", "7:1+21", ``},
		{[]any{"sources", "wording"}, "7:13+7", "7:1+21", ``},
		{[]any{"sources", "wording", "pur pose"}, "8:1+10", "8:14+3", `"x"`},
		{[]any{"costs"}, "10:3+5", "10:1+9", ``},
		{[]any{"costs", 0}, "10:3+5", "10:1+9", ``},
		{[]any{"costs", 0, "key"}, "11:1+3", "11:7+1", `1`},
		{[]any{"costs", 0, "more", "on"}, "13:1+2", "13:6+10", `2026-01-02`},
		{[]any{"costs", 1}, "14:3+5", "14:1+9", ``},
		{[]any{"costs", 1, "key"}, "15:1+3", "15:7+1", `2`},
		// What is not there is shown at the nearest thing above it.
		{[]any{"costs", 1, "note"}, "14:3+5", "14:1+9", ``},
		{[]any{"costs", 7}, "10:3+5", "10:1+9", ``},
		{[]any{"costs", -1, "x"}, "10:3+5", "10:1+9", ``},
		{[]any{"name", "x", 3}, "1:1+4", "1:8+7", ``},
		{[]any{"list", 9}, "2:1+4", "2:8+17", ``},
		{[]any{"Name"}, "1:1+1", "1:1+1", ``},
		{[]any{3.5}, "1:1+1", "1:1+1", ``},
		{nil, "1:1+1", "1:1+1", ``},
	} {
		text := ""
		if offset, n, ok := doc.ValueRange(c.path...); ok {
			text = sample[offset : offset+n]
		}
		got := []string{at(doc.Key(c.path...)), at(doc.Value(c.path...)), text}
		if diff := cmp.Diff([]string{c.key, c.value, c.text}, got); diff != "" {
			t.Errorf("%v (-want +got)\n%s", c.path, diff)
		}
	}
}

func TestKeys(t *testing.T) {
	doc := parse(t, "z = 1\nName = 2\nname = 3\n[y]\nc = 1\nb = { q = 1, p = 2 }\na.d = 1\n[x]\n[[w]]\nk = 1\n[[w]]\nl = 1\nk = 2\n")
	for _, c := range []struct {
		path []any
		want []string
	}{
		{nil, []string{"z", "Name", "name", "y", "x", "w"}},
		{[]any{"y"}, []string{"c", "b", "a"}},
		{[]any{"y", "b"}, []string{"q", "p"}},
		{[]any{"y", "a"}, []string{"d"}},
		{[]any{"x"}, []string{}},
		{[]any{"w", 1}, []string{"l", "k"}},
		{[]any{"w"}, nil},
		{[]any{"w", 2}, nil},
		{[]any{"z"}, nil},
		{[]any{"nothing"}, nil},
		{[]any{1.5}, nil},
	} {
		if diff := cmp.Diff(c.want, doc.Keys(c.path...)); diff != "" {
			t.Errorf("%v (-want +got)\n%s", c.path, diff)
		}
	}
}

// TestFrontMatter reads a part of a file: what stands around it does not
// count, and places are those in the file.
func TestFrontMatter(t *testing.T) {
	text := "+++\ntitle = \"Ñ\"\n+++\nname = not TOML\n"
	from, to := 4, strings.Index(text, "+++\nname")
	f := file(text)
	doc, found := Parse(f, from, to)
	if doc == nil || len(found) > 0 {
		t.Fatalf("want no diagnostics, got %v", brief(found))
	}
	if got := at(doc.Value("title")); got != "2:9+3" {
		t.Errorf("the title is at %s", got)
	}
	if got := at(doc.Key("none")); got != "2:1+1" {
		t.Errorf("what is missing is at %s", got)
	}
	if offset, n, ok := doc.ValueRange("title"); !ok || text[offset:offset+n] != `"Ñ"` {
		t.Errorf("the title's text is %d bytes at %d, %v", n, offset, ok)
	}
	if _, found := Parse(f, from, len(text)); len(found) == 0 {
		t.Error("the text below was read as TOML")
	}
	for _, r := range [][2]int{{-5, 2}, {9, 3}, {1000, 2000}} {
		Parse(f, r[0], r[1]) // must not panic
	}
}

// TestTree holds that a tree depends on the bytes alone.
func TestTree(t *testing.T) {
	doc := parse(t, "day = 2026-03-01\nhour = 07:30:00\nboth = 2026-03-01T07:30:00\nmoment = 2026-03-01T07:30:00-07:00\n"+
		"utc = 2026-03-01T07:30:00Z\nlist = [ { on = 2026-03-01 } ]\ntext = \"\"\"\r\na\r\nb\"\"\"\r\n[[c]]\non = 2026-03-01\n")
	for _, c := range []struct {
		name, zone string
		unix       int64
	}{
		{"day", "date-local", 1772323200}, {"both", "datetime-local", 1772350200},
		{"moment", "", 1772375400}, {"utc", "UTC", 1772350200},
	} {
		got := doc.Tree[c.name].(time.Time)
		if got.Location().String() != c.zone || got.Unix() != c.unix {
			t.Errorf("%s: want %q and %d, got %q and %d", c.name, c.zone, c.unix, got.Location(), got.Unix())
		}
	}
	if got := doc.Tree["hour"].(time.Time); got.Location().String() != "time-local" || got.Format(time.TimeOnly) != "07:30:00" {
		t.Errorf("hour: got %v", got)
	}
	for _, nested := range []any{
		doc.Tree["list"].([]any)[0].(map[string]any)["on"], doc.Tree["c"].([]map[string]any)[0]["on"],
	} {
		if _, offset := nested.(time.Time).Zone(); offset != 0 {
			t.Errorf("a date inside a list keeps the offset %d of this machine", offset)
		}
	}
	if got := doc.Tree["text"]; got != "a\nb" {
		t.Errorf("text: got %q", got)
	}
}
