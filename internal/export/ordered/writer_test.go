package ordered

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"
)

// TestTextsAreJSON: what the writer takes a short way with is read back as it
// was.
func TestTextsAreJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.RuneFrom([]rune("aé\"\\<&>\n\x00\x7f\u2028\u2029😀")))).Draw(t, "text")
		w := Writer{}
		w.Open('{')
		w.Name("k")
		w.Text(s)
		w.Close('}')
		var back map[string]string
		if err := json.Unmarshal(w.Bytes(), &back); err != nil || back["k"] != s {
			t.Fatalf("%q became %s: %v", s, w.Bytes(), err)
		}
	})
	w := Writer{}
	if w.Text("a\u2028b"); w.String() != `"a\u2028b"` {
		t.Error("a line separator stands in the file: some readers of JavaScript end a line there")
	}
	w.Reset()
	if w.Text("a\xffb"); w.String() != `"a\ufffdb"` {
		t.Errorf("bytes that are no text stand in the file: %q", w.String())
	}
}

// TestFramed: a part can be shown between other texts and stays as it was.
func TestFramed(t *testing.T) {
	for _, start := range []int{0, 2, 7} {
		w := Writer{}
		w.WriteString("0123456789")
		var got string
		w.Framed(start, "<in>", "</in>", func(b []byte) { got = string(b) })
		if want := "<in>" + "0123456789"[start:] + "</in>"; got != want || w.String() != "0123456789" {
			t.Errorf("from %d: %q, then %q", start, got, w.String())
		}
	}
}
