package schema

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"plaza/internal/diag"
	"plaza/internal/source"
)

// pot is a kind made for these tests: one field of each type.
type pot struct {
	Head
	Name   Text     `plaza:"name,title,required,max=20"`
	Colour string   `plaza:"colour,shown,oneof=red|blue"`
	Lids   []string `plaza:"lids,link=pot"`
	Big    bool     `plaza:"big"`
	Litres int64    `plaza:"litres"`
	Made   Date     `plaza:"made,past"`
	Handle *handle  `plaza:"handle"`
	Marks  []mark   `plaza:"marks"`
	Body   Prose    `plaza:"text,body"`
}

type handle struct {
	Kind string `plaza:"kind,required,oneof=long|short"`
	Note Text   `plaza:"note"`
}

type mark struct {
	Key  string `plaza:"key"`
	Text Text   `plaza:"text,required"`
}

var potKind = Of[pot](Place{Name: "pot", Dir: "data/pots", Markdown: true, Address: "pots/{id}.html"})

const sound = `+++
name = "Blue pot"
colour = "blue"
lids = ["red-pot", "small-pot"]
big = true
litres = 3
made = "2024-05"

[handle]
kind = "long"
note = "Gets hot."

[[marks]]
key = "base"
text = "Signed below."
+++
Some *text*.
`

func decode(text string) (*pot, []diag.Diagnostic) {
	rec, ds := Decode(potKind, "blue-pot", source.New("data/pots/blue-pot.md", []byte(text)))
	if rec == nil {
		return nil, ds
	}
	return rec.(*pot), ds
}

func TestDecode(t *testing.T) {
	p, ds := decode(sound)
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	if p.Name.Value != "Blue pot" || p.Colour != "blue" || !p.Big || p.Litres != 3 || p.Made != (Date{Year: 2024, Month: 5, Day: 0}) ||
		p.Handle.Kind != "long" || p.Marks[0].Text.Value != "Signed below." || p.Body.Value != "Some *text*." {
		t.Errorf("%+v", p)
	}
	var paths []string
	for _, text := range Texts(p) {
		paths = append(paths, text.Path)
	}
	if diff := cmp.Diff([]string{"name", "handle.note", "marks.base.text", "text"}, paths); diff != "" {
		t.Error(diff)
	}
}

// What every record may begin with stands above a kind's own fields, the rest
// below them.
func TestWritten(t *testing.T) {
	var names []string
	for _, f := range potKind.Written() {
		names = append(names, f.Name)
	}
	if len(names) != len(potKind.Fields) {
		t.Errorf("%d of %d fields", len(names), len(potKind.Fields))
	}
	if got := strings.Join(names[:3], " ") + " ... " + names[len(names)-1]; got != "aliases example name ... unmarked_terms" {
		t.Error(got)
	}
}

// places writes diagnostics as "line:col code".
func places(ds []diag.Diagnostic) string {
	var out []string
	for _, d := range diag.Sort(ds) {
		out = append(out, strings.TrimPrefix(d.File, "data/pots/")+" "+itoa(d.Line)+":"+itoa(d.Col)+" "+d.Code)
	}
	return strings.Join(out, "\n")
}

func itoa(n int) string { return fmt.Sprintf("%02d", n) }

func TestAllMistakesOfOneFileInOneRun(t *testing.T) {
	_, ds := decode(`+++
nmae = "Blue pot"
name = 7
lids = ["Red Pot", "small-pot", "small-pot"]
big = "yes"
litres = 2.5
made = "May"

[[marks]]
text = "No key."

[[marks]]
key = "base"
+++
`)
	want := `blue-pot.md 01:01 record/no-answer
blue-pot.md 02:01 record/unknown-field
blue-pot.md 03:08 record/wrong-type
blue-pot.md 04:09 record/id-form
blue-pot.md 04:33 record/listed-twice
blue-pot.md 05:07 record/wrong-type
blue-pot.md 06:10 record/wrong-type
blue-pot.md 07:08 record/date-form
blue-pot.md 09:01 record/missing-key
blue-pot.md 12:01 record/missing-field`
	if diff := cmp.Diff(want, places(ds)); diff != "" {
		t.Error(diff)
	}
}

