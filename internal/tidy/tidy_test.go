package tidy_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"plaza/internal/record"
	"plaza/internal/source"
	"plaza/internal/tidy"
)

const (
	tool    = "data/tools/x-ray.toml"
	overlay = "data/tools/x-ray.es.toml"
	clause  = "content/policy/4-2.md"
)

func form(t interface{ Fatalf(string, ...any) }, path, text string) string {
	b, ds, err := tidy.File(record.Kinds(), source.New(path, []byte(text)))
	if err != nil || len(ds) > 0 {
		t.Fatalf("%s: %v %v\n%s", path, err, ds, text)
	}
	return string(b)
}

func TestFile(t *testing.T) {
	for _, tt := range []struct{ name, path, in, out string }{
		{"order, spacing and quotes", tool,
			"\n\nkind='tool'\n  \"name\"   = 'X \"ray\"'\nsummary = \"A \\\"b\\\".\"\nexample=true\ncreated_on=2026-01-02\nvendor = 'acme'",
			"example    = true\nname       = 'X \"ray\"'\nkind       = \"tool\"\nvendor     = \"acme\"\nsummary    = 'A \"b\".'\ncreated_on = 2026-01-02\n"},
		{"tables in order, what they hold with them", tool,
			"[[sources]]\nlocator=\"1\"\ndocument=\"a\"\n\n[sources.wording]\nsummary=\"s\"\nname=\"n\"\n[[sources]]\nurl=\"https://x.example\"\n[[costs]]\nstatus=\"unknown\"\nkind=\"unknown\"\n[opt_out]\nlevel=\"none\"\n[withheld.purpose]\non=2026-01-01\nbasis=\"b\"\n[withheld.name]\nbasis=\"b\"\n",
			"[opt_out]\nlevel = \"none\"\n\n[[costs]]\nkind   = \"unknown\"\nstatus = \"unknown\"\n\n[[sources]]\ndocument = \"a\"\nlocator  = \"1\"\n[sources.wording]\nname    = \"n\"\nsummary = \"s\"\n\n[[sources]]\nurl = \"https://x.example\"\n\n[withheld.name]\nbasis = \"b\"\n\n[withheld.purpose]\nbasis = \"b\"\non    = 2026-01-01\n"},
		{"comments keep their place", tool,
			"#:schema ../schema/tool.json\n# About the file.\n\n# Of the kind.\nkind = \"tool\" # one of three\n\n# Of the name,\n# in two lines.\nname = \"X\"\n# At the end of the facts.\n\n# Of the costs.\n[[costs]] # first\n# Of its kind.\nkind = \"unknown\"\n\n# Of the way out.\n[opt_out]\nlevel = \"none\"\n# Last.\n",
			"#:schema ../schema/tool.json\n# About the file.\n\n# Of the name,\n# in two lines.\nname = \"X\"\n# Of the kind.\nkind = \"tool\" # one of three\n# At the end of the facts.\n\n# Of the way out.\n[opt_out]\nlevel = \"none\"\n# Last.\n\n# Of the costs.\n[[costs]] # first\n# Of its kind.\nkind = \"unknown\"\n"},
		{"a directive stays on top", tool, "#:schema x.json\nkind = \"tool\"\nname = \"X\"\n", "#:schema x.json\n\nname = \"X\"\nkind = \"tool\"\n"},
		{"blank lines between names stay single", tool, "name = \"X\"\n\n\n\nkind = \"tool\"\nfamily = \"y-y\"\n", "name = \"X\"\n\nkind   = \"tool\"\nfamily = \"y-y\"\n"},
		{"lists", tool,
			"departments=[ 'a','b' ,]\nproduct_names = [\n \"one\" # first\n  ,\n# above two\n# and more\n\"two\"\n# end\n]\nlifecycle_dates=[{on=2026-01-01,stage=\"in-use\"}]\nlanguages_served=[]\n",
			"product_names    = [\n  \"one\", # first\n  # above two\n  # and more\n  \"two\",\n  # end\n]\ndepartments      = [\"a\", \"b\"]\nlifecycle_dates  = [{ stage = \"in-use\", on = 2026-01-01 }]\nlanguages_served = []\n"},
		{"escapes and long texts stay as written", tool,
			"summary = \"a\\u0301 \\t b\"\npurpose = \"\"\"\nTwo\nlines\"\"\"\nname = 'C:\\x'\n",
			"name    = 'C:\\x'\nsummary = \"a\\u0301 \\t b\"\npurpose = \"\"\"\nTwo\nlines\"\"\"\n"},
		{"unknown names come last", tool, "zzz = 1\naaa = 2\nname = \"X\"\n[other]\na = 1\n[board]\npresented=\"no\"\n", "name = \"X\"\nzzz  = 1\naaa  = 2\n\n[board]\npresented = \"no\"\n\n[other]\na = 1\n"},
		{"names with dots", tool, "opt_out.level = \"none\"\nname = \"X\"\nopt_out.\"how\" = \"h\"\n", "name          = \"X\"\nopt_out.level = \"none\"\nopt_out.how   = \"h\"\n"},
		{"a translation", overlay,
			"summary = \"s\"\nname=\"n\"\n[translation.src]\nsummary=\"1a\"\n\"notes.b.text\"=\"2b\"\nname=\"3c\"\n\"costs.x.note\"=\"4d\"\n\"notes.a.text\"=\"5e\"\n[translation]\non=2026-01-02\nmethod=\"human\"\nby=\"X\"\n[notes.b]\ntext=\"t\"\n[notes.a]\ntext=\"t\"\n[costs.x]\nnote=\"n\"\n",
			"name    = \"n\"\nsummary = \"s\"\n\n[costs.x]\nnote = \"n\"\n\n[notes.b]\ntext = \"t\"\n\n[notes.a]\ntext = \"t\"\n\n[translation]\nmethod = \"human\"\nby     = \"X\"\non     = 2026-01-02\n\n[translation.src]\nname = \"3c\"\nsummary = \"1a\"\n\"costs.x.note\" = \"4d\"\n\"notes.b.text\" = \"2b\"\n\"notes.a.text\" = \"5e\"\n"},
		{"Markdown below", clause, "+++\r\npart=\"p-p\"\r\nnumber=\"4.2\"\r\n+++\r\n\r\nA *text*  \r\n", "+++\nnumber = \"4.2\"\npart   = \"p-p\"\n+++\n\nA *text*  \n"},
		{"only comments", tool, "# one\n\n\n# two\n", "# one\n\n# two\n"},
		{"nothing", tool, "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := form(t, tt.path, tt.in)
			if diff := cmp.Diff(tt.out, got); diff != "" {
				t.Error(diff)
			}
			if again := form(t, tt.path, got); again != got {
				t.Errorf("the second time it writes:\n%s", again)
			}
		})
	}
}

