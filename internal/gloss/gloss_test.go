package gloss

import (
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	m := New([]Entry{
		{"ai", []string{"Artificial intelligence", "AI"}},
		{"gen", []string{"Generative AI"}},
		{"chatbot", []string{"Chatbot"}},
		{"opt-out", []string{"Opt-out"}},
		{"cad", []string{"CAD"}},
		{"practice", []string{"Práctica"}},
		{"second", []string{"chatbot"}}, // taken
	}, []string{"s"})
	for text, want := range map[string]string{
		"AI is Artificial\nIntelligence.":  "ai=AI ai=Artificial\nIntelligence",
		"Use of generative AI by chatbots": "gen=generative AI chatbot=chatbots",
		"The CHATBOT, an opt out":          "chatbot=CHATBOT opt-out=opt out",
		"a cad drew CAD":                   "cad=CAD",
		"AI-assisted, non-AI, AIs, SAID":   "ai=AIs",
		"la practica, las prácticas":       "practice=prácticas",
		"artificial, intelligence":         "",
		"the City’s AI’s use":              "ai=AI",
		"&#39;AI&#39; &amp; chatbot":       "ai=AI chatbot=chatbot",
		"opt&amp;out, opt. out":            "",
		"":                                 "",
	} {
		for range 2 { // the second time from memory
			var got []string
			for _, x := range m.Find(text) {
				got = append(got, x.ID+"="+text[x.From:x.To])
			}
			if s := strings.Join(got, " "); s != want {
				t.Errorf("%q: found %q, want %q", text, s, want)
			}
		}
	}
}

// Whatever the text, matches are in order, do not overlap and stand in it.
func FuzzFind(f *testing.F) {
	f.Add("AI and generative AI", "s")
	f.Add("\xff&#39;é-AI", "")
	f.Fuzz(func(t *testing.T, text, ending string) {
		m := New([]Entry{{"ai", []string{"AI"}}, {"x", []string{"generative AI", text}}}, []string{ending})
		at := 0
		for _, x := range m.Find(text + " " + text) {
			if x.From < at || x.To <= x.From || x.To > 2*len(text)+1 {
				t.Fatalf("%q: %v after %d", text, x, at)
			}
			at = x.To
		}
	})
}