func TestEveryShownFieldIsAnswered(t *testing.T) {
	blocks := map[string]AnswerKind{
		"colour = \"red\"": Value,
		"[[not_answered]]\nsince = 2025-01-01\nasked_of = \"kitchen\"\nfields = [\"colour\"]":              IsNotAnswered,
		"[withheld.colour]\nbasis = \"b\"\ndecided_by = \"cook\"\non = 2025-01-01\nreview_on = 2026-01-01": IsWithheld,
		"[not_applicable.colour]\nwhy = \"It is of glass.\"":                                               IsNotApplicable,
	}
	for block, want := range blocks {
		p, ds := decode("+++\nname = \"Pot\"\n" + block + "\n+++\n")
		if len(ds) > 0 || p.Answer("colour").Kind != want {
			t.Errorf("%s\n%v, answer %v", block, ds, p.Answer("colour").Kind)
		}
	}
	if _, ds := decode("+++\nname = \"Pot\"\n+++\n"); places(ds) != "blue-pot.md 01:01 record/no-answer" {
		t.Errorf("a blank field passed: %v", ds)
	}
}

func TestOverlay(t *testing.T) {
	o, ds := DecodeOverlay(potKind, "blue-pot", "es", source.New("data/pots/blue-pot.es.md", []byte(`+++
name = "Olla azul"
litres = 4

[marks.base]
text = "Firmada abajo."

[translation]
method = "machine"
by = "Cocina"
on = 2026-01-02

[translation.src]
name = "00000000"
nmae = "00000000"

[translation.of."marks.base.text"]
method = "human"
by = "Traductora"
on = 2026-02-03
+++
Algo de *texto*.
`)))
	if diff := cmp.Diff("blue-pot.es.md 03:01 translation/fact\nblue-pot.es.md 15:01 translation/stray-entry", places(ds)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"marks.base.text", "name", "text"}, o.Paths()); diff != "" {
		t.Error(diff)
	}
	if tr := o.Texts["marks.base.text"]; tr.Method != "human" || tr.On != (Date{Year: 2026, Month: 2, Day: 3}) {
		t.Errorf("%+v", tr)
	}
	if tr, state := o.Of(Text{Value: "Blue pot", Path: "name"}); tr.Method != "machine" || state != Stale {
		t.Errorf("%+v, %v", tr, state)
	}
}

func TestDates(t *testing.T) {
	for in, want := range map[string]Date{"2025": {Year: 2025}, "2025-03": {Year: 2025, Month: 3}, "2025-03-09": {Year: 2025, Month: 3, Day: 9}} {
		if got, ok := ParseDate(in); !ok || got != want || got.String() != in {
			t.Errorf("%s: %v %v", in, got, ok)
		}
	}
	for _, bad := range []string{"", "25", "2025-13", "2025-02-30", "3/9/2025", "2025-3-9", "0000"} {
		if d, ok := ParseDate(bad); ok {
			t.Errorf("%q was read as %v", bad, d)
		}
	}
}

func TestIDs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.StringMatching(`[a-z0-9]{1,10}(-[a-z0-9]{1,10}){0,3}`).Draw(t, "id")
		if len(id) >= 2 && !ValidID(id) {
			t.Fatalf("%q was refused", id)
		}
	})
	for _, bad := range []string{"", "a", "A-b", "a_b", "-a", "a-", "a--b", "a/b", "..", "é-e", "а-cyrillic", strings.Repeat("a", 49)} {
		if ValidID(bad) {
			t.Errorf("%q passed", bad)
		}
	}
}

// FuzzDecode gives the decoder any bytes: it neither panics nor places a
// finding outside the file.
func FuzzDecode(f *testing.F) {
	f.Add(sound)
	f.Add("+++\n[[marks]]\nkey = 7\n[withheld.x]\n+++\n")
	f.Add("+++\nname = {}\nhandle = [1]\nmarks = \"x\"\nnot_answered = 1\n+++\n\x00")
	f.Fuzz(func(t *testing.T, text string) {
		file := source.New("data/pots/blue-pot.md", []byte(text))
		rec, ds := Decode(potKind, "blue-pot", file)
		_, more := DecodeOverlay(potKind, "blue-pot", "es", file)
		lines := strings.Count(text, "\n") + 1
		for _, d := range append(ds, more...) {
			if d.Line < 0 || d.Line > lines || d.Line > 0 && d.Col > len(file.Line(d.Line))+2 {
				t.Fatalf("%v lies outside the file", d)
			}
		}
		if rec != nil {
			Texts(rec)
		}
	})
}
