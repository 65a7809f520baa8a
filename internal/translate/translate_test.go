package translate_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"plaza/internal/diag"
	"plaza/internal/digest"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/source"
	"plaza/internal/tidy"
	"plaza/internal/translate"
)

var tool = record.Kinds().Kind("tool")

type fataler interface{ Fatalf(string, ...any) }

// pair decodes a record and its overlay and returns the items of the two.
func pair(t fataler, facts, words string) ([]translate.Item, *source.File, *schema.Overlay) {
	r, _ := schema.Decode(tool, "x-ray", source.New("data/tools/x-ray.toml", []byte(facts)))
	f := source.New("data/tools/x-ray.es.toml", []byte(words))
	o, ds := schema.DecodeOverlay(tool, "x-ray", "es", f)
	if r == nil || o == nil || diag.HasErrors(ds) {
		t.Fatalf("%v\n%s\n%s", ds, facts, words)
	}
	var items []translate.Item
	for _, text := range schema.Texts(r) {
		tr, state := o.Of(text)
		items = append(items, translate.Item{Record: r, Text: text, Now: tr, State: state})
	}
	return items, f, o
}

var anyText = rapid.StringOf(rapid.RuneFrom([]rune(" \"\\'<>&]]>abcñé“”#=\n\t😀'''\"\"\"{}[]"))).Filter(func(s string) bool {
	return strings.TrimSpace(s) != "" && strings.TrimSpace(s) == s
})

// Any text goes out, comes back, and is the same; or comes back as another
// text, and is written as just that.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		from, to, other := anyText.Draw(r, "source"), anyText.Draw(r, "target"), anyText.Draw(r, "other")
		items, f, o := pair(r, "name = "+tidy.Quote(from)+"\nproblem = \"b\"\n", "name = "+tidy.Quote(to)+"\n\n[translation]\nmethod = \"machine\"\nby     = \"X\"\non     = 2026-01-01\n\n[translation.src]\nname = \""+digest.Text(from)+"\"\n")
		if items[0].Text.Value != from || items[0].Now.Value != to || items[0].State != schema.Current {
			r.Fatalf("%q was read as %q, %q as %q", from, items[0].Text.Value, to, items[0].Now.Value)
		}
		var b bytes.Buffer
		if err := translate.Export(&b, items, "en", "es", func(translate.Item) (string, string) { return other, from }); err != nil {
			r.Fatalf("%v", err)
		}
		made := schema.Made{Method: "human", By: "Firm", On: schema.Date{Year: 2026, Month: 2, Day: 3}}
		back, err := translate.Import(bytes.NewReader(b.Bytes()), items, "es", made)
		if err != nil || len(back.Texts) != 0 || back.Same != 1 || back.Empty != 1 || back.Unknown != nil {
			r.Fatalf("%v %+v\n%s", err, back, b.String())
		}
		changed := items
		changed[0].Now.Value = other
		b.Reset()
		if err := translate.Export(&b, changed, "en", "es", func(translate.Item) (string, string) { return "", "" }); err != nil {
			r.Fatalf("%v", err)
		}
		items, f, o = pair(r, "name = "+tidy.Quote(from)+"\nproblem = \"b\"\n", string(f.Bytes))
		back, err = translate.Import(&b, items, "es", made)
		if other == to {
			return
		}
		if err != nil || len(back.Texts) != 1 {
			r.Fatalf("%v %+v", err, back)
		}
		out, ds, err := translate.Accept(back.Texts, items[1:], f, o, nil)
		if len([]rune(other)) > 80 {
			return // longer than the field may be: refused
		}
		if err != nil || len(ds) > 0 {
			r.Fatalf("%v %v", err, ds)
		}
		_, _, o = pair(r, string("name = "+tidy.Quote(from)+"\n"), string(out))
		if got := o.Texts["name"]; got.Value != other || got.Method != "human" || got.By != "Firm" || got.Src != digest.Text(from) {
			r.Fatalf("%q became %+v\n%s", other, got, out)
		}
	})
}

const overlay = `# Who writes this.
summary = "s" # kept

[translation]
method = "machine"
by     = "X"
on     = 2026-01-01

[translation.src]
summary = "00000000"
`

// What is said of other texts stays; a text that was made otherwise says so.
func TestAcceptOneOfTwo(t *testing.T) {
	items, f, o := pair(t, "name = \"N\"\nsummary = \"S\"\n", strings.Replace(overlay, "summary = \"s\"", "name = \"n\"\nsummary = \"s\"", 1))
	made := schema.Made{Method: "human", By: "Y", On: schema.Date{Year: 2026, Month: 5, Day: 4}}
	got, ds, err := translate.Accept([]translate.Accepted{{Item: items[1], Source: "S", Made: made}}, items[:1], f, o, nil)
	if err != nil || len(ds) > 0 {
		t.Fatal(err, ds)
	}
	want := `# Who writes this.
name    = "n"
summary = "s" # kept

[translation]
method = "machine"
by     = "X"
on     = 2026-01-01

[translation.src]
summary = "` + digest.Text("S") + `"

[translation.of.summary]
method = "human"
by     = "Y"
on     = 2026-05-04
`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
}

