package form

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plaza/internal/safety"
)

func city() *Form {
	return &Form{
		Kinds:  []Choice{{Key: "question"}, {Key: "complaint"}},
		Fields: []Field{{Key: FieldMessage, Required: true, Max: 10000}, {Key: FieldName, Max: 100}, {Key: FieldEmail, Max: 254}},
	}
}

func TestCheckMessage(t *testing.T) {
	fine := Message{Page: "en", Kind: "question", About: "tools/clearview-ai", Text: "Why?", Name: "Ana", Email: "ana@example.org", Answer: "es"}
	with := func(field, value string) Message { m := fine; m.Set(field, value); return m }
	cases := []struct {
		name string
		m    Message
		want []Problem
	}{
		{"fine", fine, nil},
		{"only the message", Message{Text: "Hello"}, nil},
		{"nothing", Message{}, []Problem{{Field: FieldMessage, Cause: Missing}}},
		{"only spaces", with(FieldMessage, " \n\t\u00a0"), []Problem{{Field: FieldMessage, Cause: Missing}}},
		{"as long as may be", with(FieldMessage, strings.Repeat("ñ", 10000)), nil},
		{"too long", with(FieldMessage, strings.Repeat("ñ", 10001)), []Problem{{Field: FieldMessage, Cause: TooLong, Max: 10000, Length: 10001}}},
		{"long name", with(FieldName, strings.Repeat("a", 101)), []Problem{{Field: FieldName, Cause: TooLong, Max: 100, Length: 101}}},
		{"another kind", with(FieldKind, "praise"), []Problem{{Field: FieldKind, Cause: NotOffered}}},
		{"another language", with(FieldAnswer, "xx"), []Problem{{Field: FieldAnswer, Cause: NotOffered}}},
		{"a path", with(FieldAbout, "../etc/passwd"), []Problem{{Field: FieldAbout, Cause: NotOffered}}},
		{"an address", with(FieldAbout, "https://evil.test"), []Problem{{Field: FieldAbout, Cause: NotOffered}}},
		{"no mail", with(FieldEmail, "ana at example"), []Problem{{Field: FieldEmail, Cause: EmailForm}}},
		{"two lines of mail", with(FieldEmail, "a@b.c\nBcc: x@y.z"), []Problem{{Field: FieldEmail, Cause: EmailForm}}},
		{"mail of another script", with(FieldEmail, "josé@españa.example"), nil},
		{"a number", with(FieldMessage, "Hello.\nMy number is 123-45-6789, thank you"), []Problem{{Field: FieldMessage, Cause: Protected,
			Places: []Place{{safety.SocialSecurity, 2, "My number is ***-**-****, thank you"}}}}},
		{"two things", Message{Text: "4111 1111 1111 1111", Answer: "xx"}, []Problem{
			{Field: FieldMessage, Cause: Protected, Places: []Place{{safety.Card, 1, "**** **** **** ****"}}}, {Field: FieldAnswer, Cause: NotOffered}}},
		{"in the name", with(FieldName, "Ana 123-45-6789"), []Problem{{Field: FieldName, Cause: Protected, Places: []Place{{safety.SocialSecurity, 1, "Ana ***-**-****"}}}}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, city().CheckMessage(c.m, []string{"en", "es"})); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNoFindingHoldsADigitOfTheNumber(t *testing.T) {
	text := strings.Repeat("My number is 123-45-6789 and the card 4111 1111 1111 1111. ", 50)
	ps := city().CheckMessage(Message{Text: text}, nil)
	if len(ps) != 1 || len(ps[0].Places) != maxPlaces {
		t.Fatalf("found %+v", ps)
	}
	if shown := fmt.Sprintf("%q", ps[0].Places[0].Near); strings.ContainsAny(shown, "0123456789") {
		t.Errorf("shows %s", shown)
	}
}

func TestHidden(t *testing.T) {
	m := Message{Text: "123-45-6789", Name: "4111111111111111", Email: "a@b.example", About: "tools/x"}
	want := Message{Text: "***-**-****", Name: "****************", Email: "a@b.example", About: "tools/x"}
	if got := m.Hidden(); got != want {
		t.Errorf("hidden as %+v", got)
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"one\r\ntwo\rthree": "one\ntwo\nthree",
		"bad \xff byte":     `bad \xff byte`,
		"typed \ufffd":      "typed \ufffd",
		"nul \x00":          `nul \x00`,
		"Diné bizaad: ąą́, ʼ, 中文, العربية, 👩‍👩‍👧": "Diné bizaad: ąą́, ʼ, 中文, العربية, 👩‍👩‍👧",
	} {
		if got := Clean(in, true); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
	if got := Clean("a\r\nBcc: b", false); got != "a Bcc: b" {
		t.Errorf("one line became %q", got)
	}
}
