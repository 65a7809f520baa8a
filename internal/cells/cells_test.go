package cells

import (
	"slices"
	"strings"
	"testing"
)

func TestLists(t *testing.T) {
	for _, tt := range []struct {
		items []string
		want  string
	}{
		{nil, ""},
		{[]string{"Red"}, "Red"},
		{[]string{"Red", "Green", "Blue"}, "Red; Green; Blue"},
		{[]string{"a | b: c", "1;2", "d;"}, "a | b: c; 1;2; d;"},
		{[]string{"Red; dark", "Green"}, `Red\; dark; Green`},
		{[]string{`C:\x`}, `C:\\x`},
		{[]string{""}, `\e`},
		{[]string{"", "", "a"}, `\e; \e; a`},
		{[]string{" a ", "  "}, " a ;   "},
		{[]string{"a\r\nb", "\n"}, "a\\r\nb; \n"},
	} {
		if got := Join(tt.items); got != tt.want {
			t.Errorf("%q is written as %q, not %q", tt.items, got, tt.want)
		}
		if got := Split(tt.want); !slices.Equal(got, tt.items) {
			t.Errorf("%q is read as %q, not %q", tt.want, got, tt.items)
		}
	}
}

func TestGroups(t *testing.T) {
	cost := []Field{{"kind", "usage"}, {"note", "a | b; c: d"}, {"of", Join([]string{"x; y", "z"})}}
	one := JoinFields(cost)
	if want := `kind: usage | note: a \| b; c: d | of: x\\; y; z`; one != want {
		t.Errorf("written as %s, not %s", one, want)
	}
	list := Join([]string{one, "kind: staff"})
	if want := `kind: usage | note: a \\| b\; c: d | of: x\\\\\; y\; z; kind: staff`; list != want {
		t.Errorf("a list of them is %s, not %s", list, want)
	}
	back := Split(list)
	got, ok := SplitFields(back[0])
	if len(back) != 2 || !ok || !slices.Equal(got, cost) || !slices.Equal(Split(got[2].Value), []string{"x; y", "z"}) {
		t.Errorf("read as %q, %v", got, ok)
	}
	for _, bad := range []string{"no name", "a: b | c", ": x"} {
		if _, ok := SplitFields(bad); ok {
			t.Errorf("%q is taken for a group", bad)
		}
	}
}

// FuzzCells holds the laws for any text: list, group, list of groups, guard.
func FuzzCells(f *testing.F) {
	for _, s := range []string{"", "; ", " | ", ": ", `\`, `\e`, `\;`, "'", "=1", "'=1", "\r", "\r\n", " a ", ";", "|", `"`, "a; b | c: d", "\x00\xff"} {
		f.Add(s, "x", s+";")
		f.Add("y ", s, "\\"+s)
	}
	f.Fuzz(func(t *testing.T, a, b, c string) {
		for _, list := range [][]string{{a}, {a, b}, {a, b, c}, {"", a}, {a, ""}, {c + a, b + c, a + b}} {
			if got := Split(Join(list)); !slices.Equal(got, list) {
				t.Fatalf("%q came back as %q", list, got)
			}
			nested := Join([]string{Join(list), a})
			if got := Split(Split(nested)[0]); !slices.Equal(got, list) {
				t.Fatalf("inside a list %q came back as %q", list, got)
			}
			group := []Field{{"one", Join(list)}, {"two", b}, {"three", c}}
			got, ok := SplitFields(Split(Join([]string{JoinFields(group), a}))[0])
			if !ok || !slices.Equal(got, group) || !slices.Equal(Split(got[0].Value), list) {
				t.Fatalf("the group %q came back as %q", group, got)
			}
		}
		for _, s := range []string{a, "'" + a, "''" + a, "=" + a} {
			guarded := Guard(s)
			if Unguard(guarded) != s {
				t.Fatalf("%q came back as %q", s, Unguard(guarded))
			}
			if guarded != "" && strings.ContainsRune("=+-@\t\r", rune(guarded[0])) {
				t.Fatalf("the cell %q runs", guarded)
			}
		}
	})
}

// What needs no escape looks as it is.
func FuzzPlainCells(f *testing.F) {
	f.Add("Red", "a, b: c | d")
	f.Fuzz(func(t *testing.T, a, b string) {
		if a == "" || b == "" || strings.ContainsAny(a+b, "\\;\r") {
			t.Skip()
		}
		if got := Join([]string{a, b}); got != a+"; "+b {
			t.Fatalf("%q", got)
		}
		if !strings.Contains(a, "|") {
			if got := JoinFields([]Field{{"n", a}}); got != "n: "+a {
				t.Fatalf("%q", got)
			}
		}
	})
}