// A file with a mistake is left alone, and what is no record has no form.
func TestNot(t *testing.T) {
	b, ds, err := tidy.File(record.Kinds(), source.New(tool, []byte("name = \"X\"\nname = \"Y\"\n")))
	if b != nil || err != nil || len(ds) != 1 || ds[0].Code != "toml/duplicate-name" {
		t.Errorf("%q %v %v", b, ds, err)
	}
	if _, _, err := tidy.File(record.Kinds(), source.New("i18n/en.toml", []byte("a = 1\n"))); !errors.Is(err, tidy.ErrNotRecord) {
		t.Error(err)
	}
	if _, ds, _ := tidy.File(record.Kinds(), source.New("data/tolls/x.toml", nil)); len(ds) != 1 {
		t.Error(ds)
	}
	if _, ds, _ := tidy.File(record.Kinds(), source.New(clause, []byte("No facts.\n"))); len(ds) != 1 {
		t.Error(ds)
	}
}

// Documents made of the statements of records, with a comment of its own in
// every place that can hold one: all comments are there afterwards, and the
// second time nothing changes. That the values are equal File looks at itself.
func TestEveryCommentSurvives(t *testing.T) {
	values := rapid.SampledFrom([]string{`"a"`, `'b "c"'`, "1", "true", "2026-01-02", "2026-01-02 10:00:00", "[]", `["a", 'b']`, "[ %c\n 'x' %c\n, %c\n %c\n 'y', ['z' %c\n] %c\n]", "{ b = 1, a = [1, %c\n 2] }", "\"\"\"\n# no comment\n\"\"\""})
	keys := rapid.SampledFrom([]string{"name", "kind", "summary", "zzz", "created_on", "example", `"a b"`, "board.why", "vendor"})
	heads := rapid.SampledFrom([]string{"[opt_out]", "[[costs]]", "[costs.more]", "[[sources]]", "[sources.wording]", "[model]", "[withheld.data]", "[other.y]", "[translation]", "[translation.src]"})
	rapid.Check(t, func(r *rapid.T) {
		n := 0
		var b strings.Builder
		comment := func() string {
			n++
			return fmt.Sprintf("# comment %d.", n)
		}
		between := func() {
			for range rapid.IntRange(0, 3).Draw(r, "lines") {
				b.WriteString(rapid.SampledFrom([]string{"\n", "", "%c\n", "  %c \n", "#:schema %c\n"}).Draw(r, "line"))
			}
		}
		end := func() {
			b.WriteString(rapid.SampledFrom([]string{"\n", " %c\n"}).Draw(r, "end"))
		}
		seen := map[string]bool{}
		table := ""
		for range rapid.IntRange(0, 9).Draw(r, "statements") {
			between()
			if rapid.IntRange(0, 2).Draw(r, "heading") == 0 {
				h := heads.Draw(r, "head")
				if seen[h] && !strings.HasPrefix(h, "[[") || h == "[costs.more]" && !seen["[[costs]]"] || h == "[sources.wording]" && !seen["[[sources]]"] {
					continue
				}
				seen[h] = true
				switch h {
				case "[[costs]]":
					delete(seen, "[costs.more]")
				case "[[sources]]":
					delete(seen, "[sources.wording]")
				}
				b.WriteString(h)
				end()
				table = fmt.Sprint(h, n, b.Len())
				continue
			}
			k := keys.Draw(r, "key")
			if seen[table+k] {
				continue
			}
			seen[table+k] = true
			b.WriteString(k + " = " + values.Draw(r, "value"))
			end()
		}
		between()
		text := b.String()
		for strings.Contains(text, "%c") {
			text = strings.Replace(text, "%c", comment(), 1)
		}
		path := rapid.SampledFrom([]string{tool, overlay}).Draw(r, "path")
		got := form(r, path, text)
		for i := 1; i <= n; i++ {
			if want := fmt.Sprintf("# comment %d.", i); strings.Count(got, want) != 1 {
				r.Fatalf("%q is lost in\n%s\nbecame\n%s", want, text, got)
			}
		}
		if again := form(r, path, got); again != got {
			r.Fatalf("from\n%s\nfirst\n%s\nthen\n%s", text, got, again)
		}
	})
}

