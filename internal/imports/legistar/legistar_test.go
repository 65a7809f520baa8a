package legistar_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"plaza/internal/build"
	"plaza/internal/diag"
	"plaza/internal/imports"
	"plaza/internal/imports/legistar"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/source"
	"plaza/internal/tidy"
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
	w, err := imports.Write(t.Context(), dir, res.Files, "content/meetings", "")
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
	if len(w.New) != 10 { // three meetings, a body, six members
		t.Errorf("wrote %q", w.New)
	}
	for _, want := range []string{
		"Made 3 meetings with 2 items, 3 votes and 6 answers to a roll call, 1 public bodies, 6 members",
		"1 values  EventGuid", "1 values  EventItemMatterStatus", "5 values  VoteId", "7 values  RollCallId",
		`Cedar Example: was called excused and voted or moved later, so the record says present`,
		`Fir Example: came late ("Late")`, `Fir Example was absent at this vote`, `"On leave" is none of present, remote, excused and absent: Gum Example`,
		"Taken for regular meetings, since the file does not tell their kind", "(2)\n  2026-02-03, Invented Council\n  2026-03-03, Invented Council\n",
		"EventAgendaFile: is no https address", "EventItemId 3: has no title", "EventId 9004: has no body, day or time",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("the report does not say %q:\n%s", want, said)
		}
	}
	for _, kept := range []string{"Dogwood", "RollCallValueName", "VoteValueName"} {
		if strings.Contains(said, kept) {
			t.Errorf("the report names %s, which has a place:\n%s", kept, said)
		}
	}
	meeting, err := os.ReadFile(filepath.Join(dir, "content/meetings/legistar-9001.md"))
	if err != nil {
		t.Fatal(err)
	}
	if b, ds, err := tidy.File(record.Kinds(), source.New("content/meetings/legistar-9001.md", meeting)); err != nil || len(ds) > 0 || !bytes.Equal(b, meeting) {
		t.Errorf("the meeting is not in the usual form: %v %v\n%s", ds, err, meeting)
	}
	at := 0
	for _, want := range []string{`status = "held"`, "start  = 2026-02-03T17:00:00", `place  = "Made-up Hall, Room 1"`,
		`present = ["alder-example", "cedar-example", "fir-example"]`, `remote  = ["birch-example"]`, `excused = ["dogwood-example"]`, `absent  = ["elm-example"]`, "Invented approval", "Invented resolution", `outcome       = "adopted"`,
		`mover    = "alder-example"`, `yes      = ["alder-example", "birch-example"]`, `no       = ["cedar-example"]`} {
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

// The kind of a meeting is taken from what the calendar says, and where it says
// nothing, that is told. A cancelled meeting has no attendance.
func TestKindOfMeeting(t *testing.T) {
	dir := t.TempDir()
	for from, to := range map[string]string{"../../../test/mistakes/base": "", "../../../i18n": "i18n"} {
		if err := os.CopyFS(filepath.Join(dir, to), os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	l, err := build.Load(context.Background(), options(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ body, comment, kind string }{
		{"Invented Council", "Special Meeting", "special"},
		{"Invented Council", "Notice of a special budget hearing", "special"},
		{"Invented Council - Study Session", "", "workshop"},
		{"Invented Council", "EMERGENCY", "emergency"},
		{"Invented Council", "Annual review session on reading machines", "review-session"},
		{"Invented Council", "Regular Meeting", "regular"},
		{"Special Committee on Invention", "", ""},
		{"Invented Council", "Ask for special help by Monday", ""},
		{"Invented Council", "", ""},
	} {
		b, err := json.Marshal(map[string]any{"EventId": 1, "EventBodyName": c.body, "EventDate": "2026-02-03T00:00:00", "EventTime": "5:00 PM", "EventComment": c.comment,
			"EventAgendaStatusName": "Cancelled", "EventItems": []any{map[string]any{"EventItemId": 2, "EventItemTitle": "Roll call",
				"RollCalls": []any{map[string]any{"RollCallId": 1, "RollCallPersonName": "Alder Example", "RollCallValueName": "Present"}}}}})
		if err != nil {
			t.Fatal(err)
		}
		res, err := legistar.Import(b, legistar.Options{Site: l.Site, Name: "x.json"})
		if err != nil {
			t.Fatal(err)
		}
		var said bytes.Buffer
		res.Report.Print(&said, false)
		meeting := string(res.Files["content/meetings/legistar-1.md"])
		want := cmp.Or(c.kind, "regular")
		if !strings.Contains(meeting, `kind   = "`+want+`"`) && !strings.Contains(meeting, `kind = "`+want+`"`) {
			t.Errorf("%q, %q: it is not %s:\n%s", c.body, c.comment, want, meeting)
		}
		if told := strings.Contains(said.String(), "Taken for regular meetings"); told != (c.kind == "") {
			t.Errorf("%q, %q: that the kind is not told, is told: %t", c.body, c.comment, told)
		}
		if strings.Contains(meeting, "[attendance]") || !strings.Contains(said.String(), "the meeting is cancelled, so who was there has no place") {
			t.Errorf("a cancelled meeting has an attendance:\n%s%s", meeting, said.String())
		}
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
