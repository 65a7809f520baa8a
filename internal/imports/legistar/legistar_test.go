package legistar_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"plaza/internal/build"
	"plaza/internal/diag"
	"plaza/internal/imports"
	"plaza/internal/imports/legistar"
	"plaza/internal/schema"
)

func options(dir string) build.Options {
	return build.Options{Dir: dir, Now: time.Now, Today: schema.Date{Year: 2026, Month: 5, Day: 1}}
}

func run(t *testing.T, dir string) (imports.Written, string) {
	t.Helper()
	b, err := os.ReadFile("testdata/events-invented.json")
	if err != nil {
		t.Fatal(err)
	}
	l, err := build.Load(context.Background(), options(dir))
	if err != nil || l.Site == nil || diag.HasErrors(l.Diags) {
		t.Fatal(err, l.Diags)
	}
	res, err := legistar.Import(b, legistar.Options{Site: l.Site, Name: "events.json"})
	if err != nil {
		t.Fatal(err)
	}
	w, err := imports.Write(dir, res.Files, "content/meetings", "")
	if err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	res.Report.Print(&said, true)
	return w, said.String()
}

// Events become meetings that pass "plaza check"; again, nothing changes; what
// has no place is told.
func TestEventsBecomeMeetings(t *testing.T) {
	dir := t.TempDir()
	for from, to := range map[string]string{"../../../test/mistakes/base": "", "../../../i18n": "i18n"} {
		if err := os.CopyFS(filepath.Join(dir, to), os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	w, said := run(t, dir)
	if len(w.New) != 7 { // three meetings, a body, three members
		t.Errorf("wrote %q", w.New)
	}
	for _, want := range []string{
		"Made 3 meetings with 2 items and 3 votes, 1 public bodies, 3 members",
		"1 values  EventGuid", "1 values  EventItemMatterStatus", "4 values  VoteId",
		`a vote "Excused" is none of yes, no, abstain and recused: Dogwood Example`,
		"EventAgendaFile: is no https address", "EventItemId 3: has no title", "EventId 9004: has no body, day or time",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("the report does not say %q:\n%s", want, said)
		}
	}
	meeting, err := os.ReadFile(filepath.Join(dir, "content/meetings/legistar-9001.md"))
	if err != nil {
		t.Fatal(err)
	}
	at := 0
	for _, want := range []string{`status = "held"`, "start = 2026-02-03T17:00:00", `place = "Made-up Hall, Room 1"`, "Invented approval", "Invented resolution", `outcome = "adopted"`,
		`mover = "alder-example"`, `yes = ["alder-example", "birch-example"]`, `no = ["cedar-example"]`} {
		i := strings.Index(string(meeting[at:]), want)
		if i < 0 {
			t.Fatalf("the meeting does not hold %q after what stands before it:\n%s", want, meeting)
		}
		at += i
	}
	if w, said := run(t, dir); len(w.New)+len(w.Changed) > 0 {
		t.Errorf("again, it wrote %+v\n%s", w, said)
	}
	_, ds, err := build.Check(context.Background(), options(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range ds {
		if d.Severity == diag.Error {
			t.Errorf("%s:%d: %s (%s)", d.File, d.Line, d.Says, d.Code)
		}
	}
	// What a person changed stays.
	edited := strings.Replace(string(meeting), "Invented Council", "Mended Council", 1)
	if err := os.WriteFile(filepath.Join(dir, "content/meetings/legistar-9001.md"), []byte(edited), 0o644); err != nil {
		t.Fatal(err)
	}
	if w, said := run(t, dir); len(w.Changed) > 0 || !strings.Contains(said, "content/meetings/legistar-9001.md") {
		t.Errorf("an edited meeting was replaced: %+v\n%s", w, said)
	}
}

// Any bytes end in a result or an error.
func FuzzImport(f *testing.F) {
	b, err := os.ReadFile("testdata/events-invented.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add([]byte(`[[[[{"EventId":1}]]]]`))
	dir := filepath.Join("../../../test/mistakes/base")
	site := f.TempDir()
	for from, to := range map[string]string{dir: "", "../../../i18n": "i18n"} {
		if err := os.CopyFS(filepath.Join(site, to), os.DirFS(from)); err != nil {
			f.Fatal(err)
		}
	}
	l, err := build.Load(context.Background(), options(site))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		res, err := legistar.Import(b, legistar.Options{Site: l.Site, Name: "x.json"})
		if err != nil {
			return
		}
		for path := range res.Files {
			if !filepath.IsLocal(path) || strings.Contains(path, "..") {
				t.Errorf("it would write %s", path)
			}
		}
	})
}
