package table_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"plaza/internal/build"
	"plaza/internal/diag"
	"plaza/internal/imports"
	"plaza/internal/imports/table"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/tidy"
)

// site is a copy of the small made-up site, with all stages that the built-in
// map names.
func site(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	for from, to := range map[string]string{"../../../test/mistakes/base": "", "../../../i18n": "i18n"} {
		if err := os.CopyFS(filepath.Join(dir, to), os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	for i, s := range []string{"in-development:before", "pilot:live", "retired:after"} {
		id, phase, _ := strings.Cut(s, ":")
		text := fmt.Sprintf("name = %q\nmeaning = \"A stage %s.\"\norder = %d\nphase = %q\n", strings.ToUpper(id[:1])+id[1:], id, 10+i, phase)
		if err := os.WriteFile(filepath.Join(dir, "data/statuses", id+".toml"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func options(dir string) build.Options {
	return build.Options{Dir: dir, Now: time.Now, Today: schema.Date{Year: 2026, Month: 5, Day: 1}}
}

// run imports a file as the program does, and returns what it wrote and said.
func run(t testing.TB, dir string, b []byte) (imports.Written, string) {
	t.Helper()
	l, err := build.Load(context.Background(), options(dir))
	if err != nil || l.Site == nil || diag.HasErrors(l.Diags) {
		t.Fatal(err, l.Diags)
	}
	res, err := table.Import(b, table.Options{Site: l.Site, Map: table.OMB(record.Kinds()), Name: "inventory.csv", Since: "2024"})
	if err != nil {
		t.Fatal(err)
	}
	w, err := imports.Write(t.Context(), dir, res.Files, "data/tools", "")
	if err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	res.Report.Print(&said, true)
	return w, said.String()
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// What an import made passes "plaza check", and running it again changes
// nothing.
func TestInventoriesBecomeASite(t *testing.T) {
	dir := site(t)
	for _, name := range []string{"testdata/omb-2024-invented.csv", "testdata/omb-2025-invented.csv"} {
		b := read(t, name)
		if w, _ := run(t, dir, b); len(w.New) == 0 || len(w.Changed) > 0 {
			t.Fatalf("%s: wrote %+v", name, w)
		}
		if w, said := run(t, dir, b); len(w.New)+len(w.Changed) > 0 {
			t.Errorf("%s: again, it wrote %+v\n%s", name, w, said)
		}
	}
	usual(t, dir)
	_, ds, err := build.Check(context.Background(), options(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range ds {
		if d.Severity == diag.Error {
			t.Errorf("%s:%d: %s (%s)", d.File, d.Line, d.Says, d.Code)
		}
	}
}

// usual fails where a file is not as "plaza fmt" would write it: then a later
// import would take what fmt did for a person's change.
func usual(t *testing.T, dir string) {
	t.Helper()
	files, err := build.Read(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	made := 0
	for _, f := range files {
		if !strings.Contains(string(f.Bytes), "# Made by \"plaza import") {
			continue
		}
		made++
		b, ds, err := tidy.File(record.Kinds(), f)
		if err != nil || len(ds) > 0 || string(b) != string(f.Bytes) {
			t.Errorf("%s is not in the usual form: %v %v", f.Path, ds, err)
		}
	}
	if made == 0 {
		t.Error("nothing was looked at")
	}
}

// Nothing is lost without a word.
func TestEverythingIsToldOrKept(t *testing.T) {
	dir := site(t)
	_, said := run(t, dir, read(t, "testdata/omb-2024-invented.csv"))
	for _, want := range []string{
		"in Windows-1252", "Made 5 tools", "-> purpose", "Use Case Topic Area\n", "1 x Post",
		"If Other, please explain. (2)", "1 x by hand", "1 x asked twice", "FY23",
		"Stage of Development: no value of the field stands for it: In mission",
		"holds what looks like a protected number or a personal address",
		"line 6 has 3 values for 24 headings", "without one: one value too many",
		"name: is empty, so no record was made of the row", "1 rows were empty", "1 texts were longer",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("the report does not say %q:\n%s", want, said)
		}
	}
	one := string(read(t, filepath.Join(dir, "data/tools/invented-sorting-of-letters.toml")))
	for _, want := range []string{`purpose     = "Invented for a test: it sorts letters by their subject — a “first” look. It saves time."`, `lifecycle   = "in-use"`, `departments = ["office-of-made-up-mail"]`, "inventory.csv, line 2"} {
		if !strings.Contains(one, want) {
			t.Errorf("the record does not hold %q:\n%s", want, one)
		}
	}
	other := string(read(t, filepath.Join(dir, "data/tools/invented-sorting-of-letters-office-of-other-mail.toml")))
	if !strings.Contains(other, " …\"\n") || strings.Count(other, "a long sentence that goes on and on.") < 80 || !strings.Contains(other, "Résumés") {
		t.Errorf("a long text is not kept whole under the sources:\n%s", other)
	}
}

// A record that a person changed, or wrote, is left as it is.
func TestPeopleWin(t *testing.T) {
	dir := site(t)
	b := read(t, "testdata/omb-2025-invented.csv")
	mine := filepath.Join(dir, "data/tools/invented-answers-at-a-counter.toml")
	other := strings.ReplaceAll(string(read(t, filepath.Join(dir, "data/tools/form-reader.toml"))), "Form reader", "Ours")
	if err := os.WriteFile(mine, []byte(other), 0o644); err != nil {
		t.Fatal(err)
	}
	run(t, dir, b)
	if string(read(t, mine)) != other {
		t.Error("a record of the site's own was replaced")
	}
	made := filepath.Join(dir, "data/vendors/made-up-counter-software.toml")
	edited := strings.Replace(string(read(t, made)), "Made-up Counter", "Mended Counter", 1)
	if err := os.WriteFile(made, []byte(edited), 0o644); err != nil {
		t.Fatal(err)
	}
	run(t, dir, b)
	if string(read(t, made)) != edited {
		t.Error("an edited record was replaced")
	}
	if _, err := os.Stat(filepath.Join(dir, "data/tools/invented-not-for-the-public.toml")); err == nil {
		t.Error("a row that is to be withheld became a record")
	}
	tools, _ := filepath.Glob(filepath.Join(dir, "data/tools/invented-answers-*.toml"))
	if len(tools) != 3 {
		t.Errorf("there are %q", tools)
	}
}

// Maps of people are checked before anything is read by them.
func TestMapsAreChecked(t *testing.T) {
	for text, want := range map[string]string{
		"[[columns]]\nhead = \"A\"\nfield = \"nome\"\n":                    "field is not understood",
		"[[columns]]\nhead = \"A\"\nfield = \"purpose\"\n":                 "no column becomes the name",
		"[[columns]]\nhead = \"A\"\n":                                      "a column needs",
		"colour = 3\n":                                                     "is no key of a map",
		"[fixed]\nkindd = \"tool\"\n":                                      "fixed.kindd",
		"[[columns]\n":                                                     "map.toml:1",
		"[[columns]]\nhead = [\"A\"]\nfield = \"name\"\nmake = \"tool\"\n": "make is not understood",
		"[[columns]]\nhead = [\"A\"]\nfield = \"name\"\n[[columns]]\nhead = [\"B\"]\nfield = \"notes.one\"\n": "",
	} {
		_, err := table.ReadMap(record.Kinds(), "map.toml", []byte(text))
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

// Any bytes end in a report or in an error.
func FuzzRead(f *testing.F) {
	f.Add([]byte("a,b\n1,2\n"))
	f.Add([]byte("\xef\xbb\xbfa,\"b\nc\"\n\"1\"\"\",2,3\n"))
	f.Add([]byte("\xff\xfea\x00,\x00b\x00"))
	f.Add([]byte("a,b\n\x93x\x94,\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := table.Read(b)
		if err != nil {
			return
		}
		for _, r := range s.Rows {
			if len(r.Cells) != len(s.Head) {
				t.Errorf("a row of %d cells under %d headings", len(r.Cells), len(s.Head))
			}
		}
	})
}

// BenchmarkInventory imports 3,600 rows.
func BenchmarkInventory(b *testing.B) {
	var csv strings.Builder
	csv.WriteString("Use Case Name,Bureau,What is the intended purpose and expected benefits of the AI?,Stage of Development,Describe the AI system’s outputs.\n")
	for i := range 3600 {
		fmt.Fprintf(&csv, "Invented case %d,Office %d,\"%s\",Operation and Maintenance,A list\n", i%3500, i%120, strings.Repeat("Words of a purpose. ", 20))
	}
	dir := site(b)
	for b.Loop() {
		run(b, dir, []byte(csv.String()))
	}
}

// A cell of a list comes back as the list it was, where the file is the
// register's own or the map says that its cells are written so; in a file of
// others it is one item. The apostrophe before a formula goes.
func TestCellsOfTheRegister(t *testing.T) {
	const columns = "[[columns]]\nhead = [\"name\"]\nfield = \"name\"\n[[columns]]\nhead = [\"product_names\"]\nfield = \"product_names\"\n" +
		"[[columns]]\nhead = [\"authorization\"]\nfield = \"authorization\"\n[[columns]]\nhead = [\"departments\"]\nfield = \"departments\"\n"
	const row = `'=Sum,Red\; dark; 'Green; C:\\x | y,state: approved | by: a \| b,records; water`
	own := "\ufeffid,url,name,product_names,authorization,departments,not_answered,withheld\r\nx,https://x," + row + ",,\r\n"
	foreign := "name,product_names,authorization,departments\n" + row + "\n"
	for _, tt := range []struct {
		name, cells, text string
		want              []string
	}{
		{"our own file", "", own, []string{`name = "=Sum"`, `product_names = ["Red; dark", "'Green", 'C:\x | y']`, `departments = ["records", "water"]`, `state = "approved"`}},
		{"a map that says so", "cells = \"register\"\n", foreign, []string{`product_names = ["Red; dark", "'Green", 'C:\x | y']`}},
		{"a file of others", "", foreign, []string{`name = "=Sum"`, `product_names = ["Red\\; dark; 'Green; C:\\\\x | y"]`}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m, err := table.ReadMap(record.Kinds(), "map.toml", []byte(tt.cells+columns))
			if err != nil {
				t.Fatal(err)
			}
			l, err := build.Load(context.Background(), options(site(t)))
			if err != nil || l.Site == nil {
				t.Fatal(err, l.Diags)
			}
			res, err := table.Import([]byte(tt.text), table.Options{Site: l.Site, Map: m, Name: "tools.csv", Since: "2024"})
			if err != nil {
				t.Fatal(err)
			}
			made := string(res.Files["data/tools/sum.toml"])
			for _, w := range tt.want {
				if !strings.Contains(strings.Join(strings.Fields(made), " "), w) {
					t.Errorf("the record does not hold %s:\n%s", w, made)
				}
			}
		})
	}
	if _, err := table.ReadMap(record.Kinds(), "map.toml", []byte("cells = \"excel\"\n"+columns)); err == nil || !strings.Contains(err.Error(), "register") {
		t.Errorf("another way of writing cells is taken: %v", err)
	}
}
