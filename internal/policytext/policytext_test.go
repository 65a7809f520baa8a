package policytext

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

func shape(d *Document) []string {
	var out []string
	for _, b := range d.Blocks {
		name := strings.Trim(b.Number+" "+b.Term, " ")
		text := b.Text
		if b.Kind == Row {
			text = strings.Join(b.Cells, " | ")
		}
		out = append(out, fmt.Sprintf("%d-%d %s %s: %s", b.From, b.To, b.Kind, name, text))
	}
	return out
}

// Each rule of the package, by what it makes of a line.
func TestShapes(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"capitals", "PURPOSE", "heading : PURPOSE"},
		{"short line alone", "Who decides", "heading : Who decides"},
		{"short line with a closing mark", "Nobody knows.", "paragraph : Nobody knows."},
		{"numbered and short", "2. Harm and bias", "heading 2: Harm and bias"},
		{"numbered and in capitals", "3. SCOPE:", "heading 3: SCOPE:"},
		{"clause", "4.2 All tools are checked.", "clause 4.2: All tools are checked."},
		{"row", "Purpose\tProduct\t\tCosts", "table row : Purpose | Product |  | Costs"},
		{"item", "- Ask first.", "list item : Ask first."},
		{"bullet", "• Ask first.", "list item : Ask first."},
		{"counted item", "1. Add the points.\n2. Stop.", "list item 1: Add the points."},
		{"lettered item", "a. Network - a thing", "list item a: Network - a thing"},
		{"definition", "Bias - a lean to one side", "definition Bias: a lean to one side"},
		{"definition with brackets", "Large Models (LM) - programs", "definition Large Models (LM): programs"},
		{"no definition", "In tandem with bias - an idea", "paragraph : In tandem with bias - an idea"},
		{"two lines", "One line.\nAnd one more.", "paragraph : One line.\nAnd one more."},
		{"escaped mark", `It costs \$5.00 a year, no more.`, "paragraph : It costs $5.00 a year, no more."},
		{"dead link", "[The standards](#) are elsewhere.", "paragraph : The standards are elsewhere."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := shape(Parse(tt.text))
			if _, first, _ := strings.Cut(got[0], " "); first != tt.want {
				t.Errorf("got %q, want %q", first, tt.want)
			}
		})
	}
}

func TestPageBreaks(t *testing.T) {
	d := Parse("2.1 All depart-\n\nments answer, and so do the ven\n\n- dors who serve them.\n- protection goes on;\n\n- and on")
	if got := d.Blocks[0].Text; got != "All departments answer, and so do the ven dors who serve them." {
		t.Errorf("joined to %q", got)
	}
	if len(d.Joins) != 2 || d.Joins[0] != (Join{3, "depart-", "ments"}) {
		t.Errorf("joins noted: %v", d.Joins)
	}
	if len(d.Blocks) != 3 {
		t.Errorf("a closed sentence was joined: %q", shape(d))
	}
}

func TestFront(t *testing.T) {
	d := Parse("a town\n\nCONTENTS\n\n3\tONE\n4\tTWO\n5\tTHREE\n\nONE\n\nText that is long enough to be one.")
	if want := []Piece{{"cover", 1, 1}, {"contents", 3, 7}}; !slices.Equal(d.Noise, want) {
		t.Errorf("noise %v, want %v", d.Noise, want)
	}
	if d.Blocks[0].From != 9 {
		t.Errorf("the text begins with %v", d.Blocks[0])
	}
}

// covers holds the first law: each line that says something belongs to exactly
// one block or is noise.
func covers(t *testing.T, text string) {
	t.Helper()
	d := Parse(text)
	owner := make([]int, d.Lines+2)
	mark := func(from, to int) {
		if from < 1 || to > d.Lines || from > to {
			t.Fatalf("%q: lines %d-%d of %d", text, from, to, d.Lines)
		}
	}
	for _, b := range d.Blocks {
		mark(b.From, b.To)
		owner[b.From]++
	}
	for _, n := range d.Noise {
		mark(n.From, n.To)
	}
	for i, n := range owner {
		if n > 1 {
			t.Fatalf("%q: line %d begins %d blocks", text, i, n)
		}
	}
	covered := d.Covered()
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n").Replace(strings.TrimPrefix(text, "\ufeff")), "\n")
	for i, l := range lines {
		if strings.TrimSpace(l) != "" && !covered[i+1] {
			t.Fatalf("%q: line %d is lost: %q", text, i+1, l)
		}
	}
}

func FuzzParse(f *testing.F) {
	b, err := os.ReadFile("../imports/policy/testdata/river.txt")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(b))
	f.Add("1.1 a-\n\nb\n\tc\n- \n-  x\n\n**\n")
	f.Fuzz(covers)
}