// When all texts are accepted alike, the common table says it; a table that
// said otherwise of one text is brought up to date as well.
func TestAcceptAll(t *testing.T) {
	items, f, o := pair(t, "summary = \"S\"\n", overlay+"\n[translation.of.summary]\nmethod = \"machine\"\nby = \"Z\"\non = 2026-01-01\n")
	made := schema.Made{Method: "human", By: "Y", On: schema.Date{Year: 2026, Month: 5, Day: 4}}
	got, ds, err := translate.Accept([]translate.Accepted{{Item: items[0], Source: "S", Made: made}}, nil, f, o, nil)
	if err != nil || len(ds) > 0 {
		t.Fatal(err, ds)
	}
	_, _, o = pair(t, "summary = \"S\"\n", string(got))
	if tr := o.Texts["summary"]; tr.Method != "human" || tr.By != "Y" || strings.Contains(string(got), "machine") {
		t.Errorf("%+v\n%s", tr, got)
	}
}

// What the checks of a file refuse is not written.
func TestAcceptRefuses(t *testing.T) {
	items, f, o := pair(t, "summary = \"S\"\n", overlay)
	_, ds, err := translate.Accept([]translate.Accepted{{Item: items[0], Words: strings.Repeat("ñ", 401), Source: "S", Made: schema.Made{Method: "human", By: "Y", On: schema.Date{Year: 2026, Month: 5, Day: 4}}}}, nil, f, o, nil)
	if err != nil || len(ds) != 1 || ds[0].Code != "record/too-long" {
		t.Error(err, ds)
	}
}

// Files of other programs: segments cut in two, marks around words, another
// version, another language, no XML at all.
func TestImportForeign(t *testing.T) {
	items, _, _ := pair(t, "summary = \"One. Two.\"\n", overlay)
	doc := func(version, lang, unit string) string {
		return `<?xml version="1.0"?><xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="` + version + `" srcLang="en" trgLang="` + lang + `"><file id="tool.x-ray">` + unit + `</file></xliff>`
	}
	made := schema.Made{Method: "human", By: "Y"}
	cut := `<unit id="summary"><segment><source>One.</source><target>Uno.</target></segment><ignorable><source> </source></ignorable><segment><source>Two.</source><target><mrk id="1">Dos</mrk>.</target></segment></unit>`
	back, err := translate.Import(strings.NewReader(doc("2.1", "es", cut)), items, "es", made)
	if err != nil || len(back.Texts) != 1 || back.Texts[0].Words != "Uno. Dos." || back.Texts[0].Source != "One. Two." || len(back.Old) != 0 {
		t.Errorf("%v %+v", err, back)
	}
	same := `<unit id="summary"><segment state="initial"><source>One. Two.</source><target>s</target></segment></unit>`
	if back, _ := translate.Import(strings.NewReader(doc("2.1", "es", same)), items, "es", made); back.Same != 1 {
		t.Errorf("%+v", back)
	}
	final := strings.Replace(same, "initial", "final", 1)
	if back, _ := translate.Import(strings.NewReader(doc("2.1", "es", final)), items, "es", made); len(back.Texts) != 1 {
		t.Errorf("a stale text that the firm confirms: %+v", back)
	}
	old := strings.ReplaceAll(final, "One. Two.", "One.")
	if back, _ := translate.Import(strings.NewReader(doc("2.1", "es", old)), items, "es", made); len(back.Old) != 1 {
		t.Errorf("the source has changed: %+v", back)
	}
	if back, _ := translate.Import(strings.NewReader(doc("2.1", "es", `<unit id="gone"><segment><source>a</source></segment></unit>`)), items, "es", made); len(back.Unknown) != 1 {
		t.Errorf("%+v", back)
	}
	for _, wrong := range []string{doc("1.2", "es", cut), doc("2.1", "fr", cut), "hello", "<a/>", doc("2.1", "es", cut)[:150],
		`<!DOCTYPE x [<!ENTITY a "b">]>` + doc("2.1", "es", `<unit id="summary"><segment><source>&a;</source></segment></unit>`)} {
		if _, err := translate.Import(strings.NewReader(wrong), items, "es", made); err == nil {
			t.Errorf("%q was taken", wrong)
		}
	}
}
