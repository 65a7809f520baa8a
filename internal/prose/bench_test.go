package prose

import (
	"strings"
	"testing"
)

// sample is about 1 KB of the kind of text that a clause has.
var sample = "## Scope {#scope}\n\n" +
	strings.Repeat("This clause says **who** must follow the policy, and [how the board](tool:clearview-ai) looks at each tool.\n", 5) +
	"\n- One rule for [all departments](clause:6-7#scope)\n- A second, with *care*\n\n> [!NOTE]\n> Ask before you begin.\n\n" +
	"| Step | Who |\n|---|---|\n| Ask | The department |\n| Answer | The board |\n\nMore is in the policy.[^1]\n\n[^1]: See <https://www.cabq.gov/ai>.\n"

func BenchmarkParse(b *testing.B) {
	f := newFile(sample)
	b.SetBytes(int64(len(sample)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(f, 0, len(f.Bytes))
	}
}

func BenchmarkRender(b *testing.B) {
	doc, found := parse(sample)
	if len(found) > 0 {
		b.Fatal(found)
	}
	o := Options{Words: english, Link: known}
	b.SetBytes(int64(len(sample)))
	b.ReportAllocs()
	for b.Loop() {
		doc.Render(o)
	}
}
