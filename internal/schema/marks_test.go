package schema

import "testing"

func TestMarked(t *testing.T) {
	for text, want := range map[string]string{
		"It is **free** of charge.":          "**free**",
		"**All of it** is free.":             "**All of it**",
		"It is *free*.":                      "*free*",
		"(«*gratis*»)":                       "*gratis*",
		"Read __all of it__ now.":            "__all of it__",
		"Read _all of it_ now.":              "_all of it_",
		"See [the tool](tool:reader).":       "[the tool](tool:reader)",
		"See [this](https://example.org/a).": "[this](https://example.org/a)",
		"See [this](#scope) too.":            "[this](#scope)",
		"See <https://example.org>.":         "<https://example.org>",
		"Run `plaza check` first.":           "`plaza check`",
		"It is ~~not~~ so.":                  "~~not~~",
		"As said.[^1]":                       "[^1]",
		"One\n## Two\nthree":                 "## Two",
		"Either\n- one\n- two":               "- one",
		"2*3*4 = 24":                         "",
		"2**3**4":                            "",
		"a * b * c":                          "",
		"C* and D*":                          "",
		"Fields with * are required. *":      "",
		"Files (*.txt, *.pdf|*.md)":          "",
		"snake_case and other_snake_case":    "",
		"__init__ and _blank_ are names":     "",
		"a [note] (in brackets)":             "",
		"the item [3](a)":                    "",
		"it`s John`s":                        "",
		"-5 - 3, ~5 to ~7":                   "",
		"# of tools in use":                  "",
		"Open 8-5; see https://a.org/b_c_d/": "",
		"<b>bold</b>":                        "",
		"Costs (*) are estimates (**).":      "",
		"5 stars: *****":                     "",
		"f(x) = x[1](y)":                     "",
		"- a single line that begins so":     "",
		"a_b c_d, e_ f_":                     "",
		"mark*ed and *not":                   "",
		"https://example.org/*all*/x":        "",
	} {
		if got := marked(text); got != want {
			t.Errorf("%q: found %q, not %q", text, got, want)
		}
	}
}
