package diag

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// TestSentences holds the sentences to what package diag promises: those who
// read them do not program.
func TestSentences(t *testing.T) {
	code := regexp.MustCompile(`^[a-z]+/[a-z0-9-]+$`)
	for _, c := range Codes() {
		text, _ := Lookup(c)
		if !code.MatchString(c) {
			t.Errorf("%s does not have the form of a code", c)
		}
		first, _ := utf8.DecodeRuneInString(text.Says)
		if unicode.IsUpper(first) || text.Says == "" {
			t.Errorf("%s: what it says must begin with a small letter, because \"error:\" stands before it: %s", c, text.Says)
		}
		if strings.HasSuffix(text.Says, ".") {
			t.Errorf("%s: what it says ends with a full stop, but a code follows: %s", c, text.Says)
		}
		for _, sentence := range []string{text.Why, text.Mend} {
			first, _ := utf8.DecodeRuneInString(sentence)
			if sentence == "" || unicode.IsLower(first) {
				t.Errorf("%s: why and mend are whole sentences: %q", c, sentence)
			}
		}
		if !ends.MatchString(text.Why) || !ends.MatchString(text.Mend) {
			t.Errorf("%s: why or mend does not end as a sentence does:\n%s\n%s", c, text.Why, text.Mend)
		}
		for _, sentence := range []string{text.Says, text.Why, text.Mend} {
			if w := words.FindString(sentence); w != "" {
				t.Errorf("%s: %q is a word of programmers: %s", c, w, sentence)
			}
			if strings.Count(sentence, "{") != strings.Count(sentence, "}") {
				t.Errorf("%s: a brace is not closed: %s", c, sentence)
			}
			for part := range strings.SplitSeq(sentence, ". ") {
				if n := len(strings.Fields(part)); n > 32 {
					t.Errorf("%s: a sentence of %d words: %s", c, n, part)
				}
			}
		}
	}
}

var (
	// A sentence ends with a sign of its own, with what is to be typed, or with
	// something filled in.
	ends  = regexp.MustCompile(`([.?!:"}]|= \.\.\.|https://|tel:|clause:|>|"new\.html")$`)
	words = regexp.MustCompile(`(?i)\b(null|nil|struct|parse[rd]?|token|exception|boolean|integers?|arrays?|invalid|illegal|schema|regex|runtime|stack|panic|undefined|deprecated|argument|parameter)\b`)
)

// TestNewFillsEverySentence: a word that a sentence wants and does not get is
// a bug that shows only when somebody makes the mistake. The planted mistakes
// in test/mistakes find those; here is what New does then.
func TestNewFillsEverySentence(t *testing.T) {
	d := New("record/unknown-value", Pos{File: "a.toml", Line: 1, Col: 2, Width: 3}, "value", "yes", "field", "opt_out", "suggest", `Write "no".`)
	if d.Says != `"yes" is not one of the values of "opt_out"` || d.Mend != `Write "no".` || d.Line != 1 {
		t.Errorf("%+v", d)
	}
	// A value that looks like a place to fill in is not filled in again.
	d = New("record/unknown-value", Pos{}, "value", "{field}", "field", "{value}", "suggest", "")
	if d.Says != `"{field}" is not one of the values of "{value}"` {
		t.Errorf("a value was taken for a place: %s", d.Says)
	}
	for what, call := range map[string]func(){
		"an unknown code": func() { New("record/none", Pos{}) },
		"a value missing": func() { New("record/unknown-value", Pos{}, "value", "x") },
		"an odd argument": func() { New("record/unknown-value", Pos{}, "value") },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s went unnoticed", what)
				}
			}()
			call()
		}()
	}
}

// TestSort: one order, and no finding twice.
func TestSort(t *testing.T) {
	at := func(file string, line, col int, code string) Diagnostic {
		return Diagnostic{Code: code, Pos: Pos{File: file, Line: line, Col: col, Width: 1}}
	}
	want := []Diagnostic{at("a", 1, 2, "b"), at("a", 1, 2, "c"), at("a", 1, 3, "a"), at("a", 2, 1, "a"), at("b", 0, 0, "a")}
	got := Sort([]Diagnostic{want[4], want[2], want[0], want[3], want[1], want[2], want[0]})
	if !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
}

func TestSuggest(t *testing.T) {
	ids := []string{"water", "records", "fire-rescue", "police"}
	for word, want := range map[string]string{
		"watr": "water", "WATER": "water", "wáter": "water", "fire_rescue": "fire-rescue", "fire rescue": "fire-rescue",
		"recrods": "records", "airport": "", "": "", "w": "",
		strings.Repeat("water", 1000): "",
	} {
		if got := Suggest(word, ids); got != want {
			t.Errorf("Suggest(%.20q) = %q, want %q", word, got, want)
		}
	}
	if got := DidYouMean("airport", ids); got != "Use one of: water, records, fire-rescue, police." {
		t.Error(got)
	}
	if got := DidYouMean("x", nil); got != "There is nothing yet that could stand here." {
		t.Error(got)
	}
	many := strings.Split(strings.Repeat("alpha,", 13)+"alpha", ",")
	if got := DidYouMean("zulu", many); !strings.HasSuffix(got, ", ...") || strings.Count(got, "alpha") != 12 {
		t.Error(got)
	}
}
