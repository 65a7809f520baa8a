package policy

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"plaza/internal/check"
	"plaza/internal/diag"
	"plaza/internal/graph"
	"plaza/internal/link"
	"plaza/internal/load"
	"plaza/internal/record"
	"plaza/internal/schema"
)

var day = schema.Date{Year: 2026, Month: 11, Day: 29}

// siteAt links a site's files.
func siteAt(t *testing.T, dir string) *graph.Site {
	t.Helper()
	folder, err := load.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	entries, ds, err := folder.List(context.Background())
	if err != nil || diag.HasErrors(ds) {
		t.Fatal(err, ds)
	}
	catalog := record.Kinds()
	var parsed []check.Parsed
	for _, e := range entries {
		f, err := folder.Read(e)
		if err != nil {
			t.Fatal(err)
		}
		parsed = append(parsed, check.File(catalog, f))
	}
	res := link.Link(parsed, link.Options{Catalog: catalog, Today: day})
	if diag.HasErrors(res.Diags) {
		var b strings.Builder
		diag.Print(&b, res.Diags, diag.Style{})
		t.Fatal(b.String())
	}
	return res.Site
}

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func count(t *testing.T, r Report, what string) int {
	t.Helper()
	i := slices.IndexFunc(r.Counts, func(c Count) bool { return strings.HasPrefix(c.What, what) })
	if i < 0 {
		t.Fatalf("nothing is counted as %q: %v", what, r.Counts)
	}
	return r.Counts[i].N
}

// The city's own document, where it is at hand: what it holds was counted by
// people, and each part, clause and definition must be found.
func TestCityDocument(t *testing.T) {
	const source = "../../../../shared/policy/albuquerque-ai-policy-2025.txt"
	if _, err := os.Stat(source); err != nil {
		t.Skip("the city's document is not at hand; TestSmallDocument imports one of our own")
	}
	site := siteAt(t, "../../..")
	edition := site.Record("edition", "2025").(*record.Edition)
	text := read(t, source)
	if sum := Digest([]byte(text)); sum != edition.SHA256 {
		t.Fatalf("the edition names another text: %s, not %s", edition.SHA256, sum)
	}
	res := Import(site, edition, text, day)
	r := res.Report
	for what, want := range map[string]int{
		"numbered clauses": 26, "definitions": 19, "terms explained under another": 14,
		"rows of the table in lines 301-317": 16, "rows of the table in lines 220-223": 3,
	} {
		if got := count(t, r, what); got != want {
			t.Errorf("%d %s, want %d", got, what, want)
		}
	}
	if len(r.Missing) > 0 || len(r.Unquoted) > 0 {
		t.Errorf("not found: %v; quoted by no tool: %v", r.Missing, r.Unquoted)
	}
	var clauses []string
	for _, f := range res.Files {
		if name, ok := strings.CutPrefix(filepath.Base(f.Path), "2025-clause-"); ok {
			clauses = append(clauses, strings.TrimSuffix(name, ".md"))
		}
	}
	if len(clauses) != 26 || clauses[0] != "1-1" || clauses[25] != "6-8" {
		t.Errorf("clauses %v", clauses)
	}
	twice := []Repeated{{"73", "177", true}, {"75", "181", true}, {"83", "492", true}, {"85", "494", false}, {"87", "496", true}, {"89", "498", true}, {"693", "699", false}, {"419", "785", true}}
	for _, want := range twice {
		if !slices.Contains(r.Repeats, want) {
			t.Errorf("lines %s and %s are not told to be printed twice", want.First, want.Lines)
		}
	}
	for _, b := range r.Unplaced { // a list of people, and headings with nothing below
		if b.From > 91 {
			t.Errorf("line %d is not placed: %s", b.From, b.Text)
		}
	}
	covered := r.Document.Covered()
	for i, l := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		if strings.TrimSpace(l) != "" && !covered[i+1] {
			t.Errorf("line %d is lost", i+1)
		}
	}
}

