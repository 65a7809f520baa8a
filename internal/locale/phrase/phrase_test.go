package phrase

import (
	"strings"
	"testing"
	texttemplate "text/template"

	"github.com/google/go-cmp/cmp"
)

func TestPhrase(t *testing.T) {
	p := New("x", Marker+"A"+Marker+" of "+Marker+"B"+Marker+", "+Marker+"A"+Marker+".", []string{"A", "B"})
	if got := p.With("B", "two", "A", "one"); got != "one of two, one." {
		t.Errorf("With = %q", got)
	}
	if before, after := p.Around("B", "A", "one"); before != "one of " || after != ", one." {
		t.Errorf("Around = %q, %q", before, after)
	}
	if before, after := p.Around("A", "B", "two"); before != "" || after != " of two, ." {
		t.Errorf("Around = %q, %q", before, after)
	}
}

func TestBound(t *testing.T) {
	whole := New("x", Marker+"A"+Marker+" and "+Marker+"B"+Marker, []string{"A", "B"})
	part := New("x", "one of "+Marker+"B"+Marker, []string{"A", "B"})
	for _, tt := range []struct {
		p      Phrase
		except string
		want   bool
	}{{whole, "", true}, {part, "", false}, {part, "A", true}, {part, "B", false}, {Missing("x", nil), "", false}, {Phrase{}, "", false}} {
		if got := tt.p.Bound(tt.except); got != tt.want {
			t.Errorf("%v: Bound(%q) = %v", tt.p.t, tt.except, got)
		}
	}
	if got := Missing("nav.skip", []string{"A"}).With("A", "x"); got != "⟦nav.skip⟧" {
		t.Errorf("Missing = %q", got)
	}
}

func TestSyntax(t *testing.T) {
	for _, tt := range []struct {
		text, markup, stray string
		values              []Value
		words               int
	}{
		{text: "Skip to main content", words: 4},
		{text: "{{.A}} of {{ .B }}", values: []Value{{"A", "{{.A}}"}, {"B", "{{ .B }}"}}, words: 1},
		{text: "{{.A}} {{range 9}}x{{end}} {{.A}}", values: []Value{{"A", "{{.A}}"}, {"A", "{{.A}}"}}, stray: "{{range 9}}x{{end}}", words: 3},
		{text: "{{-.A}}", stray: "{{-.A}}", words: 1}, {text: "{A}", stray: "{A}", words: 1}, {text: "}} x {{", stray: "}}", words: 1},
		{text: "{{.A.B}}", stray: "{{.A.B}}", words: 2}, {text: "{{{.A}}}", stray: "{", values: []Value{{"A", "{{.A}}"}}},
		{text: "a <b>c</b>", markup: "<b>", words: 4}, {text: "a </b", markup: "</b", words: 2}, {text: "<!-- x", markup: "<!-- x", words: 1},
		{text: "a &amp; b", markup: "&amp;", words: 3}, {text: "&#60;", markup: "&#60;"}, {text: "&#x3C;", markup: "&#x3C;", words: 2},
		{text: "R&D, 5 < 6, a & b", words: 4}, {text: "L’état d'esprit", words: 2}, {text: "", words: 0},
	} {
		got := []any{Markup(tt.text), Stray(tt.text), Values(tt.text), Words(tt.text)}
		if diff := cmp.Diff([]any{tt.markup, tt.stray, tt.values, tt.words}, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.text, diff)
		}
	}
}

// A text that passes is, to a Go template, nothing but texts and fields: it
// can be filled, and gives what the values say.
func FuzzSyntax(f *testing.F) {
	for _, s := range []string{"{{.A}}", "{{range $i := 1000000000}}x{{end}}", "{{.A}}{{define \"x\"}}{{end}}", "{{{.A}}}", "{{/* */}}", "{{ .A}}-}}", "a{{.A}}b{{.B}}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if Stray(text) != "" {
			return
		}
		tmpl, err := texttemplate.New("").Option("missingkey=error").Parse(text)
		if err != nil {
			t.Fatalf("%q passes, but is no template: %v", text, err)
		}
		values := map[string]string{}
		want := text
		for _, v := range Values(text) {
			values[v.Name] = "\u00b7"
			want = strings.Replace(want, v.Written, "\u00b7", 1)
		}
		var b strings.Builder
		if err := tmpl.Execute(&b, values); err != nil || b.String() != want {
			t.Fatalf("%q gives %q, %v; want %q", text, b.String(), err, want)
		}
	})
}
