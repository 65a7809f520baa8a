package admin

import (
	"strings"
	"testing"

	"plaza/internal/record"
	"plaza/internal/schema"
)

// What toml.js writes, it must know of: each field of each kind, as declared.
func TestEachFieldIsThere(t *testing.T) {
	for _, k := range record.Kinds().Kinds {
		got := fields(k.Written())
		if len(got) != len(k.Fields) {
			t.Errorf("%s has %d fields, the page knows %d", k.Name, len(k.Fields), len(got))
		}
		compare(t, k.Name, k.Written(), got)
	}
}

func compare(t *testing.T, where string, want []*schema.Field, got []field) {
	for i, f := range want {
		g := got[i]
		if g.Name != f.Name || g.Type != f.Type.String() || g.HasText != f.HasText() || len(g.Fields) != len(f.Fields) {
			t.Errorf("%s.%s is %+v", where, f.Name, g)
			continue
		}
		compare(t, where+"."+f.Name, f.Fields, g.Fields)
	}
}

// The page is served with a policy that lets no code of a page's own run.
func TestNoCodeInThePage(t *testing.T) {
	for _, name := range []string{"start.js", "toml.js", "admin.js", "admin.css"} {
		b, err := files.ReadFile("files/" + name)
		if err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{"innerHTML", "insertAdjacentHTML", "document.write", "eval(", "https://"} {
			if strings.Contains(string(b), bad) {
				t.Errorf("%s holds %q", name, bad)
			}
		}
	}
}
