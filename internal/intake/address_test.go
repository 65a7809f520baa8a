package intake

import (
	"strings"
	"testing"

	"plaza/internal/form"
)

// TestAddressesAreCleaned: what nobody sees is gone from an address that is
// kept. A refusal shows each field as it was typed.
func TestAddressesAreCleaned(t *testing.T) {
	for _, typed := range []string{"resident@example.org\u200b", "\u200fresident@example.org", "resident@example.org.", "resident＠example。org", "resi\u00addent@example.org", "\u00a0resident@example.org\u2009"} {
		d := open1(t, nil)
		if res, _ := d.send("", map[string]string{form.FieldMessage: "Hello", form.FieldEmail: typed}, nil); res.StatusCode != 200 || d.store.got[0].Email != "resident@example.org" {
			t.Errorf("%q: status %d, kept %+v", typed, res.StatusCode, d.store.got)
		}
		if res, b := d.send("", map[string]string{form.FieldMessage: "\u200b\u2060", form.FieldEmail: typed}, nil); res.StatusCode != 422 || read(t, b).values[form.FieldEmail] != typed || !read(t, b).links["#"+form.FieldMessage] {
			t.Errorf("%q: a message that shows nothing got %d", typed, res.StatusCode)
		}
	}
	d := open1(t, nil)
	for _, l := range d.s.Site.Locales.All {
		res, b := d.send(l.Prefix, map[string]string{form.FieldMessage: "Señor", form.FieldEmail: "resident@\u200b"}, nil)
		if p := read(t, b); res.StatusCode != 422 || !strings.Contains(p.text, l.Words.Form.Error.Email) || p.values[form.FieldMessage] != "Señor" {
			t.Errorf("%s: status %d", l.Tag, res.StatusCode)
		}
	}
	_, b := d.send("", map[string]string{form.FieldMessage: "Hi", form.FieldEmail: "\u200b"}, nil)
	if !strings.Contains(read(t, b).text, d.s.Site.Locales.All[0].Words.Form.Done.NoAnswer) || d.store.got[0].Email != "" {
		t.Error("an address that shows nothing passes for one")
	}
}