// FuzzFile holds the laws for any bytes.
func FuzzFile(f *testing.F) {
	f.Add("name = 'x' # a\n[[costs]]\n# b\nkind = [ # c\n1]\n", false)
	f.Add("a.b = {c = [\n# x\n]}\r\n[translation.src]\n\"a.b\" = \"x\"\n", true)
	f.Fuzz(func(t *testing.T, text string, over bool) {
		path := tool
		if over {
			path = overlay
		}
		b, ds, err := tidy.File(record.Kinds(), source.New(path, []byte(text)))
		if err != nil {
			t.Fatalf("%v\n%q", err, text)
		}
		if len(ds) > 0 || b == nil {
			return
		}
		if again := form(t, path, string(b)); again != string(b) {
			t.Fatalf("%q\nfirst\n%s\nthen\n%s", text, b, again)
		}
	})
}

// Every record of this repository can be brought into form, and stays there.
func TestShippedRecords(t *testing.T) {
	root := "../.."
	n := 0
	for _, part := range []string{"data", "content"} {
		err := filepath.WalkDir(filepath.Join(root, part), func(p string, d os.DirEntry, err error) error {
			rel, _ := filepath.Rel(root, p)
			if err != nil || d.IsDir() || filepath.Ext(p) == ".lock" || d.Name() == "redirects.toml" {
				return err
			}
			b, err := os.ReadFile(p)
			if err != nil {
				return err
			}
			n++
			got := form(t, filepath.ToSlash(rel), string(b))
			if got == string(b) {
				return nil // it stays as it is
			}
			if again := form(t, filepath.ToSlash(rel), got); again != got {
				t.Errorf("%s does not stay as it was written", rel)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if n < 300 {
		t.Errorf("only %d files", n)
	}
}
