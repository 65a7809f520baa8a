package locale

import "testing"

func TestPhrasePanics(t *testing.T) {
	en, _ := pair(t)
	reviewed := en.Words.Foot.Reviewed
	for name, use := range map[string]func(){
		"a value is left out":          func() { reviewed.With() },
		"a name is wrong":              func() { reviewed.With("Day", "x") },
		"a value too many":             func() { reviewed.With("Date", "x", "Who", "y") },
		"a name without a value":       func() { reviewed.With("Date") },
		"Around a name it has not":     func() { reviewed.Around("Who", "Date", "x") },
		"counting without the total":   func() { en.Words.Count.Shown.For(3) },
		"a label nobody asked for":     func() { en.Label("enum.tool.kind.nothing") },
		"an id that go-i18n would eat": func() { slots([]string{"field.tool.translation"}) },
		"an id twice":                  func() { slots([]string{"nav.skip"}) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			use()
		}()
	}
}
