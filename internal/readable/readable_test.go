package readable

import (
	"math"
	"strings"
	"testing"
)

func TestSyllables(t *testing.T) {
	for word, n := range map[string]int{
		"the": 1, "police": 2, "technique": 2, "table": 2, "tables": 2, "uses": 2, "asked": 1, "needed": 2, "statement": 2, "safety": 2,
		"media": 3, "social": 2, "radio": 3, "nation": 2, "opinion": 3, "medium": 3, "language": 2, "evaluate": 4, "continuous": 4,
		"audience": 3, "patient": 2, "quiet": 2, "being": 2, "employee": 3, "video": 3, "poem": 2, "create": 2, "racism": 3, "doesn't": 2,
		"AI": 2, "DTI": 3, "everything": 3, "therefore": 2, "people": 2,
	} {
		if got := english(word); got != n {
			t.Errorf("english(%q) = %d, want %d", word, got, n)
		}
	}
	for word, n := range map[string]int{
		"la": 1, "ciudad": 2, "policía": 4, "guitarra": 3, "pingüino": 3, "queso": 2, "ahora": 3, "país": 2, "cuidado": 3, "leer": 2, "muy": 1,
		"aéreo": 4, "información": 4, "DTI": 3, "IA": 2, "herramientas": 4, "inteligencia": 5, "automático": 5,
	} {
		if got := spanish(word); got != n {
			t.Errorf("spanish(%q) = %d, want %d", word, got, n)
		}
	}
}

func TestSentences(t *testing.T) {
	for text, want := range map[string]string{
		"One two. Three!":                      "One two|Three",
		"He said “no.” She left":               "He said no|She left",
		"See No. 5, i.e. the U.S. rule. Done.": "See No 5 i e the U S rule|Done",
		"It costs 3.50 dollars":                "It costs 3 50 dollars",
		"first\nsecond":                        "first|second",
		"¿Qué es? Es la EE.UU. sí":             "Qué es|Es la EE UU sí",
		" … ":                                  "",
	} {
		var got []string
		for _, s := range Sentences(text) {
			got = append(got, strings.Join(s.Words, " "))
			if !strings.HasPrefix(text[s.At:], s.Words[0]) {
				t.Errorf("%q: a sentence is not where it is said to be", text)
			}
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q: %q, want %q", text, strings.Join(got, "|"), want)
		}
	}
}

// The figures are those of the published formulas.
func TestValue(t *testing.T) {
	en, es := Named("flesch-kincaid"), Named("inflesz")
	count := Count{Sentences: 2, Words: 20, Syllables: 30}
	if v := en.Value(count); math.Abs(v-(0.39*10+11.8*1.5-15.59)) > 1e-9 {
		t.Errorf("Flesch-Kincaid is %f", v)
	}
	if v := es.Value(count); math.Abs(v-(206.835-62.3*1.5-10)) > 1e-9 {
		t.Errorf("INFLESZ is %f", v)
	}
	if !en.Harder(9, 8) || en.Harder(7, 8) || !es.Harder(50, 60) || es.Harder(60, 60) {
		t.Error("harder is told wrongly")
	}
	if Named("no such") != nil || len(Names()) != 2 {
		t.Error("formulas are named wrongly")
	}
}

func FuzzSentences(f *testing.F) {
	f.Add("One. Two-three, DTI!")
	f.Add("\xff’s ñ\u0301")
	f.Fuzz(func(t *testing.T, text string) {
		for _, formula := range formulas {
			c := formula.Count(Sentences(text))
			if c.Syllables < c.Words {
				t.Fatalf("%q: fewer syllables than words: %+v", text, c)
			}
		}
	})
}
