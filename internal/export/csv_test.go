package export

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSheet(t *testing.T) {
	for _, tt := range []struct{ name, cell, want string }{
		{"plain", "Clearview AI", `Clearview AI`},
		{"accents", "cámara", `cámara`},
		{"a comma", "a, b", `"a, b"`},
		{"a quote", `say "x"`, `"say ""x"""`},
		{"two lines", "a\nb", "\"a\r\nb\""},
		{"a formula", "=1+1", `'=1+1`},
		{"a formula that loads", `=HYPERLINK("https://x.example")`, `"'=HYPERLINK(""https://x.example"")"`},
		{"plus", "+1 505", `'+1 505`},
		{"minus", "-1", `'-1`},
		{"at", "@SUM(1)", `'@SUM(1)`},
		{"tab", "\t=1", "'\t=1"},
		{"return", "\r=1", `"'=1"`}, // encoding/csv drops a return without a new line
		{"a sign inside", "1=1", `1=1`},
		{"after a space", " =1", `" =1"`},
		{"empty", "", ``},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b, err := sheet([][]string{{"id", "x"}, {"1", tt.cell}})
			if err != nil {
				t.Fatal(err)
			}
			want := "\xef\xbb\xbfid,x\r\n1," + tt.want + "\r\n"
			if diff := cmp.Diff(want, string(b)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Whatever a cell holds, a reader gets it back: as it was, or with the
// apostrophe before it, and no cell begins as a formula does.
func FuzzSheet(f *testing.F) {
	f.Add("=1", "a\"b,c\r\n")
	f.Add("", "\ufeff")
	f.Add("\r", "'=")
	f.Fuzz(func(t *testing.T, a, b string) {
		out, err := sheet([][]string{{"a", "b"}, {a, b}})
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(out, []byte(bom)))).ReadAll()
		if err != nil || len(rows) != 2 || len(rows[1]) != 2 {
			t.Fatalf("read back as %q, %v", rows, err)
		}
		lines := func(s string) string { return strings.ReplaceAll(s, "\r", "") } // CSV knows one kind of line end
		for i, was := range []string{a, b} {
			got := rows[1][i]
			if got != "" && strings.ContainsRune("=+-@\t\r", rune(got[0])) {
				t.Errorf("the cell %q runs", got)
			}
			if lines(got) != lines(was) && lines(got) != lines("'"+was) {
				t.Errorf("%q came back as %q", was, got)
			}
		}
	})
}