// riverbend is a site with the records that the small document is about, made
// out of the city's: another number of clauses, other headings.
func riverbend(t *testing.T) *graph.Site {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../../test/mistakes/base")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"i18n", "data"} {
		if err := os.MkdirAll(filepath.Join(dir, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, tag := range []string{"en", "es"} {
		write(t, filepath.Join(dir, "i18n", tag+".toml"), read(t, "../../../i18n/"+tag+".toml"))
	}
	part := func(id, head string) {
		write(t, filepath.Join(dir, "content/policy-parts", id+".md"), "+++\ntitle = \""+id+"\"\n"+head+"\nsummary = \"One of the parts.\"\n+++\n\nWords.\n")
	}
	part("rules-for-machines", "order = 51\nprinted_as = [\"RULES FOR MACHINES\", \"RULES FOR MACHINES, AGAIN\"]")
	part("care", "order = 52\nnumber = \"81\"")
	part("words", "order = 53\nprinted_as = [\"WORDS\"]")
	part("tools-in-use", "order = 54\nprinted_as = [\"TOOLS IN USE\"]")
	for _, id := range []string{"machine", "adding-machine", "ledger"} {
		name := strings.ToUpper(id[:1]) + strings.ReplaceAll(id[1:], "-m", " m")
		write(t, filepath.Join(dir, "data/terms", id+".toml"), "name = \""+name+"\"\nplain_note = \"A thing that works.\"\ndefined_by_policy = \"yes\"\n")
	}
	write(t, filepath.Join(dir, "data/editions/2031.toml"), "title = \"Rules of 2031\"\ndocument = \""+firstDocument(t, dir)+"\"\norder = 1\nstatus = \"draft\"\nadopted_on = \"2026\"\nopen_to_comment = \"no\"\n")
	return siteAt(t, dir)
}

func firstDocument(t *testing.T, dir string) string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "data/documents/*.toml"))
	if err != nil || len(names) == 0 {
		t.Fatal("no document", err)
	}
	id, _, _ := strings.Cut(filepath.Base(names[0]), ".")
	return id
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestSmallDocument(t *testing.T) {
	site := riverbend(t)
	edition := site.Record("edition", "2031").(*record.Edition)
	res := Import(site, edition, read(t, "testdata/river.txt"), day)
	var got bytes.Buffer
	for _, f := range res.Files {
		got.WriteString("-- " + f.Path + " --\n")
		got.Write(f.Body)
	}
	got.WriteString("-- report --\n")
	res.Report.Print(&got)
	const golden = "testdata/river.golden"
	if os.Getenv("UPDATE") != "" {
		write(t, golden, got.String())
	}
	if want := read(t, golden); want != got.String() {
		t.Errorf("differs from %s (UPDATE=1 writes it anew):\n%s", golden, got.String())
	}
	again := Import(site, edition, read(t, "testdata/river.txt"), day)
	for i, f := range again.Files {
		if !bytes.Equal(f.Body, res.Files[i].Body) {
			t.Errorf("%s differs at a second import", f.Path)
		}
	}
}

// A text is that of its edition also after another editor saved it, but not
// after a word was changed.
func TestTextWithOtherLineEnds(t *testing.T) {
	unix := []byte("1. Purpose\n\nStaff shall ask.\n")
	windows := bytes.ReplaceAll(unix, []byte("\n"), []byte("\r\n"))
	for _, was := range [][]byte{unix, windows} {
		for _, is := range [][]byte{unix, windows, bytes.ReplaceAll(unix, []byte("\n"), []byte("\r"))} {
			if !IsOf(is, Digest(was)) {
				t.Errorf("%q is not taken for %q", is, was)
			}
		}
		if IsOf([]byte("1. Purpose\n\nStaff may ask.\n"), Digest(was)) {
			t.Error("another text is taken for that of the edition")
		}
	}
}
